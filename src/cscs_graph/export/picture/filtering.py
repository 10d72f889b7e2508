"""A part of a chart: along some channels, of some effects, in some fields, or listed parties only. It says what it leaves out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cscs_graph.export import words
from cscs_graph.export.picture.chart import Chart, Column, Edge, Node, Shape
from cscs_graph.model.codes import Domain
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.model.severity import Severity

RECORD = "record"
"""In the place of a channel: lines along which nothing travels."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown; of what is empty, everything."""

    channels: tuple[str, ...] = ()
    """Between parties and bids: along these, or `RECORD`."""
    effects: tuple[Severity, ...] = ()
    domains: tuple[Domain, ...] = ()
    listed: bool = False
    """Of other parties only those that are on a list, and who ties the party to them."""

    def parts(self) -> tuple[str, ...]:
        """In words."""
        said = (
            (phrase("channel"), [way(one) for one in self.channels]),
            (phrase("effect"), [words.effect(one) for one in self.effects]),
            (phrase("field"), [word(one) for one in self.domains]),
        )
        listed = (phrase("listed parties only"),) if self.listed else ()
        return (*(words.labelled(label, words.joined(found)) for label, found in said if found), *listed)


EVERYTHING = Filter()


def way(channel: str) -> str:
    """A channel, or that it is a mere record, in words."""
    return phrase("a mere record") if channel == RECORD else word(channel)


def ways(chart: Chart) -> tuple[str, ...]:
    """The channels between parties and bids of a chart, mere records last."""
    found = {edge.channel or RECORD for edge in _between_parties(chart)}
    return tuple(sorted(found, key=lambda one: (one == RECORD, one)))


def filtered(chart: Chart, by: Filter) -> Chart:
    """The part of the chart that the filter shows, with a note of how much it does not."""
    if by == EVERYTHING:
        return chart
    nodes = {node.id: node for node in (_of_measures(node, by) for node in chart.nodes) if node}
    held = {item.id for node in nodes.values() for item in node.items}
    apart = {edge for edge in _between_parties(chart) if by.channels and (edge.channel or RECORD) not in by.channels}
    edges = [edge for edge in chart.edges if edge not in apart and (not edge.about or held & set(edge.about))]
    for gone in (_without_measures(chart, nodes), _without_lines(chart, nodes, edges), _unlisted(nodes, edges, by)):
        for name in gone:
            nodes.pop(name, None)
        edges = [edge for edge in edges if edge.start in nodes and edge.end in nodes]
    note = _note(chart.nodes, nodes.values(), by)
    return replace(chart, nodes=tuple(nodes.values()), edges=tuple(edges), notes=(note, *chart.notes))


def _between_parties(chart: Chart) -> Iterator[Edge]:
    columns = {node.id: node.column for node in chart.nodes}
    return (edge for edge in chart.edges if max(columns[edge.start], columns[edge.end]) <= Column.PARTY)


def _of_measures(node: Node, by: Filter) -> Node | None:
    """A box of measures with those that are shown, counted anew; None if none is. Any other box is left alone."""
    if node.severity is None:
        return node
    if by.effects and node.severity not in by.effects:
        return None
    items = tuple(one for one in node.items if not by.domains or set(by.domains) & set(one.domains))
    if not items:
        return None
    return replace(node, items=items, title=words.effect_counted(node.severity, len(items)))


def _without_measures(chart: Chart, nodes: dict[str, Node]) -> Iterator[str]:
    """Documents and agencies all of whose measures are gone."""
    boxes = {node.id for node in chart.nodes if node.column is Column.MEASURES}
    for node in chart.nodes:
        if node.column in (Column.RULES, Column.AGENCIES):
            tied = {end for edge in chart.edges if node.id in (edge.start, edge.end) for end in (edge.start, edge.end)}
            if tied & boxes and not _measured(node, chart, nodes):
                yield node.id


def _measured(node: Node, chart: Chart, nodes: dict[str, Node]) -> bool:
    """Whether a line leads from it to a measure that is left."""
    held = {item.id for one in nodes.values() for item in one.items}
    for edge in chart.edges:
        if node.id in (edge.start, edge.end) and (not edge.about or held & set(edge.about)):
            other = nodes.get(edge.end if edge.start == node.id else edge.start)
            if other and other.column is Column.MEASURES:
                return True
    return False


def _without_lines(chart: Chart, nodes: dict[str, Node], edges: Iterable[Edge]) -> set[str]:
    """Other parties and bids whose lines are all gone."""
    tied = {end for edge in chart.edges for end in (edge.start, edge.end)}
    left = {end for edge in edges for end in (edge.start, edge.end)}
    return {one.id for one in nodes.values() if _other(one) and one.id in tied and one.id not in left}


def _unlisted(nodes: dict[str, Node], edges: Iterable[Edge], by: Filter) -> set[str]:
    """Other parties that are on no list and lead to none that is."""
    if not by.listed:
        return set()
    near: dict[str, list[str]] = {}
    for edge in edges:
        near.setdefault(edge.start, []).append(edge.end)
        near.setdefault(edge.end, []).append(edge.start)
    before = dict.fromkeys((node.id for node in nodes.values() if node.subject), "")
    waiting = list(before)
    for one in waiting:  # grows as it goes
        for other in near.get(one, ()):
            if other not in before and nodes[other].column <= Column.PARTY:
                before[other] = one
                waiting.append(other)
    kept: set[str] = set()
    for name in (node.id for node in nodes.values() if node.listed):
        step = name
        while step and step not in kept:
            kept.add(step)
            step = before.get(step, "")
    return {node.id for node in nodes.values() if _other(node) and node.id not in kept}


def _other(node: Node) -> bool:
    """Whether it is a party or a bid beside the party that is asked about."""
    return node.column <= Column.PARTY and not node.subject


def _note(before: Iterable[Node], after: Iterable[Node], by: Filter) -> str:
    """Measures count one by one, all else by the box."""
    said = words.labelled(phrase("Filter"), words.listed(by.parts()))
    boxes, measures = (_count(before, of_measures=kind) - _count(after, of_measures=kind) for kind in (False, True))
    hidden = [
        plural(boxes, "{count} box", "{count} boxes"),
        plural(measures, "{count} measure", "{count} measures"),
    ]
    return f"{said}{words.stop()}{words.labelled(phrase('Not shown by it'), words.joined(hidden))}"


def _count(nodes: Iterable[Node], *, of_measures: bool) -> int:
    if of_measures:
        return sum(len(node.items) for node in nodes)
    return sum(node.shape is not Shape.MEASURES for node in nodes)
