"""Chains that a list counting outlets would hold: enough outlets penalised within its window (§9.4)."""

from collections.abc import Iterator, Sequence

from cscs_graph.analysis.core.bounds import Outlets
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.listing import Listing, earliest_end_of
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import ListingRef, ListRef, OutletCount
from cscs_graph.model.codes import Certainty, ListKind
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.partial import latest
from cscs_graph.model.time import OPEN_END, Span, months_later, none_if_open


async def implied_listings(reading: Reading, frontier: list[str]) -> list[Listing]:
    """One statement, whatever the number of parties."""
    rows = await reading.run("penalised_outlets", frontier=frontier)
    chains: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        dated = row | {"penalised_on": Span.stated(row["penalised_on"], OPEN_END, row["penalised_stated"]).start}
        chains.setdefault((row["party_id"], row["list_id"]), []).append(dated)
    return [
        listing
        for (party_id, list_id), penalties in sorted(chains.items())
        if (listing := _implied(reading, party_id, reading.rules.lists[list_id], penalties)) is not None
    ]


def _implied(reading: Reading, party_id: str, credit_list: ListRef, penalties: Sequence[Row]) -> Listing | None:
    outlets = reading.scope.outlets
    certainty = Certainty(penalties[0]["certainty"] or Certainty.DRAFT)
    counted = _first_window(penalties, outlets)
    if not counted or credit_list.kind is not ListKind.BLACK or not reading.scope.admits(certainty):
        return None
    span = Span(latest(row["penalised_on"] for row in counted), OPEN_END)
    count = OutletCount(
        outlets=len(counted),
        threshold=outlets.threshold or counted[0]["threshold"],
        window_months=outlets.window_months or counted[0]["window_months"],
    )
    ref = ListingRef(
        id=f"implied:{party_id}:{credit_list.id}",
        party_id=party_id,
        credit_list=credit_list,
        since=none_if_open(span.start),
        until=None,
        reason=_reason(count, outlets),
        hypothetical=outlets.supposed,
        implied=True,
    )
    end = earliest_end_of(span, None, credit_list)
    proof = tuple(step for row in counted for step in _evidence(party_id, row))
    return Listing(party_id, credit_list, ref, span, end, certainty, credit_list.source_id, proof, count)


def _first_window(penalties: Sequence[Row], supposed: Outlets) -> list[Row]:
    """The first window with enough different outlets: one penalty each, in order of date. Empty where there is none."""
    threshold = supposed.threshold or penalties[0]["threshold"]
    months = supposed.window_months or penalties[0]["window_months"]
    if threshold is None or months is None:
        return []
    for last in penalties:
        first_by_outlet: dict[str, Row] = {}
        for row in penalties:
            if row["penalised_on"] <= last["penalised_on"] < months_later(row["penalised_on"], months):
                first_by_outlet.setdefault(row["outlet_id"], row)
        if len(first_by_outlet) >= threshold:
            return list(first_by_outlet.values())
    return []


def _evidence(party_id: str, row: Row) -> Iterator[Evidence]:
    """The penalty of an outlet, and that the outlet is the chain's."""
    yield Evidence(
        "HAS_RECORD",
        row["outlet_id"],
        row["record_id"],
        row["record_id"],
        Span(row["penalised_on"], OPEN_END),
        row["record_source_id"],
        to_name=row["record_title"],
        document_no=row["record_document_no"],
    )
    yield Evidence(
        "BRANCH_OF",
        row["outlet_id"],
        party_id,
        row["fact_id"],
        Span.read(row),
        row["source_id"],
    )


def _reason(count: OutletCount, supposed: Outlets) -> str:
    """How many outlets were counted, and by which numbers of the question."""
    said = f"{count.outlets} penalised outlets"
    if not supposed.supposed:
        return said
    return f"{said}; threshold {count.threshold} within {count.window_months} months supposed in the question"
