"""Labels, helps and messages in the reader's language: English stands in the code, its Chinese in `seed/wording/phrases.zh.yaml`.

Sentences of proofs are longer and have forms: those are patterns, in `model/language.py`.
"""

from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from typing import Any

import yaml

from cscs_graph.errors import CscsError, Message, Misstated, Several, without_long_quotes
from cscs_graph.model.language import LanguageCode
from cscs_graph.resources import resource

_SPOKEN: ContextVar[LanguageCode] = ContextVar("spoken", default=LanguageCode.EN)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one where it is built: a command that prints one line reads the whole file."""


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


def told(error: CscsError | Misstated | Message, code: LanguageCode | None = None) -> str:
    """An error in the language that is spoken, or in the one given."""
    message = error if isinstance(error, Message) else error.message
    return without_long_quotes(phrase(message.pattern, code, **message.values))


def word(code: str, language: LanguageCode | None = None) -> str:
    """What a code is called: one of an enumeration by its own table, any other, such as a relationship, by a common one."""
    if (language or spoken()) is LanguageCode.EN:
        return str(code).replace("_", " ").lower()
    table = type(code).__name__ if isinstance(code, StrEnum) else "Other"
    tables = codes()
    return tables.get(table, {}).get(str(code)) or str(code)


def _value(value: object, code: LanguageCode) -> object:
    if isinstance(value, Several):
        return ("；" if code is LanguageCode.ZH else "; ").join(told(message, code) for message in value.messages)
    return told(value, code) if isinstance(value, CscsError | Misstated | Message) else value


@cache
def chinese() -> dict[str, str]:
    """English to Chinese. A test sees that no phrase is missing and none is left over."""
    return _table("phrases.zh.yaml")


@cache
def codes() -> dict[str, dict[str, str]]:
    """What codes are called in Chinese, by the name of their enumeration."""
    return _table("codes.zh.yaml")


def _table(name: str) -> Any:
    return yaml.load((resource("seed") / "wording" / name).read_text("utf-8"), _LOADER)  # noqa: S506 - a safe loader
