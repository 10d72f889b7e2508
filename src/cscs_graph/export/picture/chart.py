"""A chart: what is drawn, in columns with a meaning, before it has a place. Shape says what, line how sure, sign which effect."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, IntEnum, StrEnum

from cscs_graph.export import words
from cscs_graph.model.codes import Certainty, Domain, ListKind
from cscs_graph.model.phrases import phrase
from cscs_graph.model.severity import Severity


class Column(IntEnum):
    """From left to right."""

    PEOPLE = 0
    """People and owners, and other firms that it is tied to."""
    PARTY = 1
    """Who is asked about, its branches and its bids."""
    LISTINGS = 2
    LISTS = 3
    RULES = 4
    """Memoranda and other documents."""
    MEASURES = 5
    AGENCIES = 6


class Shape(StrEnum):
    """What a box stands for."""

    PERSON = "person"
    ENTITY = "entity"
    APPLICATION = "application"
    LISTING = "listing"
    BLACKLIST = "blacklist"
    REDLIST = "redlist"
    ORDERS = "orders"
    REGISTER = "register"
    DOCUMENT = "document"
    MEASURES = "measures"
    AGENCY = "agency"
    MORE = "more"
    """What is left out of a column."""


class Difference(Enum):
    """Between two charts that are shown as one."""

    BEGAN = "began"
    """Only the later one has it."""
    ENDED = "ended"
    """Only the earlier one has it."""
    CHANGED = "changed"

    @property
    def sign(self) -> str:
        return {Difference.BEGAN: "+", Difference.ENDED: "−", Difference.CHANGED: "≠"}[self]


@dataclass(frozen=True, slots=True)
class Item:
    """One of what a box holds, such as a measure."""

    id: str
    text: str
    domains: tuple[Domain, ...] = ()
    """Of a measure: the fields in which it is felt."""
    difference: Difference | None = None

    @property
    def shown(self) -> str:
        """With the mark of its difference."""
        return f"{self.difference.sign} {self.text}" if self.difference else self.text


@dataclass(frozen=True, slots=True)
class Node:
    """One box."""

    id: str
    column: Column
    shape: Shape
    title: str
    lines: tuple[str, ...] = ()
    """What stands below its title, a line each."""
    items: tuple[Item, ...] = ()
    """What it holds, such as measures: as many are shown as there is room for."""
    ids: tuple[str, ...] = ()
    """What of the answer it stands for, beside its items; empty where it says that something is not known."""
    weight: int = 0
    """The lightest come first, and are left out last."""
    severity: Severity | None = None
    list_kind: ListKind | None = None
    """Of a listing: the kind of its list."""
    subject: bool = False
    hatched: bool = False
    """Not known, which is not nothing."""
    faint: bool = False
    """Recorded, but nothing follows from it."""
    listed: bool = False
    """Of a party: whether it is on a list itself, as far as the answer says."""
    difference: Difference | None = None
    added: int = 0
    """By the how manieth expansion it was added; 0: it is part of the answer."""
    leaves: bool = False
    """Of who takes part in a joint filing: whether the smallest removal takes it out."""

    @property
    def stands_for(self) -> tuple[str, ...]:
        """Ids of the answer."""
        return (*self.ids, *(item.id for item in self.items))

    @property
    def called(self) -> str:
        """What a sentence calls it: a listing as that; of measures also whom they meet, where that is not the party."""
        if self.shape is Shape.LISTING and self.ids:
            return words.labelled(phrase("listing"), self.title)
        apart = self.shape is Shape.MEASURES and self.lines
        return f"{self.title}{words.enclosed(self.lines[0])}" if apart else self.title

    @property
    def whole(self) -> str:
        """All that it says, uncut."""
        return words.listed((self.title, *self.lines, *(item.shown for item in self.items)))


@dataclass(frozen=True, slots=True)
class Edge:
    """One line. Without a certainty it is a mere record, along which nothing travels."""

    start: str
    end: str
    says: str
    certainty: Certainty | None = None
    channel: str | None = None
    """The channel that consequences take along it."""
    about: tuple[str, ...] = ()
    """The items of a box at its end that it is about; empty: about the box as a whole."""
    difference: Difference | None = None
    added: bool = False
    """Whether an expansion added it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a picture shows."""

    key: str
    """Letters that make the names inside an SVG differ from those of another on the same page."""
    title: str
    subtitle: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...]
    """What goes with the picture wherever it is taken: the day, the id of the answer, that it is no verdict."""
    differences: tuple[tuple[Difference, str], ...] = ()
    """Of two charts in one: what each mark means."""
    heads: tuple[tuple[Column, str], ...] = ()
    """What columns are called, where that is not what they are called in the picture of a party."""

    @property
    def whole(self) -> str:
        """Title and subtitle in one."""
        return f"{self.title}{words.enclosed(self.subtitle)}"

    def sentences(self) -> tuple[str, ...]:
        """Every line as a sentence, for who cannot see the picture."""
        titles = {node.id: node.called for node in self.nodes}
        dash = "——" if words.chinese() else " – "
        return tuple(
            dash.join((titles[edge.start], edge.says, titles[edge.end]))
            for edge in self.edges
            if edge.start in titles and edge.end in titles
        )


def once(parts: Iterable[Node | Edge]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Each box once, as it was first named; of two boxes one line, the first, about all that any is about; no line without its
    boxes."""
    nodes: dict[str, Node] = {}
    edges: dict[frozenset[str], Edge] = {}
    for part in parts:
        if isinstance(part, Node):
            nodes.setdefault(part.id, part)
        else:
            pair = frozenset((part.start, part.end))
            first = edges.setdefault(pair, part)
            if new := tuple(one for one in part.about if one not in first.about):
                edges[pair] = replace(first, about=(*first.about, *new))
    drawn = (edge for edge in edges.values() if edge.start in nodes and edge.end in nodes and edge.start != edge.end)
    return tuple(nodes.values()), tuple(drawn)
