"""Parties, their files and their ties. A field checks its arguments, asks the analysis, and shows the answer as it is."""

from typing import Annotated

import strawberry

from cscs_graph.analysis.parties import files, parties, search
from cscs_graph.api.context import Ask
from cscs_graph.api.cursors import after_id, after_score, cursor, page_size
from cscs_graph.api.queries.arguments import AsOf, KnownAt, PartyArgument, scope
from cscs_graph.api.types.codes import shown_as
from cscs_graph.api.types.files import Connection, CreditFile, PathAnswer, Relation, SearchHit, connection
from cscs_graph.api.types.parties import Party
from cscs_graph.errors import NotFound
from cscs_graph.model.answers import PartyKind


@strawberry.type
class PartyQuery:
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
