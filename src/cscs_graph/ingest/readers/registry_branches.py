"""Reader of a table of parents and branches that was derived from the registration data by name.

A branch must carry its parent's full name (企业名称登记管理规定, 1991, art. 14), so the derivation is sound, but it is
an inference and not what the register states: its edges have a Source of their own that says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.codes import identify, legacy_flags
from cscs_graph.ingest.readers.kinds import kind_by_name
from cscs_graph.ingest.readers.registry import SOURCE
from cscs_graph.ingest.readers.text import line
from cscs_graph.model.codes import EntityKind
from cscs_graph.model.records import Unreadable

COLUMNS = ("parent_uscc", "parent_name", "branch_uscc", "branch_name")
SOURCE_ID = f"{SOURCE['id']}:branches-by-name"


@dataclass(frozen=True, slots=True)
class BranchEdgeReader:
    """BRANCH_OF per row, and a stub for each end, which a registration record replaces."""

    name: str = "registry-branches"
    columns: frozenset[str] = frozenset(COLUMNS)

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether the four columns are there."""
        return set(COLUMNS) <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source of the derived edges."""
        title = f"{SOURCE['title']}: branches derived from the names (a branch carries its parent's name)"
        yield SOURCE | {"id": SOURCE_ID, "title": title}

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable when an end has no code, or both have the same."""
        parent = _end(row, "parent", None)
        branch = _end(row, "branch", EntityKind.BRANCH)
        if parent["id"] == branch["id"]:
            raise Unreadable("branch_uscc", "parent and branch have the same code; correct one of them")
        yield parent
        yield branch
        # No dates: the table says who belongs to whom, not since when.
        yield line("BRANCH_OF", {"from": branch["id"], "to": parent["id"], "source_id": SOURCE_ID})


def _end(row: Row, end: str, kind: EntityKind | None) -> Line:
    codes, name = identify(row.cells[f"{end}_uscc"]), row.cells[f"{end}_name"]
    if codes.entity_id is None:
        raise Unreadable(f"{end}_uscc", "no code of an organisation; add it, for a name alone identifies nobody")
    if not name:
        raise Unreadable(f"{end}_name", "the row names no organisation; add its registered name")
    flags = tuple(str(flag) for flag in (*codes.flags, *legacy_flags(codes)))
    return line(
        "Entity",
        codes.fields()
        | {"id": codes.entity_id, "name": name, "kind": str(kind or kind_by_name(name, codes.uscc)), "stub": True}
        | {"flags": flags, "source_id": SOURCE_ID},
    )
