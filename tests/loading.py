"""Loads lines that a test states, as one file."""

import tempfile
from pathlib import Path
from typing import Any

from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, Summary, load_items
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
