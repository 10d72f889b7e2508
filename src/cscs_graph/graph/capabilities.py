"""What a server offers. Nothing outside this module asks which server it talks to."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cscs_graph.errors import UnsupportedServer

if TYPE_CHECKING:
    from cscs_graph.catalog.definitions import Server

_NEO4J = re.compile(r"Neo4j/(\d+)\.(\d+)[\w.+-]*")
OLDEST = (5, 26)
"""The first release on which every statement of the catalogue runs."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Differences between servers, each with the one place that minds it."""

    definitions: "Server"
    """Whose constraints and indexes it takes (`graph.schema`)."""
    schema_over_http: bool
    """They go over HTTP in SQL, and a read-only user with them, rather than over Bolt in Cypher (`graph.schema`)."""
    read_mode_refuses_writes: bool
    """A READ transaction rejects writes; elsewhere the read path logs in as a user who may only read (`graph.connection`)."""
    bookmarks: bool
    """A read can wait until the server has caught up with a write (`graph.connection`)."""
    stops_statements: bool
    """The time limit of a transaction ends whatever runs in it. Elsewhere the asker is let go at that time, and propagations and
    paths are kept short by their statements (`graph.connection`, `cypher/`)."""
    names_columns_of_nothing: bool
    """A result without rows still names its columns (the contract tests)."""


NEO4J = Capabilities(
    definitions="neo4j",
    schema_over_http=False,
    read_mode_refuses_writes=True,
    bookmarks=True,
    stops_statements=True,
    names_columns_of_nothing=True,
)
EMBEDDED = Capabilities(
    definitions="embedded",
    schema_over_http=True,
    read_mode_refuses_writes=False,
    bookmarks=False,
    stops_statements=False,
    names_columns_of_nothing=False,
)


def offered_by(agent: str) -> Capabilities:
    """What the server at an address offers, by what it calls itself.

    Raises UnsupportedServer for anything but a Neo4j of at least OLDEST: elsewhere a READ transaction might write.
    """
    neo4j = _NEO4J.fullmatch(agent)
    if neo4j is None or (int(neo4j[1]), int(neo4j[2])) < OLDEST:
        raise UnsupportedServer(
            "Neo4j {oldest}.{oldest_2} or newer is needed, and the server at CSCS_URI says that it is "
            "{agent!r}; name another, or unset CSCS_URI to use the embedded server",
            oldest=OLDEST[0],
            oldest_2=OLDEST[1],
            agent=agent,
        )
    return NEO4J
