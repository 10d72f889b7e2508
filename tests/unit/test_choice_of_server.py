"""Which Neo4j the tests take: the one that is named, else a container, else the jars, else none, saying so."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cscs_graph.settings import Settings
from tests import servers
from tests.neo4j import releases
from tests.neo4j.releases import CALENDAR, LTS, Release, Unavailable

FROM_JARS, FROM_CONTAINER = "bolt://jars", "bolt://container"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(servers.NAMED, raising=False)
    monkeypatch.setattr(servers, "_docker_answers", lambda: False)
    monkeypatch.setattr(servers, "running", _jars)
    monkeypatch.setattr(servers, "_container", _container)


@contextmanager
def _container(release: Release) -> Generator[Settings]:
    yield Settings(uri=FROM_CONTAINER)


class _Started:
    settings = Settings(uri=FROM_JARS)


@contextmanager
def _jars(release: Release, folder: Path) -> Generator[_Started]:
    yield _Started()


def _uri(name: str) -> str | None:
    with servers.server(name, Path("unused")) as settings:
        return settings.uri


def test_the_named_one_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_docker_answers", lambda: True)
    monkeypatch.setenv(servers.NAMED, "bolt://named")
    monkeypatch.setenv("CSCS_TEST_NEO4J_PASSWORD", "secret")
    with servers.server("neo4j-5.26", Path("unused")) as settings:
        assert settings.uri == "bolt://named"
        assert settings.password is not None
        assert settings.password.get_secret_value() == "secret"
    with pytest.raises(Unavailable, match="names the one server to test against"):
        _uri("neo4j-2026.09")


def test_then_a_container_where_an_engine_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_docker_answers", lambda: True)
    assert _uri("neo4j-5.26") == FROM_CONTAINER


def test_then_the_jars() -> None:
    assert _uri("neo4j-5.26") == _uri("neo4j-2026.09") == FROM_JARS


def test_the_embedded_server_needs_none_of_them() -> None:
    assert _uri("embedded") is None


def test_without_a_java_it_says_which_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "_javas", lambda: iter([Path("a/java"), Path("b/java")]))
    monkeypatch.setattr(releases, "_major", lambda java: {Path("a/java"): 11, Path("b/java"): 17}[java])
    assert LTS.runtime() == Path("b/java")
    with pytest.raises(Unavailable, match=r"Neo4j 2026\.09\.0 needs Java 21 to 25"):
        CALENDAR.runtime()


def test_without_maven_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(releases, "CACHE", tmp_path)
    monkeypatch.setattr(releases.shutil, "which", lambda _: None)
    with pytest.raises(Unavailable, match=r"nor is Maven \(mvn\) to fetch them"):
        LTS.jars()
