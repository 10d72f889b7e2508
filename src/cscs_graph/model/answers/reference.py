"""The report on the rules themselves: what of them is complete, partial, only counted, or unknown."""

from datetime import date

from cscs_graph.model.answers.parts import Part
from cscs_graph.model.codes import Completeness, DocumentKind, ListKind, ListStatus


class RegimeReport(Part):
    """A body of rules with how much of it is loaded."""

    id: str
    name_en: str
    name_zh: str | None = None
    since: date | None = None
    until: date | None = None
    """Null: no source seen says that it ended."""
    note: str | None = None
    documents: int = 0
    measures_loaded: int = 0


class MouReport(Part):
    """How much of one memorandum, or of the document in its place, is loaded."""

    mou_id: str
    title_en: str | None = None
    title_zh: str
    regime: str | None = None
    document_kind: DocumentKind = DocumentKind.MEMORANDUM
    signatories_listed: int
    signatories_stated: int | None = None
    signatories: Completeness | None
    """Null for a document that nobody signs, such as a statute."""
    measures_loaded: int
    measures_stated: int | None = None
    measures_imposed: int
    """Of the loaded ones, those for which an agency is named."""
    measures: Completeness
    scope_clauses: int
    note: str | None = None


class ListReport(Part):
    """How much of what governs one list is loaded."""

    list_id: str
    name_en: str
    kind: ListKind
    status: ListStatus
    controllers: int
    controlled_by_text: str | None = None
    minimum_term_months: int | None = None
    criteria_named: int
    criteria_stated: int | None = None
    criteria: Completeness
    mou_ids: tuple[str, ...] = ()
    measures_loaded: int = 0
    """Over all its documents."""
    measures: Completeness
    """Of its documents together: complete only where each is."""


class RuleCount(Part):
    """How many rules of a kind are loaded."""

    kind: str
    count: int


class ReferenceReport(Part):
    """What is loaded of the rules, computed from the graph."""

    regimes: tuple[RegimeReport, ...]
    lists: tuple[ListReport, ...]
    mous: tuple[MouReport, ...]
    counts: tuple[RuleCount, ...]
