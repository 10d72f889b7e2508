"""Fixtures for your own tests: a small seeded graph on a running server. Loaded by pytest where the package is installed.

A test that takes the fixture opens the graph by its settings, which attach to the running server:

    async def test_mine(cscs_seeded):
        async with open_graph(cscs_seeded.settings) as graph:
            answer = await ask(graph, CascadingPunishment.of(party="seed-case-0-cascade-agri_inputs-company"))
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cscs_graph.testing.stores import SeededStore

SEED = 1
COMPANIES = 200


@pytest.fixture(scope="session")
def cscs_seeded(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[SeededStore]":
    """A running embedded server with the reference data and a seeded graph of 200 companies, with its answer key."""
    from cscs_graph.testing.stores import seeded_store  # imported on use: this module is loaded in every pytest run

    folder: Path = tmp_path_factory.mktemp("cscs-seeded")
    with asyncio.Runner() as runner, seeded_store(runner, folder, companies=COMPANIES, seed=SEED) as store:
        yield store


__all__ = ["COMPANIES", "SEED", "cscs_seeded"]
