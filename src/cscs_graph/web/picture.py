"""The picture of a party's page: every box leads to its panel, and a table beside it says the same."""

from dataclasses import dataclass

from markupsafe import Markup

from cscs_graph.export.pages.blocks import Section, Table
from cscs_graph.export.picture.chart import Chart, Node, Shape
from cscs_graph.export.picture.layout import drawing
from cscs_graph.export.picture.relations import relations
from cscs_graph.export.picture.svg import svg
from cscs_graph.model.answers import CascadeAnswer, DossierAnswer
from cscs_graph.model.phrases import phrase, plural
from cscs_graph.web.panel import panel
from cscs_graph.web.view import Place

TABLE = "relations"
"""The place on the page where the table of relations stands."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture with what stands around it."""

    place: Place
    svg: Markup
    relations: Table
    summary: str
    """How many relations the table has."""
    panel: Section | None
    """Of the box that is selected, if it is in the picture."""


def pictured(answer: DossierAnswer | CascadeAnswer, chart: Chart, place: Place) -> Pictured:
    """The picture of an answer, in one view."""

    def link(node: Node) -> str:
        return f"#{TABLE}" if node.shape is Shape.MORE else place.selecting(node.id)

    chosen = next((node for node in chart.nodes if node.id == place.view.element), None)
    count = len(chart.edges)
    return Pictured(
        place,
        svg(drawing(chart), link, place.view.element or None),
        relations(chart, link, phrase("a row for each line of the picture")),
        plural(count, "The same as a table: {count} relation", "The same as a table: {count} relations"),
        panel(answer, chart, chosen, place) if chosen else None,
    )
