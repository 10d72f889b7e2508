"""The answer to a cascading punishment (§4.2)."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import (
    AgencyRef,
    GradeSchemeRef,
    ListingRef,
    MeasureGroupRef,
    MeasureRef,
    MouRef,
    Part,
    PartyRef,
    ProofStep,
    Target,
)
from cscs_graph.model.codes import Certainty, Change, Domain, Effect, ParticipantRole, TargetClass


class Basis(Part):
    """One reason for a consequence: a listing, the memorandum of its list, a measure of that memorandum."""

    listing: ListingRef
    mou: MouRef
    measure: MeasureRef
    target_class: TargetClass
    """As what the memorandum names whom the measure meets."""
    imposed_by: tuple[AgencyRef, ...]
    since: date | None
    earliest_end: date | None
    """First day on which it may end: the end of the listing or of the post; null where no term is known."""
    certainty: Certainty
    proof: tuple[ProofStep, ...]


class Consequence(Part):
    """What one party has to expect, shown once however many measures and listings say it.

    `measure`, `target`, `listing`, `mou` and `proof` are those of the strongest basis.
    """

    measure: MeasureRef
    says: MeasureGroupRef | None
    """What the measures of all bases have in common, where several documents say it in different words."""
    effect: Effect
    target: Target
    imposed_by: tuple[AgencyRef, ...]
    """Of all bases."""
    since: date | None
    """Of the basis that began first; null where the start of one is not known."""
    earliest_end: date | None
    """First day on which all bases may have ended; null where the term of one is not known."""
    certainty: Certainty
    listing: ListingRef
    mou: MouRef
    proof: tuple[ProofStep, ...]
    bases: tuple[Basis, ...]
    """Every reason, the most certain first."""


class Ramified(Part):
    """What follows from a listing beside the measures of its memorandum: grades, inspections, loans (§4-§6)."""

    id: str
    name_en: str
    name_zh: str | None = None
    effect: Effect
    domain: Domain
    change: Change | None = None
    target: Target
    grade_schemes: tuple[GradeSchemeRef, ...] = ()
    """The grades that it moves. A grade never leads to a list (§5.1)."""
    borne_by_text: str | None = None
    """Who acts, in the source's words."""
    note: str | None = None
    section: str | None = None
    since: date | None
    certainty: Certainty
    listing: ListingRef
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


class ApplicationFavoured(Part):
    """A pending joint application in which a redlisted party takes part, where its redlist favours bids (§4.2, §9.5)."""

    application: ApplicationRef
    party: PartyRef
    role: ParticipantRole
    listing: ListingRef
    measures: tuple[MeasureRef, ...]
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
    """What redlist standing gives, and is not lost: to the subject, its branches, and the persons that a scope names."""
    rewarded: tuple[Reached, ...] = ()
    """Everyone beside the subject whom redlist standing reaches, whether or not the rewards are loaded."""
    rewards_lost: tuple[RewardLost, ...]
    ramifications: tuple[Ramified, ...] = ()
    """What no memorandum stipulates but is documented for every list of the kind."""
    applications_favoured: tuple[ApplicationFavoured, ...] = ()
