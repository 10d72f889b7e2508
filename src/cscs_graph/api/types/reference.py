"""Policies, provinces, the catalogue, sectors, completeness, and the report on the rules, in GraphQL."""

from datetime import date

import strawberry

from cscs_graph.api.types.codes import (
    Completeness,
    DocumentKind,
    ListKind,
    ListStatus,
    RegulationStatus,
    RegulationSubject,
)
from cscs_graph.api.types.rules import Agency, Source


@strawberry.type(description="A key national policy (Appendix II).")
class Policy:
    id: strawberry.ID
    number: int
    title_zh: str
    title_en: str
    says: str
    issued: str = strawberry.field(description="Date as the source states it, perhaps only a year.")
    draft: bool
    section: str | None
    source: Source | None


@strawberry.type(description="A province and one of its regulations, or that it has none (Appendix IV).")
class ProvincialRegulation:
    id: strawberry.ID
    number: int
    province: str
    region_id: strawberry.ID
    title_zh: str | None
    status: RegulationStatus
    subject: RegulationSubject | None
    interim: bool
    trial: bool
    event: str | None
    dated: str | None = strawberry.field(description="Year or month of the event, as the source states it.")
    section: str | None
    source: Source | None


@strawberry.type(description="One class of information that an edition of the national catalogue admits.")
class CatalogueClass:
    id: strawberry.ID
    number: int | None
    name_zh: str
    name_en: str
    note: str | None


@strawberry.type(description="An edition of the national catalogue of public credit information.")
class CatalogueEdition:
    id: strawberry.ID
    title_zh: str
    title_en: str
    issued: str | None
    regime: str | None
    classes_stated: int | None
    classes: list[CatalogueClass] = strawberry.field(description="Those that are known.")
    note: str | None
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type(description="A sector whose companies are scrutinised more closely (§9.9).")
class PrioritySector:
    id: strawberry.ID
    number: int
    name_en: str
    name_zh: str | None
    section: str | None
    source: Source | None


@strawberry.type(description="The share of records, or of parties, that the central files hold (§8.1).")
class RecordCompleteness:
    id: strawberry.ID
    number: int
    name_en: str
    agency: Agency | None
    share_min: float
    share_max: float
    approximate: bool
    of_total: int | None
    observed: str | None
    note: str | None
    section: str | None
    source: Source | None


@strawberry.type(description="A body of rules, and how much of it is loaded.")
class RegimeReport:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    since: date | None
    until: date | None = strawberry.field(description="Null: no source seen says that it ended.")
    note: str | None
    documents: int
    measures_loaded: int


@strawberry.type(description="How much of one memorandum, or of the document in its place, is loaded.")
class MouReport:
    mou_id: strawberry.ID
    title_en: str | None
    title_zh: str
    regime: str | None
    document_kind: DocumentKind
    signatories_listed: int
    signatories_stated: int | None
    signatories: Completeness | None = strawberry.field(description="Null for a document that nobody signs.")
    measures_loaded: int
    measures_stated: int | None
    measures_imposed: int = strawberry.field(description="Of the loaded ones, those with a named agency.")
    measures: Completeness
    scope_clauses: int
    note: str | None


@strawberry.type(description="How much of what governs one list is loaded.")
class ListReport:
    list_id: strawberry.ID
    name_en: str
    kind: ListKind
    status: ListStatus
    controllers: int
    controlled_by_text: str | None
    minimum_term_months: int | None
    criteria_named: int
    criteria_stated: int | None
    criteria: Completeness
    mou_ids: list[strawberry.ID]
    measures_loaded: int
    measures: Completeness


@strawberry.type(description="How many rules of a kind are loaded.")
class RuleCount:
    kind: str
    count: int


@strawberry.type(description="What is complete, partial, only counted or unknown, computed from the graph.")
class ReferenceReport:
    regimes: list[RegimeReport]
    lists: list[ListReport]
    mous: list[MouReport]
    counts: list[RuleCount]
