"""Shapes and lines: what a box is shows in its outline, how sure a line is in its strokes. Colour only repeats it."""

from cscs_graph.export.picture.chart import Node, Shape
from cscs_graph.model.codes import Certainty, ListKind
from cscs_graph.model.severity import Severity

INK, GREY = "#1b2430", "#4d5a68"
CHOSEN = "#0b57a4"
"""Around the box that is selected."""
_FILL = {
    Shape.PERSON: "#f3f7fc",
    Shape.ENTITY: "#f3f7fc",
    Shape.APPLICATION: "#f4f1fb",
    Shape.LISTING: "#ffffff",
    Shape.BLACKLIST: "#fdeeee",
    Shape.REDLIST: "#eaf6ec",
    Shape.ORDERS: "#fdf1e6",
    Shape.REGISTER: "#f4f5f7",
    Shape.DOCUMENT: "#fdf8e3",
    Shape.MEASURES: "#ffffff",
    Shape.AGENCY: "#f4f5f7",
    Shape.MORE: "#ffffff",
}
_STROKE = {
    Shape.PERSON: "#4a76a8",
    Shape.ENTITY: "#4a76a8",
    Shape.APPLICATION: "#6a55a6",
    Shape.LISTING: "#a12a2a",
    Shape.BLACKLIST: "#a12a2a",
    Shape.REDLIST: "#2c6e36",
    Shape.ORDERS: "#a3541a",
    Shape.REGISTER: "#5a6572",
    Shape.DOCUMENT: "#94731a",
    Shape.MEASURES: "#5a6572",
    Shape.AGENCY: "#5a6572",
    Shape.MORE: "#5a6572",
}
_SIGN = {
    Severity.PROHIBIT: "#a12a2a",
    Severity.RESTRICT: "#a3541a",
    Severity.SCRUTINISE: "#7a5c0b",
    Severity.PUBLICISE: "#4d5a68",
    Severity.REWARD: "#2c6e36",
}
LIST_SHAPES = {
    ListKind.BLACK: Shape.BLACKLIST,
    ListKind.RED: Shape.REDLIST,
    ListKind.ORDER: Shape.ORDERS,
    ListKind.REGISTER: Shape.REGISTER,
}
_DASHES = {
    Certainty.STATUTE: "",
    Certainty.MOU: "",
    Certainty.PRACTICE: "7 4",
    Certainty.DRAFT: "2 4",
    Certainty.ANECDOTAL: "8 3 2 3",
}

_SLANTED = frozenset({Shape.BLACKLIST, Shape.REDLIST, Shape.ORDERS, Shape.PERSON, Shape.APPLICATION})
"""Their sides are no upright lines."""


def inset(shape: Shape) -> int:
    """How far the text of a box stands from its sides."""
    return 15 if shape in _SLANTED else 9


def outline(shape: Shape, x: int, y: int, wide: int, high: int) -> str:
    """The outline as the data of a path."""
    right, low, middle, notch = x + wide, y + high, y + high // 2, min(11, high // 3)
    across = f"M{x + notch} {y}H{right - notch}"
    turned = f"M{right - notch} {y}V{y + notch}H{right}"
    pointed = f"{across}L{right} {middle}L{right - notch} {low}H{x + notch}L{x} {middle}Z"
    cut = f"{across}L{right} {y + notch}V{low - notch}L{right - notch} {low}H{x + notch}L{x} {low - notch}V{y + notch}Z"
    slanted = f"M{x + 9} {y}H{right}L{right - 9} {low}H{x}Z"
    return {
        Shape.PERSON: _rounded(x, y, wide, high, min(high // 2, 22)),
        Shape.ENTITY: _rounded(x, y, wide, high, 5),
        Shape.MEASURES: _rounded(x, y, wide, high, 5),
        Shape.MORE: _rounded(x, y, wide, high, 5),
        Shape.BLACKLIST: pointed,
        Shape.REDLIST: cut,
        Shape.ORDERS: slanted,
        Shape.APPLICATION: slanted,
        Shape.DOCUMENT: f"M{x} {y}H{right - notch}L{right} {y + notch}V{low}H{x}Z{turned}",
    }.get(shape, f"M{x} {y}H{right}V{low}H{x}Z")


def _rounded(x: int, y: int, wide: int, high: int, round_: int) -> str:
    across, down = wide - 2 * round_, high - 2 * round_
    return (
        f"M{x + round_} {y}h{across}a{round_} {round_} 0 0 1 {round_} {round_}v{down}a{round_} {round_} 0 0 1 -{round_} {round_}"
        f"h-{across}a{round_} {round_} 0 0 1 -{round_} -{round_}v-{down}a{round_} {round_} 0 0 1 {round_} -{round_}Z"
    )


def fill(node: Node) -> str:
    return "#dcebfa" if node.subject else "#ffffff" if node.faint else _FILL[node.shape]


def stroke(node: Node) -> str:
    if node.list_kind and node.shape is Shape.LISTING:
        return _STROKE[LIST_SHAPES[node.list_kind]]
    return "#0b57a4" if node.subject else _STROKE[node.shape]


def outline_width(node: Node) -> str:
    return "2.4" if node.subject else "1.2"


def outline_dashes(node: Node) -> str:
    return "4 3" if node.hatched or node.shape is Shape.MORE else ""


def fill_of(shape: Shape) -> str:
    return _FILL[shape]


def stroke_of(shape: Shape) -> str:
    return _STROKE[shape]


def sign_colour(severity: Severity) -> str:
    return _SIGN[severity]


def dashes(certainty: Certainty | None) -> str:
    return _DASHES[certainty] if certainty else ""


def line_width(certainty: Certainty | None) -> str:
    """A statute is drawn heavier; what is a mere record thinner."""
    if certainty is None:
        return "0.9"
    return "2.6" if certainty is Certainty.STATUTE else "1.5"


def line_colour(certainty: Certainty | None) -> str:
    return "#8a95a1" if certainty is None else GREY
