"""A store that was exported, imported by neo4j-admin and started on a real Neo4j is the same store."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.core.asking import ask as answer
from cscs_graph.export import Exported, export_for_neo4j_admin
from cscs_graph.export.command import command
from cscs_graph.graph.connection import Graph, native
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, load_items, load_path
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model import schema
from cscs_graph.model.rules import Source
from cscs_graph.scenarios import Ask, scenario_folders
from cscs_graph.settings import Settings
from tests.conftest import Store
from tests.contract.running import ask as rows_of
from tests.contract.running import column
from tests.neo4j.releases import CALENDAR, LTS, Release, Unavailable
from tests.neo4j.server import Server
from tests.scenarios.test_scenarios import CASES

FAMILIES = ("cascading_punishment", "personnel_linkage", "cross_contamination", "repair", "actual_controllers")
ONE_OF_A_FAMILY = {ask.question: ask for case in CASES.values() for ask in case.asks if ask.question in FAMILIES}
SOURCE = Source(id="export-source", title="Tests of the export")
PERSON = {"type": "Person", "id": "export-person", "name": "Exportperson"}
ENTITY = {
    "type": "Entity",
    "id": "export-entity",
    "name": 'Export "1", ;\\',
    "address": "first line\r\nsecond\nthird\\",
    "other_names": ['Exportname "a"', "Exportname, b;|\tc", "Exportname 公司𠮷"],
    "registered_capital": "null",
}
HOLDING = {"type": "OWNS", "id": "export-owns", "from": "export-person", "to": "export-entity"}
LOADS: tuple[list[dict[str, Any]], ...] = (
    [PERSON, ENTITY, HOLDING],
    [{**PERSON, "name": "Exportperson\nrenamed"}, {**HOLDING, "share": 0.1}],
)
"""What a file may trip over; then a correction of a thing, which leaves a revision, and of a fact, which leaves a version."""
NODES = """
MATCH (node) WHERE NOT node:SchemaVersion AND NOT node:Derivation
RETURN labels(node) AS labels, properties(node) AS properties
"""
TIES = """
MATCH (start)-[tie]->(end) WHERE NOT type(tie) IN $derived
RETURN coalesce(start.version_id, start.id) AS start, type(tie) AS type, coalesce(end.version_id, end.id) AS end,
       properties(tie) AS properties
"""
NUMBERS = {"share_min", "share_max"}
"""Bounds that a record leaves out are whole numbers in a store, and numbers like the others once they were exported."""


@pytest_asyncio.fixture(scope="module")
async def exported(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("export")
    for load in LOADS:
        summary = await load_items(store.graph, items(load, Origin("export", 1, "")), SOURCE, folder / "rejected.jsonl")
        assert summary.total(Outcome.REFUSED) == 0, summary.message
    return await export_for_neo4j_admin(store.graph, folder / "files", "neo4j")


def _imported(release: Release, exported: Exported, folder: Path) -> Server:
    """A server of that release, not started yet, into which its neo4j-admin has imported the files."""
    try:
        server = Server.prepare(release, folder)
    except Unavailable as reason:
        pytest.skip(str(reason))
    with chdir(exported.folder):
        said = server.admin(*command("neo4j"))
    counted = re.search(r"Imported:\s+(\d+) nodes\s+(\d+) relationships", said)
    assert counted is not None, said
    assert [int(one) for one in counted.groups()] == [
        sum(exported.nodes.values()),
        sum(exported.relationships.values()),
    ]
    return server


@pytest.fixture(scope="module")
def imported(exported: Exported, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    server = _imported(LTS, exported, tmp_path_factory.mktemp("imported"))
    try:
        server.start()
        yield server.settings
    finally:
        server.kill()


@pytest_asyncio.fixture(scope="module")
async def copy(imported: Settings) -> AsyncIterator[Graph]:
    async with open_graph(imported) as graph:
        await column(graph, "CALL db.awaitIndexes(60)")
        yield graph


def _value(name: str, value: Any) -> tuple[str, str, Any]:
    """A value that equals another only where both are of one type."""
    value = float(value) if name in NUMBERS else native(value)
    return name, type(value).__name__, tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _properties(properties: dict[str, Any]) -> frozenset[tuple[str, str, Any]]:
    return frozenset(_value(name, value) for name, value in properties.items())


async def _nodes(graph: Graph) -> Counter[Any]:
    rows = (await rows_of(graph, NODES, {})).rows
    return Counter((tuple(sorted(labels)), _properties(properties)) for labels, properties in rows)


async def _ties(graph: Graph) -> Counter[Any]:
    rows = (await rows_of(graph, TIES, {"derived": list(schema.DERIVED)})).rows
    return Counter((start, kind, end, _properties(properties)) for start, kind, end, properties in rows)


def test_the_newest_release_imports_every_line(exported: Exported, tmp_path: Path) -> None:
    _imported(CALENDAR, exported, tmp_path)


async def test_every_node_is_there_with_its_labels_and_values(store: Store, copy: Graph, exported: Exported) -> None:
    there = await _nodes(store.graph)
    assert sum(exported.nodes.values()) == there.total() > 0
    assert await _nodes(copy) == there


async def test_every_relationship_is_there_with_its_ends_and_values(
    store: Store, copy: Graph, exported: Exported
) -> None:
    there = await _ties(store.graph)
    assert sum(exported.relationships.values()) == there.total() > 0
    assert await _ties(copy) == there


async def test_what_a_file_may_trip_over_is_read_back(copy: Graph) -> None:
    text = "MATCH (node:Entity {id: 'export-entity'}) RETURN node.name, node.address, node.other_names, node.registered_capital"
    ((name, address, others, capital),) = (await rows_of(copy, text, {})).rows
    assert (name, address, capital) == (ENTITY["name"], ENTITY["address"], "null")
    assert others == sorted(ENTITY["other_names"])


async def test_connecting_made_constraints_and_indexes(copy: Graph) -> None:
    """An import makes none, so the mark that they are in force must not have come with it."""
    constraints = await rows_of(copy, "SHOW CONSTRAINTS YIELD labelsOrTypes, properties", {})
    assert {(labels[0], properties[0]) for labels, properties in constraints.rows} == set(schema.unique_keys())
    indexes = await column(copy, "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")
    assert {name for name, _, _ in schema.FULL_TEXTS} <= set(indexes)


async def test_the_copy_is_exported_with_the_same_bytes(copy: Graph, exported: Exported, tmp_path: Path) -> None:
    again = await export_for_neo4j_admin(copy, tmp_path / "again", "neo4j")
    assert (again.nodes, again.relationships) == (exported.nodes, exported.relationships)
    first, second = await asyncio.gather(*(asyncio.to_thread(_files, one.folder) for one in (exported, again)))
    first.pop("import.report", None)  # which neo4j-admin 5 leaves there
    assert second == first


def _files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("ask", ONE_OF_A_FAMILY.values(), ids=lambda ask: ask.question)
async def test_the_copy_answers_with_the_same_bytes(store: Store, copy: Graph, ask: Ask) -> None:
    """One question of every family: what it is answered from was compared whole."""
    here, there = await answer(store.graph, ask.asked()), await answer(copy, ask.asked())
    assert there.model_dump_json(exclude={"coverage"}) == here.model_dump_json(exclude={"coverage"})


async def test_loading_the_scenarios_again_changes_nothing(copy: Graph, tmp_path: Path) -> None:
    for scenario in scenario_folders():
        (summary,) = await load_path(copy, scenario / "records.jsonl", tmp_path)
        counts = {outcome: summary.total(outcome) for outcome in Outcome}
        assert counts == {**dict.fromkeys(Outcome, 0), Outcome.UNCHANGED: summary.lines}, scenario.name
