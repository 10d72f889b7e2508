"""Laws of linkage and screening: bounds only add, an ended post carries nothing, and a batch says what each question says."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import IfJointlyFiled
from cscs_graph.analysis.control.batch import controllers_of
from cscs_graph.analysis.core.asking import ask, read
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.linkage.phoenix import PhoenixCompanies
from cscs_graph.analysis.linkage.posts import MAX_DEGREE
from cscs_graph.analysis.linkage.roles import Roles
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.screening.screening import MAX_SUPPLIERS, TIE_DEPTH, Screen
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import ScreeningAnswer
from cscs_graph.model.codes import Effect, IdentityGrade, MatchOutcome, MatchRule
from cscs_graph.model.suppliers import Supplier
from tests.contract.running import column

DAY = date(2018, 6, 1)
PARTIES = """
MATCH (p:Entity)-[:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|HAS_LISTING]-() WHERE NOT p.id STARTS WITH 'law'
RETURN DISTINCT p.id AS id ORDER BY id
"""
"""Of the scenarios and the seeded graph: the worlds of other laws are many, and much alike."""


async def some_parties(graph: Graph, step: int) -> list[str]:
    return (await column(graph, PARTIES))[::step]


async def _screened(graph: Graph, suppliers: Sequence[Supplier]) -> ScreeningAnswer:
    return await ask(graph, Screen.of(suppliers=tuple(suppliers), as_of=DAY))


async def test_a_higher_degree_and_a_lower_grade_lose_no_tie(graph: Graph) -> None:
    met = 0
    for party in await some_parties(graph, 5):
        by_degree = [await _tied(graph, party, degree=degree) for degree in (1, 2, 4, MAX_DEGREE)]
        by_grade = [await _tied(graph, party, grade=grade) for grade in IdentityGrade]
        for narrow, wide in [*pairwise(by_degree), *pairwise(by_grade)]:
            assert narrow <= wide
            met += len(wide - narrow)
    assert met > 0, "the bounds never made a difference"


async def _tied(graph: Graph, party: str, *, degree: int | None = None, grade: IdentityGrade | None = None) -> set[str]:
    policy = {"max_degree": degree, "minimum_identity": grade}
    said = await ask(graph, PersonnelLinkage.of(party=party, as_of=DAY, include_former=False, **policy))
    assert all(not step.former for tie in said.ties for path in tie.paths for step in path.steps)
    crossed = {step.entity.id for tie in said.ties for path in tie.paths for step in path.steps[:-1]} - {party}
    assert not crossed & {stop.party.id for stop in said.not_crossed}
    return {tie.party.id for tie in said.ties}


async def test_a_batch_says_of_every_supplier_what_the_single_questions_say(graph: Graph) -> None:
    parties = await some_parties(graph, 4)
    batch = await _screened(graph, [Supplier(row=n, codes=(p,)) for n, p in enumerate(parties, 1)])
    listed = tied = endangering = 0
    for party, row in zip(parties, batch.suppliers, strict=True):
        assert row.match is not None
        assert (row.outcome, row.match.rule, row.match.party.id) == (MatchOutcome.IDENTIFIED, MatchRule.ID, party)
        cascade = await ask(graph, CascadingPunishment.of(party=party, as_of=DAY))
        assert {stay.id for stay in cascade.listings} <= {stay.id for stay in row.match.listings}
        assert row.reached == cascade.reached
        assert list(row.rewards_lost) == [lost.listing for lost in cascade.rewards_lost]
        for effect in Effect:
            met = {(c.target.party.id, c.measure.id) for c in cascade.consequences if c.effect is effect}
            counts = [(n.on_supplier, n.on_others) for n in row.effects if n.effect is effect] or [(0, 0)]
            assert counts == [(sum(t == party for t, _ in met), sum(t != party for t, _ in met))]
        near = PersonnelLinkage.of(party=party, as_of=DAY, depth=TIE_DEPTH, include_former=False)
        linkage = await ask(graph, near)
        assert row.ties == tuple(tie for tie in linkage.ties if tie.listings)
        assert row.not_crossed == linkage.not_crossed
        alone = await read(graph, Scope.at(DAY), lambda reading, party=party: controllers_of(reading, [party]))
        assert row.controllers is not None
        assert {(one.party.id, one.certain, one.ultimate) for one in row.controllers} == {
            (one.party_id, one.certain, one.ultimate) for one in alone.by_company.get(party, ())
        }
        filing = await ask(graph, IfJointlyFiled.of(lead=party, on=DAY))
        lead = next(iter(filing.findings[0].contaminators), None)
        assert (row.as_co_bidder is None) == (lead is None)
        if lead is not None and row.as_co_bidder is not None:
            assert (lead.listings, lead.measures, lead.certainty) == (
                row.as_co_bidder.listings,
                row.as_co_bidder.measures,
                row.as_co_bidder.certainty,
            )
        listed, tied = listed + bool(cascade.listings), tied + bool(row.ties)
        endangering += row.as_supplier is not None
    assert min(listed, tied, endangering) > 0


async def test_a_batch_of_one_says_what_a_batch_of_many_says(graph: Graph) -> None:
    suppliers = [Supplier(row=n, codes=(p,)) for n, p in enumerate(await some_parties(graph, 9), 1)]
    many = await _screened(graph, suppliers)
    for supplier, row in zip(suppliers, many.suppliers, strict=True):
        assert (await _screened(graph, [supplier])).suppliers == (row,)


def test_a_batch_has_a_bound() -> None:
    with pytest.raises(BadInput, match=str(MAX_SUPPLIERS)):
        Screen.of(suppliers=tuple(Supplier(row=n, names=("虚构",)) for n in range(1, MAX_SUPPLIERS + 2)))


async def test_namesakes_are_never_taken_for_one(graph: Graph) -> None:
    """Whoever is called as another party is shown with that other one, and never taken."""
    counts = await column(
        graph, "MATCH (p:Party) WITH p.name AS name, count(*) AS n WHERE n > 1 RETURN name ORDER BY name LIMIT 20"
    )
    people = await column(graph, "MATCH (p:Person) RETURN DISTINCT p.name AS name ORDER BY name LIMIT 20")
    asked = [Supplier(row=n, names=(name,)) for n, name in enumerate([*counts, *people], 1)]
    for row in (await _screened(graph, asked)).suppliers:
        assert row.match is None or row.match.party.kind.value == "entity"
        assert row.supplier.names[0] not in people or row.outcome is MatchOutcome.UNSURE


async def test_a_code_that_nobody_carries_is_looked_at(graph: Graph) -> None:
    """A code of somebody is not: it was loaded as it is, whatever is wrong with it."""
    short, loaded = "91310115XXXX0103", (await some_parties(graph, 11))[0]
    said = await _screened(graph, [Supplier(row=1, codes=(short,)), Supplier(row=2, codes=(loaded,))])
    fault = "'91310115XXXX0103' has 16 characters, a Unified Social Credit Code has 18"
    assert [row.code_faults for row in said.suppliers] == [(fault,), ()]


async def test_only_what_began_in_the_time_of_a_listing_is_found(graph: Graph) -> None:
    found = 0
    for party in await some_parties(graph, 1):
        narrow = await ask(graph, PhoenixCompanies.of(party=party, as_of=DAY, months_before=0))
        wide = await ask(graph, PhoenixCompanies.of(party=party, as_of=DAY, months_before=24))
        began = [company.began for company in wide.companies]
        assert began == sorted(began)
        assert all(company.days_after_listing >= 0 and company.began <= DAY for company in narrow.companies)
        keys = [{(c.company.id, c.at_company.fact_id) for c in said.companies} for said in (narrow, wide)]
        assert keys[0] <= keys[1]
        found += len(wide.companies)
    assert found > 0


async def test_a_timeline_shows_every_post_once_and_marks_the_ended(graph: Graph) -> None:
    for party in await some_parties(graph, 11):
        said = await ask(graph, Roles.of(party=party, as_of=DAY))
        facts = [role.post.fact_id for role in said.roles]
        assert len(facts) == len(set(facts))
        assert all(role.post.former == (role.post.until is not None and role.post.until <= DAY) for role in said.roles)
