"""Pages of the rules: lists, documents, agencies and measures as they stand on a day, and the search over them."""

import re
from html import unescape

import httpx
import pytest

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.parties.files import CreditFile
from cscs_graph.graph.connection import Graph

MOU = "/rules/mou/samr_untrustworthy_2015"
LISTS = "/rules/list/court_defaulters"
MEASURE = "/rules/measure/samr_untrustworthy_2015.2_1"
AGENCY = "/rules/agency/saic"
GRADE = "/grades/sta_taxpayer_2014"
RULES = ("/rules", "/coverage", "/grades", GRADE, "/rules?q=court", LISTS, MOU, AGENCY, MEASURE)


def plain(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page))


async def shown(site: httpx.AsyncClient, address: str, **query: str) -> str:
    reply = await site.get(address, params=query or None)
    assert reply.status_code == 200, address
    return reply.text


def ways(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="(/rules/[^"]*)"', page)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("court defaulters", "/rules/list/court_defaulters"),
        ("失信被执行人名单", "/rules/list/court_defaulters"),
        ("法[2016]285号", "/rules/mou/bidding_defaulters_2016"),
        ("发改财金〔2015〕2045号", MOU),
        ("state administration industry", AGENCY),
        ("samr_untrustworthy_2015.2_1", MEASURE),
    ],
)
async def test_rules_are_found_in_both_languages_by_number_and_by_id(
    site: httpx.AsyncClient, text: str, found: str
) -> None:
    page = await shown(site, "/rules", q=text, as_of="2018-03-01")
    assert f"{found}?as_of=2018-03-01" in ways(page)


async def test_a_search_shows_nothing_else(site: httpx.AsyncClient) -> None:
    page = await shown(site, "/rules", q="no-rule-is-called-so")
    assert ways(page) == []
    assert "No loaded rule has all these words." in page


async def test_a_document_says_its_state_on_the_day(site: httpx.AsyncClient) -> None:
    """The memorandum of 2015, signed by 38 agencies, no longer rules since the lists of measures: transition ended with 2021."""
    before, after = [await shown(site, MOU, as_of=day) for day in ("2018-06-01", "2023-06-01")]
    assert "state on the dayin force" in plain(before)
    assert "state on the dayno longer rules (since 2022-01-01)" in plain(after)
    assert "/rules/list/samr_untrustworthy?as_of=2018-06-01" in ways(before)
    assert f"{MEASURE}?as_of=2018-06-01" in ways(before)
    assert "38 signatories" in before


async def test_who_imposes_is_of_the_day(site: httpx.AsyncClient) -> None:
    """The State Administration for Industry and Commerce was merged into that for Market Regulation in March 2018."""
    before, after = [await shown(site, MEASURE, as_of=day) for day in ("2018-03-01", "2018-06-01")]
    assert f"{AGENCY}?as_of=2018-03-01" in ways(before)
    assert f"{AGENCY}?as_of=2018-06-01" not in ways(after)
    assert "/rules/agency/samr?as_of=2018-06-01" in ways(after)
    assert MEASURE in [way.partition("?")[0] for way in ways(await shown(site, AGENCY, as_of="2018-03-01"))]
    assert "No loaded measure names it on the day." in await shown(site, AGENCY, as_of="2018-06-01")


async def test_a_list_without_listings_does_not_pass_for_clean(site: httpx.AsyncClient) -> None:
    page = plain(await shown(site, "/rules/list/bike_sharing"))
    assert "none: nobody can be found on it" in page
    assert "Not found is not the same as clean" in page


@pytest.mark.parametrize("address", RULES)
async def test_every_way_between_rules_leads_somewhere(site: httpx.AsyncClient, address: str) -> None:
    page = await shown(site, address)
    assert page == await shown(site, address)
    for way in sorted(set(ways(page)))[:25]:
        assert (await site.get(way)).status_code == 200, way


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/rules/list/nothing", 404, "no list 'nothing' is loaded"),
        ("/rules/mou/nothing", 404, "no memorandum 'nothing' is loaded"),
        ("/rules/agency/<img>", 404, "no agency '<img>' is loaded"),
        ("/rules/measure/nothing", 404, "no measure 'nothing' is loaded"),
        ("/rules?as_of=soon", 400, "day: "),
        (f"/rules?q={'x' * 201}", 400, "q: more than 200 characters"),
    ],
)
async def test_what_is_no_rule_is_said(site: httpx.AsyncClient, address: str, status: int, told: str) -> None:
    reply = await site.get(address)
    assert reply.status_code == status
    assert told in plain(reply.text)
    assert "<img" not in reply.text


async def test_a_party_leads_to_the_rules_that_it_names(site: httpx.AsyncClient) -> None:
    page = await shown(site, "/party/shanghai-husi", as_of="2017-06-01")
    assert "/rules/list/food_drug?as_of=2017-06-01" in ways(page)


async def test_coverage_is_what_answers_say_of_themselves(site: httpx.AsyncClient, graph: Graph) -> None:
    """How many listings of each list are loaded, and that the others hold nobody."""
    covered = (await ask(graph, CreditFile.of(party="shanghai-husi"))).coverage
    page = await shown(site, "/coverage")
    held = {
        found[1]: int(found[2])
        for found in re.finditer(
            r'<a href="/rules/list/([^"]+)">(?:[^<]|</?span[^>]*>)*</a></th><td>[^<]*</td><td>(\d+)</td>', page
        )
    }
    assert held == {one.credit_list_id: one.listings for one in covered.lists}
    text = plain(page)
    assert f"{len(held)} of {covered.lists_known}" in text
    assert f"{covered.lists_known - len(held)} lists without loaded entries" in text
    assert "not found is not the same as clean" in text
    assert "北京" in await shown(site, "/coverage", language="zh")


async def test_grades_are_those_in_use_on_the_day_with_bands_and_deductions(site: httpx.AsyncClient) -> None:
    """Announcement 2014 no. 40: A from 90 points, B from 70 below 90; that of 2025 takes its place (§5.1)."""
    before, after = [await shown(site, "/grades", as_of=day) for day in ("2018-06-01", "2026-06-01")]
    assert [GRADE in page for page in (before, after)] == [True, False]
    page = plain(await shown(site, GRADE, as_of="2018-06-01"))
    assert "from 90" in page
    assert "from 70, below 90" in page
    assert "国家税务总局公告2014年第40号" in page
    assert (await site.get("/grades/nobodys", headers={"accept": "text/html"})).status_code == 404
