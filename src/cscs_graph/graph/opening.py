"""Opens the graph that the settings name.

The embedded server is launched before the driver and the statements are imported: both take about as long, and this way
they take it at the same time.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from cscs_graph.graph.capabilities import EMBEDDED, NEO4J
from cscs_graph.graph.embedded import EmbeddedServer
from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.settings import Settings

if TYPE_CHECKING:
    from cscs_graph.graph.connection import Graph


@asynccontextmanager
async def open_graph(settings: Settings) -> "AsyncGenerator[Graph]":
    """The graph with its schema applied; whatever was started for it is stopped at the end."""
    server: EmbeddedServer | None = None
    watching: asyncio.Task[None] | None = None
    if settings.uri is None:
        server = await EmbeddedServer.start(settings)
        watching = asyncio.create_task(server.keep_running())
        endpoint, capabilities = server.endpoint, EMBEDDED
    else:
        user = (settings.user, settings.password.get_secret_value() if settings.password else "")
        endpoint, capabilities = Endpoint(settings.uri, "", settings.database, user, user), NEO4J
    try:
        from cscs_graph.graph.connection import Graph
        from cscs_graph.graph.schema import apply_schema

        graph = Graph(endpoint, capabilities, settings)
        try:
            await apply_schema(graph)
            yield graph
        finally:
            await graph.close()
    finally:
        if watching is not None:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
        if server is not None:
            server.stop()
