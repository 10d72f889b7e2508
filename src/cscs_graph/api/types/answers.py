"""The answers to the three question families in GraphQL."""

from datetime import date

import strawberry
from strawberry.scalars import JSON

from cscs_graph.api.types.codes import (
    Certainty,
    Change,
    Domain,
    Effect,
    GradeType,
    IdentityGrade,
    NotCrossedReason,
    ParticipantRole,
    StepKind,
    TargetClass,
)
from cscs_graph.api.types.heading import Answer
from cscs_graph.api.types.parties import Listing, Party
from cscs_graph.api.types.proof import of_answer, of_conclusion
from cscs_graph.api.types.rules import Agency, Measure, MeasureGroup, Mou, Source


@strawberry.type(description="One fact or rule on the path of proof, read start to end.")
class ProofStep:
    kind: StepKind
    type: str
    from_id: strawberry.ID
    from_name: str
    from_name_en: str | None = strawberry.field(description="Name in English, where fromName is none.")
    from_name_zh: str | None = strawberry.field(description="Name in Chinese, where fromName is none.")
    to_id: strawberry.ID
    to_name: str
    to_name_en: str | None
    to_name_zh: str | None
    detail: str | None
    document_no: str | None
    number: str | None = strawberry.field(description="Number of a measure in its document.")
    fact_id: strawberry.ID | None
    since: date | None
    until: date | None
    channel: str | None
    certainty: Certainty | None
    section: str | None
    source: Source | None
    sentence_en: str = strawberry.field(description="What the step says, as a sentence in English.")
    sentence_zh: str = strawberry.field(description="The same in Chinese.")


@strawberry.type
class Conclusion:
    """What is concluded from a proof, in words; types of conclusions inherit it."""

    certainty: Certainty
    proof: list[ProofStep]
    sentence_en: str = strawberry.field(
        description="The conclusion, its grounds in order and their sources, in English."
    )
    sentence_zh: str = strawberry.field(description="The same in Chinese.")

    @strawberry.field(description="The conclusion with its proof as W3C PROV-JSON.")
    def prov(self) -> JSON:
        return of_conclusion(self)


@strawberry.type(description="Whom a measure meets, and as what.")
class Target:
    party: Party
    target_class: TargetClass = strawberry.field(name="class")


@strawberry.type(description="One reason for a consequence: a listing, its memorandum, a measure of that.")
class Basis(Conclusion):
    listing: Listing
    mou: Mou
    measure: Measure
    target: Target
    imposed_by: list[Agency]
    since: date | None
    earliest_end: date | None = strawberry.field(description="First day on which it may end; null if not known.")


@strawberry.type(description="What one party has to expect, shown once however many measures and listings say it.")
class Consequence(Conclusion):
    measure: Measure = strawberry.field(description="That of the strongest basis; so are listing, mou and proof.")
    equivalence_group: MeasureGroup | None = strawberry.field(
        description="What the measures of all bases have in common."
    )
    effect: Effect
    target: Target
    imposed_by: list[Agency] = strawberry.field(description="Of all bases.")
    since: date | None
    earliest_end: date | None = strawberry.field(
        description="First day on which all bases may have ended; null if the term of one is not known."
    )
    listing: Listing
    mou: Mou
    bases: list[Basis] = strawberry.field(description="Every reason, the most certain first.")


@strawberry.type(description="A party that a listing reaches, whether or not the measures are loaded.")
class Reached(Conclusion):
    party: Party
    channel: str
    target_class: TargetClass | None = strawberry.field(
        name="class", description="Null: only its standing is affected."
    )
    listing: Listing
    since: date | None
    earliest_end: date | None


@strawberry.type(description="A bid, tender or other joint filing (§9.5).")
class Application:
    id: strawberry.ID
    title: str
    kind: str | None
    filed_on: date | None
    decided_on: date | None
    filed_with: Agency | None
    hypothetical: bool


@strawberry.type(description="A pending application in which a listed or reached party takes part.")
class ApplicationAtRisk(Conclusion):
    application: Application
    party: Party
    role: ParticipantRole
    listing: Listing


@strawberry.type(description="A pending application of a redlisted party, where its redlist favours bids (§4.2, §9.5).")
class ApplicationFavoured(Conclusion):
    application: Application
    party: Party
    role: ParticipantRole
    listing: Listing
    measures: list[Measure]


@strawberry.type(description="A way of grading enterprises, as answers name it (§5.1).")
class GradeSchemeRef:
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    grade_type: GradeType


@strawberry.type(
    name="Ramification",
    description="What follows from a listing beside the measures of its memorandum: grades, inspections, loans (§4-§6).",
)
class Ramification(Conclusion):
    id: strawberry.ID
    name_en: str
    name_zh: str | None
    effect: Effect
    domain: Domain
    change: Change | None
    target: Target
    grade_schemes: list[GradeSchemeRef] = strawberry.field(
        description="The grades that it moves; none leads to a list."
    )
    borne_by_text: str | None = strawberry.field(description="Who acts, in the source's words.")
    note: str | None
    section: str | None
    since: date | None
    listing: Listing


@strawberry.type(description="A redlist standing that a blacklisting ends (§4.1).")
class RewardLost(Conclusion):
    listing: Listing
    rewards: list[Measure]
    because: list[Listing]


@strawberry.type(description="Who must punish whom, how, through which path and under which rule (§4.2).")
class CascadeAnswer(Answer):
    subject: Party
    listings: list[Listing]
    consequences: list[Consequence]
    reached: list[Reached]
    applications: list[ApplicationAtRisk]
    rewards: list[Consequence] = strawberry.field(description="What redlist standing gives, and is not lost.")
    rewarded: list[Reached] = strawberry.field(description="Whom beside the subject redlist standing reaches.")
    rewards_lost: list[RewardLost]
    ramifications: list[Ramification]
    applications_favoured: list[ApplicationFavoured]

    @strawberry.field(description="The whole answer as W3C PROV-JSON.")
    def prov(self) -> JSON:
        return of_answer(self)


@strawberry.type(description="One post or control relation on the way from the subject to a tied party.")
class TieStep:
    holder: Party
    entity: Party
    type: str
    role: str | None
    title: str | None
    since: date | None
    until: date | None
    former: bool
    outward: bool = strawberry.field(description="True where the step leads from the entity to the holder of the post.")
    fact_id: strawberry.ID
    source: Source | None


@strawberry.type(description="One shortest path, with the certainty of liability in either direction.")
class TiePath:
    steps: list[TieStep]
    towards_subject: Certainty | None
    from_subject: Certainty | None
    identity: IdentityGrade
    sentence_en: str = strawberry.field(
        description="The tie and liability in either direction, with grounds and sources."
    )
    sentence_zh: str = strawberry.field(description="The same in Chinese.")

    @strawberry.field(description="The conclusion with its proof as W3C PROV-JSON.")
    def prov(self) -> JSON:
        return of_conclusion(self)


@strawberry.type(description="A person or company to which the subject is tied through people (§9.3).")
class Tie:
    party: Party
    hops: int
    former: bool
    listings: list[Listing]
    towards_subject: Certainty | None = strawberry.field(description="Null: no known channel.")
    from_subject: Certainty | None = strawberry.field(description="Null: no known channel.")
    paths: list[TiePath]
    paths_left_out: int


@strawberry.type(description="A party that a linkage shows and does not go on from (§9.3).")
class NotCrossed:
    party: Party
    reason: NotCrossedReason


@strawberry.type(description="Through which people a party is tied to others (§4.2, §9.3).")
class LinkageAnswer(Answer):
    subject: Party
    ties: list[Tie]
    former_ties: list[Tie]
    not_crossed: list[NotCrossed] = strawberry.field(description="Hubs, persons not sure enough, state-asset holders.")

    @strawberry.field(description="The whole answer as W3C PROV-JSON.")
    def prov(self) -> JSON:
        return of_answer(self)


@strawberry.type(description="A participant whose standing endangers the application.")
class Contaminator(Conclusion):
    party: Party
    roles: list[ParticipantRole]
    listings: list[Listing]
    measures: list[Measure]


@strawberry.type(description="A participant that has to leave; a lead has to be replaced.")
class Removal:
    party: Party
    replace_lead: bool


@strawberry.type(description="One application: who endangers it, and what would clear it.")
class ContaminationFinding:
    application: Application
    participants: list[Party]
    contaminators: list[Contaminator]
    disregarded: list[Listing] = strawberry.field(
        description="Stays of participants that evidence against them sets aside."
    )
    removals: list[Removal]
    clears: bool = strawberry.field(description="False where the asker is a contaminator, or nobody would be left.")


@strawberry.type(description="Which joint bidders and declared suppliers put an application at risk (§9.5).")
class ContaminationAnswer(Answer):
    subject: Party | None
    findings: list[ContaminationFinding]

    @strawberry.field(description="The whole answer as W3C PROV-JSON.")
    def prov(self) -> JSON:
        return of_answer(self)
