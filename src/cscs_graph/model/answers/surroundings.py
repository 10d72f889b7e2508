"""Documents and findings around the lists: policies, provinces, the catalogue, sectors, completeness of files."""

from datetime import date

from cscs_graph.model.answers.marks import Name, RegimeKey
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, SourceRef
from cscs_graph.model.answers.rulings import RulePart
from cscs_graph.model.codes import (
    Access,
    Certainty,
    InspectionFrequency,
    Polarity,
    RegulationStatus,
    RegulationSubject,
    RiskClass,
)


class PolicyRef(RulePart):
    """A national policy (Appendix II)."""

    number: int
    title_zh: str
    """Title in Chinese."""
    title_en: str
    """Title in English."""
    says: str
    """What it is about."""
    issued: str
    """Date of issue as the source states it, perhaps only a year."""
    draft: bool = False
    """Published for comment, not in force."""


class ProvincialRegulationRef(RulePart):
    """A province and one of its regulations, or that it has none (Appendix IV)."""

    number: int
    province: str
    """The province, in English."""
    region_id: str
    """Its division code (GB/T 2260)."""
    title_zh: str | None = None
    """Title in Chinese; null where there is none."""
    status: RegulationStatus
    """How far it has come."""
    subject: RegulationSubject | None = None
    """What it deals with; null where there is none."""
    interim: bool = False
    """Called interim."""
    trial: bool = False
    """Called for trial use."""
    event: str | None = None
    """What happened to it last."""
    dated: str | None = None
    """Year or month of that, as the source states it."""


class CatalogueClassRef(Part):
    """One class of information that an edition of the national catalogue admits."""

    id: str
    number: int | None = None
    name_zh: str
    name_en: str
    note: str | None = None


class CatalogueEditionRef(RulePart):
    """An edition of the national catalogue with the classes that are known."""

    title_zh: str
    """Title in Chinese."""
    title_en: str
    """Title in English."""
    issued: str | None = None
    """Date of issue as the source states it."""
    regime: RegimeKey | None = None
    """The body of rules that it belongs to."""
    classes_stated: int | None = None
    """Number of classes that it states."""
    classes: tuple[CatalogueClassRef, ...] = ()
    """Those that are known."""


class RecordCategoryRef(RulePart):
    """One category of public credit information (§3.1, Table 1)."""

    number: int
    name_en: str
    name_zh: str | None = None
    existed_before_scs: bool | None = None
    """Whether it was kept before the system; null: not stated."""
    generated_when: str | None = None
    """When an entry of it comes about, in the source's words."""
    contributed_by: tuple[AgencyRef, ...] = ()
    """The agencies that contribute to it."""
    contributed_by_text: str | None = None
    """The source's words, where it names no agency that could be resolved."""
    expandability: str | None = None
    """How far it may be widened, in the source's words."""
    polarities: tuple[Polarity, ...] = ()
    """How its entries can count: for the party, against it, or neither way."""
    access: tuple[Access, ...] = ()
    """Who may see its entries; empty where that is not stated."""
    marks_en: str | None = None
    """On what polarity and access rest: the catalogue marks single items, not categories."""
    marks_zh: str | None = None
    """The same in Chinese."""


class InspectionRuleRef(RulePart):
    """How companies are inspected, all of them or those of a class of risk (§5, §9.2)."""

    risk_class: RiskClass | None = None
    """The class; null where it is about companies of any."""
    frequency: InspectionFrequency
    """How often, beside others."""
    name_en: str
    name_zh: str
    certainty: Certainty
    """How well it is documented."""


class RiskClassificationRef(Dated):
    """The class of risk that a regulator gave a company (§5.2)."""

    id: str
    risk_class: RiskClass
    """The class."""
    stated: str | None = None
    """The class in the words of the source."""
    classified_by: AgencyRef | None = None
    """The regulator that gave it; null where that is not known."""
    since: date | None
    until: date | None
    rule: InspectionRuleRef | None = None
    """What the rule of the day makes of it; null where none was in force."""
    source: SourceRef | None = None


class PrioritySectorRef(RulePart):
    """A sector that is scrutinised more closely (§9.9)."""

    number: int
    name_en: str
    name_zh: str | None = None
    industries: tuple[str, ...] = ()
    """Classes of GB/T 4754-2017 that it is read as: a reading of this project, not of the report."""


class ReportFactRef(RulePart):
    """One fact or figure of the source report, with its section."""

    number: int
    """Its place in the order of the report."""
    topic: str
    """What it is about."""
    value: str | None = None
    """The figure or the date by itself; null: a fact without one."""
    unit: str | None = None
    """Of what it is a number."""
    dated: str | None = None
    """Of when it is, as the report states it."""
    bears_on_loans: bool = False
    """Whether it tells what a standing means for whoever borrows (§6)."""
    says_en: str
    """The fact."""
    says_zh: str
    """The fact, in Chinese."""


class RegulationPilotRef(RulePart):
    """A place that pilots Internet Plus Regulation (§5.2)."""

    name_en: str
    name_zh: str
    region_id: Name
    """Its division code."""
    called: str | None = None
    """What the pilot is called."""


class ReportingDutyRef(RulePart):
    """What a foreign-invested enterprise has to report (§9.6)."""

    number: int
    about_en: str
    """What has to be told."""
    about_zh: str
    """What has to be told, in Chinese."""
    agencies: tuple[AgencyRef, ...] = ()
    """To whom."""
    how_often: str | None = None
    """How often."""
    otherwise_en: str | None = None
    """What follows if it is not reported, or falsely."""
    otherwise_zh: str | None = None
    """What follows, in Chinese."""
    certainty: Certainty
    """How well it is documented."""


class RecordCompletenessRef(RulePart):
    """What share the central files hold (§8.1)."""

    number: int
    name_en: str
    agency: AgencyRef | None = None
    """The agency whose records were compared; null: several, or none."""
    share_min: float
    share_max: float
    approximate: bool = False
    """The source says “about”."""
    of_total: int | None = None
    """Number of parties or agencies that it is a share of."""
    observed: str | None = None
    """When, as the source states it."""
