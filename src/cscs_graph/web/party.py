"""The page of a party: its dossier on the day of the address, and ways to other days, forms and parties."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.export import words
from cscs_graph.export.dossier.measures import measures
from cscs_graph.export.dossier.page import page_of
from cscs_graph.export.dossier.sources import Cited
from cscs_graph.export.pages import html, markdown
from cscs_graph.export.pages.blocks import Block, Page, Section
from cscs_graph.export.picture.figure import figure
from cscs_graph.model.answers import DossierAnswer, PartyRef
from cscs_graph.model.answers.within import within
from cscs_graph.model.phrases import phrase, spoken
from cscs_graph.web import proof
from cscs_graph.web.asked.named import questions_about, rules_named
from cscs_graph.web.frame import Framed, Way, stated
from cscs_graph.web.looked import Looked
from cscs_graph.web.picture import pictured
from cscs_graph.web.state import State
from cscs_graph.web.view import Place, View

MOST_DAYS = 24
"""Days of change that are shown: those around the day of the page."""


@dataclass(frozen=True, slots=True)
class Export:
    """A form that a party's page is exported in."""

    name: str
    """What its link says; empty: there is none but in the panel."""
    media_type: str
    written: Callable[[Looked, View], str]
    beside: bool = False
    """Whether it has what the picture has, such as what would follow; else what is recorded alone."""


def _picture(looked: Looked, _: View) -> str:
    """As the page shows it, but for what is selected."""
    return figure(looked.chart, "").svg


EXPORTS = {
    "/picture.svg": Export("SVG", "image/svg+xml", _picture, beside=True),
    "/dossier.html": Export("HTML", "text/html", lambda looked, _: "".join(html.written(page_of(looked.answer)))),
    "/dossier.md": Export(
        "Markdown", "text/markdown", lambda looked, _: "".join(markdown.written(page_of(looked.answer)))
    ),
    "/prov.json": Export("PROV-JSON", "application/json", proof.as_prov, beside=True),
    "/proof.txt": Export("", "text/plain", proof.as_text, beside=True),
}
"""By the ending of its address."""


def question(party: str, state: State) -> Dossier:
    """Raises BadInput for what an address states wrongly."""
    return Dossier.of(party=party, **state.moment())


def framed(looked: Looked, state: State, view: View) -> Framed:
    """The page with what stands around it."""
    answer = looked.answer
    own = answer.subject.id
    place = Place.of_party(state, view, own)
    return Framed(
        _page(looked),
        state,
        place.path,
        asked=stated(answer, state),
        days=tuple(_days(answer, place)),
        exports=tuple(_exports(place)),
        related=tuple(_others(answer, state)),
        picture=pictured(looked, place),
        rules=rules_named(answer, state),
        questions=questions_about(answer.subject, state, place.path),
    )


def _exports(place: Place) -> Iterator[Way]:
    for ending, one in EXPORTS.items():
        if one.name:
            yield Way(place.address(ending, element=None) if one.beside else place.alone(ending), one.name)


def _page(looked: Looked) -> Page:
    """The dossier; of a supposition, what would follow from it alone comes right after the picture."""
    supposed = looked.supposed
    if supposed is None:
        return page_of(looked.answer)
    alone = supposed.model_copy(update={"signatories": ()})  # those that its rows would lead to are in no section
    answer = looked.answer.model_copy(update={"cascade": alone, "coverage": supposed.coverage})
    title = phrase("Supposed: what would follow for it from that list alone")

    def section(cited: Cited) -> Section:
        blocks = measures(answer, cited).blocks
        return Section("supposed", title, tuple(_renamed(block) for block in blocks))

    return page_of(looked.answer, after_picture=section)


def _renamed(block: Block) -> Block:
    """A section that the page has of what is recorded, too, has another place."""
    return replace(block, name=f"supposed-{block.name}") if isinstance(block, Section) else block


def _days(answer: DossierAnswer, place: Place) -> Iterator[Way]:
    """The day of the page among those on which a listing or a post of it begins or ends."""
    told = {day: words.day(day) for day in _changes(answer)} | {answer.as_of: words.day(answer.as_of)}
    latest_first = sorted(told.items(), reverse=True)
    firsts = {name: day for day, name in latest_first}  # of days told alike, such as those of one year, the first
    found = sorted(firsts.items(), key=lambda one: one[1])
    now = [day for _, day in found].index(answer.as_of)
    first = max(0, min(now - MOST_DAYS // 2, len(found) - MOST_DAYS))
    for name, day in found[first : first + MOST_DAYS]:
        yield Way("" if day == answer.as_of else place.address(as_of=day.isoformat()), name)


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
    found = {party.id: party for party in within(answer, PartyRef)}
    found.pop(answer.subject.id, None)
    for party in sorted(found.values(), key=lambda one: (words.party(one), one.id)):
        yield Way(state.party(party.id), words.party(party))
