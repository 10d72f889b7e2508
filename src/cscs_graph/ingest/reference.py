"""The reference data under `seed/reference/`: one CSV file a record type, columns named like the record's fields."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cscs_graph.errors import BadInput
from cscs_graph.ingest.items import Item, Origin, Refusal, items, shown
from cscs_graph.model.base import Record
from cscs_graph.model.records import RECORDS
from cscs_graph.resources import resource

FILES: dict[str, str] = {
    "sources.csv": "Source",
    "regions.csv": "Region",
    "regimes.csv": "Regime",
    "agencies.csv": "Agency",
    "agency_successions.csv": "SUCCEEDED_BY",
    "categories.csv": "RecordCategory",
    "mous.csv": "Mou",
    "signatories.csv": "SIGNED",
    "lists.csv": "CreditList",
    "list_mous.csv": "ESTABLISHED_BY",
    "measure_groups.csv": "MeasureGroup",
    "measures.csv": "Measure",
    "repair_editions.csv": "RepairEdition",
    "repair_terms.csv": "RepairTerm",
    "repair_steps.csv": "RepairStep",
    "counter_rules.csv": "CounterRule",
    "control_rules.csv": "ControlRule",
    "entry_criteria.csv": "EntryCriterion",
    "decision_levels.csv": "DecisionLevel",
    "scope_clauses.csv": "ScopeClause",
    "enforcements.csv": "Enforcement",
    "policies.csv": "Policy",
    "provincial_regulations.csv": "ProvincialRegulation",
    "catalogue_editions.csv": "CatalogueEdition",
    "catalogue_classes.csv": "CatalogueClass",
    "priority_sectors.csv": "PrioritySector",
    "record_completeness.csv": "RecordCompleteness",
    "grade_schemes.csv": "GradeScheme",
    "grade_bands.csv": "GradeBand",
    "grade_deductions.csv": "GradeDeduction",
    "ramifications.csv": "Ramification",
}
EQUIVALENTS = "equivalent_measures.csv"
"""Which measures say the same: kept apart from the measures, because it is a reading of them and not their words."""
_RENAMED = {"SIGNED": {"agency": "from", "mou": "to"}, "ESTABLISHED_BY": {"list": "from", "mou": "to"}}


def read_reference(folder: Path | None = None) -> Iterator[Item | Refusal]:
    """Every row of the reference data. An empty cell means that nothing is stated."""
    folder = folder or resource("seed") / "reference"
    groups = _equivalents(folder)
    for name, kind in FILES.items():
        path = folder / name
        with path.open(encoding="utf-8", newline="") as text:
            for number, row in enumerate(csv.DictReader(text), start=2):
                line = _line(kind, row)
                if kind == "Measure" and line.get("id") in groups:
                    line["equivalent_to"] = groups[line["id"]]
                yield from items([line], Origin(shown(path), number, dict(row)))


def _equivalents(folder: Path) -> dict[str, str]:
    """The group of each measure that says the same as others. Raises BadInput for a measure with two groups."""
    groups: dict[str, str] = {}
    with (folder / EQUIVALENTS).open(encoding="utf-8", newline="") as text:
        for number, row in enumerate(csv.DictReader(text), start=2):
            if groups.setdefault(row["measure"], row["group"]) != row["group"]:
                raise BadInput(f"{EQUIVALENTS}:{number}: {row['measure']!r} is in two groups; a measure says one thing")
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
