"""The picture of a page: every box leads to its panel, and a table beside it says the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Section, Table
from cscs_graph.export.picture.chart import Chart, Node, Shape
from cscs_graph.export.picture.comparing import differences
from cscs_graph.export.picture.filtering import EVERYTHING, Filter, way, ways
from cscs_graph.export.picture.grounds import Pictured as PicturedAnswer
from cscs_graph.export.picture.layout import drawing
from cscs_graph.export.picture.relations import relations
from cscs_graph.export.picture.svg import svg
from cscs_graph.model.answers import CascadeAnswer, ContaminationAnswer, ListRef
from cscs_graph.model.answers.adjoining import Around
from cscs_graph.model.codes import Domain
from cscs_graph.model.phrases import phrase, plural, word
from cscs_graph.model.severity import Severity
from cscs_graph.web.panel import panel
from cscs_graph.web.state import pairs
from cscs_graph.web.view import Place

TABLE = "relations"
"""The place on the page where the table of relations stands."""


class Seen(Protocol):
    """What a picture shows."""

    @property
    def whole(self) -> Chart:
        """Unfiltered."""
        ...

    @property
    def plain(self) -> Chart:
        """Filtered, without what was added."""
        ...

    @property
    def chart(self) -> Chart:
        """As it is drawn."""
        ...

    @property
    def around(self) -> Mapping[str, Around]:
        """What stands next to boxes."""
        ...

    @property
    def asked(self) -> CascadeAnswer | ContaminationAnswer:
        """The answer whose question is behind it."""
        ...

    @property
    def stated(self) -> PicturedAnswer:
        """The answer that is proven where nothing is selected."""
        ...

    @property
    def lists(self) -> tuple[ListRef, ...]:
        """On which it could be supposed that somebody is."""
        ...

    @property
    def compares(self) -> bool:
        """Whether it is of two answers."""
        ...

    def of(self, node: Node) -> PicturedAnswer:
        """The answer that holds a box."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One parameter of the filter with its values, each with its name and whether it is chosen."""

    name: str
    label: str
    values: tuple[tuple[str, str, bool], ...]


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
    choices: tuple[Choice, ...]
    """What the filter may choose from."""
    presets: tuple[tuple[str, str], ...]
    """Filters by name, with their addresses."""
    lists: tuple[tuple[str, str, bool], ...]
    """Lists on which it may be supposed to be, each with its name and whether it is."""
    differences: Section | None
    """Of a picture that compares."""
    beside: bool
    """Whether it can be set beside another day, or beside what would follow."""

    @property
    def filtered(self) -> bool:
        """Whether a part is shown only."""
        return self.place.view.filter != EVERYTHING

    def kept(self, *left_out: str) -> tuple[tuple[str, str], ...]:
        """What a form of this page sends along: its state and view but for what it asks for itself."""
        return pairs({**self.place.state.address_values(), **self.place.own, **self.place.view.stated()}, left_out)


def pictured(seen: Seen, place: Place) -> Pictured:
    """The picture of what an address asks."""
    chart = seen.chart

    def link(node: Node) -> str:
        return f"#{TABLE}" if node.shape is Shape.MORE else place.selecting(node.id)

    chosen = next((node for node in chart.nodes if node.id == place.view.element), None)
    count = len(chart.edges)
    return Pictured(
        place,
        svg(drawing(chart), link, place.view.element or None),
        relations(chart, link, phrase("a row for each line of the picture")),
        plural(count, "The same as a table: {count} relation", "The same as a table: {count} relations"),
        panel(seen.of(chosen), seen, chosen, place) if chosen else None,
        tuple(_choices(seen.whole, place.view.filter)),
        tuple(_presets(seen.whole, place)),
        tuple((one.id, words.named(one), one.id == place.view.if_listed) for one in seen.lists),
        Section("differences", phrase("The differences"), differences(seen.plain)) if seen.compares else None,
        beside=bool(seen.lists),
    )


def _choices(chart: Chart, by: Filter) -> Iterator[Choice]:
    """Of what occurs in the chart, or is chosen."""
    kinds = {node.severity for node in chart.nodes} | set(by.effects)
    fields = {domain for node in chart.nodes for item in node.items for domain in item.domains} | set(by.domains)
    found = dict.fromkeys((*ways(chart), *by.channels))
    yield Choice("channel", phrase("channel"), tuple((one, way(one), one in by.channels) for one in found))
    effects = tuple((str(one), words.effect(one), one in by.effects) for one in Severity if one in kinds)
    yield Choice("effect", phrase("effect"), effects)
    domains = tuple((str(one), word(one), one in by.domains) for one in Domain if one in fields)
    yield Choice("domain", phrase("field"), domains)
    if any(node.listed for node in chart.nodes) or by.listed:
        yield Choice("listed", phrase("parties"), (("true", phrase("listed parties only"), by.listed),))


def _presets(chart: Chart, place: Place) -> Iterator[tuple[str, str]]:
    bars = Filter(effects=(Severity.PROHIBIT, Severity.RESTRICT), domains=(Domain.PROCUREMENT_AND_BIDDING,))
    if any(bars.domains[0] in item.domains for node in chart.nodes for item in node.items):
        yield phrase("what bars or restricts bidding"), place.showing(bars)
    if place.view.filter != EVERYTHING:
        yield phrase("everything"), place.showing(EVERYTHING)
    if place.view.expansions:
        yield phrase("without what was added"), f"{place.address(expand=None, element=None)}#picture"
