"""Listings, credit records and joint applications: what happens to parties."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import FactLink, FactNode, Id, Link, Text, Thing
from cscs_graph.model.case_numbers import year_filed
from cscs_graph.model.codes import Access, CompanyStatus, ParticipantRole, Polarity, RepairState, RiskClass, Tier
from cscs_graph.model.time import PartialDate


class Listing(FactNode):
    """One party on one list (§4.1): `valid_from` is the day of listing, `valid_until` of removal."""

    lookups: ClassVar = ("fact_id", "document_no")
    labels: ClassVar = ("Listing",)
    identity: ClassVar = ("party", "credit_list", "valid_from", "document_no")
    type: Literal["Listing"] = "Listing"

    party: Annotated[Id, Link("HAS_LISTING", "Party", incoming=True)]
    credit_list: Annotated[Id, Field(alias="list"), Link("ON_LIST", "CreditList")]
    decided_by: Annotated[Id | None, Link("DECIDED_BY", "Agency")] = None
    tier: Tier | None = None
    reason: Text | None = None
    reason_zh: Text | None = None
    """In Chinese, where the source says it in another language."""
    grounds: tuple[Id, ...] = ()
    """Ids of the `EntryCriterion`s that the decision found to be met. Empty: not known."""
    note: Text | None = None
    """What a reader has to know of this record."""
    note_zh: Text | None = None
    legal_basis: Text | None = None
    document_no: Text | None = None
    """Number of the decision; of a court's enforcement the case number (案号)."""
    filed_on: PartialDate | None = None
    """Day on which the case was filed (立案日期): nobody is listed by it before."""
    amount_rmb: Annotated[float, Field(ge=0)] | None = None
    """What is at stake or still owed, in yuan."""
    creditor: Text | None = None
    """Who applied for the enforcement, as named."""
    earliest_removal: PartialDate | None = None
    """First day on which it may end, where the decision states a term and no end."""
    repair_state: RepairState | None = None

    @classmethod
    def earliest_start(cls, stated: Mapping[str, Any]) -> object:
        """The day on which the case was filed, or the first one of the year that its number gives."""
        number = stated.get("document_no")
        return stated.get("filed_on") or (year_filed(number) if isinstance(number, str) else None)


class CreditRecord(FactNode):
    """One entry of a credit file (§3.1, Table 1): `valid_from` is the day of the record."""

    lookups: ClassVar = ("fact_id", "document_no")
    labels: ClassVar = ("CreditRecord",)
    identity: ClassVar = ("party", "category", "valid_from", "document_no", "title")
    type: Literal["CreditRecord"] = "CreditRecord"

    party: Annotated[Id, Link("HAS_RECORD", "Party", incoming=True)]
    category: Annotated[Id, Link("IN_CATEGORY", "RecordCategory")]
    issued_by: Annotated[Id | None, Link("ISSUED_BY", "Agency")] = None
    title: Text
    polarity: Polarity = Polarity.NEUTRAL
    access: Access = Access.PUBLIC
    conviction: bool = False
    """A criminal court convicted somebody. Table 1 has no category for that: the entry stands beside the penalties of agencies,
    and is told apart from them."""
    document_no: Text | None = None
    amount_rmb: Annotated[float, Field(ge=0)] | None = None


class RegistrationStatus(FactNode):
    """Where an entity stands with its registration authority (存续, 吊销, 注销), from a day until a day.

    Of two that hold at once the later one counts. Whether it may still be sued, or bid, is for the law to say.
    """

    labels: ClassVar = ("RegistrationStatus",)
    identity: ClassVar = ("entity", "valid_from")
    type: Literal["RegistrationStatus"] = "RegistrationStatus"

    entity: Annotated[Id, Link("HAS_STATUS", "Entity", incoming=True)]
    status: CompanyStatus
    stated: Text | None = None
    """The status in the words of the source."""


class RiskClassification(FactNode):
    """The class of risk that a regulator gave an entity, from a day until a day (§5.2). Of two at once the later one counts."""

    labels: ClassVar = ("RiskClassification",)
    identity: ClassVar = ("entity", "valid_from")
    type: Literal["RiskClassification"] = "RiskClassification"

    entity: Annotated[Id, Link("CLASSIFIED_AS", "Entity", incoming=True)]
    risk_class: RiskClass
    stated: Text | None = None
    """The class in the words of the source, such as `A`."""
    classified_by: Annotated[Id | None, Link("CLASSIFIED_BY", "Agency")] = None


class Application(Thing):
    """A bid, tender or other joint filing in which several parties take part (§9.5)."""

    labels: ClassVar = ("Application",)
    type: Literal["Application"] = "Application"

    title: Text
    title_en: Text | None = None
    """What it is called in English, where its title is Chinese."""
    kind: Text | None = None
    filed_with: Annotated[Id | None, Link("FILED_WITH", "Agency")] = None
    filed_on: PartialDate | None = None
    prequalified_on: PartialDate | None = None
    """When the bidders were prequalified. A consortium that changes a member afterwards is void (Implementing Regulations of
    the Bidding Law, art. 37)."""
    decided_on: PartialDate | None = None
    outcome: Text | None = None
    source_id: Id | None = None


class ParticipatesIn(FactLink):
    """A party named on a joint filing: lead, co-bidder or listed supplier (§9.5)."""

    start_label: ClassVar = "Party"
    end_label: ClassVar = "Application"
    identity: ClassVar = ("from_id", "to_id", "role", "valid_from")
    type: Literal["PARTICIPATES_IN"] = "PARTICIPATES_IN"

    role: ParticipantRole
