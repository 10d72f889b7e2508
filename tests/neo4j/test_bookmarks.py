"""Bookmarks on a real server: who names one waits until the server has caught up; on the command line it is remembered."""

import asyncio
import base64
import itertools
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from cscs_graph.api.app import create_app
from cscs_graph.api.doors import BOOKMARK
from cscs_graph.errors import QueryTimeout, ServerUnavailable, StaleBookmark
from cscs_graph.graph.connection import Graph
from tests.conftest import Store

_NUMBERS = itertools.count(1)
QUERY = {"query": '{ creditList(id: "court_defaulters") { id } }'}


@pytest_asyncio.fixture
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(store.graph, store.settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


@pytest.fixture
def marking(store: Store) -> Graph:
    """A client that keeps bookmarks."""
    return store.graph.for_client()


async def _write(graph: Graph) -> str:
    """A change, and the bookmark of it."""
    properties = {"id": "bookmarked", "title": f"Written {next(_NUMBERS)} times"}
    rows = [{"id": "bookmarked", "properties": properties}]
    await graph.write(lambda transaction: transaction.run("load_source", rows=rows))
    (bookmark,) = await graph.bookmarks()
    return bookmark


def _later(bookmark: str, by: int) -> str:
    """The bookmark of a transaction that has not come yet: the number before the last byte is that of the transaction."""
    prefix, _, encoded = bookmark.partition(":")
    data = base64.b64decode(encoded)
    start = 3 + data[2]  # a list of one pair: an identity with its size before it, then the transaction
    width = {0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}.get(data[start], 0)
    number = int.from_bytes(data[start + 1 : start + 1 + width], "big") if width else data[start]
    end = start + 1 + width
    later = b"\xcb" + (number + by).to_bytes(8, "big")
    return f"{prefix}:{base64.b64encode(data[:start] + later + data[end:]).decode()}"


async def test_a_read_waits_for_the_write_that_its_bookmark_names(marking: Graph) -> None:
    coming = marking.for_client([_later(await _write(marking), 2)])
    asking = asyncio.create_task(coming.read(lambda transaction: transaction.run("lists", ids=["court_defaulters"])))
    done, _ = await asyncio.wait([asking], timeout=1)
    assert not done, "the read did not wait"
    await _write(marking)
    await _write(marking)
    assert await asking


async def test_the_wait_has_an_end(store: Store, marking: Graph) -> None:
    never = _later(await _write(marking), 1_000_000)
    graph = Graph(
        store.graph.endpoint, store.graph.capabilities, store.settings.model_copy(update={"statement_timeout": 1})
    )
    try:
        with pytest.raises((QueryTimeout, ServerUnavailable)):
            await graph.for_client([never]).read(lambda transaction: transaction.run("lists", ids=["court_defaulters"]))
    finally:
        await graph.close()


@pytest.mark.parametrize("nonsense", ["nonsense", "FB:AAAA", "书签"])
async def test_what_is_no_bookmark_is_said_to_be_none(marking: Graph, nonsense: str) -> None:
    with pytest.raises(StaleBookmark, match="ask without it"):
        await marking.for_client([nonsense]).read(
            lambda transaction: transaction.run("lists", ids=["court_defaulters"])
        )


async def test_over_http_a_header_carries_it_there_and_back(client: httpx.AsyncClient, marking: Graph) -> None:
    written = await _write(marking)
    reply = await client.post("/graphql", json=QUERY, headers={BOOKMARK: written})
    assert reply.json() == {"data": {"creditList": {"id": "court_defaulters"}}}
    seen = reply.headers[BOOKMARK]
    again = await client.post("/graphql", json=QUERY, headers={BOOKMARK: f"{written}, {seen}"})
    assert again.json() == reply.json()
    refused = await client.post("/graphql", json=QUERY, headers={BOOKMARK: "nonsense"})
    (error,) = refused.json()["errors"]
    assert error["extensions"]["code"] == "STALE_BOOKMARK"
