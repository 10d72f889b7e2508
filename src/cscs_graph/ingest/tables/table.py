"""A table in a file: where its heading stands, what its rows say, and what was passed over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from textwrap import shorten

from cscs_graph.errors import BadInput, Message
from cscs_graph.ingest.items import shown
from cscs_graph.ingest.tables.delimited import SEPARATORS, Cells, rows_of
from cscs_graph.ingest.tables.encoding import TextFile, readable
from cscs_graph.ingest.tables.headings import tidy
from cscs_graph.ingest.tables.workbook import is_workbook, sheets_of

LOOKED_AT = 30
"""Rows among which the heading is looked for."""
_STATED = "sep="
_PAGE = (b"<html", b"<!doctype", b"<table", b"<?xml", b"{", b"[")
_FORM = "{name}, separated by {separator}"
_SPELT = {"\t": "tabs", " ": "blanks"}
Recognise = Callable[[Sequence[str]], int]
"""How many of these headings a reader knows; 0: it is no heading of its own."""


@dataclass(slots=True)
class Table:
    """A table, opened: its heading and, once, its rows."""

    form: Message
    """What it was read as: `UTF-8, separated by ;`, `sheet 供应商`."""
    header: tuple[str, ...]
    """Without line breaks, and without remarks such as （必填）."""
    begins: int
    """Row or line of the heading."""
    _first: str
    """The first heading, as it stands in the file."""
    _rows: Iterator[Cells]
    repeated: int = 0
    """Headings that stood again between the rows and were passed over."""
    others: tuple[str, ...] = field(default=())
    """Sheets that were not read."""

    def rows(self) -> Iterator[Cells]:
        """Every row that says something. Of one that cannot be read, `fault` says why."""
        for row in self._rows:
            if not any(cell.strip() for cell in row.cells):
                continue
            if row.cells[0].strip() == self._first and tuple(map(tidy, row.cells)) == self.header:
                self.repeated += 1
                continue
            yield row


def open_table(path: Path, recognise: Recognise) -> Table:
    """The table in a file: the row of which `recognise` knows most headings is the heading of the rows below it.

    Raises BadInput where there is none, saying which headings were seen.
    """
    if is_workbook(path):
        return _of_workbook(path, recognise)
    _refuse_pages(path)
    text = TextFile.at(path)
    separator, skipped = _separator(text, recognise)
    lines = islice(text.lines(), skipped, None)
    form = Message(_FORM, {"name": text.name, "separator": Message(_SPELT.get(separator, separator))})
    return _found(path, form, _checked(text, lines, separator, skipped), recognise)


def _checked(text: TextFile, lines: Iterable[str], separator: str, skipped: int) -> Iterator[Cells]:
    for row in rows_of(lines, separator):
        row.number += skipped
        fault = row.fault or next(filter(None, map(text.broken, row.cells)), None)
        yield (
            row
            if fault is None
            else Cells(row.number, [readable(cell) for cell in row.cells], fault, readable(row.text))
        )


def _separator(text: TextFile, recognise: Recognise) -> tuple[str, int]:
    """The separator, and how many lines state nothing else: the one that is stated, else under which most headings are known."""
    head = list(islice(text.lines(), LOOKED_AT))
    if head and (stated := head[0].strip().strip('"')).lower().startswith(_STATED) and len(stated) == len(_STATED) + 1:
        return stated[-1], 1
    return max(SEPARATORS, key=lambda separator: _fit(rows_of(head, separator), recognise)), 0


def _fit(rows: Iterable[Cells], recognise: Recognise) -> tuple[int, int]:
    known = [(recognise(tuple(map(tidy, row.cells))), len(row.cells)) for row in rows]
    return max(known, default=(0, 0))


def _of_workbook(path: Path, recognise: Recognise) -> Table:
    """The first sheet with a heading that is known."""
    sheets = list(sheets_of(path))
    best = max(sheets, key=lambda sheet: _fit(islice(sheet[1], LOOKED_AT), recognise)[0], default=None)
    if best is None:
        raise BadInput("{path} has no sheet with cells", path=shown(path))
    table = _found(path, Message("sheet {name}", {"name": best[0]}), iter(best[1]), recognise)
    table.others = tuple(name for name, rows in sheets if name != best[0] and any(any(row.cells) for row in rows))
    return table


def _found(path: Path, form: Message, rows: Iterator[Cells], recognise: Recognise) -> Table:
    head = list(islice(rows, LOOKED_AT))
    known = [recognise(tuple(map(tidy, row.cells))) for row in head]
    if not any(known):
        seen = max(head, key=lambda row: sum(bool(cell.strip()) for cell in row.cells), default=None)
        named = readable(", ".join(filter(None, map(tidy, seen.cells)))) if seen else ""
        place = Message("{path} ({form})", {"path": shown(path), "form": form})
        raise UnknownHeadings(place, shorten(named, 200, placeholder=" ...") or "(none)")
    place = known.index(max(known))
    header = tuple(map(tidy, head[place].cells))
    return Table(form, header, head[place].number, head[place].cells[0].strip(), chain(head[place + 1 :], rows))


class UnknownHeadings(Exception):
    """No row is a heading that is known. `place` is the file, `seen` what its fullest row says."""

    def __init__(self, place: Message, seen: str) -> None:
        self.message = Message("{place}: no column is recognised among {seen}", {"place": place, "seen": seen})
        super().__init__(str(self.message))
        self.place, self.seen = place, seen


def _refuse_pages(path: Path) -> None:
    with path.open("rb") as file:
        begins = file.read(200).lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if begins.startswith(_PAGE[:4]):
        raise BadInput(
            "{path} is a web page, whatever it is called: open it in a spreadsheet and save it as .xlsx or as CSV",
            path=shown(path),
        )
    if begins.startswith(_PAGE[4:]):
        raise BadInput("{path} is JSON and no table; `cscs load` reads JSON Lines, see docs/MODEL.md", path=shown(path))
