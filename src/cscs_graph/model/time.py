"""Dates of facts, times of record, and the moment from which a question looks.

Facts hold on `[valid_from, valid_until)`. An open end is stored as 9999-12-31 and an unknown start as 0001-01-01, so
that a time test is one chained comparison; what leaves the API shows both as null.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, NamedTuple, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict

from cscs_graph.errors import Message, Misstated
from cscs_graph.model.partial import (
    PartialDay,
    after,
    bound_of,
    ends_of,
    known_to,
    latest,
    months_on,
    over_by,
    soonest,
)

UNKNOWN_START = date(1, 1, 1)
OPEN_END = date(9999, 12, 31)
NEVER = datetime(9999, 12, 31)
_WRITTEN = re.compile(
    r"(\d{4})(?: ?[-/.年] ?(\d{1,2})(?: ?[-/.月] ?(\d{1,2}) ?日?|月)?|年|(\d{2})(\d{2}))?"
    r"(?:(?:T|(?<=日)| +)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.(\d+))? ?(Z|[-+]\d{2}:?\d{2})?)?"
)
"""A day as China, ISO 8601 and spreadsheets write it, from the year down; a time of day may follow."""
_SERIALS = range(20_000, 80_000)
"""Days since 1899-12-30, by which spreadsheets count: 1954 to 2119."""
_OPEN = frozenset({"长期", "长期有效", "永久", "永久有效", "无固定期限", "不约定期限", "至今", "長期", "無固定期限"})
_DAY_FORM = "a day is written 2016-09-01, 2016-09 or 2016"
ONE_DAY, ONE_TIME = "2018-06-01", "2018-06-01T00:00:00Z"
"""How a day and a time are written, for messages."""
_TIME_FORM = "a time of record is written 2018-06-01T00:00:00, in UTC"


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

    Past the year 9999 that is an open end. Of a day that is known to its month or year, no more is known later on.
    """
    if isinstance(day, PartialDay):
        later = months_later(date(day.year, day.month, day.day), months)
        return later if later == OPEN_END else known_to(later, months_on(day.said, months))
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


def is_over(end: date, as_of: date) -> bool:
    """Whether a day has passed for certain, also one that is known to its month or year."""
    return over_by(end) <= as_of


def widen(value: object) -> object:
    """A stated day as `2016-09-01`; `2016` and `2016-09` mean the first day of that year or month.

    Read are the forms that mean one day whoever writes them: 2018年3月5日, 2018/3/5, 20180305, and the number of a
    spreadsheet. A time of day with a zone is the day that it is then in China. Raises ValueError for any other form.
    """
    if isinstance(value, datetime):
        return _in_china(value).isoformat()
    if value is None or isinstance(value, date) or _is_plain(value):
        return value
    if isinstance(value, int | str) and not isinstance(value, bool):
        text = _plain(value)
        if len(text) == 5 and text.isdecimal() and int(text) in _SERIALS:
            return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
        if (written := _WRITTEN.fullmatch(text)) is not None:
            return _in_china(_written(written, value, _DAY_FORM)).isoformat()
    raise Misstated("{value!r} is no day that can be read for certain; {form}", value=value, form=Message(_DAY_FORM))


def _is_plain(value: object) -> bool:
    """Whether it is a day of the calendar in the form that is stored; most are."""
    try:
        return isinstance(value, str) and value[4:5] == "-" and bool(date.fromisoformat(value))
    except ValueError:
        return False


def widen_end(value: object) -> object:
    """The last day may be said to be none: 长期, 至今. What lasts until a year or a month lasts through it."""
    if isinstance(value, str) and _plain(value) in _OPEN:
        return OPEN_END
    said = partly(value)
    return after(said).isoformat() if said and said < str(OPEN_END.year) else widen(value)


def partly(value: object) -> str | None:
    """A day of which a year or a month is stated, as `2016` or `2016-09`; None for any other value."""
    if isinstance(value, date) or value is None or _is_plain(value) or not isinstance(value, int | str):
        return None
    written = _WRITTEN.fullmatch(_plain(value))
    if written is None or written[3] or written[5] or written[6]:
        return None
    return f"{written[1]}-{int(written[2]):02}" if written[2] else written[1]


def _plain(value: int | str) -> str:
    """In half width, with one blank for several."""
    return " ".join(unicodedata.normalize("NFKC", str(value)).split())


def _in_china(moment: datetime) -> date:
    return (moment.astimezone(CHINA) if moment.tzinfo else moment).date()


def _written(found: re.Match[str], value: object, form: str) -> datetime:
    """The instant that is written, in the zone that is written. Raises ValueError where there is no such day or hour."""
    year, month, day, packed_month, packed_day, hour, minute, second, fraction, zone = found.groups()
    try:
        start = datetime(int(year), int(month or packed_month or 1), int(day or packed_day or 1))
        if (hour, int(minute or 0), int(second or 0)) == ("24", 0, 0):
            start, hour = start + timedelta(days=1), "0"
        parts = int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "0")[:6].ljust(6, "0"))
        stated = datetime.combine(start, time(*parts))
        return stated if zone is None else datetime.fromisoformat(f"{stated.isoformat()}{zone}")
    except (ValueError, OverflowError):
        raise Misstated("{value!r} is no day of the calendar; {form}", value=value, form=Message(form)) from None


def _to_utc(value: object) -> object:
    """A time with a zone becomes UTC without one; a bare day means its first instant."""
    if isinstance(value, str) and (written := _WRITTEN.fullmatch(_plain(value))) is not None and written[3]:
        value = _written(written, value, _TIME_FORM)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    if value is None or not isinstance(value, datetime):
        if value is None:
            return value
        raise Misstated(
            "{value!r} is no time that can be read for certain; {form}", value=value, form=Message(_TIME_FORM)
        )
    if value.tzinfo is not None:
        try:
            value = value.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:
            raise Misstated("{value} is outside the times that can be kept", value=value) from None
    return value


def time_of_record(text: str) -> datetime:
    """A stated time of record, in UTC without a zone. Raises ValueError."""
    value = _to_utc(text)
    assert isinstance(value, datetime)
    return value


PartialDate = Annotated[date, BeforeValidator(widen)]
LastDay = Annotated[date, BeforeValidator(widen_end)]
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

    @classmethod
    def stated(cls, start: date, end: date, days_stated: str | None) -> Self:
        """The days as far as they are known: `days_stated` is what a record keeps of those that are not."""
        began, ended = ends_of(days_stated)
        first = UNKNOWN_START if bound_of(days_stated) else known_to(start, began) if began else start
        return cls(first, known_to(end, ended) if ended else end)

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Those of a fact that a statement returned."""
        return cls.stated(row["valid_from"], row["valid_until"], row.get("days_stated"))

    @staticmethod
    def overlap(*spans: "Span") -> "Span":
        """The days that all of them share; empty spans have start >= end."""
        return Span(latest(span.start for span in spans), soonest(span.end for span in spans))
