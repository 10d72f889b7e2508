"""`cscs export`: the whole store as files that other tools read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.language import Commands
from cscs_graph.model.phrases import phrase

if TYPE_CHECKING:
    from cscs_graph.cli.run import Session
    from cscs_graph.export import Exported
    from cscs_graph.graph.connection import Graph
    from cscs_graph.settings import Settings

_formats = typer.Typer(
    help="Write the whole store into files that other tools read.", no_args_is_help=True, cls=Commands
)


def register(app: typer.Typer) -> None:
    app.add_typer(_formats, name="export")


@_formats.callback()
def _export() -> None:
    """Keeps the name of the format a command of its own, also while there is one."""


@_formats.command("neo4j-admin")
def neo4j_admin(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
) -> None:
    """Write CSV files for `neo4j-admin database import full`, and the command that imports them.

    Nothing may be loaded meanwhile. The folder appears when everything is written, or not at all.
    """
    from cscs_graph.export.folder import must_be_empty

    must_be_empty(folder)

    async def work(graph: "Graph", settings: "Settings") -> "Exported":
        from cscs_graph.cli.data import progress_bar
        from cscs_graph.export import export_for_neo4j_admin

        with progress_bar(quiet=False) as progress:
            return await export_for_neo4j_admin(graph, folder, settings.database, progress)

    session: Session = context.obj
    _show(session.with_graph(work), session.settings().database)


def _show(exported: "Exported", database: str) -> None:
    from cscs_graph.export.command import SCRIPT, command

    nodes, relationships = sum(exported.nodes.values()), sum(exported.relationships.values())
    said = phrase(
        "{nodes:,} nodes and {relationships:,} relationships are written to {folder}",
        nodes=nodes,
        relationships=relationships,
        folder=exported.folder,
    )
    typer.echo(said)
    typer.echo(phrase("Import them where Neo4j is installed, while it is stopped and its database is empty:"))
    typer.echo(f"  sh {exported.folder / SCRIPT}")
    typer.echo(phrase("which runs in that folder: {command}", command=f"neo4j-admin {' '.join(command(database))}"))
    typer.echo(phrase("Then start it. The first command that connects makes constraints and indexes:"))
    typer.echo("  cscs --uri bolt://localhost:7687 status")
