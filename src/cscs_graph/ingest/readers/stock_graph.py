"""Readers of a graph of listed companies in the CSV form of `neo4j-admin`: companies, executives, and their posts.

A company is known by its stock code; its registered name is taken from `company.json`, where that lies in the same folder.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.kinds import kind_by_name
from cscs_graph.ingest.readers.positions import role_of
from cscs_graph.ingest.readers.text import line, person_name, stated
from cscs_graph.model.codes import EntityKind, IdentityGrade
from cscs_graph.model.records import Unreadable

SOURCE_ID = "stock-knowledge-graph"
SOURCE = {
    "id": SOURCE_ID,
    "title": "Knowledge graph of listed companies: companies, executives and posts",
    "publisher": "lemonhu",
    "url": "https://github.com/lemonhu/stock-knowledge-graph",
    "licence": "MIT",
}
STOCK, NAME, CODE = "stock_id:ID(Stock)", "name", "code"
PERSON = "person_id:ID(Executive)"
HOLDER, JOBS, COMPANY = ":START_ID(Executive)", "jobs", ":END_ID(Stock)"
NAMES = "company.json"


@dataclass(frozen=True, slots=True)
class StockReader:
    """One Entity per row, by stock code."""

    name: str = "stocks"
    columns: frozenset[str] = frozenset({STOCK, NAME, CODE})

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether it is the table of companies."""
        return {STOCK, NAME, CODE} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", SOURCE)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without a code or a name."""
        code, short = _code(row, CODE), stated(row.cells[NAME])
        if short is None:
            raise Unreadable(NAME, "the row names no company; add its name")
        names = path.parent / NAMES
        full = _full_names(names, names.stat().st_mtime_ns).get(code) if names.is_file() else None
        yield line(
            "Entity",
            {
                "id": _company(code),
                "name": full or short,
                "other_names": (short,) if full else (),
                "other_codes": (code,),
                "kind": str(kind_by_name(full) if full else EntityKind.COMPANY),
                "source_id": SOURCE_ID,
            },
        )


@dataclass(frozen=True, slots=True)
class ExecutiveReader:
    """One Person per row. Who else bears the name is another person."""

    name: str = "executives"
    columns: frozenset[str] = frozenset({PERSON, NAME})

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether it is the table of executives."""
        return {PERSON, NAME} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", SOURCE)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without an id or a name."""
        identity, name = stated(row.cells[PERSON]), stated(row.cells[NAME])
        if identity is None or name is None:
            raise Unreadable(NAME if identity else PERSON, "the row names nobody; state an id and a name")
        fields = {"name": person_name(name), "identity": str(IdentityGrade.NAME_ONLY), "source_id": SOURCE_ID}
        yield line("Person", {"id": _person(identity), **fields})


@dataclass(frozen=True, slots=True)
class PostReader:
    """OFFICER_OF for each post of a row: `董事长/董事` are two."""

    name: str = "posts"
    columns: frozenset[str] = frozenset({HOLDER, JOBS, COMPANY})

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether it is the table of posts."""
        return {HOLDER, JOBS, COMPANY} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", SOURCE)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without a person, a post or a company."""
        holder, jobs = stated(row.cells[HOLDER]), stated(row.cells[JOBS])
        if holder is None or jobs is None:
            raise Unreadable(JOBS if holder else HOLDER, "the row states no post of anybody; state both")
        company, titles = _company(_code(row, COMPANY)), dict.fromkeys(filter(stated, jobs.split("/")))
        by_role: dict[str, list[str]] = {}
        for title in titles:
            by_role.setdefault(str(role_of(title)), []).append(title.strip())
        for role, held in by_role.items():
            ends = {"from": _person(holder), "to": company, "role": role, "title": "/".join(held)}
            yield line("OFFICER_OF", ends | {"source_id": SOURCE_ID})


def _code(row: Row, column: str) -> str:
    """Six digits: a spreadsheet has taken the leading zeros off."""
    text = row.cells[column].strip()
    if not text.isdecimal() or len(text) > 6:
        raise Unreadable(column, f"{text!r} is no stock code of up to six digits; correct it")
    return text.zfill(6)


def _company(code: str) -> str:
    return f"stock:{code}"


def _person(identity: str) -> str:
    return f"{SOURCE_ID}:{identity}"


@lru_cache(maxsize=16)
def _full_names(path: Path, _changed: int) -> Mapping[str, str]:
    """Registered name by stock code. A line that cannot be read names nobody."""
    found: dict[str, str] = {}
    for text in path.read_text("utf-8", errors="replace").splitlines():
        try:
            said = json.loads(text)
            found[str(said["code"]).zfill(6)] = str(said["fullname"]).strip()
        except (ValueError, KeyError, TypeError):
            continue
    return {code: name for code, name in found.items() if name}
