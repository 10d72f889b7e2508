"""Numbers of cases and decisions: one number, in whatever brackets it is written."""

import re
from itertools import product

_OPENING, _CLOSING = "（(〔[【", "）)〕]】"
_PAIRS = (("（", "）"), ("(", ")"), ("〔", "〕"), ("[", "]"))
_NUMBER = re.compile(r"(?=.*\d)(?=.*[\u3400-\u9fff]).*")
"""A sign of the court or authority, and figures: no code and no name has both."""
_BRACKETED = re.compile(rf"[{re.escape(_OPENING)}]([^{re.escape(_OPENING + _CLOSING)}]*)[{re.escape(_CLOSING)}]")
_ENFORCED = re.compile(r"（([12]\d{3})）.*执.*号")
MOST_BRACKETS = 2
"""Bracketed parts of which every spelling is tried; of a longer text only what is written."""


def one_form(text: str) -> str:
    """A case number as courts write it, with round brackets of full width: `(2018)苏0282执395号` is `（2018）苏0282执395号`."""
    return re.sub(r"\s", "", text).replace("(", "（").replace(")", "）")


def year_filed(text: str) -> str | None:
    """The year in which a court filed a case of enforcement, which its number begins with; None for any other number."""
    found = _ENFORCED.fullmatch(one_form(text))
    return found[1] if found else None


def spellings(text: str) -> tuple[str, ...]:
    """Every way in which a number may be written, by its brackets. None for what is no number."""
    plain = re.sub(r"\s", "", text)
    if not _NUMBER.fullmatch(plain):
        return ()
    parts = _BRACKETED.split(plain)  # outside, inside, outside, ...
    inside = len(parts) // 2
    if inside > MOST_BRACKETS:
        return (plain,)
    found: list[str] = []
    for chosen in product(_PAIRS, repeat=inside):
        pieces = [
            f"{chosen[place // 2][0]}{part}{chosen[place // 2][1]}" if place % 2 else part
            for place, part in enumerate(parts)
        ]
        found.append("".join(pieces))
    return tuple(dict.fromkeys((plain, *found)))
