"""Bodies of rules and what changes from one to another.

A field checks its arguments, asks the analysis, and shows the answer as it is.
"""

import strawberry

from cscs_graph.analysis.parties import parties
from cscs_graph.analysis.reference import regimes
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, Minimum, PartyArgument, scope
from cscs_graph.api.types.codes import shown_as
from cscs_graph.api.types.regimes import RegimeDiff, RegimeRef


@strawberry.type
class RegimeQuery:
    @strawberry.field(description="The bodies of rules that are loaded, in the order of their ids.")
    async def regimes(self, info: Ask) -> list[RegimeRef]:
        return shown_as(list[RegimeRef], await info.context.ask(regimes.regimes(info.context.graph)))

    @strawberry.field(description="What appears, disappears or changes for a party from the rules of A to those of B.")
    async def diff_regimes(
        self,
        info: Ask,
        party: PartyArgument,
        regime_a: strawberry.ID,
        regime_b: strawberry.ID,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
        max_parties: int | None = None,
        max_rows: int | None = None,
    ) -> RegimeDiff:
        asked = scope(as_of, known_at, minimum_certainty, depth, max_parties, max_rows)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        answer = regimes.diff_regimes(graph, subject, str(regime_a), str(regime_b), asked)
        return shown_as(RegimeDiff, await info.context.ask(answer))
