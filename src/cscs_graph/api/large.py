"""A thread for large queries, with an event loop and connections of its own.

An event loop does one thing at a time. A large reply keeps it busy for seconds, in pieces that nobody can bound: ten thousand
fields whose values arrive at once go on at once. So large replies are made beside the loop that answers everybody else; of the
two threads none holds the interpreter for longer than a moment while the other waits.
"""

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from cscs_graph.graph.connection import Graph

Result = TypeVar("Result")
AT_ONCE = 2
"""Large queries under way at the same time; more of them wait for their turn. The embedded server runs four statements at a
time on a small machine: so there is always one for somebody else.
"""
_SWITCH_AFTER = 0.001
"""Seconds after which one thread lets the other go on; Python's own 5 ms, at every step of a small query, would be felt."""
_END_WITHIN = 5


class LargeQueries:
    """Started with the first large query; `close` ends it with whatever is under way."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._connected: Graph | None = None
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def run(self, client: Graph, work: Callable[[Graph], Coroutine[Any, Any, Result]]) -> Result:
        """Does the work in the thread, for that client. Cancelling the wait cancels the work."""
        loop = self._loop or self._started()
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._work(client, work), loop))

    def _started(self) -> asyncio.AbstractEventLoop:
        sys.setswitchinterval(_SWITCH_AFTER)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="large queries", daemon=True)
        self._thread.start()
        return self._loop

    async def _work(self, client: Graph, work: Callable[[Graph], Coroutine[Any, Any, Result]]) -> Result:
        if self._connected is None:
            self._connected = self._graph.connected_anew()
        async with self._turns:
            return await work(client.through(self._connected))

    async def close(self) -> None:
        """Cancels what is under way, and closes the connections."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        self._loop = self._thread = None
        ending = asyncio.run_coroutine_threadsafe(self._end(), loop)
        await asyncio.wait([asyncio.wrap_future(ending)], timeout=_END_WITHIN)
        loop.call_soon_threadsafe(loop.stop)
        await asyncio.to_thread(thread.join, _END_WITHIN)
        if not thread.is_alive():
            loop.close()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._connected is not None:
            await self._connected.close()
