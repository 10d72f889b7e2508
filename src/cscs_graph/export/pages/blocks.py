"""What a report is made of: lines of text with marks, and blocks of them. How they look is for HTML and Markdown to say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from markupsafe import Markup

from cscs_graph.model.codes import Certainty
from cscs_graph.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that a reader has to see."""

    text: str
    kind: ClassVar[str] = "strong"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Text beside the point, such as a name in the other language."""

    text: str
    kind: ClassVar[str] = "quiet"


@dataclass(frozen=True, slots=True)
class Link:
    """To another place of the same report."""

    text: str
    to: str
    kind: ClassVar[str] = "link"


@dataclass(frozen=True, slots=True)
class Address:
    """To another page."""

    text: str
    to: str
    kind: ClassVar[str] = "address"


class Sort(StrEnum):
    """Of what a page can be."""

    PARTY = "party"
    FILING = "filing"
    LIST = "list"
    DOCUMENT = "document"
    MEASURE = "measure"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Named:
    """The name of something that has a page where the report is one of several; in a report that stands alone it is text."""

    text: str
    sort: Sort
    id: str
    strong: bool = False
    kind: ClassVar[str] = "named"


@dataclass(frozen=True, slots=True)
class Cite:
    """Numbers of sources."""

    numbers: tuple[int, ...]
    kind: ClassVar[str] = "cite"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a measure does, as a sign and in words."""

    severity: Severity
    text: str
    unseen: str = ""
    """The words where the text is a mere number: for who hears the page."""
    kind: ClassVar[str] = "sign"


@dataclass(frozen=True, slots=True)
class Grade:
    """How certain something is, in words and by the line below them."""

    certainty: Certainty
    text: str
    kind: ClassVar[str] = "grade"


Inline: TypeAlias = str | Strong | Quiet | Link | Address | Named | Cite | Sign | Grade
Line: TypeAlias = str | tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    note: bool = False
    """Set apart: what a reader has to keep in mind."""
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]
    ordered: bool = False
    """One follows from the other: numbered."""
    kind: ClassVar[str] = "bullets"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is known, each one line or several."""

    rows: tuple[tuple[str, tuple[Line, ...]], ...]
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of a row says what the row is about."""

    caption: Line
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    kind: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Group:
    """What can be opened: its summary counts, its blocks are what is counted."""

    summary: Line
    blocks: tuple["Block", ...]
    opened: bool = False
    kind: ClassVar[str] = "group"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, with what it says in words; `beside` is where Markdown finds it."""

    svg: Markup
    says: tuple[str, ...]
    summary: str
    beside: str
    tall: bool = False
    """Higher than wide, so that it is printed upright."""
    kind: ClassVar[str] = "figure"


@dataclass(frozen=True, slots=True)
class Sources:
    """Numbered, each with its place in the report."""

    lines: tuple[Line, ...]
    kind: ClassVar[str] = "sources"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what belongs to it. `name` is its place in the report."""

    name: str
    title: Line
    blocks: tuple["Block", ...]
    level: int = 2
    card: bool = False
    """Framed, as one of several alike."""
    kind: ClassVar[str] = "section"


Block: TypeAlias = Paragraph | Bullets | Facts | Table | Group | Figure | Sources | Section


@dataclass(frozen=True, slots=True)
class Page:
    """A report. Its blocks may be made one after the other, as they are written."""

    title: str
    subtitle: Line
    blocks: Iterable[Block]
    foot: tuple[str, ...]
    contents: tuple[Link, ...] = ()
    """Ways to its sections."""


def table(caption: Line, head: Sequence[str], rows: Sequence[tuple[Line, ...]]) -> Table:
    """A table without the columns that say nothing of any row; the first one stays."""
    kept = [place for place in range(len(head)) if place == 0 or any(row[place] for row in rows)]
    return Table(
        caption, tuple(head[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows)
    )


def facts(*rows: tuple[str, Line | Iterable[Line] | None]) -> Facts:
    """Labels with what is known; what is not is left out."""
    found: list[tuple[str, tuple[Line, ...]]] = []
    for label, said in rows:
        lines = _lines(said)
        if lines:
            found.append((label, lines))
    return Facts(tuple(found))


def _lines(said: "Line | Iterable[Line] | None") -> tuple[Line, ...]:
    if not said:
        return ()
    if isinstance(said, list):
        return tuple(line for line in said if line)
    return (said,)  # pyright: ignore[reportReturnType]


def figures(page: Page) -> Iterator[Figure]:
    """The pictures of a page, in their order."""
    waiting = list(page.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Section | Group):
            waiting = [*block.blocks, *waiting]
