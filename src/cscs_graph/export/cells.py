"""One value of the store as one field of a CSV file, and back to nothing else.

neo4j-admin reads an empty field as no value and a quoted empty field as an empty text, so every text is quoted. A list has no
quotes within: its items are told apart by a character that no item may hold.
"""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from cscs_graph.export.columns import Column

BETWEEN_ITEMS = "\x1f"
"""U+001F, the unit separator: a control character that no name or code has a use for."""


class NoField(ValueError):
    """A value that cannot be written without being changed. Says why."""


def field(value: Any, kind: Column) -> str:
    """The field, quoted where it has to be. Raises NoField for a value of another type than the column's."""
    if value is None:
        return ""
    taken, write = _WRITERS[kind]
    if type(value) not in taken:
        raise NoField(f"holds {type(value).__name__} {value!r}, and the model says {kind}")
    return write(value)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def items(values: Sequence[Any]) -> str:
    """A list of texts. An empty one, and one of a single empty text, would both be read as no list."""
    if not all(isinstance(value, str) for value in values):
        raise NoField(f"holds {values!r}, and the model says {Column.TEXTS}")
    if any(BETWEEN_ITEMS in value for value in values):
        raise NoField("holds the control character U+001F, which separates the items of a list in the files")
    if list(values) in ([], [""]):
        raise NoField(f"holds {values!r}, which the files cannot tell from no list")
    return quoted(BETWEEN_ITEMS.join(values))


def _time(value: datetime) -> str:
    """Times are kept in UTC without a zone."""
    if value.tzinfo is not None:
        raise NoField(f"holds {value.isoformat()}, a time with a zone")
    return value.isoformat()


def _number(value: float) -> str:
    """A whole number in a number column becomes a double, as the model has it."""
    if not math.isfinite(value):
        raise NoField(f"holds {value!r}, which is no number")
    return repr(float(value))


_WRITERS: dict[Column, tuple[tuple[type, ...], Callable[[Any], str]]] = {
    Column.TEXT: ((str,), quoted),
    Column.TEXTS: ((list,), items),
    Column.DAY: ((date,), date.isoformat),
    Column.TIME: ((datetime,), _time),
    Column.TRUTH: ((bool,), lambda value: "true" if value else "false"),
    Column.INTEGER: ((int,), str),
    Column.NUMBER: ((int, float), _number),
}
"""The types that a column takes, exactly, and how they are written."""
