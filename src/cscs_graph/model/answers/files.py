"""Credit files (§3), direct ties, ways between parties, and names found."""

from datetime import date, datetime

from cscs_graph.model.answers.coverage import Coverage, Reproducible, Truncation
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, Part, PartyRef, SourceRef


class EntityDetails(Part):
    """Registration data of an entity."""

    id: str
    kind: str
    org_code: str | None = None
    reg_no: str | None = None
    other_names: tuple[str, ...] = ()
    other_codes: tuple[str, ...] = ()
    region_code: str | None = None
    industry_code: str | None = None
    address: str | None = None
    registered_capital: str | None = None
    registered_on: date | None = None


class RecordRef(Part):
    """One entry of a credit file (§3.1)."""

    id: str
    category_id: str
    category_number: int
    category_name: str
    title: str
    polarity: str
    access: str
    document_no: str | None = None
    amount_rmb: float | None = None
    issued_by: AgencyRef | None = None
    since: date | None
    until: date | None
    source: SourceRef | None


class RecordPage(Part):
    records: tuple[RecordRef, ...]
    more: bool


class CreditFile(Reproducible):
    """The file of one party (§3): what is loaded of it, and why that is not all there is."""

    party: PartyRef
    as_of: date
    known_at: datetime | None
    has_file: bool
    """False for an entity without a USCC: the central files are keyed by it (§3.3)."""
    details: EntityDetails | None
    listings: tuple[ListingRef, ...]
    """Every stay on a list up to the day asked about, ended ones too."""
    coverage: Coverage


class Relation(Part):
    """One direct tie of a party; no claim that liability follows it."""

    key: str
    type: str
    outgoing: bool
    party: PartyRef
    role: str | None
    share_min: float | None
    share_max: float | None
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class RelationPage(Part):
    relations: tuple[Relation, ...]
    more: bool


class PathStep(Part):
    from_party: PartyRef
    to_party: PartyRef
    type: str
    outgoing: bool
    """True where the relationship reads from `from_party` to `to_party`."""
    role: str | None
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class PathAnswer(Reproducible):
    """A shortest way between two parties, or none within the bounds."""

    found: bool
    steps: tuple[PathStep, ...]
    truncated: Truncation | None


class SearchHit(Part):
    """A party found by name, with the score explained: similarity of the query to the best matching name, 0 to 100."""

    party: PartyRef
    score: float
    matched_name: str
