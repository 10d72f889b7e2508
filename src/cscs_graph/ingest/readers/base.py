"""What a mapped reader is: it turns one row of somebody else's file into lines of the canonical format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Line = dict[str, Any]
"""One line of the canonical format, before validation."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source file: where it stands, what it says by column, and cells beyond the header."""

    number: int
    """Line on which the row begins, counted from 1 with the header on line 1."""
    cells: Mapping[str, str]
    """Stripped text by column name; a missing cell is the empty string."""
    surplus: Sequence[str] = ()
    """Cells for which the header has no column."""


class MappedReader(Protocol):
    """Knows one family of files by its header and maps each row to canonical lines.

    A row that cannot be a fact (OCR junk, no name, too few columns) raises `cscs_graph.model.records.Unreadable`, which
    names the column and says what to do; the loader puts the row into the quarantine file with that reason. A row whose
    code is merely wrong is mapped and flagged: it is never dropped.
    """

    @property
    def name(self) -> str:
        """Name on the command line: `cscs load --reader NAME`."""
        ...

    @property
    def columns(self) -> frozenset[str]:
        """Every column that it reads, by any of its names; the others of a file are said to be left."""
        ...

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether a file with this header is one of this reader's."""
        ...

    def preamble(self, path: Path) -> Iterator[Line]:
        """Lines that the file as a whole states: its Source, the lists and agencies that its rows need."""
        ...

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """The canonical lines of one row. Raises Unreadable."""
        ...
