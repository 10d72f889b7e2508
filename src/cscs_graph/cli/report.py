"""`cscs report`: everything loaded of one party, as a page or a text to hand on."""

import inspect
from pathlib import Path
from typing import Annotated, Any

import typer

from cscs_graph.cli.derived import made_when_asked
from cscs_graph.model.phrases import phrase

OUT = inspect.Parameter(
    "out",
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
    annotation=Annotated[
        Path,
        typer.Option(
            "--out", "-o", help="File to write: a page (.html), or Markdown (.md) with its picture beside it."
        ),
    ],
)
PAGE, TEXT = (".html", ".htm"), (".md", ".markdown")


def register(app: typer.Typer) -> None:
    made_when_asked(app, "report", command, report.__doc__)


def command() -> Any:
    """The command, with an option for each parameter of the question."""
    from cscs_graph.analysis.dossier.question import Dossier
    from cscs_graph.cli.derived import parameters_of, signed_plainly

    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    one.command("report")(signed_plainly(report, [*parameters_of(Dossier), OUT]))
    return typer.main.get_command(one)


def report(context: typer.Context, out: Path, **stated: Any) -> None:
    """Write a dossier of a party: who it is, its lists, what follows and for whom, bids, control, repair, what is not known.

    The file asks for nothing from outside and prints well. Its ending says what is written: .html or .md.
    """
    from cscs_graph.analysis.dossier.question import Dossier
    from cscs_graph.cli.derived import asked, question_of
    from cscs_graph.errors import BadInput
    from cscs_graph.export.dossier.page import page_of
    from cscs_graph.export.pages import html, markdown
    from cscs_graph.export.pages.blocks import figures
    from cscs_graph.export.pages.files import put

    ending = out.suffix.casefold()
    if ending not in (*PAGE, *TEXT):
        raise BadInput(
            "--out: {out!r} ends in neither .html nor .md; name a file with one of these endings", out=str(out)
        )
    beside = out.with_suffix(".svg")
    page = page_of(asked(context, question_of(Dossier, stated)), beside.name)
    if ending in PAGE:
        written = {out: html.written(page)}
    else:
        written = {out: markdown.written(page), beside: (figure.svg for figure in figures(page))}
    for path, pieces in written.items():
        typer.echo(phrase("written: {path}", path=put(path, pieces)))
