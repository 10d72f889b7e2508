"""Constraints and indexes, as each server writes them: what `cypher/templates/schema` makes of the model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from cscs_graph.catalog.naming import slug
from cscs_graph.catalog.templates import Holes
from cscs_graph.model import schema
from cscs_graph.resources import resource

_FOR_EACH = re.compile(r"^(?://|--) for each: (\w+)$", re.MULTILINE)
Server = Literal["neo4j", "embedded"]
"""Whose language the definitions are in."""
FILES: dict[Server, str] = {"neo4j": "neo4j.cypher", "embedded": "embedded.sql"}


def definitions(server: Server) -> str:
    """Everything that the model asks of a server, one definition a line, in the order in which they can be applied."""
    text = (resource("cypher") / "templates" / "schema" / FILES[server]).read_text("utf-8")
    _, *sections = _FOR_EACH.split(text)
    subjects = _subjects()
    return "".join(
        Holes(template.lstrip("\n")).substitute(values)
        for name, template in zip(sections[::2], sections[1::2], strict=True)
        for values in subjects[name]
    )


def _subjects() -> dict[str, Sequence[Mapping[str, str]]]:
    """What a definition may be written for each of."""
    parents = {node.labels[0]: node.labels[1] for node in schema.nodes() if len(node.labels) > 1}
    keys = list(_keys(schema.unique_keys()))
    return {
        "label": [{"label": label} for label in sorted(schema.labels() - parents.keys())],
        "sublabel": [{"label": label, "parent": parent} for label, parent in sorted(parents.items())],
        "type": [{"type": name} for name in sorted(schema.types_in_statements())],
        "key": keys,
        "own_key": [key for key in keys if key["label"] not in parents],
        "lookup": list(_keys(schema.lookups())),
        "full_text": [{"name": name, "label": label, "key": key} for name, label, key in schema.FULL_TEXTS],
    }


def _keys(pairs: Sequence[tuple[str, str]]) -> Iterator[dict[str, str]]:
    for label, key in pairs:
        yield {"slug": slug(label), "label": label, "key": key}
