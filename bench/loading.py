"""Two ways to write many rows into a Neo4j, side by side: batches in managed transactions, and CALL ... IN TRANSACTIONS.

    make bench-load       # or: python -m bench.loading --rows 100000 --rounds 3

Both run the same body over the same rows with batches of the same size, in turn, each round into companies of its own.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any, LiteralString, cast

from rich.console import Console

from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest.loader import BATCH
from tests.neo4j.releases import LTS
from tests.neo4j.server import running

BODY = "MERGE (node:Entity {id: row.id}) SET node:Party, node += row.properties"
BATCHED = f"UNWIND $rows AS row {BODY}"
IN_TRANSACTIONS = f"UNWIND $rows AS row CALL (row) {{ {BODY} }} IN TRANSACTIONS OF {BATCH} ROWS"


def companies(count: int, prefix: str) -> list[dict[str, Any]]:
    """Rows as the loader makes them."""
    return [
        {
            "id": f"{prefix}-{number}",
            "properties": {"name": f"Fictitious {number}", "kind": "company", "source_id": "bench"},
        }
        for number in range(count)
    ]


async def main(count: int, rounds: int) -> None:
    console = Console(width=110)
    ratios: list[float] = []
    with tempfile.TemporaryDirectory() as folder, running(LTS, Path(folder)) as started:
        async with open_graph(started.settings) as graph:
            driver: Any = graph._writer  # pyright: ignore[reportPrivateUsage]
            for turn in range(rounds):
                rows = companies(count, f"batched-{turn}")
                begun = time.perf_counter()
                for start in range(0, count, BATCH):
                    await driver.execute_query(cast(LiteralString, BATCHED), rows=rows[start : start + BATCH])
                batched = time.perf_counter() - begun
                rows = companies(count, f"called-{turn}")
                begun = time.perf_counter()
                async with driver.session() as session:
                    await (await session.run(cast(LiteralString, IN_TRANSACTIONS), rows=rows)).consume()
                called = time.perf_counter() - begun
                ratios.append(batched / called)
                console.print(
                    f"round {turn + 1}: managed batches {count / batched:,.0f} rows/s, "
                    f"CALL ... IN TRANSACTIONS {count / called:,.0f} rows/s, time ratio {batched / called:.2f}"
                )
    console.print(f"time of managed batches / CALL ... IN TRANSACTIONS: median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    asyncio.run(main(arguments.rows, arguments.rounds))
