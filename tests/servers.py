"""The servers on which the tests run, and what each said, so that all are held to the same bytes."""

import os
import secrets
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from pydantic import SecretStr

from cscs_graph.graph.connection import Graph
from cscs_graph.settings import Settings
from tests.neo4j.releases import LTS, RELEASES, Release, Unavailable
from tests.neo4j.server import running

EMBEDDED = "embedded"
SERVERS = (EMBEDDED, *RELEASES)
NAMED = "CSCS_TEST_NEO4J_URI"


@contextmanager
def server(name: str, folder: Path) -> Generator[Settings]:
    """Settings for an empty server of that name, in order of choice: the one named by CSCS_TEST_NEO4J_URI, a container
    where a Docker engine answers, the jars where Java is found. Raises Unavailable where none of them can be had. No answers
    are kept, so that what a test asks is asked anew whatever another one has asked.
    """
    with _server(name, folder) as settings:
        yield settings.model_copy(update={"answers_kept": 0})


@contextmanager
def _server(name: str, folder: Path) -> Generator[Settings]:
    if name == EMBEDDED:
        yield Settings(data=folder / "data", memory="768m")
    elif NAMED in os.environ:
        yield _named(RELEASES[name], os.environ)
    elif _docker_answers():
        with _container(RELEASES[name]) as settings:
            yield settings
    else:
        with running(RELEASES[name], folder / "neo4j") as started:
            yield started.settings


def _named(release: Release, environment: "os._Environ[str]") -> Settings:
    """One server is named, whatever its release: it takes the place of the LTS release."""
    if release is not LTS:
        raise Unavailable(f"Neo4j {release.version} is not tested: {NAMED} names the one server to test against")
    return Settings(
        uri=environment[NAMED],
        user=environment.get("CSCS_TEST_NEO4J_USER", "neo4j"),
        password=SecretStr(environment.get("CSCS_TEST_NEO4J_PASSWORD", "")),
    )


def _docker_answers() -> bool:
    """Whether a Docker engine is there, not only its client."""
    import docker
    from docker.errors import DockerException

    try:
        client = docker.from_env(timeout=5)
    except DockerException:
        return False
    client.close()
    return True


@contextmanager
def _container(release: Release) -> Generator[Settings]:
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_urlsafe(16)
    with Neo4jContainer(f"neo4j:{release.version}-community", password=password) as container:
        yield Settings(uri=container.get_connection_url(), password=SecretStr(password))


@dataclass
class Ledger:
    """What was said first under each key, and by which server: everyone after it has to say the same.

    The servers may be tested side by side in processes of their own, so it is a file that all of them open.
    """

    names: dict[str, str] = field(default_factory=dict[str, str])
    """Server by its Bolt address."""
    _file: sqlite3.Connection | None = None

    def open(self, path: Path) -> None:
        self._file = sqlite3.connect(path, timeout=120, isolation_level="IMMEDIATE")
        self._file.executescript(_LEDGER)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def same(self, graph: Graph, key: str, text: str) -> None:
        """Raises AssertionError where another server said something else under this key."""
        server = self.names.get(graph.endpoint.bolt)
        if server is None or self._file is None:
            return  # a server of one test only
        with self._file:
            self._file.execute("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", (key, server, text))
            first, said = self._file.execute("SELECT server, text FROM said WHERE key = ?", (key,)).fetchone()
            if first != server:
                self._file.execute("INSERT OR IGNORE INTO compared VALUES (?, ?)", (server, key))
        if first != server:
            assert text == said, f"{server} does not say what {first} said under {key}"

    def __str__(self) -> str:
        rows = (
            self._file.execute("SELECT count(*), count(DISTINCT key) FROM compared").fetchone()
            if self._file
            else (0, 0)
        )
        return f"answers that a further server gave with the same bytes: {rows[0]:,} to {rows[1]:,} questions"


_LEDGER = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS said (key TEXT PRIMARY KEY, server TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS compared (server TEXT, key TEXT, PRIMARY KEY (server, key));
"""


LEDGER = Ledger()


async def keep(graph: Graph, response: httpx.Response) -> None:
    """Holds a reply of the API to what another server's was in the same test."""
    await response.aread()
    request = response.request
    try:
        content = request.content.decode(errors="replace")
    except httpx.RequestNotRead:
        content = "in pieces"
    test = os.environ["PYTEST_CURRENT_TEST"].replace(f"[{LEDGER.names.get(graph.endpoint.bolt)}", "[")
    asked = f"{test} {request.method} {request.url.raw_path.decode()} {content}"
    LEDGER.same(graph, asked, response.text)
