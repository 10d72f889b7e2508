"""The whole run on a store: marked as derived, replaced by a second run, and the same whether whole or by what changed."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest_asyncio

from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.control.derive import derive_control, remove_derived_control
from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_items, load_path, load_reference
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.rules import Source
from cscs_graph.model.time import Moment
from cscs_graph.resources import resource
from cscs_graph.settings import Settings
from tests.contract.running import column

DAY = date(2024, 7, 1)
EDGES = """MATCH (controller:Party)-[derived:DERIVED_CONTROLS]->(company:Entity)
RETURN [controller.id, company.id, properties(derived)] AS edge ORDER BY company.id, controller.id, derived.joint"""


@pytest_asyncio.fixture(scope="module")
async def owned(tmp_path_factory: Any) -> AsyncIterator[Graph]:
    """A store of its own with one scenario: what is derived is read by nobody else."""
    folder: Path = tmp_path_factory.mktemp("derived")
    async with open_graph(Settings(data=folder / "data", memory="512m")) as graph:
        await load_reference(graph, folder)
        await load_path(graph, resource("seed") / "scenarios" / "actual_control" / "records.jsonl", folder)
        yield graph


async def _load(graph: Graph, folder: Path, *lines: dict[str, Any]) -> None:
    source = Source(id="derive-tests", title="Derivation tests")
    await load_items(graph, items(list(lines), Origin("derive", 1, "")), source, folder / "rejected.jsonl")


async def test_edges_are_the_ultimate_controllers_and_say_what_derived_them(owned: Graph) -> None:
    done = await derive_control(owned, Moment.at(DAY))
    edges = await column(owned, EDGES)
    assert done.whole
    assert done.edges == done.written == len(edges)
    assert {edge["derived_by"] for _, _, edge in edges} == {"control"}
    assert {edge["rule"] for _, _, edge in edges} == {"company_law_2023_majority"}
    for company in (
        "joined",
        "concerted-sub",
        "ring-two",
        "unknown",
        "state-sub",
        "listed",
        "bottom-branch",
        "jointly-held",
        "fund-company",
        "over",
    ):
        said = await ask(owned, ActualControllers.of(party=f"actual-control-{company}", as_of=DAY))
        expected = {
            (link.party.id, link.certain, bool(link.jointly_with), round(link.share_min, 9), link.votes_max)
            for link in said.controllers
            if link.ultimate
        }
        assert expected == {
            (holder, edge["certain"], edge["joint"], round(edge["share_min"], 9), edge["votes_max"])
            for holder, held, edge in edges
            if held == f"actual-control-{company}"
        }, company


async def test_a_second_run_replaces_the_first_and_what_changed_gives_the_same_as_everything(
    owned: Graph, tmp_path: Path
) -> None:
    await derive_control(owned, Moment.at(DAY))
    first = await column(owned, EDGES)
    again = await derive_control(owned, Moment.at(DAY))
    assert (again.whole, again.written, await column(owned, EDGES)) == (False, 0, first)
    holding = {"type": "OWNS", "from": "actual-control-founder", "to": "actual-control-middle", "share": 0.0001}
    await _load(owned, tmp_path, {**holding, "valid_from": "2010-01-04"})
    changed = await derive_control(owned, Moment.at(DAY))
    assert not changed.whole
    assert 0 < changed.written < changed.edges
    part = await column(owned, EDGES)
    assert part != first
    assert (await derive_control(owned, Moment.at(DAY), full=True)).whole
    assert await column(owned, EDGES) == part


async def test_a_first_renaming_between_two_runs_is_no_trouble(owned: Graph, tmp_path: Path) -> None:
    """Nothing had been replaced in this store until then."""
    assert await column(owned, "MATCH (revision:Revision) RETURN count(revision) AS revisions") == [0]
    await derive_control(owned, Moment.at(DAY))
    await _load(owned, tmp_path, {"type": "Entity", "id": "actual-control-middle", "name": "虚构新名公司"})
    assert not (await derive_control(owned, Moment.at(DAY))).whole


async def test_what_is_recorded_for_an_earlier_time_is_not_missed(owned: Graph, tmp_path: Path) -> None:
    await derive_control(owned, Moment.at(DAY))
    holding = {"type": "OWNS", "from": "actual-control-founder", "to": "actual-control-unrelated", "share": 0.4}
    await _load(owned, tmp_path, {**holding, "valid_from": "2011-01-04", "recorded_at": "2015-01-01"})
    assert (await derive_control(owned, Moment.at(DAY))).whole


async def test_another_day_is_derived_by_what_changed_until_then(owned: Graph) -> None:
    """On the day before the agreement there is no concert; the rule is another one, so that everything is derived anew."""
    early = Moment.at(date(2012, 5, 1))
    assert (await derive_control(owned, early)).whole
    assert (await derive_control(owned, Moment.at(date(2012, 5, 2)))).whole is False
    part = await column(owned, EDGES)
    assert any(edge["joint"] for _, _, edge in part)
    await derive_control(owned, Moment.at(date(2012, 5, 2)), full=True)
    assert await column(owned, EDGES) == part


async def test_all_of_it_can_be_removed(owned: Graph) -> None:
    await derive_control(owned, Moment.at(DAY))
    assert await remove_derived_control(owned) > 0
    assert await column(owned, EDGES) == []
    assert await column(owned, "MATCH (done:Derivation) RETURN done.id AS id") == []
