"""Foreign errors become ours where they enter."""

from collections.abc import Generator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from cscs_graph.errors import CscsError, QueryTimeout, ServerUnavailable, StatementFailed, WriteRefused

_TIMEOUTS = ("TransactionTimedOut", "LockClientStopped", "TransactionTerminated")
_READ_ONLY = ("AccessMode", "Forbidden", "WriteOnReadOnly")


@contextmanager
def mapped(address: str) -> Generator[None]:
    """Raises this project's errors in place of the driver's. `address` is named in the message, never a password."""
    try:
        yield
    except (Neo4jError, DriverError, OSError, TimeoutError) as error:
        raise of(error, address) from error


def of(error: BaseException, address: str) -> CscsError:
    """The error of our tree that says what `error` means for the asker."""
    code = getattr(error, "code", None) or ""
    if isinstance(error, TimeoutError) or any(part in code for part in _TIMEOUTS):
        return QueryTimeout("the statement ran longer than the server allows; ask for less, e.g. a smaller depth")
    if isinstance(error, AuthError) or "Unauthorized" in code:
        return ServerUnavailable(f"{address} refuses the user or password; check CSCS_USER and CSCS_PASSWORD")
    if isinstance(error, Forbidden) or any(part in code for part in _READ_ONLY):
        return WriteRefused("the read path cannot write; nothing was changed")
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return ServerUnavailable(f"the graph server at {address} cannot be reached or was lost; start it and try again")
    if isinstance(error, TransientError | ConstraintError):
        return ServerUnavailable("another writer was faster, several times in a row; try again")
    return StatementFailed(f"the server refused a statement: {getattr(error, 'message', None) or error}")
