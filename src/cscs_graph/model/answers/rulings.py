"""Rules around the lists as answers name them: how one comes onto a list, who may decide it, who else enforces (§4)."""

from datetime import date

from pydantic import Field

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Key, ListKey, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, PartyRef, SourceRef
from cscs_graph.model.answers.rules import MeasureRef, MouRef
from cscs_graph.model.codes import Certainty, CriterionKind, DoubtMatter, EnforcementKind, Level, ListKind, TargetClass


class RulePart(Dated):
    """Dates and source of a rule; open ends and unknown starts are null."""

    id: str
    section: str | None = None
    note: str | None = None
    since: date | None = None
    until: date | None = None
    source: SourceRef | None = None


class PointToConfirmRef(RulePart):
    """A question of law on which rules rest and that no document seen settles."""

    about: str
    """The rules that rest on it, by id or by file."""
    question_en: str
    """The question, in English."""
    question_zh: str
    """The question, in Chinese."""
    taken_en: str
    """What the rules take meanwhile."""
    taken_zh: str
    """What the rules take meanwhile, in Chinese."""
    settled_by_en: str
    """The document that would settle it."""
    settled_by_zh: str
    """The document that would settle it, in Chinese."""
    matter: DoubtMatter
    """What of an answer rests on it."""


class CriterionRef(RulePart):
    """One criterion of entry (§4.1)."""

    list_id: ListKey | None = None
    """The list; null for a standard for all lists of a kind."""
    applies_to: ListKind | None = None
    """The kind of lists, where it is a standard for all of them."""
    number: int
    kind: CriterionKind
    """How it stands beside the others of its list."""
    name_en: str
    name_zh: str | None = None
    amount_rmb_above: float | None = None
    """Amount that has to be exceeded, in yuan."""
    share_above: float | None = None
    """Share that has to be exceeded, 0 to 1."""
    count_above: int | None = None
    """Number that has to be exceeded."""
    period_months: int | None = None
    """Months that are looked at."""
    no_blacklisting: bool = False
    """Met by being on no blacklist of any agency."""
    open_ended: bool = False
    """Leaves further cases to the agency."""
    certainty: Certainty


class DecisionLevelRef(RulePart):
    """The level at which parties are put on a list (§4.1)."""

    list_id: ListKey | None = None
    """The list; null for a rule for all lists of a kind."""
    applies_to: ListKind | None = None
    """The kind of lists, where it is a rule for all of them."""
    name_en: str
    minimum_level: Level
    """The lowest level of office that may decide."""
    review_level: Level | None = None
    """The level that reviews; null where none is stated."""
    generally: bool = False
    """The source foresees exceptions."""
    certainty: Certainty
    from_day: date = Field(exclude=True)
    """First day on which it holds, as stored."""
    until_day: date = Field(exclude=True)
    """First day on which it no longer holds, as stored."""


class ScopeClauseRef(Part):
    """Whom a memorandum names, in its words (§4.2)."""

    id: str
    mou_id: Key
    """Id of the memorandum."""
    number: int
    name_zh: str
    """Its words."""
    target: TargetClass
    """Whom it names, as a class."""


class ImposedMeasure(Dated):
    """A measure that an agency must impose, and the memorandum that says so (§4.2)."""

    mou: MouRef
    """The memorandum."""
    measure: MeasureRef
    """The measure."""
    since: date | None
    until: date | None


class EnforcementRef(RulePart):
    """What bodies outside government do with the lists (§4.4)."""

    kind: EnforcementKind
    """What they do."""
    name_en: str
    enforcers: tuple[AgencyRef, ...] = ()
    """The bodies that do it, as far as they are named."""
    enforcers_stated: int | None = None
    """How many the source speaks of."""
    enforcers_text: str | None = None
    """Who does it, in the source's words."""
    list_id: ListKey | None = None
    """The list; null where it is about none alone."""
    certainty: Certainty


class AttributionRef(Part):
    """Who keeps the list, which office decided, and whether that office may (§4.1)."""

    controlled_by: tuple[AgencyRef, ...]
    """The agencies that control the list."""
    deciding_office: AgencyRef | None
    """The office that decided; null where none is stated."""
    national_agencies: tuple[AgencyRef, ...]
    """What the office is a branch of in the end: itself where it is a branch of none. Empty: no office is stated."""
    level: Level | None
    """Level of the deciding office."""
    below_minimum_level: bool | None
    """Null where no office is stated or no rule governs the list."""
    decided_before_rule: bool | None
    """The decision is older than the rule. Null where no rule governs the list or the day of decision is not known."""
    rule: DecisionLevelRef | None
    """The rule that says who may decide; null where none governs the list."""
    conclusion: str
    """What that comes to, in words."""
    conclusion_zh: str
    """The same in Chinese."""


class ListingAttribution(Part):
    """A listing with who decided it."""

    listing: ListingRef
    attribution: AttributionRef
    """Who decided it, and whether they may."""


class AttributionAnswer(Answer):
    """Every listing of a party up to the day, with who decided it."""

    party: PartyRef
    listings: Paged[ListingAttribution]
    """The listings."""
