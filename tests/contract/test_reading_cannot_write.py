"""The read path refuses every write, leaves nothing behind, and lets nobody wait for a scan without end."""

from typing import Any

import pytest

from cscs_graph.errors import QueryTimeout, WriteRefused
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.graph.opening import open_graph
from cscs_graph.model.time import Moment
from tests.conftest import Store
from tests.contract.running import column, size

SCENARIO_COMPANY = "joint-bid-lead"
WRITES: dict[str, dict[str, Any]] = {
    "load_source": {"rows": [{"id": "contract-write", "properties": {"id": "contract-write", "title": "none"}}]},
    "load_entity": {"rows": [{"id": SCENARIO_COMPANY, "properties": {"name": "overwritten"}}]},
    "link_controls_list": {"rows": [{"node": "court_defaulters", "other": "ndrc"}]},
    "keep_revision": {"rows": [{"of": SCENARIO_COMPANY, "label": "Entity", "properties": "{}"}]},
    "rename_entity": {"rows": [{"id": SCENARIO_COMPANY, "new_id": "contract-renamed"}]},
    "mark_schema": {"version": "contract"},
}
"""A new node, an update, a new relationship, a node without a key, a changed key, a change without any row."""


@pytest.mark.parametrize("name", WRITES)
async def test_a_write_through_the_read_path_is_refused(graph: Graph, name: str) -> None:
    before = await _picture(graph)
    with pytest.raises(WriteRefused, match="nothing was changed"):
        await graph.read(lambda transaction: transaction.run(name, **WRITES[name]))
    assert await _picture(graph) == before


async def test_a_read_before_a_refused_write_is_undone_with_it(graph: Graph) -> None:
    """The whole transaction fails: no half of a piece of work counts."""
    before = await _picture(graph)

    async def work(transaction: Transaction) -> str:
        assert await transaction.run("entity_details", ids=[SCENARIO_COMPANY], **Moment.at().parameters)
        await transaction.run("load_source", **WRITES["load_source"])
        return "done"

    with pytest.raises(WriteRefused):
        await graph.read(work)
    assert await _picture(graph) == before


async def test_a_failed_write_leaves_nothing(graph: Graph) -> None:
    """A transaction is all or nothing on the write path too."""
    before = await _picture(graph)

    async def work(transaction: Transaction) -> None:
        await transaction.run("load_source", **WRITES["load_source"])
        raise KeyError("given up half way")

    with pytest.raises(KeyError):
        await graph.write(work)
    assert await _picture(graph) == before


async def test_a_runaway_scan_through_the_read_path_keeps_nobody_waiting(store: Store) -> None:
    """The product of 6,450 regions with themselves: 41 million rows, more than half a second lets pass."""
    scan = "MATCH (a:Region), (b:Region) RETURN count(a.name_zh + b.name_zh) AS n"

    async def work(transaction: Transaction) -> None:
        result = await transaction._transaction.run(scan)  # pyright: ignore[reportPrivateUsage]
        await result.consume()

    async with open_graph(store.settings.model_copy(update={"statement_timeout": 0.5})) as graph:
        with pytest.raises(QueryTimeout, match="longer than the server allows"):
            await graph.read(work)
    assert await store.graph.read(lambda transaction: transaction.run("lists", ids=["court_defaulters"]))


async def _picture(graph: Graph) -> tuple[object, ...]:
    name = await column(graph, f"MATCH (party:Party {{id: '{SCENARIO_COMPANY}'}}) RETURN party.name AS name")
    version = await column(graph, "MATCH (mark:SchemaVersion) RETURN mark.version AS version")
    return (*await size(graph), *name, *version)
