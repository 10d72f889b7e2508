"""Stores for tests: started, loaded, and stopped at the end."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.graph.opening import open_graph
from cscs_graph.ingest import load_generated, load_reference
from cscs_graph.ingest.generator import answer_key
from cscs_graph.scenarios import Scenario
from cscs_graph.settings import Settings


@dataclass(frozen=True, slots=True)
class SeededStore:
    """Settings that attach to a running server, and what is known of its contents."""

    settings: Settings
    companies: int
    seed: int
    key: Scenario
    """Questions about the planted cases, with the answers by construction."""


@contextmanager
def seeded_store(runner: asyncio.Runner, folder: Path, *, companies: int, seed: int) -> Generator[SeededStore]:
    """Starts an embedded server on `folder`, loads the reference data and a seeded graph; stops it at the end."""
    settings = Settings(data=folder / "data", memory="512m")
    connection = open_graph(settings)
    graph = runner.run(connection.__aenter__())
    try:
        runner.run(load_reference(graph, folder))
        runner.run(load_generated(graph, companies, seed, folder))
        asks = [ask.document() for ask in answer_key(companies, seed)]
        key = Scenario.model_validate({"title": f"Planted cases, seed {seed}", "section": "4.2", "asks": asks})
        yield SeededStore(settings, companies, seed, key)
    finally:
        runner.run(connection.__aexit__(None, None, None))
