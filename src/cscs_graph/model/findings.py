"""The report's own findings on the system: its facts and figures, sectors that come first, pilots, how often companies are
inspected, duties to report, and how complete the files are (§5, §5.2, §8.1, §9.6, §9.9)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import Id, Link, Text
from cscs_graph.model.codes import Certainty, InspectionFrequency, RiskClass
from cscs_graph.model.rules import RuleThing


class PrioritySector(RuleThing):
    """A sector whose companies are scrutinised more closely (§9.9)."""

    labels: ClassVar = ("PrioritySector",)
    type: Literal["PrioritySector"] = "PrioritySector"

    number: Annotated[int, Field(ge=1)]
    name_en: Text
    name_zh: Text | None = None
    industries: tuple[Text, ...] = ()
    """Classes of the national classification of industries (GB/T 4754-2017) that it is read as: a reading of this project."""


class ReportFact(RuleThing):
    """One fact or figure of the source report, in words of its own."""

    labels: ClassVar = ("ReportFact",)
    type: Literal["ReportFact"] = "ReportFact"

    number: Annotated[int, Field(ge=1)]
    """Its place in the order of the report."""
    topic: Text
    value: Text | None = None
    """The figure or the date by itself. Absent: a fact without one."""
    unit: Text | None = None
    """Of what it is a number."""
    dated: Text | None = None
    """Of when it is, as the report states it."""
    bears_on_loans: bool | None = None
    """It tells what a standing means for whoever borrows, and not how finance or the system grew (§6)."""
    says_en: Text
    says_zh: Text


class RegulationPilot(RuleThing):
    """A place that was chosen to pilot Internet Plus Regulation, which sets how often companies are inspected (§5.2)."""

    labels: ClassVar = ("RegulationPilot",)
    type: Literal["RegulationPilot"] = "RegulationPilot"

    name_en: Text
    name_zh: Text
    region: Annotated[Id, Link("PILOTED_IN", "Region")]
    """A province, or a city."""
    called: Text | None = None
    """What the pilot is called."""


class InspectionRule(RuleThing):
    """How companies are inspected, all of them or those of a class of risk (§5, §9.2)."""

    labels: ClassVar = ("InspectionRule",)
    type: Literal["InspectionRule"] = "InspectionRule"

    risk_class: RiskClass | None = None
    """Absent: of any class."""
    frequency: InspectionFrequency
    name_en: Text
    name_zh: Text
    certainty: Certainty


class ReportingDuty(RuleThing):
    """What a foreign-invested enterprise has to report, and what follows if it does not (§9.6)."""

    labels: ClassVar = ("ReportingDuty",)
    type: Literal["ReportingDuty"] = "ReportingDuty"

    number: Annotated[int, Field(ge=1)]
    about_en: Text
    """What has to be told."""
    about_zh: Text
    agencies: Annotated[tuple[Id, ...], Link("RECEIVES_REPORT", "Agency", incoming=True)] = ()
    """To whom."""
    how_often: Text | None = None
    otherwise_en: Text | None = None
    """What follows if it is not reported, or falsely."""
    otherwise_zh: Text | None = None
    certainty: Certainty


class RecordCompleteness(RuleThing):
    """The share of an agency's records, or of registered parties, that the central files hold (§8.1)."""

    labels: ClassVar = ("RecordCompleteness",)
    type: Literal["RecordCompleteness"] = "RecordCompleteness"

    number: Annotated[int, Field(ge=1)]
    name_en: Text
    """What was measured."""
    agency: Annotated[Id | None, Link("MEASURED_BY", "Agency", incoming=True)] = None
    """The agency whose records were compared. Absent: several, or none."""
    share_min: Annotated[float, Field(ge=0, le=1)]
    share_max: Annotated[float, Field(ge=0, le=1)]
    approximate: bool | None = None
    of_total: Annotated[int, Field(ge=1)] | None = None
    """Number of parties or agencies of which it is a share or a range."""
    observed: Text | None = None
    """When, as the source states it."""
    note: Text | None = None
