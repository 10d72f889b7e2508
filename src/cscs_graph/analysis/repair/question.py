"""The questions of credit repair (§4.3): how far a listing has come, what leads to its removal, and what prevents it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.core.proof import Names
from cscs_graph.analysis.core.question import MinimumCertainty, PartyReference, Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.disputes import events_of
from cscs_graph.analysis.listings.in_force import ListingFiles, listing_history, listings_by_id
from cscs_graph.analysis.listings.listing import Listing, RecordedEvent
from cscs_graph.analysis.repair.answering import Answering
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.notice import Headquarters, headquarters_of, late_notice
from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.errors import BadInput, Message, NotFound
from cscs_graph.model import answers
from cscs_graph.model.answers import Coverage, PartyRef, RepairAnswer, RepairsAnswer
from cscs_graph.model.codes import Certainty, DayUnit, ListKind

_UNKNOWN_YEARS = (
    "The public holidays of {years} are not loaded: there working days are Monday to Friday, "
    "so a limit may in truth end later."
)
_LAST_DAY = "last_day_off"
"""By what points to confirm name the rule on a limit whose last day is off."""
_LAST_DAY_OFF = (
    "The last day of a limit counted in days is no working day ({days}): the first working day after it may count. "
    "No text at hand says which rule holds for these limits."
)
_OTHERS = "Events are recorded of listing {name}, which this answer is not about."


class Repair(Question[RepairAnswer]):
    """How far a blacklisting has come towards removal, and what prevents it (§4.3)."""

    listing: Annotated[Text, Field(description="Id of a listing.")]
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE

    async def answer(self, reading: Reading) -> RepairAnswer:
        found = await listings_by_id(reading, [self.listing])
        if not found.listings:
            raise NotFound("no listing {listing!r} is known at that time", listing=self.listing)
        (listing,) = found.listings
        if listing.credit_list.kind is not ListKind.BLACK:
            kind = {ListKind.RED: "a redlist", ListKind.ORDER: "a list of orders"}.get(
                listing.credit_list.kind, "a register"
            )
            raise BadInput(
                "listing: {listing!r} is on {kind}; credit repair leads off blacklists",
                listing=self.listing,
                kind=Message(kind),
            )
        history = await listing_history(reading, [listing.party_id])
        party, (repair,) = await _repairs(reading, listing.party_id, [listing], history)
        coverage = _coverage(reading, [listing], history, [repair])
        return RepairAnswer(**reading.metadata(self), coverage=coverage, subject=party, repair=repair)


class Repairs(Question[RepairsAnswer]):
    """The same for every blacklisting of a party up to the day, ended ones too (§4.3)."""

    begins_with_listings = True

    party: PartyReference
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE

    async def answer(self, reading: Reading) -> RepairsAnswer:
        history = await listing_history(reading, [self.party])
        black = [one for one in history.listings if one.credit_list.kind is ListKind.BLACK]
        party, repairs = await _repairs(reading, self.party, black, history)
        coverage = _coverage(reading, black, history, repairs)
        return RepairsAnswer(**reading.metadata(self), coverage=coverage, subject=party, repairs=repairs)


async def _repairs(
    reading: Reading, party_id: str, listings: Sequence[Listing], history: ListingFiles
) -> tuple[PartyRef, tuple[answers.Repair, ...]]:
    """The party, and these of its listings. Two statements, whatever their number."""
    as_of = reading.moment.as_of
    in_force = [one for one in history.listings if one.span.start <= as_of < one.span.end]
    registered = await headquarters_of(reading, party_id)
    await _fetch_names(reading, party_id, listings, history.events, registered)
    party, rules = await reading.lookup.party(party_id), reading.rules.repair_rules(reading.scope.minimum_certainty)
    names = Names(reading.lookup)
    found: list[answers.Repair] = []
    for listing in listings:
        file = ListingFile.of(listing, party, events_of(history.events, listing.ref.id, as_of), as_of)
        others = tuple(other for other in in_force if other.ref.id != listing.ref.id)
        notice = late_notice(file, registered, rules, names)
        found.append(Answering(file, rules, others, names).repair(notice))
    return party, tuple(found)


async def _fetch_names(
    reading: Reading,
    party_id: str,
    listings: Iterable[Listing],
    events: Iterable[RecordedEvent],
    registered: Headquarters | None,
) -> None:
    """Looks up the party, its company, and the sources of whatever is proof here. One statement."""
    branch = registered.branch if registered else None
    sources = {*(one.source_id for one in listings), *(event.source_id for event in events)}
    sources |= {branch.source_id} if branch else set()
    await reading.lookup.fetch({party_id, branch.to_id} if branch else {party_id}, sources=sources)


def _coverage(
    reading: Reading, listings: Sequence[Listing], history: ListingFiles, repairs: Sequence[answers.Repair]
) -> Coverage:
    """With a note where a limit ends in a year whose holidays are not loaded, and for every listing of the party that has events
    and that the answer is not about."""
    strays = sorted({event.listing_id for event in history.events} - {one.ref.id for one in listings})
    calendar = reading.rules.repair_rules(reading.scope.minimum_certainty).calendar
    due = {day for repair in repairs for day in _limits(repair) if not calendar.covers(day)}
    years = ", ".join(str(year) for year in sorted({day.year for day in due}))
    notes = [Message(_UNKNOWN_YEARS, {"years": years})] if years else []
    off = {day for repair in repairs for day in _limits(repair, DayUnit.DAY) if not calendar.is_working(day)}
    notes += [Message(_LAST_DAY_OFF, {"days": ", ".join(map(str, sorted(off)))})] if off else []
    notes += [Message(_OTHERS, {"name": name}) for name in strays]
    named = {name for repair in repairs for name in _drawn_on(repair)}
    doubts = reading.rules.doubts(named | {_LAST_DAY} if off else named)
    return reading.loaded.coverage(ListRules({}), [one.credit_list for one in listings], notes, doubts)


def _drawn_on(repair: answers.Repair) -> Iterator[str]:
    """Ids of the rules on terms, and of the documents, that it rests on."""
    terms = (repair.term, repair.publication, *repair.terms_by_ground)
    yield from (term.basis.rule_id for term in terms if term is not None)
    yield from (edition.edition_id for edition in repair.editions)


def _limits(repair: answers.Repair, unit: DayUnit = DayUnit.WORKING_DAY) -> Iterator[date]:
    """The last day of every limit that the answer shows, counted in working days or in days of the calendar."""
    steps = (*repair.steps, *repair.overdue, *([repair.next_step] if repair.next_step else []))
    return (step.due for step in steps if step.due is not None and step.due_in is unit)
