"""Rows of delimited text. A quotation mark that is never closed costs its own line, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cscs_graph.errors import Message

SEPARATORS = (",", ";", "\t", "|")
MAX_LINES = 100
"""Lines of one cell; more of them are taken for a quotation mark that was not closed."""


@dataclass(slots=True)
class Cells:
    """One row as it stands: the line on which it begins, its cells, and why it cannot be read."""

    number: int
    cells: list[str]
    fault: Message | None = None
    text: str = ""
    """The line itself, of one that cannot be read."""


@dataclass(slots=True)
class _Lines:
    """Numbered lines, of which some may be put back."""

    given: Iterator[tuple[int, str]]
    put_back: deque[tuple[int, str]] = field(default_factory=deque[tuple[int, str]])

    def next(self) -> tuple[int, str] | None:
        return self.put_back.popleft() if self.put_back else next(self.given, None)


def rows_of(lines: Iterable[str], separator: str) -> Iterator[Cells]:
    """Every row, those without any text as well."""
    waiting = _Lines(iter(enumerate(lines, start=1)))
    while (begun := waiting.next()) is not None:
        number, text = begun
        if '"' not in text:
            yield Cells(number, text.rstrip("\r\n").split(separator))
            continue
        taken, cells = [begun], _parsed([text], separator)
        while cells is None and len(taken) < MAX_LINES and (further := waiting.next()) is not None:
            taken.append(further)
            if '"' in further[1]:
                cells = _parsed([line for _, line in taken], separator)
        if cells is None:
            waiting.put_back.extendleft(reversed(taken[1:]))
            fault = Message("a quotation mark is opened and never closed; close it, or take it out")
            yield Cells(number, text.rstrip("\r\n").split(separator), fault, text.rstrip("\r\n"))
        else:
            yield Cells(number, cells)


def _parsed(lines: list[str], separator: str) -> list[str] | None:
    """The cells of these lines as one row; None where they are not one, with a quoted cell still open at their end."""
    try:
        (cells,) = csv.reader(lines, delimiter=separator, strict=True)
    except csv.Error as error:
        if len(lines) > 1 or "unexpected end" in str(error):
            return None
        (cells,) = csv.reader(lines, delimiter=separator)  # a quotation mark inside of a name
    except ValueError:
        return None
    return cells
