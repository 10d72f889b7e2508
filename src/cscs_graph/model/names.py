"""Names of organisations, taken apart so that two spellings of one name can be told from two names.

A registered name is division + trade name + industry + form of organisation (企业名称登记管理规定, art. 6). Lists of
suppliers leave out the division, shorten the form, mix full and half width, or give the name in Latin letters. A name is
therefore read into parts, and each party keeps *match keys*: short digests of these parts, which an index can look up.
Keys only propose; what differs is read off the parts again and said.

Readings of characters are the commonest ones, of some words those of the word (银行 is yinhang): a name that is read
otherwise is not found by its pinyin.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import import_module
from typing import Any

from pypinyin import lazy_pinyin

from cscs_graph.model.identifiers import compact
from cscs_graph.model.latin import OF_CHINA, fold, official_spellings, words_of
from cscs_graph.resources import resource

KEYS_VERSION = "2"
"""Changes when the same name gives other keys: stores then have to be keyed again."""
MIN_INITIALS = 4
"""Letters; fewer stand for half of all companies."""
LEAST_CODE = 5
"""Signs of a code that is neither of the three kinds, such as that of a stock."""
LEAST_WORDS = 2
"""One word alone would be that of too many."""
MAX_KEYED = 60
"""Characters of a name that its Latin spelling is taken from."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "集团公司", "总公司", "公司", "集团", "股份")
_PERSONS = (
    ("group", re.compile(r"集团|总公司|\b(?:group|grp|jituan)\b")),
    ("holding", re.compile(r"\b(?:holdings?|hldgs?)\b")),
    ("shares", re.compile(r"股份|\bgufen")),
)
_LATIN_FORMS = re.compile(
    r"\b(co|company|ltd|limited|inc|incorporated|corp|corporation|llc|plc|pvt|private|pte|group|grp|holdings?|hldgs?|gongsi|"
    r"youxian|zeren|gufen|jituan|youxiangongsi|zerengongsi|the)\b"
)
_PINYIN_FORMS = re.compile(r"(gufenyouxiangongsi|youxianzerengongsi|youxiangongsi|jituangongsi|gongsi|jituan)$")
_MARKS = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SEVERAL_READINGS = re.compile("[行长重乐厦调都会朝参佛蚌埠尉蔚莘单盛]")
"""Characters whose reading the word decides, where companies are often named with them."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name in its parts."""

    full: str
    """Without width, case, brackets, blanks and signs."""
    region: str
    """Divisions that it begins with or has in brackets, without 省, 市 and the like; empty if none is recognised."""
    core: str
    """Trade name and industry; of a name in Latin letters the words without the form of organisation."""
    form: str
    """Form of organisation, as written."""
    chinese: bool
    named: str = ""
    """The whole name without the form: with 省, 市 and the like, and what stands in brackets in its place."""
    traditional: bool = False
    """Written in traditional characters; its parts are in simplified ones."""
    words: frozenset[str] = frozenset()
    """Of a name in Latin letters: its words in one spelling, see `latin.py`."""

    @property
    def person(self) -> str:
        """Which of the legal persons that share a trade name it is, as far as its form says: the group, the holding, the company
        limited by shares, or an ordinary company. Co., Ltd. is written of both kinds of company."""
        return next((kind for kind, sign in _PERSONS if sign.search(self.form)), "company")

    @property
    def whole_spellings(self) -> tuple[str, ...]:
        """In Latin letters without blanks, its divisions read or as they are officially called."""
        if not self.chinese:
            return (self.core,) if self.core else ()
        written = dict.fromkeys((self.region + self.core[:MAX_KEYED], self.named[:MAX_KEYED]))
        spelt = (spelling for text in written for spelling in (_spelt(text), *official_spellings(text, _spelt)))
        return tuple(dict.fromkeys(filter(None, spelt)))

    @property
    def spellings(self) -> tuple[str, ...]:
        """These, and the one without its division."""
        core = (_spelt(self.core[:MAX_KEYED]),) if self.chinese and self.core else ()
        return tuple(dict.fromkeys((*self.whole_spellings, *core)))

    @property
    def initials(self) -> tuple[str, ...]:
        """First letters of the reading, with the division and without; those too short to mean anything are left out."""
        if not self.chinese:
            return ()
        core = "".join(reading[0] for reading in _readings(self.core[:MAX_KEYED]))
        region = "".join(reading[0] for reading in _readings(self.region))
        return tuple(dict.fromkeys(part for part in (region + core, core) if len(part) >= MIN_INITIALS))


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """The parts of a name as somebody wrote it."""
    written = unicodedata.normalize("NFKC", text).casefold()
    plain = _simplified(written)
    full = _MARKS.sub("", plain)
    if not _CHINESE.search(full):
        form = " ".join(_LATIN_FORMS.findall(_MARKS.sub(" ", plain)))
        return Name(full, "", _latin_core(plain, full), form, chinese=False, words=_words(plain))
    regions: list[str] = []

    def without_region(bracket: re.Match[str]) -> str:
        inside = _MARKS.sub("", bracket[1])
        stem = divisions().get(inside)
        if stem is None:
            return inside
        regions.append(stem)
        return ""

    rest = _MARKS.sub("", _BRACKET.sub(without_region, plain))
    form = ""
    while (
        ending := next((form for form in _FORMS if rest.endswith(form) and len(rest) > len(form)), None)
    ) is not None:
        form, rest = ending + form, rest[: -len(ending)]
    leading, core = _leading_regions(rest)
    region = "".join(dict.fromkeys([*leading, *regions]))
    return Name(full, region, core, form, chinese=True, named=full.removesuffix(form), traditional=plain != written)


def _simplified(text: str) -> str:
    return _converter()(text) if _CHINESE.search(text) else text


@cache
def _converter() -> Callable[[str], str]:
    opencc: Any = import_module("opencc")  # which states no types
    return opencc.OpenCC("t2s").convert


def _words(plain: str) -> frozenset[str]:
    return words_of(_LATIN_FORMS.sub(" ", plain))


def _leading_regions(text: str) -> tuple[list[str], str]:
    """Divisions at the beginning, from the province down, as long as two characters of a name remain."""
    stems: list[str] = []
    while len(stems) < 3:
        for length in range(min(11, len(text) - 2), 1, -1):
            if (stem := divisions().get(text[:length])) is not None:
                stems.append(stem)
                text = text[length:]
                break
        else:
            break
    return stems, text


@cache
def divisions() -> dict[str, str]:
    """Every name of a division, long or short, and the short one. A district has no short name: it would be any word."""
    found: dict[str, str] = {}
    for name, stem, level in _divisions():
        found[name] = stem if len(stem) > 1 else name
        if len(stem) > 1 and (level != "county" or not name.endswith("区")):
            found[stem] = stem
    return found


def _divisions() -> Iterator[tuple[str, str, str]]:
    """Name, the name without its rank, and the level."""
    with (resource("seed") / "reference" / "regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name_zh"]
            if len(name) > 1:
                yield name, re.sub(r"(特别行政区|(壮族|回族|维吾尔)?自治区|地区|[省市县盟州])$", "", name), row["level"]


def _latin_core(plain: str, full: str) -> str:
    core = _MARKS.sub("", _LATIN_FORMS.sub(" ", _MARKS.sub(" ", plain)))
    return fold(_PINYIN_FORMS.sub("", core) or full)


def _spelt(chinese: str) -> str:
    return fold("".join(_readings(chinese)))


@cache
def latin_divisions() -> frozenset[str]:
    """Provinces and cities in Latin letters, as one word: what may be left out of an English name. Of counties there are so many
    that trade names are called like them."""
    stems = {stem for _, stem, level in _divisions() if len(stem) > 1 and level != "county"}
    return frozenset(spelling for stem in stems for spelling in (_spelt(stem), *official_spellings(stem, _spelt)))


@lru_cache(maxsize=65536)
def _reading(character: str) -> str:
    return (lazy_pinyin(character, errors="default") or [character])[0].lower()


@lru_cache(maxsize=1024)
def _readings(text: str) -> tuple[str, ...]:
    """Reading of each character; letters and digits stand for themselves."""
    if _SEVERAL_READINGS.search(text):
        return tuple(reading.lower() for reading in lazy_pinyin(text, errors=list))  # pyright: ignore[reportArgumentType]
    return tuple(_reading(character) for character in text)


def match_keys(names: Iterable[str], codes: Iterable[str] = (), *, organisation: bool) -> str:
    """Every key of a party's names, and of codes that no index holds, sorted, separated by blanks. A person is found by the
    whole name only.
    """
    keys = {key for code in codes for key in code_keys(code)}
    for text in names:
        name = read_name(text)
        keys.update(keys_of(name) if organisation else whole_name_key(name))
    return " ".join(sorted(keys))


def keys_of(name: Name) -> Iterator[str]:
    """Keys by which a party of that name can be looked up."""
    yield from whole_name_key(name)
    yield from _word_keys(name)
    if name.chinese and len(name.core) > 1:
        yield _key("c", name.core)
    for spelling in name.spellings:
        yield _key("l", spelling)
    for initials in name.initials:
        yield _key("i", initials)


def wanted_keys(name: Name) -> Iterator[str]:
    """Keys under which a party that is called so on somebody's list may be kept."""
    yield from whole_name_key(name)
    yield from _word_keys(name)
    if name.chinese and len(name.core) > 1:
        yield _key("c", name.core)
    if not name.chinese and name.core:
        yield _key("l", name.core)
        if name.full.isalpha() and MIN_INITIALS <= len(name.full) <= MAX_KEYED // 2:
            yield _key("i", name.full)


def _word_keys(name: Name) -> Iterator[str]:
    """By the words in any order: all of them, without China and the PRC, without divisions."""
    for words in dict.fromkeys((name.words, name.words - OF_CHINA, name.words - OF_CHINA - latin_divisions())):
        if len(words) >= LEAST_WORDS:
            yield _key("w", " ".join(sorted(words)))


def code_keys(code: str) -> Iterator[str]:
    """The key of a code such as that of a stock; fewer signs would be those of anything."""
    plain = compact(code)
    if len(plain) >= LEAST_CODE:
        yield _key("o", plain)


def whole_name_key(name: Name) -> Iterator[str]:
    if name.full:
        yield _key("n", name.full)


def _key(kind: str, text: str) -> str:
    """One word of letters and digits, which every analyser of an index leaves whole."""
    return kind + blake2b(text.encode(), digest_size=8).hexdigest()
