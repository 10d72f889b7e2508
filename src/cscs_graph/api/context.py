"""What a request carries: the graph, its loaders, and the moment of its day."""

import asyncio
from collections.abc import Awaitable
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from strawberry.fastapi import BaseContext
from strawberry.types import Info

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.api.loaders import Loaders
from cscs_graph.errors import QueryTimeout
from cscs_graph.graph.connection import Graph

Result = TypeVar("Result")


class Context(BaseContext):
    """One per request; nothing in it outlives the request."""

    def __init__(self, graph: Graph, timeout: float) -> None:
        super().__init__()
        self.graph = graph
        self._timeout = timeout

    @cached_property
    def loaders(self) -> Loaders:
        return Loaders(self.graph, self.scope_of().moment)

    def scope_of(self, as_of: date | None = None, known_at: datetime | None = None) -> Scope:
        return Scope.of(as_of, known_at)

    async def ask(self, question: Awaitable[Result]) -> Result:
        """Waits for an answer. Raises QueryTimeout where it takes longer than the server gives a question."""
        try:
            async with asyncio.timeout(self._timeout):
                return await question
        except TimeoutError:
            raise QueryTimeout(
                f"no answer within {self._timeout:g} s; ask for less, e.g. a smaller depth or maxParties"
            ) from None


Ask = Info[Context, None]
