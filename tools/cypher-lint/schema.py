"""Prints the graph as the model describes it, as JSON in the form that Neo4j's checker takes (its `DbSchema`)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cscs_graph.catalog import Kind, catalogue
from cscs_graph.model import schema
from cscs_graph.model.records import FACT_LINKS

LANGUAGE = "CYPHER 5"
"""What both Neo4j releases speak unless told otherwise."""
SIGNATURES = Path(__file__).with_name("signatures.json")
MACHINERY = {
    "of a version of the content": ("a", "b", "c", "d", "version"),
    "of what is loaded": ("count", "digest", "first", "last"),
    "of a derivation": ("as_of", "known_at", "rule", "edges", "ties", "revisions"),
    "of what was derived": (
        "certain",
        "derived_by",
        "in_ring",
        "joint",
        "votes_min",
        "votes_max",
        "share_min",
        "share_max",
    ),
}
"""Properties that statements write beside those of the records."""
ROW_FIELDS = ("node", "other")
"""Not properties: the checker takes the value in `(n:Label {id: row.node})` for one of the node's."""


def db_schema() -> dict[str, Any]:
    """Labels, types, properties, parameters, functions, procedures, and which relationships lead from where to where."""
    known = json.loads(SIGNATURES.read_text("utf-8"))
    return {
        "defaultLanguage": LANGUAGE,
        "labels": sorted(schema.labels()),
        "relationshipTypes": sorted(schema.types_in_statements()),
        "propertyKeys": sorted(properties()),
        "parameters": dict.fromkeys(sorted(parameters())),
        "functions": {LANGUAGE: {each["name"]: each for each in known["functions"]}},
        "procedures": {LANGUAGE: {each["name"]: each for each in known["procedures"]}},
        "graphSchema": [{"from": start, "relType": kind, "to": end} for start, kind, end in sorted(set(ways()))],
    }


def properties() -> set[str]:
    stated = {name for record in (*schema.nodes(), *FACT_LINKS) for name in record.model_fields}
    indexed = {name for _, name in (*schema.unique_keys(), *schema.lookups())} | {
        name for _, _, name in schema.FULL_TEXTS
    }
    return stated | indexed | {name for names in MACHINERY.values() for name in names} | {*ROW_FIELDS}


def parameters() -> set[str]:
    """Those that any header declares; that each body uses its own is what the catalogue checks."""
    return {name for kind in Kind for statement in catalogue().of_kind(kind) for name in statement.parameters}


def ways() -> Iterator[tuple[str, str, str]]:
    """Every relationship between every pair of labels that the nodes at its ends carry: an Entity is a Party, too."""
    for relationship in schema.relationships():
        yield from _between(relationship.start, relationship.type, relationship.end)
    for derived in schema.DERIVED:
        yield from _between("Party", derived, "Entity")


def _between(start: str, kind: str, end: str) -> Iterator[tuple[str, str, str]]:
    for first in carried_with(start):
        for last in carried_with(end):
            yield first, kind, last


def carried_with(label: str) -> set[str]:
    """The labels of all nodes that carry this one."""
    return {other for node in schema.nodes() if label in node.labels for other in node.labels}


if __name__ == "__main__":
    print(json.dumps(db_schema(), indent=1))
