"""Names of organisations in Latin letters: one spelling for several, official names of divisions, words behind abbreviations.

`division_names.csv` holds divisions whose name in Latin letters is not the commonest reading of its characters (Harbin, Lhasa,
Lu'an), and the English names of provinces (Tibet, Hong Kong). It is this project's own list, and whole for none of them.
`english_words.csv` holds abbreviations that commercial lists use; they propose, and what they stand for is not certain.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_MARKS = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’`.](?=\w)")
_IMPORT_EXPORT = re.compile(r"\bi\s*[/&]\s*e\b")
_SMALL = frozenset({"and", "of", "for", "the", "in", "n"})
OF_CHINA = frozenset({"china", "prc", "chinese", "cn"})
_PLURAL = 4
"""Letters from which on a last s is taken for a plural."""


def fold(text: str) -> str:
    """Lower case without accents and apostrophes; ü, however it is written (ü, v, yu after l and n, tone marks), is u."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"(?<=[ln])yu(?![aeno])", "u", plain.replace("v", "u"))


def official_spellings(chinese: str, read: Callable[[str], str]) -> Iterator[str]:
    """A Chinese name with its divisions as they are officially called in Latin letters; nothing where none of these is in it."""
    parts = _divisions_in().split(chinese)
    most = max((len(_official()[part]) for part in parts if part in _official()), default=0)
    for place in range(most):
        spelt = (_official()[part] if part in _official() else (read(part),) for part in parts)
        yield "".join(each[min(place, len(each) - 1)] for each in spelt)


def words_of(text: str) -> frozenset[str]:
    """The words of an English name without small ones, in the singular, abbreviations written out."""
    plain = _IMPORT_EXPORT.sub("import export", _APOSTROPHE.sub("", text.casefold()))
    return frozenset(map(_word, _MARKS.sub(" ", plain).split())) - _SMALL


def _word(word: str) -> str:
    known = _abbreviations()
    if word in known:
        return known[word]
    if word.endswith("ies") and len(word) > _PLURAL:
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > _PLURAL:
        word = word[:-1]
    return known.get(word, word)


@cache
def _official() -> dict[str, tuple[str, ...]]:
    with (_FOLDER / "division_names.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["name_zh"]: tuple(fold(_MARKS.sub("", name)) for name in row["latin"].split("|"))
            for row in csv.DictReader(file)
        }


@cache
def _divisions_in() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(sorted(_official(), key=len, reverse=True))})")


@cache
def _abbreviations() -> dict[str, str]:
    with (_FOLDER / "english_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["short"]: row["word"] for row in csv.DictReader(file)}
