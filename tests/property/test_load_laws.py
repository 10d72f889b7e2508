"""Laws of loading: twice is once, and neither the order of the lines nor how they are cut into files matters."""

from random import Random

from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome
from cscs_graph.model.records import read_record
from tests.property.asking import Asked, load, stored
from tests.property.laws import EXAMPLES, drawn, drawn_for, law
from tests.property.worlds import Line, World, worlds


def _corrected(world: World) -> World:
    """With a later version of its first fact: both state when they were recorded, so neither corrects the other again."""
    changed = {**world.facts()[0], "valid_from": "2016-05-01", "recorded_at": "2019-08-01T00:00:00"}
    return world.with_lines(changed)


async def test_loading_twice_changes_nothing(graph: Graph) -> None:
    """Neither of worlds nor, as for every other of these, of their corrections."""
    some = [world for (world,) in drawn_for(graph, [worlds], "twice")]
    asked = await stored(graph, [*some[::2], *map(_corrected, some[1::2])])
    before = [await one.said() for one in asked]
    lines = [line for one in asked for line in one.world.named(one.prefix)]
    again = await load(graph, lines)
    assert again.total(Outcome.UNCHANGED) == len(lines)
    assert again.total(Outcome.CREATED) == again.total(Outcome.UPDATED) == 0
    assert [await one.said() for one in asked] == before


def _shuffled(random: Random) -> tuple[World, World]:
    world = worlds(random)
    lines = list(world.lines)
    random.shuffle(lines)
    return world, World(tuple(lines))


@law(_shuffled)
async def test_the_order_of_lines_does_not_matter(straight: Asked, shuffled: Asked) -> None:
    assert await straight.said() == await shuffled.said()


async def test_one_file_or_many_is_the_same(graph: Graph) -> None:
    """The first line of every world in one file, the second of every world in the next, and so on."""
    some = [world for (world,) in drawn_for(graph, [worlds], "many files", EXAMPLES // 2)]
    whole = await stored(graph, some)
    parted = [Asked(graph, one.prefix.replace("law", "law-parted"), one.world) for one in whole]
    by_file = [one.world.named(one.prefix) for one in parted]
    for place in range(max(map(len, by_file))):
        await load(graph, [lines[place] for lines in by_file if place < len(lines)])
    assert [await one.said() for one in parted] == [await one.said() for one in whole]


def test_a_record_is_read_from_what_it_writes() -> None:
    """The canonical format keeps every value, whatever the record."""
    for (world,) in drawn([worlds], "read from what it writes"):
        for record in world.records():
            line: Line = record.model_dump(mode="json", exclude_none=True)
            assert read_record(line) == record
