"""`cscs load`, `cscs seed`, `cscs status`: what is in the graph, and getting it there."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, spoken, told, word

if TYPE_CHECKING:
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph
    from cscs_graph.ingest import Summary
    from cscs_graph.ingest.loader import Progress
    from cscs_graph.settings import Settings

REFUSED_EXIT = 5
"""Exit code of a load that put lines into quarantine."""
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    app.command()(load)
    app.command()(seed)
    app.command()(status)


def load(
    context: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(help="A .jsonl file, a table (.csv, .xlsx, .ods), or a folder of them.")
    ] = None,
    reference: Annotated[bool, typer.Option("--reference", help="Load the rules that come with the project.")] = False,
    reader: Annotated[str | None, typer.Option(help="Mapped reader to use; default: by the file's header.")] = None,
    recorded_at: Annotated[
        str | None, typer.Option(help="Time of record (UTC) of facts that name none; default now.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Load records. Safe to repeat: what is stored already is left as it is.

    Refused lines go to a quarantine file with line, field and reason; the exit code is then 5.
    """
    from cscs_graph import ingest
    from cscs_graph.errors import BadInput, ServerUnavailable
    from cscs_graph.ingest.sources import files_at
    from cscs_graph.model.time import time_of_record

    try:
        known = None if recorded_at is None else time_of_record(recorded_at)
    except ValueError as error:
        raise BadInput("--recorded-at: {error}", error=error) from None
    if path is None and not reference:
        raise BadInput("name a file or folder to load, or --reference")
    if path is not None:
        files_at(path)

    async def work(graph: "Graph", settings: "Settings") -> "list[Summary]":
        refused = settings.data / "rejected"
        summaries: list[Summary] = []
        with progress_bar(quiet=as_json) as progress:
            try:
                if reference:
                    summaries.append(await ingest.load_reference(graph, refused, progress=progress))
                if path is not None:
                    summaries += await ingest.load_path(
                        graph, path, refused, reader=reader, recorded_at=known, progress=progress
                    )
            except ServerUnavailable as error:
                raise ServerUnavailable(
                    "{error}\n  What was loaded until then is stored. Run the same command again to load the rest.",
                    error=error,
                ) from error
        return await with_bookmarks(graph, summaries)

    session: Session = context.obj
    summaries = session.with_graph(work, new=True)
    show_summaries(summaries, as_json=as_json)
    if any(summary.message for summary in summaries):
        raise typer.Exit(REFUSED_EXIT)


def seed(
    context: typer.Context,
    companies: Annotated[int, typer.Option(help="Number of companies.")] = 1_000,
    seed_number: Annotated[int, typer.Option("--seed", help="Same seed, same bytes.")] = 1,
    out: Annotated[
        Path | None, typer.Option(help="Write records.jsonl and key.yaml into this folder instead of loading.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a test graph with the shape of real data, planted cases and an answer key."""
    from cscs_graph.ingest import generator

    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        generator.write(out / "records.jsonl", companies, seed_number)
        generator.write_key(out / "key.yaml", companies, seed_number)
        written = {"records": out / "records.jsonl", "key": out / "key.yaml"}
        typer.echo(phrase("{records} and its answer key {key} are written", **written))
        return

    async def work(graph: "Graph", settings: "Settings") -> "list[Summary]":
        from cscs_graph import ingest

        with progress_bar(quiet=as_json) as progress:
            rules = await ingest.load_reference(graph, settings.data / "rejected", progress=progress)
            made = await ingest.load_generated(
                graph, companies, seed_number, settings.data / "rejected", progress=progress
            )
        return await with_bookmarks(graph, [rules, made])

    session: Session = context.obj
    show_summaries(session.with_graph(work, new=True), as_json=as_json)


def status(context: typer.Context, as_json: AsJson = False) -> None:
    """What is loaded, by list and region, and where the server listens."""
    from cscs_graph.analysis.core.asking import read
    from cscs_graph.analysis.core.bounds import Scope
    from cscs_graph.analysis.core.reading import Reading
    from cscs_graph.model.answers import Coverage

    async def work(graph: "Graph", _: object) -> "tuple[str, Coverage, dict[str, str]]":
        async def coverage(reading: Reading) -> "tuple[Coverage, dict[str, str]]":
            return reading.loaded.coverage(), {
                name: one.name_zh or one.name_en for name, one in reading.rules.lists.items()
            }

        return graph.endpoint.bolt, *await read(graph, Scope.at(zone=graph.zone), coverage)

    session: Session = context.obj
    address, coverage, chinese = session.with_graph(work)
    names = chinese if spoken() is LanguageCode.ZH else {}
    if as_json:
        print(json.dumps({"server": address, "coverage": coverage.model_dump(mode="json")}, indent=1))
        return
    from rich.table import Table

    from cscs_graph.cli.render import console
    from cscs_graph.model.answers.wording import full_width, province

    console.print(phrase("graph server: {address}", address=address))
    counts = {"lists": coverage.lists_known, "agencies": coverage.agencies_deciding}
    console.print(phrase("lists known: {lists}; agencies that decided: {agencies}", **counts))
    regions = phrase(", ").join(told(province(region)) for region in coverage.regions)
    console.print(phrase("provinces of entities: {provinces}", provinces=regions or phrase("none")))
    table = Table(*map(phrase, ("list", "listings", "first", "last")))
    for held in coverage.lists:
        days = (day.isoformat() if day else phrase("not known") for day in (held.first, held.last))
        table.add_row(full_width(names.get(held.credit_list_id, held.credit_list_id)), str(held.listings), *days)
    console.print(table)


@contextmanager
def progress_bar(*, quiet: bool) -> "Generator[Progress]":
    """Counts records on standard error while they are written."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(phrase("{task.completed:,} records")), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task("load", total=None)
        yield lambda count: bar.advance(task, count)


async def with_bookmarks(graph: "Graph", summaries: "list[Summary]") -> "list[Summary]":
    """The summaries, with what a client of another member of a cluster has to wait for."""
    for summary in summaries:
        summary.bookmarks = await graph.bookmarks()
    return summaries


def show_summaries(summaries: "list[Summary]", *, as_json: bool) -> None:
    """Counts by record type; then what was refused, where, and what to do."""
    from cscs_graph.ingest import Outcome

    if as_json:
        documents = [
            {
                "source": summary.source,
                "counts": {
                    kind: {str(outcome): counter[outcome] for outcome in Outcome}
                    for kind, counter in sorted(summary.counts.items())
                },
                "quarantine": str(summary.quarantine) if summary.quarantine else None,
                "reasons": summary.reasons,
                "columns": summary.columns or None,
                "bookmarks": list(summary.bookmarks),
            }
            for summary in summaries
        ]
        print(json.dumps(documents, indent=1, ensure_ascii=False))
        return
    from rich.table import Table

    from cscs_graph.cli.render import console

    for summary in summaries:
        table = Table(title=summary.source, title_justify="left")
        table.add_column(phrase("type"))
        for outcome in Outcome:
            table.add_column(word(outcome), justify="right")
        for kind, counter in summary.counts.items():
            table.add_row(phrase(kind), *(str(counter[outcome] or "") for outcome in Outcome))
        console.print(table)
        if summary.columns:
            console.print(told(summary.read), soft_wrap=True)
        if summary.refused:
            console.print(told(summary.refused), soft_wrap=True)
            for reason, count in sorted(summary.reasons.items(), key=lambda item: (-item[1], item[0]))[:10]:
                console.print(phrase("  {count} x {reason}", count=count, reason=reason), soft_wrap=True)
    if summaries and (bookmarks := summaries[-1].bookmarks):
        said = phrase("bookmark: {bookmarks}", bookmarks=",".join(bookmarks))
        console.print(said, soft_wrap=True)
