"""One embedded server for the whole run, with the reference data, the scenarios and a small seeded graph on it."""

import os
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, Summary, load_generated, load_path, load_reference
from cscs_graph.scenarios import scenario_folders
from cscs_graph.settings import Settings

ROOT = Path(__file__).parents[1]
SEEDED_COMPANIES = 60


@dataclass(frozen=True)
class Store:
    """A loaded graph, the settings that attach to it, and what loading it said."""

    graph: Graph
    settings: Settings
    loads: dict[str, Summary]


@pytest_asyncio.fixture(scope="session")
async def store(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """The shared store. Tests that write use ids of their own, so that they do not disturb each other."""
    folder = tmp_path_factory.mktemp("store")
    settings = Settings(data=folder / "data", memory="768m")
    async with open_graph(settings) as graph:
        loads = {"reference": await load_reference(graph, folder)}
        for scenario in scenario_folders():
            loads[scenario.name] = (await load_path(graph, scenario / "records.jsonl", folder))[0]
        loads["seeded"] = await load_generated(graph, SEEDED_COMPANIES, 1, folder)
        for summary in loads.values():
            assert summary.total(Outcome.REFUSED) == 0, summary.message
        yield Store(graph, settings, loads)


@pytest.fixture(scope="session")
def graph(store: Store) -> Graph:
    return store.graph


@pytest_asyncio.fixture(scope="session")
async def api(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the real application over HTTP on loopback."""
    import asyncio

    import uvicorn

    from cscs_graph.api.app import create_app

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    app = create_app(store.graph, store.settings)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=60) as client:
        yield client
    server.should_exit = True
    await serving


@pytest.fixture(scope="session")
def outside_data() -> Callable[[str], Path]:
    """A file of the real public data, which is not part of the project. Skips, saying so, where it is missing."""
    root = Path(os.environ.get("CSCS_TEST_DATA", ROOT.parent / "shared" / "data"))

    def locate(name: str) -> Path:
        path = root / name
        if not path.exists():
            pytest.skip(f"{name} is not there; set CSCS_TEST_DATA to the folder that holds it")
        return path

    return locate
