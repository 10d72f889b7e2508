"""Steps and states of credit repair in words."""

from cscs_graph.model.codes import EventKind, EventOutcome, RepairState, StepActor
from cscs_graph.model.language import language
from cscs_graph.model.phrases import phrase, spoken


def event(kind: EventKind, outcome: EventOutcome | None = None) -> str:
    """What happened, or has to. With its outcome as proofs say it."""
    if outcome and (sayings := language(spoken())).has("words", "listing_event", f"{kind}_{outcome}"):
        return sayings.word("listing_event", f"{kind}_{outcome}")
    return {
        EventKind.NOTICE: phrase("notice of the listing"),
        EventKind.OBJECTION_FILED: phrase("objection filed"),
        EventKind.OBJECTION_DECIDED: phrase("decision on the objection"),
        EventKind.LISTING_DECISION: phrase("decision to list"),
        EventKind.FULFILMENT: phrase("fulfilment of the obligations"),
        EventKind.COMMITMENT: phrase("credit commitment"),
        EventKind.TRAINING: phrase("credit repair course"),
        EventKind.APPLICATION: phrase("application for removal"),
        EventKind.ACCEPTANCE: phrase("answer whether the application is accepted"),
        EventKind.INTERVIEW: phrase("meeting with the agency"),
        EventKind.INSPECTION: phrase("inspection or review"),
        EventKind.DECISION: phrase("decision on removal"),
        EventKind.PUBLICATION: phrase("publication of the removal"),
        EventKind.WITHDRAWAL: phrase("withdrawal of the listing"),
        EventKind.IDENTITY_DISPUTED: phrase("dispute of who is meant"),
        EventKind.IDENTITY_CONFIRMED: phrase("confirmation of who is meant"),
        EventKind.END: phrase("end of its term"),
    }[kind]


def state(code: RepairState) -> str:
    return {
        RepairState.NOT_LISTED: phrase("not listed yet"),
        RepairState.NOTIFIED: phrase("notified, not decided"),
        RepairState.OBJECTED: phrase("objected to, not decided"),
        RepairState.LISTED: phrase("listed"),
        RepairState.IRREPARABLE: phrase("listed, beyond repair"),
        RepairState.APPLIED: phrase("removal applied for"),
        RepairState.ACCEPTED: phrase("application accepted"),
        RepairState.INTERVIEWED: phrase("met with the agency"),
        RepairState.INSPECTED: phrase("inspected or reviewed"),
        RepairState.ENDED: phrase("over; no removal is recorded"),
        RepairState.GRANTED: phrase("removal decided, not published"),
        RepairState.REMOVED: phrase("removed"),
        RepairState.ANNULLED: phrase("annulled"),
    }[code]


def actor(code: StepActor) -> str:
    return {
        StepActor.PARTY: phrase("the listed party"),
        StepActor.AGENCY: phrase("the agency that decided"),
        StepActor.PUBLISHER: phrase("whoever publishes the list"),
    }[code]
