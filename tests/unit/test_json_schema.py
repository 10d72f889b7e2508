"""JSON Schema of the canonical format, checked by hand against the scenario files: every line keeps to it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cscs_graph.model.records import RECORDS
from cscs_graph.model.schema import json_schema

FILES = sorted((Path(__file__).parents[2] / "seed" / "scenarios").glob("*/records.jsonl"))
WIDENED = {"share"}
"""Fields that a line may state in another way than they are kept in: an exact share is an interval of one."""


@cache
def _schema() -> dict[str, Any]:
    return json_schema()


def _referred(reference: str) -> dict[str, Any]:
    return _schema()["$defs"][reference.rpartition("/")[2]]


def _definition(kind: str) -> dict[str, Any]:
    return _referred(_schema()["discriminator"]["mapping"][kind])


def _faults(line: dict[str, Any]) -> list[str]:
    """Unknown fields, missing fields, and values outside a closed list or of another type."""
    definition = _definition(line["type"])
    properties: dict[str, Any] = definition["properties"]
    faults = [f"unknown {name}" for name in line.keys() - properties.keys() - WIDENED]
    derived = {"id"} if line["type"] == "Entity" else set[str]()
    faults += [f"missing {name}" for name in set(definition.get("required", [])) - line.keys() - derived]
    return faults + [
        f"wrong {name}" for name, value in line.items() if name in properties and not _fits(value, properties[name])
    ]


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    if "$ref" in schema:
        return _fits(value, _referred(schema["$ref"]))
    if "anyOf" in schema:
        return any(_fits(value, option) for option in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "null": type(None)}
    if not isinstance(value, kinds[schema["type"]]):
        return False
    items: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
    return all(_fits(item, schema["items"]) for item in items)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_line_of_a_scenario_keeps_to_the_schema(file: Path) -> None:
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert lines
    assert [(line, faults) for line in lines if (faults := _faults(line))] == []


def test_the_schema_knows_every_type() -> None:
    assert _schema()["discriminator"]["mapping"].keys() == RECORDS.keys()
    assert _schema()["$schema"].startswith("https://json-schema.org/")
    assert all(_definition(kind)["additionalProperties"] is False for kind in RECORDS)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"type": "Person", "id": "p", "name": "n", "born": "1970"}, "unknown born"),
        ({"type": "Person", "id": "p"}, "missing name"),
        ({"type": "Person", "id": "p", "name": "n", "identity": "surely"}, "wrong identity"),
        ({"type": "Person", "id": 7, "name": "n"}, "wrong id"),
        ({"type": "OFFICER_OF", "from": "p", "to": "e", "role": "king"}, "wrong role"),
        ({"type": "Mou", "id": "m", "title_zh": "t", "scope": ["firm"]}, "wrong scope"),
    ],
)
def test_a_line_that_does_not_keep_to_it_is_found(line: dict[str, Any], fault: str) -> None:
    assert _faults(line) == [fault]
