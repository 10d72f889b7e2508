"""Bodies of rules and what changes from one to another, in GraphQL."""

from datetime import date

import strawberry

from cscs_graph.api.types.answers import Consequence, Target
from cscs_graph.api.types.codes import Effect
from cscs_graph.api.types.heading import Answer, MouCoverage
from cscs_graph.api.types.parties import Listing, Party
from cscs_graph.api.types.rules import MeasureGroup, Source
from cscs_graph.model.answers import ChangeKind, ChangeReason

strawberry.enum(ChangeKind, description="Whether a consequence is on one side only, or not the same on both.")
strawberry.enum(ChangeReason, description="Why a consequence is on one side only, or not the same on both.")


@strawberry.type(name="Regime", description="A body of rules that was in force together.")
class RegimeRef:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    since: date | None
    until: date | None
    note: str | None
    section: str | None
    source: Source | None


@strawberry.type(description="One regime as the answer could draw on it.")
class RegimeSide:
    regime: RegimeRef
    consequences: int
    lists_with_rules: list[strawberry.ID]
    lists_without_rules: list[strawberry.ID] = strawberry.field(
        description="No rule of this regime is loaded for these lists: what followed is unknown, not nothing."
    )
    lists_not_in_force: list[strawberry.ID]
    mous: list[MouCoverage]


@strawberry.type(description="What is not the same on both sides.")
class ChangedAspect:
    aspect: str
    before: str | None
    after: str | None


@strawberry.type(description="One consequence that appears, disappears or changes from the first regime to the second.")
class RegimeChange:
    kind: ChangeKind
    target: Target
    effect: Effect
    equivalence_group: MeasureGroup | None
    before: Consequence | None = strawberry.field(description="Its bases are the rows of the first regime.")
    after: Consequence | None = strawberry.field(description="Its bases are the rows of the second regime.")
    aspects: list[ChangedAspect]
    reason: ChangeReason
    because: str


@strawberry.type(description="The cascade of a party under the rules of each regime alone, and what differs.")
class RegimeDiff(Answer):
    subject: Party
    listings: list[Listing]
    before: RegimeSide
    after: RegimeSide
    changes: list[RegimeChange]
    unchanged: int
