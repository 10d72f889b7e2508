"""Reader of a table of courts: an Agency each, under the id by which a table that cites the court knows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.agencies import named_court
from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.text import line, stated
from cscs_graph.model.records import Unreadable

NAME, SHORT, REGION = "法院名称", "法院", "区划"
CODE_TABLE, ADDRESS_TABLE = "法院代字", "法院地址"
SOURCE_ID = "lawglm-courts"
SOURCE = {
    "id": SOURCE_ID,
    "title": "Courts of China with their signs, levels and divisions",
    "publisher": "MetaGLM/LawGLM",
    "url": "https://github.com/MetaGLM/LawGLM",
    "licence": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class CourtReader:
    """One Agency per row, and its place below the Supreme People's Court."""

    name: str = "courts"
    columns: frozenset[str] = frozenset({NAME, SHORT, REGION, CODE_TABLE})

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether it has names of courts, with their signs or addresses."""
        return NAME in header and bool({SHORT, CODE_TABLE, ADDRESS_TABLE} & set(header))

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", SOURCE)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a name that is no court's. The Supreme People's Court is reference data."""
        name = stated(row.cells[NAME]) or stated(row.cells.get("_key", "")) or ""
        court = named_court(name)
        if court is None:
            raise Unreadable(NAME, f"{name!r} is no name of a court; write it in full")
        if name == "最高人民法院":
            return
        sign = stated(row.cells.get(SHORT, "")) or stated(row.cells.get(CODE_TABLE, ""))
        region = stated(row.cells.get(REGION, ""))
        for one in court.lines(SOURCE_ID):
            if one["type"] == "Agency":
                yield (
                    one
                    | {key: value for key, value in (("abbreviation", sign),) if value}
                    | ({"region_code": region} if region and not court.region_code else {})
                )
            else:
                yield one
