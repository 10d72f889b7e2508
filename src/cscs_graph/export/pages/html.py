"""A report as one HTML page: no script, no style sheet and no address outside it, and whole when printed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Named, Page
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, spoken

_SIGNS = "《》〔〕（），。：；、“”\u3000-\u303f"
_HAN = re.compile(rf"[\u3400-\u9fff{_SIGNS}]*[\u3400-\u9fff][\u3400-\u9fff{_SIGNS}\d]*")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}|\d{4}年(?:\d{1,2}月)?")
_LATIN = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z&.,'’() -]*[A-Za-z.)](?![A-Za-z0-9_-])")
TAGS = {LanguageCode.EN: "en", LanguageCode.ZH: "zh-Hans"}


def written(page: Page) -> Iterator[str]:
    """The page, a piece at a time."""
    yield from _PAGES.get_template("page.html.j2").generate(page=page, **spoken_parts())


def spoken_parts(page_of: Callable[[Named], str] | None = None) -> dict[str, Any]:
    """What the templates of blocks need to know beside the blocks, in the language that is spoken. `page_of`: where something
    that is named has its page; empty where it has none."""
    return {
        "lang": TAGS[spoken()],
        "signs": words.SIGNS,
        "sources_title": phrase("source"),
        "contents": phrase("Contents"),
        "table_of": _table_of,
        "page_of": page_of,
    }


def templates(*more: BaseLoader) -> Environment:
    """Templates of blocks, and of whatever stands around them."""
    made = Environment(
        loader=ChoiceLoader([*more, PackageLoader("cscs_graph.export.pages", ".")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"tagged": tagged, "plain": plain}
    made.tests["day"] = _is_day
    return made


def tagged(text: str) -> Markup:
    """The text, with what is in the other language marked as that, so that it is read and drawn as such."""
    pattern, tag = (_LATIN, "en") if words.chinese() else (_HAN, "zh-Hans")
    parts: list[str] = []
    place = 0
    for found in pattern.finditer(text):
        parts += [str(escape(text[place : found.start()])), f'<span lang="{tag}">{escape(found[0])}</span>']
        place = found.end()
    return Markup("".join([*parts, str(escape(text[place:]))]))  # noqa: S704 - every part is escaped


def _table_of(caption: str) -> str:
    return phrase("table: {caption}", caption=caption)


def _is_day(value: Any) -> bool:
    """Or that it is not known: neither is broken over two lines."""
    return isinstance(value, str) and (value == words.day(None) or _DAY.fullmatch(value) is not None)


def plain(line: Any) -> str:
    """A line without its marks."""
    if isinstance(line, str):
        return line
    return "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in line)


_PAGES = templates()
