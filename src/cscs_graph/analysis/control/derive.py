"""`cscs derive control`: ultimate controllers of every company, written as derived edges that can be written anew.

A derived edge is no fact. Its type is `DERIVED_CONTROLS`, it says what derived it, by which rule and for which moment, no
channel and no question but `derived_control` reads it, and no export carries it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT
from cscs_graph.analysis.control.extract import Extract, read_component
from cscs_graph.analysis.control.extract import numbered as numbered_of
from cscs_graph.analysis.control.rules import ladder, majority_of
from cscs_graph.analysis.control.streaming import Everything, Progress, everything
from cscs_graph.analysis.control.whole import Derived, derived
from cscs_graph.analysis.rulebook.book import Rulebook
from cscs_graph.analysis.rulebook.versions import content_versions, rulebook_of
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.codes import ControlPurpose
from cscs_graph.model.time import Moment, utc_now

NAME = "control"
BATCH = 5_000
"""Edges of one transaction."""
MOST_AFFECTED = 20_000
"""Parties of the affected components beyond which everything is derived anew: reading them singly would take longer."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was done."""

    rule: str
    moment: Moment
    whole: bool
    """False: only the components that changed were derived anew."""
    companies: int
    """Companies that were looked at."""
    written: int
    """Edges that were written."""
    edges: int
    """Edges that there are now."""


async def derive_control(
    graph: Graph,
    moment: Moment,
    *,
    rule: str | None = None,
    full: bool = False,
    progress: Progress = lambda _: None,
) -> Derivation:
    """Derives and writes; what an earlier run wrote is replaced.

    Where an earlier run is known and the rule is the same, only the weakly connected components in which a tie changed are
    derived anew, unless `full`. Both give the same edges. Raises NotFound where no rule of that day is loaded.
    """
    book = await graph.read(lambda transaction: _rulebook(transaction, graph))
    (test, *_) = ladder(book.on(moment), moment.as_of, ControlPurpose.ACTUAL_CONTROLLER, rule)
    if moment.known_now:  # exactly now, so that whatever is loaded later is recorded later
        moment = moment.model_copy(update={"known_at": utc_now()})
    before = await _before(graph)
    stored = dict.fromkeys(("ties", "revisions"), 0)  # a server may give no row of what there is nothing of
    stored |= {row["kind"]: row["stored"] for row in await _counts(graph, moment.known_at)}
    part: Everything | None = None
    if before is not None and before["rule"] == test.id and not full:
        part = await _affected(graph, before, moment)
    whole = part is None
    part = part or await everything(graph, moment, progress)
    found = derived(part.holdings, majority_of(test), part.shown)
    await _write(graph, "unmark_derivation", "ids", [NAME])
    removed = await _remove(graph, part.ids)
    marks: Row = {"derived_by": NAME, "rule": test.id}
    for rows in _batches(list(_edges(part.ids, found, marks))):
        await _write(graph, "write_derived_control", "rows", rows)
        progress(len(rows))
    edges = found.company.size if whole or before is None else before["edges"] - removed + found.company.size
    mark = {"id": NAME, "rule": test.id, "as_of": moment.as_of, "known_at": moment.known_at, "edges": int(edges)}
    mark |= stored
    await _write(graph, "mark_derivation", "rows", [mark])
    return Derivation(
        test.id, moment, whole, len(set(part.holdings.held.tolist())), int(found.company.size), int(edges)
    )


async def _rulebook(transaction: Transaction, graph: Graph) -> Rulebook:
    return await rulebook_of(transaction, graph.kept, await content_versions(transaction))


async def remove_derived_control(graph: Graph) -> int:
    """Removes every derived edge; returns their number."""
    part = await everything(graph, Moment.at())
    await _write(graph, "unmark_derivation", "ids", [NAME])
    return await _remove(graph, part.ids)


async def _before(graph: Graph) -> Row | None:
    """The run whose edges are stored; None where there is none, or one was broken off."""
    rows = await graph.read(lambda transaction: transaction.run("derivations"))
    return next((row for row in rows if row["id"] == NAME), None)


async def _counts(graph: Graph, since: datetime) -> list[Row]:
    return await graph.read(lambda transaction: transaction.run("count_of_changes", since=since))


async def _affected(graph: Graph, before: Row, moment: Moment) -> Everything | None:
    """The weakly connected components in which something changed.

    None where they are too large to be read singly, or where something was loaded since that is recorded for an earlier time:
    then the times do not tell what changed.
    """
    counts = await _counts(graph, before["known_at"])
    if any(row["stored"] - (before[row["kind"]] or 0) != row["later"] for row in counts):
        return None

    async def work(transaction: Transaction) -> Extract | None:
        times = {"before": before["as_of"], "believed_before": before["known_at"], **moment.parameters}
        ties = await transaction.run("changed_holdings", **times)
        things = await transaction.run("changed_parties", since=before["known_at"])
        changed = {end for row in ties for end in (row["from_id"], row["to_id"])} | {row["id"] for row in things}
        return await read_component(transaction, changed, moment, MOST_AFFECTED)

    extract = await graph.read(work)
    if extract is None:
        return None
    numbered = numbered_of(extract)
    branches = [numbered.place[fact.held] for fact in numbered.facts if fact.kind == "BRANCH_OF"]
    return Everything(list(numbered.ids), numbered.holdings, np.asarray(branches, dtype=np.int64))


async def _remove(graph: Graph, ids: Sequence[str]) -> int:
    """Removes the derived edges of these parties; returns their number."""
    removed = 0
    for some in _batches(ids):
        rows = await graph.read(lambda transaction, some=some: transaction.run("derived_control", frontier=some))
        removed += len(rows)
        companies = sorted({row["to_id"] for row in rows})
        if companies:
            await _write(graph, "remove_derived_control", "ids", companies)
    return removed


def _edges(ids: Sequence[str], found: Derived, marks: Row) -> Iterator[Row]:
    """The rows of the edges, in the order of the companies."""
    columns = (found.controller, found.company, found.certain, found.joint, found.in_ring)
    amounts = (found.votes_low, found.votes_high, found.share_low, found.share_high)
    flags: list[list[Any]] = [column.tolist() for column in columns]
    shares: list[list[Any]] = [(column / UNIT).tolist() for column in amounts]
    for controller, company, certain, joint, ring, *values in zip(*flags, *shares, strict=True):
        names = ("votes_min", "votes_max", "share_min", "share_max")
        stated = {"certain": certain, "joint": joint, "in_ring": ring, **dict(zip(names, values, strict=True))}
        yield {"from_id": ids[controller], "to_id": ids[company], "properties": {**marks, **stated}}


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield list(rows[start : start + BATCH])


async def _write(graph: Graph, statement: str, parameter: str, values: Sequence[Any]) -> None:
    await graph.write(lambda transaction: transaction.run(statement, **{parameter: list(values)}))
