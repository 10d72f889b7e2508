"""The canonical format as a whole: every record class, and how a line of text becomes one."""

import re
from difflib import get_close_matches
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter, ValidationError

from cscs_graph.model.base import FactLink, FactNode, Link, Record, Thing, link_fields, type_of
from cscs_graph.model.categories import RecordCategory
from cscs_graph.model.criteria import DecisionLevel, EntryCriterion
from cscs_graph.model.documents import CatalogueClass, CatalogueEdition, Policy, ProvincialRegulation
from cscs_graph.model.enforcement import Enforcement, ScopeClause
from cscs_graph.model.findings import (
    InspectionRule,
    PrioritySector,
    RecordCompleteness,
    RegulationPilot,
    ReportFact,
    ReportingDuty,
)
from cscs_graph.model.grades import GradeBand, GradeDeduction, GradeScheme
from cscs_graph.model.holidays import Holiday
from cscs_graph.model.listings import (
    Application,
    CreditRecord,
    Listing,
    ParticipatesIn,
    RegistrationStatus,
    RiskClassification,
)
from cscs_graph.model.parties import (
    ActsInConcertWith,
    ActuallyControls,
    BranchOf,
    Entity,
    ExecutivePartnerOf,
    LegalRepresentativeOf,
    OfficerOf,
    Owns,
    Person,
)
from cscs_graph.model.ramifications import MeasureGroup, Ramification
from cscs_graph.model.repair import CounterRule, ListingEvent, RepairEdition, RepairStep, RepairTerm
from cscs_graph.model.rules import (
    Agency,
    BranchOfficeOf,
    ControlRule,
    CreditList,
    EstablishedBy,
    Measure,
    Mou,
    Regime,
    Region,
    Signed,
    Source,
    SucceededBy,
)
from cscs_graph.model.supersession import PointToConfirm, Supersession

THINGS: tuple[type[Thing], ...] = (
    Source,
    Region,
    Regime,
    Agency,
    RecordCategory,
    Mou,
    CreditList,
    PointToConfirm,
    Supersession,
    RepairEdition,
    ControlRule,
    EntryCriterion,
    DecisionLevel,
    ScopeClause,
    Enforcement,
    Policy,
    ProvincialRegulation,
    CatalogueEdition,
    CatalogueClass,
    PrioritySector,
    ReportFact,
    RegulationPilot,
    InspectionRule,
    ReportingDuty,
    RecordCompleteness,
    MeasureGroup,
    GradeScheme,
    Holiday,
    Entity,
    Person,
    Application,
)
FACT_NODES: tuple[type[FactNode], ...] = (
    Measure,
    Ramification,
    GradeBand,
    GradeDeduction,
    RepairTerm,
    RepairStep,
    CounterRule,
    Listing,
    ListingEvent,
    CreditRecord,
    RegistrationStatus,
    RiskClassification,
)
FACT_LINKS: tuple[type[FactLink], ...] = (
    SucceededBy,
    BranchOfficeOf,
    EstablishedBy,
    Signed,
    LegalRepresentativeOf,
    OfficerOf,
    ExecutivePartnerOf,
    Owns,
    ActuallyControls,
    ActsInConcertWith,
    BranchOf,
    ParticipatesIn,
)
RECORDS: dict[str, type[Record]] = {type_of(record): record for record in (*THINGS, *FACT_NODES, *FACT_LINKS)}
"""Every record class by its `type`, in the order in which they can be loaded."""

LINKS: tuple[tuple[str, Link], ...] = tuple(
    (record.labels[0], link) for record in (*THINGS, *FACT_NODES) for link in link_fields(record).values()
)
"""Every undated link: the label of the node whose record states it, and the link."""

_UNION: Any = Annotated[Union[tuple(RECORDS.values())], Field(discriminator="type")]  # noqa: UP007 - computed
ADAPTER: TypeAdapter[Record] = TypeAdapter(_UNION)
"""Validates a line of any type, and gives the JSON Schema of them all."""


_TOO_LARGE = 10**15
"""Up to here every whole number is one in the graph, and in whatever reads JSON."""
_UNSTORABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ud800-\udfff]")
_NAMED = re.compile(r"([a-z_]+): (.+)", re.DOTALL)
"""A fault of the record as a whole that names the field which it is about."""


class Unreadable(ValueError):
    """A line that is no record. `field` names the place, `reason` says what to do."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason


def read_record(data: Any) -> Record:
    """The record in one parsed line; what is null or empty is not stated. Raises Unreadable, naming the field."""
    if not isinstance(data, dict):
        raise Unreadable("", "a line holds one JSON object with a `type`")
    stated = {str(name): value for name, given in data.items() if (value := _stated(given)) is not None}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    kind = stated.get("type")
    if not isinstance(kind, str) or kind not in RECORDS:
        raise Unreadable("type", _no_type(kind))
    for name, value in stated.items():
        if fault := unstorable(value):
            raise Unreadable(name, fault)
    try:
        return ADAPTER.validate_python(stated)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"] if part not in RECORDS)
        reason = _plain(first["msg"])
        if not place and (named := _NAMED.fullmatch(reason)):
            place, reason = named.groups()
        raise Unreadable(place, reason) from None


def _stated(value: Any) -> Any:
    """None for what says nothing: null, blanks, a list of such."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list | tuple):
        kept = [item for given in value if (item := _stated(given)) is not None]  # pyright: ignore[reportUnknownVariableType]
        return kept or None
    return value


class TooLarge(str):
    """The digits of a number that has too many of them to be one, so that the field which holds it can be named."""

    __slots__ = ()


def unstorable(value: Any) -> str | None:
    """Why no graph can keep a value; None where one can."""
    match value:
        case TooLarge():
            return "the number is too large"
        case str():
            return _broken(value)
        case list() | tuple():
            return next((fault for item in value if (fault := unstorable(item))), None)  # pyright: ignore[reportUnknownVariableType]
        case int() | float() if not -_TOO_LARGE < value < _TOO_LARGE:
            return "the number is too large, or none"
        case _:
            return None


def _broken(text: str) -> str | None:
    found = _UNSTORABLE.search(text)
    if found is None:
        return None
    sign = f"U+{ord(found[0]):04X}"
    if "\ud800" <= found[0] <= "\udfff":
        return f"it holds {sign}, half of a character; write the whole one"
    return f"it holds {sign}, a control character; take it out"


def _no_type(kind: object) -> str:
    near = get_close_matches(str(kind), RECORDS, 3) or get_close_matches(str(kind).upper(), RECORDS, 3)
    hint = f"nearest: {', '.join(near)}; " if near else ""
    return f"{str(kind)[:60]!r} is no type of record; {hint}docs/MODEL.md names all of them"


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ").replace("Extra inputs are not permitted", "no such field")
