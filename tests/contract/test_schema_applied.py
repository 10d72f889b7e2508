"""The schema can be applied as often as one likes, and holds what it promises."""

import pytest

from cscs_graph.errors import CscsError
from cscs_graph.graph import schema as graph_schema
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.schema import apply_schema
from tests.contract.running import column, size


async def test_applied_twice_it_changes_nothing(graph: Graph) -> None:
    before = await size(graph)
    await apply_schema(graph)
    assert await size(graph) == before


async def test_applied_over_itself_it_changes_nothing(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the mark of its version is not believed, so that every definition runs again."""

    async def unknown(graph: Graph) -> None:
        return None

    version = await column(graph, "MATCH (mark:SchemaVersion) RETURN mark.version AS version")
    before = await size(graph)
    monkeypatch.setattr(graph_schema, "_version_in_force", unknown)
    await apply_schema(graph)
    assert await size(graph) == before
    assert await column(graph, "MATCH (mark:SchemaVersion) RETURN mark.version AS version") == version
    assert len(version) == 1


async def test_a_second_party_with_the_same_id_is_refused(graph: Graph) -> None:
    """`Entity` and `Person` share one key, so that a party id means one party."""
    rows = [{"id": "joint-bid-lead", "properties": {"id": "joint-bid-lead", "name": "no person"}}]
    before = await size(graph)
    with pytest.raises(CscsError):
        await graph.write(lambda transaction: transaction.run("load_person", rows=rows))
    assert await size(graph) == before
