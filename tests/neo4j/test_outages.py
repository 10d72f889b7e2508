"""Neo4j killed in the middle of a load and of a question: a clear error, nothing acknowledged is lost, the API goes on."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from cscs_graph.api.app import create_app
from cscs_graph.errors import ServerUnavailable
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, Summary, load_items, loader
from cscs_graph.ingest.items import Item, Origin, Refusal, items
from cscs_graph.model.rules import Source
from tests.loading import parties
from tests.neo4j.releases import LTS, Unavailable
from tests.neo4j.server import Server, running

COMPANIES, SEED = 40, 7
SOURCE = Source(id="outages", title="Tests of outages")
LINES = parties(COMPANIES, SEED)
PARTY = next(line["id"] for line in LINES if line["type"] == "Person")
NAMES = {"parties": [PARTY], "applications": [], "sources": []}


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


def _lines(kill: Callable[[], None] | None = None) -> Iterator[Item | Refusal]:
    """The lines; in their middle, `kill` is called."""
    for number, line in enumerate(LINES):
        if kill is not None and number == len(LINES) // 2:
            kill()
        yield from items([line], Origin("generated", number, line))


async def test_killed_in_a_load_and_in_a_question(
    server: Server, graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing acknowledged is lost. Whoever asks is told, or answered later where there is time to try again; the same
    connection and the same application go on once the server is back."""
    acknowledged = 0
    asked, killed = asyncio.Event(), asyncio.Event()

    def counted(count: int) -> None:
        nonlocal acknowledged
        acknowledged += count

    def kill() -> None:
        server.kill()
        killed.set()

    async def work(transaction: Transaction) -> None:
        await transaction.run("names", **NAMES)
        asked.set()
        await killed.wait()
        await transaction.run("names", **NAMES)

    query = {"query": f'{{ person(id: "{PARTY}") {{ id }} }}'}
    patient = server.settings.model_copy(update={"retry_time": 60, "statement_timeout": 90})
    transport = httpx.ASGITransport(create_app(graph, server.settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client, open_graph(patient) as other:
        assert (await client.get("/ready")).status_code == 200
        reading = asyncio.create_task(graph.read(work))
        await asked.wait()
        monkeypatch.setattr(loader, "BATCH", 40)
        with pytest.raises(ServerUnavailable, match=r"cannot be reached or was lost; start it and try again"):
            await load_items(graph, _lines(kill), SOURCE, tmp_path / "r.jsonl", progress=counted)
        monkeypatch.undo()
        with pytest.raises(ServerUnavailable, match="cannot be reached or was lost"):
            await reading
        asking = asyncio.create_task(other.read(lambda transaction: transaction.run("names", **NAMES)))
        down = await client.get("/ready")
        assert (down.status_code, down.json()["code"]) == (503, "SERVER_UNAVAILABLE")
        (error,) = (await client.post("/graphql", json=query)).json()["errors"]
        assert error["extensions"]["code"] == "SERVER_UNAVAILABLE"
        assert not asking.done()
        await asyncio.to_thread(server.start)
        assert [row["found"]["id"] for row in await asking if row["kind"] == "party"] == [PARTY]
        back = await client.post("/graphql", json=query)
        assert back.json() == {"data": {"person": {"id": PARTY}}}
        assert (await client.get("/ready")).status_code == 200
    again = await load_items(graph, _lines(), SOURCE, tmp_path / "r.jsonl")
    assert _things(again, Outcome.UNCHANGED) >= acknowledged > 0
    assert _things(again, Outcome.CREATED) > 0
    assert again.total(Outcome.REFUSED) == 0
    once_more = await load_items(graph, _lines(), SOURCE, tmp_path / "r.jsonl")
    assert once_more.total(Outcome.UNCHANGED) == len(LINES)


def _things(summary: Summary, outcome: Outcome) -> int:
    return sum(summary.counts[kind][outcome] for kind in ("Entity", "Person", "Source"))
