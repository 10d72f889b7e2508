"""Steps of the procedure against what happened: what comes next, by whom and when, what is late, and what prevents removal."""

from collections.abc import Iterator, Mapping
from datetime import date

from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.analysis.repair.days import limit
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.state_machine import OVER, this_round
from cscs_graph.analysis.rulebook.calendar import WorkingCalendar
from cscs_graph.analysis.rulebook.repair_rules import RepairRules, Step
from cscs_graph.errors import Message
from cscs_graph.model.answers import AgencyRef, NextStep, RepairBlock, TermView
from cscs_graph.model.codes import (
    BlockKind,
    CounterTrigger,
    EventKind,
    ListKind,
    RepairState,
    StepActor,
    TermAspect,
)
from cscs_graph.model.partial import said_of
from cscs_graph.model.phrases import in_both, pair

_BEFORE_LISTING = frozenset(
    {EventKind.NOTICE, EventKind.OBJECTION_FILED, EventKind.OBJECTION_DECIDED, EventKind.LISTING_DECISION}
)
_SO_RECORDED = Message("So the record of the listing says.")
_NEEDED = Message("Needed for removal, and no record of it is loaded.")
_NEEDED_FOR_PUBLICATION = Message("Needed for early end of publication, and no record of it is loaded.")
_BARRED = Message("While it is on that list there is no removal.")
_BARRED_FROM_PUBLICATION = Message("While it is on that list there is no early end of publication.")
_EVER = frozenset({*_BEFORE_LISTING, EventKind.FULFILMENT, EventKind.COMMITMENT, EventKind.TRAINING})
"""What need not be done anew when an application fails."""
_OPEN_OBJECTION = {
    RepairState.NOTIFIED: EventKind.OBJECTION_FILED,
    RepairState.OBJECTED: EventKind.OBJECTION_DECIDED,
}


def due_of(step: Step, seen: Mapping[EventKind, date], calendar: WorkingCalendar) -> date | None:
    """The last day of its limit; None where it has none, or where what it runs from has not happened or has no known day."""
    begun = max((seen[kind] for kind in step.counted_from if kind in seen), default=None)
    if begun is None or step.within is None or said_of(begun):
        return None
    return limit(begun, step.within, step.unit, calendar)


def done_of(file: ListingFile) -> dict[EventKind, date]:
    """What counts as done: all that need not be done anew, and the steps since the last rejection."""
    round_ = {transition.event.kind: transition.event.day for transition in this_round(file.transitions)}
    return {**{kind: day for kind, day in file.happened.items() if kind in _EVER}, **round_}


def open_steps(file: ListingFile, steps: tuple[Step, ...], irreparable: bool) -> tuple[Step, ...]:
    """The steps that remain, in their order."""
    state, _ = file.state
    if state in OVER or (irreparable and state in (RepairState.LISTED, RepairState.IRREPARABLE)):
        return ()
    if state in _OPEN_OBJECTION:
        return tuple(step for step in steps if step.kind is _OPEN_OBJECTION[state])
    if state is RepairState.NOT_LISTED:
        return ()
    reached = _reached(steps, file)
    done = done_of(file)
    demanded = [step for step in steps if step.demanded(file.listing.ref.tier) and step.kind not in _BEFORE_LISTING]
    return tuple(step for step in demanded if step.kind not in done and step.order > reached)


def missing_steps(file: ListingFile, steps: tuple[Step, ...]) -> tuple[EventKind, ...]:
    """Demanded steps that nothing records, although a later one was taken."""
    reached, done = _reached(steps, file), done_of(file)
    return tuple(
        step.kind
        for step in steps
        if step.demanded(file.listing.ref.tier)
        and step.kind not in _BEFORE_LISTING
        and step.kind not in done
        and step.order < reached
    )


def _reached(steps: tuple[Step, ...], file: ListingFile) -> int:
    """Order of the furthest step of the round; what can be done at any time takes nobody further."""
    done = {transition.event.kind for transition in this_round(file.transitions)}
    if file.state[0] in OVER and EventKind.DECISION not in done:
        return 0
    return max((step.order for step in steps if step.kind in done and step.kind not in _EVER), default=0)


def shown_step(step: Step, file: ListingFile, calendar: WorkingCalendar) -> NextStep:
    due = due_of(step, done_of(file), calendar)
    return NextStep(
        kind=step.kind,
        name_en=step.name_en,
        name_zh=step.name_zh,
        actor=step.actor,
        agencies=_agencies(file.listing) if step.actor is StepActor.AGENCY else (),
        addressee=step.addressee,
        due=due,
        due_in=step.unit if due else None,
        overdue=due is not None and due < file.as_of,
        basis=step.basis,
    )


def _agencies(listing: Listing) -> tuple[AgencyRef, ...]:
    return (listing.ref.decided_by,) if listing.ref.decided_by else listing.credit_list.controlled_by


def overdue_steps(
    file: ListingFile, open_: tuple[Step, ...], steps: tuple[Step, ...], calendar: WorkingCalendar
) -> tuple[NextStep, ...]:
    """Open steps whose limit has passed, and the decision on an objection that is pending. A window for an objection
    that has passed is no overdue step."""
    awaited = [step for step in open_ if step.kind is not EventKind.OBJECTION_FILED]
    if _pending(file.listing):
        awaited += [step for step in steps if step.kind is EventKind.OBJECTION_DECIDED and step not in awaited]
    views = [shown_step(step, file, calendar) for step in awaited]
    return tuple(view for view in views if view.overdue)


def _pending(listing: Listing) -> bool:
    return any(dispute.trigger is CounterTrigger.OBJECTION_PENDING for dispute in listing.ref.disputes)


def blocks(
    file: ListingFile,
    views: tuple[TermView | None, TermView | None],
    earliest: date | None,
    others: tuple[Listing, ...],
) -> Iterator[RepairBlock]:
    """What prevents removal; nothing where there is nothing left to do, or removal is granted. `views` are those of the
    listing and of its publication."""
    state, _ = file.state
    if state in OVER or state in (RepairState.GRANTED, RepairState.NOT_LISTED, *_OPEN_OBJECTION):
        return
    term = views[0]
    rule_id = term.basis.rule_id if term else None
    if state is RepairState.IRREPARABLE or (term is not None and term.irreparable):
        note = term.basis.note if term and term.irreparable else None
        said = in_both(note) if note else _SO_RECORDED
        yield RepairBlock(kind=BlockKind.IRREPARABLE, rule_id=rule_id, **pair(said, "detail"))
    elif earliest is None and (term is None or term.early_after_months is None):
        yield RepairBlock(
            kind=BlockKind.RULE_UNKNOWN,
            rule_id=rule_id,
            **pair(Message("No loaded rule states from when removal can be applied for: unknown, not nil."), "detail"),
        )
    elif earliest is not None and earliest > file.as_of:
        said = pair(Message("The term is not over."), "detail")
        yield RepairBlock(kind=BlockKind.TERM_NOT_OVER, until=earliest, rule_id=rule_id, **said)
    yield from _conditions(file, views, others)
    if _pending(file.listing):
        yield RepairBlock(kind=BlockKind.OBJECTION_PENDING, **pair(Message("An objection is not decided."), "detail"))


def _conditions(
    file: ListingFile, views: tuple[TermView | None, TermView | None], others: tuple[Listing, ...]
) -> Iterator[RepairBlock]:
    for view in views:
        if view is None:
            continue
        stay = view.aspect is TermAspect.STAY
        for kind in view.conditions:
            if kind not in file.happened and not (view.aspect is TermAspect.PUBLICATION and _same(views, kind)):
                yield RepairBlock(
                    kind=BlockKind.CONDITION_NOT_MET,
                    condition=kind,
                    rule_id=view.basis.rule_id,
                    **pair(_NEEDED if stay else _NEEDED_FOR_PUBLICATION, "detail"),
                )
        barring = sorted(
            (
                other.ref
                for other in others
                if other.credit_list.kind is ListKind.BLACK and other.counts and other.credit_list.id in view.barred_by
            ),
            key=lambda listing: listing.id,
        )
        if barring:
            yield RepairBlock(
                kind=BlockKind.OTHER_LISTING,
                listings=tuple(barring),
                rule_id=view.basis.rule_id,
                **pair(_BARRED if stay else _BARRED_FROM_PUBLICATION, "detail"),
            )


def _same(views: tuple[TermView | None, TermView | None], kind: EventKind) -> bool:
    """Whether the rule on the listing already asks for it."""
    return views[0] is not None and kind in views[0].conditions


def procedure_on(file: ListingFile, rules: RepairRules) -> tuple[Step, ...]:
    return rules.procedure(file.rule_key(), file.rules_on[0])
