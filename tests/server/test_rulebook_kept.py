"""The rulebook that a process keeps: read once a version, and anew as soon as a rule or an agency is loaded beside it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date

import pytest
import pytest_asyncio

from cscs_graph.analysis.rulebook.book import Rulebook, RulesOfTheDay
from cscs_graph.analysis.rulebook.coverage import LoadedData
from cscs_graph.analysis.rulebook.records import kinds
from cscs_graph.analysis.rulebook.versions import content_versions, loaded_data_of, rulebook_of
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.model.time import Moment
from cscs_graph.settings import Settings
from tests.loading import load

AGENCY = {"type": "Agency", "id": "kept-agency", "name_en": "Fictitious agency"}
LIST = {
    "type": "CreditList",
    "id": "kept-list",
    "name_en": "Fictitious list",
    "kind": "black",
    "controlled_by": ["kept-agency"],
}
MOU = {"type": "Mou", "id": "kept-mou", "title_zh": "虚构备忘录"}
TIE = {"type": "ESTABLISHED_BY", "from": "kept-list", "to": "kept-mou", "valid_from": "2016"}
SIGNED = {"type": "SIGNED", "from": "kept-agency", "to": "kept-mou", "order": 1, "valid_from": "2016"}
GROUP = {"type": "MeasureGroup", "id": "kept-group", "name_en": "Fictitious group"}
MEASURE = {
    "type": "Measure",
    "mou": "kept-mou",
    "number": "1",
    "name_en": "Fictitious measure",
    "effect": "restrict",
    "imposed_by": ["kept-agency"],
    "equivalent_to": "kept-group",
    "valid_from": "2016",
}
FIRM = {"type": "Entity", "id": "kept-firm", "name": "Fictitious firm"}
LISTING = {"type": "Listing", "id": "kept-listing", "party": "kept-firm", "list": "kept-list", "valid_from": "2019"}


@pytest_asyncio.fixture(scope="module")
async def graph(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """An embedded server of its own: the version is of the whole store."""
    async with open_graph(Settings(data=tmp_path_factory.mktemp("kept") / "data", memory="512m")) as graph:
        yield graph


async def asked(graph: Graph) -> tuple[Rulebook, int]:
    """The rulebook of the store as it is now, and the number of statements that it took."""

    async def work(transaction: Transaction) -> tuple[Rulebook, int]:
        versions = await content_versions(transaction)
        before = transaction.statements_run
        return await rulebook_of(transaction, graph.kept, versions), transaction.statements_run - before

    return await graph.read(work)


async def today(graph: Graph) -> RulesOfTheDay:
    return (await asked(graph))[0].on(Moment.at(date(2020, 1, 1)))


async def counted(graph: Graph) -> tuple[LoadedData, int]:
    async def work(transaction: Transaction) -> tuple[LoadedData, int]:
        versions = await content_versions(transaction)
        before = transaction.statements_run
        return await loaded_data_of(transaction, graph.kept, versions), transaction.statements_run - before

    return await graph.read(work)


async def test_a_rule_that_is_loaded_meanwhile_is_in_the_next_rulebook(graph: Graph) -> None:
    await load(graph, AGENCY, LIST)
    before = await today(graph)
    assert before.lists["kept-list"].controlled_by == (before.agencies["kept-agency"],)
    assert before.of(["kept-list"]).without_rules() == ("kept-list",)
    await load(graph, MOU, TIE, SIGNED, GROUP, MEASURE)
    after = await today(graph)
    (mou,) = after.of(["kept-list"]).mous("kept-list")
    (measure,) = mou.measures
    assert [one.id for one in measure.imposed_by] == ["kept-agency"]
    assert measure.ref.equivalence_group
    assert after.signatories("kept-mou") == ("kept-agency",)
    await load(graph, {**MEASURE, "name_en": "Corrected measure"})
    assert [rule.ref.name_en for rule in (await today(graph)).measures("kept-mou")] == ["Corrected measure"]
    assert before.of(["kept-list"]).without_rules() == ("kept-list",)  # what was given out does not change


async def test_it_is_read_once_a_version_and_every_client_shares_it(graph: Graph) -> None:
    await load(graph, {**AGENCY, "name_zh": "虚构机构"})
    books = await asyncio.gather(*(asked(client) for client in (graph, graph.for_client(), graph.for_client())))
    assert len({id(book) for book, _ in books}) == 1
    assert sorted(statements for _, statements in books) == [0, 0, len(kinds()) + 1]  # and the version once more
    assert (await today(graph)).agencies["kept-agency"].name_zh == "虚构机构"


async def test_facts_leave_it_as_it_is_and_are_counted_anew(graph: Graph) -> None:
    await load(graph, AGENCY, LIST)
    book, _ = await asked(graph)
    first, _ = await counted(graph)
    assert not any(one.listings for one in first.lists)
    await load(graph, FIRM, LISTING)
    assert (await asked(graph)) == (book, 0)
    second, _ = await counted(graph)
    assert [(one.credit_list_id, one.listings) for one in second.lists] == [("kept-list", 1)]
    assert await counted(graph) == (second, 0)


async def test_what_is_read_while_rules_are_loaded_is_not_kept(graph: Graph) -> None:
    async def work(transaction: Transaction) -> object:
        stale = await content_versions(transaction)
        await load(graph, {**MOU, "id": "kept-mou-later"})
        await rulebook_of(transaction, graph.kept, stale)
        return graph.kept.get("rulebook", stale.of_rulebook)

    await load(graph, {**MOU, "id": "kept-mou-first"})
    assert await graph.read(work) is None
