"""Somebody else's tables, through the reader that knows their heading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cscs_graph.errors import BadInput, Several
from cscs_graph.ingest.items import Item, Origin, Refusal, items, shown
from cscs_graph.ingest.readers import READERS
from cscs_graph.ingest.readers.base import MappedReader, Row
from cscs_graph.ingest.tables.columns import ColumnsRead
from cscs_graph.ingest.tables.delimited import Cells
from cscs_graph.ingest.tables.headings import tidy
from cscs_graph.ingest.tables.table import Table, UnknownHeadings, open_table
from cscs_graph.model.records import Unreadable


@dataclass(frozen=True, slots=True)
class MappedFile:
    """A table, and the reader that knows its heading."""

    path: Path
    reader: MappedReader
    table: Table
    header: tuple[str, ...]
    """As the reader calls its columns."""

    def items(self) -> Iterator[Item | Refusal]:
        """Every row as canonical records; the file's own source, lists and agencies come first."""
        file = shown(self.path)
        yield from items(self.reader.preamble(self.path), Origin(file, 1, "", self.reader.name))
        for cells in self.table.rows():
            if cells.fault:
                origin = Origin(file, cells.number, _raw(self._row(cells)), self.reader.name)
                yield Refusal(origin, "", str(cells.fault))
            else:
                yield from _mapped(self.path, file, self.reader, self._row(cells))

    def columns(self) -> Several:
        """Which columns were read, and which were not."""
        named = zip(self.table.header, self.header, strict=True)
        read = {heading: name for heading, name in named if name in self.reader.columns}
        return ColumnsRead.of(self.table, read).said()

    def _row(self, row: Cells) -> Row:
        padded = [*(cell.strip() for cell in row.cells), *[""] * (len(self.header) - len(row.cells))]
        return Row(row.number, dict(zip(self.header, padded, strict=False)), tuple(padded[len(self.header) :]))


def reader_for(path: Path, name: str | None = None) -> MappedFile:
    """The table in a file with the reader of that name, or the first that recognises the heading."""
    known = ", ".join(reader.name for reader in READERS)
    if name is not None and name not in {reader.name for reader in READERS}:
        raise BadInput("no reader is named {name!r}; there are: {known}", name=name, known=known)
    candidates = [reader for reader in READERS if name in (None, reader.name)]

    def chosen(header: Sequence[str]) -> MappedReader | None:
        return next((reader for reader in candidates if reader.recognises(path, _named(reader, header))), None)

    def recognised(header: Sequence[str]) -> int:
        reader = chosen(header)
        return len(reader.columns & {*_named(reader, header)}) if reader else 0

    try:
        table = open_table(path, recognised)
    except UnknownHeadings as unknown:
        raise BadInput(
            "{place}: no reader knows the columns {seen}. Readers: {known}. Or convert it to the "
            "canonical format, JSON lines as in docs/MODEL.md.",
            place=unknown.place,
            seen=unknown.seen,
            known=known,
        ) from None
    reader = chosen(table.header)
    assert reader is not None
    return MappedFile(path, reader, table, _named(reader, table.header))


def _named(reader: MappedReader, header: Sequence[str]) -> tuple[str, ...]:
    """Headings by the reader's own names, whatever their case, width and remarks."""
    own = _by_tidy_name(reader)
    return tuple(own.get(tidy(heading).casefold(), heading) for heading in header)


def _by_tidy_name(reader: MappedReader) -> Mapping[str, str]:
    return {tidy(column).casefold(): column for column in reader.columns}


def _raw(row: Row) -> dict[str, Any]:
    return {**row.cells, **({"": list(row.surplus)} if row.surplus else {})}


def _mapped(path: Path, file: str, reader: MappedReader, row: Row) -> Iterator[Item | Refusal]:
    origin = Origin(file, row.number, _raw(row), reader.name)
    try:
        lines = list(reader.lines(path, row))
    except Unreadable as fault:
        yield Refusal(origin, fault.field, fault.reason)
        return
    yield from items(lines, origin)


def read_again(name: str, path: Path, number: int, raw: dict[str, Any]) -> Iterator[Item | Refusal]:
    """One row from a quarantine file, once its cells are mended."""
    reader = next((reader for reader in READERS if reader.name == name), None)
    if reader is None:
        yield Refusal(Origin(str(path), number, raw), "reader", f"no reader is named {name!r}")
        return
    surplus: list[Any] = raw[""] if isinstance(raw.get(""), list) else []
    cells = {key: "" if cell is None else str(cell) for key, cell in raw.items() if key}
    if not reader.recognises(path, tuple(cells)):
        yield Refusal(Origin(str(path), number, raw, name), "", f"columns of the reader {name!r} are missing")
        return
    yield from _mapped(path, shown(path), reader, Row(number, cells, tuple(map(str, surplus))))
