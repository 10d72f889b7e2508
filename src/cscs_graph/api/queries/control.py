"""Ownership and control (§9.6). A field checks its arguments, asks the analysis, and shows the answer as it is."""

from typing import Annotated

import strawberry

from cscs_graph.analysis.control import beneficial, controllers, trees
from cscs_graph.analysis.core.bounds import MAX_PARTIES, MAX_ROWS
from cscs_graph.analysis.parties import parties
from cscs_graph.api.context import Ask
from cscs_graph.api.queries.arguments import AsOf, KnownAt, PartyArgument, scope
from cscs_graph.api.types.codes import Direction, shown_as
from cscs_graph.api.types.control import (
    ActualControllersAnswer,
    BeneficialOwnersAnswer,
    ControlledByAnswer,
    OwnershipTreeAnswer,
)

Rule = Annotated[
    str | None,
    strawberry.argument(description="Edition of the loaded rules, or a threshold such as `>0.5`; default: by the day."),
]
Edition = Annotated[
    str | None, strawberry.argument(description="Edition of the loaded ladder; default: the one of the day.")
]


@strawberry.type
class ControlQuery:
    @strawberry.field(description="Who controls a company: certain and possible, ultimate and in between (§9.6).")
    async def actual_controllers(
        self,
        info: Ask,
        party: PartyArgument,
        rule: Rule = None,
        cross_state_holders: bool = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        max_parties: int = MAX_PARTIES,
    ) -> ActualControllersAnswer:
        asked = scope(as_of, known_at, None, None, max_parties)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        answer = controllers.actual_controllers(
            graph, subject, asked, rule=rule, cross_state_holders=cross_state_holders
        )
        return shown_as(ActualControllersAnswer, await info.context.ask(answer))

    @strawberry.field(description="What a party controls, alone or in concert; of the head of a group: its members.")
    async def controlled_by(
        self,
        info: Ask,
        party: PartyArgument,
        rule: Rule = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        max_parties: int = MAX_PARTIES,
        max_rows: int = MAX_ROWS,
    ) -> ControlledByAnswer:
        asked = scope(as_of, known_at, None, None, max_parties, max_rows)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        return shown_as(
            ControlledByAnswer, await info.context.ask(controllers.controlled_by(graph, subject, asked, rule=rule))
        )

    @strawberry.field(description="Who owns a company, or what a party owns, level by level, saying what was cut.")
    async def ownership_tree(
        self,
        info: Ask,
        party: PartyArgument,
        direction: Direction = Direction.UP,
        min_share: Annotated[float, strawberry.argument(description="Smaller holdings are counted, not shown.")] = 0,
        cross_state_holders: bool = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        depth: int | None = 5,
        max_parties: int | None = None,
    ) -> OwnershipTreeAnswer:
        asked = scope(as_of, known_at, None, depth, max_parties)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        answer = trees.ownership_tree(
            graph,
            subject,
            asked,
            direction=direction,
            min_share=min_share,
            cross_state_holders=cross_state_holders,
        )
        return shown_as(OwnershipTreeAnswer, await info.context.ask(answer))

    @strawberry.field(description="The natural persons behind a company, by a dated ladder of tests.")
    async def beneficial_owners(
        self,
        info: Ask,
        party: PartyArgument,
        rule: Edition = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        max_parties: int = MAX_PARTIES,
    ) -> BeneficialOwnersAnswer:
        asked = scope(as_of, known_at, None, None, max_parties)
        graph = info.context.graph
        subject = await info.context.ask(parties.party_id_of(graph, str(party)))
        answer = beneficial.beneficial_owners(graph, subject, asked, rule=rule)
        return shown_as(BeneficialOwnersAnswer, await info.context.ask(answer))
