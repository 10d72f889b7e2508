"""Foreign errors become ours where they enter."""

from collections.abc import Generator
from contextlib import contextmanager

from neo4j.exceptions import (
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from cscs_graph.errors import CscsError, QueryTimeout, ServerUnavailable, StaleBookmark, StatementFailed, WriteRefused

_BY_CODE: tuple[tuple[type[CscsError], tuple[str, ...], str], ...] = (
    (
        QueryTimeout,
        ("TransactionTimedOut", "LockClientStopped", "TransactionTerminated"),
        "the statement ran longer than the server allows; ask for less, e.g. a smaller depth",
    ),
    (
        StaleBookmark,
        ("InvalidBookmark",),
        "the bookmark is not one of this store; ask without it, or with one that this store gave",
    ),
    (
        ServerUnavailable,
        ("BookmarkTimeout", "BookmarkOutdated"),
        "the server has not caught up with what the bookmark names; try again, or ask without it",
    ),
    (
        ServerUnavailable,
        ("Unauthorized", "AuthenticationRateLimit"),
        "{address} refuses the user or password; check CSCS_USER and CSCS_PASSWORD",
    ),
    (WriteRefused, ("AccessMode", "Forbidden", "WriteOnReadOnly"), "the read path cannot write; nothing was changed"),
)
"""Parts of the codes that the servers send, in the order in which they are looked for. Neo4j and the embedded server share
them; the message that comes with a code is not read, since the embedded server hides it."""
_BY_CLASS: tuple[tuple[type[CscsError], tuple[type[BaseException], ...], str], ...] = (
    (
        ServerUnavailable,
        (ServiceUnavailable, SessionExpired, OSError),
        "the graph server at {address} cannot be reached or was lost; start it and try again",
    ),
    (
        ServerUnavailable,
        (TransientError, ConstraintError),
        "another writer was faster, several times in a row; try again",
    ),
)


@contextmanager
def mapped(address: str) -> Generator[None]:
    """Raises this project's errors in place of the driver's. `address` is named in the message, never a password."""
    try:
        yield
    except (Neo4jError, DriverError, OSError, TimeoutError) as error:
        raise of(error, address) from error


def of(error: BaseException, address: str) -> CscsError:
    """The error of our tree that says what `error` means for the asker."""
    code = getattr(error, "code", None) or ("TransactionTimedOut" if isinstance(error, TimeoutError) else "")
    for meaning, parts, message in _BY_CODE:
        if any(part in code for part in parts):
            return meaning(message, address=address)
    for meaning, classes, message in _BY_CLASS:
        if isinstance(error, classes):
            return meaning(message, address=address)
    reason = getattr(error, "message", None) or error
    return StatementFailed("the server refused a statement: {reason}", reason=reason)
