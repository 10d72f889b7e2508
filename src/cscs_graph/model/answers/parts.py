"""What answers are made of: parties, agencies, sources, lists and listings, as answers name them."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated

from pydantic import computed_field, field_validator

from cscs_graph.model.answers.marks import Hidden, Key
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.codes import (
    Certainty,
    CodeFlag,
    CounterEffect,
    CounterTrigger,
    EntityKind,
    IdentityGrade,
    Level,
    ListKind,
    ListStatus,
    RepairState,
    TargetClass,
    Tier,
)
from cscs_graph.model.language import LanguageCode, language


class PartyKind(StrEnum):
    """Whether a party is an organisation or a natural person."""

    ENTITY = "entity"
    """A registered organisation."""
    PERSON = "person"
    """A natural person."""


class PartyRef(Part):
    """A party as answers name it."""

    id: str
    kind: Annotated[PartyKind, Hidden]
    entity_kind: EntityKind | None = None
    """Of an entity: what sort of organisation it is."""
    name: str
    """Its registered name, most often in Chinese."""
    name_en: str | None = None
    uscc: str | None = None
    """Unified Social Credit Code of 18 characters (GB 32100-2015); null where none is known."""
    identity: IdentityGrade | None = None
    """Of a person: how sure it is that all facts mean one person."""
    state_holder: bool = False
    """A state-asset holder, which is not crossed unless asked (Company Law 2023, art. 265)."""
    stub: bool = False
    """Known from a mention only."""
    industry_code: Annotated[str | None, Hidden] = None
    """Of an entity: its class of the national classification of industries (GB/T 4754)."""
    flags: tuple[CodeFlag, ...] = ()
    """Doubts about its codes, which are kept as they were given."""


class AgencyRef(Part):
    """A regulator, court, council member or other body (Appendix I)."""

    id: str
    name_en: str | None = None
    name_zh: str | None = None
    abbreviation: str | None = None
    """What it is called for short."""
    kind: str | None = None
    """What sort of body it is, in the source's words."""
    level: Level = Level.NATIONAL
    """Level of administration."""
    region_code: str | None = None
    """Division that it is of (GB/T 2260); null for a national one."""
    council_member_no: int | None = None
    """Its number among the members of the council; null: it is no member."""
    record_share_min: float | None = None
    """Share of its records in the central files that is certain, 0 to 1 (§8.1)."""
    record_share_max: float | None = None
    """Share of its records in the central files that is possible, 0 to 1."""
    section: str | None = None

    @property
    def called(self) -> str:
        """Its English name, or the Chinese one where it has no other."""
        return self.name_en or self.name_zh or self.id


class SourceRef(Part):
    """A publication that a statement comes from."""

    id: str
    title: str
    """Its title, in its own language."""
    title_zh: str | None = None
    """Its title in Chinese, where that is another."""
    publisher: str | None = None
    """Who published it."""
    publisher_zh: str | None = None
    """Who published it, in Chinese."""
    published: str | None = None
    """When it was published: a year, a month or a day; null: not stated."""
    url: str | None = None
    """Where it was found."""
    licence: str | None = None
    """Under which terms it may be used."""
    second_hand: bool = False
    """It reports what a document says: the text itself has not been seen."""


class ListRef(Part):
    """A blacklist or redlist (§4.1, Appendix III)."""

    id: str
    name_en: str
    name_zh: str | None = None
    kind: ListKind
    """Whether it punishes or rewards."""
    status: ListStatus = ListStatus.ESTABLISHED
    """Whether it is in use."""
    minimum_term_months: int | None = None
    """Months that a listing on it lasts at least; null: not stated."""
    minimum_term_before: date | None = None
    """First day from which a listing no longer has that term; null: every listing has it."""
    requires_no_blacklisting: bool | None = None
    """Whether it holds nobody who is on a blacklist; null: not stated."""
    listable: tuple[PartyKind, ...] = ()
    """What can be on it: entities, persons, or both."""
    entry_threshold: str | None = None
    """From what on a party comes onto it, in the source's words."""
    criteria_stated: int | None = None
    """Number of criteria of entry that its rules state."""
    section: str | None = None
    source_id: Annotated[str | None, Hidden] = None
    controlled_by: tuple[AgencyRef, ...] = ()
    """The agencies that keep it."""

    @field_validator("listable", mode="before")
    @classmethod
    def _as_kinds(cls, labels: Iterable[str]) -> list[str]:
        """A rule names the labels."""
        return [label.lower() for label in labels]


class Dispute(Part):
    """Evidence against a listing, and what the rules make of it (§4.3, §9.7)."""

    trigger: CounterTrigger
    """What the evidence is."""
    since: date
    event_id: str
    """Id of the event that it rests on."""
    effect: CounterEffect | None
    """Null: no loaded rule says, and the listing goes on counting."""
    rule_id: str | None = None
    """Id of the rule that says what it does; null: no loaded rule says."""
    section: str | None = None


class GroundRef(Part):
    """A criterion of entry that a decision found to be met (§4.1)."""

    id: str
    number: int
    """Its number in the rules of the list."""
    name_en: str
    name_zh: str | None = None


class ListingRef(Dated):
    """One party on one list, from a day until a day (§4.1).

    `hypothetical` in a what-if; `implied` where a rule rather than a decision makes it.
    """

    id: str
    party_id: Key
    credit_list: ListRef
    decided_by: AgencyRef | None = None
    """The agency that decided it; null where that is not known."""
    since: date | None
    until: date | None
    earliest_removal: date | None = None
    """First day on which it may end; null where that is not known."""
    tier: Tier | None = None
    """Severity of what led to it."""
    reason: str | None = None
    """Why, in the words of the decision."""
    reason_zh: str | None = None
    """In Chinese, where the source says it in another language."""
    grounds: tuple[GroundRef, ...] = ()
    """The criteria of entry that the decision found to be met; empty where that is not known."""
    note: str | None = None
    """What a reader has to know of this record."""
    note_zh: str | None = None
    """The same in Chinese."""
    legal_basis: str | None = None
    """What the decision rests on, in its own words."""
    document_no: str | None = None
    """Number of the decision; of a court's enforcement the case number."""
    filed_on: date | None = None
    """Day on which the case was filed."""
    amount_rmb: float | None = None
    """What is at stake or still owed, in yuan."""
    creditor: str | None = None
    """Who applied for the enforcement, as named."""
    term_over: date | None = None
    """Where no end is recorded: the day on which the longest term that is known for it was over, if that is past. Whether it
    still stands is then not known (§4.3)."""
    term_reported: str | None = None
    """Where no rule of its list sets that term, and it is only what is reported of lists in general: when its source was
    published."""
    repair_state: RepairState | None = None
    """How far it has come towards removal, as recorded."""
    hypothetical: bool = False
    """Supposed in a what-if."""
    implied: bool = False
    """Follows from a rule rather than from a decision."""
    recorded_at: Annotated[datetime | None, Hidden] = None
    """When this version of it became known."""
    disputes: tuple[Dispute, ...] = ()
    """Evidence against it, and what the rules make of that."""
    counts: bool = True
    """False: it is disregarded for the evidence against it. It is shown, and nothing follows from it."""

    @computed_field
    @property
    def version(self) -> str:
        """Names this version of it: what was recorded when, the evidence against it that is known, and whether its longest term
        is over."""
        stated = self.recorded_at.isoformat() if self.recorded_at else f"{self.since}"
        if not self.disputes and self.term_over is None:
            return f"{self.id}@{stated}"
        known = (str(self.counts), str(self.term_over or ""))
        held = "\x1f".join((*(dispute.model_dump_json() for dispute in self.disputes), *known))
        return f"{self.id}@{stated}+{blake2b(held.encode(), digest_size=4).hexdigest()}"


class ChannelRef(Part):
    """One channel: how consequences travel from one party to another."""

    name: str
    """What it is called."""
    says: str
    """What travels along it, and to whom."""
    certainty: Certainty
    """How well it is documented, unless a rule raises that."""
    section: str | None = None


class Target(Part):
    """Whom a measure meets, and as what."""

    party: PartyRef
    """Whom it meets."""
    target_class: TargetClass
    """As what the memorandum names it."""

    def called(self, listed: str, code: LanguageCode) -> str:
        """As what, in words: a company is on the list itself, or part of the one that is. `listed`: id of the listed party."""
        words = language(code)
        if self.target_class is TargetClass.COMPANY and self.party.id != listed:
            return words.pattern("part_of_listed")
        return words.word("target_class", self.target_class)
