"""Reads somebody's list of suppliers: a table in which codes and names stand under recognisable headings.

A row that says nothing usable is kept apart with the reason; every row of the file ends in one of the two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from cscs_graph.errors import BadInput, Message, Misstated
from cscs_graph.ingest.items import shown
from cscs_graph.ingest.tables.columns import ColumnsRead
from cscs_graph.ingest.tables.delimited import Cells
from cscs_graph.ingest.tables.headings import meaning
from cscs_graph.ingest.tables.table import UnknownHeadings, open_table
from cscs_graph.model.placeholders import is_placeholder
from cscs_graph.model.suppliers import Supplier

REJECTED_COLUMNS = ("_line", "_reason")
"""Added to a row that was refused; ignored when the mended file is read again."""
_NUMBER_OF_A_SPREADSHEET = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_BELOW = re.compile(
    r"(合计|总计|小计|共计|注|备注|说明|附注|填表|制表|审核|total|note|sum)\s*([:：].*|\d*)", re.IGNORECASE
)
"""What stands under a table: its sum, a note, who made it."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that names nobody: where it stands, why it was refused, and its cells."""

    line: int
    why: Message
    cells: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Why, in English: the file of refused rows is read again by programs."""
        return str(self.why)


@dataclass(frozen=True, slots=True)
class SupplierList:
    """A list as it was read."""

    header: tuple[str, ...]
    suppliers: tuple[Supplier, ...]
    refused: tuple[RefusedRow, ...]
    columns: ColumnsRead


def read_suppliers(path: Path) -> SupplierList:
    """Every row of the list. Raises BadInput for a file that cannot be read or has no recognisable column."""
    if not path.is_file():
        raise BadInput("{path} is no file" if path.exists() else "{path} does not exist", path=shown(path))
    try:
        table = open_table(path, _recognised)
    except OSError as error:
        raise BadInput("{path} cannot be read: {strerror}", path=shown(path), strerror=error.strerror) from None
    except UnknownHeadings as unknown:
        raise BadInput(
            "{unknown}; name one 企业名称 or name, or 统一社会信用代码 or uscc", unknown=unknown.message
        ) from None
    left_out = [place for place, heading in enumerate(table.header) if heading in REJECTED_COLUMNS]
    header = _without(table.header, left_out)
    kinds = [meaning(heading) for heading in header]
    suppliers: list[Supplier] = []
    refused: list[RefusedRow] = []
    for cells in table.rows():
        cells.cells = _without(cells.cells, left_out)
        row = _row(cells, header, kinds)
        if isinstance(row, Supplier):
            suppliers.append(row)
        else:
            refused.append(row)
    columns = ColumnsRead.of(table, {heading: kind for heading, kind in zip(header, kinds, strict=True) if kind})
    return SupplierList(tuple(header), tuple(suppliers), tuple(refused), columns)


def _recognised(header: Sequence[str]) -> int:
    kinds = [meaning(heading) for heading in header]
    return sum(kind is not None for kind in kinds) if {"name", "code"} & set(kinds) else 0


def _without(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    return [cell for place, cell in enumerate(cells) if place not in places]


def _row(row: Cells, header: Sequence[str], kinds: Sequence[str | None]) -> Supplier | RefusedRow:
    def refused(why: Message) -> RefusedRow:
        return RefusedRow(row.number, why, tuple(row.cells))

    if row.fault:
        return refused(row.fault)
    if len(row.cells) > len(header) and any(cell.strip() for cell in row.cells[len(header) :]):
        said = "{cells} cells under {headings} headings; quote cells that contain the separator"
        return refused(Message(said, {"cells": len(row.cells), "headings": len(header)}))
    first, *others = [cell.strip() for cell in row.cells if cell.strip()]
    stated = [(kind, cell.strip()) for kind, cell in zip(kinds, row.cells, strict=False) if cell.strip()]
    names = tuple(cell for kind, cell in stated if kind == "name" and not is_placeholder(cell))
    codes = tuple(cell for kind, cell in stated if kind == "code" and not is_placeholder(cell))
    ruined = [code for code in codes if _NUMBER_OF_A_SPREADSHEET.fullmatch(code)]
    if ruined:
        said = "a spreadsheet turned the code into {code!r}; format the column as text and enter it again"
        return refused(Message(said, {"code": ruined[0]}))
    below = not codes and len(others) <= 1 and _BELOW.fullmatch(first)
    if below or not any(character.isalnum() for text in (*names, *codes) for character in text):
        sum_or_note = Message("a sum or a note under the table")
        return refused(sum_or_note if below else Message("neither a name nor a code is stated"))
    try:
        own = next((cell for kind, cell in stated if kind == "own"), None)
        return Supplier(row=row.number, own_id=own, names=names, codes=codes)
    except ValidationError as error:
        return refused(why_invalid(error))


def why_invalid(error: ValidationError) -> Message:
    """What a validator says of a row."""
    first = error.errors()[0]
    said = first.get("ctx", {}).get("error")
    return said.message if isinstance(said, Misstated) else Message("{message}", {"message": first["msg"]})
