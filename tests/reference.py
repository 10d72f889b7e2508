"""The reference data and the cases that come with the project, read once for all tests of a process."""

from functools import cache

from cscs_graph.ingest.items import Item, Refusal
from cscs_graph.ingest.reference import read_reference
from cscs_graph.model.base import Record
from cscs_graph.scenarios import Scenario, read_scenario, scenario_folders


@cache
def reference_rows() -> tuple[Item | Refusal, ...]:
    """Every row of the reference data."""
    return tuple(read_reference())


@cache
def reference_records() -> tuple[Record, ...]:
    """The records of all rows that can be read."""
    return tuple(row.record for row in reference_rows() if isinstance(row, Item))


@cache
def scenarios() -> dict[str, Scenario]:
    """The cases by the name of their folder."""
    return {folder.name: read_scenario(folder / "case.yaml") for folder in scenario_folders()}
