"""A picture with more in it: ties by kind, counted before they are added; what was drawn keeps its place."""

import json
import re
from html import unescape

import httpx
import pytest

from cscs_graph.export.picture.arrange import MOST_ADDED
from cscs_graph.export.picture.chart import Chart, Column, Node, Shape
from cscs_graph.export.picture.expanding import Expansion, Tied, expanded
from cscs_graph.export.picture.layout import drawing
from cscs_graph.model.answers import PartyKind, PartyRef
from cscs_graph.model.answers.adjoining import Adjoining, Around
from cscs_graph.model.answers.steps import ProofStep, StepKind
from tests.web.test_picture_page import links, rows, section

BUILDER = "/party/joint-bid-partner?as_of=2019-06-03&language=en"
HOSPITAL = f"{BUILDER}&element=joint-bid-hospital"


def boxes(page: str) -> dict[str, str]:
    """The outline of each box, by the id of what it stands for."""
    found = re.findall(r'<a href="[^"]*" data-element="([^"]*)".*?<path d="([^"]*)"', page, re.DOTALL)
    return {unescape(name): path for name, path in found}


async def test_what_is_next_is_counted_and_added_by_its_kind(site: httpx.AsyncClient) -> None:
    """The hospital bid has five participants by its file: the builder itself, who is drawn, and four others."""
    before = (await site.get(HOSPITAL)).text
    panel = unescape(section(before, "panel"))
    assert "who takes part: 5" in panel
    assert "(1 there already)" in panel
    (add,) = links(panel, "expand=joint-bid-hospital.members")
    after = (await site.get(add)).text
    others = {"joint-bid-lead", "joint-bid-defaulter", "joint-bid-steel", "joint-bid-glass"}
    assert boxes(after).keys() - boxes(before).keys() == others
    assert {name: boxes(after)[name] for name in boxes(before)} == boxes(before)
    assert rows(section(after, "relations")) == rows(section(before, "relations")) + len(others)
    (drawn,) = links(after, "/picture.svg")
    assert "Fictitious Steel C" in (await site.get(drawn)).text
    (away,) = [one for one in links(section(after, "panel"), "element=joint-bid-hospital#panel") if "expand" not in one]
    assert boxes((await site.get(away)).text) == boxes(before)


async def test_nothing_follows_what_was_added(site: httpx.AsyncClient) -> None:
    """An added tie is a record without certainty, also where a channel would lead along it; its panel has its source."""
    address = f"{BUILDER}&expand=joint-bid-hospital.members&element=joint-bid-lead"
    page = unescape((await site.get(address)).text)
    (row,) = re.findall(r"<tr>(?:(?!</tr>).)*element=joint-bid-lead&(?:(?!</tr>).)*</tr>", section(page, "relations"))
    assert "lead of the consortium" in row
    assert row.endswith("<td>a mere record</td></tr>")
    panel = section(page, "panel")
    assert "has taken part in “Fictitious hospital project” as its lead" in panel
    assert "Sources" in panel
    (expand,) = links(panel, "expand=joint-bid-lead.owners")
    both = (await site.get(expand)).text
    assert "joint-bid-state-holder" in boxes(both)
    assert list(boxes(both)).index("joint-bid-state-holder") > list(boxes(both)).index("joint-bid-glass")


@pytest.mark.parametrize("stated", ["joint-bid-hospital", "joint-bid-hospital.friends", ".members"])
async def test_a_kind_that_there_is_not_is_refused(site: httpx.AsyncClient, stated: str) -> None:
    reply = await site.get(f"{BUILDER}&expand={stated}")
    assert (reply.status_code, json.dumps(stated)[1:-1] in unescape(reply.text)) == (400, True)


def _owner(place: int) -> Adjoining:
    name = f"owner-{place}"
    party = PartyRef(id=name, name=name, kind=PartyKind.ENTITY)
    tie = ProofStep(
        kind=StepKind.FACT,
        type="OWNS",
        from_id=name,
        from_name=name,
        to_id="firm",
        to_name="firm",
        fact_id=name,
        since=None,
        until=None,
        source=None,
    )
    return Adjoining(party, outgoing=False, tie=tie)


def test_what_is_too_much_is_counted_in_one_box() -> None:
    """Of 47 owners as many are drawn as an expansion may add; the table has all."""
    firm = Node("firm", Column.PARTY, Shape.ENTITY, "firm", subject=True)
    person = Node("person", Column.PEOPLE, Shape.PERSON, "person")
    chart = Chart("p", "firm", "", (person, firm), (), ())
    found = expanded(chart, [Expansion("firm", Tied.OWNERS)], {"firm": Around(tuple(map(_owner, range(47))))})
    drawn = drawing(found)
    assert [box.node.title for box in drawn.boxes if box.node.shape is Shape.MORE] == [f"+ {47 - MOST_ADDED} more"]
    assert len(drawn.boxes) == 2 + MOST_ADDED + 1
    assert len(found.edges) == 47
    places = {box.node.id: (box.x, box.y) for box in drawn.boxes}
    assert {box.node.id: (box.x, box.y) for box in drawing(chart).boxes}.items() <= places.items()
