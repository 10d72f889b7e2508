"""p50 and p95 of each question family over HTTP, where the time goes, and a bare handler beside it.

    make bench            # or: python bench/families.py --companies 2000 --requests 200

The bare handler runs the same statements in the same transactions and returns the same JSON, without walk, GraphQL or
validation. Both servers are asked in turn, request by request, so that a ratio holds when the machine's speed drifts.
"""

import argparse
import asyncio
import json
import socket
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI, Response
from rich.console import Console
from rich.table import Table

from cscs_graph.api.app import create_app
from cscs_graph.api.context import Context
from cscs_graph.api.schema import make_schema
from cscs_graph.graph import connection
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.settings import Settings
from cscs_graph.testing.stores import seeded_store

QUERIES = {
    "cascade": """query($id: ID!, $day: Date) { cascadingPunishment(party: $id, asOf: $day) {
        subject { id name } listings { id since until list { id nameEn } decidedBy { nameEn } }
        consequences { measure { id nameEn } effect since earliestEnd certainty target { class party { id name } }
          imposedBy { id nameEn } listing { id } mou { id titleEn }
          proof { kind type fromId fromName toId toName factId since until certainty source { title } } }
        reached { party { id name } channel certainty } applications { application { id title } role certainty }
        rewardsLost { listing { id } } regime truncated { reason } coverage { listsWithoutMeasures notes } } }""",
    "linkage": """query($id: ID!, $day: Date) { personnelLinkage(party: $id, asOf: $day) {
        subject { id name } ties { hops towardsSubject fromSubject party { id name kind } listings { id list { nameEn } }
          paths { identity steps { role since until former holder { id name } entity { id name } source { title } } } }
        formerTies { party { id name } } truncated { reason } coverage { notes } } }""",
    "contamination": """query($id: ID!, $day: Date) { crossContamination(application: $id, asOf: $day) {
        findings { application { id title } participants { id name } clears
          contaminators { party { id name } roles certainty listings { id list { nameEn } } measures { id nameEn }
            proof { kind type fromId fromName toId toName factId since until certainty source { title } } }
          removals { party { id } replaceLead } } regime truncated { reason } coverage { notes } } }""",
}


@dataclass
class Recorder:
    """Statements of one question: transaction by transaction, name and parameters."""

    transactions: list[list[tuple[str, dict[str, Any]]]] = field(default_factory=list)
    seconds: float = 0.0


@asynccontextmanager
async def recorded(recorder: Recorder):
    """Notes every statement that runs, and how long it takes."""
    run, init = Transaction.run, Transaction.__init__

    def begin(self: Transaction, *arguments: Any) -> None:
        init(self, *arguments)
        recorder.transactions.append([])

    async def noted(self: Transaction, name: str, **parameters: object) -> Any:
        recorder.transactions[-1].append((name, parameters))
        started = time.perf_counter()
        try:
            return await run(self, name, **parameters)
        finally:
            recorder.seconds += time.perf_counter() - started

    connection.Transaction.__init__, connection.Transaction.run = begin, noted
    try:
        yield recorder
    finally:
        connection.Transaction.__init__, connection.Transaction.run = init, run


def bare_app(graph: Graph, plans: dict[str, tuple[Recorder, bytes]]) -> FastAPI:
    """The least that could answer: the same statements, the same JSON."""
    app = FastAPI()

    @app.get("/{family}")
    async def answer(family: str) -> Response:
        recorder, body = plans[family]
        for statements in recorder.transactions:

            async def work(transaction: Transaction, statements: Any = statements) -> None:
                for name, parameters in statements:
                    await transaction.run(name, **parameters)

            await graph.read(work)
        return Response(json.dumps(json.loads(body)), media_type="application/json")

    return app


@asynccontextmanager
async def served(app: FastAPI):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", access_log=False))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


async def timed(call: Callable[[], Awaitable[Any]]) -> float:
    started = time.perf_counter()
    await call()
    return (time.perf_counter() - started) * 1000


def quantile(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[int(share * 100) - 1]


async def measure(settings: Settings, subjects: dict[str, tuple[str, str]], requests: int) -> Table:
    table = Table("family", "statements", "http p50 ms", "http p95 ms", "bare p50 ms", "bare p95 ms", "ratio p50",
                  "in statements", "in walk", "in GraphQL", "in HTTP")  # fmt: skip
    schema = make_schema()
    async with open_graph(settings) as graph, httpx.AsyncClient(timeout=60) as client:
        plans: dict[str, tuple[Recorder, bytes]] = {}
        async with served(create_app(graph, settings)) as address, served(bare_app(graph, plans)) as bare:
            for family, (subject, day) in subjects.items():
                body = {"query": QUERIES[family], "variables": {"id": subject, "day": day}}
                async with recorded(Recorder()) as recorder:
                    reply = await client.post(f"{address}/graphql", json=body)
                assert "errors" not in reply.json(), reply.text
                plans[family] = (recorder, reply.content)

                async def over_http(body: Any = body) -> None:
                    (await client.post(f"{address}/graphql", json=body)).raise_for_status()

                async def over_bare(family: str = family) -> None:
                    (await client.get(f"{bare}/{family}")).raise_for_status()

                async def in_process(body: Any = body) -> None:
                    result = await schema.execute(
                        body["query"], variable_values=body["variables"], context_value=Context(graph, 60)
                    )
                    assert not result.errors

                http, plain, inside, stated, asked = [], [], [], [], []
                for turn in range(requests + 20):
                    figures = await timed(over_http), await timed(over_bare), await timed(in_process)
                    async with recorded(Recorder()) as once:
                        walked = await timed(lambda f=family, s=subject, d=day: question(graph, f, s, d))
                    if turn >= 20:
                        for kept, figure in zip((http, plain, inside), figures, strict=True):
                            kept.append(figure)
                        stated.append(once.seconds * 1000)
                        asked.append(walked)
                p50 = [statistics.median(figures) for figures in (http, plain, inside, stated, asked)]
                count = sum(len(transaction) for transaction in recorder.transactions)
                table.add_row(
                    family, str(count), f"{p50[0]:.1f}", f"{quantile(http, 0.95):.1f}", f"{p50[1]:.1f}",
                    f"{quantile(plain, 0.95):.1f}", f"{p50[0] / p50[1]:.2f}", f"{p50[3]:.1f}", f"{p50[4] - p50[3]:.1f}",
                    f"{p50[2] - p50[4]:.1f}", f"{p50[0] - p50[2]:.1f}",
                )  # fmt: skip
    return table


async def question(graph: Graph, family: str, subject: str, day: str) -> object:
    """The analysis alone, without GraphQL."""
    from datetime import date

    from cscs_graph.analysis.cascade import punishment as cascade
    from cscs_graph.analysis.contamination import filings as contamination
    from cscs_graph.analysis.core.bounds import Scope
    from cscs_graph.analysis.linkage import ties as linkage
    from cscs_graph.analysis.parties import parties

    scope = Scope.of(date.fromisoformat(day))
    if family == "contamination":
        return await contamination.cross_contamination(graph, scope, application_id=subject)
    identity = await parties.party_id_of(graph, subject)
    if family == "cascade":
        return await cascade.cascading_punishment(graph, identity, scope)
    return await linkage.personnel_linkage(graph, identity, scope)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--companies", type=int, default=2_000)
    arguments.add_argument("--requests", type=int, default=200)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        with seeded_store(runner, Path(folder), companies=given.companies, seed=1) as store:
            asks = store.key.asks
            first = {
                "cascade": next(
                    ask for ask in asks if ask.question == "cascading_punishment" and ask.expect.get("reached")
                ),
                "linkage": next(ask for ask in asks if ask.question == "personnel_linkage" and ask.expect.get("ties")),
                "contamination": next(
                    ask for ask in asks if ask.question == "cross_contamination" and ask.expect.get("contaminators")
                ),
            }
            subjects = {family: (ask.party or ask.application or "", str(ask.as_of)) for family, ask in first.items()}
            table = runner.run(measure(store.settings, subjects, given.requests))
    console = Console(width=160)
    console.print(f"{given.companies} companies, {given.requests} requests a family; medians in ms")
    console.print(table)


if __name__ == "__main__":
    main()
