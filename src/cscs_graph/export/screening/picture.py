"""A picture of why a supplier is affected, drawn from the steps of proof: columns by distance, the same bytes every time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cscs_graph.model.answers import ProofStep, Screened
from cscs_graph.model.codes import ListKind

MAX_NODES = 24
"""More do not fit on a page; the picture says how many are left out."""
WIDTH, HEIGHT = 190, 40
_ACROSS, _DOWN = 300, 66
_SHOWN_CHARACTERS = 23


@dataclass(frozen=True, slots=True)
class Edge:
    """One fact: its ends by id, and its type in words."""

    start: str
    end: str
    label: str


@dataclass(slots=True)
class _Facts:
    names: dict[str, str] = field(default_factory=dict[str, str])
    kinds: dict[str, str] = field(default_factory=dict[str, str])
    edges: dict[Edge, None] = field(default_factory=dict[Edge, None])

    def add(self, start: tuple[str, str], end: tuple[str, str], label: str) -> None:
        self.names |= {start[0]: start[1], end[0]: end[1]}
        self.edges.setdefault(Edge(start[0], end[0], label.replace("_", " ").lower()))

    def steps(self, steps: tuple[ProofStep, ...]) -> None:
        for step in steps:
            if step.type in {"STIPULATES", "IMPOSES", "SUCCEEDED_BY"}:
                continue
            self.add((step.from_id, step.from_name), (step.to_id, step.to_name), step.detail or step.type)
            if step.type == "HAS_LISTING":
                self.kinds[step.to_id] = "list"


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    name: str
    text: str
    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int
    label: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and lines of an inline SVG, in its own units."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: int
    sentences: tuple[str, ...]
    """Every line as a sentence, for who cannot see the picture."""


def picture_of(row: Screened) -> Picture | None:
    """None where nothing ties the matched party to a list."""
    if row.match is None:
        return None
    facts = _facts(row)
    if not facts.edges:
        return None
    columns = _columns(row.match.party.id, facts)
    shown = dict(list(columns.items())[:MAX_NODES])
    placed: dict[int, int] = {}
    boxes: dict[str, Box] = {}
    for node, column in shown.items():
        line = placed.get(column, 0)
        placed[column] = line + 1
        kind = "subject" if node == row.match.party.id else facts.kinds.get(node, "party")
        name = facts.names[node]
        text = name if len(name) <= _SHOWN_CHARACTERS else f"{name[: _SHOWN_CHARACTERS - 1]}…"
        boxes[node] = Box(node, name, text, 10 + column * _ACROSS, 24 + line * _DOWN, kind)
    lines = tuple(_line(edge, boxes) for edge in facts.edges if edge.start in boxes and edge.end in boxes)
    return Picture(
        width=20 + WIDTH + max(shown.values()) * _ACROSS,
        height=24 + max(placed.values()) * _DOWN,
        boxes=tuple(boxes.values()),
        lines=lines,
        left_out=len(columns) - len(shown),
        sentences=tuple(f"{facts.names[edge.start]} – {edge.label} – {facts.names[edge.end]}" for edge in facts.edges),
    )


def _facts(row: Screened) -> _Facts:
    facts = _Facts()
    assert row.match is not None
    party = row.match.party
    facts.names[party.id] = party.name
    for listing in row.match.listings:
        label = "on redlist" if listing.credit_list.kind is ListKind.RED else "on list"
        facts.add((party.id, party.name), (listing.credit_list.id, listing.credit_list.name_en), label)
        facts.kinds[listing.credit_list.id] = "redlist" if listing.credit_list.kind is ListKind.RED else "list"
    for contaminator in (row.as_supplier, row.as_co_bidder):
        if contaminator is not None:
            facts.steps(tuple(step for step in contaminator.proof if step.type != "PARTICIPATES_IN"))
    for reached in row.reached:
        facts.steps(reached.proof)
    for tie in row.ties:
        for step in tie.paths[0].steps:
            label = step.role or step.type.removesuffix("_OF")
            facts.add((step.holder.id, step.holder.name), (step.entity.id, step.entity.name), label)
        for listing in tie.listings:
            facts.add((tie.party.id, tie.party.name), (listing.credit_list.id, listing.credit_list.name_en), "on list")
            facts.kinds[listing.credit_list.id] = "list"
    return facts


def _columns(subject: str, facts: _Facts) -> dict[str, int]:
    """Every node by its distance from the supplier, nearest first, then in the order in which the facts name them."""
    near: dict[str, list[str]] = {}
    for edge in facts.edges:
        near.setdefault(edge.start, []).append(edge.end)
        near.setdefault(edge.end, []).append(edge.start)
    columns, frontier = {subject: 0}, [subject]
    while frontier:
        fresh = dict.fromkeys(far for node in frontier for far in near.get(node, ()) if far not in columns)
        columns |= dict.fromkeys(fresh, columns[frontier[0]] + 1)
        frontier = list(fresh)
    return columns


def _line(edge: Edge, boxes: dict[str, Box]) -> Line:
    """From the side of one box to the side of the other that faces it; in one column, along its right side."""
    start, end = boxes[edge.start], boxes[edge.end]
    half = HEIGHT // 2
    if start.x == end.x:
        side = start.x + WIDTH
        return Line(side, start.y + half, side, end.y + half, edge.label, side + 6, (start.y + end.y) // 2 + half)
    ends = [(box.x + (WIDTH if box.x < other.x else 0), box.y + half) for box, other in ((start, end), (end, start))]
    (x1, y1), (x2, y2) = ends
    left, right = min(ends), max(ends)
    return Line(
        x1, y1, x2, y2, edge.label, left[0] + (right[0] - left[0]) // 2, left[1] + (right[1] - left[1]) // 2 - 4
    )


def pictures(rows: list[Screened], at_most: int) -> Iterator[tuple[Screened, Picture | None]]:
    """The affected rows with their pictures; beyond the bound without."""
    for place, row in enumerate(row for row in rows if row.affected):
        yield row, picture_of(row) if place < at_most else None
