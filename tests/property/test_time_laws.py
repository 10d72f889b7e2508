"""Laws of time: what has ended or was not known carries nothing, and a correction counts from when it was recorded."""

from datetime import date, datetime, timedelta
from random import Random

from cscs_graph.model.answers import StepKind
from cscs_graph.model.base import Fact
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import OPEN_END
from tests.property.asking import Asked, View, on, proofs
from tests.property.laws import EXAMPLES, law, one_of
from tests.property.worlds import DAYS, KNOWN, World, worlds

CORRECTED = datetime(2019, 9, 1)
DAY = one_of(*DAYS)


def _of(day: date, known_at: datetime) -> View:
    return on(day, known_at, Certainty.ANECDOTAL)


@law(worlds, DAY, one_of(*KNOWN))
async def test_an_ended_or_unknown_link_carries_nothing(asked: Asked, day: date, known: datetime) -> None:
    """Every fact in a proof holds on the day asked about, was known then, and is one that was loaded."""
    view, world = _of(day, known), asked.world
    facts = {record.fact_id: record for record in world.records() if isinstance(record, Fact)}
    answers = [await asked.cascade(party, view) for party in world.listed()]
    for step in proofs(*answers, await asked.contamination(view)):
        assert (step.since or date.min) <= day < (step.until or OPEN_END)
        if (
            step.kind is StepKind.FACT and step.type != "SUCCEEDED_BY"
        ):  # who succeeded whom stands in the reference data
            fact = facts[asked.named(step.fact_id or "")]
            assert (fact.valid_from, fact.valid_until) == (step.since, step.until or OPEN_END)
            assert fact.recorded_at is not None
            assert fact.recorded_at <= known
    ties = await asked.linkage("@e0", view)
    for step in [step for tie in ties.ties for path in tie.paths for step in path.steps]:
        assert (step.since or date.min) <= day < (step.until or OPEN_END)
        assert (facts[asked.named(step.fact_id)].recorded_at or datetime.max) <= known
    current = {tie.party.id for tie in ties.ties}
    assert not current & {tie.party.id for tie in ties.former_ties}
    for path in [path for tie in ties.former_ties for path in tie.paths]:
        assert any(step.former for step in path.steps)


def corrected_worlds(random: Random) -> tuple[World, World, World]:
    """A world; the same as if a fact had always been another; and with that other version of the fact recorded later.

    The fact ended sooner, began later, or never held on these days.
    """
    world = worlds(random)
    fact = random.choice(world.facts())
    spans = (
        {"valid_until": "2017-02-01"},
        {"valid_from": "2018-05-01"},
        {"valid_from": "2017-01-02"},
        {"valid_from": "2016-12-01"},
    )
    changed = {**fact, **random.choice(spans), "recorded_at": CORRECTED.isoformat()}
    if changed.get("valid_until", "9999") <= changed["valid_from"]:
        changed.pop("valid_until")
    new = World(tuple(changed if line.get("id") == changed["id"] else line for line in world.lines))
    return world, new, world.with_lines(changed)


@law(corrected_worlds, DAY)
async def test_a_correction_counts_from_when_it_was_recorded(old: Asked, new: Asked, both: Asked, day: date) -> None:
    """Before, the world answers as if it had never been corrected; after, as if it had always been so."""
    before, after = _of(day, CORRECTED - timedelta(seconds=1)), _of(day, CORRECTED)
    assert await both.said(before) == await old.said(before)
    assert await both.said(after) == await new.said(after)


@law(worlds, one_of(date(2016, 6, 1), date(2016, 12, 31)), examples=EXAMPLES // 5)
async def test_nothing_holds_before_it_begins(asked: Asked, day: date) -> None:
    view = _of(day, KNOWN[1])
    for party in asked.world.listed():
        answer = await asked.cascade(party, view)
        assert (answer.listings, answer.reached, answer.consequences, answer.applications) == ((), (), (), ())
    assert (await asked.linkage("@e0", view)).ties == ()
    (finding,) = (await asked.contamination(view)).findings
    assert (finding.participants, finding.contaminators, finding.clears) == ((), (), True)
