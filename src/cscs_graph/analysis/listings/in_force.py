"""Listings of parties with the evidence against them: those in force on a day, all up to a day, or those of an id."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.disputes import DisputeEffect, dispute_effect
from cscs_graph.analysis.listings.listing import Listing, RecordedEvent, earliest_end_of
from cscs_graph.analysis.listings.outlets import implied_listings
from cscs_graph.analysis.rulebook.repair_rules import RuleKey
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import ListingRef, ListRef
from cscs_graph.model.codes import Certainty, ListKind, RepairState, Tier
from cscs_graph.model.time import OPEN_END, UNKNOWN_START, Span, is_over, none_if_open


@dataclass(frozen=True, slots=True)
class ListingFiles:
    """Listings, and all that is known to have happened to listings of their parties."""

    listings: tuple[Listing, ...]
    events: tuple[RecordedEvent, ...]


async def listings_in_force(reading: Reading, party_ids: Iterable[str]) -> dict[str, list[Listing]]:
    """Every listing of these parties on the day asked about, on blacklists and redlists alike, by party.

    One statement; another where drafts count, since a chain may be listed for its outlets then (§9.4).
    """
    frontier = sorted(set(party_ids))
    if not frontier:
        return {}
    found = list(_files(reading, await reading.run("listings_in_force", frontier=frontier), _by_list).listings)
    if reading.scope.admits(Certainty.DRAFT):
        found += await implied_listings(reading, frontier)
    by_party: dict[str, list[Listing]] = {}
    for listing in found:
        by_party.setdefault(listing.party_id, []).append(listing)
    return by_party


@dataclass(frozen=True, slots=True)
class PartyListings:
    """The listings of one party: those in force on the day, and apart those that had ended by then."""

    in_force: list[Listing] = field(default_factory=list[Listing])
    former: list[Listing] = field(default_factory=list[Listing])


async def listings_up_to(reading: Reading, party_ids: Iterable[str]) -> dict[str, PartyListings]:
    """What `listings_in_force` gives, with the former listings apart; the same number of statements. A party that was never
    listed is left out."""
    frontier, as_of = sorted(set(party_ids)), reading.moment.as_of
    found: dict[str, PartyListings] = {}
    if frontier:
        history = _files(reading, await _history(reading, frontier), _by_list)
        implied = await implied_listings(reading, frontier) if reading.scope.admits(Certainty.DRAFT) else []
        for listing in (*history.listings, *implied):
            own = found.setdefault(listing.party_id, PartyListings())
            (own.in_force if as_of < listing.span.end else own.former).append(listing)
    return found


async def listing_history(reading: Reading, party_ids: Iterable[str]) -> ListingFiles:
    """Every listing of these parties up to the day, ended ones too, the oldest first. One statement, or none where the
    reading began with them."""
    return _files(reading, await _history(reading, sorted(set(party_ids))), _by_day)


async def _history(reading: Reading, frontier: list[str]) -> list[Row]:
    begun = reading.begun.of(frontier)
    return await reading.run("listing_history", frontier=frontier) if begun is None else begun


async def listings_by_id(reading: Reading, ids: Iterable[str]) -> ListingFiles:
    """The listings of these ids as they were known, whether or not they are in force on the day. One statement."""
    return _files(reading, await reading.run("listings_by_id", ids=sorted(set(ids))), _by_id)


def _by_list(listing: Listing) -> tuple[Any, ...]:
    return listing.party_id, listing.credit_list.id, listing.span.start, listing.ref.id


def _by_day(listing: Listing) -> tuple[Any, ...]:
    return listing.party_id, listing.span.start, listing.ref.id


def _by_id(listing: Listing) -> tuple[Any, ...]:
    return (listing.ref.id,)


def _files(reading: Reading, rows: Iterable[Row], order: Callable[[Listing], tuple[Any, ...]]) -> ListingFiles:
    """What the rows of a statement on listings describe, the listings in a total order."""
    listings: list[Listing] = []
    events: dict[str, RecordedEvent] = {}
    for row in rows:
        if row["kind"] == "event":
            events[row["found"]["id"]] = RecordedEvent.of(row["found"])
        else:
            listings.append(_decided(reading, row["found"]))
    happened = tuple(sorted(events.values(), key=lambda event: (event.day, event.id)))
    disputed = [_with_disputes(reading, listing, dispute_effect(reading, listing, happened)) for listing in listings]
    return ListingFiles(tuple(sorted(disputed, key=order)), happened)


def _with_disputes(reading: Reading, listing: Listing, effect: DisputeEffect | None) -> Listing:
    """The listing with the evidence against it, and with what that leaves of it (§4.3, §9.7)."""
    if effect is None:
        return listing
    certainty = Certainty.weakest(listing.certainty, effect.certainty) if effect.certainty else listing.certainty
    ends = [day for day in (listing.earliest_end, effect.ends) if day is not None]
    counts = effect.counts and reading.scope.admits(certainty)
    update: dict[str, Any] = {"disputes": effect.disputes, "counts": counts}
    if not effect.counts:
        update |= {"term_over": None, "term_reported": None}
    ref = listing.ref.model_copy(update=update)
    return replace(listing, ref=ref, certainty=certainty, earliest_end=min(ends, default=None))


def _term_over(reading: Reading, row: dict[str, Any], span: Span) -> dict[str, Any]:
    decided_by = reading.rules.agencies.get(row["decided_by"] or "")
    tier, region = Tier(row["tier"]) if row["tier"] else None, decided_by.region_code if decided_by else None
    return term_over(reading, RuleKey(row["list_id"], tier, "", region, tuple(row.get("grounds") or ())), span)


def term_over(reading: Reading, key: RuleKey, span: Span) -> dict[str, Any]:
    """Where no end is recorded: the day on which the longest term was over, if that is past, and whose term it is (§4.3)."""
    if UNKNOWN_START in span or span.end != OPEN_END or reading.rules.lists[key.list_id].kind is not ListKind.BLACK:
        return {}
    found = reading.rules.repair_rules(Certainty.PRACTICE).longest_end(key, span.start)
    if found is None or not is_over(found[0], reading.moment.as_of):
        return {}
    over, term = found
    source = term.basis.source if term.reported else None
    return {"term_over": over, "term_reported": source.published if source else None}


def supposed(reading: Reading, party_id: str, credit_list: ListRef, on: date) -> Listing:
    """The listing of a what-if: whether one of that day would still stand is as little known as of a recorded one."""
    span = Span(on, OPEN_END)
    earliest_end = earliest_end_of(span, None, credit_list)
    ref = ListingRef(
        id=f"if:{party_id}:{credit_list.id}",
        party_id=party_id,
        credit_list=credit_list,
        since=on,
        until=None,
        earliest_removal=earliest_end,
        hypothetical=True,
        **term_over(reading, RuleKey(credit_list.id, None, "", None), span),
    )
    return Listing(party_id, credit_list, ref, span, earliest_end, Certainty.STATUTE, None)


def _decided(reading: Reading, row: dict[str, Any]) -> Listing:
    credit_list = reading.rules.lists[row["list_id"]]
    span = Span.read(row)
    earliest_end = earliest_end_of(span, row["earliest_removal"], credit_list)
    ref = ListingRef(
        id=row["id"],
        party_id=row["party_id"],
        credit_list=credit_list,
        decided_by=reading.rules.agencies.get(row["decided_by"] or ""),
        since=none_if_open(span.start),
        until=none_if_open(span.end),
        earliest_removal=earliest_end,
        tier=Tier(row["tier"]) if row["tier"] else None,
        reason=row["reason"],
        reason_zh=row["reason_zh"],
        grounds=reading.rules.grounds(row.get("grounds") or ()),
        note=row.get("note"),
        note_zh=row.get("note_zh"),
        legal_basis=row["legal_basis"],
        document_no=row["document_no"],
        filed_on=row["filed_on"],
        amount_rmb=row["amount_rmb"],
        creditor=row["creditor"],
        repair_state=RepairState(row["repair_state"]) if row["repair_state"] else None,
        recorded_at=row["recorded_at"],
        **_term_over(reading, row, span),
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
