"""The lines of a chart as a table: the picture's equal twin."""

from collections.abc import Callable, Iterable, Mapping

from cscs_graph.export.marks import graded
from cscs_graph.export.pages.blocks import Address, Line, Table
from cscs_graph.export.picture.chart import Chart, Difference, Edge, Node
from cscs_graph.model.phrases import phrase


def relations(chart: Chart, link: Callable[[Node], str], caption: str, of: Iterable[Edge] | None = None) -> Table:
    """A row for each line of the chart, or of some of them; either end leads where its box does."""
    nodes = {node.id: node for node in chart.nodes}
    head = (phrase("from"), phrase("relation"), phrase("to"), phrase("certainty"))
    edges = chart.edges if of is None else tuple(of)
    rows = [_row(nodes[edge.start], edge, nodes[edge.end], link) for edge in edges]
    if says := dict(chart.differences):
        head = (*head, phrase("difference"))
        rows = [(*row, _difference(edge, says)) for row, edge in zip(rows, edges, strict=True)]
    return Table(caption, head, tuple(rows))


def _row(start: Node, edge: Edge, end: Node, link: Callable[[Node], str]) -> tuple[Line, ...]:
    sure: Line = (graded(edge.certainty),) if edge.certainty else phrase("a mere record")
    return (Address(start.called, link(start)),), edge.says, (Address(end.called, link(end)),), sure


def _difference(edge: Edge, says: Mapping[Difference, str]) -> str:
    return f"{edge.difference.sign} {says[edge.difference]}" if edge.difference else ""
