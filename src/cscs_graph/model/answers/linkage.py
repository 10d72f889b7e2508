"""The answer to a personnel linkage (§4.2, §9.3)."""

from datetime import date
from functools import cached_property

from pydantic import computed_field

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import ListingRef, PartyRef, SourceRef
from cscs_graph.model.answers.steps import ProofStep, StepKind
from cscs_graph.model.codes import Certainty, IdentityGrade, NotCrossedReason
from cscs_graph.model.language import LanguageCode, language


class TieStep(Dated):
    """One post or control relation on the path from the subject to a tied party."""

    holder: PartyRef
    """Who holds the post or controls."""
    entity: PartyRef
    """Where the post is, or what is controlled."""
    type: str
    """Relationship type of the fact."""
    role: str | None
    """What the post is, or on what control rests."""
    title: str | None
    """The post as the source names it."""
    since: date | None
    until: date | None
    former: bool
    """It ended before the day asked about."""
    outward: bool
    """True where the step leads from the entity to the holder of the post."""
    fact_id: str
    source: SourceRef | None

    @cached_property
    def step(self) -> ProofStep:
        """The same as a step of proof."""
        return ProofStep(
            kind=StepKind.FACT,
            type=self.type,
            from_id=self.holder.id,
            from_name=self.holder.name,
            from_name_en=self.holder.name_en,
            to_id=self.entity.id,
            to_name=self.entity.name,
            to_name_en=self.entity.name_en,
            detail=self.role,
            fact_id=self.fact_id,
            since=self.since,
            until=self.until,
            source=self.source,
        )

    @property
    def near(self) -> PartyRef:
        """The end that is nearer to the subject."""
        return self.entity if self.outward else self.holder

    @property
    def far(self) -> PartyRef:
        return self.holder if self.outward else self.entity


class TiePath(Part):
    """One shortest path, with the certainty of liability in either direction; null where no channel is known."""

    steps: tuple[TieStep, ...]
    """Its steps, from the subject on."""
    towards_subject: Certainty | None
    """If the tied party is listed, how well is the channel to the subject documented?"""
    from_subject: Certainty | None
    """If the subject is listed, how well is the channel to the tied party documented?"""
    identity: IdentityGrade
    """The weakest grade of identity among the persons passed."""

    @property
    def proof(self) -> tuple[ProofStep, ...]:
        return tuple(step.step for step in self.steps)

    @computed_field
    @cached_property
    def sentence_en(self) -> str:
        """The tie, liability in either direction, the posts in order and their sources, as a short text in English."""
        return wording.text_of(self.summary(wording.ENGLISH), self.proof, wording.ENGLISH)

    @computed_field
    @cached_property
    def sentence_zh(self) -> str:
        """The same in Chinese."""
        return wording.text_of(self.summary(wording.CHINESE), self.proof, wording.CHINESE)

    def summary(self, code: LanguageCode) -> str:
        """The tie and liability in either direction, as one sentence."""
        subject, party = (wording.party(end, code) for end in (self.steps[0].near, self.steps[-1].far))
        return language(code).say(
            "leads",
            "tie",
            "would" if any(step.former for step in self.steps) else "is",
            subject=subject,
            party=party,
            towards=_liability(self.towards_subject, subject, code),
            **{"from": _liability(self.from_subject, party, code)},
        )


def _liability(certainty: Certainty | None, party: str, code: LanguageCode) -> str:
    words = language(code)
    if certainty is None:
        return words.say("liability", "unknown", party=party)
    return words.say("liability", "known", party=party, certainty=words.word("certainty", certainty))


class Tie(Part):
    """A person or company to which the subject is tied through people."""

    party: PartyRef
    """To whom the subject is tied."""
    hops: int
    """Posts on the path; one post is one hop."""
    former: bool
    """Tied only through roles that have ended."""
    listings: Paged[ListingRef]
    """Its listings on blacklists on the day asked about."""
    towards_subject: Certainty | None
    """If the tied party is listed: the best documented channel to the subject; null where none is known."""
    from_subject: Certainty | None
    """If the subject is listed: the best documented channel to the tied party; null where none is known."""
    paths: Paged[TiePath]
    """Shortest paths."""
    paths_left_out: int = 0
    """How many further shortest paths there are."""


class NotCrossed(Part):
    """A party at which the linkage stopped. A state-asset holder is not even a tie."""

    party: PartyRef
    """Where it stopped."""
    reason: NotCrossedReason
    """Why it was not crossed."""


class LinkageAnswer(Answer):
    """Through which people a party is tied to others (§4.2, §9.3)."""

    subject: PartyRef
    ties: Paged[Tie]
    """Those to whom it is tied on the day, nearest first."""
    former_ties: Paged[Tie]
    """Those to whom it is tied through ended posts only."""
    not_crossed: Paged[NotCrossed] = ()
    """Who was not crossed: hubs, persons not sure enough, state-asset holders."""
