"""A chart as the figure of a page."""

from cscs_graph.export.pages.blocks import Figure
from cscs_graph.export.picture.chart import Chart
from cscs_graph.export.picture.layout import drawing
from cscs_graph.export.picture.svg import svg
from cscs_graph.model.phrases import phrase


def figure(chart: Chart, beside: str) -> Figure:
    """`beside` is where Markdown finds the picture."""
    drawn = drawing(chart)
    tall = drawn.height > drawn.width
    return Figure(svg(drawn), chart.sentences(), phrase("The picture in words"), beside, tall=tall)
