"""Laws of time: what has ended or was not known carries nothing, and a correction counts from when it was recorded."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import StepKind
from cscs_graph.model.base import Fact
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import OPEN_END
from tests.property.asking import loaded, proofs
from tests.property.worlds import DAYS, KNOWN, LAW, Line, World, worlds

CORRECTED = datetime(2019, 9, 1)
DAY = st.sampled_from(DAYS)


def _of(day: date, known_at: datetime) -> Scope:
    return Scope.of(day, known_at, Certainty.ANECDOTAL, Bounds.of(10))


@LAW
@given(worlds(), DAY, st.sampled_from(KNOWN))
async def test_an_ended_or_unknown_link_carries_nothing(graph: Graph, world: World, day: date, known: datetime) -> None:
    """Every fact in a proof holds on the day asked about, was known then, and is one that was loaded."""
    asked, scope = await loaded(graph, world), _of(day, known)
    facts = {record.fact_id: record for record in world.records() if isinstance(record, Fact)}
    answers = [await asked.cascade(party, scope) for party in world.listed()]
    for step in proofs(*answers, await asked.contamination(scope)):
        assert (step.since or date.min) <= day < (step.until or OPEN_END)
        if (
            step.kind is StepKind.FACT and step.type != "SUCCEEDED_BY"
        ):  # who succeeded whom stands in the reference data
            fact = facts[asked.named(step.fact_id or "")]
            assert (fact.valid_from, fact.valid_until) == (step.since, step.until or OPEN_END)
            assert fact.recorded_at is not None
            assert fact.recorded_at <= known
    ties = await asked.linkage("@e0", scope)
    for step in [step for tie in ties.ties for path in tie.paths for step in path.steps]:
        assert (step.since or date.min) <= day < (step.until or OPEN_END)
        assert (facts[asked.named(step.fact_id)].recorded_at or datetime.max) <= known
    current = {tie.party.id for tie in ties.ties}
    assert not current & {tie.party.id for tie in ties.former_ties}
    for path in [path for tie in ties.former_ties for path in tie.paths]:
        assert any(step.former for step in path.steps)


@st.composite
def corrected_worlds(draw: st.DrawFn) -> tuple[World, Line]:
    """A world, and a later version of one of its facts: it ended sooner, began later, or never held on these days."""
    world = draw(worlds())
    fact = draw(st.sampled_from(world.facts()))
    spans = (
        {"valid_until": "2017-02-01"},
        {"valid_from": "2018-05-01"},
        {"valid_from": "2017-01-02"},
        {"valid_from": "2016-12-01"},
    )
    changed = {**fact, **draw(st.sampled_from(spans)), "recorded_at": CORRECTED.isoformat()}
    if changed.get("valid_until", "9999") <= changed["valid_from"]:
        changed.pop("valid_until")
    return world, changed


@LAW
@given(corrected_worlds(), DAY)
async def test_a_correction_counts_from_when_it_was_recorded(
    graph: Graph, corrected: tuple[World, Line], day: date
) -> None:
    """Before, the world answers as if it had never been corrected; after, as if it had always been so."""
    world, changed = corrected
    old = await loaded(graph, world)
    new = await loaded(
        graph, World(tuple(changed if line.get("id") == changed["id"] else line for line in world.lines))
    )
    both = await loaded(graph, world.with_lines(changed))
    before, after = _of(day, CORRECTED - timedelta(seconds=1)), _of(day, CORRECTED)
    assert await both.said(before) == await old.said(before)
    assert await both.said(after) == await new.said(after)


@LAW
@given(worlds(), st.sampled_from([date(2016, 6, 1), date(2016, 12, 31)]))
async def test_nothing_holds_before_it_begins(graph: Graph, world: World, day: date) -> None:
    asked, scope = await loaded(graph, world), _of(day, KNOWN[1])
    for party in world.listed():
        answer = await asked.cascade(party, scope)
        assert (answer.listings, answer.reached, answer.consequences, answer.applications) == ((), (), (), ())
    assert (await asked.linkage("@e0", scope)).ties == ()
    (finding,) = (await asked.contamination(scope)).findings
    assert (finding.participants, finding.contaminators, finding.clears) == ((), (), True)
