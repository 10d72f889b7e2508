"""A fact on the path of proof, by ids, before names are known."""

from dataclasses import dataclass, field

from cscs_graph.errors import Message
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import Span


@dataclass(frozen=True, slots=True)
class DocumentTitle:
    """A document by its id and titles."""

    id: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact: its ends read in the direction of the relationship, its days, its source."""

    type: str
    from_id: str
    to_id: str
    fact_id: str
    span: Span
    source_id: str
    detail: str = ""
    channel: str | None = None
    certainty: Certainty | None = None
    section: str | None = None
    to_name: str | None = None
    """Name of what it leads to, where that is no party, agency or application."""
    document_no: str | None = None
    matter: str | None = None
    """Of a channel that carries what follows from one list only: the id of that list, empty where the fact does not say which.
    None: the channel carries what follows from any."""
    said: Message | None = field(default=None, compare=False)
    """What `detail` says, where it is words and not a code."""
    laid_down_in: DocumentTitle | None = None
    """Of a channel: the document that itself names whom it leads to. None: no document of the list does."""
    drawn_from: str = ""
    """Of a channel that no text states: from what it is drawn, in words."""
