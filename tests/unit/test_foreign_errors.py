"""Errors of the driver become this project's: what the asker can do about them decides which."""

from pathlib import Path

import pytest
from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from cscs_graph.errors import (
    CscsError,
    NotFound,
    QueryTimeout,
    ServerUnavailable,
    StaleBookmark,
    StatementFailed,
    WriteRefused,
)
from cscs_graph.graph.disk import disk_named
from cscs_graph.graph.errors import mapped, of

CODES: dict[str, type[CscsError]] = {
    "Neo.ClientError.Cluster.NotALeader": ServerUnavailable,
    "Neo.TransientError.Database.DatabaseUnavailable": ServerUnavailable,
    "Neo.TransientError.Transaction.DeadlockDetected": ServerUnavailable,
    "Neo.TransientError.Transaction.BookmarkTimeout": ServerUnavailable,
    "Neo.ClientError.Security.Unauthorized": ServerUnavailable,
    "Neo.ClientError.Transaction.InvalidBookmark": StaleBookmark,
    "Neo.ClientError.Transaction.TransactionTimedOut": QueryTimeout,
    "Neo.ClientError.Statement.AccessMode": WriteRefused,
}


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_what_can_be_done(code: str) -> None:
    """A member that no longer leads, and a database that is away, may be there again soon: the driver has retried by then."""
    error = Neo4jError._hydrate_neo4j(code=code, message="as the server says")  # pyright: ignore
    assert type(of(error, "neo4j://members:7687")) is CODES[code]


@pytest.mark.parametrize(
    "lost", [ServiceUnavailable("gone"), SessionExpired("moved"), OSError(111, "refused"), TransientError()]
)
def test_a_lost_connection_names_the_address(lost: Exception) -> None:
    with pytest.raises(ServerUnavailable) as raised, mapped("neo4j://members:7687"):
        raise lost
    assert raised.value.__cause__ is lost


@pytest.mark.parametrize(("left", "told"), [(5_000_000, True), (5_000_000_000, False)])
def test_a_disk_that_is_all_but_full_is_named(monkeypatch: pytest.MonkeyPatch, left: int, told: bool) -> None:
    monkeypatch.setattr("cscs_graph.graph.disk._free", lambda _: left)
    with pytest.raises(StatementFailed) as fault, disk_named(Path("data")):
        raise StatementFailed("the embedded server refused a schema definition: com.arcadedb.index.IndexException")
    assert ("the disk of data has 5 MB left" in str(fault.value)) == told
    assert "refused a schema definition" in str(fault.value)
    with pytest.raises(NotFound, match=r"^nobody$"), disk_named(Path("data")):
        raise NotFound("nobody")
