"""An open connection: one path that reads, one that writes, both in managed transactions."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from copy import copy
from typing import Any, LiteralString, Self, TypeVar, cast
from zoneinfo import ZoneInfo

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    Bookmarks,
    Query,
    RoutingControl,
    unit_of_work,
)
from neo4j.exceptions import ConstraintError
from neo4j.time import Date, DateTime

from cscs_graph.catalog import Catalogue, Statement, catalogue
from cscs_graph.errors import StaleBookmark
from cscs_graph.graph.bolt import connect
from cscs_graph.graph.capabilities import Capabilities
from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.graph.errors import mapped
from cscs_graph.graph.kept import Kept, KeptAnswers
from cscs_graph.settings import Settings

Result = TypeVar("Result")
Row = dict[str, Any]


class Transaction:
    """One transaction: statements of the catalogue by name, rows with native dates. Counts what it runs."""

    def __init__(self, transaction: AsyncManagedTransaction, statements: Catalogue) -> None:
        self._transaction = transaction
        self._statements = statements
        self.statements_run = 0

    async def run(self, statement: str | Statement, /, **parameters: object) -> list[Row]:
        """The rows of a statement, or of that of the catalogue with that name."""
        self.statements_run += 1
        named = self._statements[statement] if isinstance(statement, str) else statement
        result = await self._transaction.run(cast(LiteralString, named.text), parameters)
        keys = result.keys()
        return [
            dict(zip(keys, [native(value) for value in record.values()], strict=True))
            async for record in result  # values() keeps the order of keys()
        ]

    def end(self) -> None:
        """Lets go of the connection: what is kept of an answer may still refer to its transaction."""
        del self._transaction


def native(value: Any) -> Any:
    """Python's own dates and times in place of the driver's, also inside maps and lists."""
    convert = _CONVERTED.get(value.__class__)
    return value if convert is None else convert(value)


_CONVERTED: dict[type, Callable[[Any], Any]] = {
    Date: Date.to_native,
    DateTime: DateTime.to_native,
    dict: lambda value: {key: native(item) for key, item in value.items()},
    list: lambda value: [native(item) for item in value],
}


class Graph:
    """The graph behind a Bolt address, as one client sees it."""

    def __init__(
        self,
        endpoint: Endpoint,
        capabilities: Capabilities,
        settings: Settings,
        statements: Catalogue | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.capabilities = capabilities
        self.catalogue = statements or catalogue()
        self._writer = driver_for(endpoint.bolt, endpoint.admin, settings)
        shared = endpoint.reader == endpoint.admin
        self._reader = self._writer if shared else driver_for(endpoint.bolt, endpoint.reader, settings)
        self._timeout = settings.statement_timeout
        self._settings = settings
        self._seen = AsyncGraphDatabase.bookmark_manager()
        self.zone = ZoneInfo(settings.time_zone)
        """Where a day is today, if a question names none."""
        self.kept = Kept()
        """What this process keeps of the store by version; every client of the connection shares it."""
        self.answers = KeptAnswers[Any, Any](settings.answers_kept)
        """Answers that it has given, for whoever asks the same while the content is of the same version."""

    def for_client(self, bookmarks: Iterable[str] = ()) -> Self:
        """The same connection for one client: its reads wait for its own writes and for what `bookmarks` name.

        Bookmarks come from `bookmarks()` of any process on the same store. The wait ends with QueryTimeout or
        ServerUnavailable where the server does not catch up, and StaleBookmark is raised where it cannot read them.
        """
        try:
            named = Bookmarks.from_raw_values(bookmarks)
        except ValueError:
            raise StaleBookmark("a bookmark is plain ASCII, as the server gave it; ask without it") from None
        client = copy(self)
        client._seen = AsyncGraphDatabase.bookmark_manager(initial_bookmarks=named)
        return client

    def connected_anew(self) -> "Graph":
        """The same graph through connections of its own: those that are open belong to one event loop."""
        return Graph(self.endpoint, self.capabilities, self._settings, self.catalogue)

    def through(self, connected: "Graph") -> "Graph":
        """The same client through the connections of another event loop: what it has seen counts there too."""
        client = copy(connected)
        client._seen = self._seen
        return client

    async def bookmarks(self) -> tuple[str, ...]:
        """What this client has seen and written so far. Empty on a server without bookmarks: it has one member."""
        return tuple(sorted(await self._seen.get_bookmarks())) if self.capabilities.bookmarks else ()

    async def read(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Runs `work` in one transaction that cannot write; in a cluster, on a member that follows.

        Raises QueryTimeout where it takes longer than `statement_timeout` allows: the caller is not kept waiting, also
        where the server itself does not stop a statement.
        """
        with mapped(self.endpoint.bolt):
            async with asyncio.timeout(self._timeout), self._session(self._reader, READ_ACCESS) as session:
                return await session.execute_read(self._unit(work))

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Runs `work` in one transaction, all of it or nothing; in a cluster, on the member that leads.

        Whoever loses a race for a key is retried once.
        """
        with mapped(self.endpoint.bolt):
            async with self._session(self._writer, WRITE_ACCESS) as session:
                try:
                    return await session.execute_write(self._unit(work))
                except ConstraintError:
                    return await session.execute_write(self._unit(work))

    def _session(self, driver: AsyncDriver, mode: str) -> AsyncSession:
        return driver.session(  # pyright: ignore[reportUnknownMemberType]
            database=self.endpoint.database,
            default_access_mode=mode,
            bookmark_manager=self._seen if self.capabilities.bookmarks else None,
        )

    def _unit(self, work: Callable[[Transaction], Awaitable[Result]]) -> Any:
        @unit_of_work(timeout=self._timeout)
        async def unit(transaction: AsyncManagedTransaction) -> Result:
            one = Transaction(transaction, self.catalogue)
            try:
                return await work(one)
            finally:
                one.end()

        return unit

    async def define(self, statement: str) -> None:
        """Runs one schema definition in Cypher."""
        with mapped(self.endpoint.bolt):
            async with self._session(self._writer, WRITE_ACCESS) as session:
                await (await session.run(Query(cast(LiteralString, statement)))).consume()

    async def verify(self) -> None:
        """Raises ServerUnavailable where the server does not answer a query."""
        with mapped(self.endpoint.bolt):
            await self._reader.execute_query(
                "RETURN 1", database_=self.endpoint.database, routing_=RoutingControl.READ, bookmark_manager_=None
            )

    async def close(self) -> None:
        await self._reader.close()
        if self._writer is not self._reader:
            await self._writer.close()


def driver_for(address: str, auth: tuple[str, str], settings: Settings) -> AsyncDriver:
    """A driver with the time limits of the settings."""
    return connect(address, auth, connect=settings.connect_timeout, retry=settings.retry_time)


async def agent_at(endpoint: Endpoint, settings: Settings) -> str:
    """What the server calls itself. Raises ServerUnavailable where it does not answer or refuses the user."""
    with mapped(endpoint.bolt):
        async with driver_for(endpoint.bolt, endpoint.admin, settings) as driver:
            return (await driver.get_server_info()).agent  # pyright: ignore[reportUnknownMemberType]
