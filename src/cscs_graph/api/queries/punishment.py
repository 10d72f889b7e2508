"""What follows from listings (§4.2), who is tied to whom (§4.2, §9.3), which filings are at risk (§9.5).

A field checks its arguments, asks the analysis, and shows the answer as it is.
"""

from datetime import date

import strawberry

from cscs_graph.analysis.cascade import punishment as cascade
from cscs_graph.analysis.contamination import filings as contamination
from cscs_graph.analysis.core.bounds import Outlets
from cscs_graph.analysis.linkage import ties as linkage
from cscs_graph.analysis.linkage.posts import TraversalPolicy
from cscs_graph.analysis.parties import parties
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import (
    AsOf,
    KnownAt,
    MaxDegree,
    Minimum,
    MinimumIdentity,
    OutletThreshold,
    OutletWindow,
    PartyArgument,
    scope,
)
from cscs_graph.api.types.answers import CascadeAnswer, ContaminationAnswer, LinkageAnswer
from cscs_graph.api.types.codes import shown_as
from cscs_graph.errors import BadInput


@strawberry.type
class PunishmentQuery:
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
        outlet_threshold: OutletThreshold = None,
        outlet_window_months: OutletWindow = None,
    ) -> CascadeAnswer:
        outlets = Outlets.of(outlet_threshold, outlet_window_months)
        asked = scope(as_of, known_at, minimum_certainty, depth, max_parties, max_rows, outlets)
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
        max_degree: MaxDegree = None,
        minimum_identity: MinimumIdentity = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        minimum_certainty: Minimum = None,
        depth: int | None = None,
        max_parties: int | None = None,
    ) -> LinkageAnswer:
        asked = scope(as_of, known_at, minimum_certainty, depth, max_parties)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        crossing = TraversalPolicy.of(max_degree, minimum_identity, state_holders=cross_state_holders)
        answer = linkage.personnel_linkage(graph, subject, asked, include_former=include_former, crossing=crossing)
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
