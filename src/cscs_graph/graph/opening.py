"""Opens the graph that the settings name.

The embedded server is launched before the driver and the statements are imported: both take about as long, and this way
they take it at the same time.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from cscs_graph.graph.ahead import imported
from cscs_graph.graph.capabilities import EMBEDDED, Capabilities, offered_by
from cscs_graph.graph.disk import disk_named
from cscs_graph.graph.embedded import EmbeddedServer
from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.settings import Settings

if TYPE_CHECKING:
    from cscs_graph.catalog import Catalogue
    from cscs_graph.graph.connection import Graph


@asynccontextmanager
async def open_graph(settings: Settings, catalogue: "Catalogue | None" = None) -> "AsyncGenerator[Graph]":
    """The graph with its schema applied; whatever was started for it is stopped at the end.

    `catalogue` holds the statements and channels that it is asked by: the project's own unless others are given.
    """
    if settings.uri is None:
        with disk_named(settings.data):
            async with _embedded(settings) as endpoint, _opened(endpoint, EMBEDDED, settings, catalogue) as graph:
                yield graph
    else:
        await imported("cscs_graph.graph.schema")
        from cscs_graph.graph.connection import agent_at

        user = (settings.user, settings.password.get_secret_value() if settings.password else "")
        endpoint = Endpoint(settings.uri, "", settings.database, user, user)
        capabilities = offered_by(await agent_at(endpoint, settings))
        async with _opened(endpoint, capabilities, settings, catalogue) as graph:
            yield graph


@asynccontextmanager
async def _embedded(settings: Settings) -> AsyncGenerator[Endpoint]:
    """The embedded server, looked after while it is in use."""
    server = await EmbeddedServer.start(settings)
    watching = asyncio.create_task(server.keep_running())
    try:
        yield server.endpoint
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        server.stop()


@asynccontextmanager
async def _opened(
    endpoint: Endpoint, capabilities: Capabilities, settings: Settings, catalogue: "Catalogue | None"
) -> "AsyncGenerator[Graph]":
    """Drivers to the server, which has the schema by then."""
    from cscs_graph.graph.connection import Graph
    from cscs_graph.graph.schema import apply_schema

    graph = Graph(endpoint, capabilities, settings, catalogue)
    try:
        await apply_schema(graph)
        yield graph
    finally:
        await graph.close()
