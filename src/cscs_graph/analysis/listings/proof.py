"""Listings as steps of a proof."""

from cscs_graph.analysis.core.proof import Names, from_end, of_evidence, of_list, to_end
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.model.answers import ProofStep, StepKind
from cscs_graph.model.codes import Certainty


def of_listing(listing: Listing, names: Names) -> tuple[ProofStep, ...]:
    """Why the party is on the list."""
    return names.once(listing, lambda: _of_listing(listing, names))


def _of_listing(listing: Listing, names: Names) -> tuple[ProofStep, ...]:
    kind, detail = StepKind.FACT, listing.ref.reason
    if listing.ref.hypothetical:
        kind, detail = StepKind.HYPOTHESIS, listing.ref.reason or "supposed in the question"
    elif listing.ref.implied:
        kind = StepKind.RULE
    decided = not listing.ref.hypothetical and not listing.ref.implied
    onto = ProofStep(
        kind=kind,
        type="HAS_LISTING",
        **from_end(listing.party_id, names.name(listing.party_id)),
        **to_end(listing.credit_list.id, of_list(listing.credit_list)),
        detail=detail,
        detail_zh=listing.ref.reason_zh,
        note=listing.ref.note,
        note_zh=listing.ref.note_zh,
        decided_by=listing.ref.decided_by,
        document_no=listing.ref.document_no,
        list_kind=listing.credit_list.kind,
        counted=listing.counted,
        fact_id=listing.ref.id if decided else None,
        since=listing.ref.since,
        until=listing.ref.until,
        term_over=listing.ref.term_over,
        term_reported=listing.ref.term_reported,
        certainty=listing.certainty if listing.ref.implied else None,
        section=listing.credit_list.section if listing.ref.implied else "4.1",
        source=names.source(listing.source_id),
    )
    return (*(of_evidence(step, names) for step in listing.implied_by), onto)


def of_redlist(listing: Listing, names: Names) -> ProofStep:
    """That the redlist admits only parties on no blacklist (§4.1)."""
    return ProofStep(
        kind=StepKind.RULE,
        type="ADMITS_NO_BLACKLISTED",
        **from_end(listing.credit_list.id, of_list(listing.credit_list)),
        **to_end(listing.credit_list.id, of_list(listing.credit_list)),
        fact_id=None,
        since=None,
        until=None,
        list_kind=listing.credit_list.kind,
        certainty=Certainty.MOU,
        section=listing.credit_list.section,
        source=names.source(listing.credit_list.source_id),
    )
