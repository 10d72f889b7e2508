"""The picture of a bid: its members, who endangers it, what falls on the consortium, and who would have to leave."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx

from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.connection import Graph
from tests.web.test_expanding import boxes
from tests.web.test_picture_page import links, rows, section

HOSPITAL = "/bid/joint-bid-hospital?as_of=2019-06-03&language=en"
MEMBERS = {"joint-bid-lead", "joint-bid-partner", "joint-bid-defaulter", "joint-bid-steel", "joint-bid-glass"}
ENDANGERING = {"joint-bid-defaulter", "joint-bid-glass"}
"""Report, section 9.5: a member and a supplier are court defaulters."""


def outcomes(page: str) -> dict[str, str]:
    """What each box says in a word, by its id."""
    found = re.findall(r'data-element="([^"]*)"[^>]*>\s*<title>([^<]*)</title>', page)
    return {unescape(name): unescape(said) for name, said in found}


async def test_the_picture_of_a_bid_has_its_answer_alone(site: httpx.AsyncClient, graph: Graph) -> None:
    answer = await ask(graph, CrossContamination.of(application="joint-bid-hospital", as_of="2019-06-03"))
    page = (await site.get(HOSPITAL)).text
    said = outcomes(page)
    assert said.keys() >= MEMBERS
    assert {name for name in MEMBERS if "would have to leave" in said[name]} == ENDANGERING
    (whole,) = [text for text in said.values() if "on the consortium as a whole" in text]
    assert "Restrict bidding by court defaulters" in whole
    of_finding = {one.id for each in answer.findings for party in each.contaminators for one in party.listings}
    assert of_finding <= said.keys()
    assert rows(section(page, "relations")) == len(re.findall(r'stroke-width="[\d.]+"[^>]*><title>', page)) > 0
    assert answer.answer_id in page


async def test_its_boxes_have_panels_that_prove_and_can_be_taken_along(site: httpx.AsyncClient) -> None:
    page = (await site.get(HOSPITAL)).text
    (address,) = set(links(page, "element=joint-bid-glass#panel"))
    panel = section((await site.get(address)).text, "panel")
    assert "may endanger the joint application" in panel
    assert "on the blacklist “Court defaulters”" in panel
    assert "cypher/browser/cross_contamination.cypher" in panel
    (prov,) = links(panel, "/prov.json")
    assert "joint-bid-glass" in (await site.get(prov)).text
    (query,) = links(panel, "/graphql")
    stated = {name: values[0] for name, values in parse_qs(urlsplit(query).fragment).items()}
    body = {"query": stated["query"], "variables": json.loads(stated["variables"])}
    reply = (await site.post("/graphql", json=body)).json()["data"]["crossContamination"]
    assert reply["answerId"] in page


async def test_a_planned_bid_is_drawn_and_asked_alike(site: httpx.AsyncClient) -> None:
    """Its members stay in the address of whatever the picture leads to; a filter shows a part of it."""
    form = "lead=joint-bid-lead&co_bidders=joint-bid-defaulter&suppliers=joint-bid-steel"
    page = (await site.get(f"/bid?{form}&as_of=2019-06-03&language=en")).text
    assert "would have to leave" in outcomes(page)["joint-bid-defaulter"]
    (address,) = set(links(page, "element=joint-bid-steel#panel"))
    panel = section((await site.get(address)).text, "panel")
    (query,) = links(panel, "/graphql")
    stated = {name: values[0] for name, values in parse_qs(urlsplit(query).fragment).items()}
    body = {"query": stated["query"], "variables": json.loads(stated["variables"])}
    assert (await site.post("/graphql", json=body)).json()["data"]["ifJointlyFiled"]["answerId"] in page
    (drawn,) = links(page, "/picture.svg")
    assert "Fictitious Steel C" in (await site.get(drawn)).text
    (preset,) = set(links(page, "domain=procurement_and_bidding"))
    part = (await site.get(preset)).text
    assert "Not shown by it" in part
    assert "joint-bid-defaulter" in boxes(part)
