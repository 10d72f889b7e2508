"""Several processes that serve the API behind one listening socket.

Only the command itself owns the embedded server and the data folder. A worker is told over a pipe where the server listens and
how to read it; when the pipe is closed, because the command ends or was killed, it answers what is under way and ends.
"""

import asyncio
import logging
import multiprocessing
import signal
import socket
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.context import SpawnProcess
from typing import Any

from cscs_graph.cli import collecting
from cscs_graph.errors import ServerStartFailed
from cscs_graph.graph.capabilities import Capabilities
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.settings import Settings

ENDS = 10
"""So many ends of workers within a minute are taken for a fault that starting again does not mend."""
_WATCH = 0.1
_GRACE = 5
_LOG = logging.getLogger("cscs_graph.cli")


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs. The endpoint's users are both the one that reads."""

    listener: socket.socket
    endpoint: Endpoint
    capabilities: Capabilities
    settings: Settings

    @classmethod
    def over(cls, graph: Graph, listener: socket.socket, settings: Settings) -> "Work":
        return cls(listener, replace(graph.endpoint, admin=graph.endpoint.reader), graph.capabilities, settings)


class Workers:
    """Processes that are started again when they end unasked."""

    def __init__(self, work: Work, count: int) -> None:
        self._work = work
        self._running = [self._started() for _ in range(count)]

    def _started(self) -> tuple[SpawnProcess, Any]:
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        process = spawning.Process(target=serve_alone, args=(self._work, theirs), name="cscs worker")
        process.start()
        theirs.close()
        return process, ours

    async def ready(self) -> None:
        """Waits until all of them answer. Raises ServerStartFailed where one ends instead."""
        for process, pipe in self._running:
            while not pipe.poll():
                if not process.is_alive():
                    raise ServerStartFailed(
                        "a worker ended while starting (exit code {exitcode})", exitcode=process.exitcode
                    )
                await asyncio.sleep(_WATCH)
            pipe.recv()

    async def keep_running(self) -> None:
        """Runs until it is cancelled. Raises ServerStartFailed where workers end again and again."""
        ended: list[float] = []
        while True:
            await asyncio.sleep(_WATCH)
            for place, (process, pipe) in enumerate(self._running):
                if process.is_alive():
                    continue
                now = asyncio.get_running_loop().time()
                ended = [*(moment for moment in ended if now - moment < 60), now]
                if len(ended) > ENDS:
                    raise ServerStartFailed("workers have ended {count} times within a minute", count=len(ended))
                _LOG.warning("a worker ended unasked (exit code %s) and is started again", process.exitcode)
                pipe.close()
                self._running[place] = self._started()

    def stop(self) -> None:
        """Lets them answer what is under way, for some seconds."""
        for _, pipe in self._running:
            pipe.close()
        for process, _ in self._running:
            process.join(2 * _GRACE)
            if process.is_alive():
                process.kill()
                process.join()


def serve_alone(work: Work, pipe: Any) -> None:
    """What a worker does, from its start to its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the command then closes the pipe
    asyncio.run(_serve(work, pipe))


async def _serve(work: Work, pipe: Any) -> None:
    import uvicorn

    from cscs_graph.web.app import create_site

    class Server(uvicorn.Server):
        """Ends when it is told to, and leaves signals alone."""

        @contextmanager
        def capture_signals(self) -> Generator[None]:
            yield

    graph = Graph(work.endpoint, work.capabilities, work.settings)
    app = create_site(graph, work.settings)
    collecting.for_serving()
    config = uvicorn.Config(
        app, log_level="warning", lifespan="off", access_log=False, timeout_graceful_shutdown=_GRACE
    )
    server = Server(config)
    loop = asyncio.get_running_loop()
    leave = partial(setattr, server, "should_exit", True)
    loop.add_signal_handler(signal.SIGTERM, leave)
    serving = asyncio.create_task(server.serve(sockets=[work.listener]))
    try:
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        pipe.send("ready")
        loop.add_reader(pipe.fileno(), _told, loop, pipe, leave)
        await serving
    finally:
        await app.state.large.close()
        await graph.close()


def _told(loop: asyncio.AbstractEventLoop, pipe: Any, leave: partial[None]) -> None:
    """The other end of the pipe was closed: nothing is ever sent over it."""
    loop.remove_reader(pipe.fileno())
    leave()
