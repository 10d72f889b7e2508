"""The records of a rulebook, as they stand in the store: every rule and agency, with all days and times of record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, TypeVar, cast, get_origin

from cscs_graph.catalog.export import hanging_on
from cscs_graph.catalog.naming import slug
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model import schema
from cscs_graph.model.base import Dated, Fact, FactLink, FactNode, Link, Record, Thing, link_fields, type_of
from cscs_graph.model.records import FACT_LINKS

AnyRecord = TypeVar("AnyRecord", bound=Record)
_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Records:
    """Records by class, each class in the order of its keys, so that whatever is made of them has a total order."""

    by_class: Mapping[type[Record], tuple[Record, ...]]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Self:
        groups: dict[type[Record], list[Record]] = {}
        for record in records:
            groups.setdefault(type(record), []).append(record)
        return cls({kind: tuple(sorted(group, key=_key)) for kind, group in groups.items()})

    def all(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """Every record of a class, with every version of a fact."""
        return cast(tuple[AnyRecord, ...], self.by_class.get(kind, ()))


def kinds() -> tuple[type[Thing] | type[FactNode], ...]:
    """The record classes that are nodes of a rulebook: rules, and what they name. Their relationships are read with them."""
    return tuple(kind for kind in schema.nodes() if kind.rule or kind.directory)


async def read_records(transaction: Transaction) -> Records:
    """A statement a class, the one that exports it: a class that is added to the model is in the rulebook at once."""
    records: list[Record] = []
    loaded: dict[str, set[str]] = {}
    for kind in kinds():
        rows = await _rows(transaction, kind)
        loaded[kind.labels[0]] = {row["key"] for row in rows}
        for row in rows:
            records += _records(kind, row, loaded)
    return Records.of(records)


async def _rows(transaction: Transaction, kind: type[Thing] | type[FactNode]) -> list[Row]:
    rows: list[Row] = []
    while True:
        after = rows[-1]["key"] if rows else ""
        page = await transaction.run(f"export_{slug(kind.labels[0])}", after=after, limit=_PAGE)
        rows += page
        if len(page) < _PAGE:
            return rows


def _records(kind: type[Thing] | type[FactNode], row: Row, loaded: Mapping[str, set[str]]) -> Iterator[Record]:
    """A node as a record, and the dated relationships that come with it."""
    fields = kind.model_fields
    stated = {name: value for name, value in row["properties"].items() if name in fields}
    for name, link in link_fields(kind).items():
        ends = _ends(kind, row, name, link, loaded)
        field = fields[name]
        if field.is_required() and not ends:
            return  # what it hangs on is not loaded: the loader refused the link and said so
        stated[name] = ends if get_origin(field.annotation) is tuple else next(iter(ends), None)
    yield kind.model_validate(stated)
    for column, link in _dated(kind.labels[0]).items():
        for end in row[column]:
            yield _link(link, end["other"], row["key"], end["properties"])


@cache
def _dated(label: str) -> dict[str, type[FactLink]]:
    """By column, the dated relationships that are exported with the nodes of a label."""
    links = {type_of(link): link for link in FACT_LINKS}
    return {slug(tie.type): links[tie.type] for tie in hanging_on(label) if tie.type in links}


def _ends(
    kind: type[Thing] | type[FactNode], row: Row, name: str, link: Link, loaded: Mapping[str, set[str]]
) -> list[str]:
    """The ids that a link names. A thing keeps them as a property as well, which is written with the version of the content;
    its relationships follow in a transaction of their own."""
    if issubclass(kind, FactNode):
        return sorted(end["other"] for end in row[slug(link.type)])
    stated: list[str] = row["properties"].get(name) or []
    return [end for end in stated if link.label not in loaded or end in loaded[link.label]]


def _link(kind: type[FactLink], start: str, end: str, properties: dict[str, Any]) -> FactLink:
    fields = kind.model_fields
    stated = {name: value for name, value in properties.items() if name in fields}
    return kind.model_validate({**stated, "from_id": start, "to_id": end})


def _key(record: Record) -> tuple[str, ...]:
    match record:
        case Thing():
            return (record.id,)
        case FactLink():
            return (record.from_id, record.to_id, record.fact_id, str(record.recorded_at))
        case Fact():
            return (record.fact_id, str(record.recorded_at))
        case Dated():
            return (str(record.recorded_at),)
        case _:
            return ()
