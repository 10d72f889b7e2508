"""The lines of a chart as a table: the picture's equal twin."""

from collections.abc import Callable, Iterable

from cscs_graph.export.marks import graded
from cscs_graph.export.pages.blocks import Address, Line, Table
from cscs_graph.export.picture.chart import Chart, Edge, Node
from cscs_graph.model.phrases import phrase


def relations(chart: Chart, link: Callable[[Node], str], caption: str, of: Iterable[Edge] | None = None) -> Table:
    """A row for each line of the chart, or of some of them; either end leads where its box does."""
    nodes = {node.id: node for node in chart.nodes}
    head = (phrase("from"), phrase("relation"), phrase("to"), phrase("certainty"))
    rows = [_row(nodes[edge.start], edge, nodes[edge.end], link) for edge in (chart.edges if of is None else of)]
    return Table(caption, head, tuple(rows))


def _row(start: Node, edge: Edge, end: Node, link: Callable[[Node], str]) -> tuple[Line, ...]:
    sure: Line = (graded(edge.certainty),) if edge.certainty else phrase("a mere record")
    return (Address(start.called, link(start)),), edge.says, (Address(end.called, link(end)),), sure
