"""How fast a batch is screened beside one supplier after the other: two rates and their ratio, in one run.

make bench-screening      # or: python bench/screening.py --companies 2000 --batch 500 --single 40
"""

import argparse
import asyncio
import tempfile
import time
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from cscs_graph.analysis.bounds import Scope
from cscs_graph.analysis.screening import screen
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.model.suppliers import Supplier
from cscs_graph.testing.stores import seeded_store

SCOPE = Scope.of(date(2018, 6, 1))


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
    await screen(graph, suppliers[:50], SCOPE)  # warm
    started = time.perf_counter()
    await screen(graph, suppliers, SCOPE)
    together = len(suppliers) / (time.perf_counter() - started)
    one_by_one = suppliers[:: max(1, len(suppliers) // single)][:single]
    started = time.perf_counter()
    for supplier in one_by_one:
        await screen(graph, [supplier], SCOPE)
    alone = len(one_by_one) / (time.perf_counter() - started)
    table = Table("suppliers", "batch, a second", "one by one, a second", "ratio")
    table.add_row(str(len(suppliers)), f"{together:.0f}", f"{alone:.1f}", f"{together / alone:.1f}")
    return table


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
