"""The site on loopback, served by a thread, for a browser that a test drives meanwhile."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from cscs_graph.graph.connection import Graph
from cscs_graph.settings import Settings
from cscs_graph.web.app import create_site


@contextmanager
def served(graph: Graph, settings: Settings) -> Iterator[str]:
    """The address of a site with connections of its own; it ends with the block."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    site = _Site(graph, settings, listener)
    thread = threading.Thread(target=lambda: asyncio.run(site.serve()), daemon=True)
    thread.start()
    assert site.started.wait(30)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        site.end()
        thread.join(10)


class _Site:
    def __init__(self, graph: Graph, settings: Settings, listener: socket.socket) -> None:
        self._graph, self._settings, self._listener = graph, settings, listener
        self.started = threading.Event()
        self._server: uvicorn.Server | None = None

    async def serve(self) -> None:
        graph = self._graph.connected_anew()
        app = create_site(graph, self._settings)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", access_log=False))
        serving = asyncio.create_task(self._server.serve(sockets=[self._listener]))
        while not self._server.started:
            await asyncio.sleep(0.01)
        self.started.set()
        await serving
        await app.state.large.close()
        await graph.close()

    def end(self) -> None:
        if self._server is not None:
            self._server.should_exit = True
