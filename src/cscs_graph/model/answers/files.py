"""Credit files (§3), direct ties, paths between parties, and names found."""

from datetime import date, datetime
from typing import Annotated

from pydantic import computed_field

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Hidden, Key, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, PartyRef, SourceRef
from cscs_graph.model.answers.surroundings import RecordCategoryRef
from cscs_graph.model.base import version_id
from cscs_graph.model.codes import Access, CompanyStatus, EntityKind, Polarity


class EntityDetails(Part):
    """Registration data of an entity on a day: a part of it, without an id of its own."""

    id: Annotated[str, Hidden]
    """Whose they are."""
    kind: EntityKind
    """What sort of organisation it is."""
    org_code: str | None = None
    """Organisation code: characters 9 to 17 of the USCC (GB 11714-1997)."""
    reg_no: str | None = None
    """Registration number from before 2015."""
    other_names: tuple[str, ...] = ()
    """Names that it has or had besides."""
    other_codes: tuple[str, ...] = ()
    """Codes that are none of these, as given."""
    region_code: str | None = None
    """Division of registration (GB/T 2260)."""
    industry_code: str | None = None
    """Industry, as the register codes it."""
    address: str | None = None
    """Registered address."""
    registered_capital: str | None = None
    """Registered capital, as stated."""
    registered_on: date | None = None
    """Day of registration."""
    status: CompanyStatus | None = None
    """Where it stands with its registration authority on the day; null where that is not loaded."""
    status_stated: str | None = None
    """The same in the words of the source."""
    status_since: date | None = None
    """Since when; null where that is not known."""


class RecordRef(Dated):
    """One entry of a credit file (§3.1)."""

    id: str
    """Names the record across all its versions."""
    recorded_at: Annotated[datetime, Hidden]
    """When this version of it became known."""
    category: RecordCategoryRef
    """Which of the 19 categories of public credit information it belongs to."""
    title: str
    """What it says."""
    polarity: Polarity
    """How it counts."""
    access: Access
    """Who may see it."""
    conviction: bool = False
    """It is a conviction by a criminal court, and no penalty of an agency; the 19 categories have none for that."""
    document_no: str | None = None
    amount_rmb: float | None = None
    """Amount of money in it, in yuan."""
    issued_by: AgencyRef | None = None
    """The agency that issued it."""
    since: date | None
    until: date | None
    source: SourceRef | None

    @computed_field
    @property
    def version(self) -> str:
        """Names this version of it: what was recorded when."""
        return version_id(self.id, self.recorded_at)


class RecordPage(Part):
    """A page of records."""

    records: tuple[RecordRef, ...]
    """The records."""
    more: bool
    """Whether there are more."""
    total: int = 0
    """How many there are on all pages; 0 where that was not asked."""


class CreditFile(Answer):
    """The file of one party (§3): what is loaded of it, and why that is not all there is."""

    party: PartyRef
    """Whose file it is."""
    has_file: bool
    """False for an entity without a USCC: the central files are keyed by it (§3.3)."""
    details: EntityDetails | None
    """Registration data; null for a person, or where none is loaded."""
    listings: Paged[ListingRef]
    """Its listings in force on the day."""
    former_listings: Paged[ListingRef] = ()
    """Its listings that had ended by the day."""


class Relation(Dated):
    """One direct tie of a party; no claim that liability follows it."""

    key: Key
    """Orders the ties of a party."""
    type: str
    """Relationship type of the fact."""
    outgoing: bool
    """True where the relationship reads from the party asked about to the other."""
    party: PartyRef
    """The other end."""
    role: str | None
    """What the post is, or on what control rests."""
    share_min: float | None
    share_max: float | None
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class RelationPage(Part):
    """A page of ties."""

    relations: tuple[Relation, ...]
    """The ties."""
    more: bool
    """Whether there are more."""
    total: int = 0
    """How many there are on all pages; 0 where that was not asked."""


class PathStep(Dated):
    """One fact on the path between two parties."""

    from_party: PartyRef
    """The end that is nearer to the start."""
    to_party: PartyRef
    """The end that is farther from the start."""
    type: str
    """Relationship type of the fact."""
    outgoing: bool
    """True where the relationship reads from `from_party` to `to_party`."""
    role: str | None
    """What the post is, or on what control rests."""
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class PathAnswer(Answer):
    """A shortest path between two parties, or none within the bounds."""

    found: bool
    """Whether there is a path within the bounds."""
    steps: tuple[PathStep, ...]
    """Its facts, from the start on; empty where there is none."""


class SearchHit(Part):
    """A party found by name, with the score explained: similarity of the query to the best matching name, 0 to 100.

    Whoever carries the query as an id or a code has the full score, and `matched_name` is that code.
    """

    party: PartyRef
    """The party found."""
    score: float
    """Similarity of the name asked about to the best matching name, 0 to 100."""
    matched_name: str
    """The name that matched best."""


class SearchPage(Part):
    """A page of parties found by name."""

    hits: tuple[SearchHit, ...]
    """Best first, then by id."""
    more: bool
    """Whether there are more."""
    total: int
    """How many there are on all pages."""
