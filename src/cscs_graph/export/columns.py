"""The files of an export: which columns each has, of which type, by the record classes."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cscs_graph.catalog.export import exported_labels, key_by_label
from cscs_graph.catalog.naming import slug
from cscs_graph.model import schema
from cscs_graph.model.base import FactLink, FactNode, Record, Thing, link_fields, type_of
from cscs_graph.model.records import FACT_LINKS


class Column(StrEnum):
    """Types of columns, as neo4j-admin names them."""

    TEXT = "string"
    TEXTS = "string[]"
    DAY = "date"
    TIME = "localdatetime"
    TRUTH = "boolean"
    INTEGER = "long"
    NUMBER = "double"


_OF_TYPE = {date: Column.DAY, datetime: Column.TIME, bool: Column.TRUTH, int: Column.INTEGER, float: Column.NUMBER}
_INTERNAL = {
    "ContentVersion": {"id": Column.TEXT, **dict.fromkeys(("a", "b", "c", "d"), Column.INTEGER)},
    "Coverage": {
        "id": Column.TEXT,
        "kind": Column.TEXT,
        "of": Column.TEXT,
        "count": Column.INTEGER,
        "first": Column.DAY,
        "last": Column.DAY,
    },
    "Revision": {"of": Column.TEXT, "label": Column.TEXT, "properties": Column.TEXT, "superseded_at": Column.TIME},
}
"""What the machinery keeps has no record class; see `cypher/load/`."""


@dataclass(frozen=True, slots=True)
class NodeTable:
    """One label set. `key` is the column that other tables refer to, or None where nothing does."""

    name: str
    labels: tuple[str, ...]
    key: str | None
    columns: dict[str, Column]

    def header(self) -> list[str]:
        """Labels come last, since they are the same on every line."""
        named = [
            f"{name}:ID({self.labels[-1]})" if name == self.key else f"{name}:{kind}"
            for name, kind in self.columns.items()
        ]
        return [*named, ":LABEL"]


@dataclass(frozen=True, slots=True)
class RelationshipTable:
    """One relationship type. Ends are named by the last label of a set: a company and a person share their ids."""

    name: str
    type: str
    start: str
    end: str
    columns: dict[str, Column]

    def header(self) -> list[str]:
        named = [f"{name}:{kind}" for name, kind in self.columns.items()]
        return [f":START_ID({self.start})", f":END_ID({self.end})", *named, ":TYPE"]


def node_tables() -> dict[str, NodeTable]:
    """By the label that the nodes are looked up by first, in the order in which they are exported."""
    return {label: _node_table(label) for label in exported_labels()}


def relationship_tables() -> dict[str, RelationshipTable]:
    """By relationship type."""
    facts = {type_of(link): link for link in FACT_LINKS}
    return {
        tie.type: RelationshipTable(
            slug(tie.type),
            tie.type,
            _space(tie.start),
            _space(tie.end),
            dict(_fact_columns(facts[tie.type])) if tie.dated else {},
        )
        for tie in schema.relationships()
    }


def _node_table(label: str) -> NodeTable:
    if label in _INTERNAL:
        return NodeTable(slug(label), (label,), None, _INTERNAL[label])
    record = schema.record_of(label)
    columns = dict(_thing_columns(record) if issubclass(record, Thing) else _fact_columns(record))
    return NodeTable(slug(label), record.labels, key_by_label()[label], columns)


def _space(label: str) -> str:
    """The label by which ids of nodes with this label are told from others."""
    return schema.record_of(label).labels[-1]


def _thing_columns(record: type[Thing]) -> Iterator[tuple[str, Column]]:
    """Links are kept as lists of ids as well, and what a party is searched by."""
    yield "id", Column.TEXT
    links = link_fields(record)
    for name, field in record.model_fields.items():
        if name not in {"id", "type"}:
            yield name, Column.TEXTS if name in links else column_of(field.annotation)
    for _, searched, names in schema.FULL_TEXTS:
        if searched in record.labels:
            yield names, Column.TEXT


def _fact_columns(record: type[FactNode] | type[FactLink]) -> Iterator[tuple[str, Column]]:
    if issubclass(record, FactNode):
        yield "version_id", Column.TEXT
    for name in _stated(record):
        yield name, column_of(record.model_fields[name].annotation)
    yield "digest", Column.TEXT


def _stated(record: type[Record]) -> list[str]:
    left_out = {"type", "from_id", "to_id", *link_fields(record)}
    return [name for name in record.model_fields if name not in left_out]


def column_of(annotation: Any) -> Column:
    """The type of a column for a field: codes and literals are stored as text, tuples as lists of text."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return column_of(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return column_of(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is tuple:
        return Column.TEXTS
    if origin is Literal:
        return Column.TEXT
    return _OF_TYPE.get(annotation, Column.TEXT)
