"""Laws of joint applications: the removals clear it, nothing less does, and a planned filing is judged as a filed one."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis.contamination.filings import if_jointly_filed
from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import ContaminationFinding
from cscs_graph.model.codes import Certainty
from tests.property.asking import Asked, loaded
from tests.property.oracle import Oracle
from tests.property.worlds import DAYS, KNOWN, LAW, World, worlds

DAY = st.sampled_from(DAYS)


def _of(day: date, minimum: Certainty = Certainty.PRACTICE, depth: int = 10) -> Scope:
    return Scope.of(day, KNOWN[1], minimum, Bounds.of(depth))


async def _planned(asked: Asked, parties: list[str], scope: Scope) -> ContaminationFinding:
    """What a filing by these parties would meet, each as a declared supplier of the first."""
    lead, *suppliers = parties
    answer = await if_jointly_filed(asked.graph, lead, (), suppliers, scope.moment.as_of, scope)
    (finding,) = answer.findings
    return finding


@LAW
@given(worlds(), DAY)
async def test_the_removals_clear_the_application_and_nothing_less_does(graph: Graph, world: World, day: date) -> None:
    asked, scope = await loaded(graph, world), _of(day)
    (finding,) = (await asked.contamination(scope)).findings
    parties = [party.id for party in finding.participants]
    removals = [removal.party.id for removal in finding.removals]
    assert removals == [one.party.id for one in finding.contaminators]
    rest = [party for party in parties if party not in removals]
    assert finding.clears == bool(rest or not removals)
    if rest:
        assert (await _planned(asked, rest, scope)).contaminators == ()
    for size in range(len(removals)):
        for fewer in combinations(removals, size):
            left = [party for party in parties if party not in fewer]
            assert (await _planned(asked, left, scope)).contaminators != ()


@LAW
@given(worlds(), DAY)
async def test_a_planned_filing_is_judged_as_a_filed_one(graph: Graph, world: World, day: date) -> None:
    asked, scope = await loaded(graph, world), _of(day)
    (filed,) = (await asked.contamination(scope)).findings
    if filed.participants:
        planned = await _planned(asked, [party.id for party in filed.participants], scope)
        assert [one.party.id for one in planned.contaminators] == [one.party.id for one in filed.contaminators]
        assert [one.listings for one in planned.contaminators] == [one.listings for one in filed.contaminators]


async def _tainted(asked: Asked, scope: Scope) -> set[str]:
    (finding,) = (await asked.contamination(scope)).findings
    return {asked.named(one.party.id) for one in finding.contaminators}


def _expected(world: World, scope: Scope) -> set[str]:
    """Participants that are listed, or that a listed party's measures or standing reach."""
    oracle = Oracle(world, scope.moment.as_of, scope.moment.known_at)
    listed = {party for party in world.listed() if oracle.lists(party)}
    reached = {way.end for party in listed for way in oracle.ways(party, scope.bounds.depth, scope.minimum_certainty)}
    return oracle.participants() & (listed | reached)


@LAW
@given(worlds(), DAY, st.sampled_from((Certainty.PRACTICE, Certainty.ANECDOTAL)))
async def test_whoever_is_reached_taints_what_it_takes_part_in(
    graph: Graph, world: World, day: date, minimum: Certainty
) -> None:
    """What a cascade finds from the listed party, contamination finds from the application."""
    scope = _of(day, minimum)
    asked = await loaded(graph, world)
    assert await _tainted(asked, scope) == _expected(world, scope)
