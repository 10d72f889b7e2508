"""A star around one listed company: every kind of link carries on exactly the days on which it holds and is known."""

from datetime import date, datetime

from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer
from cscs_graph.model.codes import Certainty
from tests.property.asking import Asked, on, stored
from tests.property.worlds import Line, World

DAY = date(2018, 9, 1)
"""On which the memoranda of the court defaulters' list meet everyone whom a channel can reach."""
KNOWN_AT = datetime(2019, 6, 1)
VIEW = on(DAY, KNOWN_AT, Certainty.ANECDOTAL, 3)
ALWAYS: Line = {"valid_from": "2016-06-01", "recorded_at": "2019-01-01T00:00:00"}
LEAD: Line = {"role": "lead", **ALWAYS}
SPANS: tuple[tuple[Line, bool], ...] = (
    (ALWAYS, True),
    ({**ALWAYS, "valid_until": "2018-09-01"}, False),
    ({**ALWAYS, "valid_until": "2018-09-02"}, True),
    ({**ALWAYS, "valid_from": "2018-09-01"}, True),
    ({**ALWAYS, "valid_from": "2018-09-02"}, False),
    ({**ALWAYS, "recorded_at": "2019-06-01T00:00:00"}, True),
    ({**ALWAYS, "recorded_at": "2019-06-01T00:00:01"}, False),
)
"""Ends are exclusive, starts and times of record inclusive: what holds on `DAY` as known at `KNOWN_AT`."""
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


def filing_of(arm: str) -> str:
    """The application in which only the end of that arm takes part."""
    return "@joint_application" if arm == "joint_application" else f"@filing_{arm}"


def _star(arms: dict[str, Line], listing: Line) -> World:
    lines: list[Line] = [{"type": "Entity", "id": name, "name": f"law {name}"} for name in ENTITIES]
    lines += [{"type": "Person", "id": name, "name": f"law {name}"} for name in PEOPLE]
    filings = [f"@filing_{name}" for name in ARMS if name != "joint_application"]
    lines += [{"type": "Application", "id": name, "title": "law"} for name in ("@joint_application", *filings)]
    lines += [
        {"type": "PARTICIPATES_IN", "id": f"@p{name[1:]}", "from": name.replace("filing_", ""), "to": name, **LEAD}
        for name in filings
    ]
    lines.append({"type": "LEGAL_REPRESENTATIVE_OF", "id": "@f", "from": "@firm", "to": "@e0", **ALWAYS})
    lines += [{**ARMS[name], "id": f"@f{name}", **span} for name, span in arms.items()]
    return World((*lines, {"type": "Listing", "id": "@l", "party": "@e0", "list": "court_defaulters", **listing}))


def _reached(asked: Asked, answer: CascadeAnswer) -> set[str]:
    return {asked.named(one.party.id) for one in answer.reached}


async def _tainted(asked: Asked) -> set[str]:
    """The arms at whose ends an application is tainted: each read from its own application."""
    found = {name: await asked.contamination(VIEW, filing_of(name)) for name in ARMS}
    return {f"@{name}" for name, answer in found.items() if answer.findings[0].contaminators}


async def test_every_link_carries_while_it_holds_and_is_known(graph: Graph) -> None:
    """Over all worlds every kind of link has every span once; read from the listing, and from whoever it reaches."""
    turns = [[*SPANS[shift:], *SPANS[:shift]] for shift in range(len(SPANS))]
    by_arm = [dict(zip(ARMS, turned, strict=True)) for turned in turns]
    worlds = [_star({name: span for name, (span, _) in spans.items()}, ALWAYS) for spans in by_arm]
    for asked, spans in zip(await stored(graph, worlds), by_arm, strict=True):
        held = {f"@{name}" for name, (_, holds) in spans.items() if holds}
        cascade = await asked.cascade("@e0", VIEW)
        assert _reached(asked, cascade) == {"@firm", *held} - {"@joint_application"}
        at_risk = {asked.named(one.application.id) for one in cascade.applications}
        assert at_risk == {filing_of(name[1:]) for name in held}
        ties = await asked.linkage("@e0", VIEW)
        assert {asked.named(tie.party.id) for tie in ties.ties} == {"@firm", *held} - {"@branch", "@joint_application"}
        assert await _tainted(asked) == held


async def test_a_listing_counts_while_it_holds_and_is_known(graph: Graph) -> None:
    worlds = [_star(dict.fromkeys(ARMS, ALWAYS), span) for span, _ in SPANS]
    everyone = {f"@{name}" for name in ARMS}
    for asked, (_, holds) in zip(await stored(graph, worlds), SPANS, strict=True):
        reached = _reached(asked, await asked.cascade("@e0", VIEW))
        assert reached == ({"@firm", *everyone} - {"@joint_application"} if holds else set())
        assert await _tainted(asked) == (everyone if holds else set())
