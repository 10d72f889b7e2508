"""A dossier says what the scenarios say, in one answer and of one moment, in both languages."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.dossier.question import RECORDS, TIE_DEPTH, Dossier
from cscs_graph.analysis.linkage.roles import Roles
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.parties.files import CreditFile
from cscs_graph.analysis.repair.question import Repairs
from cscs_graph.errors import NotFound
from cscs_graph.export.dossier.page import page_of
from cscs_graph.export.gathered import by_list
from cscs_graph.export.pages import html, markdown
from cscs_graph.export.picture.chart import Column, Shape
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import DossierAnswer
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import of_rule, speak
from tests.conftest import Store
from tests.loading import load
from tests.unit.test_pages import outline

DAY = date(2017, 6, 1)
HUSI = "shanghai-husi"
SEVERAL = {
    "husi": (HUSI, DAY),
    "a person": ("shanghai-husi-quality-supervisor", DAY),
    "a bid": ("joint-bid-defaulter", date(2019, 6, 1)),
    "a redlist": ("redlist-lost-company", date(2018, 5, 2)),
    "orders": ("court-order-debtor", date(2024, 6, 1)),
    "repair": ("credit-repair-dyer", date(2018, 6, 1)),
    "controlled": ("actual-control-joined", date(2019, 6, 1)),
    "on nothing": ("osi-group", DAY),
}


async def of(graph: Graph, party: str, as_of: date, **stated: Any) -> DossierAnswer:
    return await ask(graph, Dossier.of(party=party, as_of=as_of, **stated))


def said(answer: DossierAnswer, code: LanguageCode = LanguageCode.EN) -> str:
    """The report as Markdown."""
    speak(code)
    try:
        return "".join(markdown.written(page_of(answer)))
    finally:
        speak(LanguageCode.EN)


def section(text: str, name: str) -> str:
    return text.partition(f'<a id="{name}"></a>')[2].partition("\n## ")[0]


@pytest.mark.parametrize("certainty", [Certainty.PRACTICE, Certainty.ANECDOTAL])
async def test_each_part_is_what_its_own_question_gives(graph: Graph, certainty: Certainty) -> None:
    """Ids, versions and all: a reader can ask for any part again."""
    about: dict[str, Any] = {"party": "joint-bid-defaulter", "as_of": date(2019, 6, 1)}
    certain = {**about, "minimum_certainty": certainty}
    bounded = {**certain, "depth": 2, "max_parties": 50}
    found = await ask(graph, Dossier.of(**bounded, max_rows=40))
    alone: dict[str, Question[Any]] = {
        "cascade": CascadingPunishment.of(**bounded, max_rows=40),
        "filings": CrossContamination.of(**bounded),
        "roles": Roles.of(**about),
        "linkage": PersonnelLinkage.of(**certain, depth=TIE_DEPTH, max_parties=50, include_former=False),
        "control": ActualControllers.of(**about, max_parties=50),
        "file": CreditFile.of(**about),
        "repairs": Repairs.of(**certain),
    }
    for name, question in alone.items():
        assert getattr(found, name) == await ask(graph, question), name


def test_the_guide_names_the_bound_on_entries_of_the_file() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "REPORTS.md").read_text("utf-8")
    assert f"the first {RECORDS} entries" in guide


async def test_who_is_not_loaded_is_not_found(graph: Graph) -> None:
    with pytest.raises(NotFound):
        await of(graph, "nobody-of-that-name", DAY)


async def test_shanghai_husi_as_the_report_tells_it(graph: Graph) -> None:
    """§4.3: two years on the food safety list from 2016; its three people with it; thirteen measures of the memorandum."""
    text = said(await of(graph, HUSI, DAY))
    assert text.startswith("# Dossier: Shanghai Husi\n")
    assert "上海福喜食品有限公司" in section(text, "who")
    summary = section(text, "summary")
    assert "**Dishonesty in food and drug safety** (since 2016; may end 2018)" in summary
    assert "6 restrictions and 7 closer looks" in summary
    assert "3 people" in summary
    assert "no verdict" in summary
    assert "Shanghai SAMR" in section(text, "lists")
    assert "发改财金〔2016〕1962号" in section(text, "lists")
    measures = section(text, "measures")
    rows = [
        line
        for line in measures.splitlines()
        if line.startswith("| ") and re.search(r" \| (2018|a term of its own) \| ", line)
    ]
    assert len(rows) == 13
    signs = [line.split(" | ")[1] for line in rows]
    assert signs == ["▼ restricts"] * 6 + ["◉ looks closer"] * 7
    assert "China Food and Drug Administration" in measures
    assert "one or several of its 28 signatories" in measures
    reached = section(text, "reached")
    assert all(name in reached for name in ("Factory manager", "Planning director", "Quality supervisor"))
    assert "3 measures on each of them" in reached
    assert "2018" in section(text, "repair")
    assert "2018-01-01" not in text
    assert "fulfilment of the obligations: the listed party" in section(text, "repair")
    assert "OSI Group" in section(text, "control")
    assert "is not loaded" in section(text, "unknown")
    assert "Trivium China" in section(text, "sources")


async def test_a_listing_that_has_ended_stands_apart_and_nothing_follows(graph: Graph) -> None:
    text = said(await of(graph, HUSI, date(2019, 6, 1)))
    assert " | 2016 | 2018 | " in section(text, "former")
    assert "Nothing follows any more" in section(text, "former")
    assert "Dishonesty in food" not in section(text, "lists")
    assert "Not found is not the same as clean" in section(text, "measures")


async def test_a_bidder_whose_licence_is_revoked_is_marked_so(graph: Graph) -> None:
    """The debtor of the scenario filed on 15 June 2018, and its licence was revoked on 1 September, recorded on 1 October."""
    before, after = [
        section(said(await of(graph, "court-order-debtor", day)), "bids")
        for day in (date(2018, 8, 31), date(2018, 10, 2))
    ]
    assert "licence revoked, not deregistered (since 2018-09-01)" in after
    assert "licence revoked" not in before


async def test_a_conviction_stands_apart_from_penalties_of_agencies(graph: Graph) -> None:
    """§4.3: a court found Husi guilty and sentenced employees, beside the licences that the regulator revoked."""
    text = said(await of(graph, "shanghai-husi", date(2017, 6, 1)))
    penalties, convictions = section(text, "records").split("Convictions by criminal courts")
    assert "Food production licences revoked" in penalties
    assert "Court " not in penalties
    assert convictions.count("criminal conviction") == 2
    assert "Administrative penalty records" not in convictions


async def test_a_bid_at_risk_names_who_endangers_it(graph: Graph) -> None:
    """法〔2016〕285号: a consortium with one court defaulter is restricted as a whole."""
    answer = await of(graph, *SEVERAL["a bid"])
    text = said(answer)
    assert "Fictitious hospital project" in section(text, "bids")
    assert "at risk through Fictitious Installers H" in section(text, "bids")
    assert "Pending joint filings at risk: 1" in section(text, "summary")
    assert [(one.title, one.shape) for one in chart_of_dossier(answer).nodes if one.shape is Shape.APPLICATION] == [
        ("Fictitious hospital project", Shape.APPLICATION)
    ]


async def test_a_redlist_standing_that_is_lost_is_told_apart_from_one_that_is_kept(graph: Graph) -> None:
    """§4.1: the list of A-grade taxpayers holds nobody on a blacklist; customs certification is kept."""
    rewards = section(said(await of(graph, *SEVERAL["a redlist"])), "rewards")
    assert "standing lost on: A-grade taxpayers" in rewards
    assert "High-level customs certification: 7 rewards" in rewards


async def test_prohibitions_come_before_restrictions(graph: Graph) -> None:
    measures = section(said(await of(graph, *SEVERAL["a redlist"])), "measures")
    signs = re.findall(r"\| (✕|▼|◉|!) ", measures.partition("Beside the documents")[0])
    assert signs == sorted(signs, key="✕▼◉!".index)
    assert signs[0] == "✕"


async def test_the_picture_has_what_the_report_has(graph: Graph) -> None:
    chart = chart_of_dossier(await of(graph, HUSI, DAY))
    held = {column: [one.title for one in chart.nodes if one.column is column] for column in Column}
    assert held[Column.PARTY] == ["Shanghai Husi"]
    assert {"OSI Group", "Factory manager of Shanghai Husi"} <= set(held[Column.PEOPLE])
    assert len(held[Column.PEOPLE]) == 4
    assert held[Column.LISTS] == ["Dishonesty in food and drug safety"]
    assert held[Column.MEASURES] == ["6 restrictions", "7 closer looks"]
    assert held[Column.AGENCIES] == ["China Food and Drug Administration", "one or several of its 28 signatories"]
    certain = {(edge.start, edge.end): edge.certainty for edge in chart.edges}
    assert certain[HUSI, "shanghai-husi-factory-manager"] is Certainty.MOU
    assert certain["osi-group", HUSI] is None


async def test_who_is_on_nothing_is_not_said_to_be_clean(graph: Graph) -> None:
    answer = await of(graph, *SEVERAL["on nothing"])
    assert "Not found is not the same as clean" in section(said(answer), "summary")
    (nothing,) = [one for one in chart_of_dossier(answer).nodes if one.column is Column.LISTINGS]
    assert nothing.hatched


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("code", LanguageCode)
async def test_every_page_is_well_formed_and_cites_only_what_it_lists(
    graph: Graph, name: str, code: LanguageCode
) -> None:
    answer = await of(graph, *SEVERAL[name])
    speak(code)
    try:
        text = "".join(html.written(page_of(answer)))
        again = "".join(html.written(page_of(answer)))
    finally:
        speak(LanguageCode.EN)
    assert text == again
    found = outline(text)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert not found.tags & {"script", "link", "img"}
    assert not re.search(r'(href|src)="(?!#)', text)
    assert answer.answer_id in text
    assert answer.data_version in text
    assert "9999" not in text
    assert "0001-01-01" not in text


def names_in(told: Any) -> set[str]:
    """Names, ids and codes, wherever they stand."""
    if isinstance(told, list):
        return set().union(*map(names_in, told))
    if not isinstance(told, dict):
        return set()
    own = {str(value) for key, value in told.items() if key in ("id", "name", "name_en", "reason", "url") and value}
    for field in ("title", "publisher"):
        if f"{field}_zh" in told and told.get(field) and not (told[f"{field}_zh"] or of_rule(told[field])):
            own.add(told[field])  # of a source that has no Chinese one
    own |= set(told.get("other_names", ()))
    return own.union(*map(names_in, told.values()))


@pytest.mark.parametrize("name", SEVERAL)
async def test_a_chinese_page_has_no_english_but_names(graph: Graph, name: str) -> None:
    """What is English is marked as such, and is a name, a code, or the title of an English publication."""
    answer = await of(graph, *SEVERAL[name])
    speak(LanguageCode.ZH)
    try:
        text = re.sub(r"<td>.*?（英文原文）", "", "".join(html.written(page_of(answer))))
    finally:
        speak(LanguageCode.EN)
    english = {found.strip(" -,.()'’&") for found in re.findall(r"<span lang=\"en\">(.*?)</span>", text)}
    names = " ".join(names_in(answer.model_dump(mode="json")))
    unknown = {one for one in english if one and one not in names and one not in ("Trivium", "GB")}
    assert not unknown


async def test_an_annulled_listing_needs_no_application_and_is_told_as_disregarded(graph: Graph) -> None:
    """The listing of Potters I of 2019 was withdrawn as void from its start; the tender has no other listing of it."""
    text = said(await of(graph, "credit-repair-potter", date(2021, 2, 1)))
    assert "disregarded" in section(text, "summary")
    assert "Removal from" not in section(text, "summary")
    bids = section(text, "bids")
    assert "listings of participants that are disregarded: " in bids


async def test_a_circle_of_holdings_is_shown_with_who_owns_it(graph: Graph) -> None:
    """Two firms that hold each other, and the founder outside who owns part of them (§9.6)."""
    text = section(said(await of(graph, "actual-control-ring-one", date(2022, 1, 1))), "control")
    assert "Circle of holdings: " in text
    assert text.count(" → ") == 2
    assert " owns " in text
    assert "Votes are taken to follow the capital" in text
    assert "no answer is a verdict" not in text  # stands at the foot


@pytest_asyncio.fixture(scope="module")
async def doubtful(store: Store) -> Graph:
    """A firm of which more is owned than there is; it is on two lists, one beyond repair, one with a note."""
    owned = {"type": "OWNS", "to": "dossier-owned", "valid_from": "2015-01-01"}
    listed = {"type": "Listing", "party": "dossier-owned", "valid_from": "2018-01-01"}
    await load(
        store.graph,
        *({"type": "Entity", "id": f"dossier-{name}", "name": f"虚构{name}公司"} for name in ("owned", "one", "two")),
        {**owned, "from": "dossier-one", "share": 0.7},
        {**owned, "from": "dossier-two", "share": 0.6},
        {**listed, "id": "dossier-beyond", "list": "environment", "repair_state": "irreparable"},
        {**listed, "id": "dossier-noted", "list": "migrant_wages", "note": "seen on a copy", "note_zh": "见于副本"},
        source="dossier",
    )
    return store.graph


async def test_what_cannot_be_true_of_the_holdings_is_said(doubtful: Graph) -> None:
    """70 % and 60 % of one company."""
    answer = await of(doubtful, "dossier-owned", date(2018, 6, 1))
    control = section(said(answer), "control")
    assert "Fault of the data" in control
    assert "130%" in control
    assert "数据矛盾" in section(said(answer, LanguageCode.ZH), "control")


async def test_a_listing_beyond_repair_has_no_day_of_application_and_a_note_is_shown(doubtful: Graph) -> None:
    answer = await of(doubtful, "dossier-owned", date(2018, 6, 1))
    text = said(answer)
    assert "no application leads off this list" in section(text, "summary")
    assert section(text, "summary").count("Removal from") == 1
    assert "note: seen on a copy" in section(text, "lists")
    assert "备注：见于副本" in section(said(answer, LanguageCode.ZH), "lists")


@pytest_asyncio.fixture(scope="module")
async def many(store: Store) -> Graph:
    """A firm that thirty-five courts listed, with a name that holds markup."""
    firm = {
        "type": "Entity",
        "id": "dossier-many",
        "name": "虚构<b>多次</b>有限公司",
        "name_en": "Invented <b>| [Many]",
    }
    listings = [
        {
            "type": "Listing",
            "id": f"dossier-many-{place:02}",
            "party": "dossier-many",
            "list": "court_defaulters",
            "valid_from": f"2018-01-{place % 28 + 1:02}",
            "document_no": f"invented no. {place}",
        }
        for place in range(35)
    ]
    unknown = {"type": "Listing", "id": "dossier-undated", "party": "dossier-many", "list": "financial_sector"}
    await load(store.graph, firm, *listings, unknown, source="dossier")
    return store.graph


async def test_many_listings_of_one_list_are_counted_and_each_is_there(many: Graph) -> None:
    answer = await of(many, "dossier-many", date(2018, 6, 1))
    text = "".join(html.written(page_of(answer)))
    assert "Court defaulters: 35 listings</summary>" in text
    assert all(f"invented no. {place}" in text for place in range(35))
    (counted,) = [one for one in chart_of_dossier(answer).nodes if one.title == "35 listings"]
    assert counted.lines[0] == "begun 2018-01-01 to 2018-01-28"
    assert [len(group.listings) for group in by_list(answer.file.listings)] == [35, 1]


async def test_a_list_without_measures_is_said_to_be_unknown_and_hatched(many: Graph) -> None:
    """No measure of the financial list of 2017 is loaded; a start that is not known is not invented."""
    answer = await of(many, "dossier-many", date(2018, 6, 1))
    assert "is not known: no measure is loaded" in section(said(answer), "lists")
    hatched = {one.id for one in chart_of_dossier(answer).nodes if one.hatched and one.column is Column.LISTS}
    assert hatched == {"financial_sector"}
    assert "since an unknown day" in section(said(answer), "summary")


async def test_markup_in_a_name_stays_text(many: Graph) -> None:
    answer = await of(many, "dossier-many", date(2018, 6, 1))
    text = "".join(html.written(page_of(answer)))
    assert "<b>" not in text
    assert "Invented &lt;b&gt;| [Many]" in text
    assert r"# Dossier: Invented \<b\>\| \[Many\]" in said(answer)


async def test_what_meets_others_only_stands_apart_in_the_picture(graph: Graph) -> None:
    """By the opinion of 2016 six limits on consumption, 二(七), are for the people behind a company alone: they are no count of
    the company's own."""
    answer = await of(graph, *SEVERAL["a bid"])
    chart = chart_of_dossier(answer)
    apart = {one.title for one in chart.nodes if one.column is Column.MEASURES and one.faint}
    assert "6 restrictions" in apart
    own = [one for one in chart.nodes if one.column is Column.MEASURES and not one.faint]
    its = [one for one in answer.cascade.consequences if one.target.party.id == answer.subject.id]
    assert sum(len(one.items) for one in own) == len(its)


async def test_whose_post_it_is_is_said_where_the_party_holds_it(graph: Graph) -> None:
    """Builders B controls Decorators G: its page must not read as if G controlled it."""
    answer = await of(graph, "joint-bid-partner", date(2019, 6, 1))
    held = [one for one in answer.roles.roles if one.post.holder.id == "joint-bid-partner"]
    assert [one.post.type for one in held] == ["ACTUALLY_CONTROLS"]
    assert "the party is its actual controller" in said(answer)
    assert "该主体系其实际控制人" in said(answer, LanguageCode.ZH)


async def test_a_rule_that_is_not_known_prevents_nothing(graph: Graph) -> None:
    """Of the founder's list no loaded rule says from when removal can be applied for."""
    answer = await of(graph, "credit-repair-founder", date(2026, 6, 1))
    text = section(said(answer), "repair")
    assert "from when removal can be applied for" in text
    assert "prevented by" not in text


async def test_a_listing_of_another_that_may_reach_it_is_named(graph: Graph) -> None:
    """By article 3 of the court rules of 2015 its own company's listing restricts the representative, who is on no list."""
    answer = await of(graph, "joint-bid-representative", date(2019, 4, 1))
    text = section(said(answer), "measures")
    assert "None follows for it from listings of its own" in text
    assert "Listings of others may reach it as well" in text
    assert "- Fictitious Installers H (Court defaulters)" in text
