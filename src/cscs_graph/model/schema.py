"""The graph that the record classes span: labels, relationship types, keys, and how it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cscs_graph.model.base import FactLink, FactNode, Record, Thing, link_fields, type_of
from cscs_graph.model.records import ADAPTER, FACT_LINKS, FACT_NODES, LINKS, THINGS

INTERNAL_LABELS = ("ContentVersion", "Coverage", "Derivation", "Revision", "SchemaVersion")
"""Nodes of the machinery: the version of what is loaded, what is loaded, what was derived and when, what a thing said before
it was updated, which schema is in force."""

DERIVED = ("DERIVED_CONTROLS",)
"""Every relationship type that is computed and not stated: `cscs derive` writes them, says by what, and can write them anew.

No record has such a type, no question takes one for a fact, and no export carries one.
"""
FULL_TEXTS = (("party_names", "Party", "search_names"), ("party_keys", "Party", "match_keys"))
"""Name, label and property of the full-text indexes: over everything a party is called, and over the keys of its names."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type between two labels; `dated` ones carry the properties of a fact."""

    type: str
    start: str
    end: str
    dated: bool


def key_of(record: type[Record]) -> str:
    """The unique property of a node."""
    return "id" if issubclass(record, Thing) else "version_id"


def nodes() -> tuple[type[Thing] | type[FactNode], ...]:
    return (*THINGS, *FACT_NODES)


def record_of(label: str) -> type[Thing] | type[FactNode]:
    """The record class of a label; the first of those that share it."""
    return next(record for record in nodes() if label in record.labels)


def labels() -> frozenset[str]:
    """Every label that may stand in a statement."""
    return frozenset({*(label for node in nodes() for label in node.labels), *INTERNAL_LABELS})


def may_be_one_node(label: str, other: str) -> bool:
    """Whether a node can carry both labels, as every Entity is a Party, too."""
    return any({label, other} <= {*node.labels} for node in nodes())


def implies(label: str, other: str) -> bool:
    """Whether every node with the one label carries the other, too, as every Entity is a Party."""
    return all(other in node.labels for node in nodes() if label in node.labels)


def narrower(label: str, other: str) -> str:
    """Of two labels of one node, that which fewer kinds of nodes carry: Entity rather than Party."""
    return min(label, other, key=lambda each: sum(each in node.labels for node in nodes()))


def unique_keys() -> tuple[tuple[str, str], ...]:
    """(label, property) pairs that are unique. A second label shares the key of the first."""
    pairs = [(label, key_of(node)) for node in nodes() for label in node.labels]
    internal = [(label, "id") for label in INTERNAL_LABELS if label != "Revision"]
    return tuple(dict.fromkeys([*pairs, *internal]))


def lookups() -> tuple[tuple[str, str], ...]:
    """(label, property) pairs that are looked up and need not be unique."""
    pairs = [(node.labels[0], name) for node in nodes() for name in node.lookups]
    return (*pairs, ("Revision", "of"))


def relationships() -> tuple[Relationship, ...]:
    """Every relationship type, dated facts first."""
    dated = [Relationship(type_of(link), link.start_label, link.end_label, dated=True) for link in FACT_LINKS]
    undated = [
        Relationship(link.type, link.label, label, dated=False)
        if link.incoming
        else Relationship(link.type, label, link.label, dated=False)
        for label, link in LINKS
    ]
    return tuple(dict.fromkeys([*dated, *undated]))


def relationship_types() -> frozenset[str]:
    """Every type that records state."""
    return frozenset(relationship.type for relationship in relationships())


def types_in_statements() -> frozenset[str]:
    """Every type that may stand in a statement: those that records state, and the derived."""
    return relationship_types() | {*DERIVED}


def dated_properties(link: type[FactLink]) -> tuple[str, ...]:
    """What a fact relationship carries."""
    return tuple(name for name in link.model_fields if name not in {"type", "from_id", "to_id"})


def json_schema() -> dict[str, Any]:
    """JSON Schema of one line of the canonical format."""
    schema = ADAPTER.json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cscs-graph record", **schema}


def mermaid() -> str:
    """The graph as a Mermaid class diagram."""
    return "\n".join(_mermaid_lines()) + "\n"


def _mermaid_lines() -> Iterator[str]:
    yield "classDiagram"
    for node in nodes():
        yield f"  class {node.labels[0]} {{"
        yield f"    {key_of(node)} KEY"
        for name in node.model_fields:
            if name not in {"type", "id", *link_fields(node)}:
                yield f"    {name}"
        yield "  }"
        for label in node.labels[1:]:
            yield f"  {label} <|-- {node.labels[0]}"
    for relationship in relationships():
        arrow = "-->" if relationship.dated else "..>"
        yield f"  {relationship.start} {arrow} {relationship.end} : {relationship.type}"
