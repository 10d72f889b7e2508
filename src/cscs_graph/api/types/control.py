"""Ownership and control in GraphQL (§9.6)."""

from datetime import date

import strawberry

from cscs_graph.api.types.answers import ProofStep
from cscs_graph.api.types.codes import ControlBasis, ControlTest, CutReason, Direction, FaultKind
from cscs_graph.api.types.heading import Answer
from cscs_graph.api.types.parties import Party
from cscs_graph.api.types.rules import Source


@strawberry.type(description="One dated test by which somebody counts as controller or beneficial owner.")
class ControlRule:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    edition: str = strawberry.field(description="The document; the rungs of one ladder share it.")
    rung: int
    test: ControlTest
    share: float | None
    inclusive: bool | None = strawberry.field(description="True: that share is enough. False: it has to be exceeded.")
    section: str | None
    source_id: strawberry.ID | None


@strawberry.type(description="Control between the subject and one other party, with its proof.")
class ControlLink:
    party: Party = strawberry.field(description="The other end: the controller, or the controlled company.")
    certain: bool = strawberry.field(description="False: possible only, for some values of the unknown shares.")
    ultimate: bool = strawberry.field(description="The controller is certainly controlled by nobody who is loaded.")
    in_ring: bool = strawberry.field(description="The controller is controlled by somebody whom it controls.")
    basis: list[ControlBasis]
    jointly_with: list[Party] = strawberry.field(description="The others of a declared concert; none alone is enough.")
    votes_min: float = strawberry.field(description="Votes of the controller and of everything that it controls.")
    votes_max: float
    share_min: float = strawberry.field(description="Integrated ownership of the controller, over all paths.")
    share_max: float
    proof: list[ProofStep] = strawberry.field(description="The fewest holdings that make the majority.")


@strawberry.type(description="Holdings that cannot all be true: reported as stated, never scaled.")
class OwnershipFault:
    kind: FaultKind
    parties: list[Party]
    total: float = strawberry.field(description="Sum of the certain shares in the first of them.")
    holdings: list[ProofStep]
    treatment: str = strawberry.field(description="What was done.")


@strawberry.type(description="Companies that hold shares in each other in a circle: one shortest circle.")
class OwnershipRing:
    parties: list[Party]
    holdings: list[ProofStep]


@strawberry.type(description="Who controls a company, ultimately and in between (§9.6).")
class ActualControllersAnswer(Answer):
    subject: Party
    rules: list[ControlRule]
    rings: list[OwnershipRing]
    faults: list[OwnershipFault]
    controllers: list[ControlLink]
    group_heads: list[Party] = strawberry.field(
        description="At the top of its group; state-asset holders are left out unless asked (Company Law, art. 265)."
    )
    share_unknown: float = strawberry.field(description="Share that no loaded holder certainly has.")
    share_nominee: float = strawberry.field(description="Share that nominees certainly hold for others.")


@strawberry.type(description="What a party controls; of the head of a group: its members (§9.6).")
class ControlledByAnswer(Answer):
    subject: Party
    rules: list[ControlRule]
    rings: list[OwnershipRing]
    faults: list[OwnershipFault]
    controlled: list[ControlLink]


@strawberry.type(description="One holding of a tree, at its distance from the subject.")
class TreeHolding:
    depth: int
    holder: Party
    held: Party
    type: str
    share_min: float
    share_max: float
    votes_min: float
    votes_max: float
    nominee: bool = strawberry.field(description="Held for somebody else.")
    fact_id: strawberry.ID
    since: date | None
    until: date | None
    source: Source | None


@strawberry.type(description="Where a tree was cut, why, and how many holdings are not shown.")
class TreeCut:
    party: Party
    reason: CutReason
    holdings: int = strawberry.field(description="0 where it was not looked at.")


@strawberry.type(description="Who owns a company, or what a party owns, level by level.")
class OwnershipTreeAnswer(Answer):
    subject: Party
    rings: list[OwnershipRing]
    faults: list[OwnershipFault]
    direction: Direction
    holdings: list[TreeHolding]
    cuts: list[TreeCut]


@strawberry.type(description="A natural person behind a company, by one test that they pass.")
class BeneficialOwner:
    person: Party
    rule: ControlRule
    certain: bool
    share_min: float
    share_max: float
    votes_min: float
    votes_max: float
    proof: list[ProofStep]


@strawberry.type(description="Natural persons who own or direct a company in the end. Not its actual controllers.")
class BeneficialOwnersAnswer(Answer):
    subject: Party
    rules: list[ControlRule]
    rings: list[OwnershipRing]
    faults: list[OwnershipFault]
    owners: list[BeneficialOwner]
    rung: int | None = strawberry.field(description="The rung on which somebody was certainly found; null: nobody was.")
    share_unknown: float
    share_nominee: float
