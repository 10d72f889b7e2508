"""The statements of an export: pages of nodes, each with the relationships that hang on it, and how many there are of each.

A page is sought by key, so that it costs the same wherever it begins, on either server. A relationship comes with the node at
that end of it where few of its type meet: the end of a fact, or the node whose record states a link. What changes together
is so read together, and no index of relationships is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.catalog.naming import slug
from cscs_graph.catalog.rendered import Parts, Rendering
from cscs_graph.model import schema
from cscs_graph.model.base import type_of
from cscs_graph.model.records import FACT_LINKS, LINKS

OF_THE_SERVER = frozenset({"Derivation", "SchemaVersion"})
"""Labels that are left out: which constraints are in force is true of a server, not of what it holds."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """A relationship type that is exported with the nodes at one end of it."""

    type: str
    incoming: bool
    other: str
    """Label of the node at the other end."""


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
    return dict(schema.lookups()) | dict(schema.unique_keys())


def export_statements() -> Iterator[Rendering]:
    """A page of each label, and the two counts."""
    unique, keys = dict(schema.unique_keys()), key_by_label()
    for label in exported_labels():
        ties = hanging_on(label)
        name, values = f"export_{slug(label)}", {"slug": slug(label), "label": label, "key": keys[label]}
        if label not in unique:
            yield Rendering(name, "export/page_of_several", values)
        elif not ties:
            yield Rendering(name, "export/page", values)
        else:
            columns = ", ".join(slug(tie.type) for tie in ties)
            hanging = Parts("export/parts/hanging", ",\n       ", tuple(_hanging(tie) for tie in ties))
            yield Rendering(name, "export/page_with_ties", {**values, "columns": columns, "hanging": hanging})
    counts = Parts("export/parts/count", "\n  UNION ALL\n  ", tuple({"label": label} for label in exported_labels()))
    yield Rendering("export_node_counts", "export/node_counts", {"counts": counts})
    types = "|".join(sorted(schema.relationship_types()))
    yield Rendering("export_relationship_counts", "export/relationship_counts", {"types": types})


def _hanging(tie: Hanging) -> dict[str, str]:
    return {
        "left": "<" if tie.incoming else "",
        "right": "" if tie.incoming else ">",
        "type": tie.type,
        "key": schema.key_of(schema.record_of(tie.other)),
        "column": slug(tie.type),
    }
