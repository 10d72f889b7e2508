"""The set-based walk finds what walking every single way finds."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.graph.connection import Graph
from cscs_graph.model.codes import Certainty, TargetClass
from tests.property.asking import loaded
from tests.property.oracle import Oracle, scope_of
from tests.property.worlds import DAYS, KNOWN, LAW, LISTS, World, worlds

MINIMUM = st.sampled_from((Certainty.STATUTE, Certainty.MOU, Certainty.PRACTICE, Certainty.ANECDOTAL))


@LAW
@given(worlds(), st.sampled_from(DAYS), st.sampled_from(KNOWN), MINIMUM, st.integers(1, 4))
async def test_a_cascade_reaches_whom_the_oracle_reaches(
    graph: Graph, world: World, day: date, known: datetime, minimum: Certainty, depth: int
) -> None:
    scope = Scope.of(day, known, minimum, Bounds.of(depth))
    asked, oracle = await loaded(graph, world), Oracle(world, scope.moment.as_of, scope.moment.known_at)
    for party in world.listed():
        answer = await asked.cascade(party, scope)
        ways = oracle.ways(party, depth, minimum)
        assert {listing.credit_list.id for listing in answer.listings} == oracle.lists(party)
        reached = {(asked.named(one.party.id), one.target_class): one for one in answer.reached}
        assert reached.keys() == {(way.end, way.target) for way in ways}
        for (end, target), one in reached.items():
            fitting = [way for way in ways if (way.end, way.target) == (end, target)]
            shortest = min(way.length for way in fitting)
            assert sum(step.channel is not None for step in one.proof) == shortest
            assert one.certainty in {way.certainty for way in fitting if way.length == shortest}


@LAW
@given(worlds(), st.sampled_from(DAYS), st.integers(1, 4))
async def test_applications_at_risk_are_those_of_the_listed_and_of_whom_they_reach(
    graph: Graph, world: World, day: date, depth: int
) -> None:
    scope = Scope.of(day, KNOWN[1], Certainty.PRACTICE, Bounds.of(depth))
    asked, oracle = await loaded(graph, world), Oracle(world, scope.moment.as_of, scope.moment.known_at)
    for party in world.listed():
        answer = await asked.cascade(party, scope)
        near = {way.end for way in oracle.ways(party, depth - 1, Certainty.PRACTICE)}
        expected = ({party, *near} & oracle.participants()) if oracle.lists(party) else set[str]()
        assert {asked.named(risk.proof[-1].from_id) for risk in answer.applications} == expected


@LAW
@given(worlds(), st.sampled_from(DAYS), st.sampled_from(KNOWN), st.integers(1, 4))
async def test_ties_are_as_many_posts_away_as_the_oracle_counts(
    graph: Graph, world: World, day: date, known: datetime, depth: int
) -> None:
    scope = Scope.of(day, known, None, Bounds.of(depth))
    asked, oracle = await loaded(graph, world), Oracle(world, scope.moment.as_of, scope.moment.known_at)
    for subject in ("@e0", "@p0"):
        answer = await asked.linkage(subject, scope)
        assert {asked.named(tie.party.id): tie.hops for tie in answer.ties} == oracle.hops(subject, depth)


def test_the_lists_of_these_worlds_differ_in_scope() -> None:
    """By hand from the memoranda: everyone but managers until March 2018; companies and their people; companies only."""
    widths = {name: [len(scope_of(name, day) - {TargetClass.OTHER}) for day in DAYS] for name in LISTS}
    assert widths == {
        "court_defaulters": [5, 5, 5, 6],
        "work_safety": [4, 4, 4, 4],
        "electronic_certification": [1, 1, 1, 1],
    }


def test_the_worlds_are_worth_asking() -> None:
    """A law of empty worlds is no law: many of those drawn have ways, some have long ones."""
    found: list[list[int]] = []

    @LAW
    @given(worlds())
    def count(world: World) -> None:
        oracle = Oracle(world, DAYS[2], KNOWN[1])
        found.append([way.length for party in world.listed() for way in oracle.ways(party, 4, Certainty.ANECDOTAL)])

    count()
    assert sum(bool(lengths) for lengths in found) >= LAW.max_examples * 0.6
    assert max(max(lengths, default=0) for lengths in found) >= 3
