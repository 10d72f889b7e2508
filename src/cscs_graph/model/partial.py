"""Days that a source gives as a year or a month: they are compared as a day, and said as far as they are known.

What a source says of both ends is an interval of ISO 8601-2: `2016/2018`, `2016-09/..`, `2016/2018-03-05`. A start that is
known to its year counts from the first day of it, an end lasts through the whole of it: nothing is cut off that may have held.
A start of which nothing is known but a day that it does not precede is written as the set `[2020-03-05..]`.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?")
_BOUND = re.compile(r"\[(\d{4}-\d{2}-\d{2})\.\.\]")
_OPEN = ".."
_ONE = timedelta(days=1)


class PartialDay(date):
    """A day of which only the month or the year is known. It is compared as the day that it is made of, and reads `2016-09`."""

    said: str
    """`2016` or `2016-09`."""

    def __new__(cls, year: int, month: int, day: int, said: str = "") -> date:  # type: ignore[misc]
        """Without what is said of it, a mere day: so that what is reckoned from it by the calendar is one."""
        if not said:
            return date(year, month, day)
        found = super().__new__(cls, year, month, day)
        found.said = said
        return found

    def __str__(self) -> str:
        return self.said

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, int, str]]:  # type: ignore[override]
        return type(self), (self.year, self.month, self.day, self.said)


def known_to(day: date, said: str) -> date:
    """A day of which no more is known than `2016` or `2016-09`."""
    return PartialDay(day.year, day.month, day.day, said)


def said_of(day: date) -> str | None:
    """The month or year that is known of a day; None where the day is."""
    return day.said if isinstance(day, PartialDay) else None


def first_of(said: str) -> date:
    """The first day of a month or year."""
    year, month = _parts(said)
    return date(year, month or 1, 1)


def after(said: str) -> date:
    """The first day after a month or year."""
    year, month = _parts(said)
    return date(year + (month in (None, 12)), 1 if month in (None, 12) else month + 1, 1)


def first_day(day: date) -> date:
    """An end as the first day on which it may have come."""
    said = said_of(day)
    return known_to(first_of(said), said) if said else day


def last_day(day: date) -> date:
    """The last day on which a beginning may have come."""
    said = said_of(day)
    return after(said) - _ONE if said else day


def over_by(day: date) -> date:
    """The day by which a beginning has come for certain."""
    said = said_of(day)
    return after(said) if said else day


def latest(days: Iterable[date]) -> date:
    """The day on which all of these have begun; as little is known of it as of the one that may come last."""
    found = list(days)
    if {*map(type, found)} == {date}:  # nearly always, and asked thousands of times an answer
        return max(found)
    last = max(found, key=lambda day: (over_by(day) - _ONE if said_of(day) else day, said_of(day) is None))
    return _known_as(max(found), last)


def soonest(ends: Iterable[date]) -> date:
    """The first of these ends; as little is known of it as of the one that may come first."""
    found = list(ends)
    if {*map(type, found)} == {date}:
        return min(found)
    return _known_as(min(found), min(found, key=lambda end: (first_day(end), said_of(end) is not None)))


def _known_as(day: date, other: date) -> date:
    said = said_of(other)
    return known_to(day, said) if said else date(day.year, day.month, day.day)


def months_on(said: str, months: int) -> str:
    """What is known of the same day so many months on: a year where whole years are added to one, else its first month."""
    year, month = _parts(said)
    there, place = divmod(year * 12 + (month or 1) - 1 + months, 12)
    return f"{there:04}" if month is None and months % 12 == 0 else f"{there:04}-{place + 1:02}"


def interval(start: date | None, end: date | None) -> str | None:
    """What is known of both ends, as an interval of ISO 8601-2; None where both are known to the day."""
    if not any(isinstance(day, PartialDay) for day in (start, end)):
        return None
    return "/".join(_OPEN if day is None else str(day) for day in (start, end))


def ends_of(interval: str | None) -> tuple[str | None, str | None]:
    """The month or year that an interval gives of its start and of its end; None for an end that is a day, or open."""
    if interval is None:
        return None, None
    start, _, end = interval.partition("/")
    return _partial(start), _partial(end)


def not_before(day: str) -> str:
    """Of a start that is not known, that it does not precede a day: `[2020-03-05..]`."""
    return f"[{day}..]"


def bound_of(interval: str | None) -> str | None:
    """The day that a start does not precede, where no more is known of it; None for any other start."""
    found = _BOUND.fullmatch((interval or "").partition("/")[0])
    return found[1] if found else None


def _partial(text: str) -> str | None:
    return text if _PART.fullmatch(text) else None


def _parts(said: str) -> tuple[int, int | None]:
    found = _PART.fullmatch(said)
    if found is None:
        raise ValueError(f"{said!r} is no year and no month")
    return int(found[1]), int(found[2]) if found[2] else None
