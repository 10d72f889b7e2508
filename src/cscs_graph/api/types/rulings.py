"""Criteria of entry, levels of decision, scope, attribution and enforcement outside government in GraphQL (§4)."""

from datetime import date

import strawberry

from cscs_graph.api.types.codes import (
    Certainty,
    CriterionKind,
    EnforcementKind,
    Level,
    ListKind,
    TargetClass,
)
from cscs_graph.api.types.rules import Agency, Source


@strawberry.type(description="One criterion of entry to a list, or to all lists of a kind (§4.1).")
class EntryCriterion:
    id: strawberry.ID
    list_id: strawberry.ID | None
    applies_to: ListKind | None = strawberry.field(description="The kind of lists, where it is a standard for all.")
    number: int
    kind: CriterionKind
    name_en: str
    name_zh: str | None
    amount_rmb_above: float | None
    share_above: float | None
    count_above: int | None
    period_months: int | None = strawberry.field(description="Length of the time looked at.")
    no_blacklisting: bool = strawberry.field(description="Met by being on no blacklist of any agency.")
    open_ended: bool = strawberry.field(description="Leaves further cases to the agency.")
    certainty: Certainty
    note: str | None
    section: str | None
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type(description="The lowest level of office that may decide, and the level that reviews (§4.1).")
class DecisionLevel:
    id: strawberry.ID
    list_id: strawberry.ID | None
    applies_to: ListKind | None
    name_en: str
    minimum_level: Level
    review_level: Level | None
    generally: bool = strawberry.field(description="The source foresees exceptions.")
    certainty: Certainty
    note: str | None
    section: str | None
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type(description="Who keeps a list, which office put the party on it, and whether that office may (§4.1).")
class Attribution:
    owners: list[Agency]
    deciding_office: Agency | None
    national_agencies: list[Agency] = strawberry.field(description="What the office is a branch of in the end.")
    level: Level | None
    below_minimum_level: bool | None = strawberry.field(
        description="Null where no office is stated or no rule governs."
    )
    decided_before_rule: bool | None = strawberry.field(description="The decision is older than the rule.")
    rule: DecisionLevel | None


@strawberry.type(description="Whom a memorandum names in its target paragraph, in its words (§4.2).")
class ScopeClause:
    id: strawberry.ID
    number: int
    name_zh: str
    target: TargetClass


@strawberry.type(
    description="What platforms, associations and other bodies outside government do with the lists (§4.4)."
)
class Enforcement:
    id: strawberry.ID
    kind: EnforcementKind
    name_en: str
    enforcers: list[Agency]
    enforcers_stated: int | None = strawberry.field(description="How many the source speaks of.")
    enforcers_text: str | None
    list_id: strawberry.ID | None
    certainty: Certainty
    note: str | None
    section: str | None
    since: date | None
    until: date | None
    source: Source | None
