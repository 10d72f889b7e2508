"""What answers are made of: parties, agencies, rules, listings and steps of proof, as answers name them."""

import re
from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from cscs_graph.model.answers import wording
from cscs_graph.model.codes import (
    Certainty,
    CodeFlag,
    Completeness,
    CounterEffect,
    CounterTrigger,
    DocumentKind,
    Domain,
    Effect,
    GradeType,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
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
    criteria_stated: int | None = None
    section: str | None = None
    source_id: str | None = None
    controlled_by: tuple[AgencyRef, ...] = ()


class MouRef(Part):
    id: str
    title_zh: str
    title_en: str | None = None
    document_no: str | None = None
    document_kind: DocumentKind = DocumentKind.MEMORANDUM
    regime: str | None = None
    scope: tuple[TargetClass, ...] = ()
    signatories_stated: int | None = None
    measures_stated: int | None = None
    completeness: Completeness = Completeness.UNKNOWN
    section: str | None = None
    source_id: str | None = None


class GradeSchemeRef(Part):
    """A way of grading enterprises, as answers name it (§5.1)."""

    id: str
    name_en: str
    name_zh: str | None = None
    grade_type: GradeType


class MeasureGroupRef(Part):
    """What several measures say in other words."""

    id: str
    name_en: str
    name_zh: str | None = None


class MeasureRef(Part):
    id: str
    number: str
    name_en: str
    name_zh: str | None = None
    effect: Effect
    domain: Domain
    whole_consortium: bool = False
    equivalence_group: MeasureGroupRef | None = None
    """What it has in common with measures of other documents, where one says the same."""
    imposed_by_text: str | None = None
    """The source's own words, where it names no agency that could be resolved."""
    section: str | None = None

    @property
    def own_number(self) -> str | None:
        """Its number in the document; None where the number is the collection's own, which has a Latin letter."""
        return None if re.search("[A-Za-z]", self.number) else self.number


class Dispute(Part):
    """Evidence against a listing, and what the rules make of it (§4.3, §9.7)."""

    trigger: CounterTrigger
    since: date
    event_id: str
    effect: CounterEffect | None
    """Null: no loaded rule says, and the listing goes on counting."""
    rule_id: str | None = None
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
    disputes: tuple[Dispute, ...] = ()
    counts: bool = True
    """False: evidence against it sets it aside. It is shown, and nothing follows from it."""


class StepKind(StrEnum):
    FACT = "fact"
    RULE = "rule"
    HYPOTHESIS = "hypothesis"


class OutletCount(Part):
    """What a rule that counts penalised outlets found (§9.4)."""

    outlets: int
    threshold: int
    window_months: int


class ProofStep(Part):
    """One fact or rule on the path of proof, read start to end."""

    kind: StepKind
    type: str
    """Relationship type, or what the rule is: ESTABLISHED_BY, STIPULATES, IMPOSES, ADMITS_NO_BLACKLISTED, TRIGGERS,
    CONCERNS_GRADE."""
    from_id: str
    from_name: str
    from_name_en: str | None = None
    """Name in English, where `from_name` is none and there is one. Likewise below."""
    from_name_zh: str | None = None
    to_id: str
    to_name: str
    to_name_en: str | None = None
    to_name_zh: str | None = None
    detail: str | None = None
    """A code of the relationship type, or free text: the reason of a listing, the number of a document."""
    decided_by: AgencyRef | None = None
    document_no: str | None = None
    number: str | None = None
    """Number of a measure in its document."""
    list_kind: ListKind | None = None
    counted: OutletCount | None = None
    fact_id: str | None
    since: date | None
    until: date | None
    channel: str | None = None
    certainty: Certainty | None = None
    section: str | None = None
    source: SourceRef | None

    @cached_property
    def clause_en(self) -> str:
        """What the step says, as part of a sentence."""
        return wording.clause(self, wording.ENGLISH)

    @cached_property
    def clause_zh(self) -> str:
        return wording.clause(self, wording.CHINESE)

    @property
    def sentence_en(self) -> str:
        """What the step says, as a sentence."""
        return wording.sentence(self.clause_en, wording.ENGLISH)

    @property
    def sentence_zh(self) -> str:
        return wording.sentence(self.clause_zh, wording.CHINESE)


class Target(Part):
    """Whom a measure meets, and as what."""

    party: PartyRef
    target_class: TargetClass
