"""Records as of a day and a time of knowledge."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from cscs_graph.analysis.rulebook.records import AnyRecord, Records
from cscs_graph.model.base import Dated, Fact, Record
from cscs_graph.model.rules import Agency, Regime
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, Moment, Span

Answered = TypeVar("Answered", bound=BaseModel)


class View:
    """What holds on the day and was known at the time. Parts of `RulesOfTheDay` build on it; nothing here awaits."""

    def __init__(self, records: Records, moment: Moment) -> None:
        self._records = records
        self._moment = moment

    def known(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The records of a class that were known at the time, whether or not they hold on the day."""
        at = self._moment.known_at
        return tuple(record for record in self._records.all(kind) if is_known(record, at))

    def in_force(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The records of a class that were known at the time and hold on the day."""
        return tuple(record for record in self.known(kind) if self.holds(record))

    def holds(self, record: Record) -> bool:
        span = span_of(record)
        return span.start <= self._moment.as_of < span.end


def is_known(record: Record, at: datetime) -> bool:
    """Whether a record was known at a time. What states no time of record is public from the start."""
    if not isinstance(record, Dated):
        return True
    return recorded_at(record) <= at < record.superseded_at


def recorded_at(record: Dated) -> datetime:
    """When it became known; of a rule that states no time, the day on which it begins to hold, as the loader has it."""
    if record.recorded_at is not None:
        return record.recorded_at
    return datetime.combine(record.valid_from, time.min) if isinstance(record, Fact) else datetime.min


def span_of(record: Record) -> Span:
    """The days of a record; what has none always holds."""
    if isinstance(record, Agency):
        return Span(record.valid_from or UNKNOWN_START, record.valid_until or OPEN_END)
    if isinstance(record, Dated | Regime):
        return Span.stated(record.valid_from or UNKNOWN_START, record.valid_until or OPEN_END, record.days_stated)
    return Span(UNKNOWN_START, OPEN_END)


def days_of(records: Iterable[Record]) -> Iterator[date]:
    """Every day on which a rule begins or ends to hold."""
    for record in records:
        yield from span_of(record)


def times_of(records: Iterable[Record]) -> Iterator[datetime]:
    """Every time at which a rule becomes known, or is replaced."""
    for record in records:
        if isinstance(record, Dated):
            yield from (recorded_at(record), record.superseded_at)


def as_answered(kind: type[Answered], record: Record, **more: Any) -> Answered:
    """A record as answers show it: the fields that both have, where they are stated, and what else is given."""
    own = {name: getattr(record, name) for name in _shared(kind, type(record))}
    if isinstance(record, Fact) and "id" in kind.model_fields:
        own["id"] = record.fact_id
    return kind.model_validate({name: value for name, value in own.items() if value is not None} | more)


@cache
def _shared(kind: type[BaseModel], stated: type[Record]) -> tuple[str, ...]:
    """The fields that an answer class shows of a record class."""
    return tuple(name for name in kind.model_fields if name in stated.model_fields)
