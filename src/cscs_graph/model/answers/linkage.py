"""The answer to a personnel linkage (§4.2, §9.3)."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import ListingRef, Part, PartyRef, SourceRef
from cscs_graph.model.codes import Certainty, IdentityGrade, NotCrossedReason


class TieStep(Part):
    """One post or control relation on the way from the subject to a tied party."""

    holder: PartyRef
    entity: PartyRef
    type: str
    role: str | None
    title: str | None
    since: date | None
    until: date | None
    former: bool
    outward: bool
    """True where the step leads from the entity to the holder of the post."""
    fact_id: str
    source: SourceRef | None


class TiePath(Part):
    """One shortest path, with the certainty of liability in either direction; null where no channel is known."""

    steps: tuple[TieStep, ...]
    towards_subject: Certainty | None
    """If the tied party is listed, how well is the channel to the subject documented?"""
    from_subject: Certainty | None
    """If the subject is listed, how well is the channel to the tied party documented?"""
    identity: IdentityGrade
    """The weakest grade of identity among the persons passed."""


class Tie(Part):
    """A person or company to which the subject is tied through people."""

    party: PartyRef
    hops: int
    former: bool
    """Tied only through roles that have ended."""
    listings: tuple[ListingRef, ...]
    """Its blacklist stays on the day asked about."""
    towards_subject: Certainty | None
    from_subject: Certainty | None
    paths: tuple[TiePath, ...]
    paths_left_out: int = 0


class NotCrossed(Part):
    """A party at which the linkage stopped. A state-asset holder is not even a tie."""

    party: PartyRef
    reason: NotCrossedReason


class LinkageAnswer(Answer):
    """Through which people a party is tied to others (§4.2, §9.3)."""

    subject: PartyRef
    ties: tuple[Tie, ...]
    former_ties: tuple[Tie, ...]
    not_crossed: tuple[NotCrossed, ...] = ()
