"""Rules around the lists as answers name them: how one comes onto a list, who may decide it, who else enforces (§4)."""

from datetime import date, datetime

from pydantic import Field

from cscs_graph.model.answers.parts import AgencyRef, ListingRef, Part, PartyRef, SourceRef
from cscs_graph.model.codes import Certainty, CriterionKind, EnforcementKind, Level, ListKind, TargetClass


class RulePart(Part):
    """Dates and source of a rule; open ends and unknown starts are null."""

    id: str
    section: str | None = None
    note: str | None = None
    since: date | None = None
    until: date | None = None
    source: SourceRef | None = None


class CriterionRef(RulePart):
    """One criterion of entry (§4.1)."""

    list_id: str | None = None
    applies_to: ListKind | None = None
    number: int
    kind: CriterionKind
    name_en: str
    name_zh: str | None = None
    amount_rmb_above: float | None = None
    share_above: float | None = None
    count_above: int | None = None
    period_months: int | None = None
    no_blacklisting: bool = False
    open_ended: bool = False
    certainty: Certainty


class DecisionLevelRef(RulePart):
    """The level at which parties are put on a list (§4.1)."""

    list_id: str | None = None
    applies_to: ListKind | None = None
    name_en: str
    minimum_level: Level
    review_level: Level | None = None
    generally: bool = False
    certainty: Certainty
    from_day: date = Field(exclude=True)
    until_day: date = Field(exclude=True)


class ScopeClauseRef(Part):
    """Whom a memorandum names, in its words (§4.2)."""

    id: str
    mou_id: str
    number: int
    name_zh: str
    target: TargetClass


class EnforcementRef(RulePart):
    """What bodies outside government do with the lists (§4.4)."""

    kind: EnforcementKind
    name_en: str
    enforcers: tuple[AgencyRef, ...] = ()
    enforcers_stated: int | None = None
    enforcers_text: str | None = None
    list_id: str | None = None
    certainty: Certainty


class AttributionRef(Part):
    """Who keeps the list, which office decided, and whether that office may (§4.1)."""

    owners: tuple[AgencyRef, ...]
    """The agencies that control the list."""
    deciding_office: AgencyRef | None
    national_agencies: tuple[AgencyRef, ...]
    """What the office is a branch of in the end: itself where it is a branch of none. Empty: no office is stated."""
    level: Level | None
    """Level of the deciding office."""
    below_minimum_level: bool | None
    """Null where no office is stated or no rule governs the list."""
    decided_before_rule: bool | None
    """The decision is older than the rule. Null where no rule governs the list or the day of decision is not known."""
    rule: DecisionLevelRef | None


class ListingAttribution(Part):
    listing: ListingRef
    attribution: AttributionRef


class AttributionAnswer(Part):
    """Every stay of a party up to the day, with who decided it."""

    party: PartyRef
    as_of: date
    known_at: datetime | None
    listings: tuple[ListingAttribution, ...]
