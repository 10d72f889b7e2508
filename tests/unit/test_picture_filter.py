"""A filter shows a part of a chart, keeps what that part needs, and says how much it leaves out."""

from dataclasses import replace

import pytest

from cscs_graph.export.picture.chart import Chart, Column, Edge, Item, Node, Shape
from cscs_graph.export.picture.filtering import EVERYTHING, RECORD, Filter, filtered, ways
from cscs_graph.model.codes import Certainty, Domain
from cscs_graph.model.severity import Severity

BIDS, TAX, LAND = Domain.PROCUREMENT_AND_BIDDING, Domain.TAX, Domain.LAND_AND_REAL_ESTATE


@pytest.fixture
def chart() -> Chart:
    """A company with a representative, a firm that a director ties to it, and one document with two agencies."""
    nodes = (
        Node("company", Column.PARTY, Shape.ENTITY, "Company", subject=True),
        Node("representative", Column.PEOPLE, Shape.PERSON, "Representative"),
        Node("director", Column.PEOPLE, Shape.PERSON, "Director"),
        Node("firm", Column.PEOPLE, Shape.ENTITY, "Listed firm", listed=True),
        Node("list", Column.LISTS, Shape.BLACKLIST, "List"),
        Node("memorandum", Column.RULES, Shape.DOCUMENT, "Memorandum"),
        measures(
            "bars", Severity.PROHIBIT, Item("no-bids", "No bids", (BIDS,)), Item("no-land", "No land", (LAND, BIDS))
        ),
        measures("limits", Severity.RESTRICT, Item("less-tax", "Fewer tax breaks", (TAX,))),
        Node("finance", Column.AGENCIES, Shape.AGENCY, "Finance"),
        Node("taxes", Column.AGENCIES, Shape.AGENCY, "Taxes"),
    )
    edges = (
        Edge("company", "representative", "reached", Certainty.MOU, "legal_representative"),
        Edge("director", "company", "director"),
        Edge("director", "firm", "director"),
        Edge("company", "list", "listed"),
        Edge("list", "memorandum", "laid down in"),
        Edge("memorandum", "bars", "provides for"),
        Edge("memorandum", "limits", "provides for"),
        Edge("bars", "finance", "imposed by", about=("no-bids",)),
        Edge("limits", "taxes", "imposed by", about=("less-tax",)),
    )
    return Chart("t", "Company", "day", nodes, edges, ("answer 1",))


def measures(name: str, kind: Severity, *items: Item) -> Node:
    return Node(name, Column.MEASURES, Shape.MEASURES, name, items=items, severity=kind)


def shown(chart: Chart, **by: object) -> set[str]:
    return {node.id for node in filtered(chart, replace(EVERYTHING, **by)).nodes}  # type: ignore[arg-type]


def test_nothing_chosen_is_everything(chart: Chart) -> None:
    assert filtered(chart, EVERYTHING) is chart


def test_an_effect_keeps_its_measures_with_their_documents_and_agencies(chart: Chart) -> None:
    assert shown(chart) - shown(chart, effects=(Severity.PROHIBIT,)) == {"limits", "taxes"}
    assert shown(chart) - shown(chart, effects=(Severity.REWARD,)) == {
        "bars",
        "limits",
        "memorandum",
        "finance",
        "taxes",
    }


def test_a_field_keeps_single_measures_and_counts_them_anew(chart: Chart) -> None:
    part = filtered(chart, Filter(domains=(LAND,)))
    (box,) = [node for node in part.nodes if node.column is Column.MEASURES]
    assert ([item.id for item in box.items], box.title) == (["no-land"], "1 prohibition")
    assert "finance" not in {node.id for node in part.nodes}  # it imposes the other measure of that box
    assert part.notes == ("Filter: field: land and real estate. Not shown by it: 2 boxes and 2 measures", "answer 1")


def test_a_channel_keeps_who_is_reached_along_it_and_never_loses_the_party(chart: Chart) -> None:
    assert ways(chart) == ("legal_representative", RECORD)
    assert shown(chart) - shown(chart, channels=("legal_representative",)) == {"director", "firm"}
    assert shown(chart) - shown(chart, channels=(RECORD,)) == {"representative"}
    assert shown(chart) - shown(chart, channels=("branch",)) == {"director", "firm", "representative"}


def test_listed_only_keeps_who_ties_the_party_to_somebody_listed(chart: Chart) -> None:
    assert shown(chart) - shown(chart, listed=True) == {"representative"}


def test_no_line_is_left_without_its_boxes(chart: Chart) -> None:
    part = filtered(chart, Filter(channels=("branch",), effects=(Severity.REWARD,), domains=(TAX,), listed=True))
    held = {node.id for node in part.nodes}
    assert {end for edge in part.edges for end in (edge.start, edge.end)} <= held
    assert held == {"company", "list"}
