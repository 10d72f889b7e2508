"""Which servers are taken, by what they call themselves."""

import pytest

from cscs_graph.errors import UnsupportedServer
from cscs_graph.graph.capabilities import NEO4J, offered_by


@pytest.mark.parametrize("agent", ["Neo4j/5.26.30", "Neo4j/2026.09.0", "Neo4j/5.27-aura", "Neo4j/5.26.0-drop01.0"])
def test_a_neo4j_of_the_long_term_release_or_newer_is_taken(agent: str) -> None:
    assert offered_by(agent) is NEO4J


@pytest.mark.parametrize(
    "agent", ["Neo4j/4.4.12", "Neo4j/5.25.1", "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", "Memgraph/3.1", ""]
)
def test_any_other_server_is_refused_by_name(agent: str) -> None:
    """A server that merely speaks Bolt may let a READ transaction write."""
    with pytest.raises(UnsupportedServer, match=f"5.26 or newer is needed.*{agent[:8]}"):
        offered_by(agent)
