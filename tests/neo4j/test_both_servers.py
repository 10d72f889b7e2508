"""The same statements on a real Neo4j: every answer has the same bytes as on the embedded server."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import LiteralString, cast

import pytest
import pytest_asyncio

from cscs_graph.catalog import Kind, Statement, catalogue
from cscs_graph.errors import WriteRefused
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.graph.schema import apply_schema
from cscs_graph.ingest import Outcome, load_generated, load_path, load_reference
from cscs_graph.scenarios import Ask, answer, differences, scenario_folders
from cscs_graph.settings import Settings
from tests.conftest import SEEDED_COMPANIES, Store
from tests.contract.running import empty_parameters
from tests.neo4j import server
from tests.scenarios.test_scenarios import ASKS, KEY

READS = [*catalogue().of_kind(Kind.READ), *catalogue().of_kind(Kind.CHANNEL)]


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    if reason := server.unavailable():
        pytest.skip(reason)
    try:
        with server.running(tmp_path_factory.mktemp("neo4j")) as settings:
            yield settings
    except server.NotFetched as reason:
        pytest.skip(str(reason))


@pytest_asyncio.fixture(scope="session")
async def neo4j(neo4j_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """Loaded like the shared store of the embedded server."""
    folder: Path = tmp_path_factory.mktemp("neo4j-rejected")
    async with open_graph(neo4j_settings) as graph:
        loads = [await load_reference(graph, folder)]
        for scenario in scenario_folders():
            loads += await load_path(graph, scenario / "records.jsonl", folder)
        loads.append(await load_generated(graph, SEEDED_COMPANIES, 1, folder))
        assert [load.message for load in loads if load.total(Outcome.REFUSED)] == []
        yield graph


@pytest.mark.parametrize("ask", [*ASKS, *(pytest.param(ask, id=f"seeded-{n}") for n, ask in enumerate(KEY))])
async def test_both_servers_give_the_expected_answer_and_the_same_bytes(neo4j: Graph, store: Store, ask: Ask) -> None:
    given = await answer(neo4j, ask)
    assert [str(difference) for difference in differences(ask, given)] == []
    here = given.model_copy(update={"coverage": None}).model_dump_json()
    there = (await answer(store.graph, ask)).model_copy(update={"coverage": None}).model_dump_json()
    assert here == there


async def test_the_read_path_cannot_write(neo4j: Graph) -> None:
    with pytest.raises(WriteRefused):
        await neo4j.read(lambda transaction: transaction.run("mark_schema", version="never"))


async def test_the_schema_is_applied_as_often_as_one_likes(neo4j: Graph) -> None:
    await apply_schema(neo4j)
    await apply_schema(neo4j)


@pytest.mark.parametrize("statement", READS, ids=lambda statement: statement.name)
async def test_no_read_scans_everything_or_multiplies(neo4j: Graph, statement: Statement) -> None:
    async def explain(transaction: Transaction) -> set[str]:
        text = cast(LiteralString, "EXPLAIN " + statement.text)
        result = await transaction._transaction.run(text, empty_parameters(statement))  # pyright: ignore[reportPrivateUsage]
        summary = await result.consume()
        return set(_operators(summary.plan))

    operators = await neo4j.read(explain)
    assert operators
    assert not {operator for operator in operators if operator.startswith(("AllNodesScan", "CartesianProduct"))}


def _operators(plan: object) -> Iterator[str]:
    assert isinstance(plan, dict)
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)
