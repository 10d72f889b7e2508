"""How Neo4j carries out every read: no scan of everything, no product, and no change of the plan that nobody looked at.

The operators are kept in `plans/`, one file a release. After a change on purpose run this file with `--write-plans`, and read
the difference. Pages of an export are alike for every type, so they are held to one law instead.

A plan follows from the statement, the schema, the release and what the store counts. Where all of that is as it was when the
plans were kept, they would be the same again, and nothing is planned.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, LiteralString, cast

import pytest
import pytest_asyncio

from cscs_graph.catalog import Kind, Statement, catalogue
from cscs_graph.catalog.compiled import every, group_of
from cscs_graph.catalog.definitions import definitions
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.ingest.generator import generate
from cscs_graph.resources import resource
from tests.conftest import SEEDED_COMPANIES, Store
from tests.contract.running import empty_parameters
from tests.neo4j.releases import RELEASES
from tests.servers import LEDGER

FOLDER = Path(__file__).with_name("plans")
ASKED = [
    *catalogue().of_kind(Kind.READ),
    *catalogue().composed(),
    *catalogue().of_kind(Kind.BROWSER),
]
PAGES = [statement for statement in ASKED if group_of(statement) == "export"]
READS = [statement for statement in ASKED if statement not in PAGES]
COUNTS = {"export_node_counts", "export_relationship_counts"}
"""They count everything, once before and once after an export."""
REFUSED = ("AllNodesScan", "CartesianProduct", "UndirectedAllRelationshipsScan", "DirectedAllRelationshipsScan")
each_read = pytest.mark.parametrize("statement", READS, ids=lambda statement: statement.name)
each_page = pytest.mark.parametrize("statement", PAGES, ids=lambda statement: statement.name)


@dataclass(frozen=True)
class Kept:
    """The kept plans of a server's release by the names of their statements."""

    plans: dict[str, str]
    again: bool
    """They are to be looked at again: something of that has changed, or they are to be written."""


@pytest_asyncio.fixture(scope="session")
async def kept(store: Store, request: pytest.FixtureRequest) -> AsyncIterator[Kept]:
    """Written anew at the end where that is asked for.

    A plan depends on samples of the indexes, which the server takes when it pleases: here it takes them now.
    """
    name = LEDGER.names[store.graph.endpoint.bolt]
    write = bool(request.config.getoption("--write-plans"))
    path = FOLDER / f"{name}.json"
    said: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {"of": "", "plans": {}}
    server = f"{RELEASES[name].version} {definitions(store.graph.capabilities.definitions)}"
    kept = Kept(said["plans"], write or said["of"] != _followed_from(server, said["plans"]))
    if kept.again:
        await store.graph.define("CALL db.prepareForReplanning(60)")
    yield kept
    if write:
        plans = {statement.name: kept.plans[statement.name] for statement in READS if statement.name in kept.plans}
        path.write_text(
            json.dumps({"of": _followed_from(server, plans), "plans": plans}, indent=1, sort_keys=True) + "\n", "utf-8"
        )


@each_read
async def test_a_read_is_carried_out_as_it_was(
    graph: Graph, kept: Kept, statement: Statement, request: pytest.FixtureRequest
) -> None:
    if not kept.again:
        assert statement.name in kept.plans
        return
    plan = await explained(graph, statement)
    assert not [name for name in operators(plan) if name in REFUSED], plan
    if request.config.getoption("--write-plans"):
        kept.plans[statement.name] = plan
    assert plan == kept.plans.get(statement.name), (
        f"{statement.name} is planned otherwise than kept; --write-plans keeps it"
    )


@each_page
async def test_a_page_of_an_export_is_sought_by_its_key(graph: Graph, kept: Kept, statement: Statement) -> None:
    """Wherever it begins it costs the same: nothing is scanned or sorted, and what hangs on a node is reached from it."""
    if not kept.again:
        return
    plan = await explained(graph, statement)
    found = operators(plan)
    assert not [name for name in found if name in REFUSED], plan
    if statement.name not in COUNTS:
        assert [name for name in found if name.endswith("SeekByRange")], plan
        assert not [name for name in found if "Scan" in name or name == "Sort"], plan


def _followed_from(server: str, plans: dict[str, str]) -> str:
    """Another digest for another release, schema or statement, for other data of the shared store, and for other plans."""
    read = blake2b(f"{server} {json.dumps(plans, sort_keys=True)}".encode(), digest_size=16)
    for statement in every(catalogue()):
        read.update(statement.text.encode())
    for path in sorted(path for part in ("reference", "scenarios") for path in resource(f"seed/{part}").rglob("*.*")):
        if path.suffix in {".csv", ".jsonl"}:
            read.update(path.read_bytes())
    read.update(json.dumps(list(generate(SEEDED_COMPANIES, 1)), default=str).encode())
    return read.hexdigest()


def operators(plan: str) -> list[str]:
    return plan.replace("(", " ").replace(")", " ").split()


async def explained(graph: Graph, statement: Statement) -> str:
    """The operators of a statement's plan, the last first; in brackets what feeds them."""

    async def explain(transaction: Transaction) -> str:
        text = cast(LiteralString, "EXPLAIN " + statement.text)
        result = await transaction._transaction.run(text, empty_parameters(statement))  # pyright: ignore[reportPrivateUsage]
        return _written(cast("dict[str, Any]", (await result.consume()).plan))

    return await graph.read(explain)


def _written(plan: dict[str, Any]) -> str:
    name = plan["operatorType"].partition("@")[0]
    fed = [_written(child) for child in plan.get("children", ())]
    match fed:
        case []:
            return name
        case [one]:
            return f"{name} {one}"
        case _:
            return f"{name} ({') ('.join(fed)})"
