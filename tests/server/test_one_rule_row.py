"""Changing one row of the rules changes exactly the answers that draw on it: every ask of the scenarios, before and after."""

import json
from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.connection import Graph
from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_path, load_reference
from cscs_graph.model.base import Fact, FactNode
from cscs_graph.scenarios import scenario_folders
from cscs_graph.settings import Settings
from tests.loading import load
from tests.reference import reference_records, scenarios

ASKS = {f"{name}-{number}": one for name, case in scenarios().items() for number, one in enumerate(case.asks)}
OF_THE_STORE = {"answer_id", "rule_version", "data_version", "coverage"}
ROWS = {record.fact_id: record for record in reference_records() if isinstance(record, Fact)}
CHANGED: list[tuple[str, dict[str, Any]]] = [
    ("food_drug_2016.x4", {"name_en": "Another name of the measure"}),
    ("migrant_wages_2021", {"early_after_months": 9}),
    ("bidding_defaulters_2016.1", {"name_en": "Another name of the bar"}),
]
"""A measure, a term of repair, and a measure that bars a consortium; what of each is changed."""


@pytest_asyncio.fixture(scope="module")
async def graph(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """An embedded server of its own: its rules are changed."""
    folder = tmp_path_factory.mktemp("one_row")
    async with open_graph(Settings(data=folder / "data", memory="512m")) as graph:
        await load_reference(graph, folder)
        for scenario in scenario_folders():
            await load_path(graph, scenario / "records.jsonl", folder)
        yield graph


async def answers(graph: Graph, asks: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in asks:
        found[name] = (await ask(graph, ASKS[name].asked())).model_dump_json(exclude=OF_THE_STORE)
    return found


async def test_exactly_the_answers_that_draw_on_a_row_change_with_it(graph: Graph) -> None:
    """Those that draw on none of the rows are as they were when all rows have changed."""
    first = await answers(graph, ASKS)
    drawing = {row: {name for name, answer in first.items() if f'"{row}"' in answer} for row, _ in CHANGED}
    some = set[str]().union(*drawing.values())
    assert some != first.keys()
    before = first
    for row, change in CHANGED:
        record = ROWS[row]
        assert isinstance(record, FactNode)
        await load(
            graph,
            json.loads(record.model_dump_json(exclude_defaults=True, by_alias=True))
            | {"type": record.labels[0]}
            | change,
        )
        after = await answers(graph, some)
        assert {name for name in some if before[name] != after[name]} == drawing[row], row
        assert drawing[row], f"no scenario draws on {row}"
        before = after
    others = first.keys() - some
    assert await answers(graph, others) == {name: first[name] for name in others}
