"""Laws of loading: twice is once, and the order of the lines does not matter."""

import random

from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome
from cscs_graph.model.records import read_record
from tests.property.asking import Asked, load, loaded
from tests.property.worlds import FEW, LAW, Line, World, worlds


@LAW
@given(worlds())
async def test_loading_twice_changes_nothing(graph: Graph, world: World) -> None:
    asked = await loaded(graph, world)
    before = await asked.said()
    again = await load(graph, world.named(asked.prefix))
    assert again.total(Outcome.UNCHANGED) == len(world.lines)
    assert again.total(Outcome.CREATED) == again.total(Outcome.UPDATED) == 0
    assert await asked.said() == before


@LAW
@given(worlds())
async def test_a_corrected_file_loaded_twice_changes_nothing(graph: Graph, world: World) -> None:
    """Both versions state when they were recorded, so neither corrects the other again."""
    changed = {**world.facts()[0], "valid_from": "2016-05-01", "recorded_at": "2019-08-01T00:00:00"}
    asked = await loaded(graph, world.with_lines(changed))
    before = await asked.said()
    again = await load(graph, asked.world.named(asked.prefix))
    assert again.total(Outcome.UNCHANGED) == len(asked.world.lines)
    assert await asked.said() == before


@LAW
@given(worlds(), st.integers(0, 2**16))
async def test_the_order_of_lines_does_not_matter(graph: Graph, world: World, seed: int) -> None:
    lines = list(world.lines)
    random.Random(seed).shuffle(lines)
    straight, shuffled = await loaded(graph, world), await loaded(graph, World(tuple(lines)))
    assert await straight.said() == await shuffled.said()


@FEW
@given(worlds())
async def test_one_file_or_many_is_the_same(graph: Graph, world: World) -> None:
    whole = await loaded(graph, world)
    parted: Asked | None = None
    for line in world.lines:
        parted = await loaded(graph, World((line,)), parted.prefix if parted else "")
    assert parted is not None
    assert await whole.said() == await Asked(graph, parted.prefix, world).said()


@LAW
@given(worlds())
def test_a_record_is_read_from_what_it_writes(world: World) -> None:
    """The canonical format keeps every value, whatever the record."""
    for record in world.records():
        line: Line = record.model_dump(mode="json", exclude_none=True)
        assert read_record(line) == record
