"""Counter-evidence (§4.3, §9.7): objections, withdrawals and disputed identities, and what the rules make of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import Dispute
from cscs_graph.model.codes import Certainty, CounterEffect, CounterTrigger, EventKind, EventOutcome

_DECIDED = {
    EventOutcome.UPHELD: CounterTrigger.OBJECTION_UPHELD,
    EventOutcome.REJECTED: CounterTrigger.OBJECTION_REJECTED,
}
_LASTING = frozenset({CounterTrigger.OBJECTION_UPHELD, CounterTrigger.WITHDRAWN, CounterTrigger.WITHDRAWN_FROM_START})
"""What may reach back: known today, it says something of a day before it."""


@dataclass(frozen=True, slots=True)
class DisputeEffect:
    """What the evidence against a listing leaves of it on the day asked about."""

    disputes: tuple[Dispute, ...]
    counts: bool
    ends: date | None
    """First day on which it no longer counts, also one that is still to come."""
    certainty: Certainty | None
    """With which it still carries consequences, where that is weakened."""


async def dispute_effects(
    transaction: Transaction, listings: Mapping[str, tuple[str, str]], scope: Scope
) -> dict[str, DisputeEffect]:
    """The weight of every contested listing; those without evidence against them are left out.

    `listings` gives party and list by the id of a listing. One statement, and a second one where there is evidence.
    """
    if not listings:
        return {}
    parties = sorted({party for party, _ in listings.values()})
    rows = await transaction.run("listing_events", frontier=parties, known_at=scope.moment.known_at)
    triggers = {name: triggers_of(events_of(rows, name, scope), scope.moment.as_of) for name in listings}
    contested = {name: found for name, found in triggers.items() if found}
    if not contested:
        return {}
    lists = sorted({listings[name][1] for name in contested})
    rules = [
        row
        for row in await transaction.run("counter_rules", list_ids=lists, known_at=scope.moment.known_at)
        if scope.admits(Certainty(row["certainty"]))
    ]
    return {name: _effect_of(found, listings[name][1], rules, scope.moment.as_of) for name, found in contested.items()}


def events_of(rows: Iterable[Row], listing_id: str, scope: Scope) -> list[Row]:
    """The events of one listing that have not turned out never to have taken place, in the order of their days."""
    found = [row for row in rows if row["listing_id"] == listing_id and row["valid_until"] > scope.moment.as_of]
    return sorted(found, key=lambda row: (row["valid_from"], EventKind(row["kind"]).rank, row["id"]))


def triggers_of(events: Iterable[Row], as_of: date) -> list[tuple[CounterTrigger, Row]]:
    """The evidence that stands on a day, and what comes later but may reach back."""
    found: list[tuple[CounterTrigger, Row]] = []
    pending: Row | None = None
    disputed: Row | None = None
    for event in events:
        if event["valid_from"] <= as_of:
            match EventKind(event["kind"]):
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
        if trigger is not None and (event["valid_from"] <= as_of or trigger in _LASTING):
            found.append((trigger, event))
    found += [(CounterTrigger.OBJECTION_PENDING, pending)] if pending else []
    found += [(CounterTrigger.IDENTITY_DISPUTED, disputed)] if disputed else []
    return found


def _decided(event: Row) -> CounterTrigger | None:
    match EventKind(event["kind"]):
        case EventKind.OBJECTION_DECIDED:
            return _DECIDED[EventOutcome(event["outcome"])]
        case EventKind.WITHDRAWAL:
            void = event["outcome"] == EventOutcome.FROM_START
            return CounterTrigger.WITHDRAWN_FROM_START if void else CounterTrigger.WITHDRAWN
        case _:
            return None


def _rule(trigger: CounterTrigger, list_id: str, day: date, rules: Iterable[Row]) -> Row | None:
    """The rule of the list before a general one, then the latest; by id, so that the order is total."""
    fitting = [
        row
        for row in rules
        if row["trigger"] == trigger
        and row["valid_from"] <= day < row["valid_until"]
        and (not row["list_ids"] or list_id in row["list_ids"])
    ]
    return max(fitting, key=lambda row: (len(row["list_ids"]) > 0, row["valid_from"], row["id"]), default=None)


def _effect_of(found: list[tuple[CounterTrigger, Row]], list_id: str, rules: list[Row], as_of: date) -> DisputeEffect:
    disputes: list[Dispute] = []
    ends: list[date] = []
    grades: list[Certainty] = []
    counts = True
    for trigger, event in found:
        day = event["valid_from"]
        rule = _rule(trigger, list_id, day, rules)
        effect = CounterEffect(rule["effect"]) if rule else None
        match effect:
            case CounterEffect.ENDS:
                ends.append(day)
                counts = counts and as_of < day
            case CounterEffect.VOIDS | CounterEffect.SUSPENDS:
                counts = False
            case CounterEffect.WEAKENS if rule:
                grades.append(Certainty(rule["carries"]))
            case _:
                pass
        if day <= as_of or effect is CounterEffect.VOIDS:
            disputes.append(_dispute(trigger, event, effect, rule))
    return DisputeEffect(
        tuple(disputes), counts, min(ends, default=None), Certainty.weakest(*grades) if grades else None
    )


def _dispute(trigger: CounterTrigger, event: Row, effect: CounterEffect | None, rule: Row | None) -> Dispute:
    return Dispute(
        trigger=trigger,
        since=event["valid_from"],
        event_id=event["id"],
        effect=effect,
        rule_id=rule["id"] if rule else None,
        section=rule["section"] if rule else None,
    )
