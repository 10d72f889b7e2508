"""Laws of ownership and control, on small random graphs against an oracle of sets and dense algebra, and on the store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import UNIT, units
from cscs_graph.analysis.control.batch import Controllers, controllers_of
from cscs_graph.analysis.control.controllers import ActualControllers, ControlledCompanies
from cscs_graph.analysis.control.extract import Agreement, Extract, Fact
from cscs_graph.analysis.control.fixpoint import Majority, control
from cscs_graph.analysis.control.integrated import integrated
from cscs_graph.analysis.control.ultimate import dominated, ultimate
from cscs_graph.analysis.control.whole import derived
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import OPEN_END, Span
from tests.contract.running import column
from tests.control import Tie, controlled, made, no_return, pairs_of, path_sums, total

PARTIES = 6
PERCENT = [0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.51, 0.6]


@st.composite
def holdings(draw: st.DrawFn, *, cyclic: bool = True, exact: bool = False, full: float = 1) -> list[Tie]:
    """Holdings of which no company's certain total is more than `full`."""
    ties: list[Tie] = []
    for holder, held in draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12, unique=True)):
        if not cyclic and holder >= held:
            continue
        low = draw(st.sampled_from(PERCENT))
        known = exact or draw(st.booleans())
        tie = (holder, held, low, low) if known else (holder, held, draw(st.sampled_from([0.0, low])), 1.0)
        if total([*ties, tie]).get(held, 0) <= full + 1e-9:
            ties.append(tie)
    return ties


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(holdings(), holdings(full=1.6)),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=2),
    st.booleans(),
)
def test_the_fixpoint_equals_the_oracle(ties: list[Tie], declared: Sequence[tuple[int, int]], inclusive: bool) -> None:
    found = control(made(PARTIES, ties, declared), Majority(0.5, inclusive))
    assert pairs_of(found.certain) == controlled(PARTIES, ties, declared, inclusive=inclusive)
    assert pairs_of(found.possible) == controlled(PARTIES, ties, declared, inclusive=inclusive, possible=True)


@settings(max_examples=150, deadline=None)
@given(holdings(cyclic=False, exact=True))
def test_without_cycles_integrated_ownership_is_the_sum_over_paths(ties: list[Tie]) -> None:
    owned = integrated(made(PARTIES, ties), np.arange(PARTIES))
    assert np.allclose(owned.low.toarray(), path_sums(PARTIES, ties), atol=1e-9)


@settings(max_examples=200, deadline=None)
@given(holdings(exact=True, full=0.95))
def test_with_cycles_it_is_the_solution_of_the_dense_system(ties: list[Tie]) -> None:
    owned = integrated(made(PARTIES, ties), np.arange(PARTIES))
    assert owned.singular == ()
    assert np.allclose(owned.low.toarray(), no_return(PARTIES, ties), atol=1e-9)


@settings(max_examples=150, deadline=None)
@given(holdings(full=0.9), st.data())
def test_more_shares_never_mean_less(ties: list[Tie], data: st.DataObject) -> None:
    """A larger certain share takes no certain controller away, and lowers nobody's least ownership."""
    if not ties:
        return
    place = data.draw(st.integers(0, len(ties) - 1))
    holder, held, low, high = ties[place]
    more = [*ties[:place], (holder, held, min(low + 0.05, 1), max(high, min(low + 0.05, 1))), *ties[place + 1 :]]
    before, after = made(PARTIES, ties), made(PARTIES, more)
    if holder != held:  # what a company holds of itself has no votes
        assert pairs_of(control(before, Majority()).certain) <= pairs_of(control(after, Majority()).certain)
    everybody = np.arange(PARTIES)
    least = integrated(before, everybody).low.toarray()
    assert (integrated(after, everybody).low.toarray() >= least - 1e-9).all()


@settings(max_examples=150, deadline=None)
@given(holdings(full=0.95))
def test_the_bounds_hold_what_is_certain(ties: list[Tie]) -> None:
    found = made(PARTIES, ties)
    owned = integrated(found, np.arange(PARTIES))
    for owner in range(PARTIES):
        for company in range(PARTIES):
            low, high = owned.of(owner, company)
            assert 0 <= low <= high <= 1
    pairs = control(found, Majority())
    assert pairs_of(pairs.certain) <= pairs_of(pairs.possible)


@settings(max_examples=150, deadline=None)
@given(holdings())
def test_the_whole_run_names_the_tops(ties: list[Tie]) -> None:
    found = made(PARTIES, ties)
    pairs, edges = control(found, Majority()), derived(found, Majority())
    tops = pairs_of(ultimate(pairs.possible, dominated(pairs.certain)))
    named = set(zip(edges.controller.tolist(), edges.company.tolist(), strict=True))
    assert named == tops
    certain = set(zip(edges.controller[edges.certain].tolist(), edges.company[edges.certain].tolist(), strict=True))
    assert certain == {pair for pair in pairs_of(pairs.certain) if pair in tops}


@settings(max_examples=150, deadline=None)
@given(holdings(full=1.6), st.data())
def test_what_is_said_by_two_sources_is_said_once(ties: list[Tie], data: st.DataObject) -> None:
    """A second source that says the same of some holdings, or less exactly, changes nothing."""
    again = data.draw(st.lists(st.sampled_from(ties), unique=True)) if ties else []
    vaguer = [(holder, held, low / 2, 1.0) for holder, held, low, _ in again]
    for second in (again, vaguer):
        sources = [0] * len(ties) + [1] * len(second)
        once, twice = made(PARTIES, ties), made(PARTIES, [*ties, *second], sources=sources)
        for sense in ("certain", "possible"):
            one, other = (getattr(control(found, Majority()), sense) for found in (once, twice))
            assert pairs_of(one) == pairs_of(other)
        everybody = np.arange(PARTIES)
        assert np.allclose(
            integrated(once, everybody).low.toarray(), integrated(twice, everybody).low.toarray(), atol=1e-9
        )


@pytest.mark.parametrize("year", [2016, 2019, 2025])
async def test_the_questions_agree_with_each_other_on_the_store(graph: Graph, year: int) -> None:
    """One company, many at once, and from above: the same pairs."""
    day = date(year, 6, 1)
    rows = await column(graph, "MATCH (:Party)-[:OWNS]->(held:Entity) RETURN DISTINCT held.id AS id ORDER BY id")
    companies = rows[:: max(len(rows) // 25, 1)]
    together = await graph.read(lambda transaction: _together(transaction, graph, companies, day))
    met = 0
    for company in companies:
        said = await ask(graph, ActualControllers.of(party=company, as_of=day))
        alone = {(link.party.id, link.certain, link.ultimate, link.votes_min) for link in said.controllers}
        batch = together.by_company[company]
        assert alone == {(one.party_id, one.certain, one.ultimate, one.votes_min) for one in batch}
        for link in said.controllers[:2]:
            below = await ask(graph, ControlledCompanies.of(party=link.party.id, as_of=day))
            (same,) = [other for other in below.controlled if other.party.id == company]
            assert (same.certain, same.votes_min, same.share_min) == (link.certain, link.votes_min, link.share_min)
            for step in link.proof:
                assert step.since is None or step.since <= day
                assert step.until is None or step.until > day
            met += 1
    assert met > 5


async def _together(transaction: Transaction, graph: Graph, companies: Sequence[str], day: date) -> Controllers:
    return await controllers_of(await Reading.opened(transaction, graph, Scope.at(day)), companies)


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """Holdings of two sources, declarations, executive partners and agreements among a few parties."""
    found = Extract(dict.fromkeys(NAMES, 0))
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
    kinds = st.sampled_from(["OWNS"] * 8 + ["ACTUALLY_CONTROLS", "EXECUTIVE_PARTNER_OF"])
    for place, (kind, (holder, held)) in enumerate(draw(st.lists(st.tuples(kinds, ends), max_size=12))):
        if holder == held and kind != "OWNS":
            continue
        share = units(draw(st.sampled_from(PERCENT)))
        low, high = draw(st.sampled_from([(share, share), (share, share), (0, UNIT)])) if kind == "OWNS" else (0, 0)
        told = _told(f"fact-{place}", kind, (holder, held), draw(st.sampled_from(["register", "vendor"])))
        partnership = held == NAMES[1]
        flags = {"votes_stated": False, "nominee": False, "partnership": partnership}
        fact = Fact(kind, holder, held, low, high, low, high, **flags, basis="", evidence=told)
        found.add([replace(fact, basis="declared") if kind == "ACTUALLY_CONTROLS" else fact])
    for place, pair in enumerate(draw(st.lists(ends.filter(lambda pair: pair[0] != pair[1]), max_size=3))):
        told = _told(f"agreement-{place}", "ACTS_IN_CONCERT_WITH", pair, "register")
        found.agreements[told.fact_id] = Agreement(pair, draw(st.sampled_from([None, *NAMES])), told)
    return found


NAMES = [f"party-{number}" for number in range(PARTIES)]


def _told(fact_id: str, kind: str, ends: tuple[str, str], source: str) -> Evidence:
    return Evidence(kind, *ends, fact_id=fact_id, span=Span(date(2000, 1, 1), OPEN_END), source_id=source)


_Share = tuple[str, str, int]
FIRM, PARTNERSHIP, THIRD, FOURTH = NAMES[:4]


def _concert_about_the_firm(held: Sequence[_Share], members: tuple[str, str], declared: str | None = None) -> Extract:
    """Holdings in percent, an agreement about the first party alone, and who is declared to be controlled by that party."""
    found = Extract(dict.fromkeys(NAMES, 0))
    kinds = [("OWNS", *one) for one in held] + ([("ACTUALLY_CONTROLS", FIRM, declared, 0)] if declared else [])
    for place, (kind, holder, company, percent) in enumerate(kinds):
        share, flags = units(percent / 100), {"votes_stated": False, "nominee": False}
        told = _told(f"fact-{place}", kind, (holder, company), "register")
        basis = "declared" if kind == "ACTUALLY_CONTROLS" else ""
        flags["partnership"] = company == PARTNERSHIP
        found.add([Fact(kind, holder, company, share, share, share, share, **flags, basis=basis, evidence=told)])
    told = _told("agreement", "ACTS_IN_CONCERT_WITH", members, "register")
    found.agreements[told.fact_id] = Agreement(members, FIRM, told)
    return found


RING = [(FIRM, FIRM, 35), (FIRM, PARTNERSHIP, 5), (PARTNERSHIP, FIRM, 5), (THIRD, FIRM, 5), (FOURTH, FIRM, 30)]
"""35 of 65 votes are the members' own; the firm may control a partnership that holds 5 more."""
OWN_MEMBER = [(FIRM, FIRM, 50), (PARTNERSHIP, FIRM, 5), (THIRD, FIRM, 25), (FOURTH, PARTNERSHIP, 5)]
"""30 of 50 are the members' own, one of whom the firm is declared to control."""


@pytest.mark.parametrize(
    ("found", "votes"),
    [
        (_concert_about_the_firm(RING, (THIRD, FOURTH)), (538461538, 615384615)),
        (_concert_about_the_firm(OWN_MEMBER, (PARTNERSHIP, THIRD), PARTNERSHIP), (600000000, 600000000)),
    ],
    ids=["a ring", "its own member"],
)
def test_a_concert_counts_what_it_controls_through_its_company_once(found: Extract, votes: tuple[int, int]) -> None:
    case = ControlAnalysis(found, Majority())
    whole, ids = derived(case.holdings, case.majority), case.numbered.ids
    rows = zip(whole.company.tolist(), whole.joint.tolist(), whole.votes_low, whole.votes_high, strict=True)
    assert {(low, high) for company, joint, low, high in rows if joint and ids[company] == FIRM} == {votes}
    assert {one.votes for one in case.controllers_of(FIRM) if one.jointly_with} == {votes}


@settings(max_examples=250, deadline=None)
@given(extracts(), st.booleans())
def test_from_above_from_below_and_all_at_once_the_same_stand_at_the_top(found: Extract, inclusive: bool) -> None:
    """Whatever concerts, partnerships and disputes there are: same parties, as certain, as joint, with the same votes."""
    case = ControlAnalysis(found, Majority(0.5, inclusive))
    above = [one for name in NAMES for one in case.controllers_of(name)]
    below = [one for name in NAMES for one in case.controlled_by(name)]
    assert sorted(map(repr, above)) == sorted(map(repr, below))
    for one in above:
        assert (one.chain[0], one.chain[-1]) == (one.controller, one.company)
        assert 0 <= one.votes[0] <= one.votes[1] <= UNIT
    said = {
        (one.controller, one.company, one.certain, bool(one.jointly_with), one.votes) for one in above if one.ultimate
    }
    whole, ids = derived(case.holdings, case.majority), case.numbered.ids
    columns = (whole.controller, whole.company, whole.certain, whole.joint, whole.votes_low, whole.votes_high)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    assert said == {(ids[top], ids[held], sure, joint, (low, high)) for top, held, sure, joint, low, high in rows}
