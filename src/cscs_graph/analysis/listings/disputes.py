"""Evidence against a listing (§4.3, §9.7): objections, withdrawals, disputed identities, and what the rules make of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.listing import Listing, RecordedEvent
from cscs_graph.analysis.rulebook.repair_rules import DisputeRule
from cscs_graph.model.answers import Dispute
from cscs_graph.model.codes import Certainty, CounterEffect, CounterTrigger, EventKind, EventOutcome

_DECIDED = {
    EventOutcome.UPHELD: CounterTrigger.OBJECTION_UPHELD,
    EventOutcome.REJECTED: CounterTrigger.OBJECTION_REJECTED,
}
_LASTING = frozenset({CounterTrigger.OBJECTION_UPHELD, CounterTrigger.WITHDRAWN, CounterTrigger.WITHDRAWN_FROM_START})
"""What may reach back: known today, it says something of a day before it."""
Triggers = list[tuple[CounterTrigger, RecordedEvent]]


@dataclass(frozen=True, slots=True)
class DisputeEffect:
    """What the evidence against a listing leaves of it on the day asked about."""

    disputes: tuple[Dispute, ...]
    counts: bool
    ends: date | None
    """First day on which it no longer counts, also one that is still to come."""
    certainty: Certainty | None
    """With which it still carries consequences, where that is weakened."""


def dispute_effect(reading: Reading, listing: Listing, events: Iterable[RecordedEvent]) -> DisputeEffect | None:
    """What the rules make of the evidence against a listing; None where there is none."""
    as_of = reading.moment.as_of
    triggers = triggers_of(events_of(events, listing.ref.id, as_of), as_of)
    if not triggers:
        return None
    minimum = reading.scope.minimum_certainty
    applied = [
        (trigger, event, reading.rules.dispute_rule(trigger, listing.credit_list.id, event.day, minimum))
        for trigger, event in triggers
    ]
    return _effect_of(applied, as_of)


def events_of(events: Iterable[RecordedEvent], listing_id: str, as_of: date) -> list[RecordedEvent]:
    """The events of one listing that have not turned out never to have taken place, in the order of their days."""
    found = [event for event in events if event.listing_id == listing_id and event.span.end > as_of]
    return sorted(found, key=lambda event: (event.day, event.kind.rank, event.id))


def triggers_of(events: Iterable[RecordedEvent], as_of: date) -> Triggers:
    """The evidence that stands on a day, and what comes later but may reach back."""
    found: Triggers = []
    pending: RecordedEvent | None = None
    disputed: RecordedEvent | None = None
    for event in events:
        if event.day <= as_of:
            match event.kind:
                case EventKind.OBJECTION_FILED:
                    pending = event
                case EventKind.OBJECTION_DECIDED:
                    pending = None
                case EventKind.IDENTITY_DISPUTED:
                    disputed = event
                case EventKind.IDENTITY_CONFIRMED:
                    disputed = None
                case _:
                    pass
        trigger = _decided(event)
        if trigger is not None and (event.day <= as_of or trigger in _LASTING):
            found.append((trigger, event))
    found += [(CounterTrigger.OBJECTION_PENDING, pending)] if pending else []
    found += [(CounterTrigger.IDENTITY_DISPUTED, disputed)] if disputed else []
    return found


def _decided(event: RecordedEvent) -> CounterTrigger | None:
    match event.kind:
        case EventKind.OBJECTION_DECIDED if event.outcome is not None:
            return _DECIDED[event.outcome]
        case EventKind.WITHDRAWAL:
            void = event.outcome is EventOutcome.FROM_START
            return CounterTrigger.WITHDRAWN_FROM_START if void else CounterTrigger.WITHDRAWN
        case _:
            return None


def _effect_of(
    applied: Iterable[tuple[CounterTrigger, RecordedEvent, DisputeRule | None]], as_of: date
) -> DisputeEffect:
    disputes: list[Dispute] = []
    ends: list[date] = []
    grades: list[Certainty] = []
    counts = True
    for trigger, event, rule in applied:
        effect = rule.effect if rule else None
        match effect:
            case CounterEffect.ENDS:
                ends.append(event.day)
                counts = counts and as_of < event.day
            case CounterEffect.VOIDS | CounterEffect.SUSPENDS:
                counts = False
            case CounterEffect.WEAKENS if rule and rule.carries:
                grades.append(rule.carries)
            case _:
                pass
        if event.day <= as_of or effect is CounterEffect.VOIDS:
            disputes.append(_dispute(trigger, event, rule))
    return DisputeEffect(
        tuple(disputes), counts, min(ends, default=None), Certainty.weakest(*grades) if grades else None
    )


def _dispute(trigger: CounterTrigger, event: RecordedEvent, rule: DisputeRule | None) -> Dispute:
    return Dispute(
        trigger=trigger,
        since=event.day,
        event_id=event.id,
        effect=rule.effect if rule else None,
        rule_id=rule.rule_id if rule else None,
        section=rule.basis.section if rule else None,
    )
