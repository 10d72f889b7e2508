"""What the smallest removal from a joint filing comes to: whether it clears it, and the rule on changing members (§9.5)."""

from collections.abc import Iterator

from cscs_graph.export import words
from cscs_graph.export.dossier.codes import status
from cscs_graph.model.answers import ContaminationFinding
from cscs_graph.model.codes import FilingState
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase


def registered(finding: ContaminationFinding) -> Iterator[str]:
    """Participants whose licence is revoked, or who are not simply in business otherwise, a line each."""
    for one in finding.not_in_business:
        since = words.enclosed(phrase("since {day}", day=one.since)) if one.since else ""
        yield phrase(
            "{party} by its registration: {status}{since}; whether it may still bid is for the law to say",
            party=words.party(one.party),
            status=status(one.status),
            since=since,
        )


def outcome(finding: ContaminationFinding, code: LanguageCode | None = None) -> str:
    """Whether nothing that is loaded endangers it any more once they have left."""
    return phrase("clears it", code) if finding.clears else phrase("does not clear it", code)


def reservations(finding: ContaminationFinding, code: LanguageCode | None = None) -> Iterator[str]:
    """What stands against a removal from what is filed already, sentence by sentence; nothing where it is only planned."""
    if not finding.removals or finding.state in (FilingState.PLANNED, FilingState.DECIDED):
        return
    if any(one.member for one in finding.removals):
        yield phrase(
            "In a tender, a consortium that adds, drops or replaces a member after prequalification has an invalid bid "
            "(Implementing Regulations of the Bidding Law, art. 37).",
            code,
        )
        prequalified = finding.application.prequalified_on
        if finding.state is FilingState.PREQUALIFIED and prequalified:
            yield phrase("This one was prequalified on {day}.", code, day=prequalified)
        else:
            yield phrase(
                "No prequalification of this one is recorded by the day, which does not say that there was none.", code
            )
    if any(not one.member for one in finding.removals):
        yield phrase(
            "Whether a supplier that the filing names may be exchanged is for the tender documents to say.", code
        )
