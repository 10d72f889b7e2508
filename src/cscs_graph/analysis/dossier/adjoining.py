"""The ties of parties and joint filings to what stands next to them, on the day; no claim that liability follows them."""

from collections.abc import Iterable, Iterator

from cscs_graph.analysis.cascade.propagation import Edge, edges
from cscs_graph.analysis.contamination.context import filing_channel
from cscs_graph.analysis.core.proof import Names, of_evidence
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.catalog import End
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers.adjoining import Adjoining, Around
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import Span

MOST = 500
"""Ties of one party that are read."""


async def around(reading: Reading, ids: Iterable[str]) -> dict[str, Around]:
    """By the ids of parties and joint filings; what is neither has no ties. Filings are those that are not decided."""
    wanted = sorted(set(ids))
    rows = {
        one: await reading.run("relations_of", id=one, include_former=False, after="", limit=MOST + 1) for one in wanted
    }
    channel = [filing_channel(reading)]
    filed = await edges(reading, channel, wanted, End.SOURCE)
    filed += [one for one in await edges(reading, channel, wanted, End.REACHED) if one.reached_id in wanted]
    found = [row for many in rows.values() for row in many]
    await reading.lookup.fetch(
        parties=[*wanted, *(row["party_id"] for row in found), *(one.source_id for one in filed)],
        applications=[one.reached_id for one in filed],
        sources=[*(row["source_id"] for row in found), *(one.evidence.source_id for one in filed)],
    )
    names = Names(reading.lookup)
    return {
        one: Around(
            (
                *(_related(one, row, reading, names) for row in rows[one][:MOST]),
                *_filed(one, filed, reading, names),
            ),
            more=len(rows[one]) > MOST,
        )
        for one in wanted
    }


def _related(one: str, row: Row, reading: Reading, names: Names) -> Adjoining:
    other = row["party_id"]
    start, end = (one, other) if row["outgoing"] else (other, one)
    fact = Evidence(row["type"], start, end, row["fact_id"], Span.read(row), row["source_id"], detail=row["role"] or "")
    least, most = row["share_min"], row["share_max"]
    shares = (least, most) if least is not None and most is not None else None
    return Adjoining(reading.lookup.parties_known[other], row["outgoing"], of_evidence(fact, names), shares)


def _filed(one: str, filed: Iterable[Edge], reading: Reading, names: Names) -> Iterator[Adjoining]:
    """Each part once, whichever end was asked for; what travels along it is for other questions."""
    told: set[str] = set()
    for edge in filed:
        fact = edge.evidence
        if one not in (edge.source_id, edge.reached_id) or fact.fact_id in told:
            continue
        told.add(fact.fact_id)
        bare = Evidence(
            fact.type, fact.from_id, fact.to_id, fact.fact_id, fact.span, fact.source_id, detail=fact.detail
        )
        known = reading.lookup.applications_known if one == edge.source_id else reading.lookup.parties_known
        other = edge.reached_id if one == edge.source_id else edge.source_id
        yield Adjoining(known[other], one == edge.source_id, of_evidence(bare, names))
