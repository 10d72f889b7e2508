"""What a lender sees of a company, and the categories of records by polarity and access (§3.1, §6)."""

from datetime import date

import pytest

from cscs_graph.analysis.cascade.lending import LendingView
from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.reference.documents import RecordCategories
from cscs_graph.graph.connection import Graph
from cscs_graph.model.codes import Access, Domain, Polarity


async def test_a_lender_sees_just_what_is_about_finance(graph: Graph) -> None:
    """The cascade of the company, and of it the field of finance."""
    asked = {"party": "joint-bid-glass", "as_of": date(2020, 6, 1)}
    seen, whole = await ask(graph, LendingView.of(**asked)), await ask(graph, CascadingPunishment.of(**asked))
    of_finance = [
        one.measure.id
        for one in whole.consequences
        if one.measure.felt_in(Domain.FINANCE_AND_CREDIT) and one.target.party.id == "joint-bid-glass"
    ]
    assert "court_list_rules_2017.x1" in of_finance, "article 8 names financing and loans among other fields"
    assert [one.measure.id for one in seen.restrictions] == of_finance
    assert len(of_finance) < len(whole.consequences)
    assert {one.domain for one in seen.ramifications} == {Domain.FINANCE_AND_CREDIT}
    assert [one.id for one in seen.listings] == [one.id for one in whole.listings]
    # §6, §6.1: what such a standing means for a borrower, not how many agencies rate or how many persons have no account
    assert [one.says_en.split()[0] for one in seen.facts] == ["Financial", "Xinyidai,"]


async def test_of_a_company_on_no_list_nothing_is_seen_but_the_facts(graph: Graph) -> None:
    seen = await ask(graph, LendingView.of(party="osi-group", as_of=date(2020, 6, 1)))
    assert [*seen.listings, *seen.restrictions, *seen.rewards, *seen.ramifications] == []
    assert seen.facts


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [*range(1, 20)]),
        # Table 1: arrears, penalties and blacklists speak against a company, an inspection may
        ({"polarities": (Polarity.NEGATIVE,)}, [9, 13, 15, 16, 17]),
        ({"polarities": (Polarity.POSITIVE,)}, [15, 18, 19]),
        ({"access": (Access.RESTRICTED,)}, [14]),  # approvals of sensitive projects
        ({"access": (Access.PUBLIC,), "polarities": (Polarity.NEGATIVE,)}, [15, 16, 17]),
    ],
)
async def test_categories_of_records_by_polarity_and_access(
    graph: Graph, asked: dict[str, tuple[Polarity | Access, ...]], numbers: list[int]
) -> None:
    found = await ask(graph, RecordCategories.of(**asked))
    assert [one.number for one in found] == numbers
    assert all(one.section == "3.1" and one.marks_en and one.marks_zh for one in found)
