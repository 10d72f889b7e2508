"""The statements of an export: pages of nodes, each with the relationships that hang on it, and how many there are of each.

A page is sought by key, so that it costs the same wherever it begins, on either server. A relationship comes with the node at
that end of it where few of its type meet: the end of a fact, or the node whose record states a link. What changes together
is so read together, and no index of relationships is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.catalog.naming import slug, statement_file
from cscs_graph.model import schema
from cscs_graph.model.base import FactNode, Thing, type_of
from cscs_graph.model.records import FACT_LINKS, LINKS

OF_THE_SERVER = frozenset({"Derivation", "SchemaVersion"})
"""Labels that are left out: which constraints are in force is true of a server, not of what it holds."""

_PAGE = """\
// returns:    $returns
MATCH (node:$label)
WHERE node.$key > $$after
WITH node ORDER BY node.$key LIMIT $$limit
RETURN node.$key AS key, properties(node) AS properties$hanging
ORDER BY key
"""
_HANGING = """,
       [(node){left}-[tie:{type}]-{right}(other) | {{other: other.{key}, properties: properties(tie)}}] AS {column}"""
_PAGE_OF_SEVERAL = """\
// returns:    key, properties
MATCH (first:$label)
WHERE first.$key > $$after
WITH DISTINCT first.$key AS key ORDER BY key LIMIT $$limit
MATCH (node:$label {$key: key})
RETURN key, properties(node) AS properties
ORDER BY key
"""
_COUNTS = """\
// returns:    name, stored
CALL () {
  $parts
}
RETURN name, stored
ORDER BY name
"""
_TIE_COUNTS = """\
// returns:    name, stored
MATCH ()-[tie:$types]->()
RETURN type(tie) AS name, count(tie) AS stored
ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Hanging:
    """A relationship type that is exported with the nodes at one end of it."""

    type: str
    incoming: bool
    other: str
    """Label of the node at the other end."""


def record_of(label: str) -> type[Thing] | type[FactNode]:
    """The record class of a label; the first of those that share it."""
    return next(record for record in schema.nodes() if label in record.labels)


def hanging_on(label: str) -> tuple[Hanging, ...]:
    """What is exported with the nodes that are looked up by this label first. Each type hangs on one end only.

    One that may end at several kinds of nodes hangs on each of them: a relationship comes with its own end."""
    labels = next((record.labels for record in schema.nodes() if record.labels[0] == label), ())
    facts = [Hanging(type_of(link), True, link.start_label) for link in FACT_LINKS if link.end_label in labels]
    return (*facts, *(Hanging(link.type, link.incoming, link.label) for owner, link in LINKS if owner == label))


def exported_labels() -> tuple[str, ...]:
    """The first label of every node that is exported. What says of others what they were comes first: a thing that is
    updated meanwhile then has a revision more at the end than was written, and the change is seen."""
    internal = tuple(label for label in schema.INTERNAL_LABELS if label not in OF_THE_SERVER)
    return (*internal, *(record.labels[0] for record in schema.nodes()))


def key_by_label() -> dict[str, str]:
    """The property by which the nodes of each label are paged: unique, or looked up where nothing is unique."""
    return dict(schema.LOOKUPS) | dict(schema.unique_keys())


def export_files() -> dict[str, str]:
    """Every statement of an export, by file name."""
    return dict(_files())


def _files() -> Iterator[tuple[str, str]]:
    unique, keys = dict(schema.unique_keys()), key_by_label()
    for label in exported_labels():
        ties = hanging_on(label)
        columns = [slug(tie.type) for tie in ties]
        yield statement_file(
            f"export_{slug(label)}",
            "read",
            f"The next {label} nodes by {keys[label]}"
            + (", each with the relationships that hang on it." if ties else "."),
            "after: text, limit: integer",
            _PAGE if label in unique else _PAGE_OF_SEVERAL,
            label=label,
            key=keys[label],
            returns=", ".join(["key", "properties", *columns]),
            hanging="".join(_hanging(tie) for tie in ties),
        )
    yield statement_file(
        "export_node_counts",
        "read",
        "How many nodes of each exported label are stored.",
        "",
        _COUNTS,
        parts="\n  UNION ALL\n  ".join(
            f"MATCH (node:{label}) RETURN '{label}' AS name, count(node) AS stored" for label in exported_labels()
        ),
    )
    yield statement_file(
        "export_relationship_counts",
        "read",
        "How many relationships of each type are stored.",
        "",
        _TIE_COUNTS,
        types="|".join(sorted(schema.relationship_types())),
    )


def _hanging(tie: Hanging) -> str:
    return _HANGING.format(
        left="<" if tie.incoming else "",
        right="" if tie.incoming else ">",
        type=tie.type,
        key=schema.key_of(record_of(tie.other)),
        column=slug(tie.type),
    )
