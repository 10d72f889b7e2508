"""Two charts in one, by the ids of what they show: what began, what ended, what changed, and what stayed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Block, Bullets, Group, Line, Paragraph, Strong, Table
from cscs_graph.export.picture.chart import Chart, Difference, Edge, Item, Node
from cscs_graph.model.phrases import phrase, plural


@dataclass(frozen=True, slots=True)
class Moments:
    """How the two are told apart."""

    subtitle: str
    note: str
    """Which two answers they are of."""
    says: Mapping[Difference, str]
    """What a mark means."""


def compared(before: Chart, after: Chart, moments: Moments) -> Chart:
    """The later chart with what is new in it marked, and with what is only in the earlier one, marked as ended."""
    old, new = ({node.id: node for node in chart.nodes} for chart in (before, after))
    nodes = [_node(old.get(node.id), node) for node in after.nodes]
    nodes += [replace(node, difference=Difference.ENDED) for node in before.nodes if node.id not in new]
    lines, was = _pairs(after.edges), _pairs(before.edges)
    edges = [_edge(was.get(pair), edge) for pair, edge in lines.items()]
    edges += [replace(edge, difference=Difference.ENDED) for pair, edge in was.items() if pair not in lines]
    notes = tuple(dict.fromkeys((moments.note, *after.notes)))
    said = tuple(moments.says.items())
    return replace(
        after, subtitle=moments.subtitle, nodes=tuple(nodes), edges=tuple(edges), notes=notes, differences=said
    )


def _pairs(edges: Iterable[Edge]) -> dict[frozenset[str], Edge]:
    return {frozenset((edge.start, edge.end)): edge for edge in edges}


def _node(before: Node | None, after: Node) -> Node:
    if before is None:
        return replace(after, difference=Difference.BEGAN)
    held, kept = {item.id for item in before.items}, {item.id for item in after.items}
    items = [item if item.id in held else replace(item, difference=Difference.BEGAN) for item in after.items]
    items += [replace(item, difference=Difference.ENDED) for item in before.items if item.id not in kept]
    same = (before.title, before.lines, before.ids, held) == (after.title, after.lines, after.ids, kept)
    return after if same else replace(after, items=tuple(items), difference=Difference.CHANGED)


def _edge(before: Edge | None, after: Edge) -> Edge:
    if before is None:
        return replace(after, difference=Difference.BEGAN)
    same = (before.says, before.certainty, before.channel) == (after.says, after.certainty, after.channel)
    return after if same else replace(after, difference=Difference.CHANGED)


def differences(chart: Chart) -> tuple[Block, ...]:
    """A row for each box, measure or line that differs, and those that stayed, folded."""
    says = dict(chart.differences)
    rows = [_row(says[kind], kind, *told) for kind in Difference for told in _of_kind(chart, kind)]
    head = (phrase("difference"), phrase("what"), phrase("in the one and in the other"))
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(phrase("by the ids of what both answers hold"), head, tuple(rows)))
    else:
        blocks.append(Paragraph((Strong(phrase("Nothing in the picture differs.")),)))
    stayed = tuple(dict.fromkeys(node.called for node in chart.nodes if node.difference is None))
    count = plural(len(stayed), "{count} box stayed as it is", "{count} boxes stayed as they are")
    blocks.append(Group(count, (Bullets(stayed),)))
    return tuple(blocks)


def _row(said: str, kind: Difference, what: str, detail: str) -> tuple[Line, ...]:
    return f"{kind.sign} {said}", what, detail


def _of_kind(chart: Chart, kind: Difference) -> Iterator[tuple[str, str]]:
    """Boxes, then measures one by one, then lines between boxes that both stayed."""
    titles = {node.id: node for node in chart.nodes}
    for node in chart.nodes:
        if node.difference is kind and not node.items:
            yield node.called, words.listed(node.lines)
    for node in chart.nodes:
        for item in node.items:
            if _of_item(node, item) is kind:
                yield item.text, node.called
    for edge in chart.edges:
        start, end = titles[edge.start], titles[edge.end]
        if edge.difference is kind and start.difference is None and end.difference is None:
            yield words.listed([start.called, end.called]), edge.says


def _of_item(node: Node, item: Item) -> Difference | None:
    """A measure in a box that is new is new, too."""
    return node.difference if node.difference in (Difference.BEGAN, Difference.ENDED) else item.difference
