"""The rules themselves, for who wants to read them: agencies, lists, memoranda, listings."""

from collections.abc import Sequence

from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.analysis.core.lookup import Lookup, stated
from cscs_graph.analysis.listings.in_force import decided_listings, with_disputes
from cscs_graph.analysis.rulebook.lists import measure_of
from cscs_graph.analysis.rulebook.succession import successions
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import AgencyRef, ListingRef, ListRef, MeasureRef, MouRef
from cscs_graph.model.codes import Certainty, ListKind
from cscs_graph.model.time import Moment


async def agencies(graph: Graph, ids: Sequence[str]) -> dict[str, AgencyRef]:
    return await graph.read(lambda transaction: Lookup(transaction).agencies(ids))


async def lists(graph: Graph, ids: Sequence[str]) -> dict[str, ListRef]:
    return await graph.read(lambda transaction: Lookup(transaction).lists(ids))


async def mous(graph: Graph, ids: Sequence[str]) -> dict[str, MouRef]:
    rows = await graph.read(lambda transaction: transaction.run("mous", ids=sorted(set(ids))))
    return {row["id"]: MouRef.model_validate(stated(row)) for row in rows}


async def mous_of_lists(graph: Graph, ids: Sequence[str], moment: Moment) -> dict[str, list[str]]:
    """Ids of each list's memoranda, in force or not."""
    rows = await graph.read(
        lambda transaction: transaction.run("mous_of_list", ids=sorted(set(ids)), known_at=moment.known_at)
    )
    return _grouped([(row["list_id"], row["mou_id"]) for row in rows])


async def signatories(graph: Graph, ids: Sequence[str], moment: Moment) -> dict[str, list[str]]:
    """Ids of each memorandum's signatories, in the order of the document."""
    rows = await graph.read(
        lambda transaction: transaction.run("signatories_of", ids=sorted(set(ids)), known_at=moment.known_at)
    )
    return _grouped([(row["mou_id"], row["agency_id"]) for row in rows])


async def measures(
    graph: Graph, mou_ids: Sequence[str], moment: Moment
) -> dict[str, list[tuple[MeasureRef, tuple[str, ...]]]]:
    """Each memorandum's measures with the ids of the agencies that impose them."""

    async def work(transaction: Transaction) -> dict[str, list[tuple[MeasureRef, tuple[str, ...]]]]:
        rows = await transaction.run("measures_of_mous", mou_ids=sorted(set(mou_ids)), **moment.parameters)
        succession = await successions(transaction, moment)
        found: dict[str, list[tuple[MeasureRef, tuple[str, ...]]]] = {}
        for row in rows:
            rule = measure_of(row, succession)
            found.setdefault(row["mou_id"], []).append((rule.ref, tuple(bearer.id for bearer in rule.imposed_by)))
        return found

    return await graph.read(work)


async def listings(graph: Graph, ids: Sequence[str], moment: Moment) -> dict[str, ListingRef]:
    """Listings as they were known, in force or not."""

    async def work(transaction: Transaction) -> dict[str, ListingRef]:
        rows = await transaction.run("listings", ids=sorted(set(ids)), known_at=moment.known_at)
        lookup = Lookup(transaction)
        asked = Scope(moment, Certainty.PRACTICE, Bounds())
        stays = await with_disputes(transaction, lookup, await decided_listings(lookup, rows), asked)
        return {stay.ref.id: stay.ref for stay in stays}

    return await graph.read(work)


async def listing_ids(graph: Graph, list_id: str, moment: Moment, after: str, limit: int) -> list[str]:
    """Ids of the listings in force on a list, after the given one."""
    rows = await graph.read(
        lambda transaction: transaction.run("listings_on", id=list_id, after=after, limit=limit, **moment.parameters)
    )
    return [row["id"] for row in rows]


async def list_ids(graph: Graph, kinds: Sequence[ListKind], after: str, limit: int) -> list[str]:
    rows = await graph.read(
        lambda transaction: transaction.run("all_lists", kinds=[str(kind) for kind in kinds], after=after, limit=limit)
    )
    return [row["id"] for row in rows]


async def agency_ids(graph: Graph, council_only: bool, after: str, limit: int) -> list[str]:
    rows = await graph.read(
        lambda transaction: transaction.run("all_agencies", council_only=council_only, after=after, limit=limit)
    )
    return [row["id"] for row in rows]


async def agency_relations(graph: Graph, ids: Sequence[str], moment: Moment) -> dict[str, dict[str, list[str]]]:
    """Per agency the ids of predecessors, successors, what it is part of, and the lists that it controls."""
    rows = await graph.read(
        lambda transaction: transaction.run("agency_relations", ids=sorted(set(ids)), known_at=moment.known_at)
    )
    return {row.pop("id"): row for row in rows}


def _grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
