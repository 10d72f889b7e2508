"""Ownership and control (§9.6): who controls whom, who owns what, and the natural persons behind a company."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from cscs_graph.model.answers.conclusion import Proof
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Hidden, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import PartyRef, SourceRef
from cscs_graph.model.codes import ControlBasis, ControlTest


class Direction(StrEnum):
    """In which direction a tree of holdings is followed."""

    UP = "up"
    """Who owns the subject."""
    DOWN = "down"
    """What the subject owns."""


class FaultKind(StrEnum):
    """What cannot be true of the stated holdings, or speaks against itself."""

    TOTAL_ABOVE_WHOLE = "total_above_whole"
    """The certain shares in a company add up to more than 100 %."""
    VOTES_ABOVE_WHOLE = "votes_above_whole"
    """The certain votes in a company add up to more than 100 %, though its shares do not."""
    CLOSED_RING = "closed_ring"
    """Companies hold each other whole, so that nobody outside owns anything of them."""
    SOURCES_DIFFER = "sources_differ"
    """Two sources state shares of one holder in one company that cannot be the same."""
    DECLARED_AGAINST_MAJORITY = "declared_against_majority"
    """Somebody is declared to control a company, by contract or otherwise, in which somebody else has the majority."""


class CutReason(StrEnum):
    """Why a tree does not go on."""

    DEPTH = "depth"
    """It is deeper than was asked."""
    SHARE = "share"
    """The holding is smaller than was asked."""
    PARTIES = "parties"
    """As many parties were reached as was asked."""
    STATE_HOLDER = "state_holder"
    """A state-asset holder, which is not crossed unless asked."""
    NOMINEE = "nominee"
    """A nominee, whose holdings are not its own."""
    SHOWN_BEFORE = "shown_before"
    """Its own holdings stand elsewhere in the tree: it is reached twice, or a ring closes here."""


class ControlRuleRef(Part):
    """One test that was asked, with its source."""

    id: str
    name_en: str
    name_zh: str | None = None
    edition: str
    """The document; the rungs of one ladder share it."""
    rung: int = 1
    """Its place in the ladder, 1 for the first."""
    test: ControlTest
    """What it looks at."""
    share: float | None = None
    """The share that it demands, 0 to 1; null where it demands none."""
    inclusive: bool | None = None
    """True: that share is enough. False: it has to be exceeded."""
    section: str | None = None
    source_id: Annotated[str | None, Hidden] = None


class ControlLink(Part):
    """Control between the subject and one other party, with its proof."""

    party: PartyRef
    """The other end: the controller, or the controlled company."""
    certain: bool
    """True: whatever the unknown shares are. False: possible, for some of the shares that they may be."""
    ultimate: bool
    """The controller is certainly controlled by nobody else, as far as is loaded; false where the answer was cut below it."""
    in_ring: bool
    """The controller is itself controlled by somebody whom it controls."""
    basis: tuple[ControlBasis, ...]
    """On what control rests."""
    jointly_with: Paged[PartyRef]
    """The others of a declared concert, or whoever controls them, where nobody of it is enough alone."""
    chain: Paged[PartyRef]
    """From the controller down to the company, each controlling the next or deciding on part of its votes."""
    votes_min: float
    votes_max: float
    """Votes of the controller and of everything that it controls, of those that can be cast: a company casts none in itself."""
    share_min: float
    share_max: float
    """Integrated ownership of the controller in the company, over all paths."""
    proof: Proof
    """The fewest holdings that make the majority, each after what it needs itself."""


class OwnershipFault(Part):
    """Holdings that cannot all be true, or speak against each other. They are reported, and nothing is scaled."""

    kind: FaultKind
    """What is wrong with them."""
    parties: Paged[PartyRef]
    """The companies that it is about; where it is about one holding, its company and its holder."""
    total: float
    """Sum of the certain shares in the first of them; of the votes where it is about votes; where a declaration stands
    against a majority, that majority."""
    holdings: Proof
    """The holdings that cannot all be true, or the declaration and what stands against it."""
    treatment: str
    """What was done."""
    treatment_zh: str
    """What was done, in Chinese."""


class RingOwner(Part):
    """Somebody outside a circle who owns part of it."""

    party: PartyRef
    """The owner."""
    share_min: float
    share_max: float
    """Integrated ownership in the first company of the circle, over all turns."""


class OwnershipRing(Part):
    """Companies that hold shares in each other in a circle: one shortest circle of each such set."""

    parties: Paged[PartyRef]
    """The companies of the circle, in its order: each holds shares of the next, and the last of the first."""
    holdings: Proof
    """The holdings that close it."""
    controls_itself: bool
    """Each of its companies is certainly controlled by the others, so that by votes nobody outside controls any of them."""
    owners: Paged[RingOwner]
    """Whoever outside holds shares in it, with what that makes of its first company over all turns; the largest first."""
    meaning: str
    """What such a circle means, in words."""
    meaning_zh: str
    """What such a circle means, in Chinese."""


class ControlAnswer(Answer):
    """What all answers about ownership and control share."""

    subject: PartyRef
    rules: tuple[ControlRuleRef, ...]
    """The tests that were asked."""
    rings: Paged[OwnershipRing]
    """Circles of holdings that were met."""
    faults: Paged[OwnershipFault]
    """Holdings that cannot all be true."""


class ActualControllersAnswer(ControlAnswer):
    """Who controls a company (§9.6), ultimately and in between."""

    controllers: Paged[ControlLink]
    """Certain and possible controllers: the ultimate ones first, then from the top of each chain down."""
    group_heads: Paged[PartyRef]
    """At the top of its group: certain controllers that nobody controls, state-asset holders left out unless asked; of those
    who control each other the first by id. None where the answer was cut short before the top."""
    share_unknown: float
    """Share of the company that no loaded holder certainly has."""
    share_nominee: float
    """Share that nominees and custodians certainly hold for others."""


class ControlledCompaniesAnswer(ControlAnswer):
    """The companies that a party controls: with the head of a group as the subject, the members of the group."""

    controlled: Paged[ControlLink]
    """The companies that it controls, certainly or possibly."""


class IntegratedOwnershipAnswer(ControlAnswer):
    """What a holder owns of a company, the subject, over all paths (§9.6)."""

    holder: PartyRef
    """Whose share it is."""
    share_min: float
    share_max: float
    """Integrated ownership, over all paths."""
    direct_min: float
    """What it certainly holds itself."""
    direct_max: float
    """What it may hold itself."""
    votes_min: float
    votes_max: float
    """Votes of the holder and of everything that it controls, of those that can be cast."""
    proof: Proof
    """Every holding on a path from the holder to the company, from the bottom up."""
    share_unknown: float
    """Share of the company that no loaded holder certainly has."""
    share_nominee: float
    """Share that nominees and custodians certainly hold for others."""


class TreeHolding(Dated):
    """One holding of a tree, at its distance from the subject."""

    depth: int
    """Its distance from the subject, 1 for the nearest."""
    holder: PartyRef
    """Who holds."""
    held: PartyRef
    """What is held."""
    type: str
    """Relationship type of the fact."""
    share_min: float
    share_max: float
    votes_min: float
    votes_max: float
    nominee: bool
    """Held for somebody else."""
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class TreeCut(Part):
    """Where a tree was cut, why, and how many holdings are not shown."""

    party: PartyRef
    """Where it was cut."""
    reason: CutReason
    """Why it does not go on."""
    holdings: int
    """0 where it was not looked at."""


class OwnershipTreeAnswer(ControlAnswer):
    """Who owns a company, or what a party owns, level by level."""

    direction: Direction
    """In which direction it was followed."""
    holdings: Paged[TreeHolding]
    """Its holdings, level by level."""
    cuts: Paged[TreeCut]
    """Where it was cut, and why."""


class BeneficialOwner(Part):
    """A natural person behind a company, by one test that they pass. Not the same as an actual controller."""

    person: PartyRef
    """The natural person."""
    rule: ControlRuleRef
    """The test that they pass."""
    certain: bool
    """False: they pass it only for some of the shares that the unknown ones may be."""
    share_min: float
    share_max: float
    votes_min: float
    votes_max: float
    proof: Proof
    """The holdings, or the post, that make it so."""


class BeneficialOwnersAnswer(ControlAnswer):
    """The natural persons who own or direct a company in the end, by a ladder of tests of one document."""

    owners: Paged[BeneficialOwner]
    """The persons, by the first test that somebody passes."""
    rung: int | None
    """The rung on which somebody was certainly found; null where nobody was."""
    share_unknown: float
    """Share of the company that no loaded holder certainly has."""
    share_nominee: float
    """Share that nominees and custodians certainly hold for others."""
