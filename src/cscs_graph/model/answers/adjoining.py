"""What stands next to a party or a joint filing: its recorded ties, one by one. A tie is no claim that anything follows it."""

from dataclasses import dataclass

from cscs_graph.model.answers.cascade import ApplicationRef
from cscs_graph.model.answers.parts import PartyRef
from cscs_graph.model.answers.steps import ProofStep


@dataclass(frozen=True, slots=True)
class Adjoining:
    """One recorded tie with what is at its other end."""

    other: PartyRef | ApplicationRef
    outgoing: bool
    """True where the tie reads from what is asked about to the other."""
    tie: ProofStep
    """The fact, with its source; no channel."""
    shares: tuple[float, float] | None = None
    """Of a holding: the least and the most that the share may be."""


@dataclass(frozen=True, slots=True)
class Around:
    """The ties of one party or filing."""

    ties: tuple[Adjoining, ...] = ()
    more: bool = False
    """Whether there are more than were read."""
