"""Credit repair in GraphQL (§4.3, §9.8)."""

from datetime import date

import strawberry

from cscs_graph.api.types.answers import ProofStep
from cscs_graph.api.types.codes import (
    BlockKind,
    Certainty,
    EventKind,
    EventOutcome,
    RepairState,
    StepActor,
    TermAspect,
    TermBasis,
    Tier,
)
from cscs_graph.api.types.heading import Answer
from cscs_graph.api.types.parties import Listing, Party
from cscs_graph.api.types.rules import Agency, Source


@strawberry.type(description="The rule that a statement rests on.")
class RuleBasis:
    rule_id: strawberry.ID
    edition_id: strawberry.ID
    edition: str
    document_no: str | None
    section: str | None
    certainty: Certainty
    since: date | None
    until: date | None
    text_zh: str | None
    note: str | None
    source: Source | None


@strawberry.type(description="A rule on how long, applied to a listing. Every day is the first on which it may happen.")
class TermView:
    aspect: TermAspect
    minimum_months: int | None
    term_months: int | None
    term_days: int | None
    extension_min_months: int | None
    extension_max_months: int | None
    maximum_months: int | None
    early_after_months: int | None
    early_from: EventKind | None
    conditions: list[EventKind]
    barred_by: list[str] = strawberry.field(description="Ids of lists on which the party must not be.")
    irreparable: bool
    earliest: date | None
    ends_on: date | None = strawberry.field(description="When it is over without an application.")
    latest_end: date | None
    basis: RuleBasis


@strawberry.type(description="A step of the procedure that is open: who has to take it, and by when.")
class NextStep:
    kind: EventKind
    name_en: str
    name_zh: str | None
    actor: StepActor
    agencies: list[Agency]
    addressee: str | None
    due: date | None = strawberry.field(
        description="Last day of the limit; null where none is stated or none runs yet."
    )
    overdue: bool
    basis: RuleBasis


@strawberry.type(description="An event, and what it did to the state.")
class TakenStep:
    event_id: strawberry.ID
    kind: EventKind
    day: date
    outcome: EventOutcome | None
    taken_by: Agency | None
    document_no: str | None
    note: str | None
    before: RepairState
    after: RepairState
    due: date | None
    late: bool
    proof: ProofStep


@strawberry.type(description="What keeps the party from applying, or from being removed.")
class RepairBlock:
    kind: BlockKind
    until: date | None
    condition: EventKind | None
    listings: list[strawberry.ID]
    detail: str
    rule_id: strawberry.ID | None


@strawberry.type(description="Whether the deciding office sits in another province than headquarters (§9.8).")
class LateNotice:
    risk: bool | None = strawberry.field(description="Null: a region is not known.")
    headquarters: Party
    headquarters_province: str | None
    agency_province: str | None
    certainty: Certainty
    section: str
    objection_deadline: date | None
    objection_deadline_passed: bool | None
    detail: str
    proof: list[ProofStep]


@strawberry.type(description="A set of rules that the answer draws on.")
class AppliedEdition:
    edition_id: strawberry.ID
    name: str
    document_no: str | None
    used_for: list[str]
    why: str


@strawberry.type(description="One stay on a blacklist on its way off the list (§4.3).")
class Repair:
    listing: Listing
    state: RepairState
    state_since: date | None
    tier: Tier | None
    rules_on: date = strawberry.field(description="The day whose rules apply.")
    term: TermView | None = strawberry.field(description="On the stay; null where the loaded rules are silent.")
    publication: TermView | None
    earliest_application: date | None
    earliest_removal: date | None
    minimum_basis: TermBasis | None
    next_step: NextStep | None
    blocks: list[RepairBlock]
    overdue: list[NextStep]
    steps: list[TakenStep]
    missing: list[EventKind] = strawberry.field(description="Required steps that nothing records.")
    late_notice: LateNotice
    editions: list[AppliedEdition]
    unknown: list[str] = strawberry.field(description="What the loaded rules do not say: unknown, not nil.")


@strawberry.type(description="Where one listing stands (§4.3).")
class RepairAnswer(Answer):
    subject: Party
    repair: Repair


@strawberry.type(description="Where every blacklisting of a party stands (§4.3).")
class RepairsAnswer(Answer):
    subject: Party
    repairs: list[Repair]
