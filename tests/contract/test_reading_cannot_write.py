"""The read path refuses every write, and leaves nothing behind."""

from typing import Any

import pytest

from cscs_graph.errors import WriteRefused
from cscs_graph.graph.connection import Graph, Transaction
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
        assert await transaction.run("parties", ids=[SCENARIO_COMPANY])
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


async def _picture(graph: Graph) -> tuple[object, ...]:
    name = await column(graph, f"MATCH (party:Party {{id: '{SCENARIO_COMPANY}'}}) RETURN party.name AS name")
    version = await column(graph, "MATCH (mark:SchemaVersion) RETURN mark.version AS version")
    return (*await size(graph), *name, *version)
