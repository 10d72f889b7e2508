"""Which days are worked: weekdays without the public holidays, and the weekends that are worked in exchange."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from cscs_graph.model.holidays import Holiday

_WEEKEND = 5
"""Saturday, counted from Monday."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of the years whose holidays are loaded; of other years Monday to Friday."""

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]

    @classmethod
    def of(cls, holidays: Iterable[Holiday]) -> Self:
        loaded = tuple(holidays)
        return cls(
            frozenset(date.fromisoformat(day) for one in loaded for day in one.days_off),
            frozenset(date.fromisoformat(day) for one in loaded for day in one.days_worked),
            frozenset(one.year for one in loaded),
        )

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < _WEEKEND and day not in self.off)

    def covers(self, day: date) -> bool:
        """Whether the holidays of that year are loaded."""
        return day.year in self.years
