"""What a source yields line by line, whatever its format: a record, or why a line is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cscs_graph.model.base import Record
from cscs_graph.model.records import RECORDS, Unreadable, read_record


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from, and enough of it to be put right and loaded again."""

    file: str
    line: int
    raw: dict[str, Any] | str
    reader: str = ""
    """Mapped reader to which `raw` has to be given again; empty for the canonical format."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record and its origin."""

    record: Record
    origin: Origin


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that cannot be loaded: the field and the reason are for whoever mends it."""

    origin: Origin
    field: str
    reason: str
    kind: str = "(unreadable)"
    """Type of the record, as far as it could be read."""


def items(lines: Iterable[dict[str, Any]], origin: Origin) -> Iterator[Item | Refusal]:
    """The records of one origin. One bad line refuses the whole origin, so that no half of a row is loaded."""
    records: list[Record] = []
    for line in lines:
        try:
            records.append(read_record(line))
        except Unreadable as fault:
            yield Refusal(origin, fault.field, fault.reason, *_kind(line))
            return
    for record in records:
        yield Item(record, origin)


def _kind(line: Any) -> tuple[str, ...]:
    kind = line.get("type") if isinstance(line, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return (kind,) if isinstance(kind, str) and kind in RECORDS else ()


def shown(path: Path) -> str:
    """A path as messages name it: relative to the current folder where it lies below."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
