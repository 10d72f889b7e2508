"""The answer to a cross-contamination (§9.5)."""

from datetime import date
from typing import Annotated

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.cascade import ApplicationRef
from cscs_graph.model.answers.conclusion import FromListings
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.marks import Hidden, Paged
from cscs_graph.model.answers.part import Dated, Part
from cscs_graph.model.answers.parts import ListingRef, PartyRef
from cscs_graph.model.answers.rules import MeasureRef
from cscs_graph.model.codes import CompanyStatus, FilingState, ParticipantRole
from cscs_graph.model.language import LanguageCode, language


class Contaminator(FromListings):
    """A participant whose standing endangers the application."""

    party: PartyRef
    """Who endangers the application."""
    roles: tuple[ParticipantRole, ...]
    """As what it takes part."""
    listings: Paged[ListingRef]
    """The blacklistings that make it so: its own, or of whoever it is affected through."""
    measures: tuple[MeasureRef, ...]
    """Measures of those lists on bidding and procurement, else all of theirs; empty where none is loaded."""

    @property
    def rests_on(self) -> tuple[ListingRef, ...]:
        return self.listings

    def summary(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.summary(
            "contaminator",
            self.proof,
            self.certainty,
            code,
            party=wording.party(self.party, code),
            roles=words.several([words.word("participant_role", role) for role in self.roles]),
            condition=self._condition(code),
        )

    def _condition(self, code: LanguageCode) -> str | None:
        """On what that depends beside the listing: what those measures depend on that meet a consortium as a whole, or all
        where none does; None where one of them depends on nothing else, and for a mere supplier, whom none of them meets."""
        if all(role is ParticipantRole.LISTED_SUPPLIER for role in self.roles):
            return None
        decisive = [one for one in self.measures if one.whole_consortium] or self.measures
        stated = [wording.in_signs(one.condition(code), code) for one in decisive]
        return (
            language(code).several(list(dict.fromkeys(one for one in stated if one)))
            if stated and all(stated)
            else None
        )


class Removal(Part):
    """A participant that has to leave; a lead has to be replaced."""

    party: PartyRef
    """Who has to leave."""
    replace_lead: bool
    """Whether it is the lead, which has to be replaced."""
    member: bool = True
    """Whether it is a member of the consortium. A consortium that adds, drops or replaces a member after prequalification has an
    invalid bid (Implementing Regulations of the Bidding Law, art. 37); a supplier that the filing names is no member."""


class ParticipantStatus(Dated):
    """A participant that is not simply in business by its registration. Whether it may still bid is for the law to say."""

    party: PartyRef
    """The participant."""
    status: CompanyStatus
    """Where it stands with its registration authority on the day, such as with a revoked licence."""
    stated: str | None = None
    """The status in the words of the source."""
    since: date | None
    until: Annotated[date | None, Hidden] = None


class ContaminationFinding(Part):
    """One application: who endangers it, and what would clear it."""

    application: ApplicationRef
    """The application."""
    state: FilingState
    """How far it has come on the day. Of a decided one no participant is at risk any more."""
    participants: Paged[PartyRef]
    """All who take part, the lead first."""
    not_in_business: Paged[ParticipantStatus] = ()
    """Those of them whose licence is revoked, or who are not simply in business otherwise, on the day."""
    contaminators: Paged[Contaminator]
    """Those whose standing endangers it."""
    disregarded: Paged[ListingRef] = ()
    """Blacklistings of participants that are disregarded for the evidence against them (§4.3, §9.7)."""
    removals: Paged[Removal]
    """The smallest set of participants whose removal leaves no contaminator."""
    clears: bool
    """Whether the removals clear it. False where the asking party is itself a contaminator, where nobody would be left, where it
    is decided, and where it is prequalified and a member would have to leave, which would void the bid."""


class ContaminationAnswer(Answer):
    """Which joint bidders and declared suppliers put an application at risk (§9.5)."""

    subject: PartyRef | None
    """The party whose applications were asked about; null where an application was named."""
    findings: Paged[ContaminationFinding]
    """One for each application that was looked at."""
