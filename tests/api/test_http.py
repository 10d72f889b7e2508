"""HTTP around GraphQL: bodies that are none, sizes, the token, health and readiness."""

import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from cscs_graph import __version__
from cscs_graph.api.app import READY_WITHIN, create_app
from cscs_graph.api.doors import BOOKMARK, MAX_BODY
from cscs_graph.api.examples import EXAMPLES
from cscs_graph.errors import ServerUnavailable
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.process import free_port
from cscs_graph.settings import Settings
from tests.api.asking import ask, reply_of
from tests.conftest import Store

JSON = {"content-type": "application/json"}
BODIES = {
    "cut short": b'{"query":',
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
    "null": b"null",
    "a string": b'"{ __typename }"',
    "a list": b'[{"query": "{ __typename }"}]',
    "no query": b"{}",
    "a number as query": b'{"query": 5}',
    "variables in a list": b'{"query": "{ __typename }", "variables": [1]}',
    "nested beyond measure": b"[" * 100_000,
    "a number beyond measure": b'{"query": "{ __typename }", "variables": {"a": ' + b"1" * 5_000 + b"}}",
    "half a character": b'{"query": "{ __typename }", "variables": {"a": "\\ud800"}}',
    "an unknown operation": b'{"query": "query A { __typename }", "operationName": "B"}',
}


@pytest.mark.parametrize("name", BODIES)
async def test_a_body_that_is_no_request(api: httpx.AsyncClient, name: str) -> None:
    reply = reply_of(await api.post("/graphql", content=BODIES[name], headers=JSON))
    assert (reply.status, [fault.code for fault in reply.errors]) == (400, ["BAD_INPUT"]), reply.text
    assert await ask(api, "{ __typename }") == {"__typename": "Query"}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a"])
async def test_a_body_of_another_type(api: httpx.AsyncClient, kind: str) -> None:
    reply = reply_of(await api.post("/graphql", content=b"{ __typename }", headers={"content-type": kind}))
    assert (reply.status, reply.errors[0].code, reply.errors[0].message) == (
        400,
        "BAD_INPUT",
        "Unsupported content type",
    )


async def test_a_body_that_is_too_large(api: httpx.AsyncClient) -> None:
    def padded(size: int) -> bytes:
        query = b'{"query": "{ __typename }", "padding": "'
        return query + b"x" * (size - len(query) - 2) + b'"}'

    largest = reply_of(await api.post("/graphql", content=padded(MAX_BODY), headers=JSON))
    assert (largest.status, largest.data) == (200, {"__typename": "Query"})
    reply = reply_of(await api.post("/graphql", content=padded(MAX_BODY + 1), headers=JSON))
    assert (reply.status, [fault.code for fault in reply.errors]) == (413, ["LIMIT_EXCEEDED"])


async def test_get_reads_and_never_changes(api: httpx.AsyncClient) -> None:
    response = await api.get("/graphql", params={"query": "{ __typename }"})
    assert (response.status_code, response.json()) == (200, {"data": {"__typename": "Query"}})
    for parameters in ({"query": "mutation { load }"}, {"query": "{ __typename }", "variables": "{"}):
        reply = reply_of(await api.get("/graphql", params=parameters))
        assert (reply.status, reply.errors[0].code) == (400, "BAD_INPUT")


async def test_browsers_get_an_editor_with_the_examples(api: httpx.AsyncClient) -> None:
    page = await api.get("/graphql", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "defaultTabs" in page.text
    for query in EXAMPLES.values():
        assert query.splitlines()[1].removesuffix(" {") in page.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "NOT_FOUND"), ("GET", "/docs", 404, "NOT_FOUND"), ("PUT", "/graphql", 405, "BAD_INPUT")],
)
async def test_other_places(api: httpx.AsyncClient, method: str, path: str, status: int, code: str) -> None:
    reply = reply_of(await api.request(method, path))
    assert (reply.status, [fault.code for fault in reply.errors]) == (status, [code])


@asynccontextmanager
async def client_of(graph: Graph, settings: Settings) -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(graph, settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


QUERY: dict[str, Any] = {"json": {"query": "{ __typename }"}}


async def test_a_token_is_demanded_where_one_is_set(store: Store) -> None:
    settings = store.settings.model_copy(update={"api_token": SecretStr("geheim-äöü")})
    async with client_of(store.graph, settings) as client:
        right = "Bearer geheim-äöü".encode()
        wrong: list[bytes] = [
            b"",
            b"Bearer",
            b"Bearer other",
            b"geheim",
            right + b" ",
            right.lower(),
            b"\xff\xfe",
        ]
        for given in [None, *wrong]:
            headers = {} if given is None else {b"authorization": given}
            reply = reply_of(await client.post("/graphql", headers=headers, **QUERY))
            assert (reply.status, [fault.code for fault in reply.errors]) == (401, ["UNAUTHORIZED"]), given
            assert "geheim" not in reply.text
        granted = await client.post("/graphql", headers={b"authorization": right}, **QUERY)
        assert (granted.status_code, granted.json()) == (200, {"data": {"__typename": "Query"}})
        assert (await client.get("/graphql", headers={"accept": "text/html"})).status_code == 401
        assert (await client.get("/ready")).status_code == 200, "probes carry no token"
        assert (await client.get("/health")).status_code == 200  # a probe has no token


async def test_health_and_readiness(api: httpx.AsyncClient) -> None:
    health, ready = await api.get("/health"), await api.get("/ready")
    assert (health.status_code, health.json()) == (200, {"status": "ok", "version": __version__})
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


async def test_not_ready_while_nobody_listens(store: Store) -> None:
    """A real driver, on a port of loopback where no server is."""
    endpoint = store.graph.endpoint
    gone = replace(endpoint, bolt=f"bolt://127.0.0.1:{free_port()}")
    graph = Graph(gone, store.graph.capabilities, store.settings)
    try:
        async with client_of(graph, store.settings) as client:
            started = time.monotonic()
            ready = await client.get("/ready")
            assert time.monotonic() - started < READY_WITHIN + 2  # the driver itself would try for longer
            assert (ready.status_code, ready.json()["status"]) == (503, "not ready")
            assert ready.json()["code"] == "SERVER_UNAVAILABLE"
            assert endpoint.admin[1] not in ready.text
            assert (await client.get("/health")).status_code == 200
    finally:
        await graph.close()


async def test_ready_again_after_the_graph_comes_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def lost() -> None:
        raise ServerUnavailable("the graph server cannot be reached or was lost; start it and try again")

    async with client_of(store.graph, store.settings) as client:
        with monkeypatch.context() as patched:
            patched.setattr(store.graph, "verify", lost)
            assert (await client.get("/ready")).status_code == 503
        assert (await client.get("/ready")).status_code == 200


async def test_a_server_without_bookmarks_takes_no_notice_of_one(api: httpx.AsyncClient) -> None:
    query = {"query": '{ creditList(id: "court_defaulters") { id } }'}
    reply = await api.post("/graphql", json=query, headers={BOOKMARK: "nonsense"})
    assert reply.json() == {"data": {"creditList": {"id": "court_defaulters"}}}
    assert BOOKMARK not in reply.headers
