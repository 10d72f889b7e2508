"""Running a command against the graph: settings from the environment, orderly end on Ctrl-C and SIGTERM."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cscs_graph.errors import NotFound
from cscs_graph.graph.embedded import is_store
from cscs_graph.graph.opening import open_graph
from cscs_graph.model.phrases import phrase
from cscs_graph.settings import Settings

if TYPE_CHECKING:
    from cscs_graph.graph.connection import Graph

Result = TypeVar("Result")
STOPPED = 130


@dataclass(frozen=True, slots=True)
class Session:
    """What the options before the command say."""

    data: Path | None = None
    uri: str | None = None

    def settings(self, **overrides: object) -> Settings:
        """Raises BadInput where the environment or an option makes no sense."""
        return Settings.from_environment(os.environ, data=self.data, uri=self.uri, **overrides)

    def with_graph(self, work: "Callable[[Graph, Settings], Awaitable[Result]]", *, new: bool = False) -> Result:
        """Opens the graph, does the work, and stops what was started. Raises NotFound where no store is there, unless `new`."""
        settings = self.settings()
        if not (new or settings.uri or settings.data.is_file() or is_store(settings.data)):
            raise NotFound(
                "{folder} holds no store: load something into it with `cscs load`, "
                "or name another folder with --data or CSCS_DATA",
                folder=settings.data,
            )

        async def opened() -> Result:
            async with open_graph(settings) as graph:
                return await work(graph.for_client(), settings)

        return run(opened())


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Runs to the end. SIGTERM and Ctrl-C cancel the work, which then cleans up behind itself."""

    async def guarded() -> Result:
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        if task is not None:
            with suppress(NotImplementedError):
                loop.add_signal_handler(signal.SIGTERM, task.cancel)
        return await work

    try:
        return asyncio.run(guarded())
    except (KeyboardInterrupt, asyncio.CancelledError):
        print(phrase("stopped"), file=sys.stderr)
        sys.exit(STOPPED)
