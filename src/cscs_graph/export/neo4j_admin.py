"""The whole store as files for `neo4j-admin database import full`, page by page, in constant memory.

Every page is one transaction. That nobody wrote between two of them is told by the counts: whatever a load changes adds a
node or a relationship, be it a revision or a further version of a fact.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from cscs_graph.catalog.export import Hanging, hanging_on
from cscs_graph.catalog.naming import slug
from cscs_graph.errors import BadInput, CscsError
from cscs_graph.export import cells
from cscs_graph.export.columns import Column, NodeTable, RelationshipTable, node_tables, relationship_tables
from cscs_graph.export.command import write_command
from cscs_graph.export.folder import Files, whole_folder
from cscs_graph.graph.connection import Graph, Row, Transaction

PAGE = 1_000
"""Nodes of one transaction."""
Progress = Callable[[int], None]
"""Told the number of nodes and relationships that were written since the last call."""


class StoreChanged(CscsError):
    """Somebody wrote to the store while it was exported, so that the files would hold no state that it ever had."""

    code: ClassVar[str] = "STORE_CHANGED"
    exit_code: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: number of nodes by first label, of relationships by type."""

    folder: Path
    nodes: dict[str, int]
    relationships: dict[str, int]


async def export_for_neo4j_admin(
    graph: Graph, folder: Path, database: str, progress: Progress = lambda _: None
) -> Exported:
    """Writes the store into `folder`, and the command that imports it as `database`.

    Raises BadInput where the folder is not empty or a value cannot be written as it is, and StoreChanged where somebody
    wrote meanwhile; nothing is left behind then.
    """
    with whole_folder(folder) as partial, ExitStack() as stack:
        export = _Export(Files(partial, stack), progress)
        before = await _counts(graph)
        for label in export.node_tables:
            await export.label(graph, label)
        _unchanged(before, export.written, await _counts(graph))
        nodes = [table.name for table in export.node_tables.values() if table.name in export.files]
        ties = [table.name for table in export.relationship_tables.values() if table.name in export.files]
        write_command(partial, database, nodes, ties, export.files.multiline)
    written = {name: count for name, count in export.written.items() if count}
    return Exported(
        folder,
        {name: count for name, count in written.items() if name in export.node_tables},
        {name: count for name, count in written.items() if name in export.relationship_tables},
    )


@dataclass(slots=True)
class _Export:
    files: Files
    progress: Progress
    node_tables: dict[str, NodeTable] = field(default_factory=node_tables)
    relationship_tables: dict[str, RelationshipTable] = field(default_factory=relationship_tables)
    written: Counter[str] = field(default_factory=Counter[str])

    async def label(self, graph: Graph, label: str) -> None:
        """Every node that is looked up by this label first, with what hangs on it."""
        hanging = hanging_on(label)
        after = ""
        while rows := await graph.read(lambda transaction, after=after: _page(transaction, label, after)):
            before = self.written.total()
            for row in sorted(rows, key=lambda row: (row["key"], _moment(row["properties"]))):
                self._node(label, row["key"], row["properties"])
                for tie in hanging:
                    self._ties(tie, row["key"], row[slug(tie.type)])
            after = rows[-1]["key"]
            self.progress(self.written.total() - before)

    def _node(self, label: str, key: str, properties: Row) -> None:
        table = self.node_tables[label]
        fields = list(_fields(table.columns, properties, f"{label} {key!r}"))
        self.files.add(table.name, table.header(), [*fields, cells.items(table.labels)])
        self.written[label] += 1

    def _ties(self, tie: Hanging, key: str, found: list[Row]) -> None:
        table = self.relationship_tables[tie.type]
        for row in sorted(found, key=_place):
            start, end = (row["other"], key) if tie.incoming else (key, row["other"])
            fields = _fields(table.columns, row["properties"], f"{tie.type} from {start!r} to {end!r}")
            line = [cells.quoted(start), cells.quoted(end), *fields, cells.quoted(tie.type)]
            self.files.add(table.name, table.header(), line)
            self.written[tie.type] += 1


async def _page(transaction: Transaction, label: str, after: str) -> list[Row]:
    return await transaction.run(f"export_{slug(label)}", after=after, limit=PAGE)


def _moment(properties: Row) -> tuple[datetime, str]:
    """Several revisions of one thing follow each other in time."""
    return properties.get("superseded_at", datetime.max), str(properties.get("properties", ""))


def _place(row: Row) -> tuple[str, str, datetime]:
    """Relationships of one node and type: by their other end, then by fact and version."""
    properties = row["properties"]
    return row["other"], properties.get("fact_id", ""), properties.get("recorded_at", datetime.min)


def _fields(columns: Mapping[str, Column], properties: Row, whose: str) -> Iterator[str]:
    """Raises BadInput for a value that the files would change or lose, naming where it is."""
    if unknown := sorted(properties.keys() - columns.keys()):
        raise BadInput(
            "{whose}: the model has no {unknown}, so it would be lost; remove it, and export again",
            whose=whose,
            unknown=", ".join(unknown),
        )
    for name, kind in columns.items():
        try:
            yield cells.field(properties.get(name), kind)
        except cells.NoField as fault:
            raise BadInput(
                "{whose}: {name} {fault}; correct it, and export again", whose=whose, name=name, fault=fault
            ) from None


async def _counts(graph: Graph) -> dict[str, int]:
    counts: dict[str, int] = {}
    for statement in ("export_node_counts", "export_relationship_counts"):
        rows: list[dict[str, Any]] = await graph.read(lambda transaction, name=statement: transaction.run(name))
        counts |= {row["name"]: row["stored"] for row in rows if row["stored"]}
    return counts


def _unchanged(before: Mapping[str, int], written: Mapping[str, int], after: Mapping[str, int]) -> None:
    if before != after:
        names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        raise StoreChanged(
            "the store was written to while it was exported ({names}); nothing was kept. "
            "Export again while nothing is loaded",
            names=", ".join(names),
        )
    missed = {name: count - written.get(name, 0) for name, count in after.items() if count != written.get(name, 0)}
    if missed:
        shown = ", ".join(f"{count} {name}" for name, count in sorted(missed.items()))
        raise BadInput(
            "not everything can be exported: {shown} lack the key or the end that the model asks for", shown=shown
        )
