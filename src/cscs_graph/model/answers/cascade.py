"""The answer to a cascading punishment (§4.2)."""

from datetime import date
from typing import Annotated

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.conclusion import FromListings
from cscs_graph.model.answers.consequence import Consequence
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import ChannelKey, Long, MouKey, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import AgencyRef, ListingRef, PartyRef, Target
from cscs_graph.model.answers.rules import MeasureRef, MovedGrade
from cscs_graph.model.codes import (
    Change,
    Domain,
    Effect,
    FilingState,
    ParticipantRole,
    Strength,
    TargetClass,
)
from cscs_graph.model.language import LanguageCode, language
from cscs_graph.model.phrases import in_both, phrase


class Ramification(FromListings, Dated):
    """What follows from a listing beside the measures of its memorandum: grades, inspections, loans (§4-§6)."""

    rule_id: str
    """Id of the rule that says so, which may follow from several listings."""
    name_en: str
    name_zh: str | None = None
    effect: Effect
    """What it does to whom it meets."""
    strength: Strength | None = None
    """Where its text only allows it or encourages it; null where nothing seen makes it less than required."""
    domain: Domain
    """The field in which it is felt."""
    change: Change | None = None
    """In which direction it moves what it touches; null where it moves nothing."""
    target: Target
    """Whom it meets, and as what."""
    grade_schemes: tuple[MovedGrade, ...] = ()
    """The grades that it moves. A grade never leads to a list (§5.1)."""
    borne_by_text: str | None = None
    """Who acts, in the source's words."""
    note: str | None = None
    section: str | None = None
    reported: str | None = None
    """Of what is reported as done, and not provided by a rule: when its source was published. Whether it is done so today is not
    known, nor since when."""
    since: date | None
    listing: ListingRef
    """The strongest listing that it follows from."""
    listings: Paged[ListingRef] = ()
    """Every listing on that list that it follows from alike, such as those of several courts."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return self.listings or (self.listing,)

    def borne_by(self, code: LanguageCode) -> str | None:
        """Who acts, in that language; None where the source does not say."""
        text = self.borne_by_text
        return in_both(text).chinese if text and code is LanguageCode.ZH else text

    def summary(self, code: LanguageCode) -> str:
        words = language(code)
        about = {
            "party": wording.party(self.target.party, code),
            "what": wording.bilingual(self, code),
            "who": self.borne_by(code),
        }
        if self.reported:
            about |= {
                "reported": self.reported[:4],
                "strength": self.strength and words.word("strength", self.strength),
            }
            return wording.summary("ramification_reported", self.proof, self.certainty, code, **about)
        name = "ramification_reward" if self.effect is Effect.REWARD else "ramification"
        since = words.begun(self.since)
        return wording.summary(name, self.proof, self.certainty, code, False, self.strength, **about, **since)


class Reached(FromListings, Dated):
    """A party that consequences of a listing reach, whether or not the measures are loaded.

    `certainty` is the best with which any document of the list reaches it: a statute that names its class makes it statute.
    A single measure may be less certain, since it rests on its own document.
    """

    party: PartyRef
    """Whom the listing reaches."""
    channel: ChannelKey
    """The channel of the last step."""
    target_class: TargetClass | None
    """The class in the memorandum's scope; null where only the standing is affected."""
    listing: ListingRef
    """The strongest listing that it follows from."""
    listings: Paged[ListingRef] = ()
    """Every listing on that list that it follows from alike, such as those of several courts."""
    since: date | None
    """First day on which both the listing and the path to the party hold; null where that is not known."""
    earliest_end: date | None
    """First day on which it may end; null where that is not known."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return self.listings or (self.listing,)

    def summary(self, code: LanguageCode) -> str:
        words, target = language(code), self.target_class
        return wording.summary(
            "affected" if target is None else "reached",
            self.proof,
            self.certainty,
            code,
            party=wording.party(self.party, code),
            **{"class": target and Target(party=self.party, target_class=target).called(self.listing.party_id, code)},
            list=wording.bilingual(self.listing.credit_list, code),
            list_kind=words.word("list_kind", self.listing.credit_list.kind),
            span=words.span(self.since, self.earliest_end),
        )


class ApplicationRef(Part):
    """A bid, tender or other joint filing (§9.5)."""

    id: str
    title: str
    """What it is about."""
    title_en: str | None = None
    """The same in English, where the title is Chinese; null where that is not known."""
    kind: str | None = None
    """What sort of filing it is, in the source's words."""
    filed_on: date | None = None
    """Day of filing; null: not filed, or not known."""
    prequalified_on: date | None = None
    """Day of prequalification; null: none, or not known."""
    decided_on: date | None = None
    """Day of the decision; null: pending, or not known."""
    filed_with: AgencyRef | None = None
    """The agency that it was filed with."""
    hypothetical: bool = False
    """Supposed in a what-if."""

    def called(self, code: LanguageCode) -> str:
        """Its title in that language, or in the other one where it has none; of one that is only planned, what it is."""
        if self.hypothetical:
            return phrase(self.title, code)
        return self.title if code is LanguageCode.ZH else self.title_en or self.title

    def state(self, day: date) -> FilingState:
        """How far it has come on a day."""
        if self.hypothetical:
            return FilingState.PLANNED
        if self.decided_on is not None and self.decided_on <= day:
            return FilingState.DECIDED
        prequalified = self.prequalified_on is not None and self.prequalified_on <= day
        return FilingState.PREQUALIFIED if prequalified else FilingState.FILED


class ApplicationAtRisk(FromListings):
    """A pending joint application in which a listed or reached party takes part (§9.5)."""

    application: ApplicationRef
    """The application."""
    party: PartyRef
    """Who is listed or reached and takes part."""
    role: ParticipantRole
    """As what the party takes part."""
    listing: ListingRef
    """The strongest listing that it follows from."""
    listings: Paged[ListingRef] = ()
    """Every listing on that list that it follows from alike, such as those of several courts."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return self.listings or (self.listing,)

    def summary(self, code: LanguageCode) -> str:
        return wording.summary(
            "application",
            self.proof,
            self.certainty,
            code,
            application=self.application.called(code),
            party=wording.party(self.party, code),
            role=language(code).word("participant_role", self.role),
        )


class ApplicationFavoured(FromListings):
    """A pending joint application in which a redlisted party takes part, where its redlist favours bids (§4.2, §9.5)."""

    application: ApplicationRef
    """The application."""
    party: PartyRef
    """Who is on a redlist and takes part."""
    role: ParticipantRole
    """As what the party takes part."""
    listing: ListingRef
    measures: tuple[MeasureRef, ...]
    """Rewards of its redlist that are about bids."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return (self.listing,)

    def summary(self, code: LanguageCode) -> str:
        return wording.summary(
            "favoured",
            self.proof,
            self.certainty,
            code,
            application=self.application.called(code),
            party=wording.party(self.party, code),
            role=language(code).word("participant_role", self.role),
        )


class RewardLost(FromListings):
    """A redlist standing that a blacklisting ends, with the rewards that go with it (§4.1)."""

    listing: ListingRef
    """The redlisting that is lost."""
    rewards: tuple[MeasureRef, ...]
    """The rewards that went with it."""
    because: Paged[ListingRef]
    """The blacklistings that end it."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return self.because

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


class Signatories(Part):
    """Who signed a document whose text seen names nobody for some measure: one or several of them impose it (§4.2)."""

    mou_id: MouKey
    """The document."""
    agencies: Paged[AgencyRef]
    """Those that signed it, or took over from who did, on the day."""


class CascadeAnswer(Answer):
    """Who must punish whom, how, through which path and under which rule (§4.2)."""

    subject: PartyRef
    listings: Paged[ListingRef]
    """Blacklistings that the cascade begins with: decided, implied by a rule, or supposed."""
    former_listings: Paged[ListingRef] = ()
    """Listings of the subject, on blacklists and redlists, that had ended by the day: nothing follows from them any more."""
    consequences: Annotated[tuple[Consequence, ...], Long(100)]
    """Who has to expect which measure, until when at the earliest, and why."""
    reached: Paged[Reached]
    """Everyone beside the subject whom a listing reaches, whether or not the measures are loaded."""
    applications: Paged[ApplicationAtRisk]
    """Pending joint applications that a listed or reached party takes part in."""
    rewards: Annotated[tuple[Consequence, ...], Long(100)]
    """What redlist standing gives, and is not lost: to the subject, its branches, and the persons that a scope names."""
    rewarded: Paged[Reached] = ()
    """Everyone beside the subject whom redlist standing reaches, whether or not the rewards are loaded."""
    rewards_lost: Paged[RewardLost]
    """Redlist standing that a blacklisting ends."""
    ramifications: Paged[Ramification] = ()
    """What no memorandum stipulates but is documented for every list of the kind."""
    applications_favoured: Paged[ApplicationFavoured] = ()
    """Pending joint applications that redlist standing favours."""
    signatories: Paged[Signatories] = ()
    """For each document that names nobody for some measure of this answer, those of whom one or several impose it."""
