"""The fixture that the package gives to other people's tests, used as its docstring says."""

from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.opening import open_graph
from cscs_graph.scenarios import differences
from cscs_graph.testing.stores import SeededStore


async def test_a_seeded_store_answers_its_own_key(cscs_seeded: SeededStore) -> None:
    assert cscs_seeded.key.asks
    async with open_graph(cscs_seeded.settings) as graph:
        for case in cscs_seeded.key.asks:
            assert differences(case, await ask(graph, case.asked())) == []
