"""The project's pages, taken apart: fenced blocks, code spans, headings and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "seed").rglob("*.md")])

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: what stands after the fence, and its text."""

    info: str
    body: str


def blocks(page: Path) -> list[Block]:
    return [Block(found["info"].strip(), found["body"]) for found in _FENCE.finditer(page.read_text("utf-8"))]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def code(page: Path) -> Iterator[str]:
    """Every line of code of a page: code spans, and the commands of console and shell blocks without their output."""
    yield from _SPAN.findall(prose(page))
    for block in blocks(page):
        for line in block.body.splitlines():
            if line.startswith("$ "):
                yield line.removeprefix("$ ")
            elif block.info in {"sh", "bash", "shell"}:
                yield line.partition(" #")[0]


def links(page: Path) -> list[str]:
    """Targets of links outside fenced blocks."""
    return _LINK.findall(prose(page).replace("`", ""))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them: lower case, blanks as dashes, no punctuation."""
    headings = (re.sub(r"[`*]", "", heading).lower() for heading in _HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", heading).strip().replace(" ", "-") for heading in headings}
