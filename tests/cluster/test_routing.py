"""On a cluster, reads go to a member that follows and writes to the one that leads, and each client sees what it wrote."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from cscs_graph.errors import ServerUnavailable
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.settings import Settings
from tests.cluster.double import NOT_A_LEADER, UNAVAILABLE, Cluster, cluster


@pytest_asyncio.fixture
async def double() -> AsyncIterator[Cluster]:
    async with cluster() as both:
        yield both


@pytest_asyncio.fixture
async def routed(double: Cluster) -> AsyncIterator[Graph]:
    async with open_graph(Settings(uri=double.uri, retry_time=3)) as graph:
        yield graph


async def _read(graph: Graph) -> None:
    await graph.read(lambda transaction: transaction.run("lists", ids=["court_defaulters"]))


async def _write(graph: Graph) -> None:
    await graph.write(lambda transaction: transaction.run("mark_schema", version="routed"))


async def test_reads_go_to_the_follower_and_writes_to_the_leader(double: Cluster, routed: Graph) -> None:
    leader, follower = double.members
    await _read(routed)
    await _write(routed)
    assert len([text for text in follower.ran(reads=True) if "CreditList" in text]) == 1
    assert len([text for text in leader.ran(reads=False) if "$version" in text]) == 2  # once when the graph was opened
    assert follower.ran(reads=False) == []
    assert leader.ran(reads=True) == []


async def test_the_schema_is_defined_on_the_leader(double: Cluster, routed: Graph) -> None:
    leader, follower = double.members
    constraints = [text for text in leader.ran(reads=False) if text.startswith("CREATE CONSTRAINT")]
    assert "CREATE CONSTRAINT party_id IF NOT EXISTS" in " ".join(constraints)
    assert any("SchemaVersion" in text for text in follower.ran(reads=True))


async def test_a_client_reads_what_it_wrote_and_waits_for_nobody_else(double: Cluster, routed: Graph) -> None:
    _, follower = double.members
    mine, other = routed.for_client(), routed.for_client()
    await _write(mine)
    (bookmark,) = await mine.bookmarks()
    assert bookmark == f"FB:{double.commits}"
    await _read(mine)
    assert follower.began[-1].bookmarks == [bookmark]
    await _read(other)
    assert follower.began[-1].bookmarks == []
    await _read(routed.for_client([bookmark]))  # as another process does that was told of it
    assert follower.began[-1].bookmarks == [bookmark]


async def test_a_change_of_the_leader_is_followed(double: Cluster, routed: Graph) -> None:
    old, new = double.members
    old.failures.append(NOT_A_LEADER)
    double.leader = 1
    tables = double.routed
    await _write(routed)
    assert double.routed > tables
    assert any("$version" in text for text in new.ran(reads=False))
    await _read(routed)
    assert any("CreditList" in text for text in old.ran(reads=True))


async def test_a_transient_error_is_tried_again(double: Cluster, routed: Graph) -> None:
    _, follower = double.members
    follower.failures.append(UNAVAILABLE)
    await _read(routed)
    assert len([text for text in follower.ran(reads=True) if "CreditList" in text]) == 2


async def test_trying_again_has_an_end(double: Cluster) -> None:
    leader, _ = double.members
    async with open_graph(Settings(uri=double.uri, retry_time=0.1)) as graph:
        leader.failures += [UNAVAILABLE] * 50
        with pytest.raises(ServerUnavailable, match="try again"):
            await _write(graph)
        assert 0 < len(leader.failures) < 49  # it was tried more than once, and not for ever
