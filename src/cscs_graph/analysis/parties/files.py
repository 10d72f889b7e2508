"""The credit file of a party (§3): registration data, listings, and records a page at a time."""

from collections.abc import Sequence
from datetime import date

from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup, stated
from cscs_graph.analysis.listings.in_force import decided_listings, with_disputes
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import AgencyRef, CreditFile, EntityDetails, PartyKind, RecordPage, RecordRef, SourceRef
from cscs_graph.model.codes import Access, Polarity
from cscs_graph.model.time import none_if_open


async def credit_file(graph: Graph, party_id: str, scope: Scope) -> CreditFile:
    """Raises NotFound where no such party is loaded."""

    async def work(transaction: Transaction) -> CreditFile:
        lookup = Lookup(transaction)
        party = await lookup.party(party_id)
        rows = await transaction.run("listing_history", frontier=[party_id], **scope.moment.parameters)
        stays = await with_disputes(transaction, lookup, await decided_listings(lookup, rows), scope)
        details = await transaction.run("entity_details", ids=[party_id]) if party.kind is PartyKind.ENTITY else []
        notes = [] if party.uscc or party.kind is PartyKind.PERSON else ["No USCC: no central file can be kept (§3.3)."]
        lists = [stay.credit_list for stay in stays]
        return CreditFile(
            **await Question("creditFile", scope, {"party": party_id}).key(transaction),
            party=party,
            as_of=scope.moment.as_of,
            known_at=None if scope.moment.known_now else scope.moment.known_at,
            has_file=party.kind is PartyKind.PERSON or party.uscc is not None,
            details=EntityDetails.model_validate(stated(details[0])) if details else None,
            listings=tuple(stay.ref for stay in stays),
            coverage=await coverage_of(transaction, Rulebook({}), lists, notes),
        )

    return await graph.read(work)


async def credit_records(
    graph: Graph,
    party_id: str,
    scope: Scope,
    *,
    categories: Sequence[str] = (),
    polarities: Sequence[Polarity] = (),
    access: Sequence[Access] = (),
    after: tuple[date, str] | None = None,
    limit: int = 50,
) -> RecordPage:
    """Records after the keyset `after` (day and id of the last one seen), oldest first."""

    async def work(transaction: Transaction) -> RecordPage:
        day, identity = after or (date.min, "")
        rows = await transaction.run(
            "records_of",
            id=party_id,
            categories=list(categories),
            polarities=[str(value) for value in polarities],
            access=[str(value) for value in access],
            after_day=day,
            after_id=identity,
            limit=limit + 1,
            **scope.moment.parameters,
        )
        lookup = Lookup(transaction)
        page = rows[:limit]
        agencies = await lookup.agencies(row["issued_by"] for row in page if row["issued_by"])
        sources = await lookup.sources(row["source_id"] for row in page)
        return RecordPage(records=tuple(_record(row, agencies, sources) for row in page), more=len(rows) > limit)

    return await graph.read(work)


def _record(row: Row, agencies: dict[str, AgencyRef], sources: dict[str, SourceRef]) -> RecordRef:
    return RecordRef.model_validate(
        {
            **stated(row),
            "issued_by": agencies.get(row["issued_by"]),
            "since": none_if_open(row["valid_from"]),
            "until": none_if_open(row["valid_until"]),
            "source": sources.get(row["source_id"]),
        }
    )
