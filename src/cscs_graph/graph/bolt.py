"""The one place that makes a driver."""

from neo4j import AsyncDriver, AsyncGraphDatabase

CONNECT_SECONDS = 5
"""For a connection to be made, and to be had from the pool."""
RETRY_SECONDS = 15
"""For which a transaction is tried again after a transient error."""


def connect(address: str, auth: tuple[str, str]) -> AsyncDriver:
    """A driver with a pool of its own. Nothing is sent until it is used."""
    return AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        address,
        auth=auth,
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        notifications_min_severity="OFF",
    )
