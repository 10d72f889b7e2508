"""The question of credit repair (§4.3): where a listing stands, what leads off the list, and what is in the way."""

from collections.abc import Iterable

from cscs_graph.analysis.core import proof
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.listings.disputes import events_of
from cscs_graph.analysis.listings.in_force import Listing, decided_listings, listing_by_id, with_disputes
from cscs_graph.analysis.repair.answering import Answering
from cscs_graph.analysis.repair.file import ListingFile
from cscs_graph.analysis.repair.notice import late_notice
from cscs_graph.analysis.repair.rules import repair_rules
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import Coverage, PartyKind, PartyRef, Repair, RepairAnswer, RepairsAnswer
from cscs_graph.model.codes import ListKind

_WORKING_DAYS = (
    "Working days are Monday to Friday; public holidays are not modelled, so a limit may in truth end later."
)


async def repair(graph: Graph, listing_id: str, scope: Scope) -> RepairAnswer:
    """Where one stay stands. Raises NotFound where it is not known, BadInput for one on a redlist."""

    async def work(transaction: Transaction) -> RepairAnswer:
        lookup = Lookup(transaction)
        stay = await listing_by_id(transaction, lookup, listing_id, scope)
        if stay is None:
            raise NotFound(f"no listing {listing_id!r} is known at that time")
        if stay.credit_list.kind is not ListKind.BLACK:
            raise BadInput(f"listing: {listing_id!r} is on a redlist; credit repair leads off blacklists")
        party = await lookup.party(stay.party_id)
        found, coverage = await _repairs(transaction, lookup, party, [stay], scope)
        heading = await Question("repair", scope, {"listing": listing_id}).metadata(transaction)
        return RepairAnswer(**heading, coverage=coverage, subject=party, repair=found[0])

    return await graph.read(work)


async def repairs(graph: Graph, party_id: str, scope: Scope) -> RepairsAnswer:
    """Where every blacklisting of a party up to the day stands. Raises NotFound where no such party is loaded."""

    async def work(transaction: Transaction) -> RepairsAnswer:
        lookup = Lookup(transaction)
        party = await lookup.party(party_id)
        rows = await transaction.run("listing_history", frontier=[party_id], **scope.moment.parameters)
        stays = await with_disputes(transaction, lookup, await decided_listings(lookup, rows), scope)
        black = [stay for stay in stays if stay.credit_list.kind is ListKind.BLACK]
        found, coverage = await _repairs(transaction, lookup, party, black, scope)
        heading = await Question("repairs", scope, {"party": party_id}).metadata(transaction)
        return RepairsAnswer(**heading, coverage=coverage, subject=party, repairs=found)

    return await graph.read(work)


async def _repairs(
    transaction: Transaction, lookup: Lookup, party: PartyRef, stays: list[Listing], scope: Scope
) -> tuple[tuple[Repair, ...], Coverage]:
    """The stays of one party, each on its way."""
    rows = await transaction.run("listing_events", frontier=[party.id], known_at=scope.moment.known_at)
    rules = await repair_rules(transaction, lookup, (stay.credit_list.id for stay in stays), scope)
    others = await _other_stays(transaction, lookup, party, scope)
    registered = (
        await transaction.run("headquarters", ids=[party.id], **scope.moment.parameters)
        if party.kind is PartyKind.ENTITY
        else []
    )
    await lookup.agencies(row["taken_by"] for row in rows if row["taken_by"])
    names = await _names(lookup, party, stays, [*rows, *registered])
    found: list[Repair] = []
    for stay in stays:
        events = events_of(rows, stay.ref.id, scope)
        file = ListingFile.of(stay, party, events, scope.moment.as_of)
        notice = await late_notice(lookup, file, registered[0] if registered else None, rules, names)
        case = Answering(
            file, rules, tuple(other for other in others if other.ref.id != stay.ref.id), names, lookup.known_agencies
        )
        found.append(case.repair(notice))
    strays = sorted({row["listing_id"] for row in rows} - {stay.ref.id for stay in stays})
    notes = [
        _WORKING_DAYS,
        *(f"Events are recorded of listing {name}, which this answer is not about." for name in strays),
    ]
    coverage = await coverage_of(transaction, Rulebook({}), [stay.credit_list for stay in stays], notes)
    return tuple(found), coverage


async def _other_stays(transaction: Transaction, lookup: Lookup, party: PartyRef, scope: Scope) -> list[Listing]:
    """Stays in force on the day: those on another list may stand in the way."""
    rows = await transaction.run("listings_of", frontier=[party.id], **scope.moment.parameters)
    return await with_disputes(transaction, lookup, await decided_listings(lookup, rows), scope)


async def _names(lookup: Lookup, party: PartyRef, stays: list[Listing], rows: Iterable[Row]) -> proof.Names:
    """Names of the party, its company and its lists, and the sources of the events."""
    rows = list(rows)
    companies = {row["company_id"] for row in rows if row.get("company_id")}
    parties = await lookup.parties({party.id, *companies})
    sources = await lookup.sources(
        [*(row["source_id"] for row in rows), *(stay.source_id for stay in stays if stay.source_id)]
    )
    named = {stay.credit_list.id: proof.Name(stay.credit_list.name_en, zh=stay.credit_list.name_zh) for stay in stays}
    named |= {name: proof.Name(known.name, en=known.name_en) for name, known in parties.items()}
    return proof.Names(named, sources)
