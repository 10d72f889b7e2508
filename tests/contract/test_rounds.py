"""A round along channels finds the same steps from either end, on every server."""

from datetime import datetime
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.catalog import ROUND_COLUMNS, Catalogue, End
from cscs_graph.graph.connection import Graph, Row
from tests.contract.running import AS_OF, column
from tests.dropped_in import catalogue_with
from tests.servers import LEDGER

EVER = datetime(9999, 1, 1)
TOTAL_ORDER = ("channel", "source_id", "reached_id", "fact_id")


@pytest.fixture(scope="module")
def channels(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """All channels, and one along a relationship that holds for both ends alike."""
    return catalogue_with(tmp_path_factory.mktemp("rounds") / "cypher")


@pytest_asyncio.fixture(scope="module")
async def everybody(graph: Graph) -> list[str]:
    return await column(graph, "MATCH (node:Party|Application) RETURN DISTINCT node.id AS id ORDER BY id")


async def _rows(graph: Graph, channels: Catalogue, end: End, frontier: list[str]) -> list[Row]:
    statement = channels.round(channels.channels(), end)
    moment: dict[str, Any] = {"as_of": AS_OF, "known_at": EVER}
    return await graph.read(lambda transaction: transaction.run(statement, frontier=frontier, **moment))


async def test_both_ends_tell_the_same_steps(graph: Graph, channels: Catalogue, everybody: list[str]) -> None:
    """With everybody in the frontier, each step is found from its source and from whom it reaches."""
    forward = await _rows(graph, channels, End.SOURCE, everybody)
    assert {row["channel"] for row in forward} == {channel.name for channel in channels.channels()}
    assert tuple(forward[0]) == ROUND_COLUMNS
    assert await _rows(graph, channels, End.REACHED, everybody) == forward
    keys = [tuple(row[column] for column in TOTAL_ORDER) for row in forward]
    assert keys == sorted(set(keys)), "the order is not total"
    LEDGER.same(graph, "a round along all channels", "\n".join(map(str, forward)))


async def test_the_fact_reads_as_it_was_stated(graph: Graph, channels: Catalogue, everybody: list[str]) -> None:
    """Consequences run against posts, control and branches, with participation, and both ways along a concert."""
    rows = await _rows(graph, channels, End.SOURCE, everybody)
    for row in rows:
        if row["channel"] in {"joint_application", "person_to_company"}:
            assert (row["from_id"], row["to_id"]) == (row["source_id"], row["reached_id"])
        elif row["channel"] != "concert_dropped_in":
            assert (row["to_id"], row["from_id"]) == (row["source_id"], row["reached_id"])
    concert = [row for row in rows if row["channel"] == "concert_dropped_in"]
    stated = await column(graph, "MATCH (a)-[:ACTS_IN_CONCERT_WITH]->(b) RETURN DISTINCT a.id + ' ' + b.id AS pair")
    read = {f"{row['from_id']} {row['to_id']}" for row in concert}
    there = {f"{row['source_id']} {row['reached_id']}" for row in concert}
    back = {f"{row['reached_id']} {row['source_id']}" for row in concert}
    assert read <= {*stated}
    assert there == back == read | {" ".join(reversed(pair.split(" "))) for pair in read}


async def test_whoever_is_not_in_the_frontier_takes_no_step(graph: Graph, channels: Catalogue) -> None:
    assert await _rows(graph, channels, End.SOURCE, []) == []
    assert await _rows(graph, channels, End.REACHED, ["nobody-of-the-rounds"]) == []
