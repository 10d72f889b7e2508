"""The answer to a cross-contamination (§9.5)."""

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.cascade import ApplicationRef
from cscs_graph.model.answers.conclusion import Conclusion
from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.parts import ListingRef, MeasureRef, Part, PartyRef
from cscs_graph.model.codes import ParticipantRole
from cscs_graph.model.language import LanguageCode, language


class Contaminator(Conclusion):
    """A participant whose standing endangers the application."""

    party: PartyRef
    roles: tuple[ParticipantRole, ...]
    listings: tuple[ListingRef, ...]
    """The blacklist stays that make it so: its own, or of whoever it is affected through."""
    measures: tuple[MeasureRef, ...]
    """Measures of those lists on bidding and procurement, else all of theirs; empty where none is loaded."""

    def summary(self, code: LanguageCode) -> str:
        words = language(code)
        return wording.summary(
            "contaminator",
            self.proof,
            self.certainty,
            code,
            party=wording.party(self.party, code),
            roles=words.several([words.word("participant_role", role) for role in self.roles]),
        )


class Removal(Part):
    """A participant that has to leave; a lead has to be replaced."""

    party: PartyRef
    replace_lead: bool


class ContaminationFinding(Part):
    """One application: who endangers it, and what would clear it."""

    application: ApplicationRef
    participants: tuple[PartyRef, ...]
    contaminators: tuple[Contaminator, ...]
    disregarded: tuple[ListingRef, ...] = ()
    """Blacklist stays of participants that do not count, since evidence against them sets them aside (§4.3, §9.7)."""
    removals: tuple[Removal, ...]
    """The smallest set of participants whose removal leaves no contaminator."""
    clears: bool
    """False where the asking party is itself a contaminator, or nobody would be left."""


class ContaminationAnswer(Answer):
    """Which joint bidders and declared suppliers put an application at risk (§9.5)."""

    subject: PartyRef | None
    findings: tuple[ContaminationFinding, ...]
