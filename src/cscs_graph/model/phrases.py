"""Labels, helps and messages in the reader's language: English stands in the code, its Chinese in `seed/wording/phrases.zh.yaml`.

Sentences of proofs are longer and have forms: those are patterns, in `model/language.py`.
"""

import re
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from cscs_graph.errors import CscsError, Message, Misstated, Pair, Several, without_long_quotes
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.partial import PartialDay, said_of
from cscs_graph.resources import read_yaml, resource

_SPOKEN: ContextVar[LanguageCode] = ContextVar("spoken", default=LanguageCode.EN)
_CHINESE, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]{2}")


def speak(code: LanguageCode) -> None:
    """From here on, phrases of this process or task are in that language."""
    _SPOKEN.set(code)


def spoken() -> LanguageCode:
    """The language that phrases are in."""
    return _SPOKEN.get()


def phrase(english: str, code: LanguageCode | None = None, /, **values: object) -> str:
    """The phrase in the language that is spoken, or in the one given, with its names in braces filled in."""
    code = code or spoken()
    text = chinese().get(english, english) if code is LanguageCode.ZH else english
    return text.format_map({name: _value(value, code) for name, value in values.items()}) if values else text


def plural(count: int, one: str, several: str, /, **values: object) -> str:
    """The phrase that fits the count, which both may name as `{count}`. Chinese has one form, that of `several`."""
    singular = count == 1 and spoken() is LanguageCode.EN
    return phrase(one if singular else several, count=count, **values)


def told(error: CscsError | Misstated | Message | Several | Pair, code: LanguageCode | None = None) -> str:
    """An error or another message in the language that is spoken, or in the one given."""
    if isinstance(error, Several | Pair):
        return str(_value(error, code or spoken()))
    message = error if isinstance(error, Message) else error.message
    return without_long_quotes(phrase(message.pattern, code, **message.values))


def word(code: str, tongue: LanguageCode | None = None) -> str:
    """What a code is called: one of an enumeration by its own table, any other, such as a relationship, by a common one."""
    if (tongue or spoken()) is LanguageCode.EN:
        return str(code).replace("_", " ").lower()
    table = type(code).__name__ if isinstance(code, StrEnum) else "Other"
    tables = codes()
    return tables.get(table, {}).get(str(code)) or str(code)


def day_text(day: date) -> str:
    """A day as tables say it: as ISO 8601 writes it, and in Chinese in words where only its month or year is known."""
    return str(_value(day, spoken()))


def end_text(end: date) -> str:
    """When something ended, as tables say it: the day before the first one after it; of an end known to its month or year, that
    one."""
    if spoken() is LanguageCode.EN:
        return str(end) if said_of(end) else f"the day before {end}"
    return phrase("within {day}" if said_of(end) else "before {day}", day=end)


class _InChinese(str):
    """Text that a Chinese phrase may quote, as Chinese does."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"“{self}”"


def _value(value: object, code: LanguageCode) -> object:
    """A value of a phrase, in the same language."""
    match value:
        case Several():
            return phrase(value.separator, code).join(str(_value(part, code)) for part in value.parts)
        case Pair():
            return value.chinese if code is LanguageCode.ZH else value.english
        case CscsError() | Misstated() | Message():
            return told(value, code)
        case PartialDay() if code is LanguageCode.ZH:
            return language(code).day(value)
        case str() if code is LanguageCode.ZH and not isinstance(value, StrEnum):
            return _InChinese(value)
        case _:
            return value


def pairs(messages: Iterable[Message], name: str) -> dict[str, Any]:
    """Messages as two fields of an answer: English under this name, Chinese under the same with `_zh`."""
    kept = tuple(messages)
    return {name: tuple(map(str, kept)), f"{name}_zh": tuple(told(one, LanguageCode.ZH) for one in kept)}


def pair(message: Message | Pair, name: str) -> dict[str, Any]:
    """One message as two fields of an answer."""
    return {name: str(message), f"{name}_zh": str(_value(message, LanguageCode.ZH))}


def coded(code: StrEnum) -> Pair:
    """A code, and what it is called in Chinese."""
    return Pair(str(code), word(code, LanguageCode.ZH))


def in_both(text: str) -> Pair:
    """Words of a rule: in Chinese as `seed/wording/rules.zh.yaml` has them, else in English and said to be that."""
    own = text if _CHINESE.search(text) else None
    return Pair(text, of_rule(text) or own or phrase("{text} (in English)", LanguageCode.ZH, text=text))


def of_rule(text: str) -> str | None:
    """The Chinese of English words that stand in a row of the rules; itself where it has no English; None: there is none."""
    return text if not _LATIN.search(text) else rules().get(text)


@cache
def chinese() -> dict[str, str]:
    """English to Chinese. A test sees that no phrase is missing and none is left over."""
    return _table("phrases.zh.yaml")


@cache
def codes() -> dict[str, dict[str, str]]:
    """What codes are called in Chinese, by the name of their enumeration."""
    return _table("codes.zh.yaml")


@cache
def rules() -> dict[str, str]:
    """The Chinese of texts that rows under `seed/reference` have in English only."""
    return _table("rules.zh.yaml")


def _table(name: str) -> Any:
    return read_yaml(resource("seed") / "wording" / name)
