"""A drawing as an SVG that stands alone: no script, no style sheet, no address; it goes into a page or a file as it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cscs_graph.export import words
from cscs_graph.export.picture import shapes
from cscs_graph.export.picture.chart import Column, Node, Shape
from cscs_graph.export.picture.layout import Drawing
from cscs_graph.export.picture.text import width, wrapped
from cscs_graph.model.codes import Certainty
from cscs_graph.model.phrases import phrase, plural, spoken
from cscs_graph.model.severity import Severity

_PAGES = Environment(
    loader=PackageLoader("cscs_graph.export.picture", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ROW = 22
_LATIN = "'Noto Sans','Segoe UI','Helvetica Neue',Arial,"
_CHINESE = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',"

_LAST = "'DejaVu Sans',sans-serif"
"""Wider than the others, so that text may reach over the edge of a box."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of the legend: a line, a sign, or a box, with what it says."""

    says: str
    x: int = 0
    y: int = 0
    certainty: Certainty | None = None
    plain: bool = False
    sign: str | None = None
    shape: Shape | None = None
    hatched: bool = False


def svg(drawn: Drawing, link: Callable[[Node], str] | None = None, selected: str | None = None) -> Markup:
    """The picture, as markup that is safe in a page. Names that may hold markup are escaped.

    In a page `link` says where each box leads, and `selected` is the id of the box that is marked. Without links it is one image.
    """
    wide = max(drawn.width, 620)
    legend = tuple(_legend(drawn, wide))
    below = max(sample.y for sample in legend) + 24
    notes = [line for note in _notes(drawn) for line in wrapped(note, (wide - 28) / 11, 3)]
    text = _PAGES.get_template("picture.svg.j2").render(
        drawing=drawn,
        chart=drawn.chart,
        wide=wide,
        high=below + 18 * len(notes) + 6,
        lang=spoken(),
        fonts=f"{_CHINESE}{_LATIN}{_LAST}" if words.chinese() else f"{_LATIN}{_CHINESE}{_LAST}",
        heads=[(_head(column, drawn), x, width_) for column, x, width_ in drawn.heads],
        legend=legend,
        notes=[(line, below + 18 * place) for place, line in enumerate(notes)],
        shapes=shapes,
        signs=words.SIGNS,
        more=_more,
        shown=_shown,
        link=link,
        selected=selected,
        described=_described(drawn),
    )
    return Markup(text)  # noqa: S704 - rendered with everything escaped


def _more(count: int) -> str:
    return phrase("+ {count} more", count=count)


def _shown(node: Node) -> str:
    """All that a box holds, a line each, for a script that opens it in its place."""
    return "\n".join(" ".join(item.shown.split()) for item in node.items)


def _head(column: Column, drawn: Drawing) -> str:
    own = dict(drawn.chart.heads)
    return (
        own.get(column)
        or {
            Column.PEOPLE: phrase("People and firms tied to it"),
            Column.PARTY: phrase("The party, branches, bids"),
            Column.LISTINGS: phrase("Listings"),
            Column.LISTS: phrase("Lists"),
            Column.RULES: phrase("Documents"),
            Column.MEASURES: phrase("Measures"),
            Column.AGENCIES: phrase("Imposed or granted by"),
        }[column]
    )


def _notes(drawn: Drawing) -> Iterator[str]:
    if drawn.left_out:
        yield plural(
            drawn.left_out,
            "{count} box is counted here and not drawn; the tables have all.",
            "{count} boxes are counted here and not drawn; the tables have all.",
        )
    yield from drawn.chart.notes


def _described(drawn: Drawing) -> str:
    """For who does not see it: how many of what, column by column. The lines stand in the tables beside it."""
    held = [
        words.labelled(_head(column, drawn), words.joined([box.node.title for box in drawn.boxes if box.x == x]))
        for column, x, _ in drawn.heads
    ]
    return words.listed(held)


def _legend(drawn: Drawing, wide: int) -> Iterator[Sample]:
    """What occurs in the picture, and nothing else: lines, signs, boxes."""
    samples = [*_differences(drawn), *_leaving(drawn), *_lines(drawn), *_signs(drawn), *_boxes(drawn)]
    x, y = 14, drawn.height + 30
    for sample in samples:
        room = int(width(sample.says) * 11) + (30 if sample.sign else 54)
        if x + room > wide - 14:
            x, y = 14, y + _ROW
        yield replace(sample, x=x, y=y)
        x += room + 12


def _lines(drawn: Drawing) -> Iterator[Sample]:
    grades = {line.certainty for line in drawn.lines if line.certainty}
    for certainty in Certainty:
        if certainty in grades:
            yield Sample(words.certainty(certainty), certainty=certainty)
    if any(line.certainty is None for line in drawn.lines):
        yield Sample(phrase("recorded; nothing travels along it"), plain=True)


def _differences(drawn: Drawing) -> Iterator[Sample]:
    found = {box.node.difference for box in drawn.boxes} | {edge.difference for edge in drawn.chart.edges}
    for kind, said in drawn.chart.differences:
        if kind in found:
            yield Sample(said, sign=kind.sign)


def _leaving(drawn: Drawing) -> Iterator[Sample]:
    if any(box.node.leaves for box in drawn.boxes):
        yield Sample(phrase("smallest removal: has to leave"), sign="−")


def _signs(drawn: Drawing) -> Iterator[Sample]:
    kinds = {box.node.severity for box in drawn.boxes}
    for kind in Severity:
        if kind in kinds:
            yield Sample(words.effect(kind), sign=words.SIGNS[kind])


def _boxes(drawn: Drawing) -> Iterator[Sample]:
    says = {
        Shape.PERSON: phrase("person"),
        Shape.ENTITY: phrase("organisation"),
        Shape.APPLICATION: phrase("bid or other joint filing"),
        Shape.BLACKLIST: phrase("blacklist"),
        Shape.REDLIST: phrase("redlist"),
        Shape.ORDERS: phrase("list of orders"),
        Shape.REGISTER: phrase("register"),
        Shape.DOCUMENT: phrase("document"),
    }
    held = {box.node.shape for box in drawn.boxes}
    for shape, said in says.items():
        if shape in held:
            yield Sample(said, shape=shape)
    if any(box.node.hatched for box in drawn.boxes):
        yield Sample(phrase("hatched: not known, which is not nothing"), shape=Shape.LISTING, hatched=True)
