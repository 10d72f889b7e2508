"""A list of suppliers as it was sent: a file of any kind that the command reads, or text with or without a heading."""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from cscs_graph.analysis.screening.screening import MAX_SUPPLIERS
from cscs_graph.errors import BadInput, Message, TooLarge
from cscs_graph.ingest.suppliers import RefusedRow, read_suppliers, why_invalid
from cscs_graph.ingest.tables.columns import ColumnsRead
from cscs_graph.ingest.tables.delimited import SEPARATORS
from cscs_graph.ingest.tables.headings import meaning
from cscs_graph.ingest.tables.table import LOOKED_AT
from cscs_graph.model.suppliers import Supplier
from cscs_graph.web.screen.sent import Sent, SentFile

MOST_BYTES = 130_000
"""Of a list: written as text it has to fit into a body again."""
PASTED = "pasted"
"""What pasted text is called."""
MOST_OF_NAME = 80
_UNSAFE = re.compile(r"[^\w.-]")
_CODE = re.compile(r"[0-9A-Za-z]{8,18}(?:-[0-9Xx])?")


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a list, those that could not be read, and how it was read."""

    file: SentFile
    suppliers: tuple[Supplier, ...]
    refused: tuple[RefusedRow, ...]
    columns: ColumnsRead | None
    """None for text without a heading, of which each line is one name or one code."""
    header: tuple[str, ...] = ()


def file_of(sent: Sent) -> SentFile:
    """The list that a form states: a file, pasted text, or what was sent before. Raises BadInput and TooLarge."""
    text = sent.fields.get("text", "")
    if sent.file is not None and sent.file.content:
        file = sent.file
    elif text.strip():
        file = SentFile(PASTED, text.encode())
    elif sent.fields.get("list"):
        file = SentFile.again(sent.fields.get("file", PASTED), sent.fields["list"])
    else:
        raise BadInput("the list is empty: paste it, or choose a file with at least one row")
    if len(file.content) > MOST_BYTES:
        raise TooLarge(
            "the list has {count} bytes and at most {maximum} are read here; divide it, or use `cscs screen`",
            count=len(file.content),
            maximum=MOST_BYTES,
        )
    return file


def listed(file: SentFile) -> Listed:
    """Its rows. Raises BadInput for a list that cannot be read or names nobody, TooLarge for one of too many rows."""
    found = _lines(file) if file.name == PASTED and not _has_heading(file) else _table(file)
    rows = len(found.suppliers)
    if rows > MAX_SUPPLIERS:
        raise TooLarge(
            "the list has {count} rows and at most {maximum} are answered at once, so row {row} is one too many; "
            "divide it, or use `cscs screen`",
            count=rows,
            maximum=MAX_SUPPLIERS,
            row=found.suppliers[MAX_SUPPLIERS].row,
        )
    if not rows:
        if not found.refused:
            raise BadInput("no row of the list names anybody; give each a name or a code")
        first = found.refused[0]
        raise BadInput(
            "no row of the list names anybody; give each a name or a code. Line {line}: {why}",
            line=first.line,
            why=first.why,
        )
    return found


def _table(file: SentFile) -> Listed:
    """Read as the command reads a file, which is gone when that is done."""
    with TemporaryDirectory(prefix="cscs-screen-") as folder:
        path = Path(folder) / (_UNSAFE.sub("_", file.name)[-MOST_OF_NAME:].lstrip(".") or PASTED)
        path.write_bytes(file.content)
        try:
            found = read_suppliers(path)
        except BadInput as error:
            raise BadInput("{message}", message=_without(f"{path.resolve().parent}/", error.message)) from None
    return Listed(file, found.suppliers, found.refused, found.columns, found.header)


def _without(folder: str, said: object) -> object:
    """A message that names the file without its folder, which is of no reader's concern."""
    match said:
        case Message():
            return Message(said.pattern, {name: _without(folder, value) for name, value in said.values.items()})
        case str():
            return said.replace(folder, "")
        case _:
            return said


def _has_heading(file: SentFile) -> bool:
    """Whether some row at the beginning says what its columns hold."""
    head = file.content.decode("utf-8", errors="replace").splitlines()[:LOOKED_AT]
    cells = (cell for line in head for cell in re.split(f"[{re.escape(''.join(SEPARATORS))}]", line))
    return any(meaning(cell.strip().strip('"')) in ("name", "code") for cell in cells)


def _lines(file: SentFile) -> Listed:
    """Pasted text without a heading: a code or a name a line."""
    suppliers: list[Supplier] = []
    refused: list[RefusedRow] = []
    for number, line in enumerate(file.content.decode("utf-8", errors="replace").splitlines(), start=1):
        text = line.strip()
        if not text:
            continue
        kind = "codes" if _CODE.fullmatch(text) and any(map(str.isdigit, text)) else "names"
        try:
            suppliers.append(Supplier.model_validate({"row": number, kind: (text,)}))
        except ValidationError as error:
            refused.append(RefusedRow(number, why_invalid(error), (text,)))
    return Listed(file, tuple(suppliers), tuple(refused), None)
