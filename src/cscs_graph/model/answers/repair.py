"""The answer to a question of credit repair (§4.3, §9.8): where a listing stands, and what leads off the list."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, Part, PartyRef, ProofStep, SourceRef
from cscs_graph.model.codes import (
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


class RuleBasis(Part):
    """The rule that a statement rests on."""

    rule_id: str
    edition_id: str
    edition: str
    document_no: str | None
    section: str | None
    certainty: Certainty
    since: date | None
    until: date | None
    text_zh: str | None
    note: str | None
    source: SourceRef | None


class TermView(Part):
    """A rule on how long, applied to this listing. Every day is the first on which it may happen."""

    aspect: TermAspect
    minimum_months: int | None
    term_months: int | None
    term_days: int | None
    extension_min_months: int | None
    extension_max_months: int | None
    maximum_months: int | None
    early_after_months: int | None
    early_from: EventKind | None
    conditions: tuple[EventKind, ...]
    barred_by: tuple[str, ...]
    irreparable: bool
    earliest: date | None
    """First day on which an application is possible; null if not known, or if what it runs from has not happened."""
    ends_on: date | None
    """First day on which it is over without an application."""
    latest_end: date | None
    """The longest that the rule allows."""
    basis: RuleBasis


class NextStep(Part):
    """A step of the procedure that is open: who has to take it, and by when."""

    kind: EventKind
    name_en: str
    name_zh: str | None
    actor: StepActor
    agencies: tuple[AgencyRef, ...]
    """Those who have to take it, where the actor is the agency."""
    addressee: str | None
    due: date | None
    """Last day of the limit; null where none is stated or it has not begun to run."""
    overdue: bool
    basis: RuleBasis


class TakenStep(Part):
    """An event, and what it did to the state."""

    event_id: str
    kind: EventKind
    day: date
    outcome: EventOutcome | None
    taken_by: AgencyRef | None
    document_no: str | None
    note: str | None
    before: RepairState
    after: RepairState
    due: date | None
    late: bool
    """It came after the last day of its limit."""
    proof: ProofStep


class RepairBlock(Part):
    """What keeps the party from applying, or from being removed."""

    kind: BlockKind
    until: date | None = None
    condition: EventKind | None = None
    listings: tuple[str, ...] = ()
    detail: str
    rule_id: str | None = None


class LateNotice(Part):
    """Whether headquarters may learn too late of the decision: the deciding office sits in another province (§9.8)."""

    risk: bool | None
    """Null: a region is not known. That is not the absence of the risk."""
    headquarters: PartyRef
    """The party itself; of a branch, its company."""
    headquarters_province: str | None
    """First two digits of the division code."""
    agency_province: str | None
    certainty: Certainty
    section: str
    objection_deadline: date | None
    objection_deadline_passed: bool | None
    detail: str
    proof: tuple[ProofStep, ...] = ()


class AppliedEdition(Part):
    """A set of rules that the answer draws on, what for, and why this one."""

    edition_id: str
    name: str
    document_no: str | None
    used_for: tuple[str, ...]
    why: str


class Repair(Part):
    """One stay on a blacklist on its way off the list (§4.3)."""

    listing: ListingRef
    state: RepairState
    state_since: date | None
    tier: Tier | None
    rules_on: date
    """The day whose rules apply: of the application under way, else the day asked about."""
    term: TermView | None
    """On the stay; null where the loaded rules are silent."""
    publication: TermView | None
    earliest_application: date | None
    earliest_removal: date | None
    minimum_basis: TermBasis | None
    next_step: NextStep | None
    blocks: tuple[RepairBlock, ...]
    overdue: tuple[NextStep, ...]
    steps: tuple[TakenStep, ...]
    missing: tuple[EventKind, ...]
    """Required steps of which no record is loaded although a later one was taken."""
    late_notice: LateNotice
    editions: tuple[AppliedEdition, ...]
    unknown: tuple[str, ...]
    """What the loaded rules do not say: unknown, not nil."""


class RepairAnswer(Answer):
    """Where one listing stands (§4.3)."""

    subject: PartyRef
    repair: Repair


class RepairsAnswer(Answer):
    """Where every blacklisting of a party stands (§4.3)."""

    subject: PartyRef
    repairs: tuple[Repair, ...]
