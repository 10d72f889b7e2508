"""Dates of facts, times of record, and the moment from which a question looks.

Facts hold on `[valid_from, valid_until)`. An open end is stored as 9999-12-31 and an unknown start as 0001-01-01, so
that a time test is one chained comparison; what leaves the API shows both as null.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, NamedTuple, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict

UNKNOWN_START = date(1, 1, 1)
OPEN_END = date(9999, 12, 31)
NEVER = datetime(9999, 12, 31)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def utc_now() -> datetime:
    """Now, as times of record are stored: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


CHINA = ZoneInfo("Asia/Shanghai")
"""Where the days of the system are counted."""


def today(zone: ZoneInfo = CHINA) -> date:
    """The day that it is in a zone."""
    return datetime.now(zone).date()


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month.

    Past the year 9999 that is an open end.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return OPEN_END
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"{day} and {months} months is no date")


def none_if_open(day: date | None) -> date | None:
    """A stored day as an answer shows it: null for an unknown start or an open end."""
    return None if day is None or day in (UNKNOWN_START, OPEN_END) else day


def widen(value: object) -> object:
    """`2016` and `2016-09` mean the first day of that year or month; whole dates pass."""
    if isinstance(value, int) and 1 <= value <= 9999:
        value = str(value)
    if isinstance(value, str) and (parts := _PARTIAL.fullmatch(value.strip())):
        year, month, day = parts.groups()
        return f"{year}-{month or '01'}-{day or '01'}"
    return _no_number(value, "a day is written 2016-09-01, 2016-09 or 2016")


def _no_number(value: object, form: str) -> object:
    """A bare number would be read as seconds since 1970."""
    if isinstance(value, int | float) or (isinstance(value, str) and _NUMBER.fullmatch(value.strip())):
        raise ValueError(f"{value!r} is a number; {form}")
    return value


def _to_utc(value: object) -> object:
    """A time with a zone becomes UTC without one; a bare day means its first instant."""
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            text += "T00:00:00"
        try:
            value = datetime.fromisoformat(text)
        except ValueError:
            return _no_number(value, "a time of record is written 2018-06-01T00:00:00, in UTC")
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    if isinstance(value, datetime) and value.tzinfo is not None:
        try:
            value = value.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:
            raise ValueError(f"{value} is outside the times that can be kept") from None
    return _no_number(value, "a time of record is written 2018-06-01T00:00:00, in UTC")


PartialDate = Annotated[date, BeforeValidator(widen)]
RecordTime = Annotated[datetime, BeforeValidator(_to_utc)]


class Moment(BaseModel):
    """The day asked about, and the time up to which the data is believed."""

    model_config = ConfigDict(frozen=True)

    as_of: date
    known_at: datetime
    known_now: bool = False
    """True when the question named no `known_at`: then an answer shows null, so that its bytes stay the same."""

    @classmethod
    def at(cls, as_of: date | None = None, known_at: datetime | None = None, zone: ZoneInfo = CHINA) -> Self:
        """`as_of` defaults to the day that it is in the zone, `known_at` to now."""
        now = utc_now()
        stated = _to_utc(known_at)
        return cls(
            as_of=as_of or today(zone),
            known_at=stated if isinstance(stated, datetime) else now + timedelta(seconds=1),
            known_now=known_at is None,
        )

    @property
    def parameters(self) -> dict[str, object]:
        """As Cypher parameters."""
        return {"as_of": self.as_of, "known_at": self.known_at}

    @property
    def name(self) -> str:
        """`2018-06-01`, or `2018-06-01 as known at 2019-01-01T00:00:00`."""
        return f"{self.as_of}" if self.known_now else f"{self.as_of} as known at {self.known_at.isoformat()}"


class Span(NamedTuple):
    """The days `[start, end)`."""

    start: date
    end: date

    @staticmethod
    def overlap(*spans: "Span") -> "Span":
        """The days that all of them share; empty spans have start >= end."""
        return Span(max(span.start for span in spans), min(span.end for span in spans))
