"""The answer to a question of credit repair (§4.3, §9.8): how far a listing has come, and what leads to its removal."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import ListKey, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, GroundRef, ListingRef, PartyRef, SourceRef
from cscs_graph.model.answers.steps import ProofStep
from cscs_graph.model.codes import (
    BlockKind,
    Certainty,
    DayUnit,
    EventKind,
    EventOutcome,
    RepairState,
    StepActor,
    TermAspect,
    TermBasis,
    Tier,
)


class RuleBasis(Dated):
    """The rule that a statement rests on."""

    rule_id: str
    """Id of the rule."""
    edition_id: str
    """Id of the document that the rule stands in."""
    edition: str
    """Name of that document."""
    edition_zh: str | None = None
    """Its name in Chinese; null where it has none."""
    document_no: str | None
    section: str | None
    certainty: Certainty
    since: date | None
    until: date | None
    text_zh: str | None
    """Its words in Chinese."""
    note: str | None
    source: SourceRef | None


class TermView(Part):
    """A rule on how long, applied to this listing. Every day is the first on which it may happen."""

    aspect: TermAspect
    """What the term is about."""
    grounds: tuple[GroundRef, ...] = ()
    """The criteria of which the listing rests on one alone; empty: any."""
    several_grounds: bool = False
    """It is about listings that rest on several grounds at once."""
    minimum_months: int | None
    """Months that have to pass at least."""
    term_months: int | None
    """Months after which it is over by itself."""
    term_days: int | None
    """Days after which it is over by itself."""
    extension_min_months: int | None
    """Months of an extension, at least."""
    extension_max_months: int | None
    """Months of an extension, at most."""
    extension_if_en: str | None
    """Who may extend it, and in which cases; null where no text seen says so."""
    extension_if_zh: str | None
    """The same in Chinese."""
    maximum_months: int | None
    """Months that it lasts at most, extensions counted."""
    early_after_months: int | None
    """Months after which an application for an earlier end is possible."""
    early_from: EventKind | None
    """The event from which these run."""
    conditions: tuple[EventKind, ...]
    """Events that have to have happened."""
    barred_by: tuple[ListKey, ...]
    """Lists on which the party must not be."""
    irreparable: bool
    """No application leads off the list."""
    earliest: date | None
    """First day on which an application is possible; null if not known, or if what it runs from has not happened."""
    ends_on: date | None
    """First day on which it is over without an application."""
    latest_end: date | None
    """The longest that the rule allows."""
    basis: RuleBasis
    """The rule that says so."""


class NextStep(Part):
    """A step of the procedure that is open: who has to take it, and by when."""

    kind: EventKind
    """What it is."""
    name_en: str
    name_zh: str | None
    actor: StepActor
    """Who has to take it."""
    agencies: tuple[AgencyRef, ...]
    """Those who have to take it, where the actor is the agency."""
    addressee: str | None
    """To whom it is addressed, in the rule's words."""
    due: date | None
    """Last day of the limit; null where none is stated or it has not begun to run."""
    due_in: DayUnit | None
    """In which days the limit counts; null where there is none."""
    overdue: bool
    """Its limit is past on the day asked about."""
    basis: RuleBasis
    """The rule that says so."""


class TakenStep(Part):
    """An event, and what it did to the state."""

    event_id: str
    """Id of the event."""
    kind: EventKind
    """What it is."""
    day: date | None
    """The day of it; null for a listing whose day is not known."""
    outcome: EventOutcome | None
    """How it came out; null where it has no outcome."""
    taken_by: AgencyRef | None
    """The agency that took it; null for the party."""
    document_no: str | None
    note: str | None
    before: RepairState
    """Where the listing stood before it."""
    after: RepairState
    """Where the listing stood after it."""
    due: date | None
    """Last day of its limit; null where none is stated."""
    due_in: DayUnit | None
    """In which days the limit counts; null where there is none."""
    late: bool
    """It came after the last day of its limit."""
    proof: ProofStep
    """The record of it."""


class RepairBlock(Part):
    """What keeps the party from applying, or from being removed."""

    kind: BlockKind
    """What it is."""
    until: date | None = None
    """First day on which it no longer prevents removal, exclusive; null where that is not known."""
    condition: EventKind | None = None
    """The event that is missing."""
    listings: Paged[ListingRef] = ()
    """Other listings that prevent removal."""
    detail: str
    """In words, what prevents removal."""
    detail_zh: str
    """In Chinese, what prevents removal."""
    rule_id: str | None = None
    """Id of the rule that says so; null where no rule does."""


class LateNotice(Part):
    """Whether headquarters may learn too late of the decision: the deciding office sits in another province (§9.8)."""

    risk: bool | None
    """Null: a region is not known. That is not the absence of the risk."""
    headquarters: PartyRef
    """The party itself; of a branch, its company."""
    headquarters_province: str | None
    """First two digits of the division code."""
    agency_province: str | None
    """First two digits of the division code of the deciding office."""
    certainty: Certainty
    section: str
    """Section of the report that the risk comes from."""
    objection_deadline: date | None
    """Last day for an objection; null where no rule states one."""
    objection_deadline_passed: bool | None
    """Whether it is past on the day asked about; null where there is none."""
    detail: str
    """In words, what is known and what is not."""
    detail_zh: str
    """In Chinese, what is known and what is not."""
    proof: tuple[ProofStep, ...] = ()


class AppliedEdition(Part):
    """A set of rules that the answer draws on, what for, and why this one."""

    edition_id: str
    """Id of the document."""
    name: str
    """Name of the document."""
    name_zh: str | None
    """Its name in Chinese; null where it has none."""
    document_no: str | None
    used_for: tuple[str, ...]
    """What it was drawn on for."""
    why: str
    """Why this one, and not another."""
    why_zh: str
    """In Chinese, why this one, and not another."""


class Repair(Part):
    """One blacklisting, and how far it has come towards removal (§4.3)."""

    listing: ListingRef
    state: RepairState
    """Where it stands."""
    state_since: date | None
    """Since when it stands there; null where that is not known."""
    tier: Tier | None
    """Severity of what led to it."""
    rules_on: date
    """The day whose rules apply: of the application under way, else the day asked about."""
    term: TermView | None
    """How long the listing lasts; null where the loaded rules are silent."""
    terms_by_ground: tuple[TermView, ...] = ()
    """Where the rules set a term by ground and that of the listing is not recorded: the term of each."""
    publication: TermView | None
    """On how long it is published; null where the loaded rules are silent."""
    earliest_application: date | None
    """First day on which an application is possible; null where that is not known."""
    earliest_removal: date | None
    """First day on which it may end, unless what `unless` names happens; null where that is not known."""
    unless: EventKind | None
    """What ends it sooner than `earliestRemoval`, and has not happened; null where the rules know nothing that does."""
    unless_after_months: int | None
    """Months from then to a removal; 0: at once."""
    minimum_basis: TermBasis | None
    """What the earliest application rests on."""
    next_step: NextStep | None
    """The step that is open; null where none is."""
    blocks: tuple[RepairBlock, ...]
    """What prevents removal."""
    overdue: Paged[NextStep]
    """Steps whose limit is past."""
    steps: Paged[TakenStep]
    """What happened, in order."""
    missing: tuple[EventKind, ...]
    """Required steps of which no record is loaded although a later one was taken."""
    late_notice: LateNotice
    """Whether headquarters may learn of it too late."""
    editions: tuple[AppliedEdition, ...]
    """The sets of rules that were drawn on."""
    unknown: tuple[str, ...]
    """What the loaded rules do not say: unknown, not nil."""
    unknown_zh: tuple[str, ...]
    """The same in Chinese."""


class RepairAnswer(Answer):
    """Where one listing stands (§4.3)."""

    subject: PartyRef
    repair: Repair
    """Where it stands."""


class RepairsAnswer(Answer):
    """Where every blacklisting of a party stands (§4.3)."""

    subject: PartyRef
    repairs: Paged[Repair]
    """Where each stands, ended ones too."""
