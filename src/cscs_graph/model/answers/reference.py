"""The report on the rules themselves: what of them is complete, partial, only counted, or unknown."""

from datetime import date

from cscs_graph.model.answers.marks import ListKey, MouKey, RegimeKey
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.codes import Completeness, DocumentKind, ListKind, ListStatus


class RegimeReport(Dated):
    """A body of rules with how much of it is loaded."""

    id: str
    name_en: str
    name_zh: str | None = None
    since: date | None = None
    until: date | None = None
    """Null: no source seen says that it ended."""
    note: str | None = None
    documents: int = 0
    """Number of its documents that are loaded."""
    measures_loaded: int = 0
    """Number of measures loaded, of all of them."""


class MouReport(Part):
    """How much of one memorandum, or of the document in its place, is loaded."""

    mou_id: MouKey
    """The memorandum."""
    title_en: str | None = None
    """Title in English; null where none is loaded."""
    title_zh: str
    """Title in Chinese."""
    regime: RegimeKey | None = None
    """The body of rules that it belongs to."""
    document_kind: DocumentKind = DocumentKind.MEMORANDUM
    """What sort of document it is."""
    signatories_listed: int
    """Number of signatories that are loaded."""
    signatories_stated: int | None = None
    """Number of signatories that the document states."""
    signatories: Completeness | None
    """Null for a document that nobody signs, such as a statute."""
    measures_loaded: int
    """Number of measures that are loaded."""
    measures_stated: int | None = None
    """Number of measures that the document states."""
    measures_imposed: int
    """Of the loaded ones, those for which an agency is named."""
    measures_unattributed: int = 0
    """Of the loaded ones, those for which no text seen names or describes anyone, and no signatory is loaded."""
    measures: Completeness
    """How much of its measures is loaded."""
    scope_clauses: int
    """Number of clauses of its target paragraph that are loaded."""
    note: str | None = None


class ListReport(Part):
    """How much of what governs one list is loaded."""

    list_id: ListKey
    """The list."""
    name_en: str
    name_zh: str | None = None
    kind: ListKind
    status: ListStatus
    """Whether it is in use."""
    controllers: int
    """Number of agencies that keep it."""
    controlled_by_text: str | None = None
    """Who keeps it, in the source's words."""
    minimum_term_months: int | None = None
    """Months that a listing on it lasts at least; null: not stated."""
    minimum_term_before: date | None = None
    """First day from which a listing no longer has that term; null: every listing has it."""
    criteria_named: int
    """Number of criteria of entry that are loaded."""
    criteria_stated: int | None = None
    """Number of criteria of entry that its rules state."""
    criteria: Completeness
    """How much of its criteria is loaded."""
    mou_ids: tuple[MouKey, ...] = ()
    """Its memoranda."""
    measures_loaded: int = 0
    """Over all its documents."""
    measures: Completeness
    """Of its documents together: complete only where each is."""


class RuleCount(Part):
    """How many rules of a kind are loaded."""

    kind: str
    count: int
    """How many are loaded."""


class ReferenceReport(Part):
    """What is loaded of the rules, computed from the graph."""

    regimes: tuple[RegimeReport, ...]
    """The bodies of rules."""
    lists: tuple[ListReport, ...]
    """The lists."""
    mous: tuple[MouReport, ...]
    """The memoranda, and the documents in their place."""
    counts: tuple[RuleCount, ...]
    """How many rules of each kind are loaded."""
