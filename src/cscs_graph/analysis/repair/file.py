"""What one listing brings to the question: its events as transitions of the machine, and what they say of its term."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.listings.listing import Listing, RecordedEvent
from cscs_graph.analysis.repair.state_machine import OVER, AppliedTransition, Event, run, state_of, this_round
from cscs_graph.analysis.rulebook.repair_rules import RuleKey
from cscs_graph.errors import Message
from cscs_graph.model.answers import PartyRef
from cscs_graph.model.codes import EventKind, EventOutcome, RepairState
from cscs_graph.model.partial import first_day
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, none_if_open

IN_PROGRESS = frozenset(
    {RepairState.APPLIED, RepairState.ACCEPTED, RepairState.INTERVIEWED, RepairState.INSPECTED, RepairState.GRANTED}
)
_STATED = {RepairState.IRREPARABLE, *IN_PROGRESS}
"""What a record of a listing may state of itself that no event says."""


@dataclass(frozen=True, slots=True)
class ListingFile:
    """One listing with its events up to the day asked about."""

    listing: Listing
    party: PartyRef
    recorded: Mapping[str, RecordedEvent]
    """The recorded events by id."""
    transitions: tuple[AppliedTransition, ...]
    as_of: date
    ended_by_removal: bool
    """A removal, withdrawal or upheld objection is on record, at whatever day: then its end is no term."""

    @classmethod
    def of(cls, listing: Listing, party: PartyRef, recorded: Iterable[RecordedEvent], as_of: date) -> "ListingFile":
        known = {event.id: event for event in recorded}
        events = [Event(one.id, one.kind, one.day, one.outcome) for one in known.values()]
        ending = any(
            event.kind is EventKind.WITHDRAWAL or event.outcome in (EventOutcome.GRANTED, EventOutcome.UPHELD)
            for event in events
        )
        removed = listing.ref.repair_state is RepairState.REMOVED
        happened = [event for event in events if event.day <= as_of]
        transitions = run([*happened, *_implied(listing, happened, as_of)])
        return cls(listing, party, known, transitions, as_of, ending or removed)

    @property
    def state(self) -> tuple[RepairState, date | None]:
        """The state that the events lead to; without any, the one that the record of the listing states."""
        state, since = state_of(self.transitions)
        stated = self.listing.ref.repair_state
        if state is RepairState.ENDED and stated is RepairState.REMOVED:
            return stated, since
        if state is RepairState.LISTED and self._silent and stated is not None and stated in _STATED:
            return stated, None
        return state, since

    @property
    def _silent(self) -> bool:
        return not any(transition.event.id for transition in self.transitions)

    @property
    def application(self) -> date | None:
        """The day of the application under way."""
        days = [
            transition.event.day
            for transition in this_round(self.transitions)
            if transition.event.kind is EventKind.APPLICATION
        ]
        return days[-1] if days and self.state[0] in IN_PROGRESS else None

    @property
    def rules_on(self) -> tuple[date, Message]:
        """The day whose rules apply, and why: an application is judged by the rules of its day."""
        state, since = self.state
        if self.application is not None:
            return self.application, Message("in force on {day}, the day of the application", {"day": self.application})
        if state in OVER and since is not None:
            return since, Message("in force on {day}, the day on which it was over", {"day": since})
        return self.as_of, Message("in force on {day}, the day asked about", {"day": self.as_of})

    @property
    def happened(self) -> dict[EventKind, date]:
        """The last day of each kind of event."""
        return {transition.event.kind: transition.event.day for transition in self.transitions}

    @property
    def stated_end(self) -> date | None:
        """The end of a term that the decision sets. The day of a removal is none."""
        end = none_if_open(self.listing.span.end)
        return self.listing.stated_removal if self.ended_by_removal or end is None else first_day(end)

    def rule_key(self) -> RuleKey:
        decided_by = self.listing.ref.decided_by
        return RuleKey(
            list_id=self.listing.credit_list.id,
            tier=self.listing.ref.tier,
            subject=self.party.kind.value.title(),
            region=decided_by.region_code if decided_by else None,
            grounds=tuple(ground.id for ground in self.listing.ref.grounds),
        )


def _implied(listing: Listing, events: Iterable[Event], as_of: date) -> Iterable[Event]:
    """What the listing itself says: its first day, unless a decision is on record, and the end of its last."""
    if not any(event.kind is EventKind.LISTING_DECISION for event in events) and listing.span.start <= as_of:
        start = listing.span.start
        first = min((event.day for event in events if event.kind.rank > EventKind.LISTING_DECISION.rank), default=start)
        yield Event("", EventKind.LISTING_DECISION, start if start != UNKNOWN_START else min(first, as_of))
    if listing.span.end <= as_of and listing.span.end != OPEN_END:
        yield Event("", EventKind.END, listing.span.end)
