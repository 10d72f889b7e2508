"""Whole-graph control against the bare scipy solve, networkx and one Cypher question a company, as ratios of one run.

    make bench-control    # or: python bench/control.py --companies 10000 100000 --store 2000

The graph is synthetic and seeded: groups as pyramids with a few large parents, founders with one to three shares, unknown
shares, state holders, and rings of cross-holdings. Every contender gets the same arrays. `bare solve` is what scipy needs for
the linear system alone: one sparse LU of I - A, and the shares of all top owners as a series of sparse products. networkx
has to give the same answer: ultimate controllers, certain and possible, with the bounds of their integrated shares.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from rich.console import Console
from rich.table import Table
from scipy import sparse
from scipy.sparse.linalg import splu

from cscs_graph.analysis.control.arrays import UNIT
from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.control.derive import derive_control
from cscs_graph.analysis.control.fixpoint import Majority
from cscs_graph.analysis.control.holdings import Holdings
from cscs_graph.analysis.control.integrated import matrix_of
from cscs_graph.analysis.control.whole import Derived, derived
from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_generated, load_reference
from cscs_graph.model.time import Moment
from cscs_graph.settings import Settings

PERSONS = 0.8
HELD_BY_COMPANY = 0.35
UNKNOWN = 0.03
IN_RING = 0.01
COMPARED = 10_000
"""Companies of the graph on which all have to give the same answer before anything is timed."""


def synthetic(companies: int, seed: int = 1) -> Holdings:
    """Companies are 0..n-1, persons follow. A parent always comes before its subsidiary, but for the rings."""
    draw = np.random.default_rng(seed)
    persons = int(companies * PERSONS)
    number = np.arange(companies)
    grouped = (draw.random(companies) < HELD_BY_COMPANY) & (number > 10)
    parents = (number[grouped] * draw.random(grouped.sum()) ** 3).astype(np.int64)
    major = draw.integers(30, 101, grouped.sum()) * (UNIT // 100)
    founders = companies + draw.integers(0, persons, companies)
    first = np.where(draw.random(companies) < 0.4, UNIT, draw.integers(34, 90, companies) * (UNIT // 100))
    first[grouped] = UNIT - major
    seconds = companies + draw.integers(0, persons, companies)
    second = UNIT - first
    second[grouped] = 0
    rings = np.flatnonzero(grouped & (draw.random(companies) < IN_RING))
    holder = np.concatenate([parents, founders, seconds])
    held = np.concatenate([number[grouped], number, number])
    low = np.concatenate([major, first, second])
    ring_low = np.full(rings.size, UNIT // 50)
    back = parents[np.searchsorted(number[grouped], rings)]
    low[grouped.sum() :][:companies][back] = np.maximum(low[grouped.sum() :][:companies][back] - UNIT // 5, 0)
    holder, held, low = np.r_[holder, rings], np.r_[held, back], np.r_[low, ring_low]
    some = low > 0
    holder, held, low = holder[some], held[some], low[some]
    unknown = draw.random(low.size) < UNKNOWN
    high = np.where(unknown, UNIT, low)
    low = np.where(unknown, 0, low)
    nothing = np.empty(0, dtype=np.int64)
    everywhere = np.ones(low.size, dtype=np.bool_)
    return Holdings(
        parties=companies + persons,
        holder=holder,
        held=held,
        source=np.zeros(low.size, dtype=np.int64),
        share_low=low,
        share_high=high,
        votes_low=low,
        votes_high=high,
        votes_stated=~everywhere,
        capital=everywhere,
        attributed=everywhere,
        controller=nothing,
        controlled=nothing,
    )


def bare_lu(matrix: Any) -> Any:
    """One sparse LU of the system and one right-hand side."""
    size = matrix.shape[0]
    return splu(sparse.identity(size, format="csc") - matrix.tocsc()).solve(np.ones(size))


def bare_series(matrix: Any, owners: Any) -> Any:
    """Shares of the top owners in everything, as scipy adds up powers."""
    step = total = matrix[owners]
    while step.nnz:
        step = step @ matrix
        step.data[step.data < 1e-12] = 0
        step.eliminate_zeros()
        total = total + step
    return total


Answer = dict[tuple[int, int], tuple[bool, float, float]]
"""Ultimate controller and company: whether it is certain, and the bounds of the integrated share."""


def by_networkx(holdings: Holdings) -> Answer:
    """The same answer with networkx and dictionaries: control as a worklist, integrated shares by components."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(holdings.parties))
    ties = (holdings.holder.tolist(), holdings.held.tolist(), holdings.share_low.tolist(), holdings.share_high.tolist())
    for holder, held, low, high in zip(*ties, strict=True):
        tie = graph.get_edge_data(holder, held, {"low": 0, "high": 0})
        graph.add_edge(holder, held, low=tie["low"] + low, high=tie["high"] + high)
    left = {held: max(UNIT - sum(low for _, _, low in graph.in_edges(held, data="low")), 0) for held in graph}
    for _, held, tie in graph.edges(data=True):
        tie["high"] = min(tie["high"], tie["low"] + left[held])
    certain, possible = _controlled(graph, left, possible=False), _controlled(graph, left, possible=True)
    below = {held for holder, circle in certain.items() for held in circle if holder not in certain[held]}
    condensed = nx.condensation(graph)
    order = [sorted(condensed.nodes[component]["members"]) for component in nx.topological_sort(condensed)]
    low, high = _owned(graph, order, "low"), _owned(graph, order, "high")
    return {
        (holder, held): (held in certain[holder], low[held].get(holder, 0.0), min(high[held].get(holder, 0.0), 1.0))
        for holder, circle in possible.items()
        if holder not in below
        for held in circle
    }


def _controlled(graph: Any, left: dict[int, int], *, possible: bool) -> dict[int, set[int]]:
    """Whom each party controls, one party after the other."""
    controlled: dict[int, set[int]] = {}
    for controller in graph:
        low: dict[int, int] = {}
        high: dict[int, int] = {}
        queue, circle = [controller], set[int]()
        while queue:
            for _, held, tie in graph.out_edges(queue.pop(), data=True):
                low[held] = low.get(held, 0) + tie["low"]
                high[held] = high.get(held, 0) + tie["high"]
                votes = min(high[held], low[held] + left[held]) if possible else low[held]
                if 2 * votes > UNIT and held not in circle and held != controller:
                    circle.add(held)
                    queue.append(held)
        controlled[controller] = circle
    return controlled


def _owned(graph: Any, order: list[list[int]], bound: str) -> dict[int, dict[int, float]]:
    """Per company the integrated share of everyone above it; rings are gone round until what is left is below 1e-12."""
    owned: dict[int, dict[int, float]] = {}
    for members in order:
        for _ in range(1 if len(members) == 1 else 60):
            for company in members:
                shares: dict[int, float] = {}
                for holder, _, tie in graph.in_edges(company, data=True):
                    share = tie[bound] / UNIT
                    shares[holder] = shares.get(holder, 0) + share
                    for owner, part in owned.get(holder, {}).items():
                        shares[owner] = shares.get(owner, 0) + part * share
                owned[company] = shares
    return owned


def differences(found: Derived, slow: Answer, holdings: Holdings) -> list[str]:
    """Where the two disagree. Shares of owners inside a ring are left out: they are counted there by another convention."""
    ours = {
        (holder, company): (certain, low / UNIT, high / UNIT)
        for holder, company, certain, low, high in zip(
            *(
                column.tolist()
                for column in (found.controller, found.company, found.certain, found.share_low, found.share_high)
            ),
            strict=True,
        )
    }
    companies = set(holdings.held.tolist())
    said = [f"{pair} is found by one only" for pair in ours.keys() ^ slow.keys()]
    for pair in ours.keys() & slow.keys():
        outside = pair[0] not in companies
        if ours[pair][0] != slow[pair][0] or (outside and not np.allclose(ours[pair][1:], slow[pair][1:], atol=1e-8)):
            said.append(f"{pair}: {ours[pair]} beside {slow[pair]}")
    return said


def timed(work: Callable[[], Any], rounds: int = 3) -> float:
    """The median of so many rounds, so that no contender pays alone for the first touch of memory."""
    seconds: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


async def by_cypher(companies: int, sample: int) -> tuple[float, float]:
    """Seconds a company: asked one by one, and in the whole run with its reading and writing."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_graph(Settings(data=Path(folder) / "data")) as graph:
            await load_reference(graph, Path(folder))
            await load_generated(graph, companies, 1, Path(folder))
            moment = Moment.at()
            rows = await graph.read(
                lambda transaction: transaction.run("page_of_holdings", after="", limit=sample, **moment.parameters)
            )
            known = sorted({row["to_id"] for row in rows})
            started = time.perf_counter()
            for company in known:
                await ask(graph, ActualControllers.of(party=company))
            alone = (time.perf_counter() - started) / len(known)
            whole = await _timed(derive_control(graph, moment, full=True)) / companies
    return alone, whole


async def _timed(work: Any) -> float:
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--companies", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--networkx-up-to", type=int, default=100_000)
    options.add_argument("--store", type=int, default=2_000, help="companies of the store for Cypher; 0: leave out")
    options.add_argument("--sample", type=int, default=200)
    chosen = options.parse_args()
    table = Table(
        "companies",
        "holdings",
        "control s",
        "LU s",
        "series s",
        "networkx s",
        "to LU",
        "to series",
        "networkx to control",
    )
    small = synthetic(min(*chosen.companies, COMPARED))
    if unlike := differences(derived(small, Majority()), by_networkx(small), small):
        raise SystemExit(f"networkx does not give the same answer: {unlike[:5]}")
    for companies in chosen.companies:
        holdings = synthetic(companies)
        ours = timed(lambda holdings=holdings: derived(holdings, Majority()))
        matrix = matrix_of(holdings, holdings.shares.low)
        owners = np.unique(holdings.holder[holdings.holder >= companies])
        lu = timed(lambda matrix=matrix: bare_lu(matrix))
        series = timed(lambda matrix=matrix, owners=owners: bare_series(matrix, owners))
        slow = (
            timed(lambda holdings=holdings: by_networkx(holdings), rounds=1)
            if companies <= chosen.networkx_up_to
            else None
        )
        table.add_row(
            f"{companies:,}", f"{holdings.holder.size:,}", f"{ours:.2f}", f"{lu:.2f}", f"{series:.2f}",
            "" if slow is None else f"{slow:.1f}", f"{ours / lu:.2f}", f"{ours / series:.2f}",
            "" if slow is None else f"{slow / ours:.0f}",
        )  # fmt: skip
    console = Console(width=140)
    console.print(table)
    if chosen.store:
        alone, whole = asyncio.run(by_cypher(chosen.store, chosen.sample))
        console.print(
            f"in a store of {chosen.store:,} companies, a company: {alone * 1e3:.2f} ms asked alone, {whole * 1e3:.3f} ms in the "
            f"whole run with reading and writing; ratio {alone / whole:.0f}"
        )


if __name__ == "__main__":
    main()
