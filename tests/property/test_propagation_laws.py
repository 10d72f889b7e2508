"""Laws of propagation beside those of the oracle: it ends, nothing travels along shares, and state holders are not crossed."""

from datetime import date
from itertools import pairwise
from random import Random

from cscs_graph.model.answers import StepKind
from cscs_graph.model.codes import Certainty
from tests.property.asking import Asked, on, proofs
from tests.property.laws import EXAMPLES, law, one_of
from tests.property.worlds import APPLICATION, DAYS, Line, World, worlds

STRENGTHS = (Certainty.STATUTE, Certainty.MOU, Certainty.PRACTICE, Certainty.DRAFT, Certainty.ANECDOTAL)
DAY = one_of(*DAYS)


def _ring(size: int) -> World:
    """Companies that are branches of each other, control each other and own each other, round and round."""
    names = [f"@e{number}" for number in range(size)]
    lines: list[Line] = [{"type": "Entity", "id": name, "name": f"law {name}"} for name in names]
    lines += [
        {"type": "Person", "id": "@p0", "name": "law @p0"},
        {"type": "Application", "id": APPLICATION, "title": "law"},
    ]
    dated = {"valid_from": "2016-01-01", "recorded_at": "2019-01-01T00:00:00"}
    for near, far in pairwise([*names, names[0]]):
        for kind in ("BRANCH_OF", "ACTUALLY_CONTROLS", "OWNS"):
            lines.append({"type": kind, "from": near, "to": far, "id": f"{near}{kind}", **dated})
        lines.append({"type": "LEGAL_REPRESENTATIVE_OF", "from": "@p0", "to": near, "id": f"{near}L", **dated})
        lines.append(
            {"type": "PARTICIPATES_IN", "from": near, "to": APPLICATION, "role": "lead", "id": f"{near}P", **dated}
        )
    return World((*lines, {"type": "Listing", "id": "@l", "party": "@e0", "list": "court_defaulters", **dated}))


@law(lambda random: _ring(random.randint(2, 6)), DAY, one_of(*STRENGTHS), examples=EXAMPLES // 2)
async def test_cycles_end(asked: Asked, day: date, minimum: Certainty) -> None:
    """Rings of branches, of control, of shares and of posts: everyone is reached, nobody without end. Where practice does not
    count, nothing goes from branch to branch, and of the companies the controller of the listed one is reached alone.
    """
    view, companies = on(day, minimum=minimum), asked.world.companies()
    cascade = await asked.cascade("@e0", view)
    assert cascade.truncated is None
    reached = companies - {"@e0"} if minimum.admits(Certainty.PRACTICE) else {max(companies)}
    assert {asked.named(one.party.id) for one in cascade.reached} - {"@p0"} == reached
    linkage = await asked.linkage("@e0", view)
    assert linkage.truncated is None
    assert {asked.named(tie.party.id) for tie in linkage.ties} == {*companies, "@p0"} - {"@e0"}
    (finding,) = (await asked.contamination(view)).findings
    assert len(finding.participants) == len(companies)
    tainted = {asked.named(one.party.id) for one in finding.contaminators}
    assert ("@e0" in tainted) == (minimum is not Certainty.STATUTE)  # a notice bars a whole consortium, no statute does


@law(worlds, DAY, one_of(*STRENGTHS), examples=EXAMPLES // 2)
async def test_whatever_is_said_is_as_certain_as_the_weakest_step_of_its_proof(
    asked: Asked, day: date, minimum: Certainty
) -> None:
    """A decided listing takes nothing away; nothing is shown that is less certain than was asked for."""
    for party in asked.world.listed():
        answer = await asked.cascade(party, on(day, minimum=minimum))
        bases = [basis for one in answer.consequences for basis in one.bases]
        for one in (*answer.reached, *answer.consequences, *bases, *answer.applications, *answer.ramifications):
            grades = [step.certainty for step in one.proof if step.certainty is not None]
            assert one.certainty == max(grades, key=STRENGTHS.index)
            assert minimum.admits(one.certainty)


def _bare(random: Random) -> tuple[World, World]:
    world = worlds(random)
    return world, world.without("OWNS")


@law(_bare, DAY)
async def test_nothing_travels_along_shares_alone(owning: Asked, bare: Asked, day: date) -> None:
    """Without its shares a world is answered word for word the same."""
    assert await owning.said(on(day)) == await bare.said(on(day))


def _held_by_the_state(random: Random) -> World:
    """A world in which a state-asset holder controls two of the companies."""
    world = worlds(random)
    owner: Line = {"type": "ACTUALLY_CONTROLS", "from": "@e3", "basis": "ownership", "recorded_at": "2019-01-01"}
    state = World(tuple({**line, "state_holder": True} if line.get("id") == "@e3" else line for line in world.lines))
    return state.with_lines(*({**owner, "to": end, "id": f"@s{end[1:]}"} for end in ("@e0", "@e1")))


@law(_held_by_the_state, DAY)
async def test_state_holders_are_crossed_only_when_asked(asked: Asked, day: date) -> None:
    view = on(day, minimum=Certainty.ANECDOTAL)
    answers = [await asked.cascade(party, view) for party in asked.world.listed()]
    controlled = [
        step.from_id for step in proofs(*answers) if step.kind is StepKind.FACT and step.type == "ACTUALLY_CONTROLS"
    ]
    assert "@e3" not in map(asked.named, controlled)
    apart = await asked.linkage("@e0", view)
    asked_for = await asked.linkage("@e0", view, cross=True)
    assert not any(step.holder.state_holder for tie in apart.ties for path in tie.paths for step in path.steps)
    assert {asked.named(tie.party.id) for tie in asked_for.ties} >= {"@e3", "@e1"}
    assert {tie.party.id for tie in apart.ties} <= {tie.party.id for tie in asked_for.ties}
