"""A term of the rules applied to one listing: from when it can be left, when it ends by itself, and how long at most (§4.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.repair.days import days_later
from cscs_graph.analysis.rulebook.repair_rules import Term
from cscs_graph.model.answers import GroundRef, TermView
from cscs_graph.model.codes import EventKind, TermBasis
from cscs_graph.model.partial import said_of
from cscs_graph.model.time import OPEN_END, months_later


@dataclass(frozen=True, slots=True)
class Stated:
    """What does not come from the rules."""

    since: date | None
    end: date | None
    """As the decision states it."""
    list_months: int | None
    """Minimum that the list's own entry states."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first days on which something can happen; None where that is not known."""

    application: date | None
    removal: date | None
    basis: TermBasis | None


def days_of(view: TermView | None, stated: Stated) -> Days:
    """The earliest application and removal. A term in the decision goes before a general minimum, and an early
    removal that a rule allows goes before both."""
    early = view is not None and view.early_after_months is not None
    if view is not None and (view.irreparable or early):
        application, basis = view.earliest, TermBasis.RULE
    elif stated.end is not None:
        application, basis = stated.end, TermBasis.DECISION
    elif view is not None and view.earliest is not None:
        application, basis = view.earliest, TermBasis.RULE
    elif stated.list_months is not None and stated.since is not None and view is None:
        application, basis = _bounded(months_later(stated.since, stated.list_months)), TermBasis.LIST
    else:
        application, basis = None, None
    ends = stated.end or (view.ends_on if view is not None else None)
    return Days(application, min((day for day in (application, ends) if day is not None), default=None), basis)


def view_of(
    term: Term, stated: Stated, happened: Mapping[EventKind, date], grounds: tuple[GroundRef, ...] = ()
) -> TermView:
    """`happened` gives the last day of each kind of event up to the day asked about."""
    ends_on = stated.end or _end(term, stated.since)
    return TermView(
        aspect=term.aspect,
        grounds=grounds,
        several_grounds=term.several_grounds,
        minimum_months=term.minimum_months,
        term_months=term.term_months,
        term_days=term.term_days,
        extension_min_months=term.extension_min_months,
        extension_max_months=term.extension_max_months,
        extension_if_en=term.extension_if_en,
        extension_if_zh=term.extension_if_zh,
        maximum_months=term.maximum_months,
        early_after_months=term.early_after_months,
        early_from=term.early_from,
        conditions=term.conditions,
        barred_by=term.barred_by,
        irreparable=term.irreparable,
        earliest=None if term.irreparable else _earliest(term, stated.since, ends_on, happened),
        ends_on=ends_on,
        latest_end=_after(stated.since, term.maximum_months),
        basis=term.basis,
    )


def _earliest(term: Term, since: date | None, ends_on: date | None, happened: Mapping[EventKind, date]) -> date | None:
    floor = _after(since, term.minimum_months)
    if term.early_after_months is None:
        return floor or ends_on
    begun = since if term.early_from is EventKind.LISTING_DECISION else happened.get(term.early_from or EventKind.END)
    if begun is None or since is None:
        return None
    early = _after(max(begun, since), term.early_after_months)
    return max((day for day in (floor, early) if day is not None), default=None)


def _end(term: Term, since: date | None) -> date | None:
    if term.term_days is not None and since is not None and said_of(since) is None:
        return days_later(since, term.term_days)
    return _after(since, term.term_months)


def _after(day: date | None, months: int | None) -> date | None:
    return None if day is None or months is None else _bounded(months_later(day, months))


def _bounded(day: date) -> date | None:
    """A day past the calendar is no day."""
    return None if day == OPEN_END else day
