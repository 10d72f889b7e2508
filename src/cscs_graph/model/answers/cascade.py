"""The answer to a cascading punishment (§4.2)."""

from datetime import date

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.conclusion import Conclusion
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
    Target,
)
from cscs_graph.model.codes import Change, Domain, Effect, ParticipantRole, TargetClass
from cscs_graph.model.language import LanguageCode, language


class Basis(Conclusion):
    """One reason for a consequence: a listing, the memorandum of its list, a measure of that memorandum."""

    listing: ListingRef
    mou: MouRef
    measure: MeasureRef
    target: Target
    """Whom the measure meets, and as what the memorandum names it."""
    imposed_by: tuple[AgencyRef, ...]
    since: date | None
    earliest_end: date | None
    """First day on which it may end: the end of the listing or of the post; null where no term is known."""

    def summary(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.summary(
            "reward" if self.measure.effect is Effect.REWARD else "consequence",
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


class Consequence(Conclusion):
    """What one party has to expect, shown once however many measures and listings say it.

    `measure`, `target`, `listing`, `mou`, `proof` and the sentences are those of the strongest basis.
    """

    measure: MeasureRef
    equivalence_group: MeasureGroupRef | None
    """What the measures of all bases have in common, where several documents say it in different words."""
    effect: Effect
    target: Target
    imposed_by: tuple[AgencyRef, ...]
    """Of all bases."""
    since: date | None
    """Of the basis that began first; null where the start of one is not known."""
    earliest_end: date | None
    """First day on which all bases may have ended; null where the term of one is not known."""
    listing: ListingRef
    mou: MouRef
    bases: tuple[Basis, ...]
    """Every reason, the most certain first."""

    def summary(self, code: LanguageCode) -> str:
        return self.bases[0].summary(code)


class Ramification(Conclusion):
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
    listing: ListingRef

    def summary(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.summary(
            "ramification",
            self.proof,
            self.certainty,
            code,
            party=wording.party(self.target.party, code),
            what=wording.bilingual(self, code),
            since=words.day(self.since),
        )


class Reached(Conclusion):
    """A party that consequences of a listing reach, whether or not the measures are loaded."""

    party: PartyRef
    channel: str
    target_class: TargetClass | None
    """The class in the memorandum's scope; null where only the standing is affected."""
    listing: ListingRef
    since: date | None
    earliest_end: date | None

    def summary(self, code: LanguageCode) -> str:
        words, target = language(code), self.target_class
        return wording.summary(
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


class ApplicationAtRisk(Conclusion):
    """A pending joint application in which a listed or reached party takes part (§9.5)."""

    application: ApplicationRef
    party: PartyRef
    role: ParticipantRole
    listing: ListingRef

    def summary(self, code: LanguageCode) -> str:
        return wording.summary(
            "application",
            self.proof,
            self.certainty,
            code,
            application=self.application.title,
            party=wording.party(self.party, code),
            role=language(code).word("participant_role", self.role),
        )


class ApplicationFavoured(Conclusion):
    """A pending joint application in which a redlisted party takes part, where its redlist favours bids (§4.2, §9.5)."""

    application: ApplicationRef
    party: PartyRef
    role: ParticipantRole
    listing: ListingRef
    measures: tuple[MeasureRef, ...]

    def summary(self, code: LanguageCode) -> str:
        return wording.summary(
            "favoured",
            self.proof,
            self.certainty,
            code,
            application=self.application.title,
            party=wording.party(self.party, code),
            role=language(code).word("participant_role", self.role),
        )


class RewardLost(Conclusion):
    """A redlist standing that a blacklisting ends, with the rewards that go with it (§4.1)."""

    listing: ListingRef
    rewards: tuple[MeasureRef, ...]
    because: tuple[ListingRef, ...]

    def summary(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.summary(
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
    """What redlist standing gives, and is not lost: to the subject, its branches, and the persons that a scope names."""
    rewarded: tuple[Reached, ...] = ()
    """Everyone beside the subject whom redlist standing reaches, whether or not the rewards are loaded."""
    rewards_lost: tuple[RewardLost, ...]
    ramifications: tuple[Ramification, ...] = ()
    """What no memorandum stipulates but is documented for every list of the kind."""
    applications_favoured: tuple[ApplicationFavoured, ...] = ()
