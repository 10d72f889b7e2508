"""Somebody else's CSV files, through the reader that knows their header."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cscs_graph.errors import BadInput
from cscs_graph.ingest.items import Item, Origin, Refusal, items, shown
from cscs_graph.ingest.readers import READERS
from cscs_graph.ingest.readers.base import MappedReader, Row
from cscs_graph.model.records import Unreadable


def reader_for(path: Path, name: str | None = None) -> MappedReader:
    """The reader of that name, or the first that recognises the file's header."""
    header = _header(path)
    for reader in READERS:
        if reader.name == name or (name is None and reader.recognises(path, header)):
            return reader
    known = ", ".join(reader.name for reader in READERS)
    if name is not None:
        raise BadInput(f"no reader is named {name!r}; there are: {known}")
    raise BadInput(
        f"{shown(path)}: no reader knows the columns {', '.join(header) or '(none)'}. "
        f"Readers: {known}. Or convert it to the canonical format, JSON lines as in docs/MODEL.md."
    )


def read_mapped(path: Path, reader: MappedReader) -> Iterator[Item | Refusal]:
    """Every row of the file as canonical records; the file's own source, lists and agencies come first."""
    file = shown(path)
    yield from items(reader.preamble(path), Origin(file, 1, "", reader.name))
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text)
        header = [column.strip() for column in next(rows, list[str]())]
        begins = rows.line_num + 1
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield from _row(path, reader, _as_row(begins, header, cells))
            begins = rows.line_num + 1


def _as_row(number: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    padded = [*(cell.strip() for cell in cells), *[""] * (len(header) - len(cells))]
    return Row(number, dict(zip(header, padded, strict=False)), tuple(padded[len(header) :]))


def _row(path: Path, reader: MappedReader, row: Row) -> Iterator[Item | Refusal]:
    raw = {**row.cells, **({"": list(row.surplus)} if row.surplus else {})}
    origin = Origin(shown(path), row.number, raw, reader.name)
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
    surplus = raw.get("", [])
    yield from _row(path, reader, Row(number, {key: str(cell) for key, cell in raw.items() if key}, tuple(surplus)))


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            return [column.strip() for column in next(csv.reader(text), list[str]())]
    except UnicodeDecodeError:
        raise BadInput(f"{shown(path)} is not UTF-8; save it as UTF-8 and try again") from None
