"""Every question of every scenario, asked over GraphQL with variables, gives what its section implies."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from cscs_graph.scenarios import read_scenario, scenario_folders
from tests.api.asking import ask
from tests.api.scenario_queries import query_of, said

Json = dict[str, Any]


@pytest.mark.parametrize("folder", scenario_folders(), ids=lambda folder: folder.name)
async def test_a_scenario_over_graphql(api: httpx.AsyncClient, folder: Path) -> None:
    compared = 0
    for question in read_scenario(folder / "case.yaml").asks:
        field, query, variables = query_of(question)
        shown = said(question.question, (await ask(api, query, **variables))[field])
        for key, expected in question.expect.items():
            assert shown[key] == _as_json(key, expected), f"{key} of {field}({variables})"
            compared += 1
    assert compared >= 10, "a scenario without expectations tests nothing"


def _as_json(key: str, expected: Any) -> Any:
    """An expectation as JSON gives it: days as text. Where `reached` names several channels they are joined."""
    value: Any = json.loads(json.dumps(expected, default=str))
    if key == "reached":
        return {party: "|".join(sorted([by] if isinstance(by, str) else by)) for party, by in value.items()}
    if key == "because":
        return {party: [lists] if isinstance(lists, str) else sorted(lists) for party, lists in value.items()}
    return sorted(expected) if isinstance(expected, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
