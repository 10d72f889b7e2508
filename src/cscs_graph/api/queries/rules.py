"""Agencies, lists, memoranda and who is on which list.

A field checks its arguments, asks the analysis, and shows the answer as it is.
"""

from collections.abc import Mapping

import strawberry

from cscs_graph.analysis.reference import directory as rules
from cscs_graph.api.context import Ask
from cscs_graph.api.cursors import after_id, cursor, page_size
from cscs_graph.api.queries.arguments import AsOf, KnownAt, scope
from cscs_graph.api.types.codes import ListKind, shown_as
from cscs_graph.api.types.files import Connection, connection
from cscs_graph.api.types.parties import Listing
from cscs_graph.api.types.rules import Agency, CreditList, Mou
from cscs_graph.errors import NotFound


@strawberry.type
class RuleQuery:
    @strawberry.field(description="An agency by id.")
    async def agency(self, info: Ask, id: strawberry.ID) -> Agency | None:
        found = await info.context.ask(rules.agencies(info.context.graph, [str(id)]))
        return shown_as(Agency, _one(found, str(id), "agency"))

    @strawberry.field(description="Agencies in the order of their ids.")
    async def agencies(
        self, info: Ask, council_only: bool = False, first: int = 50, after: str | None = None
    ) -> Connection[Agency]:
        size = page_size(first)
        ids = await rules.agency_ids(info.context.graph, council_only, after_id(after), size + 1)
        found = await info.context.loaders.agencies.load_many(ids[:size])
        pairs = [(cursor(agency.id), shown_as(Agency, agency)) for agency in found]
        return connection(pairs, more=len(ids) > size, after=after)

    @strawberry.field(description="A blacklist or redlist by id.")
    async def credit_list(self, info: Ask, id: strawberry.ID) -> CreditList | None:
        found = await info.context.ask(rules.lists(info.context.graph, [str(id)]))
        return shown_as(CreditList, _one(found, str(id), "list"))

    @strawberry.field(description="Lists in the order of their ids (Appendix III).")
    async def credit_lists(
        self, info: Ask, kinds: list[ListKind] | None = None, first: int = 50, after: str | None = None
    ) -> Connection[CreditList]:
        size = page_size(first)
        ids = await rules.list_ids(info.context.graph, kinds or (), after_id(after), size + 1)
        found = await info.context.loaders.lists.load_many(ids[:size])
        pairs = [(cursor(credit_list.id), shown_as(CreditList, credit_list)) for credit_list in found]
        return connection(pairs, more=len(ids) > size, after=after)

    @strawberry.field(description="Stays on a list in force on a day.")
    async def listings(
        self,
        info: Ask,
        list: strawberry.ID,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Listing]:
        size, moment = page_size(first), scope(as_of, known_at).moment
        graph = info.context.graph
        ids = await info.context.ask(rules.listing_ids(graph, str(list), moment, after_id(after), size + 1))
        found = await info.context.ask(rules.listings(graph, ids[:size], moment))
        pairs = [(cursor(name), shown_as(Listing, found[name])) for name in ids[:size]]
        return connection(pairs, more=len(ids) > size, after=after)

    @strawberry.field(description="A memorandum by id.")
    async def mou(self, info: Ask, id: strawberry.ID) -> Mou | None:
        found = await info.context.ask(rules.mous(info.context.graph, [str(id)]))
        return shown_as(Mou, _one(found, str(id), "memorandum"))

    @strawberry.field(description="One stay on a list by id, in force or not.")
    async def listing(self, info: Ask, id: strawberry.ID, known_at: KnownAt = None) -> Listing | None:
        moment = scope(None, known_at).moment
        found = await info.context.ask(rules.listings(info.context.graph, [str(id)], moment))
        return shown_as(Listing, _one(found, str(id), "listing"))


def _one(found: Mapping[str, object], identity: str, what: str) -> object:
    if identity in found:
        return found[identity]
    raise NotFound(f"no {what} {identity!r} is loaded")
