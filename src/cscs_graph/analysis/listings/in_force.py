"""Stays on lists that set consequences off: decided ones, one implied by a rule, one supposed in a what-if."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cscs_graph.analysis.core.bounds import Outlets, Scope
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.listings.disputes import DisputeEffect, dispute_effects
from cscs_graph.analysis.rulebook.lists import months_later
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import AgencyRef, ListingRef, ListRef, OutletCount
from cscs_graph.model.codes import Certainty, ListKind
from cscs_graph.model.time import OPEN_END, Span, none_if_open


@dataclass(frozen=True, slots=True)
class Listing:
    """One stay of a party on a list, with the proof that it is there."""

    party_id: str
    credit_list: ListRef
    ref: ListingRef
    span: Span
    earliest_end: date | None
    certainty: Certainty
    """Of the stay itself: a decision takes nothing away from what follows, a rule in draft does."""
    source_id: str | None
    proof: tuple[Evidence, ...] = ()
    """What implies the stay, where no decision does."""
    counted: OutletCount | None = None
    stated_removal: date | None = None
    """First day on which it may end, as the decision states it."""

    @property
    def counts(self) -> bool:
        """False: evidence against it sets it aside, and nothing follows from it."""
        return self.ref.counts


async def listings_in_force(
    transaction: Transaction, lookup: Lookup, party_ids: Iterable[str], scope: Scope
) -> dict[str, list[Listing]]:
    """Every stay of these parties on the day asked about, blacklists and redlists alike, by party."""
    frontier = sorted(set(party_ids))
    rows = await transaction.run("listings_of", frontier=frontier, **scope.moment.parameters)
    stays = await with_disputes(transaction, lookup, await decided_listings(lookup, rows), scope)
    if scope.admits(Certainty.DRAFT):
        stays += await _implied(transaction, lookup, frontier, scope)
    by_party: dict[str, list[Listing]] = {}
    for stay in stays:
        by_party.setdefault(stay.party_id, []).append(stay)
    return by_party


async def listing_by_id(transaction: Transaction, lookup: Lookup, listing_id: str, scope: Scope) -> Listing | None:
    """The stay of that id as it was known, whether or not it is in force on the day asked about."""
    rows = await transaction.run("listings", ids=[listing_id], known_at=scope.moment.known_at)
    stays = await with_disputes(transaction, lookup, await decided_listings(lookup, rows), scope)
    return stays[0] if stays else None


async def with_disputes(transaction: Transaction, lookup: Lookup, stays: list[Listing], scope: Scope) -> list[Listing]:
    """The stays with the evidence against them, and with what it leaves of them (§4.3, §9.7)."""
    asked = {stay.ref.id: (stay.party_id, stay.credit_list.id) for stay in stays}
    found = await dispute_effects(transaction, asked, scope)
    return [_with_dispute(stay, found[stay.ref.id], scope) if stay.ref.id in found else stay for stay in stays]


def _with_dispute(stay: Listing, weight: DisputeEffect, scope: Scope) -> Listing:
    certainty = Certainty.weakest(stay.certainty, weight.certainty) if weight.certainty else stay.certainty
    counts = weight.counts and scope.admits(certainty)
    ends = [day for day in (stay.earliest_end, weight.ends) if day is not None]
    ref = stay.ref.model_copy(update={"disputes": weight.disputes, "counts": counts})
    return replace(stay, ref=ref, certainty=certainty, earliest_end=min(ends, default=None))


async def decided_listings(lookup: Lookup, rows: list[Row]) -> list[Listing]:
    """The stays that rows of a listings statement describe."""
    lists = await lookup.lists(row["list_id"] for row in rows)
    agencies = await lookup.agencies(row["decided_by"] for row in rows if row["decided_by"])
    return [_stay(row, lists[row["list_id"]], agencies.get(row["decided_by"])) for row in rows]


def _stay(row: Row, credit_list: ListRef, decided_by: AgencyRef | None) -> Listing:
    span = Span(row["valid_from"], row["valid_until"])
    earliest_end = earliest_end_of(span, row["earliest_removal"], credit_list.minimum_term_months)
    ref = ListingRef(
        id=row["id"],
        party_id=row["party_id"],
        credit_list=credit_list,
        decided_by=decided_by,
        since=none_if_open(span.start),
        until=none_if_open(span.end),
        earliest_removal=earliest_end,
        tier=row["tier"],
        reason=row["reason"],
        legal_basis=row["legal_basis"],
        document_no=row["document_no"],
        repair_state=row["repair_state"],
    )
    return Listing(
        row["party_id"],
        credit_list,
        ref,
        span,
        earliest_end,
        Certainty.STATUTE,
        row["source_id"],
        stated_removal=row["earliest_removal"],
    )


def earliest_end_of(span: Span, stated: date | None, minimum_term_months: int | None) -> date | None:
    """The end itself where it is known, else the day that the decision states, else the list's minimum term (§4.3)."""
    if span.end != OPEN_END:
        return span.end
    if stated is not None:
        return stated
    if minimum_term_months is not None and none_if_open(span.start) is not None:
        return months_later(span.start, minimum_term_months)
    return None


def supposed(party_id: str, credit_list: ListRef, on: date) -> Listing:
    """The stay of a what-if."""
    span = Span(on, OPEN_END)
    earliest_end = earliest_end_of(span, None, credit_list.minimum_term_months)
    ref = ListingRef(
        id=f"if:{party_id}:{credit_list.id}",
        party_id=party_id,
        credit_list=credit_list,
        since=on,
        until=None,
        earliest_removal=earliest_end,
        hypothetical=True,
    )
    return Listing(party_id, credit_list, ref, span, earliest_end, Certainty.STATUTE, None)


async def _implied(transaction: Transaction, lookup: Lookup, frontier: list[str], scope: Scope) -> list[Listing]:
    """Chains that a list counting outlets would hold: enough outlets penalised within the window (§9.4)."""
    rows = await transaction.run("penalised_outlets", frontier=frontier, **scope.moment.parameters)
    cases: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        cases.setdefault((row["party_id"], row["list_id"]), []).append(row)
    lists = await lookup.lists(list_id for _, list_id in cases)
    stays: list[Listing] = []
    for (party_id, list_id), penalties in sorted(cases.items()):
        counted = _first_window(penalties, scope.outlets)
        certainty = Certainty(penalties[0]["certainty"] or Certainty.DRAFT)
        if counted and lists[list_id].kind is ListKind.BLACK and scope.admits(certainty):
            stays.append(_implied_stay(party_id, lists[list_id], counted, certainty, scope.outlets))
    return stays


def _first_window(penalties: list[Row], supposed: Outlets) -> list[Row]:
    """The first window with enough different outlets: one penalty each, in order of date. Empty where there is none."""
    threshold = supposed.threshold or penalties[0]["threshold"]
    months = supposed.window_months or penalties[0]["window_months"]
    if threshold is None or months is None:
        return []
    for last in penalties:
        first_by_outlet: dict[str, Row] = {}
        for row in penalties:
            if row["penalised_on"] <= last["penalised_on"] < months_later(row["penalised_on"], months):
                first_by_outlet.setdefault(row["outlet_id"], row)
        if len(first_by_outlet) >= threshold:
            return list(first_by_outlet.values())
    return []


def _implied_stay(
    party_id: str, credit_list: ListRef, counted: list[Row], certainty: Certainty, supposed: Outlets
) -> Listing:
    span = Span(max(row["penalised_on"] for row in counted), OPEN_END)
    proof = tuple(
        evidence
        for row in counted
        for evidence in (
            Evidence(
                "HAS_RECORD",
                row["outlet_id"],
                row["record_id"],
                row["record_id"],
                Span(row["penalised_on"], OPEN_END),
                row["record_source_id"],
                to_name=row["record_title"],
                document_no=row["record_document_no"],
            ),
            Evidence(
                "BRANCH_OF",
                row["outlet_id"],
                party_id,
                row["fact_id"],
                Span(row["valid_from"], row["valid_until"]),
                row["source_id"],
            ),
        )
    )
    ref = ListingRef(
        id=f"implied:{party_id}:{credit_list.id}",
        party_id=party_id,
        credit_list=credit_list,
        since=span.start,
        until=None,
        reason=_counted(counted, supposed),
        hypothetical=supposed.supposed,
        implied=True,
    )
    end = earliest_end_of(span, None, credit_list.minimum_term_months)
    count = OutletCount(
        outlets=len(counted),
        threshold=supposed.threshold or counted[0]["threshold"],
        window_months=supposed.window_months or counted[0]["window_months"],
    )
    return Listing(party_id, credit_list, ref, span, end, certainty, credit_list.source_id, proof, count)


def _counted(counted: list[Row], supposed: Outlets) -> str:
    """How many outlets were counted, and by which numbers of the question."""
    said = f"{len(counted)} penalised outlets"
    if not supposed.supposed:
        return said
    threshold = supposed.threshold or counted[0]["threshold"]
    months = supposed.window_months or counted[0]["window_months"]
    return f"{said}; threshold {threshold} within {months} months supposed in the question"
