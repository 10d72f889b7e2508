"""How Neo4j carries out every read: no scan of everything, no product, and no change of the plan that nobody looked at.

The operators are kept in `plans/`, one file a release. After a change on purpose run this file with `--write-plans`, and read
the difference. Pages of an export are alike for every type, so they are held to one law instead.
"""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, LiteralString, cast

import pytest
import pytest_asyncio

from cscs_graph.catalog import Kind, Statement, catalogue
from cscs_graph.catalog.compiled import group_of
from cscs_graph.graph.connection import Graph, Transaction
from tests.conftest import Store
from tests.contract.running import empty_parameters
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


@pytest_asyncio.fixture(scope="session")
async def kept(store: Store, request: pytest.FixtureRequest) -> AsyncIterator[dict[str, str]]:
    """The kept plans of this server's release, written anew at the end where that is asked for.

    A plan depends on samples of the indexes, which the server takes when it pleases: here it takes them now.
    """
    name = LEDGER.names[store.graph.endpoint.bolt]
    await store.graph.define("CALL db.prepareForReplanning(60)")
    path = FOLDER / f"{name}.json"
    plans: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    yield plans
    if request.config.getoption("--write-plans"):
        current = {statement.name: plans[statement.name] for statement in READS if statement.name in plans}
        path.write_text(json.dumps(current, indent=1, sort_keys=True) + "\n", "utf-8")


@each_read
async def test_a_read_is_carried_out_as_it_was(
    graph: Graph, kept: dict[str, str], statement: Statement, request: pytest.FixtureRequest
) -> None:
    plan = await explained(graph, statement)
    assert not [name for name in operators(plan) if name in REFUSED], plan
    if request.config.getoption("--write-plans"):
        kept[statement.name] = plan
    assert plan == kept.get(statement.name), f"{statement.name} is planned otherwise than kept; --write-plans keeps it"


@each_page
@pytest.mark.usefixtures("kept")
async def test_a_page_of_an_export_is_sought_by_its_key(graph: Graph, statement: Statement) -> None:
    """Wherever it begins it costs the same: nothing is scanned or sorted, and what hangs on a node is reached from it."""
    plan = await explained(graph, statement)
    found = operators(plan)
    assert not [name for name in found if name in REFUSED], plan
    if statement.name not in COUNTS:
        assert [name for name in found if name.endswith("SeekByRange")], plan
        assert not [name for name in found if "Scan" in name or name == "Sort"], plan


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
