"""The command `cscs`. Heavy modules are imported by the command that needs them, so that `--help` and errors are quick."""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from cscs_graph import __version__
from cscs_graph.cli import ask, browser, data, derive, export, reference, report, schema, screen, server
from cscs_graph.cli.derived import option_of
from cscs_graph.cli.language import Root, say_as_stated
from cscs_graph.cli.run import Session
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase

app = typer.Typer(
    help="China's Corporate Social Credit System as a graph: who must punish whom, how, and under which rule.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    cls=Root,
)
app.add_typer(ask.app, name="ask")
app.add_typer(derive.app, name="derive")
app.add_typer(reference.app, name="reference")
browser.register(app)
data.register(app)
export.register(app)
report.register(app)
schema.register(app)
screen.register(app)
server.register(app)


def _version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    data_folder: Annotated[
        Path | None, typer.Option("--data", help="Folder of the embedded server's data [CSCS_DATA, default: data].")
    ] = None,
    uri: Annotated[
        str | None, typer.Option(help="Address of a Neo4j; then no server is started [CSCS_URI].", show_default=False)
    ] = None,
    language: Annotated[  # noqa: ARG001 - it is spoken before the options are read
        LanguageCode | None,
        typer.Option(help="Language of what is printed for people [CSCS_LANGUAGE, default: en].", show_default=False),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of every command."""
    context.obj = Session(data=data_folder, uri=uri)


def main() -> None:
    """Entry point: an error of this project ends with one clear message and its own exit code."""
    from cscs_graph.errors import CscsError, spell_parameters

    logging.getLogger("neo4j").addHandler(
        logging.NullHandler()
    )  # its retries are not the user's; what comes of them is
    try:
        say_as_stated(sys.argv[1:], os.environ)
        _check(sys.argv[1:])
        app()
    except CscsError as error:
        spell_parameters(option_of, unless_stated=True)  # only now: `serve` answers in the words of GraphQL
        print(phrase("error: {error}", error=error), file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:  # of a path that an option names
        name, fault = error.filename or phrase("a file"), error.strerror or error
        print(phrase("error: {name}: {fault}", name=name, fault=fault), file=sys.stderr)
        sys.exit(2)


def _check(arguments: list[str]) -> None:
    """Raises BadInput for an argument that no command could take: an empty one would name the current folder."""
    from cscs_graph.errors import BadInput

    for place, argument in enumerate(arguments, start=1):
        if not argument.strip() or (argument.startswith("--") and argument.endswith("=")):
            raise BadInput(
                "argument {place} is empty: is a variable of the shell not set? `cscs --help` shows the commands",
                place=place,
            )
        if not argument.isascii() and any("\ud800" <= sign <= "\udfff" for sign in argument):
            raise BadInput(
                "argument {place} is not UTF-8: {argument!a}; write it in the encoding of the terminal",
                place=place,
                argument=argument,
            )
