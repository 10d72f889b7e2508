"""Credit repair (§4.3, §9.8). A field checks its arguments, asks the analysis, and shows the answer as it is."""

import strawberry

from cscs_graph.analysis import repair
from cscs_graph.analysis.parties import parties
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, Minimum, PartyArgument, scope
from cscs_graph.api.types.codes import shown_as
from cscs_graph.api.types.repair import RepairAnswer, RepairsAnswer


@strawberry.type
class RepairQuery:
    @strawberry.field(description="Where a blacklisting stands on its way off the list, and what is in the way (§4.3).")
    async def repair(
        self,
        info: Ask,
        listing: strawberry.ID,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
    ) -> RepairAnswer:
        asked = scope(as_of, known_at, minimum_certainty)
        answer = await info.context.ask(repair.repair(info.context.graph, str(listing), asked))
        return shown_as(RepairAnswer, answer)

    @strawberry.field(description="The same for every blacklisting of a party up to the day, ended ones too.")
    async def repairs(
        self,
        info: Ask,
        party: PartyArgument,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
    ) -> RepairsAnswer:
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        answer = repair.repairs(graph, subject, scope(as_of, known_at, minimum_certainty))
        return shown_as(RepairsAnswer, await info.context.ask(answer))
