"""Agencies, lists, memoranda and measures: who must punish whom, and how."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cscs_graph.model.base import Dated, FactLink, FactNode, Id, Link, StatedDays, Text, Thing
from cscs_graph.model.codes import (
    Certainty,
    Completeness,
    ControlPurpose,
    ControlTest,
    DocumentKind,
    Domain,
    Effect,
    Level,
    ListKind,
    ListStatus,
    Matter,
    Strength,
    TargetClass,
)
from cscs_graph.model.time import PartialDate


class Source(Thing):
    """Where a statement comes from."""

    directory: ClassVar = True
    labels: ClassVar = ("Source",)
    type: Literal["Source"] = "Source"

    title: Text
    title_zh: Text | None = None
    """In Chinese, where that is another."""
    publisher: Text | None = None
    publisher_zh: Text | None = None
    url: Text | None = None
    published: Text | None = None
    """When it was published: a year, a month or a day. What it reports as practice it reports of then."""
    retrieved: PartialDate | None = None
    licence: Text | None = None
    second_hand: bool = False
    """It reports what a document says; what is stated by it alone is known by a report, and the text itself has not been seen."""


class Agency(Thing):
    """A regulator, court, council member or other body that keeps lists or imposes measures (§4.1, Appendix I)."""

    directory: ClassVar = True
    labels: ClassVar = ("Agency",)
    type: Literal["Agency"] = "Agency"

    name_en: Text | None = None
    """Absent where the source gives none: one made up here would look official."""
    name_zh: Text | None = None
    abbreviation: Text | None = None
    other_names: tuple[Text, ...] = ()
    kind: Text | None = None
    level: Level = Level.NATIONAL
    region_code: Text | None = None
    council_member_no: Annotated[int, Field(ge=1)] | None = None
    """Its number among the members of the Joint Inter-ministerial Council (Appendix I)."""
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None
    """When it was abolished or merged."""
    record_share_min: Annotated[float, Field(ge=0, le=1)] | None = None
    """Share of its list records that the central files show, lower bound (§8.1)."""
    record_share_max: Annotated[float, Field(ge=0, le=1)] | None = None
    section: Text | None = None
    source_id: Id | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.name_en is None and self.name_zh is None:
            raise ValueError("name_zh: state a name, in Chinese or as name_en in English")
        return self


class SucceededBy(FactLink):
    """An agency that was merged or renamed, and what took its place (2018 reform)."""

    rule: ClassVar = True
    start_label: ClassVar = "Agency"
    end_label: ClassVar = "Agency"
    identity: ClassVar = ("from_id", "to_id")
    type: Literal["SUCCEEDED_BY"] = "SUCCEEDED_BY"

    domains: tuple[Domain, ...] = ()
    """The fields whose measures it took over, where several agencies divided the work. Empty: those of every field."""


class BranchOfficeOf(FactLink):
    """A local branch of an agency: it does the listing (§4.1)."""

    directory: ClassVar = True
    start_label: ClassVar = "Agency"
    end_label: ClassVar = "Agency"
    identity: ClassVar = ("from_id", "to_id")
    type: Literal["BRANCH_OFFICE_OF"] = "BRANCH_OFFICE_OF"


class Regime(Thing, StatedDays):
    """A body of rules that was in force together, such as the memoranda of 2014 to 2020."""

    rule: ClassVar = True
    labels: ClassVar = ("Regime",)
    type: Literal["Regime"] = "Regime"

    name_en: Text
    name_zh: Text | None = None
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None
    note: Text | None = None
    section: Text | None = None
    source_id: Id | None = None


class RuleThing(Thing, Dated):
    """A rule that others hang on: updated in place, and dated like a fact."""

    rule: ClassVar = True

    fact_id: Id = ""

    @model_validator(mode="before")
    @classmethod
    def _identified(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {**data, "fact_id": data.get("id")}  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        return data


class CreditList(RuleThing):
    """A blacklist or redlist (§4.1, Appendix III)."""

    labels: ClassVar = ("CreditList",)
    type: Literal["CreditList"] = "CreditList"

    name_en: Text
    name_zh: Text | None = None
    renamed_en: Text | None = None
    """What a later rule calls it, from `renamed_on` on."""
    renamed_zh: Text | None = None
    renamed_on: PartialDate | None = None
    kind: ListKind
    status: ListStatus = ListStatus.ESTABLISHED
    controlled_by: Annotated[tuple[Id, ...], Link("CONTROLS_LIST", "Agency", incoming=True)] = ()
    controlled_by_text: Text | None = None
    """The controlling agency as the source words it, e.g. `Various`."""
    listable: tuple[Literal["Entity", "Person"], ...] = ("Entity", "Person")
    """Whom it can hold."""
    requires_no_blacklisting: bool | None = None
    """A redlist that any blacklisting ends (§4.1). Absent: not stated."""
    minimum_term_months: Annotated[int, Field(ge=0)] | None = None
    """Months that a party must be listed before it may apply for removal (§4.3)."""
    minimum_term_before: PartialDate | None = None
    """First day from which a listing no longer has that term, where only earlier ones do."""
    entry_threshold: Text | None = None
    """What leads onto it, in one sentence; its criteria one by one are `EntryCriterion` records."""
    criteria_stated: Annotated[int, Field(ge=1)] | None = None
    """Number of criteria that its rules state. Absent: not known."""
    outlet_threshold: Annotated[int, Field(ge=1)] | None = None
    """Number of penalised outlets at which their chain is listed (§9.4)."""
    outlet_window_months: Annotated[int, Field(ge=1)] | None = None
    outlet_category: Annotated[Id | None, Link("COUNTS", "RecordCategory")] = None
    """Category of the credit records that count as a penalty of an outlet."""
    entry_certainty: Certainty | None = None
    """Certainty of a listing that follows from such a rule rather than from a decision."""
    appendix_rows: tuple[Text, ...] = ()
    note: Text | None = None


class ControlRule(RuleThing):
    """One test by which somebody counts as controller or beneficial owner, in force on some days.

    The tests of one edition are a ladder: those of one rung stand side by side, and the next rung is asked where nobody
    was found on the one before.
    """

    labels: ClassVar = ("ControlRule",)
    type: Literal["ControlRule"] = "ControlRule"

    name_en: Text
    name_zh: Text | None = None
    purpose: ControlPurpose
    edition: Text
    """The document; the rungs of one ladder share it."""
    default: bool | None = None
    """Taken on its days where a question names none."""
    rung: Annotated[int, Field(ge=1)] = 1
    test: ControlTest
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    """The share of votes or capital that it asks for."""
    inclusive: bool | None = None
    """True: that share is enough. False: it has to be exceeded."""
    note: Text | None = None


class Mou(RuleThing):
    """The document that establishes a list or adds to its measures: a memorandum (§4.2, Appendix III) or its later kin."""

    labels: ClassVar = ("Mou",)
    type: Literal["Mou"] = "Mou"

    title_zh: Text
    title_en: Text | None = None
    document_no: Text | None = None
    issued: Text | None = None
    """Date as the source states it, perhaps only a year or month."""
    regime: Id | None = None
    also_in: tuple[Id, ...] = ()
    """Ids of further regimes under which it holds alike: a law, or a notice that nothing replaced, is no matter of one regime."""
    document_kind: DocumentKind = DocumentKind.MEMORANDUM
    """What sort of document it is: later regimes have statutes and basic lists in the place of memoranda."""
    scope: tuple[TargetClass, ...] = ()
    """Scope of responsibility: the classes of parties that it lets punish or reward."""
    scope_basis: Text | None = None
    signatories_stated: Annotated[int, Field(ge=0)] | None = None
    """Number of signatories that the document or another source states."""
    measures_stated: Annotated[int, Field(ge=0)] | None = None
    """Number of measures that the document or the report states."""
    completeness: Completeness = Completeness.UNKNOWN
    note: Text | None = None


class EstablishedBy(FactLink):
    """A list and a memorandum that gives it effect. One list may have several, each with measures of its own."""

    rule: ClassVar = True
    start_label: ClassVar = "CreditList"
    end_label: ClassVar = "Mou"
    identity: ClassVar = ("from_id", "to_id")
    type: Literal["ESTABLISHED_BY"] = "ESTABLISHED_BY"

    appendix_row: Text | None = None


class Signed(FactLink):
    """An agency that agreed to honour the list."""

    rule: ClassVar = True
    start_label: ClassVar = "Agency"
    end_label: ClassVar = "Mou"
    identity: ClassVar = ("from_id", "to_id")
    type: Literal["SIGNED"] = "SIGNED"

    order: Annotated[int, Field(ge=1)] | None = None


class Measure(FactNode):
    """One penalty or reward that a memorandum stipulates (§4.2)."""

    rule: ClassVar = True
    labels: ClassVar = ("Measure",)
    identity: ClassVar = ("mou", "number")
    type: Literal["Measure"] = "Measure"

    mou: Annotated[Id, Link("STIPULATES", "Mou", incoming=True)]
    number: Text
    """Its number in the memorandum; one that begins with u or x is not the document's own."""
    name_en: Text
    name_zh: Text | None = None
    text_zh: Text | None = None
    effect: Effect
    strength: Strength | None = None
    """Where its text only allows it or encourages it. Absent: nothing seen makes it less than required."""
    domain: Domain = Domain.OTHER
    further_domains: tuple[Domain, ...] = ()
    """More fields that one clause of its text names."""
    matter: Matter = Matter.OTHER
    """What it is about, so that it can be compared with measures of other documents."""
    targets: tuple[TargetClass, ...] = ()
    """Whom it meets, where narrower than the memorandum's scope. Empty: the whole scope."""
    imposed_by: Annotated[tuple[Id, ...], Link("IMPOSES", "Agency", incoming=True)] = ()
    imposed_by_text: Text | None = None
    """Who imposes it, in the words of the source."""
    imposed_by_text_en: Text | None = None
    imposed_by_text_zh: Text | None = None
    equivalent_to: Annotated[Id | None, Link("EQUIVALENT_TO", "MeasureGroup")] = None
    """What it has in common with measures of other documents that say the same in other words."""
    whole_consortium: bool | None = None
    """One listed member bars the joint bid as a whole, by the rule's own words (notice 法〔2016〕285号)."""
    exception_en: Text | None = None
    """What its document excepts, and on whose leave."""
    exception_zh: Text | None = None
    """The same in Chinese."""
    condition_en: Text | None = None
    """On what its document makes it depend, beside the listing, that no loaded fact shows."""
    condition_zh: Text | None = None
    """The same in Chinese."""
    term_en: Text | None = None
    """How long it runs by its own words, and from when: its end is then no matter of the listing's."""
    term_zh: Text | None = None
    """The same in Chinese."""


class Region(Thing):
    """An administrative division (GB/T 2260), in use or abolished."""

    labels: ClassVar = ("Region",)
    type: Literal["Region"] = "Region"

    name_zh: Text
    level: Text | None = None
    in_use: bool | None = None

    @model_validator(mode="after")
    def _six_digits(self) -> Self:
        if not (len(self.id) == 6 and self.id.isdigit()):
            raise ValueError(f"id: {self.id!r} is not a division code of six digits")
        return self
