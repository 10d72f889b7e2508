"""Workbooks: .xlsx, .xls and .ods through python-calamine, each cell as the text that a reader of CSV would get."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cscs_graph.errors import BadInput
from cscs_graph.ingest.tables import sheets
from cscs_graph.ingest.tables.delimited import Cells

SUFFIXES = frozenset({".xlsx", ".xls", ".ods", ".xlsm", ".xlsb"})
SECONDS = 300
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Of a zip archive, and of the older compound files."""
_NO_WORKBOOK = 2


def is_workbook(path: Path) -> bool:
    """By its first bytes, whatever it is called."""
    with path.open("rb") as file:
        return file.read(4).startswith(_BEGINNINGS)


def sheets_of(path: Path) -> Iterator[tuple[str, list[Cells]]]:
    """Every sheet that is shown: its name, and its rows with their numbers. Raises BadInput for what is no workbook."""
    command = [sys.executable, sheets.__file__, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - a script of ours
    except subprocess.TimeoutExpired:
        raise _unreadable(path, f"it takes more than {SECONDS} seconds") from None
    if done.returncode == _NO_WORKBOOK:
        raise _unreadable(path, done.stderr.decode(errors="replace").strip())
    if done.returncode:
        raise _unreadable(path, f"it is damaged, or takes more than {sheets.MEMORY // 1024**3} GiB of memory")
    for line in done.stdout.splitlines():
        name, rows = json.loads(line)
        yield name, [Cells(number, cells) for number, cells in enumerate(rows, start=1)]


def _unreadable(path: Path, reason: str) -> BadInput:
    return BadInput(
        "{name} cannot be read as a workbook ({reason}); save it again, or as CSV", name=path.name, reason=reason
    )
