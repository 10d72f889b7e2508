"""Every question of the API. A field checks its arguments, asks the analysis, and shows the answer as it is."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated

import strawberry

from cscs_graph.analysis import cascade, contamination, files, linkage, parties, rules, search
from cscs_graph.analysis.bounds import Bounds, Scope
from cscs_graph.api.context import Ask
from cscs_graph.api.cursors import after_id, after_score, cursor, page_size
from cscs_graph.api.types.answers import CascadeAnswer, ContaminationAnswer, LinkageAnswer
from cscs_graph.api.types.codes import Certainty, ListKind, shown_as
from cscs_graph.api.types.files import Connection, CreditFile, PathAnswer, Relation, SearchHit, connection
from cscs_graph.api.types.parties import Listing, Party
from cscs_graph.api.types.rules import Agency, CreditList, Mou
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.model import codes
from cscs_graph.model.answers import PartyKind

PartyArgument = Annotated[
    strawberry.ID, strawberry.argument(description="Id, USCC, organisation code or legacy number of a party.")
]
AsOf = Annotated[date | None, strawberry.argument(description="The day asked about; default today.")]
KnownAt = Annotated[datetime | None, strawberry.argument(description="Believe the data as of then; default now.")]
Minimum = Annotated[
    Certainty | None, strawberry.argument(description="The weakest channel that counts; default PRACTICE.")
]


def scope(
    as_of: date | None,
    known_at: datetime | None,
    minimum_certainty: codes.Certainty | None = None,
    depth: int | None = None,
    max_parties: int | None = None,
    max_rows: int | None = None,
) -> Scope:
    return Scope.of(as_of, known_at, minimum_certainty, Bounds.of(depth, max_parties, max_rows))


@strawberry.type
class Query:
    @strawberry.field(description="What follows from the lists that a party is on, or from one listing (§4.2).")
    async def cascading_punishment(
        self,
        info: Ask,
        party: PartyArgument | None = None,
        listing: strawberry.ID | None = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
        max_parties: int | None = None,
        max_rows: int | None = None,
    ) -> CascadeAnswer:
        asked = scope(as_of, known_at, minimum_certainty, depth, max_parties, max_rows)
        if (party is None) == (listing is None):
            raise BadInput("name either a party or a listing")
        graph = info.context.graph
        if listing is not None:
            answer = await info.context.ask(cascade.cascade_of_listing(graph, str(listing), asked))
        else:
            subject = await info.context.ask(parties.party_id_of(graph, str(party)))
            answer = await info.context.ask(cascade.cascading_punishment(graph, subject, asked))
        return shown_as(CascadeAnswer, answer)

    @strawberry.field(description="What would follow if a party were put on a list.")
    async def if_listed(
        self,
        info: Ask,
        party: PartyArgument,
        list: strawberry.ID,
        on: date | None = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
        max_parties: int | None = None,
        max_rows: int | None = None,
    ) -> CascadeAnswer:
        asked = scope(as_of or on, known_at, minimum_certainty, depth, max_parties, max_rows)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        day = on or asked.moment.as_of
        return shown_as(CascadeAnswer, await info.context.ask(cascade.if_listed(graph, subject, str(list), day, asked)))

    @strawberry.field(description="Through which people a party is tied to others (§4.2, §9.3). One post is one hop.")
    async def personnel_linkage(
        self,
        info: Ask,
        party: PartyArgument,
        include_former: bool = True,
        cross_state_holders: bool = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
        max_parties: int | None = None,
    ) -> LinkageAnswer:
        asked = scope(as_of, known_at, minimum_certainty, depth, max_parties)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        answer = linkage.personnel_linkage(
            graph, subject, asked, include_former=include_former, cross_state_holders=cross_state_holders
        )
        return shown_as(LinkageAnswer, await info.context.ask(answer))

    @strawberry.field(description="Who endangers a joint application, or every pending one of a party (§9.5).")
    async def cross_contamination(
        self,
        info: Ask,
        application: strawberry.ID | None = None,
        party: PartyArgument | None = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
        max_parties: int | None = None,
    ) -> ContaminationAnswer:
        asked = scope(as_of, known_at, minimum_certainty, depth, max_parties)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party))) if party is not None else None
        filing = str(application) if application is not None else None
        answer = contamination.cross_contamination(graph, asked, application_id=filing, party_id=subject)
        return shown_as(ContaminationAnswer, await info.context.ask(answer))

    @strawberry.field(description="Who would endanger a consortium that is only planned (§9.5).")
    async def if_jointly_filed(
        self,
        info: Ask,
        lead: PartyArgument,
        co_bidders: list[strawberry.ID] | None = None,
        suppliers: list[strawberry.ID] | None = None,
        on: date | None = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
    ) -> ContaminationAnswer:
        asked = scope(on, known_at, minimum_certainty, depth)
        members = [str(lead), *map(str, co_bidders or ()), *map(str, suppliers or ())]
        if len(members) > 200:
            raise BadInput(f"{len(members)} members are more than 200")
        graph = info.context.graph
        ids = [await info.context.ask(parties.party_id_of(graph, member)) for member in members]
        split = 1 + len(co_bidders or ())
        answer = contamination.if_jointly_filed(graph, ids[0], ids[1:split], ids[split:], asked.moment.as_of, asked)
        return shown_as(ContaminationAnswer, await info.context.ask(answer))

    @strawberry.field(description="A company, other organisation or person.")
    async def party(self, info: Ask, id: PartyArgument) -> Party | None:
        identity = await info.context.ask(parties.party_id_of(info.context.graph, str(id)))
        return shown_as(Party, await info.context.loaders.parties.load(identity))

    @strawberry.field(description="An entity by its Unified Social Credit Code of 18 characters (GB 32100-2015).")
    async def entity(self, info: Ask, uscc: str) -> Party | None:
        identity = await info.context.ask(parties.entity_id_of(info.context.graph, uscc))
        return shown_as(Party, await info.context.loaders.parties.load(identity))

    @strawberry.field(description="A natural person by id. Persons are never found by a name alone: see `search`.")
    async def person(self, info: Ask, id: strawberry.ID) -> Party | None:
        identity = await info.context.ask(parties.party_id_of(info.context.graph, str(id)))
        found = await info.context.loaders.parties.load(identity)
        if found.kind is not PartyKind.PERSON:
            raise NotFound(f"{str(id)!r} is an entity, not a person; ask `party` or `entity`")
        return shown_as(Party, found)

    @strawberry.field(description="Parties by name, Chinese or English, best match first. Namesakes stay apart.")
    async def search(self, info: Ask, name: str, first: int = 20, after: str | None = None) -> Connection[SearchHit]:
        size = page_size(first)
        hits = await info.context.ask(search.search(info.context.graph, name, limit=size + 1, after=after_score(after)))
        pairs = [(cursor(hit.score, hit.party.id), shown_as(SearchHit, hit)) for hit in hits[:size]]
        return connection(pairs, more=len(hits) > size, after=after)

    @strawberry.field(description="The credit file of a party (§3).")
    async def credit_file(
        self, info: Ask, party: PartyArgument, as_of: AsOf = None, known_at: KnownAt = None
    ) -> CreditFile:
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        return shown_as(CreditFile, await info.context.ask(files.credit_file(graph, subject, scope(as_of, known_at))))

    @strawberry.field(description="Direct ties of a party, without any claim that liability follows them.")
    async def related_parties(
        self,
        info: Ask,
        party: PartyArgument,
        include_former: bool = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        first: int = 50,
        after: str | None = None,
    ) -> Connection[Relation]:
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        page = await info.context.ask(
            parties.related_parties(
                graph,
                subject,
                scope(as_of, known_at),
                include_former=include_former,
                after=after_id(after),
                limit=page_size(first),
            )
        )
        pairs = [(cursor(relation.key), shown_as(Relation, relation)) for relation in page.relations]
        return connection(pairs, more=page.more, after=after)

    @strawberry.field(description="A shortest way between two parties; state-asset holders are not crossed.")
    async def path(
        self,
        info: Ask,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from")],
        to: strawberry.ID,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        depth: int | None = 6,
        max_parties: int | None = None,
    ) -> PathAnswer:
        asked = scope(as_of, known_at, None, depth, max_parties)
        graph = info.context.graph
        start = await info.context.ask(parties.party_id_of(graph, str(from_)))
        end = await info.context.ask(parties.party_id_of(graph, str(to)))
        return shown_as(PathAnswer, await info.context.ask(parties.shortest_path(graph, start, end, asked)))

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
