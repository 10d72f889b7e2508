"""The picture of a party's page: what it shows is the answer's, its table says the same, and every box has a panel."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from cscs_graph.analysis.cascade.punishment import IfListed
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.export.picture.chart import Chart
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.export.picture.filtering import Filter, filtered
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import DossierAnswer
from cscs_graph.model.codes import Domain
from cscs_graph.model.severity import Severity
from tests.conftest import ROOT

HUSI, LEAD = ("shanghai-husi", "2017-06-01"), ("joint-bid-lead", "2018-06-01")
MANAGER = "shanghai-husi-factory-manager"


async def answered(graph: Graph, party: str, day: str) -> DossierAnswer:
    return await ask(graph, Dossier.of(party=party, as_of=day))


def address(of: tuple[str, str], **more: str) -> str:
    party, day = of
    return f"/party/{party}?as_of={day}&language=en" + "".join(f"&{name}={value}" for name, value in more.items())


def links(page: str, containing: str) -> list[str]:
    return [one for one in map(unescape, re.findall(r'href="([^"]*)"', page)) if containing in one]


def section(page: str, place: str) -> str:
    """The part of a page from a place on to the end of what begins there: the panel, or a table."""
    end = "</aside>" if place == "panel" else "</table>"
    return page[page.index(f'id="{place}"') :].partition(end)[0]


def rows(part: str) -> int:
    return part.count('<th scope="row"')


@pytest.mark.parametrize("of", [HUSI, LEAD])
async def test_a_picture_has_ids_of_its_answer_alone_and_a_row_for_each_line(
    site: httpx.AsyncClient, graph: Graph, of: tuple[str, str]
) -> None:
    answer = await answered(graph, *of)
    chart, stated = chart_of_dossier(answer), answer.model_dump_json()
    assert [name for node in chart.nodes for name in node.stands_for if json.dumps(name) not in stated] == []
    page = (await site.get(address(of))).text
    assert rows(section(page, "relations")) == len(chart.edges) > 0
    assert set(re.findall(r'data-element="([^"]*)"', page)) == {node.id for node in chart.nodes}


@pytest.mark.parametrize("of", [HUSI, LEAD])
async def test_every_box_leads_to_its_panel(site: httpx.AsyncClient, graph: Graph, of: tuple[str, str]) -> None:
    """With its lines, and no other file of statements than there is."""
    chart: Chart = chart_of_dossier(await answered(graph, *of))
    page = (await site.get(address(of))).text
    found = dict(zip(re.findall(r'data-element="([^"]*)"', page), links(page, "#panel"), strict=False))
    for node in chart.nodes:
        told = section((await site.get(found[unescape(node.id)])).text, "panel")
        assert node.title.split()[0] in unescape(told), node.id
        own = [edge for edge in chart.edges if node.id in (edge.start, edge.end)]
        assert rows(told) == len(own), node.id
        named = re.findall(r"cypher/[a-z_/]+\.cypher", told)
        assert named
        assert [one for one in named if not (ROOT / one).exists()] == []


async def test_the_panel_proves_in_steps_and_can_be_taken_along(site: httpx.AsyncClient, graph: Graph) -> None:
    """Of the report's factory manager (§4.3): listed company, post, and the channel of who is directly responsible."""
    told = section((await site.get(address(HUSI, element=MANAGER))).text, "panel")
    assert "上海福喜厂长" in told
    assert "cypher/channels/directly_responsible.cypher" in told
    steps = re.findall(r"<ol>(.*?)</ol>", told)[0]
    first, second = steps.split("<li>")[1:]
    assert "is recorded on the blacklist" in first
    assert "Factory manager of Shanghai Husi has been a person directly responsible" in second
    (prov,) = links(told, "/prov.json")
    drawn = (await site.get(prov)).json()
    travelled = {one.get("cscs:channel") for one in drawn["entity"].values()} - {None}
    assert travelled == {"directly_responsible"}
    assert MANAGER in json.dumps(drawn)
    assert "planning-director" not in json.dumps(drawn)
    (text,) = links(told, "/proof.txt")
    assert "Trivium" in (await site.get(text)).text
    (query,) = links(told, "/graphql")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(query).fragment).items()}
    body = {"query": asked["query"], "variables": json.loads(asked["variables"])}
    reply = (await site.post("/graphql", json=body)).json()["data"]["cascadingPunishment"]
    assert reply["answerId"] == (await answered(graph, *HUSI)).cascade.answer_id


async def test_what_is_selected_and_not_there_is_said(site: httpx.AsyncClient) -> None:
    page = (await site.get(address(HUSI, element="nobody"))).text
    assert "What was selected is not in this picture." in page
    reply = await site.get("/party/shanghai-husi/prov.json?element=nobody")
    assert reply.status_code == 404


async def test_a_filter_is_an_address_of_picture_table_and_export_alike(site: httpx.AsyncClient, graph: Graph) -> None:
    """What bars or restricts bidding: of the measures of 2016 on food, public procurement alone."""
    chosen = "effect=prohibit&effect=restrict&domain=procurement_and_bidding"
    whole = (await site.get(address(HUSI))).text
    (preset,) = links(whole, chosen)
    page = (await site.get(preset)).text
    by = Filter(effects=(Severity.PROHIBIT, Severity.RESTRICT), domains=(Domain.PROCUREMENT_AND_BIDDING,))
    part = filtered(chart_of_dossier(await answered(graph, *HUSI)), by)
    assert [item.text for node in part.nodes for item in node.items] == [
        "Restrict participation in government procurement"
    ]
    assert rows(section(page, "relations")) == len(part.edges)
    assert part.notes[0].endswith("12 measures")  # of 13
    (export,) = links(page, "/picture.svg")
    drawn = (await site.get(export)).text
    assert "Not shown by it" in drawn
    assert "closer looks" not in drawn
    for day in links(page, "as_of=2016"):
        assert chosen in day


async def test_a_filter_that_there_is_not_is_refused(site: httpx.AsyncClient) -> None:
    reply = await site.get(address(HUSI, effect="lethal"))
    assert (reply.status_code, "there is no 'lethal'" in unescape(reply.text)) == (400, True)


def unique_ids(page: str) -> bool:
    found = re.findall(r'\bid="([^"]*)"', page)
    return len(found) == len(set(found))


async def test_what_if_is_the_question_that_exists_beside_what_is_recorded(
    site: httpx.AsyncClient, graph: Graph
) -> None:
    """A builder on no list, as if a court had listed it: the measures of that question, the difference, its query."""
    asked = {"party": "joint-bid-partner", "as_of": "2019-06-03", "list": "court_defaulters", "on": "2019-01-02"}
    supposed = await ask(graph, IfListed.of(**asked))
    of = ("joint-bid-partner", "2019-06-03")
    page = (await site.get(address(of, if_listed="court_defaulters", since="2019-01-02"))).text
    assert supposed.answer_id in page
    assert "supposed, not recorded" in page
    assert "is recorded as listed" not in section(page, "relations")
    told = unescape(page[page.index('id="supposed"') :].partition('id="lists"')[0])
    own = {one.measure.name_en for one in supposed.consequences if one.target.party.id == "joint-bid-partner"}
    assert own
    assert [name for name in own if name not in told] == []
    assert unique_ids(page)
    (query,) = links(section((await site.get(links(page, "court_defaulters#panel")[0])).text, "panel"), "#query")
    stated = {name: values[0] for name, values in parse_qs(urlsplit(query).fragment).items()}
    body = {"query": stated["query"], "variables": json.loads(stated["variables"])}
    assert (await site.post("/graphql", json=body)).json()["data"]["ifListed"]["answerId"] == supposed.answer_id


async def test_two_days_are_compared_by_the_ids_of_their_answers(site: httpx.AsyncClient, graph: Graph) -> None:
    """In 2018 agencies were merged: CFDA's measures on food pass to SAMR and NMPA, whichever day the page is of."""
    first, last = [await answered(graph, "shanghai-husi", day) for day in ("2017-06-01", "2018-06-01")]
    for day, other in (("2017-06-01", "2018-06-01"), ("2018-06-01", "2017-06-01")):
        page = (await site.get(address(("shanghai-husi", day), compared_with=other))).text
        assert first.answer_id in page
        assert last.answer_id in page
        told = section(page, "differences")
        assert rows(told) == 3
        assert "− only on the earlier day</th><td>China Food and Drug Administration" in told
        assert "+ only on the later day</th><td>State Administration for Market Regulation" in told
        (export,) = links(page, "/picture.svg")
        assert "only on the earlier day" in (await site.get(export)).text
        (report,) = links(page, "/dossier.md")
        assert "compared_with" not in report


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("as_of=2017-06-01&as_of=", "日期重复填写"),
        ("as_of=2017-06-01&language=zh&language=en", "language is stated more than once"),
        ("as_of=2017-06-01&channel=zzz", "zzz"),
        ("as_of=2017-02-30", "不是日历上的日期"),
    ],
)
async def test_what_an_address_states_twice_or_wrongly_is_refused(
    site: httpx.AsyncClient, stated: str, said: str
) -> None:
    """No day is guessed, and nothing is shown as if it were a channel."""
    first = stated if "language" in stated else f"language=zh&{stated}"
    reply = await site.get(f"/party/shanghai-husi?{first}", headers={"accept": "text/html", "accept-language": "zh"})
    assert reply.status_code == 400
    assert said in reply.text


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("food_drug_2016", "What follows from the list “Dishonesty in food and drug safety” is laid down in"),
        ("food_drug_2016", "发改财金〔2016〕1962号"),
        ("food_drug", "is laid down in “Joint punishment of seriously dishonest food and drug producers and traders”"),
        ("shanghai-husi", "has been a person directly responsible for the conduct of Shanghai Husi"),
    ],
)
async def test_a_panel_tells_the_facts_and_rules_that_name_its_box(
    site: httpx.AsyncClient, element: str, said: str
) -> None:
    """Also those that stand only in proofs, which an answer makes when somebody reads them; each with its source."""
    page = (await site.get(address(HUSI, element=element), headers={"accept": "text/html"})).text
    panel = unescape(re.sub(r"<[^>]+>", "", page.partition('id="panel"')[2].partition("</aside>")[0]))
    recorded, _, sources = panel.partition("Sources")
    assert said in " ".join(recorded.split())
    assert sources
