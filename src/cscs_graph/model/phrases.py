"""Labels, helps and messages in the reader's language: English stands in the code, its Chinese in `seed/wording/phrases.zh.yaml`.

Sentences of proofs are longer and have forms: those are patterns, in `model/language.py`.
"""

from contextvars import ContextVar
from functools import cache

import yaml

from cscs_graph.model.language import LanguageCode
from cscs_graph.resources import resource

_SPOKEN: ContextVar[LanguageCode] = ContextVar("spoken", default=LanguageCode.EN)


def speak(code: LanguageCode) -> None:
    """From here on, phrases of this process or task are in that language."""
    _SPOKEN.set(code)


def spoken() -> LanguageCode:
    """The language that phrases are in."""
    return _SPOKEN.get()


def phrase(english: str, code: LanguageCode | None = None, /, **values: object) -> str:
    """The phrase in the language that is spoken, or in the one given, with its names in braces filled in."""
    text = chinese().get(english, english) if (code or spoken()) is LanguageCode.ZH else english
    return text.format_map(values) if values else text


@cache
def chinese() -> dict[str, str]:
    """English to Chinese. A test sees that no phrase is missing and none is left over."""
    return yaml.safe_load((resource("seed") / "wording" / "phrases.zh.yaml").read_text("utf-8"))
