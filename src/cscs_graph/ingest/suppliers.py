"""Reads somebody's list of suppliers: a CSV file in which codes and names stand under recognisable headings.

Spreadsheets write UTF-8 with or without a mark, GBK, or UTF-16, and separate by commas, semicolons or tabs: all are read.
A row that says nothing usable is kept apart with the reason; every row of the file ends in one of the two.
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from cscs_graph.errors import BadInput
from cscs_graph.ingest.items import shown
from cscs_graph.model.suppliers import Supplier

REJECTED_COLUMNS = ("_line", "_reason")
"""Added to a row that was refused; ignored when the mended file is read again."""
_NAMES = frozenset(
    [
        "企业名称",
        "公司名称",
        "供应商",
        "供应商名称",
        "单位名称",
        "名称",
        "中文名称",
        "英文名称",
        "曾用名",
        "name",
        "company",
        "companyname",
        "supplier",
        "suppliername",
        "vendor",
        "vendorname",
        "legalname",
        "chinesename",
        "englishname",
        "nameen",
        "namezh",
        "formername",
        "pinyin",
        "拼音",
    ]
)
_CODES = frozenset(
    [
        "统一社会信用代码",
        "社会信用代码",
        "信用代码",
        "统一代码",
        "组织机构代码",
        "机构代码",
        "注册号",
        "工商注册号",
        "注册号码",
        "代码",
        "uscc",
        "usci",
        "creditcode",
        "unifiedsocialcreditcode",
        "socialcreditcode",
        "unifiedcode",
        "orgcode",
        "organisationcode",
        "organizationcode",
        "regno",
        "registrationnumber",
        "registrationno",
        "code",
        "统一社会信用代码注册号",
    ]
)
_OWN = frozenset(
    [
        "编号",
        "供应商编号",
        "供应商编码",
        "序号",
        "id",
        "ownid",
        "supplierid",
        "vendorid",
        "suppliernumber",
        "vendornumber",
        "no",
        "number",
    ]
)
_NUMBER_OF_A_SPREADSHEET = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that names nobody: where it stands, why it was refused, and its cells."""

    line: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupplierList:
    """A list as it was read."""

    header: tuple[str, ...]
    suppliers: tuple[Supplier, ...]
    refused: tuple[RefusedRow, ...]


def read_suppliers(path: Path) -> SupplierList:
    """Every row of the list. Raises BadInput for a file that cannot be read or has no recognisable column."""
    if not path.is_file():
        raise BadInput(f"{shown(path)} does not exist")
    text = _text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [cell.strip() for cell in next(rows, list[str]())]
    kinds = [_kind(column) for column in header]
    if not {"name", "code"} & set(kinds):
        raise BadInput(
            f"{shown(path)}: no column is recognised among {', '.join(header) or '(none)'}; "
            "name one 企业名称 or name, or 统一社会信用代码 or uscc"
        )
    suppliers: list[Supplier] = []
    refused: list[RefusedRow] = []
    begins = rows.line_num + 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                row = _row(begins, header, kinds, cells)
                if isinstance(row, Supplier):
                    suppliers.append(row)
                else:
                    refused.append(row)
            begins = rows.line_num + 1
    except csv.Error as error:
        raise BadInput(f"{shown(path)}:{begins}: {error}; save the list as CSV again") from None
    return SupplierList(tuple(header), tuple(suppliers), tuple(refused))


def _text(path: Path) -> str:
    content = path.read_bytes()
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{shown(path)} is neither UTF-8, UTF-16 nor GBK; save it as CSV in UTF-8")


def _kind(column: str) -> str:
    plain = re.sub(r"[\W_]+", "", column).casefold()
    if column in REJECTED_COLUMNS:
        return ""
    return "name" if plain in _NAMES else "code" if plain in _CODES else "own" if plain in _OWN else ""


def _row(line: int, header: list[str], kinds: list[str], cells: list[str]) -> Supplier | RefusedRow:
    def refused(reason: str) -> RefusedRow:
        return RefusedRow(line, reason, tuple(cells))

    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return refused(f"{len(cells)} cells under {len(header)} headings; quote cells that contain the separator")
    stated = [(kind, cell.strip()) for kind, cell in zip(kinds, cells, strict=False) if cell.strip()]
    names = tuple(cell for kind, cell in stated if kind == "name")
    codes = tuple(cell for kind, cell in stated if kind == "code")
    ruined = [code for code in codes if _NUMBER_OF_A_SPREADSHEET.fullmatch(code)]
    if ruined:
        return refused(
            f"a spreadsheet turned the code into {ruined[0]!r}; format the column as text and enter it again"
        )
    if not any(character.isalnum() for text in (*names, *codes) for character in text):
        return refused("neither a name nor a code is stated")
    try:
        return Supplier(row=line, own_id=next((c for k, c in stated if k == "own"), None), names=names, codes=codes)
    except ValidationError as error:
        return refused(error.errors()[0]["msg"].removeprefix("Value error, "))
