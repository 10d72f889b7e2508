"""Neo4j killed in the middle of a load and of a question: a clear error, nothing acknowledged is lost, the API goes on."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from cscs_graph.analysis.core.asking import ask as answer
from cscs_graph.api.app import create_app
from cscs_graph.errors import ServerUnavailable
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, Summary, load_generated, load_items, load_reference, loader
from cscs_graph.ingest.generator import answer_key, generate
from cscs_graph.ingest.items import Item, Origin, Refusal, items
from cscs_graph.model.rules import Source
from cscs_graph.scenarios import Ask, differences
from tests.neo4j.releases import LTS, Unavailable
from tests.neo4j.server import Server, running

COMPANIES, SEED = 40, 7
MIDDLE = 400
"""A line in the middle of the generated file."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j of this module alone, which it may kill."""
    try:
        with running(LTS, tmp_path_factory.mktemp("outages")) as started:
            yield started
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest_asyncio.fixture
async def graph(server: Server) -> AsyncIterator[Graph]:
    """Gives up soon."""
    async with open_graph(server.settings.model_copy(update={"retry_time": 1, "connect_timeout": 2})) as graph:
        yield graph


def _until_killed(server: Server) -> Iterator[Item | Refusal]:
    for number, line in enumerate(generate(COMPANIES, SEED)):
        if number == MIDDLE:
            server.kill()
        yield from items([line], Origin("generated", number, line))


async def test_killed_in_a_load_nothing_acknowledged_is_lost(
    server: Server, graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acknowledged = 0

    def counted(count: int) -> None:
        nonlocal acknowledged
        acknowledged += count

    await load_reference(graph, tmp_path)
    monkeypatch.setattr(loader, "BATCH", 40)
    source = Source(id=f"seed:{SEED}", title="killed")
    with pytest.raises(ServerUnavailable, match=r"cannot be reached or was lost; start it and try again"):
        await load_items(graph, _until_killed(server), source, tmp_path / "r.jsonl", progress=counted)
    server.start()
    monkeypatch.undo()
    again = await load_generated(graph, COMPANIES, SEED, tmp_path)
    assert _things(again, Outcome.UNCHANGED) >= acknowledged > 0
    assert again.total(Outcome.REFUSED) == 0
    once_more = await load_generated(graph, COMPANIES, SEED, tmp_path)
    assert once_more.total(Outcome.CREATED) == once_more.total(Outcome.UPDATED) == 0
    for ask in answer_key(COMPANIES, SEED):
        checked = Ask.model_validate(ask.document())
        assert [str(difference) for difference in differences(checked, await answer(graph, checked.asked()))] == []


def _things(summary: Summary, outcome: Outcome) -> int:
    return sum(summary.counts[kind][outcome] for kind in ("Entity", "Person", "Application", "Source"))


async def test_killed_in_a_question_the_asker_is_told_and_the_next_one_is_answered(
    server: Server, graph: Graph
) -> None:
    """The same connection and the same application go on once the server is back."""

    async def work(transaction: Transaction) -> None:
        await transaction.run("lists", ids=["court_defaulters"])
        server.kill()
        await transaction.run("lists", ids=["court_defaulters"])

    query = {"query": '{ creditList(id: "court_defaulters") { id } }'}
    transport = httpx.ASGITransport(create_app(graph, server.settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.get("/ready")).status_code == 200
        with pytest.raises(ServerUnavailable, match="cannot be reached or was lost"):
            await graph.read(work)
        down = await client.get("/ready")
        assert (down.status_code, down.json()["code"]) == (503, "SERVER_UNAVAILABLE")
        (error,) = (await client.post("/graphql", json=query)).json()["errors"]
        assert error["extensions"]["code"] == "SERVER_UNAVAILABLE"
        await asyncio.to_thread(server.start)
        back = await client.post("/graphql", json=query)
        assert back.json() == {"data": {"creditList": {"id": "court_defaulters"}}}
        assert (await client.get("/ready")).status_code == 200


async def test_a_question_outlasts_a_restart(server: Server) -> None:
    """With time to try again, whoever asks while the server restarts is only answered later."""
    async with open_graph(server.settings.model_copy(update={"retry_time": 60, "statement_timeout": 90})) as graph:
        server.kill()
        asking = asyncio.create_task(graph.read(lambda transaction: transaction.run("lists", ids=["court_defaulters"])))
        await asyncio.to_thread(server.start)
        assert await asking
