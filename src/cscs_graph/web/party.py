"""The page of a party: its dossier on the day of the address, and ways to other days, forms and parties."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from pydantic import BaseModel

from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.export import words
from cscs_graph.export.dossier.page import page_of
from cscs_graph.export.pages import html, markdown
from cscs_graph.export.picture.dossier import chart_of_dossier
from cscs_graph.export.picture.figure import figure
from cscs_graph.model.answers import DossierAnswer, PartyRef
from cscs_graph.model.phrases import spoken
from cscs_graph.web.asked.named import questions_about, rules_named
from cscs_graph.web.frame import Framed, Way, stated
from cscs_graph.web.state import State

MOST_DAYS = 24
"""Days of change that are shown: those around the day of the page."""


@dataclass(frozen=True, slots=True)
class Export:
    """A form that a party's page is exported in."""

    name: str
    media_type: str
    written: Callable[[DossierAnswer], str]


EXPORTS = {
    "/picture.svg": Export("SVG", "image/svg+xml", lambda answer: figure(chart_of_dossier(answer), "").svg),
    "/dossier.html": Export("HTML", "text/html", lambda answer: "".join(html.written(page_of(answer)))),
    "/dossier.md": Export("Markdown", "text/markdown", lambda answer: "".join(markdown.written(page_of(answer)))),
}
"""By the ending of its address."""


def question(party: str, state: State) -> Dossier:
    """Raises BadInput for what an address states wrongly."""
    return Dossier.of(party=party, **state.moment())


def framed(answer: DossierAnswer, state: State) -> Framed:
    """The page with what stands around it."""
    own = answer.subject.id
    return Framed(
        page_of(answer),
        state,
        state.party(own).partition("?")[0],
        asked=stated(answer, state),
        days=tuple(_days(answer, state)),
        exports=tuple(Way(state.party(own, ending), one.name) for ending, one in EXPORTS.items()),
        related=tuple(_others(answer, state)),
        rules=rules_named(answer, state),
        questions=questions_about(answer.subject, state, state.party(own).partition("?")[0]),
    )


def _days(answer: DossierAnswer, state: State) -> Iterator[Way]:
    """The day of the page among those on which a listing or a post of it begins or ends."""
    told = {day: words.day(day) for day in _changes(answer)} | {answer.as_of: words.day(answer.as_of)}
    latest_first = sorted(told.items(), reverse=True)
    firsts = {name: day for day, name in latest_first}  # of days told alike, such as those of one year, the first
    found = sorted(firsts.items(), key=lambda one: one[1])
    place = [day for _, day in found].index(answer.as_of)
    first = max(0, min(place - MOST_DAYS // 2, len(found) - MOST_DAYS))
    for name, day in found[first : first + MOST_DAYS]:
        yield Way("" if day == answer.as_of else state.party(answer.subject.id, as_of=day.isoformat()), name)


def _changes(answer: DossierAnswer) -> Iterator[date]:
    """Days on which its listings and posts begin and end, as far as they are known on the day of the page."""
    dated = [
        *answer.cascade.listings,
        *answer.file.former_listings,
        *(role.post for role in answer.roles.roles),
    ]
    for one in dated:
        yield from (day for day in (one.since, one.until) if day is not None)
    yield from (one.earliest_removal for one in answer.cascade.listings if one.earliest_removal is not None)


def _others(answer: DossierAnswer, state: State) -> Iterator[Way]:
    """Its bids, then every other party that the answer names, by name."""
    filed = [
        *(one.application for one in answer.filings.findings),
        *(one.application for one in answer.cascade.applications),
    ]
    for application in sorted({one.id: one for one in filed}.values(), key=lambda one: one.id):
        yield Way(state.bid(application.id), application.called(spoken()))
    found = {party.id: party for party in _parties(answer)}
    found.pop(answer.subject.id, None)
    for party in sorted(found.values(), key=lambda one: (words.party(one), one.id)):
        yield Way(state.party(party.id), words.party(party))


def _parties(part: object) -> Iterator[PartyRef]:
    match part:
        case PartyRef():
            yield part
        case BaseModel():
            for value in vars(part).values():
                yield from _parties(value)
        case tuple():
            for item in cast("tuple[object, ...]", part):
                yield from _parties(item)
        case _:
            return
