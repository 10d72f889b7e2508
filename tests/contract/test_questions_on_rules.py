"""Questions about the rules themselves: pages, single rules, what an agency signed and must impose, what is not loaded."""

from datetime import date
from typing import Any

import pytest

from cscs_graph.analysis.core.asking import ask, read
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.grades.schemes import GradeSchemeById, IfGraded
from cscs_graph.analysis.reference.directory import (
    Agencies,
    AgencyById,
    CreditListById,
    CreditLists,
    MouById,
    Mous,
    imposed_measures,
)
from cscs_graph.analysis.reference.documents import ProvincialRegulations, RecordCategories
from cscs_graph.analysis.reference.list_rules import EntryCriteria
from cscs_graph.analysis.reference.listings import ListingById, Listings
from cscs_graph.analysis.reference.regimes import DiffRegimes
from cscs_graph.analysis.repair.question import Repair
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph
from cscs_graph.model.codes import ChangeAspect, Domain, ListKind, RegulationStatus
from cscs_graph.model.rules import Measure
from tests.reference import reference_records

DAY = date(2018, 6, 1)


async def test_the_council_has_46_members_on_pages_that_join(graph: Graph) -> None:
    """Appendix I."""
    pages = [await ask(graph, Agencies.of(council_only=True, first=40))]
    pages.append(await ask(graph, Agencies.of(council_only=True, first=40, after=pages[0].items[-1].id)))
    ids = [one.id for page in pages for one in page.items]
    assert ids == sorted(set(ids))
    assert len(ids) == 46
    assert [(page.more, page.total) for page in pages] == [(True, 46), (False, 46)]


async def test_lists_of_a_kind_are_named_with_the_agencies_of_the_day(graph: Graph) -> None:
    red = await ask(graph, CreditLists.of(kinds=[ListKind.RED], first=200))
    assert {one.kind for one in red.items} == {ListKind.RED}
    assert red.total == len(red.items)
    both = await ask(graph, CreditLists.of(first=1))
    black = await ask(graph, CreditLists.of(kinds=[ListKind.BLACK], first=1))
    others = await ask(graph, CreditLists.of(kinds=[ListKind.ORDER, ListKind.REGISTER]))
    assert {one.id for one in others.items} == {"consumption_restrictions", "terminated_enforcement"}
    assert both.total == red.total + black.total + others.total
    for day, agency in ((date(2017, 6, 1), "saws"), (date(2019, 6, 1), "mem")):  # the reform of March 2018
        found = await ask(graph, CreditListById.of(id="work_safety", as_of=day))
        assert [one.id for one in found.controlled_by] == [agency]


async def test_listings_of_a_list_come_page_by_page(graph: Graph) -> None:
    asked = {"list": "court_defaulters", "as_of": DAY}
    whole = await ask(graph, Listings.of(first=200, **asked))
    assert whole.total == len(whole.items) > 1
    assert not whole.more
    first = await ask(graph, Listings.of(first=1, **asked))
    rest = await ask(graph, Listings.of(first=200, after=first.items[0].id, **asked))
    assert first.more
    assert (*first.items, *rest.items) == whole.items
    assert first.total == rest.total == whole.total
    assert await ask(graph, ListingById.of(id=whole.items[0].id, as_of=DAY)) == whole.items[0]
    early = await ask(graph, Listings.of(list="court_defaulters", as_of=date(1990, 1, 1)))
    assert (early.items, early.more, early.total) == ((), False, 0)


async def test_what_agencies_must_impose_passes_to_their_successor(graph: Graph) -> None:
    """SAIC, AQSIQ and CFDA became SAMR in March 2018: what they had to impose before, it has to from then on, save what is
    about customs and trade: the inspection and quarantine of imports and exports went to customs alone."""
    merged = ("saic", "aqsiq", "cfda")

    async def imposed(day: date) -> dict[str, set[str]]:
        rules = await read(graph, Scope.at(day), _rules)
        return {
            agency: {one.measure.id for one in imposed_measures(rules, agency)} for agency in (*merged, "samr", "gac")
        }

    before, after = await imposed(date(2018, 3, 16)), await imposed(date(2018, 3, 17))
    assert all(before[agency] for agency in merged)
    assert before["samr"] == after["saic"] == after["aqsiq"] == after["cfda"] == set()
    at_borders = {
        one.fact_id
        for one in reference_records()
        if isinstance(one, Measure) and "aqsiq" in one.imposed_by and one.domain is Domain.CUSTOMS_AND_TRADE
    }
    passed = before["aqsiq"] & at_borders
    assert "customs_dishonest_2017.x4" in passed
    assert (before["saic"] | before["aqsiq"] | before["cfda"]) - passed <= after["samr"]
    assert passed <= after["gac"]
    assert not passed & after["samr"]
    assert not (before["aqsiq"] - passed) & (after["gac"] - before["gac"])


async def test_what_an_agency_signed_stays_signed(graph: Graph) -> None:
    signed = (await read(graph, Scope.at(date(2020, 1, 1)), _rules)).signed_by("saic")
    assert [one.id for one in signed] == sorted(one.id for one in signed)
    assert signed
    assert await ask(graph, MouById.of(id=signed[0].id, as_of=date(2020, 1, 1))) == signed[0]


async def _rules(reading: Reading) -> RulesOfTheDay:
    return reading.rules


async def test_memoranda_are_paged_by_id(graph: Graph) -> None:
    first = await ask(graph, Mous.of(first=1))
    rest = await ask(graph, Mous.of(first=200, after=first.items[0].id))
    assert [one.id for one in (*first.items, *rest.items)] == sorted(
        {first.items[0].id, *(one.id for one in rest.items)}
    )
    stated = next(one for one in rest.items if one.id == "court_defaulters_2016")
    assert (stated.since, stated.until) == (date(2016, 1, 20), None)


async def test_table_1_has_19_categories(graph: Graph) -> None:
    found = await ask(graph, RecordCategories())
    assert [one.number for one in found] == list(range(1, 20))
    assert [one.id for one in found[0].contributed_by] == ["samr"]
    assert all(one.source for one in found)


async def test_provinces_are_chosen_by_status_and_region(graph: Graph) -> None:
    every = await ask(graph, ProvincialRegulations())
    for status in RegulationStatus:
        chosen = await ask(graph, ProvincialRegulations.of(statuses=[status]))
        assert chosen == tuple(one for one in every if one.status is status)
    region = every[0].region_id
    assert {one.region_id for one in await ask(graph, ProvincialRegulations.of(regions=[region]))} == {region}


@pytest.mark.parametrize(
    "question",
    [
        AgencyById.of(id="unheard"),
        CreditListById.of(id="unheard"),
        MouById.of(id="unheard"),
        ListingById.of(id="unheard"),
        Listings.of(list="unheard"),
        EntryCriteria.of(list="unheard"),
        GradeSchemeById.of(id="unheard"),
        IfGraded.of(scheme="unheard"),
        Repair.of(listing="unheard"),
        DiffRegimes.of(party="joint-bid-lead", regime_a="unheard", regime_b="mou_2014_2020"),
    ],
    ids=lambda question: question.name,
)
async def test_what_is_not_loaded_is_not_an_empty_answer(graph: Graph, question: Question[Any]) -> None:
    with pytest.raises(NotFound, match="'unheard'"):
        await ask(graph, question)


async def test_a_redlisting_has_no_way_off_a_blacklist(graph: Graph) -> None:
    red = await ask(graph, CreditLists.of(kinds=[ListKind.RED], first=200))
    pages = [await ask(graph, Listings.of(list=one.id, as_of=DAY)) for one in red.items]
    listing = next(one for page in pages for one in page.items)
    with pytest.raises(BadInput, match="is on a redlist"):
        await ask(graph, Repair.of(listing=listing.id))


def test_one_regime_is_not_compared_with_itself() -> None:
    with pytest.raises(BadInput, match="regimeB: 'mou_2014_2020' is also regimeA"):
        DiffRegimes.of(party="joint-bid-lead", regime_a="mou_2014_2020", regime_b="mou_2014_2020")


async def test_under_another_regime_agencies_are_told_by_their_names(graph: Graph) -> None:
    """The memorandum names nobody for fewer inspections, and two for loans; the later document is the ministry's own."""
    asked = {"party": "said-twice-rival", "regime_a": "mou_2014_2020", "regime_b": "law_and_basic_list"}
    found = await ask(graph, DiffRegimes.of(**asked, as_of=date(2022, 6, 1)))
    aspects = [one for change in found.changes for one in change.aspects if one.aspect is ChangeAspect.IMPOSED_BY]
    assert {(one.before, one.before_zh, one.after, one.after_zh) for one in aspects} == {
        (None, None, "Ministry of Transport", "交通运输部"),
        (
            "China Banking and Insurance Regulatory Commission; People's Bank of China",
            "中国银行保险监督管理委员会、中国人民银行",
            "Ministry of Transport",
            "交通运输部",
        ),
    }
