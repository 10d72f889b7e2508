"""Prints the sheets of a workbook as JSON, one a line: its name, then its rows of text. Run as a process of its own.

    python sheets.py list.xlsx

A damaged workbook can ask for any amount of memory, or end the process that reads it: so that is another process than the one
that loads, with a bound. It needs nothing of this project, and starts in a moment.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 2 * 1024**3
"""Bytes."""
_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number; of a longer code the others are lost."""


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


def main(path: str) -> int:
    """Exit code 2, with the reason on standard error, for what is no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with suppress(ImportError, ValueError, OSError):  # where the system has no such bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        book = CalamineWorkbook.from_path(path)  # pyright: ignore[reportUnknownMemberType]
        for sheet in book.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible:
                rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                print(json.dumps([sheet.name, [[as_text(cell) for cell in row] for row in rows]]))
    except CalamineError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
