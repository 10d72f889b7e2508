"""From the order of boxes to where they stand: columns of fixed width, boxes as tall as their text, lines from side to side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cscs_graph.export.picture import shapes
from cscs_graph.export.picture.arrange import Arranged, arranged
from cscs_graph.export.picture.chart import Chart, Column, Edge, Node
from cscs_graph.export.picture.text import fitted, wrapped
from cscs_graph.model.codes import Certainty

SIZE, SMALL = 12.0, 10.5
"""Of the letters of titles, and of what stands below them."""
BOLD = 1.08
"""How much wider letters are in titles."""
WIDTHS = {
    Column.PEOPLE: 138,
    Column.PARTY: 150,
    Column.LISTINGS: 128,
    Column.LISTS: 140,
    Column.RULES: 158,
    Column.MEASURES: 216,
    Column.AGENCIES: 148,
}
GAP, MARGIN, TOP, BETWEEN = 34, 14, 78, 14
_PAD, _LEADING, _SMALL_LEADING = 9, 16, 14
ITEMS = 7
"""Measures that a box names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with the text in it, line by line, in units of the picture."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    title: tuple[str, ...]
    lines: tuple[str, ...]
    items: tuple[str, ...]
    more_items: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Line:
    """From the side of one box to the side of another; with an arrow where consequences travel along it."""

    path: str
    says: str
    certainty: Certainty | None
    arrow: bool
    mark: tuple[str, int, int] | None = None
    """The sign of a difference, and where it stands: half way."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with a place for everything."""

    chart: Chart
    width: int
    height: int
    """Of the part with boxes; the legend and the notes come below."""
    heads: tuple[tuple[Column, int, int], ...]
    """Columns with where they begin and how wide they are."""
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: int


def drawing(chart: Chart) -> Drawing:
    order = arranged(chart)
    heads = _heads(order)
    columns = [[_box(node, x, width) for node in order.columns[column]] for column, x, width in heads]
    own = [[box for box in column if not box.node.added] for column in columns]
    tallest = max(_tall(column) for column in own)
    placed = [
        _below(_stacked(answered, tallest), [box for box in column if box.node.added])
        for answered, column in zip(own, columns, strict=True)
    ]
    boxes = {box.node.id: box for column in placed for box in column}
    lowest = max(TOP + tallest, *(box.y + box.height for box in boxes.values()))
    return Drawing(
        chart=chart,
        width=heads[-1][1] + heads[-1][2] + MARGIN,
        height=lowest + BETWEEN,
        heads=heads,
        boxes=tuple(boxes.values()),
        lines=tuple(_marked(edge, boxes[edge.start], boxes[edge.end]) for edge in order.edges),
        left_out=order.left_out,
    )


def _heads(order: Arranged) -> tuple[tuple[Column, int, int], ...]:
    """Columns that hold something, always in the same order."""
    found: list[tuple[Column, int, int]] = []
    x = MARGIN
    for column in Column:
        if column in order.columns:
            found.append((column, x, WIDTHS[column]))
            x += WIDTHS[column] + GAP
    return tuple(found)


def _box(node: Node, x: int, width: int) -> Box:
    inset = 2 * shapes.inset(node.shape)
    sign = 20 if node.severity else 0
    title = wrapped(node.title, (width - inset - sign) / SIZE / BOLD, 3)
    lines = tuple(line for text in node.lines for line in wrapped(text, (width - inset) / SMALL, 2))
    items = tuple(fitted(item.shown, (width - inset - 8) / SMALL) for item in node.items[: _shown(node)])
    height = 2 * _PAD + len(title) * _LEADING + len(lines) * _SMALL_LEADING + len(items) * _SMALL_LEADING
    more = len(node.items) - len(items)
    height += (4 if items else 0) + (_SMALL_LEADING if more else 0) - 2
    return Box(node, x, 0, width, height, title, lines, items, more)


def _shown(node: Node) -> int:
    """One more is as good as a line that counts it."""
    return len(node.items) if len(node.items) <= ITEMS + 1 else ITEMS


def _tall(column: list[Box]) -> int:
    return sum(box.height for box in column) + BETWEEN * (len(column) - 1)


def _stacked(column: list[Box], tallest: int) -> list[Box]:
    """In the middle of the height that the tallest column takes, evenly apart."""
    slack = tallest - _tall(column)
    apart = BETWEEN + min(slack // (len(column) + 1), 40)
    y = TOP + (tallest - sum(box.height for box in column) - apart * (len(column) - 1)) // 2
    found: list[Box] = []
    for box in column:
        found.append(replace(box, y=y))
        y += box.height + apart
    return found


def _below(column: list[Box], added: Sequence[Box]) -> list[Box]:
    """The boxes of the answer where they are, and what was added under them."""
    y = max((box.y + box.height for box in column), default=TOP) + BETWEEN
    for box in added:
        column = [*column, replace(box, y=y)]
        y += box.height + BETWEEN
    return column


def _marked(edge: Edge, start: Box, end: Box) -> Line:
    """With its mark where neither box has one, which would say the same."""
    line = _line(edge, start, end)
    if edge.difference is None or start.node.difference or end.node.difference:
        return line
    sides = (start.x + start.width, end.x) if end.x > start.x else (start.x, end.x + end.width)
    x = start.x + start.width + GAP // 2 if start.x == end.x else sum(sides) // 2
    return replace(line, mark=(edge.difference.sign, x, (start.middle + end.middle) // 2))


def _line(edge: Edge, start: Box, end: Box) -> Line:
    arrow = edge.certainty is not None
    if start.x == end.x:  # within a column, along its right side
        side, bow = start.x + start.width, start.x + start.width + GAP // 2
        path = f"M{side} {start.middle}C{bow} {start.middle} {bow} {end.middle} {end.x + end.width} {end.middle}"
        return Line(path, edge.says, edge.certainty, arrow)
    right = end.x > start.x
    x1, x2 = (start.x + start.width, end.x) if right else (start.x, end.x + end.width)
    bend = (x2 - x1) // 2
    path = f"M{x1} {start.middle}C{x1 + bend} {start.middle} {x2 - bend} {end.middle} {x2} {end.middle}"
    return Line(path, edge.says, edge.certainty, arrow)
