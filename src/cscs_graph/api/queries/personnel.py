"""Roles over time, and companies run by people of a listed company (§9.3)."""

import strawberry

from cscs_graph.analysis.linkage import personnel
from cscs_graph.analysis.linkage.posts import TraversalPolicy
from cscs_graph.analysis.parties import parties
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, MaxDegree, MinimumIdentity, PartyArgument, scope
from cscs_graph.api.types.codes import shown_as
from cscs_graph.api.types.personnel import PhoenixCompaniesAnswer, RolesAnswer


@strawberry.type
class PersonnelQuery:
    @strawberry.field(description="Every post of a person, or at a company, up to a day, ended ones too (§9.3).")
    async def roles(self, info: Ask, party: PartyArgument, as_of: AsOf = None, known_at: KnownAt = None) -> RolesAnswer:
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        return shown_as(RolesAnswer, await info.context.ask(personnel.roles(graph, subject, scope(as_of, known_at))))

    @strawberry.field(description="Companies founded or run by people of a listed company around its listing (§9.3).")
    async def phoenix_companies(
        self,
        info: Ask,
        party: PartyArgument,
        months_before: int = personnel.MONTHS_BEFORE,
        max_degree: MaxDegree = None,
        minimum_identity: MinimumIdentity = None,
        cross_state_holders: bool = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> PhoenixCompaniesAnswer:
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        crossing = TraversalPolicy.of(max_degree, minimum_identity, state_holders=cross_state_holders)
        answer = personnel.phoenix_companies(
            graph, subject, scope(as_of, known_at), months_before=months_before, crossing=crossing
        )
        return shown_as(PhoenixCompaniesAnswer, await info.context.ask(answer))
