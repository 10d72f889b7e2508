"""Workbooks: .xlsx, .xls and .ods through python-calamine, each cell as the text that a reader of CSV would get."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from cscs_graph.errors import BadInput
from cscs_graph.ingest.tables.delimited import Cells

SUFFIXES = frozenset({".xlsx", ".xls", ".ods", ".xlsm", ".xlsb"})
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Of a zip archive, and of the older compound files."""
_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number; of a longer code the others are lost."""


def is_workbook(path: Path) -> bool:
    """By its first bytes, whatever it is called."""
    with path.open("rb") as file:
        return file.read(4).startswith(_BEGINNINGS)


def sheets_of(path: Path) -> Iterator[tuple[str, list[Cells]]]:
    """Every sheet that is shown: its name, and its rows with their numbers. Raises BadInput for what is no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)  # pyright: ignore[reportUnknownMemberType]
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
        ]
        for name in shown:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, [Cells(number, [as_text(cell) for cell in row]) for number, row in enumerate(rows, start=1)]
    except CalamineError as error:
        raise BadInput(f"{path.name} cannot be read as a workbook ({error}); save it again, or as CSV") from None


def as_text(cell: Any) -> str:
    """What a cell says. A number too long for a spreadsheet is written as it would show it: nobody takes that for a code."""
    match cell:
        case float() if cell.is_integer():
            return str(int(cell)) if abs(cell) < _EXACT else f"{cell:.5E}"
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return cell.isoformat()
        case timedelta() | bool() | float() | int():
            return str(cell)
        case _:
            return str(cell) if cell is not None else ""
