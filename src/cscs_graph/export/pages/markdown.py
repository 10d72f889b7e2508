"""A report as Markdown: the same blocks, with all signs that Markdown would take for its own written as text."""

import re
from collections.abc import Iterator

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import (
    Block,
    Bullets,
    Cite,
    Facts,
    Figure,
    Group,
    Inline,
    Line,
    Link,
    Named,
    Page,
    Paragraph,
    Section,
    Sign,
    Sources,
    Strong,
    Table,
)

_OWN = re.compile(r"([\\`*_\[\]<>|#!~&$^{}])")
_OPENS = re.compile(r"^([-+=:])")
_ADDRESS = re.compile(r"\b(https?|ftp|mailto|www)([:.])", re.IGNORECASE)


def written(page: Page) -> Iterator[str]:
    """The report, a piece at a time."""
    yield f"# {_text(page.title)}\n\n{_line(page.subtitle)}\n"
    for block in page.blocks:
        yield from _block(block)
    for text in page.foot:
        yield f"\n{_text(text)}\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Section():
            yield f'\n{"#" * block.level} <a id="{block.name}"></a>{_line(block.title)}\n'
            for one in block.blocks:
                yield from _block(one)
        case Group():
            yield f"\n**{_line(block.summary)}**\n"
            for one in block.blocks:
                yield from _block(one)
        case Paragraph():
            yield f"\n{'> ' if block.note else ''}{_opening(block.line)}\n"
        case Bullets():
            yield "\n" + "".join(f"- {_opening(line)}\n" for line in block.lines)
        case Facts():
            yield "\n" + "".join(f"- {_labelled(label, lines)}\n" for label, lines in block.rows)
        case Table():
            yield f"\n{_opening(block.caption)}\n\n"
            yield _row([_text(name) for name in block.head]) + _row(["---"] * len(block.head))
            yield from (_row([_line(cell) for cell in row]) for row in block.rows)
        case Figure():
            yield f"\n![{_text(block.summary)}](<{block.beside}>)\n"
        case Sources():
            numbered = enumerate(block.lines, start=1)
            yield "\n" + "".join(f'{place}. <a id="source-{place}"></a>{_line(line)}\n' for place, line in numbered)


def _labelled(label: str, lines: tuple[Line, ...]) -> str:
    said = _text(words.listed([""] * 2)).join(_line(line) for line in lines)
    return words.labelled(f"**{_text(label)}**", said)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _line(line: Line) -> str:
    return _text(line) if isinstance(line, str) else "".join(map(_part, line))


def _part(part: Inline) -> str:
    match part:
        case str():
            return _text(part)
        case Strong() | Named(strong=True):
            return f"**{_text(part.text).strip()}**"
        case Link():
            return f"[{_text(part.text)}](#{part.to})"
        case Cite():
            return "".join(f"[\\[{number}\\]](#source-{number})" for number in part.numbers)
        case Sign():
            return f"{_text(words.SIGNS[part.severity])} {_text(part.text)}"
        case _:
            return _text(part.text)


def _text(text: str) -> str:
    """As text: no markup, no link, no second line."""
    escaped = _OWN.sub(r"\\\1", " ".join(text.splitlines()).replace("\t", " "))
    return _ADDRESS.sub(r"\1\\\2", escaped)


def _opening(line: Line) -> str:
    """A line that opens as neither a list nor a heading."""
    text = _line(line).lstrip()
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text) if text[:1].isdigit() else _OPENS.sub(r"\\\1", text)
