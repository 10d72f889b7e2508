"""The site over HTTP on the shared store, for everybody and behind a token."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio
from pydantic import SecretStr

from cscs_graph.web.app import create_site
from tests.conftest import Store

TOKEN = "a token of the tests"
ORIGIN = "http://site.test"


async def _client(store: Store, token: str | None) -> AsyncIterator[httpx.AsyncClient]:
    settings = store.settings.model_copy(update={"api_token": SecretStr(token) if token else None})
    app = create_site(store.graph, settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN, timeout=60) as client:
        yield client
    await app.state.large.close()


@pytest_asyncio.fixture(scope="module")
async def site(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    async for client in _client(store, None):
        yield client


@pytest_asyncio.fixture
async def guarded(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A site that asks for a token; a client of its own for each test, for the cookie that it may get."""
    async for client in _client(store, TOKEN):
        yield client
