"""All holdings of one day as arrays, read page by page: no more than one page is held as rows."""

from array import array
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import numpy as np

from cscs_graph.analysis.control.arrays import Bools, Ints
from cscs_graph.analysis.control.extract import (
    BRANCH,
    EXECUTIVE,
    Agreement,
    Extract,
    agreement_of,
    concert_groups,
    stated_in,
)
from cscs_graph.analysis.control.holdings import Holdings
from cscs_graph.analysis.control.partnerships import Votes, by_whoever_acts
from cscs_graph.graph.connection import Graph, Row
from cscs_graph.model.time import Moment

PAGE = 4_000
"""Entities, branches or agreements of one statement."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Everything:
    """The holdings of the whole graph, and the id of each number."""

    ids: list[str]
    holdings: Holdings
    branches: Ints

    @property
    def shown(self) -> Bools:
        """Who can be named as a controller: a branch is its company."""
        shown = np.ones(len(self.ids), dtype=np.bool_)
        shown[self.branches] = False
        return shown


async def everything(graph: Graph, moment: Moment, progress: Progress = lambda _: None) -> Everything:
    """Every page is a transaction of its own; that all see the same facts is by the time of record, not by a lock."""
    columns = _Columns()
    async for rows in _pages(graph, "page_of_holdings", "to_id", moment):
        columns.add(rows)
        progress(len(rows))
    async for rows in _pages(graph, "page_of_branches", "to_id", moment):
        columns.add_branches(rows)
    agreements: dict[str, Agreement] = {}
    async for rows in _pages(graph, "page_of_concerts", "fact_id", moment):
        agreements |= {row["fact_id"]: agreement_of(row) for row in rows}
    return columns.finished(agreements)


async def _pages(graph: Graph, statement: str, key: str, moment: Moment) -> AsyncIterator[list[Row]]:
    after = ""
    while True:
        rows = await graph.read(
            lambda transaction, after=after: transaction.run(statement, after=after, limit=PAGE, **moment.parameters)
        )
        if not rows:
            return
        yield rows
        after = rows[-1][key]


def _column() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class _Columns:
    places: dict[str, int] = field(default_factory=dict[str, int])
    holder: "array[int]" = field(default_factory=_column)
    held: "array[int]" = field(default_factory=_column)
    sources: dict[str, int] = field(default_factory=dict[str, int])
    source: "array[int]" = field(default_factory=_column)
    shares: "array[int]" = field(default_factory=_column)
    votes: "array[int]" = field(default_factory=_column)
    stated: "array[int]" = field(default_factory=_column)
    executive: "array[int]" = field(default_factory=_column)
    partnership: "array[int]" = field(default_factory=_column)
    nominee: "array[int]" = field(default_factory=_column)
    controller: "array[int]" = field(default_factory=_column)
    controlled: "array[int]" = field(default_factory=_column)
    branches: "array[int]" = field(default_factory=_column)

    def place(self, identity: str) -> int:
        return self.places.setdefault(identity, len(self.places))

    def add(self, rows: list[Row]) -> None:
        for row in rows:
            company = self.place(row["to_id"])
            if row["from_id"] is None:
                continue
            if row["type"] != "ACTUALLY_CONTROLS":
                self._holding(row)
            elif not row["nominee"]:
                self.controller.append(self.place(row["from_id"]))
                self.controlled.append(company)

    def add_branches(self, rows: list[Row]) -> None:
        for row in rows:
            self.branches.append(self.place(row["to_id"]))
            self._holding({**row, "type": BRANCH, "nominee": False, "partnership": False})

    def _holding(self, row: Row) -> None:
        amounts = stated_in(row)
        self.held.append(self.place(row["to_id"]))
        self.holder.append(self.place(row["from_id"]))
        said_by = row["source_id"] if row["type"] == "OWNS" else f"row {len(self.held)}"  # as `Fact.said_by`
        self.source.append(self.sources.setdefault(said_by, len(self.sources)))
        self.shares.extend(amounts.shares)
        self.votes.extend(amounts.votes)
        self.stated.append(amounts.votes_stated)
        self.executive.append(row["type"] == EXECUTIVE)
        self.partnership.append(row["partnership"])
        self.nominee.append(row["nominee"])

    def finished(self, agreements: dict[str, Agreement]) -> Everything:
        for agreement in agreements.values():
            for member in agreement.members:
                self.place(member)
        shares, stated = _ints(self.shares).reshape(-1, 2), _ints(self.votes).reshape(-1, 2)
        holder, held, executive = _ints(self.holder), _ints(self.held), _ints(self.executive) == 1
        votes = Votes(stated[:, 0].copy(), stated[:, 1].copy(), _ints(self.stated) == 1)
        votes = by_whoever_acts(holder, held, votes, _ints(self.partnership) == 1, executive)
        concerts = concert_groups(Extract({}, agreements=agreements), self.places)
        holdings = Holdings(
            parties=len(self.places),
            holder=holder,
            held=held,
            source=_ints(self.source),
            share_low=shares[:, 0].copy(),
            share_high=shares[:, 1].copy(),
            votes_low=votes.low,
            votes_high=votes.high,
            votes_stated=votes.stated,
            capital=~executive,
            attributed=_ints(self.nominee) == 0,
            controller=_ints(self.controller),
            controlled=_ints(self.controlled),
            concerts=tuple(concert for concert, _ in concerts),
        )
        return Everything(list(self.places), holdings, _ints(self.branches))


def _ints(values: "array[int]") -> Ints:
    return np.frombuffer(values, dtype=np.int64).copy() if values else np.empty(0, dtype=np.int64)
