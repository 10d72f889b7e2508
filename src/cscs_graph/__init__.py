"""China's Corporate Social Credit System as a property graph, asked over Cypher and GraphQL."""

__version__ = "0.1.0"
