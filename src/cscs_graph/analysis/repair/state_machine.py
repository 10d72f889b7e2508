"""A listing as a state machine (§4.3): which event leads from which states to which. It knows no rule, list or agency.

Every transition is monotone: of two states, the later one stays the later one (or they meet) whatever happens. So an event that
leads onwards can be left out of the record without making the outcome a later state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cscs_graph.model.codes import EventKind as Kind
from cscs_graph.model.codes import EventOutcome as Outcome
from cscs_graph.model.codes import RepairState as State


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a listing on a day. `id` is empty where it follows from the listing itself."""

    id: str
    kind: Kind
    day: date
    outcome: Outcome | None = None


class Transition(NamedTuple):
    """`outcome` None: whatever came of it."""

    kind: Kind
    outcome: Outcome | None
    sources: frozenset[State]
    target: State


class AppliedTransition(NamedTuple):
    """An event and what it did; `before` and `after` are one where it changed nothing."""

    event: Event
    before: State
    after: State


_BEFORE = frozenset({State.NOT_LISTED, State.NOTIFIED, State.OBJECTED})
_ON_THE_WAY = (State.LISTED, State.APPLIED, State.ACCEPTED, State.INTERVIEWED, State.INSPECTED)
_ANY = frozenset(State) - {State.ANNULLED, State.IRREPARABLE}


def _until(last: State) -> frozenset[State]:
    """On the list, and not further than that. A step is taken as done even if an earlier one is not on record."""
    return frozenset(state for state in _ON_THE_WAY if state.rank < last.rank)


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Kind.NOTICE, None, frozenset({State.NOT_LISTED}), State.NOTIFIED),
    Transition(Kind.OBJECTION_FILED, None, frozenset({State.NOT_LISTED, State.NOTIFIED}), State.OBJECTED),
    Transition(Kind.OBJECTION_DECIDED, Outcome.REJECTED, frozenset({State.OBJECTED}), State.NOTIFIED),
    Transition(Kind.OBJECTION_DECIDED, Outcome.UPHELD, _ANY, State.ANNULLED),
    Transition(Kind.LISTING_DECISION, None, _BEFORE, State.LISTED),
    Transition(Kind.APPLICATION, None, _until(State.APPLIED), State.APPLIED),
    Transition(Kind.ACCEPTANCE, Outcome.ACCEPTED, _until(State.ACCEPTED), State.ACCEPTED),
    Transition(Kind.ACCEPTANCE, Outcome.REJECTED, _until(State.ACCEPTED), State.LISTED),
    Transition(Kind.INTERVIEW, None, _until(State.INTERVIEWED), State.INTERVIEWED),
    Transition(Kind.INSPECTION, None, _until(State.INSPECTED), State.INSPECTED),
    Transition(Kind.DECISION, Outcome.GRANTED, frozenset({*_ON_THE_WAY, State.ENDED}), State.GRANTED),
    Transition(Kind.DECISION, Outcome.REFUSED, frozenset(_ON_THE_WAY), State.LISTED),
    Transition(Kind.PUBLICATION, None, frozenset({State.GRANTED}), State.REMOVED),
    Transition(Kind.END, None, frozenset(_ON_THE_WAY), State.ENDED),
    Transition(Kind.END, None, frozenset({State.GRANTED}), State.REMOVED),
    Transition(Kind.WITHDRAWAL, None, _ANY, State.ANNULLED),
)
OVER = frozenset({State.ENDED, State.REMOVED, State.ANNULLED})
"""States with nothing left to do."""


def after(state: State, kind: Kind, outcome: Outcome | None = None) -> State:
    """The state that an event leads to; the same one where it changes nothing."""
    for transition in TRANSITIONS:
        if transition.kind is kind and transition.outcome in (None, outcome) and state in transition.sources:
            return transition.target
    return state


def run(events: Iterable[Event], start: State = State.NOT_LISTED) -> tuple[AppliedTransition, ...]:
    """What the events did, in the order of their days; of one day, in the order of the procedure."""
    transitions: list[AppliedTransition] = []
    state = start
    for event in sorted(events, key=lambda event: (event.day, event.kind.rank, event.id)):
        reached = after(state, event.kind, event.outcome)
        transitions.append(AppliedTransition(event, state, reached))
        state = reached
    return tuple(transitions)


def state_of(transitions: tuple[AppliedTransition, ...]) -> tuple[State, date | None]:
    """The last state, and the day on which it was reached."""
    if not transitions:
        return State.NOT_LISTED, None
    return transitions[-1].after, next(
        (transition.event.day for transition in reversed(transitions) if transition.before is not transition.after),
        None,
    )


def this_round(transitions: tuple[AppliedTransition, ...]) -> tuple[AppliedTransition, ...]:
    """The transitions since the party was last put back: a rejected or refused application begins the procedure anew."""
    last = max(
        (place for place, transition in enumerate(transitions) if transition.after.rank < transition.before.rank),
        default=-1,
    )
    return transitions[last + 1 :]
