"""Planted cases of personnel linkage (§9.3). A hop is one fact: a director is one hop away, their other firm two."""

from datetime import date, timedelta

from cscs_graph.ingest.generator.cast import FOUNDED_ON, Cast
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.ingest.generator.lines import controls, legal_representative, owns
from cscs_graph.model.codes import ControlBasis, EntityKind, OfficerRole

_DEPTH = 4
"""Far enough for person, firm, person, firm."""


def chain(number: int, offset: int, draw: Draw) -> Cast:
    """Three firms in a row through two shared directors, and a fourth through a director who left."""
    cast = Cast(number, "chain", offset)
    left = draw.day(date(2017, 1, 1), date(2018, 1, 1))
    first, second, third, apart = (cast.company(name) for name in ("first", "second", "third", "apart"))
    near = cast.officer("near-director", first, OfficerRole.DIRECTOR)
    cast.post(near, second, OfficerRole.DIRECTOR)
    far = cast.officer("far-director", second, OfficerRole.SUPERVISOR)
    cast.post(far, third, OfficerRole.MANAGER)
    former = cast.officer("former-director", first, OfficerRole.DIRECTOR, until=left)
    cast.post(former, apart, OfficerRole.DIRECTOR)
    ties = {near: 1, second: 2, far: 3, third: 4}
    still = {former: 1, apart: 2}
    asked = {"party": first, "depth": _DEPTH}
    question = "personnel_linkage"
    cast.ask(question, {"ties": ties, "listed": []}, **asked, as_of=left)
    cast.ask(question, {"ties": ties | still, "listed": []}, **asked, as_of=left - timedelta(1))
    cast.ask(question, {"ties": ties, "former": sorted(still)}, **asked, as_of=left, include_former=True)
    return cast


def state_hub(number: int, offset: int, _draw: Draw) -> Cast:
    """Two firms of one state holder are not thereby related (Company Law 2023, art. 265)."""
    cast = Cast(number, "state", offset)
    holder = cast.company("holder", EntityKind.GOVERNMENT)
    cast.lines[-1] |= {"state_holder": True}
    first, second = cast.company("first"), cast.company("second")
    for firm in (first, second):
        cast.add(owns(holder, firm, 1.0, FOUNDED_ON))
        cast.add(controls(holder, firm, ControlBasis.OWNERSHIP, FOUNDED_ON))
    cast.ask("personnel_linkage", {"ties": {}, "listed": []}, party=first, depth=_DEPTH, as_of=date(2019, 6, 1))
    return cast


def listed_person(number: int, offset: int, draw: Draw) -> Cast:
    """A court defaulter acts for two firms: a tie, and a danger to them by single reports only (§9.3)."""
    cast = Cast(number, "listed-person", offset)
    since = draw.day(date(2018, 6, 1), date(2019, 6, 1))
    first, second = cast.company("first"), cast.company("second")
    someone = cast.person("defaulter")
    cast.add(legal_representative(someone, first, FOUNDED_ON))
    cast.add(legal_representative(someone, second, FOUNDED_ON))
    cast.listed(someone, "court_defaulters", since, None)
    ties = {someone: 1, second: 2}
    linkage, cascade = "personnel_linkage", "cascading_punishment"
    cast.ask(linkage, {"ties": ties, "listed": [someone]}, party=first, depth=_DEPTH, as_of=since)
    cast.ask(linkage, {"ties": ties, "listed": []}, party=first, depth=_DEPTH, as_of=since - timedelta(1))
    cast.ask(cascade, {"lists": ["court_defaulters"], "reached": {}}, party=someone, as_of=since)
    firms = (first, second)
    anecdotal = {
        "reached": dict.fromkeys(firms, "person_to_company"),
        "certainty": dict.fromkeys(firms, "anecdotal"),
    }
    cast.ask(cascade, anecdotal, party=someone, as_of=since, minimum_certainty="anecdotal")
    return cast
