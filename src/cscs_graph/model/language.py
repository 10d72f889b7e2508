"""A language in which proofs are said: patterns and words from `seed/wording/`, dates, and lists of names."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from cscs_graph.model.partial import first_day, said_of
from cscs_graph.resources import read_yaml, resource

_OPTIONAL = re.compile(r"<([^<>]*)>")
_NAME = re.compile(r"\{(\w+)\}")
_INNER = {"“": str.maketrans("“”", "‘’"), "《": str.maketrans("《》", "〈〉")}
"""The marks of quotation that a text between these has itself."""
Values = Mapping[str, str | None]


class LanguageCode(StrEnum):
    """The file under `seed/wording/`."""

    EN = "en"
    ZH = "zh"


class Language:
    """The patterns of one language. Raises KeyError for a code or a form without words: a test sees that there is none."""

    def __init__(self, code: LanguageCode, table: dict[str, Any]) -> None:
        self.code = code
        self._table = table

    def pattern(self, *path: str) -> str:
        """The pattern under these keys."""
        found: Any = self._table
        for key in path:
            found = found[key]
        return str(found)

    def has(self, *path: str) -> bool:
        found: Any = self._table
        for key in path:
            if not isinstance(found, dict) or key not in found:
                return False
            found = found[key]  # pyright: ignore[reportUnknownVariableType]
        return True

    def say(self, *path: str, **values: str | None) -> str:
        """The pattern under these keys with its names filled in."""
        return filled(self.pattern(*path), values)

    def word(self, table: str, code: str) -> str:
        """What a code is called."""
        return self.pattern("words", table, code)

    def day(self, day: date | None) -> str | None:
        """A day in words; None where it is not known, so that a pattern leaves out what it would say of it."""
        if day is None:
            return None
        said, day = said_of(day), first_day(day)
        month = str(self._table["months"][day.month - 1])
        form = "day" if said is None else "month_known" if "-" in said else "year_known"
        return self.say(form, day=str(day.day), month=month, year=str(day.year))

    def until(self, end: date | None) -> str | None:
        """The end of what has ended: a day is no longer part of it, a month or a year is the one in which it ended."""
        if end is None or said_of(end) is None:
            return self.day(end) and self.say("until", day=self.day(end))
        return self.say("until_within", day=self.day(end))

    def begun(self, since: date | None) -> dict[str, str | None]:
        """What a pattern needs to say of a beginning: the day, or that it is not known."""
        return {"since": self.day(since), "undated": self.pattern("undated") if since is None else None}

    def span(
        self,
        since: date | None,
        until: date | None,
        ruled: tuple[date | None, date | None] = (None, None),
        term: str | None = None,
    ) -> str:
        """From a day until another at the earliest, or with no known end. `ruled`: from when until when the document says so: it
        may begin later than what it is about, and its end is one for certain. `term`: how long it runs by the document's own
        words, whatever else ends."""
        first, last = ruled
        form = "own" if term else "open" if until is None else "both"
        if last is not None and until == first_day(last):
            form = "ruled"
        begun = self.begun(since)
        if since is not None and since == first:
            begun |= {"since": None, "ruled_since": self.day(since)}
        return self.say("span", form, until=self.day(until), ruled=self.day(last), term=term, **begun)

    def several(self, names: Sequence[str]) -> str | None:
        """`A, B and C`; None where there is nobody."""
        if len(names) < 2:
            return names[0] if names else None
        return self.pattern("comma").join(names[:-1]) + self.pattern("last_comma") + names[-1]

    def alternatives(self, texts: Sequence[str]) -> str | None:
        """Each text once, any of which will do; None where there is none."""
        return self.pattern("alternative").join(dict.fromkeys(texts)) or None


@cache
def language(code: LanguageCode) -> Language:
    return Language(code, read_yaml(resource("seed") / "wording" / f"{code}.yaml"))


def filled(pattern: str, values: Values) -> str:
    """A pattern with its names filled in. A part in angle brackets is left out where a name in it is not known."""
    return "".join(
        "".join([_inner(values.get(piece) or "", quoted) if named else piece for named, piece, quoted in pieces])
        for optional, pieces in _parts(pattern)
        if not optional or all(values.get(piece) for named, piece, _ in pieces if named)
    )


def _inner(text: str, quoted: str) -> str:
    """A text between marks of quotation has inner ones itself."""
    return text.translate(_INNER[quoted]) if quoted else text


@cache
def _parts(pattern: str) -> tuple[tuple[bool, tuple[tuple[bool, str, str], ...]], ...]:
    """Its parts and whether each may be left out; of every part the texts and the names, every second a name, with the mark of
    quotation that stands before it."""
    parts = _OPTIONAL.split(pattern)  # every second piece stood in angle brackets
    return tuple((bool(place % 2), _pieces(_NAME.split(part))) for place, part in enumerate(parts) if part)


def _pieces(split: Sequence[str]) -> tuple[tuple[bool, str, str], ...]:
    marks = ["", *(piece[-1:] if piece[-1:] in _INNER else "" for piece in split)]
    return tuple((bool(at % 2), piece, marks[at] if at % 2 else "") for at, piece in enumerate(split) if piece)
