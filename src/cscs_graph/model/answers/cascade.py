"""The answer to a cascading punishment (§4.2)."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, MeasureRef, MouRef, Part, PartyRef, ProofStep, Target
from cscs_graph.model.codes import Certainty, Effect, ParticipantRole, TargetClass


class Consequence(Part):
    """One measure that one party has to expect."""

    measure: MeasureRef
    effect: Effect
    target: Target
    imposed_by: tuple[AgencyRef, ...]
    since: date | None
    earliest_end: date | None
    """First day on which it may end: the end of the listing or of the post; null where no term is known."""
    certainty: Certainty
    listing: ListingRef
    mou: MouRef
    proof: tuple[ProofStep, ...]


class Reached(Part):
    """A party that consequences of a listing reach, whether or not the measures are loaded."""

    party: PartyRef
    channel: str
    target_class: TargetClass | None
    """The class in the memorandum's scope; null where only the standing is affected."""
    listing: ListingRef
    certainty: Certainty
    since: date | None
    earliest_end: date | None
    proof: tuple[ProofStep, ...]


class ApplicationRef(Part):
    id: str
    title: str
    kind: str | None = None
    filed_on: date | None = None
    decided_on: date | None = None
    filed_with: AgencyRef | None = None
    hypothetical: bool = False


class ApplicationAtRisk(Part):
    """A pending joint application in which a listed or reached party takes part (§9.5)."""

    application: ApplicationRef
    party: PartyRef
    role: ParticipantRole
    listing: ListingRef
    certainty: Certainty
    proof: tuple[ProofStep, ...]


class RewardLost(Part):
    """A redlist standing that a blacklisting ends, with the rewards that go with it (§4.1)."""

    listing: ListingRef
    rewards: tuple[MeasureRef, ...]
    because: tuple[ListingRef, ...]
    certainty: Certainty
    proof: tuple[ProofStep, ...]


class CascadeAnswer(Answer):
    """Who must punish whom, how, through which path and under which rule (§4.2)."""

    subject: PartyRef
    listings: tuple[ListingRef, ...]
    """Blacklist stays that set the cascade off: decided, implied by a rule, or supposed."""
    consequences: tuple[Consequence, ...]
    reached: tuple[Reached, ...]
    applications: tuple[ApplicationAtRisk, ...]
    rewards: tuple[Consequence, ...]
    """What redlist standing gives the subject and is not lost."""
    rewards_lost: tuple[RewardLost, ...]
