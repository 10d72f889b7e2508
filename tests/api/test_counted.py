"""However many parents ask for children, the number of statements stays the same."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from cscs_graph.graph.connection import Row, Transaction
from tests.api.asking import ask, ids

LISTS = """query Lists($first: Int!, $after: String) { creditLists(first: $first, after: $after) { edges { node {
  id controlledBy { id }
  mous { id source { id } signatories { id } measures { measure { id } imposedBy { id } } }
} } } }"""
AGENCIES = """query Agencies($first: Int!) { agencies(first: $first) { edges { node {
  id controls { id controlledBy { id } } predecessors { id } successors { id } partOf { id }
} } } }"""
HITS = """query Hits($first: Int!) { search(name: "虚构", first: $first) { edges { node { party {
  id details { kind } listings(asOf: "2019-06-03") { id list { id } decidedBy { id } party { id } }
} } } } }"""
STAYS = """query Stays($first: Int!) { listings(list: "court_defaulters", asOf: "2019-06-03", first: $first) {
  edges { node { id party { id details { kind } listings(asOf: "2019-06-03") { id } } list { mous { id } } } }
} }"""
PEOPLE = """query People($depth: Int!) {
  personnelLinkage(party: "private-listing-company", asOf: "2019-06-03", depth: $depth, includeFormer: false) {
    ties { party { id details { kind } listings { id } } paths { steps { holder { details { kind } } } } }
  }
}"""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """The names of the statements that ran since it was last called."""
    names: list[str] = []
    run = Transaction.run

    async def counting(self: Transaction, name: str, **parameters: object) -> list[Row]:
        names.append(name)
        return await run(self, name, **parameters)

    def since() -> list[str]:
        taken = sorted(names)
        names.clear()
        return taken

    monkeypatch.setattr(Transaction, "run", counting)
    yield since
    names.clear()


Count = Callable[[], list[str]]


async def test_thirty_lists_cost_what_three_cost(api: httpx.AsyncClient, counted: Count) -> None:
    """One statement per kind of child. Agencies stand in three places; one that is known by then is not fetched again."""
    few = (await ask(api, LISTS, first=3))["creditLists"]
    for_few = Counter(counted())
    many = (await ask(api, LISTS, first=30))["creditLists"]
    for_many = Counter(counted())
    assert (len(ids(few)), len(ids(many))) == (3, 30)
    for page in (few, many):
        mous = [mou for edge in page["edges"] for mou in edge["node"]["mous"]]
        assert any(mou["signatories"] for mou in mous)
        assert any(stipulation["imposedBy"] for mou in mous for stipulation in mou["measures"])
    assert 1 <= for_many.pop("agencies") <= for_few.pop("agencies") <= 3
    once = [
        "all_lists",
        "lists",
        "mous_of_list",
        "mous",
        "sources",
        "signatories_of",
        "measures_of_mous",
        "successions",
    ]
    assert for_few == for_many == Counter(once)


async def test_agencies_with_what_they_control(api: httpx.AsyncClient, counted: Count) -> None:
    few = (await ask(api, AGENCIES, first=20))["agencies"]
    statements = counted()
    many = (await ask(api, AGENCIES, first=100))["agencies"]
    assert counted() == statements
    for page in (few, many):
        assert any(edge["node"]["controls"] for edge in page["edges"])
        assert any(edge["node"]["predecessors"] for edge in page["edges"])
    assert statements.count("agency_relations") == 1
    assert len(statements) <= 6


async def test_hits_with_the_listings_of_each(api: httpx.AsyncClient, counted: Count) -> None:
    few = (await ask(api, HITS, first=60))["search"]
    statements = counted()
    many = (await ask(api, HITS, first=70))["search"]
    assert counted() == statements
    assert (len(few["edges"]), len(many["edges"])) == (60, 70)
    for page in (few, many):
        listed = [stay for edge in page["edges"] for stay in edge["node"]["party"]["listings"]]
        assert listed, "at least one hit is on a list"
    assert statements.count("listings_of") == 1
    assert statements.count("entity_details") == 1


async def test_stays_with_their_parties(api: httpx.AsyncClient, counted: Count) -> None:
    few: Any = (await ask(api, STAYS, first=1))["listings"]
    statements = counted()
    many: Any = (await ask(api, STAYS, first=50))["listings"]
    assert counted() == statements
    assert len(ids(many)) > len(ids(few)) == 1


async def test_children_below_an_answer(api: httpx.AsyncClient, counted: Count) -> None:
    """A deeper walk costs more rounds, but its parties' children one statement each all the same."""
    near = (await ask(api, PEOPLE, depth=1))["personnelLinkage"]["ties"]
    below_near = [name for name in counted() if name == "entity_details"]
    far = (await ask(api, PEOPLE, depth=3))["personnelLinkage"]["ties"]
    below_far = [name for name in counted() if name == "entity_details"]
    assert len(far) > len(near)
    assert below_near == below_far == ["entity_details"]


async def test_the_same_child_of_two_fields_is_fetched_once(api: httpx.AsyncClient, counted: Count) -> None:
    await ask(api, '{ a: creditList(id: "food_drug") { mous { id } } }')
    one = counted()
    await ask(api, '{ a: creditList(id: "food_drug") { mous { id } } b: creditList(id: "food_drug") { mous { id } } }')
    assert counted().count("mous_of_list") == one.count("mous_of_list") == 1
