"""The screening of a supplier list in GraphQL."""

import strawberry

from cscs_graph.api.types.answers import Contaminator, NotCrossed, Reached, Tie
from cscs_graph.api.types.codes import ControlBasis, Effect, MatchOutcome, MatchRule
from cscs_graph.api.types.heading import Answer, Truncation
from cscs_graph.api.types.parties import Listing, Party


@strawberry.input(description="One row of a supplier list: codes, names, or both.")
class SupplierInput:
    own_id: str | None = strawberry.field(default=None, description="Your own number, handed back as it is.")
    names: list[str] = strawberry.field(
        default_factory=list[str], description="Chinese, English, pinyin or former names."
    )
    codes: list[str] = strawberry.field(
        default_factory=list[str], description="USCC, organisation code, legacy number or id."
    )


@strawberry.type(description="One row as it was given.")
class Supplier:
    row: int = strawberry.field(description="Its place in the request, counted from 1.")
    own_id: str | None
    names: list[str]
    codes: list[str]


@strawberry.type(description="A loaded party that a row may mean, and why.")
class Match:
    party: Party
    rule: MatchRule
    score: float = strawberry.field(description="1 for a code; a name reaches less and never identifies for certain.")
    matched: str = strawberry.field(description="The code or name that agreed.")
    differs: list[str]
    listings: list[Listing] = strawberry.field(description="Its stays on lists on the day, blacklists and redlists.")


@strawberry.type(description="How many measures of one effect follow from the supplier's own blacklist stays.")
class EffectCount:
    effect: Effect
    on_supplier: int
    on_others: int


@strawberry.type(
    description="A party that controls the supplier, or may (§9.6). Control carries no consequence (§9.5)."
)
class ControlledFrom:
    party: Party
    certain: bool
    ultimate: bool
    basis: list[ControlBasis]
    listings: list[Listing] = strawberry.field(description="Its own blacklist stays on the day.")


@strawberry.type(description="What is loaded about one row. Empty is never clean: see outcome and coverage.")
class Screened:
    supplier: Supplier
    outcome: MatchOutcome
    match: Match | None = strawberry.field(description="Null where it is not settled who is meant.")
    candidates: list[Match]
    candidates_left_out: int
    code_faults: list[str] = strawberry.field(description="What is wrong with codes that no loaded party carries.")
    effects: list[EffectCount]
    reached: list[Reached]
    rewards_lost: list[Listing]
    as_supplier: Contaminator | None = strawberry.field(
        description="How it would endanger a filing that declares it as a supplier (§9.5); null: no way is loaded."
    )
    as_co_bidder: Contaminator | None
    ties: list[Tie] = strawberry.field(
        description="Blacklisted parties to which it is tied through people (§9.3); no claim that liability follows."
    )
    controllers: list[ControlledFrom] | None = strawberry.field(description="Null: no rule on control is loaded.")
    not_crossed: list[NotCrossed]
    truncated: list[Truncation]
    lists_without_measures: list[strawberry.ID]


@strawberry.type(description="The screening of a batch of suppliers, in their order (§4.2, §9.3, §9.5).")
class ScreeningAnswer(Answer):
    suppliers: list[Screened]
