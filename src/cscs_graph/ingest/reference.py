"""The reference data under `seed/reference/`: one CSV file a record type, columns named like the record's fields."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cscs_graph.catalog.naming import slug
from cscs_graph.errors import BadInput
from cscs_graph.ingest.items import Item, Origin, Refusal, items, shown
from cscs_graph.model.base import Record, Thing
from cscs_graph.model.records import RECORDS
from cscs_graph.resources import resource

NAMED_OTHERWISE = {
    "SUCCEEDED_BY": "agency_successions",
    "RecordCategory": "categories",
    "SIGNED": "signatories",
    "CreditList": "lists",
    "ESTABLISHED_BY": "list_mous",
    "EntryCriterion": "entry_criteria",
    "PointToConfirm": "points_to_confirm",
    "RecordCompleteness": "record_completeness",
}
"""Files that are not called after their record type in the plural, as `grade_bands.csv` is after GradeBand."""
EQUIVALENTS = "equivalent_measures.csv"
"""Which measures say the same: kept apart from the measures, because it is a reading of them and not their words."""
_RENAMED = {"SIGNED": {"agency": "from", "mou": "to"}, "ESTABLISHED_BY": {"list": "from", "mou": "to"}}


def read_reference(folder: Path | None = None) -> Iterator[Item | Refusal]:
    """Every row of the reference data. An empty cell means that nothing is stated."""
    folder = folder or resource("seed") / "reference"
    groups = _equivalents(folder)
    for path, kind in files_of(folder):
        file = shown(path)
        with path.open(encoding="utf-8", newline="") as text:
            for number, row in enumerate(csv.DictReader(text), start=2):
                line = _line(kind, row)
                if kind == "Measure" and line.get("id") in groups:
                    line["equivalent_to"] = groups[line["id"]]
                yield from items([line], Origin(file, number, dict(row)))


def files_of(folder: Path) -> list[tuple[Path, str]]:
    """Every file with its record type, in the order of loading. Raises BadInput for a file that no type is called after."""
    kinds = {f"{NAMED_OTHERWISE.get(kind, _plural(slug(kind)))}.csv": kind for kind in RECORDS}
    names = {path.name for path in folder.glob("*.csv")} - {EQUIVALENTS}
    if unknown := sorted(names - kinds.keys()):
        raise BadInput("{path}: no record type is called so; name it after one", path=folder / unknown[0])
    return [(folder / name, kind) for name, kind in kinds.items() if name in names]


@cache
def shipped() -> frozenset[tuple[str, str]]:
    """(label, id) of every node of the reference data that comes with the package."""
    found: set[tuple[str, str]] = set()
    for path, kind in files_of(resource("seed") / "reference"):
        record = RECORDS[kind]
        if issubclass(record, Thing):
            with path.open(encoding="utf-8", newline="") as text:
                found |= {(label, row["id"]) for row in csv.DictReader(text) for label in record.labels}
    return frozenset(found)


def _plural(name: str) -> str:
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith("s") else f"{name}s"


def _equivalents(folder: Path) -> dict[str, str]:
    """The group of each measure that says the same as others. Raises BadInput for a measure with two groups."""
    groups: dict[str, str] = {}
    with (folder / EQUIVALENTS).open(encoding="utf-8", newline="") as text:
        for number, row in enumerate(csv.DictReader(text), start=2):
            if groups.setdefault(row["measure"], row["group"]) != row["group"]:
                raise BadInput(
                    "{equivalents}:{number}: {measure!r} is in two groups; a measure says one thing",
                    equivalents=EQUIVALENTS,
                    number=number,
                    measure=row["measure"],
                )
    return groups


def _line(kind: str, row: dict[str, str]) -> dict[str, Any]:
    renamed = _RENAMED.get(kind, {})
    several = _several(RECORDS[kind])
    line: dict[str, Any] = {"type": kind}
    for column, cell in row.items():
        if cell:
            name = renamed.get(column, column)
            line[name] = cell.split("|") if name in several else cell
    return line


@cache
def _several(record: type[Record]) -> frozenset[str]:
    """The fields that hold several values."""
    return frozenset(
        field.alias or name for name, field in record.model_fields.items() if str(field.annotation).startswith("tuple[")
    )


@cache
def region_codes() -> frozenset[str]:
    """Every division code since 1981."""
    with (resource("seed") / "reference" / "regions.csv").open(encoding="utf-8", newline="") as text:
        return frozenset(row["id"] for row in csv.DictReader(text))
