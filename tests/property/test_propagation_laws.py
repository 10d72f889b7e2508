"""Laws of the walk: it ends, wider questions lose nothing, and a way is as certain as its weakest link."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer, StepKind
from cscs_graph.model.codes import Certainty
from tests.property.asking import Asked, loaded, proofs
from tests.property.worlds import APPLICATION, DAYS, KNOWN, LAW, Line, World, worlds

STRENGTHS = (Certainty.STATUTE, Certainty.MOU, Certainty.PRACTICE, Certainty.DRAFT, Certainty.ANECDOTAL)
DAY = st.sampled_from(DAYS)


def _of(day: date, minimum: Certainty = Certainty.ANECDOTAL, depth: int = 10) -> Scope:
    return Scope.of(day, KNOWN[1], minimum, Bounds.of(depth))


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


@LAW
@given(st.integers(1, 6), DAY, st.sampled_from(STRENGTHS))
async def test_cycles_end(graph: Graph, size: int, day: date, minimum: Certainty) -> None:
    """Rings of branches, of control, of shares and of posts: everyone is reached, nobody without end."""
    asked = await loaded(graph, _ring(size))
    others = {f"@e{number}" for number in range(1, size)}
    cascade = await asked.cascade("@e0", _of(day, minimum))
    assert cascade.truncated is None
    assert {asked.named(one.party.id) for one in cascade.reached} - {"@p0"} == others
    linkage = await asked.linkage("@e0", _of(day, minimum))
    assert linkage.truncated is None
    assert {asked.named(tie.party.id) for tie in linkage.ties} == {*others, "@p0"}
    (finding,) = (await asked.contamination(_of(day, minimum))).findings
    assert len(finding.participants) == size
    tainted = {asked.named(one.party.id) for one in finding.contaminators}
    assert ("@e0" in tainted) == (minimum is not Certainty.STATUTE)  # a notice bars a whole consortium, no statute does


def _ends(answer: CascadeAnswer) -> set[tuple[str, ...]]:
    """Everything that a cascade says, by what must not get lost."""
    found = {("reached", one.party.id, one.listing.id, str(one.target_class)) for one in answer.reached}
    found |= {("at risk", one.application.id, one.party.id, one.listing.id) for one in answer.applications}
    return found | {
        ("met", one.target.party.id, basis.measure.id, basis.listing.id)
        for one in answer.consequences
        for basis in one.bases
    }


async def _everyone(asked: Asked, scope: Scope) -> set[tuple[str, ...]]:
    return {end for party in asked.world.listed() for end in _ends(await asked.cascade(party, scope))}


@LAW
@given(worlds(), DAY)
async def test_a_wider_depth_loses_nothing(graph: Graph, world: World, day: date) -> None:
    asked = await loaded(graph, world)
    ends: set[tuple[str, ...]] = set()
    ties: dict[str, int] = {}
    for depth in (1, 2, 3, 4):
        wider = await _everyone(asked, _of(day, depth=depth))
        further = {tie.party.id: tie.hops for tie in (await asked.linkage("@e0", _of(day, depth=depth))).ties}
        assert ends <= wider
        assert ties.items() <= further.items()
        assert max(further.values(), default=0) <= depth
        ends, ties = wider, further


@LAW
@given(worlds(), DAY)
async def test_a_weaker_minimum_certainty_loses_nothing(graph: Graph, world: World, day: date) -> None:
    asked = await loaded(graph, world)
    ends: set[tuple[str, ...]] = set()
    tainted: set[str] = set()
    for minimum in STRENGTHS:
        more = await _everyone(asked, _of(day, minimum))
        (finding,) = (await asked.contamination(_of(day, minimum))).findings
        also = {one.party.id for one in finding.contaminators}
        assert ends <= more
        assert tainted <= also
        ends, tainted = more, also


@LAW
@given(worlds(), DAY, st.sampled_from(STRENGTHS))
async def test_a_way_is_as_certain_as_its_weakest_link(
    graph: Graph, world: World, day: date, minimum: Certainty
) -> None:
    """A decided listing takes nothing away; a measure adds that a memorandum stipulates it."""
    asked, scope = await loaded(graph, world), _of(day, minimum)
    for party in world.listed():
        answer = await asked.cascade(party, scope)
        bases = [basis for one in answer.consequences for basis in one.bases]
        for one in (*answer.reached, *answer.consequences, *bases, *answer.ramifications):
            links = [step.certainty for step in one.proof if step.certainty is not None]
            assert one.certainty == max(links, key=STRENGTHS.index)
            assert STRENGTHS.index(one.certainty) <= STRENGTHS.index(max(minimum, Certainty.MOU, key=STRENGTHS.index))


@LAW
@given(worlds(), DAY)
async def test_what_follows_has_begun(graph: Graph, world: World, day: date) -> None:
    asked, scope = await loaded(graph, world), _of(day)
    for party in world.listed():
        answer = await asked.cascade(party, scope)
        for one in (*answer.consequences, *answer.reached):
            assert one.since is not None
            assert one.since <= scope.moment.as_of
            assert one.earliest_end is None or one.earliest_end > scope.moment.as_of


@LAW
@given(worlds(), DAY)
async def test_nothing_travels_along_shares_alone(graph: Graph, world: World, day: date) -> None:
    """Without its shares a world is answered word for word the same."""
    owning = await loaded(graph, world)
    bare = await loaded(graph, world.without("OWNS"))
    assert await owning.said(_of(day)) == await bare.said(_of(day))


@LAW
@given(worlds(), DAY)
async def test_state_holders_are_crossed_only_when_asked(graph: Graph, world: World, day: date) -> None:
    owner: Line = {"type": "ACTUALLY_CONTROLS", "from": "@e3", "basis": "ownership", "recorded_at": "2019-01-01"}
    state = World(tuple({**line, "state_holder": True} if line.get("id") == "@e3" else line for line in world.lines))
    asked = await loaded(
        graph, state.with_lines(*({**owner, "to": end, "id": f"@s{end[1:]}"} for end in ("@e0", "@e1")))
    )
    answers = [await asked.cascade(party, _of(day)) for party in world.listed()]
    controlled = [
        step.from_id for step in proofs(*answers) if step.kind is StepKind.FACT and step.type == "ACTUALLY_CONTROLS"
    ]
    assert "@e3" not in map(asked.named, controlled)
    apart = await asked.linkage("@e0", _of(day))
    asked_for = await asked.linkage("@e0", _of(day), cross=True)
    assert not any(step.holder.state_holder for tie in apart.ties for path in tie.paths for step in path.steps)
    assert {asked.named(tie.party.id) for tie in asked_for.ties} >= {"@e3", "@e1"}
    assert {tie.party.id for tie in apart.ties} <= {tie.party.id for tie in asked_for.ties}
