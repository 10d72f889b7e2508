"""Reader of blacklists as Credit China (Gansu) published them in autumn 2017: Source, Entity stubs and Listings.

An entry names its company by whatever code it has, often only the organisation code, in scans misread. A company is
known here by its soundest code, without one by the row itself: two entries are never taken for one because of a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.agencies import cited_agency
from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.blacklist_entries import LAYOUTS, Entry, Layout, read_entry
from cscs_graph.ingest.readers.kinds import kind_by_name
from cscs_graph.ingest.readers.text import could_be_a_name, digest, line
from cscs_graph.model.records import Unreadable

_PUBLICATION = re.compile(r"(.+?)_(\d{4}-\d{2}-\d{2})")
"""Name and day at the beginning of a file's name; what follows, such as `_ocr`, is not part of the publication."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One published file: its Source, and the day on which it came out, where the file's name states it."""

    source_id: str
    title: str
    day: str | None

    @classmethod
    def of(cls, path: Path) -> "Publication":
        """From a name such as `work_safety_2017-09-06_ocr.csv`."""
        found = _PUBLICATION.match(path.name)
        name, day = (found[1], found[2]) if found else (path.stem, None)
        source_id = f"credit-china-gansu:{name}" + (f":{day}" if day else "")
        title = f"Blacklist published by Credit China (Gansu): {name.replace('_', ' ')}" + (f", {day}" if day else "")
        return cls(source_id, title, day)


@dataclass(frozen=True, slots=True)
class BlacklistReader:
    """One Entity stub per row and one Listing per list that the row names."""

    name: str = "blacklists"
    columns: frozenset[str] = frozenset({*(name for layout in LAYOUTS for name in layout.names), "罪名"}) - {"serial"}

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether the header is one of the four layouts."""
        return _layout(header) is not None

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source of the file. The lists themselves are reference data."""
        publication = Publication.of(path)
        fields = {"id": publication.source_id, "title": publication.title, "publisher": "Credit China (Gansu)"}
        yield line("Source", fields | {"licence": "public record"})

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for an unknown list, and for a row with neither a code nor a name that could be one."""
        layout = _layout(tuple(row.cells))
        if layout is None:
            raise Unreadable("", "the columns are none of the layouts of a published blacklist")
        publication, entry = Publication.of(path), read_entry(layout, row)
        row_id = f"{publication.source_id}:{digest(*row.cells.values())}"
        entity_id = entry.codes.entity_id or row_id
        yield _entity(entry, entity_id, publication, layout, row)
        agency = cited_agency(entry.agency)
        if agency:
            yield from agency.lines(publication.source_id)
        cited = "" if agency or not entry.agency else f"{entry.agency_column}：{entry.agency}"
        for list_id, list_name in entry.lists:
            yield line(
                "Listing",
                {
                    # The row makes the identity: in a scan neither serial nor case number is reliable enough.
                    "id": f"{row_id}:{list_id}",
                    "party": entity_id,
                    "list": list_id,
                    # The day of listing is not stated. On the day of publication the company was on the list.
                    "valid_from": publication.day,
                    "document_no": entry.document_no,
                    "reason": "；".join(filter(None, (list_name, entry.reason, cited))),
                    "decided_by": agency and agency.id,
                    "source_id": publication.source_id,
                },
            )


def _layout(header: Sequence[str]) -> Layout | None:
    return next((layout for layout in LAYOUTS if layout.fits(header)), None)


def _entity(entry: Entry, entity_id: str, publication: Publication, layout: Layout, row: Row) -> Line:
    """A stub: the list says who is meant, not who that is. Raises Unreadable when it does not even say that."""
    column = next(name for name in layout.columns["name"] if name in row.cells)
    if not entry.name:
        raise Unreadable(column, "the row names no organisation; add its registered name")
    if entry.codes.entity_id is None and not could_be_a_name(entry.name):
        raise Unreadable(
            column,
            f"{entry.name!r} is no registered name (Chinese characters, then the form of organisation), "
            "and the row has no usable code; correct either from the original",
        )
    printed = entry.printed_name if entry.printed_name != entry.name else None
    return line(
        "Entity",
        entry.codes.fields()
        | {
            "id": entity_id,
            "name": entry.name,
            "other_names": (printed,) if printed else (),
            "kind": str(kind_by_name(entry.name, entry.codes.uscc)),
            "address": entry.address,
            "region_code": entry.region_code,
            "stub": True,
            "source_id": publication.source_id,
        },
    )
