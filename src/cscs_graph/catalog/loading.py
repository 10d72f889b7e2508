"""The statements of a load: how nodes and relationships of every type are created, tied, read back and closed."""

from collections.abc import Iterator

from cscs_graph.catalog.naming import slug
from cscs_graph.catalog.rendered import Rendering
from cscs_graph.model import schema
from cscs_graph.model.base import FactLink, FactNode, Link, Thing, type_of
from cscs_graph.model.records import FACT_LINKS, FACT_NODES, LINKS, THINGS


def load_statements() -> Iterator[Rendering]:
    """Two of a thing, three of a fact, one of a link between nodes, one more where a thing's link may be replaced."""
    for thing in THINGS:
        yield from _of_thing(thing)
    for node in FACT_NODES:
        yield from _of_fact_node(node)
    for link in FACT_LINKS:
        yield from _of_relationship(link)
    for label, link in LINKS:
        yield from _of_link(label, link)


def _of_thing(record: type[Thing]) -> Iterator[Rendering]:
    label, *further = record.labels
    values = {
        "slug": slug(label),
        "label": label,
        "key": schema.key_of(record),
        "further_labels": "".join(f"node:{other}, " for other in further),
    }
    yield Rendering(f"load_{slug(label)}", "load/load_thing", values)
    yield Rendering(f"current_{slug(label)}", "load/current_thing", values)


def _of_fact_node(record: type[FactNode]) -> Iterator[Rendering]:
    label = record.labels[0]
    values = {"slug": slug(label), "label": label}
    yield Rendering(f"load_{slug(label)}", "load/load_version", values)
    yield Rendering(f"versions_{slug(label)}", "load/versions_of_node", values)
    yield Rendering(f"close_{slug(label)}", "load/close_node", values)


def _of_relationship(record: type[FactLink]) -> Iterator[Rendering]:
    """It is matched from its end: that is the end of low degree (a holder has many, a company few)."""
    name = type_of(record)
    values = {"slug": slug(name), "type": name, "start": record.start_label, "end": record.end_label}
    for verb in ("load", "versions", "close"):
        template = "versions_of_relationship" if verb == "versions" else f"{verb}_relationship"
        yield Rendering(f"{verb}_{slug(name)}", f"load/{template}", values)


def _of_link(label: str, link: Link) -> Iterator[Rendering]:
    record = schema.record_of(label)
    values = {
        "slug": slug(link.type),
        "label": label,
        "key": schema.key_of(record),
        "other": link.label,
        "type": link.type,
        "left": "<" if link.incoming else "",
        "right": "" if link.incoming else ">",
    }
    yield Rendering(f"link_{slug(link.type)}", "load/link", values)
    if issubclass(record, Thing):
        yield Rendering(f"unlink_{slug(link.type)}", "load/unlink", values)
