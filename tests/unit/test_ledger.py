"""Servers that are tested side by side are held to one ledger."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import ByServer
from tests.servers import Ledger


def _server(path: Path, name: str) -> tuple[Ledger, Any]:
    """What a process knows that tests this server."""
    ledger = Ledger({f"bolt://{name}": name})
    ledger.open(path)
    return ledger, SimpleNamespace(endpoint=SimpleNamespace(bolt=f"bolt://{name}"))


def test_who_says_otherwise_than_another_process_is_told(tmp_path: Path) -> None:
    (one, here), (other, there) = (_server(tmp_path / "ledger", name) for name in ("one", "other"))
    one.same(here, "asked", "1")
    one.same(here, "asked", "2")  # one server may say what it likes: only others are held to what it said first
    other.same(there, "asked", "1")
    with pytest.raises(AssertionError, match="other does not say what one said under asked"):
        other.same(there, "asked", "2")
    other.same(there, "asked by nobody else", "3")
    assert str(one) == str(other) == "answers that a further server gave with the same bytes: 1 to 1 questions"


@pytest.mark.parametrize(
    ("nodeid", "process"),
    [
        ("tests/api/test_docs.py::test_a[embedded]", "embedded alone"),
        ("tests/property/test_time_laws.py::test_a[embedded]", "embedded"),
        ("tests/api/test_docs.py::test_a[neo4j-2026.09-x]", "neo4j-2026.09"),
        ("tests/server/test_embedded.py::test_embedded[7]", "tests/server/test_embedded.py"),
        ("tests/unit/test_a.py::test_a", "tests/unit/test_a.py"),
    ],
)
def test_the_tests_of_a_server_stay_together(nodeid: str, process: str) -> None:
    assert ByServer._split_scope(None, nodeid) == process  # pyright: ignore[reportPrivateUsage, reportArgumentType]
