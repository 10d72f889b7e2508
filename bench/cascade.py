"""A cascade over HTTP beside the two plain statements that fetch its raw material by the bare driver; then 32 clients of each.

The cascade is asked in two ways: anew, of a party on a day that nobody asked about before, and again, as a page or an agent
asks that comes back: then the API only sees that nothing was loaded meanwhile.

    make bench            # or: python bench/cascade.py --companies 2000 --requests 100 --seconds 5

Both are asked in turn, request by request, against one server, so that a ratio holds when the machine's speed drifts. The
API runs in a process of its own, as `cscs serve` runs it. Ratios of one run say something; times say what the machine is like.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, LiteralString, cast

import httpx
import neo4j

from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_generated, load_reference
from cscs_graph.settings import Settings

DAY, KNOWN = date(2019, 6, 1), datetime(2026, 11, 1)
CLIENTS = 32
WARMING = 20
QUERY = """query($id: ID!, $day: Date) { cascadingPunishment(subject: {party: $id}, asOf: $day) {
  subject { id name } listings { nodes { id since until list { id nameEn } decidedBy { nameEn } } }
  consequences(first: 200) { nodes { measure { id nameEn } effect since earliestEnd certainty
    target { class party { id name } } imposedBy { id nameEn } listing { id } mou { id nameEn }
    proof { kind type fromId fromName toId toName factId since until certainty source { title } } } }
  reached(first: 200) { nodes { party { id name } channel { name } certainty } } truncated { reason }
  coverage { listsWithoutMeasures { id } notes } } }"""
RULES = """MATCH (p:Party {id: $id})-[:HAS_LISTING]->(l:Listing
    WHERE l.valid_from <= $day < l.valid_until AND l.recorded_at <= $known < l.superseded_at)-[:ON_LIST]->(c:CreditList)
OPTIONAL MATCH (c)-[e:ESTABLISHED_BY WHERE e.valid_from <= $day < e.valid_until]->(m:Mou)
    -[:STIPULATES]->(x:Measure WHERE x.valid_from <= $day < x.valid_until)
OPTIONAL MATCH (a:Agency)-[:IMPOSES]->(x)
RETURN p.id, p.name, l.fact_id, l.valid_from, l.valid_until, c.id, c.name_en, m.id, m.title_en, x.fact_id, x.name_en,
       x.effect, x.targets, collect(a.name_en)"""
PEOPLE = """MATCH (p:Party {id: $id})<-[r:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS|BRANCH_OF
    WHERE r.valid_from <= $day < r.valid_until AND r.recorded_at <= $known < r.superseded_at]-(q:Party)
RETURN type(r), r.role, q.id, q.name, r.fact_id, r.valid_from, r.valid_until"""
LISTED = """MATCH (p:Entity)-[:HAS_LISTING]->(l:Listing)-[:ON_LIST]->(:CreditList {kind: 'black'})
WHERE l.valid_from <= $day < l.valid_until RETURN DISTINCT p.id ORDER BY p.id LIMIT 400"""
Ask = Callable[[str], Awaitable[None]]


async def main(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="cscs-bench-") as folder:
        data = arguments.data or Path(folder) / "data"
        settings = Settings(data=data, memory="4g")
        async with open_graph(settings) as graph:
            if arguments.data is None:
                print(f"loading {arguments.companies} generated companies ...")
                await load_reference(graph, data)
                await load_generated(graph, arguments.companies, 1, data)
            with served(data) as address:
                await measured(graph, settings, address, arguments)


class served:
    """`cscs serve` on a free port, which attaches to the server of this process."""

    def __init__(self, data: Path) -> None:
        self._port = str(_free_port())
        environment = os.environ | {"CSCS_DATA": str(data), "CSCS_PORT": self._port, "CSCS_MEMORY": "4g"}
        command = [str(Path(sys.executable).parent / "cscs"), "serve"]
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)

    def __enter__(self) -> str:
        address = f"http://127.0.0.1:{self._port}"
        for _ in range(600):
            try:
                if httpx.get(f"{address}/ready").status_code == 200:
                    return address
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        raise SystemExit("the API was not ready within a minute")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(40)


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def measured(graph: Graph, settings: Settings, address: str, arguments: argparse.Namespace) -> None:
    driver = neo4j.AsyncGraphDatabase.driver(graph.endpoint.bolt, auth=graph.endpoint.reader)
    async with driver, httpx.AsyncClient(base_url=address, timeout=settings.answer_timeout) as client:

        async def rows(statement: str, **parameters: Any) -> list[Any]:
            async def work(transaction: neo4j.AsyncManagedTransaction) -> list[Any]:
                result = await transaction.run(cast(LiteralString, statement), parameters)
                return [record.values() async for record in result]

            async with driver.session(database=graph.endpoint.database, default_access_mode="READ") as session:
                return await session.execute_read(work)

        async def plain(party: str) -> None:
            await rows(RULES, id=party, day=DAY, known=KNOWN)
            await rows(PEOPLE, id=party, day=DAY, known=KNOWN)

        async def over_http(party: str, day: date) -> None:
            reply = await client.post(
                "/graphql", json={"query": QUERY, "variables": {"id": party, "day": day.isoformat()}}
            )
            found = reply.json()
            if "errors" in found:
                raise SystemExit(str(found["errors"]))

        ids = [row[0] for row in await rows(LISTED, day=DAY)]
        asked = count()

        async def anew(party: str) -> None:
            await over_http(party, DAY + timedelta(days=1 + next(asked) // len(ids)))

        async def again(party: str) -> None:
            await over_http(party, DAY)

        await _in_turn(ids, anew, again, plain, arguments.requests)
        await _flooded(ids, anew, again, plain, arguments.seconds)


async def _in_turn(ids: list[str], anew: Ask, again: Ask, plain: Ask, requests: int) -> None:
    for party in ids:
        await again(party)
    taken: list[tuple[float, ...]] = []
    for number in range(requests + WARMING):
        party = ids[number % len(ids)]
        taken.append((await _seconds(anew, party), await _seconds(again, party), await _seconds(plain, party)))
    new, old, bare = (statistics.median(times[WARMING:]) * 1000 for times in zip(*taken, strict=True))
    print(f"one client, p50: two plain statements {bare:.1f} ms")
    print(f"  cascade over HTTP, asked anew {new:.1f} ms, ratio {new / bare:.2f}")
    print(f"  cascade over HTTP, asked again {old:.1f} ms, ratio {old / bare:.2f}")


async def _seconds(ask: Ask, party: str) -> float:
    begun = time.perf_counter()
    await ask(party)
    return time.perf_counter() - begun


async def _flooded(ids: list[str], anew: Ask, again: Ask, plain: Ask, seconds: float) -> None:
    """Each for a while, twice in turn: the server warms up under the first."""
    rates: dict[Ask, float] = {}
    for ask in (anew, again, plain) * 2:
        rates[ask] = await _rate(ids, ask, seconds)
    new, old, bare = rates[anew], rates[again], rates[plain]
    print(f"{CLIENTS} clients, a second: {bare:.0f} times the two statements by the driver")
    print(f"  {new:.0f} cascades over HTTP asked anew, ratio {new / bare:.2f}")
    print(f"  {old:.0f} cascades over HTTP asked again, ratio {old / bare:.2f}")


async def _rate(ids: list[str], ask: Ask, seconds: float) -> float:
    end, done = time.perf_counter() + seconds, 0

    async def client(number: int) -> None:
        nonlocal done
        while time.perf_counter() < end:
            await ask(ids[number % len(ids)])
            done, number = done + 1, number + 7

    await asyncio.gather(*(client(number) for number in range(CLIENTS)))
    return done / seconds


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--companies", type=int, default=10_000, help="generated companies, where no store is named")
    parser.add_argument("--data", type=Path, help="data folder of a store that is loaded already")
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    asyncio.run(main(parser.parse_args()))
