"""Ownership and control (§9.6): who controls whom, who owns what, and the natural persons behind a company."""

from datetime import date
from enum import StrEnum

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import Part, PartyRef, ProofStep, SourceRef
from cscs_graph.model.codes import ControlBasis, ControlTest


class Direction(StrEnum):
    UP = "up"
    """Who owns the subject."""
    DOWN = "down"
    """What the subject owns."""


class FaultKind(StrEnum):
    """What cannot be true of the stated holdings."""

    TOTAL_ABOVE_WHOLE = "total_above_whole"
    """The certain shares in a company add up to more than 100 %."""
    CLOSED_RING = "closed_ring"
    """Companies hold each other whole, so that nobody outside owns anything of them."""


class CutReason(StrEnum):
    """Why a tree does not go on."""

    DEPTH = "depth"
    SHARE = "share"
    PARTIES = "parties"
    STATE_HOLDER = "state_holder"
    NOMINEE = "nominee"
    SHOWN_BEFORE = "shown_before"
    """Its own holdings stand elsewhere in the tree: it is reached twice, or a ring closes here."""


class ControlRuleRef(Part):
    """One test that was asked, with its source."""

    id: str
    name_en: str
    name_zh: str | None = None
    edition: str
    rung: int = 1
    test: ControlTest
    share: float | None = None
    inclusive: bool | None = None
    """True: that share is enough. False: it has to be exceeded."""
    section: str | None = None
    source_id: str | None = None


class ControlLink(Part):
    """Control between the subject and one other party, with its proof."""

    party: PartyRef
    """The other end: the controller, or the controlled company."""
    certain: bool
    """True: whatever the unknown shares are. False: possible, for some of the shares that they may be."""
    ultimate: bool
    """The controller is certainly controlled by nobody else, as far as is loaded."""
    in_ring: bool
    """The controller is itself controlled by somebody whom it controls."""
    basis: tuple[ControlBasis, ...]
    jointly_with: tuple[PartyRef, ...]
    """The others of a declared concert, where no member alone is enough."""
    votes_min: float
    votes_max: float
    """Votes in the company of the controller and of everything that it controls."""
    share_min: float
    share_max: float
    """Integrated ownership of the controller in the company, over all paths."""
    proof: tuple[ProofStep, ...]
    """The fewest holdings that make the majority, each after what it needs itself."""


class OwnershipFault(Part):
    """Holdings that cannot all be true. They are reported and taken as stated: nothing is scaled."""

    kind: FaultKind
    parties: tuple[PartyRef, ...]
    total: float
    """Sum of the certain shares in the first of them."""
    holdings: tuple[ProofStep, ...]
    treatment: str
    """What was done."""


class OwnershipRing(Part):
    """Companies that hold shares in each other in a circle: one shortest circle of each such set."""

    parties: tuple[PartyRef, ...]
    holdings: tuple[ProofStep, ...]


class ControlAnswer(Answer):
    """What all answers about ownership and control share."""

    subject: PartyRef
    rules: tuple[ControlRuleRef, ...]
    rings: tuple[OwnershipRing, ...]
    faults: tuple[OwnershipFault, ...]


class ActualControllersAnswer(ControlAnswer):
    """Who controls a company (§9.6), ultimately and in between."""

    controllers: tuple[ControlLink, ...]
    group_heads: tuple[PartyRef, ...]
    """At the top of its group: certain controllers that nobody controls, state-asset holders left out unless asked."""
    share_unknown: float
    """Share of the company that no loaded holder certainly has."""
    share_nominee: float
    """Share that nominees and custodians certainly hold for others."""


class ControlledByAnswer(ControlAnswer):
    """What a party controls: with the head of a group as the subject, the members of the group."""

    controlled: tuple[ControlLink, ...]


class TreeHolding(Part):
    """One holding of a tree, at its distance from the subject."""

    depth: int
    holder: PartyRef
    held: PartyRef
    type: str
    share_min: float
    share_max: float
    votes_min: float
    votes_max: float
    nominee: bool
    fact_id: str
    since: date | None
    until: date | None
    source: SourceRef | None


class TreeCut(Part):
    """Where a tree was cut, why, and how many holdings are not shown."""

    party: PartyRef
    reason: CutReason
    holdings: int
    """0 where it was not looked at."""


class OwnershipTreeAnswer(ControlAnswer):
    """Who owns a company, or what a party owns, level by level."""

    direction: Direction
    holdings: tuple[TreeHolding, ...]
    cuts: tuple[TreeCut, ...]


class BeneficialOwner(Part):
    """A natural person behind a company, by one test that they pass. Not the same as an actual controller."""

    person: PartyRef
    rule: ControlRuleRef
    certain: bool
    share_min: float
    share_max: float
    votes_min: float
    votes_max: float
    proof: tuple[ProofStep, ...]


class BeneficialOwnersAnswer(ControlAnswer):
    """The natural persons who own or direct a company in the end, by a ladder of tests of one document."""

    owners: tuple[BeneficialOwner, ...]
    rung: int | None
    """The rung on which somebody was certainly found; null where nobody was."""
    share_unknown: float
    share_nominee: float
