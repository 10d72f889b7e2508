"""Answers: what a question returns, with the proof of every consequence.

Open ends and unknown starts are null here. Nothing in an answer is a verdict on a real firm: `coverage` says what was
looked at, and an empty answer differs from an unknown one.
"""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from cscs_graph.model.codes import (
    Certainty,
    CodeFlag,
    Completeness,
    Domain,
    Effect,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
    ParticipantRole,
    RepairState,
    TargetClass,
    Tier,
)


class Part(BaseModel):
    """Whatever an answer is made of."""

    model_config = ConfigDict(frozen=True)


class PartyKind(StrEnum):
    ENTITY = "entity"
    PERSON = "person"


class PartyRef(Part):
    """A party as answers name it."""

    id: str
    kind: PartyKind
    name: str
    name_en: str | None = None
    uscc: str | None = None
    identity: IdentityGrade | None = None
    """Of a person: how sure it is that all facts mean one person."""
    state_holder: bool = False
    stub: bool = False
    """Known from a mention only."""
    flags: tuple[CodeFlag, ...] = ()


class AgencyRef(Part):
    id: str
    name_en: str
    name_zh: str | None = None
    abbreviation: str | None = None
    kind: str | None = None
    level: Level = Level.NATIONAL
    region_code: str | None = None
    council_member_no: int | None = None
    record_share_min: float | None = None
    record_share_max: float | None = None
    section: str | None = None


class SourceRef(Part):
    id: str
    title: str
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None


class ListRef(Part):
    id: str
    name_en: str
    name_zh: str | None = None
    kind: ListKind
    status: ListStatus = ListStatus.ESTABLISHED
    minimum_term_months: int | None = None
    requires_no_blacklisting: bool | None = None
    listable: tuple[str, ...] = ()
    entry_threshold: str | None = None
    section: str | None = None
    source_id: str | None = None
    controlled_by: tuple[AgencyRef, ...] = ()


class MouRef(Part):
    id: str
    title_zh: str
    title_en: str | None = None
    document_no: str | None = None
    regime: str | None = None
    scope: tuple[TargetClass, ...] = ()
    measures_stated: int | None = None
    completeness: Completeness = Completeness.UNKNOWN
    section: str | None = None
    source_id: str | None = None


class MeasureRef(Part):
    id: str
    number: str
    name_en: str
    name_zh: str | None = None
    effect: Effect
    domain: Domain
    whole_consortium: bool = False
    imposed_by_text: str | None = None
    """The source's own words, where it names no agency that could be resolved."""
    section: str | None = None


class ListingRef(Part):
    """One stay on a list. `hypothetical` in a what-if; `implied` where a rule rather than a decision makes it."""

    id: str
    party_id: str
    credit_list: ListRef
    decided_by: AgencyRef | None = None
    since: date | None
    until: date | None
    earliest_removal: date | None = None
    tier: Tier | None = None
    reason: str | None = None
    legal_basis: str | None = None
    document_no: str | None = None
    repair_state: RepairState | None = None
    hypothetical: bool = False
    implied: bool = False


class StepKind(StrEnum):
    FACT = "fact"
    RULE = "rule"
    HYPOTHESIS = "hypothesis"


class ProofStep(Part):
    """One fact or rule on the path of proof, read start to end."""

    kind: StepKind
    type: str
    """Relationship type, or what the rule is: ESTABLISHED_BY, STIPULATES, IMPOSES."""
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    detail: str | None = None
    fact_id: str | None
    since: date | None
    until: date | None
    channel: str | None = None
    certainty: Certainty | None = None
    section: str | None = None
    source: SourceRef | None


class Target(Part):
    """Whom a measure meets, and as what."""

    party: PartyRef
    target_class: TargetClass


class Consequence(Part):
    """One measure that one party has to expect."""

    measure: MeasureRef
    effect: Effect
    target: Target
    imposed_by: tuple[AgencyRef, ...]
    since: date | None
    earliest_end: date | None
    """First day on which it may end: the end of the listing or of the post; null where no term is known."""
    certainty: Certainty
    listing: ListingRef
    mou: MouRef
    proof: tuple[ProofStep, ...]


class Reached(Part):
    """A party that consequences of a listing reach, whether or not the measures are loaded."""

    party: PartyRef
    channel: str
    target_class: TargetClass | None
    """The class in the memorandum's scope; null where only the standing is affected."""
    listing: ListingRef
    certainty: Certainty
    since: date | None
    earliest_end: date | None
    proof: tuple[ProofStep, ...]


class ApplicationRef(Part):
    id: str
    title: str
    kind: str | None = None
    filed_on: date | None = None
    decided_on: date | None = None
    filed_with: AgencyRef | None = None
    hypothetical: bool = False


class ApplicationAtRisk(Part):
    """A pending joint application in which a listed or reached party takes part (§9.5)."""

    application: ApplicationRef
    party: PartyRef
    role: ParticipantRole
    listing: ListingRef
    certainty: Certainty
    proof: tuple[ProofStep, ...]


class RewardLost(Part):
    """A redlist standing that a blacklisting ends, with the rewards that go with it (§4.1)."""

    listing: ListingRef
    rewards: tuple[MeasureRef, ...]
    because: tuple[ListingRef, ...]
    certainty: Certainty
    proof: tuple[ProofStep, ...]


class MouCoverage(Part):
    """How much of a memorandum this answer could draw on."""

    mou: MouRef
    credit_list_id: str
    measures_loaded: int


class ListCoverage(Part):
    credit_list_id: str
    listings: int
    first: date | None
    last: date | None


class Coverage(Part):
    """What the loaded data covers. "Not found" is never "clean"."""

    mous: tuple[MouCoverage, ...] = ()
    """The memoranda behind this answer."""
    lists_without_measures: tuple[str, ...] = ()
    """Lists of this answer of which no measure is loaded: their consequences are unknown, not nil."""
    lists_not_in_force: tuple[str, ...] = ()
    """Lists of this answer none of whose memoranda was in force on the day: nothing followed from them then."""
    lists: tuple[ListCoverage, ...] = ()
    """Lists that hold at least one listing."""
    lists_known: int = 0
    regions: tuple[str, ...] = ()
    """Provinces (first two digits of the division code) of the loaded entities."""
    agencies_deciding: int = 0
    """Number of agencies with at least one loaded decision."""
    publication: tuple[AgencyRef, ...] = ()
    """Agencies of this answer's lists with the share of their records that central files show (§8.1)."""
    notes: tuple[str, ...] = ()


class Truncation(Part):
    """Why an answer was cut short, and how far it got."""

    reason: str
    rounds: int
    parties: int


class Answer(Part):
    """What every answer says of itself."""

    question: str
    as_of: date
    known_at: datetime | None
    """Null: as known now."""
    minimum_certainty: Certainty
    regime: tuple[str, ...] = ()
    """The bodies of rules that it rests on."""
    coverage: Coverage
    truncated: Truncation | None = None


class CascadeAnswer(Answer):
    """Who must punish whom, how, through which path and under which rule (§4.2)."""

    subject: PartyRef
    listings: tuple[ListingRef, ...]
    """Blacklist stays that set the cascade off: decided, implied by a rule, or supposed."""
    consequences: tuple[Consequence, ...]
    reached: tuple[Reached, ...]
    applications: tuple[ApplicationAtRisk, ...]
    rewards: tuple[Consequence, ...]
    """What redlist standing gives the subject and is not lost."""
    rewards_lost: tuple[RewardLost, ...]


class TieStep(Part):
    """One post or control relation on the way from the subject to a tied party."""

    holder: PartyRef
    entity: PartyRef
    type: str
    role: str | None
    title: str | None
    since: date | None
    until: date | None
    former: bool
    outward: bool
    """True where the step leads from the entity to the holder of the post."""
    fact_id: str
    source: SourceRef | None


class TiePath(Part):
    """One shortest path, with the certainty of liability in either direction; null where no channel is known."""

    steps: tuple[TieStep, ...]
    towards_subject: Certainty | None
    """If the tied party is listed, how well is the channel to the subject documented?"""
    from_subject: Certainty | None
    """If the subject is listed, how well is the channel to the tied party documented?"""
    identity: IdentityGrade
    """The weakest grade of identity among the persons passed."""


class Tie(Part):
    """A person or company to which the subject is tied through people."""

    party: PartyRef
    hops: int
    former: bool
    """Tied only through roles that have ended."""
    listings: tuple[ListingRef, ...]
    """Its blacklist stays on the day asked about."""
    towards_subject: Certainty | None
    from_subject: Certainty | None
    paths: tuple[TiePath, ...]
    paths_left_out: int = 0


class LinkageAnswer(Answer):
    """Through which people a party is tied to others (§4.2, §9.3)."""

    subject: PartyRef
    ties: tuple[Tie, ...]
    former_ties: tuple[Tie, ...]


class Contaminator(Part):
    """A participant whose standing endangers the application."""

    party: PartyRef
    roles: tuple[ParticipantRole, ...]
    listings: tuple[ListingRef, ...]
    """The blacklist stays that make it so: its own, or of whoever it is affected through."""
    measures: tuple[MeasureRef, ...]
    """Measures of those lists on bidding and procurement, else all of theirs; empty where none is loaded."""
    certainty: Certainty
    proof: tuple[ProofStep, ...]


class Removal(Part):
    """A participant that has to leave; a lead has to be replaced."""

    party: PartyRef
    replace_lead: bool


class ContaminationFinding(Part):
    """One application: who endangers it, and what would clear it."""

    application: ApplicationRef
    participants: tuple[PartyRef, ...]
    contaminators: tuple[Contaminator, ...]
    removals: tuple[Removal, ...]
    """The smallest set of participants whose removal leaves no contaminator."""
    clears: bool
    """False where the asking party is itself a contaminator, or nobody would be left."""


class ContaminationAnswer(Answer):
    """Which joint bidders and declared suppliers put an application at risk (§9.5)."""

    subject: PartyRef | None
    findings: tuple[ContaminationFinding, ...]


class EntityDetails(Part):
    """Registration data of an entity."""

    id: str
    kind: str
    org_code: str | None = None
    reg_no: str | None = None
    other_names: tuple[str, ...] = ()
    other_codes: tuple[str, ...] = ()
    region_code: str | None = None
    industry_code: str | None = None
    address: str | None = None
    registered_capital: str | None = None
    registered_on: date | None = None


class RecordRef(Part):
    """One entry of a credit file (§3.1)."""

    id: str
    category_id: str
    category_number: int
    category_name: str
    title: str
    polarity: str
    access: str
    document_no: str | None = None
    amount_rmb: float | None = None
    issued_by: AgencyRef | None = None
    since: date | None
    until: date | None
    source: SourceRef | None


class RecordPage(Part):
    records: tuple[RecordRef, ...]
    more: bool


class CreditFile(Part):
    """The file of one party (§3): what is loaded of it, and why that is not all there is."""

    party: PartyRef
    as_of: date
    known_at: datetime | None
    has_file: bool
    """False for an entity without a USCC: the central files are keyed by it (§3.3)."""
    details: EntityDetails | None
    listings: tuple[ListingRef, ...]
    """Every stay on a list up to the day asked about, ended ones too."""
    coverage: Coverage


class Relation(Part):
    """One direct tie of a party; no claim that liability follows it."""

    key: str
    type: str
    outgoing: bool
    party: PartyRef
    role: str | None
    share_min: float | None
    share_max: float | None
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class RelationPage(Part):
    relations: tuple[Relation, ...]
    more: bool


class PathStep(Part):
    from_party: PartyRef
    to_party: PartyRef
    type: str
    outgoing: bool
    """True where the relationship reads from `from_party` to `to_party`."""
    role: str | None
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class PathAnswer(Part):
    """A shortest way between two parties, or none within the bounds."""

    found: bool
    steps: tuple[PathStep, ...]
    truncated: Truncation | None


class SearchHit(Part):
    """A party found by name, with the score explained: similarity of the query to the best matching name, 0 to 100."""

    party: PartyRef
    score: float
    matched_name: str
