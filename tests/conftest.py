"""One loaded store on each server: the reference data, the scenarios and a small seeded graph.

Tests of a part in TESTED_ON that take `store`, `graph` or `api` run on each of its servers, one after the other: the embedded
one, Neo4j 5.26 LTS and a Neo4j of the calendar releases. Statements, loads and scenarios run on all of them, and have to say the
same to the byte; laws and what people draw in Neo4j Browser, which are made of these statements, on the first two. Where a
server cannot be had, its tests are skipped with one line that says why. All other tests of a store run on the embedded server
alone: they are about what is the same above any server.
"""

import gc
import os
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from cscs_graph.analysis.control.derive import derive_control
from cscs_graph.errors import spell_parameters
from cscs_graph.graph import connection
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import Outcome, Summary, load_generated, load_path, load_reference
from cscs_graph.model.time import Moment
from cscs_graph.scenarios import scenario_folders
from cscs_graph.settings import Settings
from tests import java
from tests.neo4j.releases import RELEASES, Unavailable
from tests.servers import EMBEDDED, LEDGER, NAMED, SERVERS, keep, server

ROOT = Path(__file__).parents[1]
TESTED_ON: dict[str, tuple[str, ...]] = {
    "neo4j/test_export.py": (EMBEDDED,),
    "neo4j": tuple(RELEASES),
    **dict.fromkeys(("browser", "contract/test_browser_twins.py", "property"), SERVERS[:2]),
    **dict.fromkeys(("contract", "scenarios", "server/test_loading.py"), SERVERS),
}
"""Servers by the part of the tests; the first that fits counts."""
SEEDED_COMPANIES = 60
LEDGER_FILE = pytest.StashKey[Path]()
OUTSIDE_DATA = Path(os.environ.get("CSCS_TEST_DATA", ROOT.parent / "shared" / "data"))
"""Real public data, which is no part of the project."""


@dataclass(frozen=True)
class Store:
    """A loaded graph, the settings that attach to it, and what loading it said."""

    graph: Graph
    settings: Settings
    loads: dict[str, Summary]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "served" in metafunc.fixturenames:
        metafunc.parametrize("served", _servers_of(metafunc.definition.path), indirect=True, scope="session")


@cache
def _servers_of(path: Path) -> tuple[str, ...]:
    """On which the tests of a file run."""
    file = path.relative_to(Path(__file__).parent)
    return next((servers for part, servers in TESTED_ON.items() if file.is_relative_to(part)), (EMBEDDED,))


def pytest_runtest_teardown() -> None:
    """A command of one test has no say in how errors of the next one name parameters."""
    spell_parameters()


@pytest.fixture(scope="session")
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Settings]]:
    """A server, by its name and the settings that open it."""
    with ExitStack() as stack:
        try:
            settings = stack.enter_context(server(request.param, tmp_path_factory.mktemp(request.param)))
        except Unavailable as reason:
            pytest.skip(str(reason))
        yield request.param, settings


@pytest_asyncio.fixture(scope="session")
async def store(served: tuple[str, Settings], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """The shared store. Tests that write use ids of their own, so that they do not disturb each other."""
    name, settings = served
    folder = tmp_path_factory.mktemp("store")
    async with open_graph(settings) as graph:
        if NAMED in os.environ and await graph.read(
            lambda transaction: transaction.run("lists", ids=["court_defaulters"])
        ):
            pytest.fail(f"the database at {settings.uri} is not empty: name one that the tests may fill")
        loads = {"reference": await load_reference(graph, folder)}
        for scenario in scenario_folders():
            loads[scenario.name] = (await load_path(graph, scenario / "records.jsonl", folder))[0]
        loads["seeded"] = await load_generated(graph, SEEDED_COMPANIES, 1, folder)
        await derive_control(graph, Moment.at(date(2020, 7, 1)))  # no question may take what is derived for a fact
        for summary in loads.values():
            assert summary.total(Outcome.REFUSED) == 0, summary.message
        LEDGER.names[graph.endpoint.bolt] = name
        yield Store(graph, settings, loads)


@pytest.fixture(scope="session")
def graph(store: Store) -> Graph:
    return store.graph


@pytest.fixture
def rules_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands in this process find the rules of the store read, as questions to one server do; else each reads them."""
    monkeypatch.setattr(connection, "Kept", lambda: store.graph.kept)


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
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    hooks = {"response": [partial(keep, store.graph)]}
    async with httpx.AsyncClient(base_url=address, timeout=60, event_hooks=hooks) as client:
        yield client
    server.should_exit = True
    await serving
    await app.state.large.close()


def pytest_configure(config: pytest.Config) -> None:
    """A run that is told to end stops the servers that it started, as after Ctrl-C, also where a shell has put it into the
    background and so made it deaf to Ctrl-C. Its processes share one ledger.
    """
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, signal.default_int_handler)
    if config.getoption("numprocesses", None):
        java.learn()  # worth it for a whole run
    java.set_options()
    if (given := getattr(config, "workerinput", None)) is not None:
        path = Path(given["ledger"])
    else:
        folder = tempfile.TemporaryDirectory(prefix="cscs-ledger-")
        config.add_cleanup(folder.cleanup)
        path = config.stash[LEDGER_FILE] = Path(folder.name) / "ledger.sqlite"
    LEDGER.open(path)
    config.add_cleanup(LEDGER.close)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """A process of its own for every server; all of them write into one ledger."""
    node.workerinput["ledger"] = str(node.config.stash[LEDGER_FILE])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> "ByServer":
    return ByServer(config, log)


class ByServer(LoadScopeScheduling):
    """Side by side, all tests of one server stay in one process, as those of one file that need none. The embedded server,
    with the most tests, has two stores: one of them for whatever all servers are asked.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        server = next((name for name in SERVERS if name in test.partition("[")[2]), file)
        return f"{server} alone" if server == EMBEDDED and len(_servers_of(ROOT / file)) == 1 else server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Plans follow from what a store counts, so they are looked at before any test adds to it; and what all servers have to
    say alike is asked before the tests of one add to its store. What takes longest is begun first, so that nobody waits for
    it at the end: the stores, then the files that start servers of their own.
    """
    items.sort(
        key=lambda item: (
            item.path.name != "test_plans.py",
            len(_servers_of(item.path)) == 1,
            _takes_long(item),
        )
    )


def _takes_long(item: pytest.Item) -> int:
    """The smaller, the longer."""
    if "served" in getattr(item, "fixturenames", ()):
        return 0
    return 1 if item.path.parent.name in {"neo4j", "server"} else 2


def pytest_collection() -> None:
    """Thousands of tests stay to the end: looking through them for garbage again and again takes longer than many tests."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.set_threshold(20_000, 20, 100)  # not frozen: hypothesis looks for who refers to its sources of chance
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-plans", action="store_true", help="keep the plans of the reads as they are now")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(str(LEDGER))


@pytest.fixture(scope="session")
def outside_data() -> Callable[[str], Path]:
    """A file of the real public data, which is not part of the project. Skips, saying so, where it is missing."""

    def locate(name: str) -> Path:
        path = OUTSIDE_DATA / name
        if not path.exists():
            pytest.skip(f"{name} is not there; set CSCS_TEST_DATA to the folder that holds it")
        return path

    return locate
