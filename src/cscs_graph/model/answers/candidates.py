"""Whom a search found, with what tells namesakes apart."""

from cscs_graph.model.answers.files import EntityDetails, SearchHit
from cscs_graph.model.answers.linkage import TieStep
from cscs_graph.model.answers.part import Part


class Candidate(Part):
    """One party that a search found. Nobody is picked for whoever asks."""

    hit: SearchHit
    details: EntityDetails | None
    """What is registered of it; none of a person."""
    posts: tuple[TieStep, ...]
    """Of a person some posts, of a company who represents or represented it; the latest first."""


class Candidates(Part):
    """Whom a name or code finds, best match first."""

    found: tuple[Candidate, ...]
    total: int
    """How many were found, shown or not."""
