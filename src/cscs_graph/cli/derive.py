"""`cscs derive control`, `cscs derive names`: what is computed over the whole graph, and kept apart from its facts."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.arguments import AsJson, AsOf, KnownAt
from cscs_graph.cli.language import Commands
from cscs_graph.model.phrases import phrase, plural

if TYPE_CHECKING:
    from cscs_graph.analysis.control.derive import Derivation
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph

app = typer.Typer(help="Compute edges over the whole graph, apart from its facts.", no_args_is_help=True, cls=Commands)


@app.callback()
def derive() -> None:
    """Compute edges over the whole graph, apart from its facts."""


@app.command()
def control(
    context: typer.Context,
    rule: Annotated[
        str | None, typer.Option(help="Edition of the loaded rules, or a threshold such as '>0.5'.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Everything anew, not only what changed.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Remove what was derived.")] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Ultimate controllers of every company, as DERIVED_CONTROLS edges. Safe to repeat."""
    from cscs_graph.analysis.control.derive import derive_control, remove_derived_control
    from cscs_graph.analysis.core.question import Question
    from cscs_graph.cli.data import progress_bar

    stated = Question[None].of(as_of=as_of, known_at=known_at)

    async def work(graph: "Graph", _: object) -> "Derivation | int":
        if remove:
            return await remove_derived_control(graph)
        with progress_bar(quiet=as_json) as progress:
            return await derive_control(graph, stated.scope(graph.zone).moment, rule=rule, full=full, progress=progress)

    session: Session = context.obj
    done = session.with_graph(work)
    if isinstance(done, int):
        print(json.dumps({"removed": done}) if as_json else _removed(done))
        return
    if as_json:
        counts = {"whole": done.whole, "companies": done.companies, "written": done.written, "edges": done.edges}
        print(json.dumps({"rule": done.rule, "as_of": done.moment.as_of.isoformat(), **counts}))
        return
    said = phrase(
        "{extent}: {companies:,} companies, {written:,} edges written, {edges:,} in all, rule {rule}",
        extent=phrase("whole graph") if done.whole else phrase("what changed"),
        companies=done.companies,
        written=done.written,
        edges=done.edges,
        rule=done.rule,
    )
    print(said)


def _removed(count: int) -> str:
    return plural(count, "{count:,} derived edge removed", "{count:,} derived edges removed")


@app.command()
def names(context: typer.Context) -> None:
    """Keys of all names, for a store that was loaded before there were any. Safe to repeat."""

    async def work(graph: "Graph", _: object) -> int:
        from cscs_graph.ingest.match_keys import key_parties

        return await key_parties(graph)

    session: Session = context.obj
    typer.echo(plural(session.with_graph(work), "{count} party is keyed", "{count} parties are keyed"))
