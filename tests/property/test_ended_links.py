"""A star around one listed company: every kind of link carries on exactly the days on which it holds and is known."""

from datetime import date, datetime

import pytest

from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer
from cscs_graph.model.codes import Certainty
from tests.property.asking import Asked, loaded
from tests.property.worlds import Line, World

DAY = date(2018, 9, 1)
"""On which the memoranda of the court defaulters' list meet everyone whom a channel can reach."""
KNOWN_AT = datetime(2019, 6, 1)
SCOPE = Scope.of(DAY, KNOWN_AT, Certainty.ANECDOTAL, Bounds.of(3))
ALWAYS: Line = {"valid_from": "2016-06-01", "recorded_at": "2019-01-01T00:00:00"}
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


def _star(arms: dict[str, Line], listing: Line) -> World:
    lines: list[Line] = [{"type": "Entity", "id": name, "name": f"law {name}"} for name in ENTITIES]
    lines += [{"type": "Person", "id": name, "name": f"law {name}"} for name in PEOPLE]
    lines.append({"type": "Application", "id": "@joint_application", "title": "law"})
    lines.append({"type": "LEGAL_REPRESENTATIVE_OF", "id": "@f", "from": "@firm", "to": "@e0", **ALWAYS})
    lines += [{**ARMS[name], "id": f"@f{name}", **span} for name, span in arms.items()]
    return World((*lines, {"type": "Listing", "id": "@l", "party": "@e0", "list": "court_defaulters", **listing}))


def _names(asked: Asked, answer: CascadeAnswer) -> set[str]:
    found = {one.party.id for one in answer.reached} | {one.application.id for one in answer.applications}
    return {asked.named(identity) for identity in found}


@pytest.mark.parametrize("shift", range(len(SPANS)))
async def test_every_link_carries_while_it_holds_and_is_known(graph: Graph, shift: int) -> None:
    """Over all shifts every kind of link has every span once."""
    turned = [*SPANS[shift:], *SPANS[:shift]]
    spans = dict(zip(ARMS, turned, strict=True))
    held = {f"@{name}" for name, (_, holds) in spans.items() if holds}
    asked = await loaded(graph, _star({name: span for name, (span, _) in spans.items()}, ALWAYS))
    assert _names(asked, await asked.cascade("@e0", SCOPE)) == {"@firm", *held}
    ties = await asked.linkage("@e0", SCOPE)
    assert {asked.named(tie.party.id) for tie in ties.ties} == {"@firm", *held} - {"@branch", "@joint_application"}
    (finding,) = (await asked.contamination(SCOPE, "@joint_application")).findings
    assert bool(finding.contaminators) == ("@joint_application" in held)


@pytest.mark.parametrize(("span", "holds"), SPANS)
async def test_a_listing_counts_while_it_holds_and_is_known(graph: Graph, span: Line, holds: bool) -> None:
    asked = await loaded(graph, _star(dict.fromkeys(ARMS, ALWAYS), span))
    everyone = {"@firm", *(f"@{name}" for name in ARMS)}
    assert _names(asked, await asked.cascade("@e0", SCOPE)) == (everyone if holds else set())
    (finding,) = (await asked.contamination(SCOPE, "@joint_application")).findings
    assert bool(finding.contaminators) == holds
