"""How fast a batch is screened beside one supplier after the other: rates and their ratios, in one run.

One by one is measured twice: a batch of one, which shares every statement within itself, and the single questions that say
the same about a supplier: the search for its name, cascade, linkage, a planned joint filing and its controllers.

make bench-screening      # or: python bench/screening.py --companies 2000 --batch 500 --single 40
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import IfJointlyFiled
from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.parties.search import Search
from cscs_graph.analysis.screening.screening import TIE_DEPTH, Screen
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.model.answers import Screened
from cscs_graph.model.suppliers import Supplier
from cscs_graph.testing.stores import seeded_store

DAY = date(2018, 6, 1)
ROUNDS = 5
"""Of the batch, which is over in a second; the median counts."""


async def suppliers_of(graph: Graph, limit: int) -> list[Supplier]:
    """Companies of the store, by name and by code in turn."""
    rows = await graph.read(lambda transaction: transaction.run("parties_to_key", after="", limit=limit * 4))
    companies = [row for row in rows if "Entity" in row["labels"]][:limit]
    return [
        Supplier(row=place, names=(row["name"],)) if place % 2 else Supplier(row=place, codes=(row["id"],))
        for place, row in enumerate(companies, start=1)
    ]


async def measure(graph: Graph, batch: int, single: int) -> Table:
    suppliers = await suppliers_of(graph, batch)
    await ask(graph, Screen.of(suppliers=suppliers[:50], as_of=DAY))  # warm
    seconds: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        screened = await ask(graph, Screen.of(suppliers=suppliers, as_of=DAY))
        seconds.append(time.perf_counter() - started)
    together = len(suppliers) / statistics.median(seconds)
    chosen = screened.suppliers[:: max(1, len(suppliers) // single)][:single]
    started = time.perf_counter()
    for row in chosen:
        await ask(graph, Screen.of(suppliers=[row.supplier], as_of=DAY))
    alone = len(chosen) / (time.perf_counter() - started)
    started = time.perf_counter()
    for row in chosen:
        await single_questions(graph, row)
    asked = len(chosen) / (time.perf_counter() - started)
    table = Table("how", "suppliers", "a second", "batch is faster by")
    table.add_row("one batch", str(len(suppliers)), f"{together:.0f}", "")
    table.add_row("batches of one", str(len(chosen)), f"{alone:.1f}", f"{together / alone:.1f}")
    table.add_row("single questions", str(len(chosen)), f"{asked:.1f}", f"{together / asked:.1f}")
    return table


async def single_questions(graph: Graph, row: Screened) -> None:
    """What a screening says of a supplier, asked question by question."""
    for name in row.supplier.names:
        await ask(graph, Search.of(name=name, first=10))
    if row.match is None:
        return
    party = row.match.party.id
    await ask(graph, CascadingPunishment.of(party=party, as_of=DAY))
    await ask(graph, PersonnelLinkage.of(party=party, as_of=DAY, depth=TIE_DEPTH, include_former=False))
    await ask(graph, IfJointlyFiled.of(lead=party, on=DAY))
    await ask(graph, ActualControllers.of(party=party, as_of=DAY))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--companies", type=int, default=5_000)
    arguments.add_argument("--batch", type=int, default=500)
    arguments.add_argument("--single", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()

    async def work(settings: object) -> Table:
        async with open_graph(settings) as graph:  # pyright: ignore[reportArgumentType]
            return await measure(graph, asked.batch, asked.single)

    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        with seeded_store(runner, Path(folder), companies=asked.companies, seed=asked.seed) as store:
            Console().print(runner.run(work(store.settings)))


if __name__ == "__main__":
    main()
