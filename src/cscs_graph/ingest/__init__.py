"""Getting records into the graph."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cscs_graph.errors import BadInput, Message
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest.generator import generate
from cscs_graph.ingest.items import Item, Origin, Refusal, items
from cscs_graph.ingest.loader import Loader, Progress
from cscs_graph.ingest.quarantine import Quarantine
from cscs_graph.ingest.reference import read_reference
from cscs_graph.ingest.sources import files_at, opened, quarantine_path
from cscs_graph.ingest.summary import Outcome, Summary
from cscs_graph.model.rules import Source

_NOTHING = "{fault}\n  Nothing of this file was loaded."
__all__ = ["Outcome", "Summary", "load_generated", "load_items", "load_path", "load_reference"]


async def load_items(
    graph: Graph,
    items: Iterable[Item | Refusal],
    source: Source,
    quarantine: Path,
    *,
    recorded_at: datetime | None = None,
    progress: Progress = lambda _: None,
) -> Summary:
    """Loads any stream of records. Refused lines go to the file `quarantine`."""
    summary = Summary(source.title)
    with Quarantine(quarantine) as refused:
        loader = Loader(graph, refused, summary, source, recorded_at, progress)
        try:
            return await loader.load(items)
        finally:
            if refused.count:
                summary.quarantine, summary.refused, summary.reasons = quarantine, refused.message(), refused.reasons


async def load_path(
    graph: Graph,
    path: Path,
    quarantine: Path,
    *,
    reader: str | None = None,
    recorded_at: datetime | None = None,
    progress: Progress = lambda _: None,
) -> list[Summary]:
    """Loads a file or a folder of files; refused lines go into the folder `quarantine`, one file a source.

    A file of a folder that cannot be read is told in its summary, and the others load. Raises BadInput for a single one.
    """
    summaries: list[Summary] = []
    for file in files_at(path):
        try:
            source = opened(file, reader)
        except BadInput as fault:
            if file == path:
                raise
            summaries.append(Summary(file.name, refused=Message(_NOTHING, {"fault": fault})))
            continue
        refused = quarantine_path(file, quarantine)
        summary = await load_items(
            graph, source.items, source.source, refused, recorded_at=recorded_at, progress=progress
        )
        summary.read = source.columns()
        summaries.append(summary)
    return summaries


async def load_reference(
    graph: Graph, quarantine: Path, *, folder: Path | None = None, progress: Progress = lambda _: None
) -> Summary:
    """Loads the rules of the system from `seed/reference/`."""
    source = Source(id="file:reference", title="Reference data of this project")
    return await load_items(
        graph, read_reference(folder), source, quarantine / "reference.rejected.jsonl", progress=progress
    )


async def load_generated(
    graph: Graph, companies: int, seed: int, quarantine: Path, *, progress: Progress = lambda _: None
) -> Summary:
    """Loads a generated test graph, streamed. The reference data has to be loaded before."""
    source = Source(id=f"seed:{seed}", title=f"Generated test graph, seed {seed}")
    origin = Origin(source.id, 0, "")
    stream = (item for line in generate(companies, seed) for item in items([line], origin))
    return await load_items(graph, stream, source, quarantine / f"seed-{seed}.rejected.jsonl", progress=progress)
