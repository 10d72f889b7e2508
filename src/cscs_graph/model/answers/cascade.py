"""The answer to a cascading punishment (§4.2)."""

from datetime import date

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, MeasureRef, MouRef, Part, PartyRef, Target
from cscs_graph.model.answers.proven import Proven
from cscs_graph.model.codes import Effect, ParticipantRole, TargetClass
from cscs_graph.model.language import LanguageCode, language


class Consequence(Proven):
    """One measure that one party has to expect."""

    measure: MeasureRef
    effect: Effect
    target: Target
    imposed_by: tuple[AgencyRef, ...]
    since: date | None
    earliest_end: date | None
    """First day on which it may end: the end of the listing or of the post; null where no term is known."""
    listing: ListingRef
    mou: MouRef

    def lead(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.lead(
            "reward" if self.effect is Effect.REWARD else "consequence",
            self.proof,
            self.certainty,
            code,
            party=wording.party(self.target.party, code),
            **{"class": words.word("target_class", self.target.target_class)},
            measure=wording.bilingual(self.measure, code),
            agencies=words.several([wording.bilingual(agency, code) for agency in self.imposed_by])
            or self.measure.imposed_by_text,
            span=words.span(self.since, self.earliest_end),
        )


class Reached(Proven):
    """A party that consequences of a listing reach, whether or not the measures are loaded."""

    party: PartyRef
    channel: str
    target_class: TargetClass | None
    """The class in the memorandum's scope; null where only the standing is affected."""
    listing: ListingRef
    since: date | None
    earliest_end: date | None

    def lead(self, code: LanguageCode) -> str:
        words, target = language(code), self.target_class
        return wording.lead(
            "affected" if target is None else "reached",
            self.proof,
            self.certainty,
            code,
            party=wording.party(self.party, code),
            **{"class": None if target is None else words.word("target_class", target)},
            list=wording.bilingual(self.listing.credit_list, code),
            list_kind=words.word("list_kind", self.listing.credit_list.kind),
            span=words.span(self.since, self.earliest_end),
        )


class ApplicationRef(Part):
    id: str
    title: str
    kind: str | None = None
    filed_on: date | None = None
    decided_on: date | None = None
    filed_with: AgencyRef | None = None
    hypothetical: bool = False


class ApplicationAtRisk(Proven):
    """A pending joint application in which a listed or reached party takes part (§9.5)."""

    application: ApplicationRef
    party: PartyRef
    role: ParticipantRole
    listing: ListingRef

    def lead(self, code: LanguageCode) -> str:
        return wording.lead(
            "application",
            self.proof,
            self.certainty,
            code,
            application=self.application.title,
            party=wording.party(self.party, code),
            role=language(code).word("participant_role", self.role),
        )


class RewardLost(Proven):
    """A redlist standing that a blacklisting ends, with the rewards that go with it (§4.1)."""

    listing: ListingRef
    rewards: tuple[MeasureRef, ...]
    because: tuple[ListingRef, ...]

    def lead(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.lead(
            "reward_lost",
            self.proof,
            self.certainty,
            code,
            party=wording.start(self.proof[0], code),
            list=wording.bilingual(self.listing.credit_list, code),
            rewards=words.several([words.say("quoted", text=wording.bilingual(item, code)) for item in self.rewards]),
        )


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
