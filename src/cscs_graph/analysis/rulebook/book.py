"""The rulebook: all that rules say, read once and kept, and what of it holds on a day.

How a question uses it. `core` opens a transaction, reads the versions first and gets the rulebook that the process keeps
for them; from there on nothing about rules awaits:

    versions = await content_versions(transaction)
    book = await rulebook_of(transaction, graph.kept, versions)
    rules = book.on(scope.moment)              # RulesOfTheDay

    rules.of({"court_defaulters"})             # ListRules: memoranda and measures in force, regimes, coverage
    rules.lists["work_safety"].controlled_by   # the agencies of the day
    rules.source(measure.source_id)            # SourceRef, or None
    rules.dispute_rule(trigger, list_id, day_of_the_event, minimum)
    rules.repair_rules(minimum).term(aspect, key, day)

Look-ups that take a `day` are about a day of their own, such as that of a decision; all others are about the day asked about.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Self, TypeVar

from cscs_graph.analysis.rulebook.memoranda import Memoranda
from cscs_graph.analysis.rulebook.records import Records, read_records
from cscs_graph.analysis.rulebook.view import days_of, times_of
from cscs_graph.analysis.rulebook.wider_rules import WiderRules
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.base import Record
from cscs_graph.model.time import UNKNOWN_START, Moment

Point = TypeVar("Point", date, datetime)
VIEWS = 64
"""Days whose rules are kept at a time. Between two changes of the rules all days are one."""


class RulesOfTheDay(Memoranda, WiderRules):
    """All that rules say on a day, as it was known at a time: pure look-ups, each worked out when it is first asked.

    One object serves all moments between which no loaded rule changes, so it does not tell the day: the reading does.
    """


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Every loaded rule with all its days and times of record. Immutable."""

    records: Records

    @classmethod
    def of(cls, records: Iterable[Record]) -> Self:
        return cls(Records.of(records))

    @classmethod
    async def read(cls, transaction: Transaction) -> Self:
        """All rules of the store, whatever their days: a statement a record class."""
        return cls(await read_records(transaction))

    def on(self, moment: Moment) -> RulesOfTheDay:
        """What holds on the day, as it was known at the time. A time of record that is still to come counts when it has come."""
        return self._view(_last(self._days, moment.as_of), _last(self._times, moment.known_at))

    @cached_property
    def _view(self) -> Callable[[date, datetime], RulesOfTheDay]:
        return lru_cache(VIEWS)(self._made)

    def _made(self, day: date, time: datetime) -> RulesOfTheDay:
        return RulesOfTheDay(self.records, Moment(as_of=day, known_at=time))

    @cached_property
    def _days(self) -> list[date]:
        return sorted({UNKNOWN_START, *days_of(self._all())})

    @cached_property
    def _times(self) -> list[datetime]:
        return sorted({datetime.min, *times_of(self._all())})

    def _all(self) -> Iterable[Record]:
        return (record for group in self.records.by_class.values() for record in group)


def _last(changes: list[Point], point: Point) -> Point:
    """The last change up to a point; between two changes nothing differs."""
    return changes[bisect_right(changes, point) - 1]
