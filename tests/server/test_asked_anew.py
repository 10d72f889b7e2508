"""A question is answered from one version of data and rules: what is loaded before it shows, and nothing is mixed."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date

import pytest
import pytest_asyncio

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.core.asking import ATTEMPTS, ask
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import StoreChanging
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.model.answers import CascadeAnswer
from cscs_graph.settings import Settings
from tests.loading import load

AGENCY = {"type": "Agency", "id": "anew-agency", "name_en": "Fictitious agency"}
LIST = {"type": "CreditList", "id": "anew-list", "name_en": "Fictitious list", "kind": "black"}
FIRM = {"type": "Entity", "id": "anew-firm", "name": "Fictitious firm"}
LISTING = {"type": "Listing", "id": "anew-listing", "party": "anew-firm", "list": "anew-list", "valid_from": "2019"}
MOU = {"type": "Mou", "id": "anew-mou", "title_zh": "虚构备忘录", "valid_from": "2016"}
TIE = {"type": "ESTABLISHED_BY", "from": "anew-list", "to": "anew-mou", "valid_from": "2016"}
MEASURE = {
    "type": "Measure",
    "id": "anew-measure",
    "mou": "anew-mou",
    "number": "1",
    "name_en": "Fictitious measure",
    "effect": "restrict",
    "imposed_by": ["anew-agency"],
    "valid_from": "2016",
}


@pytest_asyncio.fixture(scope="module")
async def graph(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """An embedded server of its own: the version is of the whole store."""
    async with open_graph(Settings(data=tmp_path_factory.mktemp("anew") / "data", memory="512m")) as graph:
        await load(graph, AGENCY, LIST, FIRM, LISTING)
        yield graph


async def cascade(graph: Graph) -> CascadeAnswer:
    return await ask(graph, CascadingPunishment.of(party="anew-firm", as_of=date(2020, 1, 1)))


async def test_a_rule_that_is_loaded_meanwhile_shows_in_the_next_answer(graph: Graph) -> None:
    """The process keeps what rules say by their version, and not a moment longer; so does every client of it."""
    before = await cascade(graph)
    assert await cascade(graph) is before, "the answer is kept"
    assert before.consequences == ()
    assert before.coverage.lists_without_measures == ("anew-list",)
    await load(graph, MOU, TIE, MEASURE)
    after = await cascade(graph)
    assert [one.bases[0].measure.id for one in after.consequences] == ["anew-measure"]
    assert after.coverage.lists_without_measures == ()
    assert after.rule_version != before.rule_version
    assert after.answer_id != before.answer_id
    assert after.parameters == before.parameters
    assert await cascade(graph.for_client()) == after

    await load(graph, {**MEASURE, "name_en": "Corrected measure"})
    corrected = await cascade(graph)
    assert [one.bases[0].measure.name_en for one in corrected.consequences] == ["Corrected measure"]
    assert corrected.rule_version not in {before.rule_version, after.rule_version}

    await load(graph, {"type": "Entity", "id": "anew-other", "name": "Another firm"})
    later = await cascade(graph)
    assert later.rule_version == corrected.rule_version
    assert later.data_version != corrected.data_version


class FirmsNamed(Question[tuple[str, str]]):
    """The name of a firm, read before and after somebody loads: a test of what is asked anew."""

    party: str

    async def answer(self, reading: Reading) -> tuple[str, str]:
        first = await _name(reading.transaction, self.party)
        await MEANWHILE[self.party]()
        return first, await _name(reading.transaction, self.party)


MEANWHILE: dict[str, Callable[[], Awaitable[None]]] = {}
"""What happens between the first reading and the last, by the party asked about."""


async def _name(transaction: Transaction, party: str) -> str:
    rows = await transaction.run("names", parties=[party], applications=[], sources=[])
    return next(row["found"]["name"] for row in rows if row["kind"] == "party")


def _loading(graph: Graph, party: str, times: int) -> list[str]:
    """Gives the party a new name, the first `times` that it is asked about; the names so far."""
    names: list[str] = []

    async def meanwhile() -> None:
        names.append(f"Name {len(names) + 1}")
        if len(names) <= times:
            await load(graph, {"type": "Entity", "id": party, "name": names[-1]})

    MEANWHILE[party] = meanwhile
    return names


async def test_where_the_content_moves_meanwhile_the_question_is_asked_anew(graph: Graph) -> None:
    await load(graph, {"type": "Entity", "id": "anew-moving", "name": "Name 0"})
    names = _loading(graph, "anew-moving", ATTEMPTS - 1)
    assert await ask(graph, FirmsNamed(party="anew-moving")) == (f"Name {ATTEMPTS - 1}", f"Name {ATTEMPTS - 1}")
    assert len(names) == ATTEMPTS


async def test_where_that_goes_on_the_reader_is_told(graph: Graph) -> None:
    await load(graph, {"type": "Entity", "id": "anew-restless", "name": "Name 0"})
    names = _loading(graph, "anew-restless", ATTEMPTS)
    with pytest.raises(StoreChanging, match=f"loaded into {ATTEMPTS} times .*; ask again when that is done"):
        await ask(graph, FirmsNamed(party="anew-restless"))
    assert len(names) == ATTEMPTS == 5
