"""What is not known is null: the days that stand for it in a store are shown by no answer, report or sentence."""

from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.questions import all_questions
from cscs_graph.analysis.repair.question import Repairs
from cscs_graph.analysis.screening.screening import Screen
from cscs_graph.graph.connection import Graph
from cscs_graph.model.suppliers import Supplier
from tests.conftest import Store
from tests.loading import load
from tests.server.test_answer_ids import stated_of

DAY = date(2025, 6, 1)
"""One for which a rule on beneficial owners is loaded."""
ENTITY, PERSON = {"type": "Entity", "name": "Undated firm"}, {"type": "Person", "name": "Undated person"}
LINES: list[dict[str, Any]] = [
    {**ENTITY, "id": "undated-firm"},
    {**ENTITY, "id": "undated-branch"},
    {**PERSON, "id": "undated-person"},
    {"type": "BRANCH_OF", "from": "undated-branch", "to": "undated-firm"},
    {"type": "LEGAL_REPRESENTATIVE_OF", "from": "undated-person", "to": "undated-firm"},
    {"type": "OWNS", "from": "undated-person", "to": "undated-firm", "share": 0.6},
    {"type": "Application", "id": "undated-bid", "title": "Undated bid"},
    {"type": "PARTICIPATES_IN", "from": "undated-firm", "to": "undated-bid", "role": "lead"},
    {"type": "Listing", "id": "undated-listing", "party": "undated-firm", "list": "court_defaulters"},
]
OF_THEM: dict[str, Any] = {
    "party": "undated-firm",
    "listing": "undated-listing",
    "application": "undated-bid",
    "lead": "undated-firm",
    "holder": "undated-person",
    "company": "undated-firm",
    "from_party": "undated-person",
    "to_party": "undated-branch",
    "suppliers": (Supplier(row=1, codes=("undated-firm",)),),
}


@pytest_asyncio.fixture(scope="module")
async def undated(store: Store) -> Graph:
    await load(store.graph, *LINES, source="undated")
    return store.graph


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.name)
async def test_no_answer_shows_a_day_that_stands_for_none(undated: Graph, question: type[Question[Any]]) -> None:
    stated = {name: OF_THEM.get(name, value) for name, value in stated_of(question).items()}
    said = (await ask(undated, question.of(**(stated | {"as_of": DAY})))).model_dump_json()
    assert ("undated" in said) == (question.name != "ifGraded"), "it is asked about somebody else"
    assert [day for day in ("0001-01-01", "9999-12-31") if day in said] == []


@pytest.mark.parametrize(
    ("stated", "since", "days_stated"), [("2019-08", date(2019, 8, 1), "2019-08/.."), (None, None, None)]
)
async def test_a_list_that_counts_outlets_holds_from_the_day_of_the_last_penalty_as_far_as_known(
    store: Store, stated: str | None, since: date | None, days_stated: str | None
) -> None:
    """One penalised outlet is supposed to be enough (§9.4)."""
    chain, outlet = f"chain-{stated}", f"outlet-{stated}"
    penalty = {"type": "CreditRecord", "id": f"fine-{stated}", "party": outlet, "category": "administrative_penalties"}
    await load(
        store.graph,
        {**ENTITY, "id": chain},
        {**ENTITY, "id": outlet, "kind": "branch"},
        {"type": "BRANCH_OF", "from": outlet, "to": chain},
        penalty | {"title": "Fined", "polarity": "negative"} | ({"valid_from": stated} if stated else {}),
        source="chains",
    )
    found = await ask(store.graph, CascadingPunishment.of(party=chain, outlet_threshold=1, as_of=date(2020, 6, 1)))
    assert [(one.since, one.days_stated) for one in found.listings] == [(since, days_stated)]


FILED = date(2020, 3, 5)
BEFORE = date(2020, 3, 4)


async def test_a_case_lists_nobody_before_it_was_filed_and_its_listing_still_has_no_start(store: Store) -> None:
    """A court's file may state when a case was filed and not when the debtor was listed (立案日期 without 发布日期)."""
    listed = {"type": "Listing", "id": "filed-listing", "party": "filed-firm", "list": "court_defaulters"}
    await load(
        store.graph,
        {**ENTITY, "id": "filed-firm"},
        {**PERSON, "id": "filed-person"},
        {"type": "LEGAL_REPRESENTATIVE_OF", "from": "filed-person", "to": "filed-firm"},
        {"type": "Application", "id": "filed-bid", "title": "Bid"},
        {"type": "PARTICIPATES_IN", "from": "filed-firm", "to": "filed-bid", "role": "lead"},
        {**listed, "filed_on": f"{FILED}"},
        source="filed",
    )
    stated: dict[type[Question[Any]], dict[str, Any]] = {
        CascadingPunishment: {"party": "filed-firm"},
        CrossContamination: {"application": "filed-bid"},
        PersonnelLinkage: {"party": "filed-person"},
        Screen: {"suppliers": (Supplier(row=1, codes=("filed-firm",)),)},
        Repairs: {"party": "filed-firm"},
    }
    for question, values in stated.items():
        said = {
            day: (await ask(store.graph, question.of(**values, as_of=day))).model_dump_json() for day in (BEFORE, FILED)
        }
        assert [day for day, text in said.items() if "filed-listing" in text] == [FILED], question.name
    found = await ask(store.graph, CascadingPunishment.of(party="filed-firm", as_of=FILED))
    assert [(one.since, one.days_stated, one.filed_on, one.earliest_removal) for one in found.listings] == [
        (None, None, FILED, None)
    ]
