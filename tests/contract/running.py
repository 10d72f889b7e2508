"""Runs statements of the catalogue with parameters made from their headers, and tells the columns that come back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString, cast

from neo4j.graph import Node, Path, Relationship

from cscs_graph.catalog import Statement
from cscs_graph.graph.connection import Graph

AS_OF = date(2018, 6, 1)
KNOWN_AT = datetime(2021, 1, 1)
NOBODY = "contract-nobody"
LUCENE_NOBODY = "nobodyofthecontracttests"
_PARAMETER = re.compile(r"(\w+):\s*((?:[^,\[{(]|\[[^\]]*\]|\([^)]*\))+)")


@dataclass(frozen=True, slots=True)
class Reply:
    """The columns of a statement's result, and its rows as they stand in it."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    @property
    def plain(self) -> list[list[Any]]:
        """The rows, so that they can be compared with those of another result."""
        return [[plain(value) for value in row] for row in self.rows]


def declared(statement: Statement) -> dict[str, str]:
    """Every parameter with the type that the header states."""
    return {name: kind.strip() for name, kind in _PARAMETER.findall(statement.header.get("params", ""))}


def empty_parameters(statement: Statement) -> dict[str, Any]:
    """Values of the declared types for which nothing is found."""
    return {name: _nothing(name, kind) for name, kind in declared(statement).items()}


def _nothing(name: str, kind: str) -> Any:
    plain = {
        "date": AS_OF,
        "local datetime (UTC)": KNOWN_AT,
        "boolean": False,
        "integer": 5,
        "text": "",
        "Lucene text": LUCENE_NOBODY,
    }
    if kind.startswith("list[{"):
        return []
    if kind.startswith("list["):
        return [] if name in {"kinds", "categories", "polarities", "access", "statuses"} else [NOBODY]
    if kind.endswith(" id"):
        return NOBODY
    return plain[kind]  # an unknown type is a fault of the header: KeyError


async def ask(graph: Graph, text: str, parameters: dict[str, Any]) -> Reply:
    """Runs any text as the read-only user; `graph.read` returns rows only, and none tells no columns."""
    driver = graph._reader  # pyright: ignore[reportPrivateUsage]
    database = graph.endpoint.database
    async with driver.session(database=database, default_access_mode="READ") as session:  # pyright: ignore[reportUnknownMemberType]
        result = await session.run(cast(LiteralString, text), parameters)
        return Reply(tuple(result.keys()), [tuple(record.values()) async for record in result])


def plain(value: Any) -> Any:
    """Nodes, relationships and paths as what they hold: the driver's own are equal within one result only."""
    match value:
        case Path():
            return [plain(part) for pair in zip(value.nodes, value.relationships, strict=False) for part in pair]
        case Node():
            return sorted(value.labels), plain(dict(value))
        case Relationship():
            return value.type, plain(dict(value))
        case dict():
            return {name: plain(value[name]) for name in sorted(value)}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case [dict(), *_]:  # collected, in no order that is stated
            return sorted((plain(item) for item in value), key=str)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case _:
            return value


async def column(graph: Graph, text: str) -> list[Any]:
    """The only column of a result."""
    return [row[0] for row in (await ask(graph, text, {})).rows]


async def size(graph: Graph) -> Sequence[int]:
    """Number of nodes and of relationships."""
    (nodes,) = await column(graph, "MATCH (node) RETURN count(node) AS nodes")
    (ties,) = await column(graph, "MATCH ()-[tie]->() RETURN count(tie) AS ties")
    return nodes, ties
