"""The one place that makes a driver."""

from neo4j import AsyncDriver, AsyncGraphDatabase

CONNECT_SECONDS = 5.0
"""For a connection to be made, and to be had from the pool."""
RETRY_SECONDS = 15.0
"""For which a transaction is tried again after a transient error, a lost connection or a change of the leader."""
IDLE_SECONDS = 60
"""After which a pooled connection is tried before it is used: a server or a proxy may have dropped it."""


def connect(
    address: str, auth: tuple[str, str], *, connect: float = CONNECT_SECONDS, retry: float = RETRY_SECONDS
) -> AsyncDriver:
    """A driver with a pool of its own; `neo4j://` routes over the members of a cluster. Nothing is sent until it is used."""
    return AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        address,
        auth=auth,
        connection_timeout=connect,
        connection_acquisition_timeout=connect,
        max_transaction_retry_time=retry,
        liveness_check_timeout=IDLE_SECONDS,
        notifications_min_severity="OFF",
    )
