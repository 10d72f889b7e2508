"""A star around one listed company: every kind of link carries on exactly the days on which it holds and is known."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis.bounds import Bounds, Scope
from cscs_graph.graph.connection import Graph
from cscs_graph.model.codes import Certainty
from tests.property.asking import loaded
from tests.property.worlds import LAW, Line, World

DAY = date(2018, 9, 1)
"""On which the memoranda of the court defaulters' list meet everyone whom a channel can reach."""
KNOWN_AT = datetime(2019, 6, 1)
STARTS, ENDS = ("2017-01-01", "2018-09-01", "2018-09-02"), (None, "2018-09-01", "2018-09-02")
RECORDED = ("2019-05-31T23:59:59", "2019-06-01T00:00:00", "2019-06-01T00:00:01")
ALWAYS: Line = {"valid_from": "2016-06-01", "recorded_at": "2019-01-01T00:00:00"}
ARMS: dict[str, Line] = {
    "branch": {"type": "BRANCH_OF", "from": "@branch", "to": "@e0"},
    "legal_representative": {"type": "LEGAL_REPRESENTATIVE_OF", "from": "@legal_representative", "to": "@e0"},
    "director_supervisor_manager": {
        **{"type": "OFFICER_OF", "from": "@director_supervisor_manager", "to": "@e0"},
        "role": "director",
    },
    "directly_responsible": {
        **{"type": "OFFICER_OF", "from": "@directly_responsible", "to": "@e0"},
        "role": "responsible_person",
    },
    "actual_controller": {"type": "ACTUALLY_CONTROLS", "from": "@actual_controller", "to": "@e0"},
    "person_to_company": {"type": "OFFICER_OF", "from": "@firm", "to": "@person_to_company", "role": "manager"},
    "joint_application": {"type": "PARTICIPATES_IN", "from": "@e0", "to": "@joint_application", "role": "lead"},
}
"""One link of every channel, named after what it leads to; `@firm` stands firm as the company's representative."""
ENTITIES = ("@e0", "@branch", "@person_to_company")
PEOPLE = (
    "@firm",
    "@legal_representative",
    "@director_supervisor_manager",
    "@directly_responsible",
    "@actual_controller",
)


@st.composite
def spans(draw: st.DrawFn) -> Line:
    start, end = draw(st.sampled_from(STARTS)), draw(st.sampled_from(ENDS))
    stated: Line = {"valid_from": start, "recorded_at": draw(st.sampled_from(RECORDED))}
    return {**stated, "valid_until": end} if end is not None and end > start else stated


def _holds(span: Line) -> bool:
    """Days and times are written alike, so that texts compare as they do."""
    on = span["valid_from"] <= DAY.isoformat() < span.get("valid_until", "9999-12-31")
    return on and span["recorded_at"] <= KNOWN_AT.isoformat()


def _star(arms: dict[str, Line], listing: Line) -> World:
    lines: list[Line] = [{"type": "Entity", "id": name, "name": f"law {name}"} for name in ENTITIES]
    lines += [{"type": "Person", "id": name, "name": f"law {name}"} for name in PEOPLE]
    lines.append({"type": "Application", "id": "@joint_application", "title": "law"})
    lines.append({"type": "LEGAL_REPRESENTATIVE_OF", "id": "@f", "from": "@firm", "to": "@e0", **ALWAYS})
    lines += [{**ARMS[name], "id": f"@f{name}", **span} for name, span in arms.items()]
    return World((*lines, {"type": "Listing", "id": "@l", "party": "@e0", "list": "court_defaulters", **listing}))


@LAW
@given(st.fixed_dictionaries({name: spans() for name in ARMS}), spans())
async def test_every_link_carries_while_it_holds(graph: Graph, arms: dict[str, Line], listing: Line) -> None:
    """With an open listing; with a drawn one nothing follows unless that holds too."""
    scope = Scope.of(DAY, KNOWN_AT, Certainty.ANECDOTAL, Bounds.of(3))
    held = {f"@{name}" for name, span in arms.items() if _holds(span)}
    for stay in (ALWAYS, listing):
        asked = await loaded(graph, _star(arms, stay))
        answer = await asked.cascade("@e0", scope)
        met = {asked.named(one.party.id) for one in answer.reached}
        met |= {asked.named(one.application.id) for one in answer.applications}
        assert met == ({"@firm", *held} if stay is ALWAYS or _holds(stay) else set())
    ties = await asked.linkage("@e0", scope)
    untied = {"@branch", "@joint_application"}
    assert {asked.named(tie.party.id) for tie in ties.ties} == {"@firm", *held} - untied
