"""Loads lines that a test states, as one file; and lines of a generated graph that need no rules."""

import tempfile
from pathlib import Path
from typing import Any

from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, Summary, load_items
from cscs_graph.ingest.generator import generate
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.rules import Source


async def load(graph: Graph, *lines: dict[str, Any], source: str = "test") -> Summary:
    """A refused line fails the test. The lines are the caller's still: loading takes them apart."""
    with tempfile.TemporaryDirectory() as folder:
        found = items([dict(line) for line in lines], Origin(source, 1, ""))
        cited = Source(id=source, title=source.title())
        summary = await load_items(graph, found, cited, Path(folder) / "rejected.jsonl")
    assert summary.total(Outcome.REFUSED) == 0, summary.message
    return summary


_TYPES = ("Source", "Entity", "Person", "OWNS")


def parties(companies: int, seed: int) -> list[dict[str, Any]]:
    """Of a generated graph the parties and who owns whom: nothing that names a list, and few types, as a
    server plans the statements of every type when it first meets them.
    """
    return [line for line in generate(companies, seed) if line["type"] in _TYPES and "regarding" not in line]
