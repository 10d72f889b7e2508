"""However many parents ask for children, the number of statements stays the same."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from cscs_graph.catalog import Statement
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.graph.kept import KeptAnswers
from tests.api.asking import ask, ids

LISTS = """query Lists($first: Int!, $after: String) { creditLists(first: $first, after: $after) { edges { node {
  id controlledBy { id }
  mous { id source { id } signatories { nodes { id } } measures { nodes { measure { id } imposedBy { id } } } }
} } } }"""
AGENCIES = """query Agencies($first: Int!) { agencies(first: $first) { edges { node {
  id controls { nodes { id controlledBy { id } } } predecessors { id } successors { id } partOf { id }
} } } }"""
HITS = """query Hits($first: Int!) { search(name: "虚构", first: $first) { edges { node { party {
  id ... on Entity { details { kind } }
  listings(asOf: "2019-06-03") { nodes { id: factId list { id } decidedBy { id } party { id } } }
} } } } }"""
STAYS = """query Stays($first: Int!) { listings(list: "court_defaulters", asOf: "2019-06-03", first: $first) {
  edges { node {
    id: factId list { mous { id } }
    party { id ... on Entity { details { kind } } listings(asOf: "2019-06-03") { nodes { id: factId } } }
  } }
} }"""
CASCADE = """{ cascadingPunishment(subject: {party: "joint-bid-sister"}, asOf: "2018-06-01") {
  answerId subject { ... on Entity { details { kind } } } consequences { nodes { measure { id } %s } }
} }"""
PROOF = "sentenceZh proof { fromName toName source { title } }"
PEOPLE = """query People($depth: Int!) {
  personnelLinkage(party: "private-listing-company", asOf: "2019-06-03", depth: $depth, includeFormer: false) {
    ties { nodes {
      party { id ... on Entity { details { kind } } listings { nodes { id: factId } } }
      paths { nodes { steps { holder { ... on Entity { details { kind } } } } } }
    } }
  }
}"""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """The names of the statements that ran since it was last called."""
    names: list[str] = []
    run = Transaction.run

    async def counting(self: Transaction, statement: str | Statement, **parameters: object) -> list[Row]:
        names.append(statement if isinstance(statement, str) else statement.name)
        return await run(self, statement, **parameters)

    def since() -> list[str]:
        taken = sorted(names)
        names.clear()
        return taken

    monkeypatch.setattr(Transaction, "run", counting)
    yield since
    names.clear()


Count = Callable[[], list[str]]


async def test_rules_cost_the_same_however_many_are_shown(api: httpx.AsyncClient, counted: Count) -> None:
    """The rulebook is kept: what is asked is whether it is still of the version that is loaded."""
    await ask(api, LISTS, first=1)
    counted()
    few = (await ask(api, LISTS, first=3))["creditLists"]
    for_few = counted()
    many = (await ask(api, LISTS, first=30))["creditLists"]
    assert (len(ids(few)), len(ids(many))) == (3, 30)
    for page in (few, many):
        mous = [mou for edge in page["edges"] for mou in edge["node"]["mous"]]
        assert any(mou["signatories"] for mou in mous)
        assert any(stipulation["imposedBy"] for mou in mous for stipulation in mou["measures"])
    assert for_few == counted() == ["content_version", "opening"]


async def test_agencies_with_what_they_control(api: httpx.AsyncClient, counted: Count) -> None:
    many = (await ask(api, AGENCIES, first=100))["agencies"]
    assert any(edge["node"]["controls"] for edge in many["edges"])
    assert any(edge["node"]["predecessors"] for edge in many["edges"])
    assert len(counted()) <= 3


async def test_hits_with_the_listings_of_each(api: httpx.AsyncClient, counted: Count) -> None:
    few = (await ask(api, HITS, first=60))["search"]
    statements = counted()
    many = (await ask(api, HITS, first=70))["search"]
    assert counted() == statements
    assert (len(few["edges"]), len(many["edges"])) == (60, 70)
    for page in (few, many):
        listed = [stay for edge in page["edges"] for stay in edge["node"]["party"]["listings"]]
        assert listed, "at least one hit is on a list"
    assert statements.count("listings_in_force") == 1
    assert statements.count("entity_details") == 1


async def test_stays_with_their_parties(api: httpx.AsyncClient, counted: Count) -> None:
    few: Any = (await ask(api, STAYS, first=1))["listings"]
    statements = counted()
    many: Any = (await ask(api, STAYS, first=50))["listings"]
    assert counted() == statements
    assert len(ids(many)) > len(ids(few)) == 1


async def test_children_below_an_answer(api: httpx.AsyncClient, counted: Count) -> None:
    """A deeper walk costs more rounds, but its parties' children one statement each all the same."""
    near = (await ask(api, PEOPLE, depth=2))["personnelLinkage"]["ties"]
    below_near = [name for name in counted() if name == "entity_details"]
    far = (await ask(api, PEOPLE, depth=3))["personnelLinkage"]["ties"]
    below_far = [name for name in counted() if name == "entity_details"]
    assert len(far) > len(near)
    assert below_near == below_far == ["entity_details"]


async def test_the_same_child_of_two_fields_is_fetched_once(api: httpx.AsyncClient, counted: Count) -> None:
    await ask(api, '{ a: party(id: "shanghai-husi") { ... on Entity { details { kind } } } }')
    one = counted()
    shown = "{ ... on Entity { details { kind } } }"
    await ask(api, f'{{ a: party(id: "shanghai-husi") {shown} b: party(id: "shanghai-husi") {shown} }}')
    assert counted().count("entity_details") == one.count("entity_details") == 1


async def test_what_was_asked_before_is_given_again(
    api: httpx.AsyncClient, graph: Graph, counted: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its proofs are made of what was read then, however its fields are selected; its children are read anew."""
    monkeypatch.setattr(graph, "answers", KeptAnswers[Any, Any](room=1_000_000))
    short: Any = (await ask(api, CASCADE % ""))["cascadingPunishment"]
    assert "opening_with_listings" in counted()
    told: Any = (await ask(api, CASCADE % PROOF))["cascadingPunishment"]
    assert counted() == ["content_version", "entity_details", "opening"], "nothing of the cascade itself"
    assert short["answerId"] == told["answerId"]
    monkeypatch.setattr(graph, "answers", KeptAnswers[Any, Any](room=0))
    assert (await ask(api, CASCADE % PROOF))["cascadingPunishment"] == told
    assert "opening_with_listings" in counted()
    assert all(one["sentenceZh"] and one["proof"] for one in told["consequences"])
