"""What a server offers. Nothing outside this module asks which server it talks to."""

from dataclasses import dataclass
from enum import StrEnum


class Dialect(StrEnum):
    """In which language a server takes its schema."""

    NEO4J = "neo4j"
    ARCADEDB = "arcadedb"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Differences between servers, each with the one place that minds it."""

    dialect: Dialect
    schema_over_http: bool
    """Schema goes over HTTP in SQL rather than over Bolt in Cypher (`graph.schema`)."""
    read_mode_refuses_writes: bool
    """A READ transaction rejects writes; otherwise a second, read-only user does (`graph.connection`)."""


NEO4J = Capabilities(Dialect.NEO4J, schema_over_http=False, read_mode_refuses_writes=True)
EMBEDDED = Capabilities(Dialect.ARCADEDB, schema_over_http=True, read_mode_refuses_writes=False)
