"""The order of boxes within their columns: the heaviest are kept, and stand where the fewest lines cross.

Crossings are lowered by barycentres: a box goes where the boxes that it is tied to stand on average, sweep after sweep; the
order with the fewest crossings of all sweeps is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from cscs_graph.export.picture.chart import Chart, Column, Edge, Node, Shape, once
from cscs_graph.model.phrases import phrase

MOST = {Column.MEASURES: 9}
MOST_OTHERWISE = 12
"""Boxes of a column; what is left out is counted in one more."""
MOST_ADDED = 10
"""Boxes that one expansion adds, likewise."""
_SWEEPS = 8
Columns = dict[Column, list[Node]]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Columns from left to right, each from top to bottom."""

    columns: Mapping[Column, Sequence[Node]]
    edges: tuple[Edge, ...]
    left_out: int
    """Boxes that are counted and not drawn."""


def arranged(chart: Chart) -> Arranged:
    """What was added comes below what is part of the answer, which is ordered as if there were nothing else."""
    kept, every, left_out = _cut(chart)
    own = {node.id for node in kept if not node.added}
    edges = [edge for edge in every if not edge.added and edge.start in own and edge.end in own]
    columns: Columns = {column: [one for one in kept if one.column is column and one.id in own] for column in Column}
    columns = {column: _by_weight(nodes) for column, nodes in columns.items() if nodes}
    best, fewest = columns, crossings(columns, edges)
    for sweep in range(_SWEEPS):
        columns = _swept(columns, edges, forwards=sweep % 2 == 0)
        found = crossings(columns, edges)
        if found < fewest:
            best, fewest = columns, found
    added = sorted((node for node in kept if node.added), key=lambda node: (node.added, node.shape is Shape.MORE))
    for node in added:
        best = {**best, node.column: [*best.get(node.column, []), node]}
    return Arranged(best, every, left_out)


def crossings(columns: Mapping[Column, Sequence[Node]], edges: Sequence[Edge]) -> int:
    """Pairs of lines between the same two columns that cross."""
    place = {node.id: (column, number) for column, nodes in columns.items() for number, node in enumerate(nodes)}
    spans: dict[tuple[Column, Column], list[tuple[int, int]]] = {}
    for edge in edges:
        (left, upper), (right, lower) = sorted((place[edge.start], place[edge.end]))
        if left != right:
            spans.setdefault((left, right), []).append((upper, lower))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for lines in spans.values()
        for one, other in combinations(lines, 2)
    )


def _by_weight(nodes: Sequence[Node]) -> list[Node]:
    return sorted(
        nodes, key=lambda node: (node.shape is Shape.MORE, not node.subject, node.difference is None, node.weight)
    )


def _cut(chart: Chart) -> tuple[tuple[Node, ...], tuple[Edge, ...], int]:
    """The heaviest boxes of each column, and one that stands for the others and has their lines."""
    stands_for: dict[str, str] = {}
    more: list[Node] = []
    for name, nodes, most in _groups(chart):
        if len(nodes) <= most + 1:  # one box more is as good as one that counts it
            continue
        stands_for |= dict.fromkeys((node.id for node in nodes[most:]), name)
        title = phrase("+ {count} more", count=len(nodes) - most)
        more.append(Node(name, nodes[most].column, Shape.MORE, title, added=nodes[most].added))
    edges = [
        replace(edge, start=stands_for.get(edge.start, edge.start), end=stands_for.get(edge.end, edge.end))
        for edge in chart.edges
    ]
    kept = [node for node in chart.nodes if node.id not in stands_for]
    nodes, drawn = once([*kept, *more, *edges])
    return nodes, drawn, len(stands_for)


def _groups(chart: Chart) -> Iterator[tuple[str, list[Node], int]]:
    """The boxes of the answer by column and those of each expansion, with the id of the box that counts what is left out, and how
    many are drawn."""
    for column in Column:
        nodes = [node for node in chart.nodes if node.column is column and not node.added]
        yield f"more:{column}", _by_weight(nodes), MOST.get(column, MOST_OTHERWISE)
    for place in sorted({node.added for node in chart.nodes if node.added}):
        yield f"more:added:{place}", [node for node in chart.nodes if node.added == place], MOST_ADDED


def _swept(columns: Mapping[Column, Sequence[Node]], edges: Sequence[Edge], *, forwards: bool) -> Columns:
    found: Columns = {column: list(nodes) for column, nodes in columns.items()}
    order = list(found) if forwards else list(reversed(found))
    for column in order[1:]:
        heights = dict(_heights(found))
        behind = {node.id for one in order[: order.index(column)] for node in found[one]}
        ties: dict[str, list[float]] = {}
        for edge in edges:
            for near, far in ((edge.start, edge.end), (edge.end, edge.start)):
                if far in behind:
                    ties.setdefault(near, []).append(heights[far])
        mean = {name: sum(many) / len(many) for name, many in ties.items()}
        found[column] = sorted(
            found[column], key=lambda node: (node.shape is Shape.MORE, mean.get(node.id, heights[node.id]))
        )
    return found


def _heights(columns: Mapping[Column, Sequence[Node]]) -> Iterator[tuple[str, float]]:
    """Where each box stands in its column, from 0 at the top to 1."""
    for nodes in columns.values():
        for place, node in enumerate(nodes):
            yield node.id, (place + 0.5) / len(nodes)
