"""One listing of a party as the analysis sees it, and what is known to have happened to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cscs_graph.model.answers import ListingRef, ListRef, OutletCount
from cscs_graph.model.codes import Certainty, EventKind, EventOutcome
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.partial import first_day, last_day
from cscs_graph.model.time import OPEN_END, Span, months_later, none_if_open


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing of a party, with the proof that it is there."""

    party_id: str
    credit_list: ListRef
    ref: ListingRef
    span: Span
    earliest_end: date | None
    certainty: Certainty
    """Of the listing itself: a decision takes nothing away from what follows, a rule in draft does."""
    source_id: str | None
    implied_by: tuple[Evidence, ...] = ()
    """What implies the listing, where no decision does."""
    counted: OutletCount | None = None
    stated_removal: date | None = None
    """First day on which it may end, as the decision states it."""

    @property
    def counts(self) -> bool:
        """False: evidence against it has it disregarded, and nothing follows from it."""
        return self.ref.counts


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """Something that is recorded to have happened to a listing (§4.3)."""

    id: str
    listing_id: str
    kind: EventKind
    outcome: EventOutcome | None
    taken_by: str | None
    span: Span
    """From its day on; the end is stated where it turned out never to have taken place."""
    document_no: str | None
    note: str | None
    section: str | None
    source_id: str | None

    @property
    def day(self) -> date:
        return self.span.start

    @classmethod
    def of(cls, row: dict[str, Any]) -> "RecordedEvent":
        return cls(
            id=row["id"],
            listing_id=row["listing_id"],
            kind=EventKind(row["kind"]),
            outcome=EventOutcome(row["outcome"]) if row["outcome"] else None,
            taken_by=row["taken_by"],
            span=Span.read(row),
            document_no=row["document_no"],
            note=row["note"],
            section=row["section"],
            source_id=row["source_id"],
        )


def earliest_end_of(span: Span, stated: date | None, credit_list: ListRef) -> date | None:
    """The end itself where it is known, else the day that the decision states, else the list's minimum term (§4.3)."""
    if span.end != OPEN_END:
        return first_day(span.end)
    if stated is not None:
        return stated
    months = minimum_months_of(span, credit_list)
    return None if months is None else months_later(span.start, months)


def minimum_months_of(span: Span, credit_list: ListRef) -> int | None:
    """The list's minimum term, if the listing surely began when the list had it."""
    months, before = credit_list.minimum_term_months, credit_list.minimum_term_before
    if months is None or none_if_open(span.start) is None:
        return None
    return None if before is not None and last_day(span.start) >= before else months
