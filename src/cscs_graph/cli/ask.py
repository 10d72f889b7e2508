"""`cscs ask`: one question, answered as tables with proof paths, or as JSON.

The commands follow from the question classes. A class is imported when its command is asked for, so that others stay quick.
"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cscs_graph.analysis.questions import QUESTIONS, question_of
from cscs_graph.cli.arguments import AsJson, AsOf, KnownAt
from cscs_graph.cli.derived import asked, command_of
from cscs_graph.cli.language import Commands, in_words

if TYPE_CHECKING:
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph

APART = frozenset({"screen"})
"""Questions that a command elsewhere asks."""


class Questions(Commands):
    """The commands written here, and those made from questions."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(dict.fromkeys([*(name for name in QUESTIONS if name not in APART), *super().list_commands(ctx)]))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        written = super().get_command(ctx, cmd_name)
        if written is None and cmd_name in QUESTIONS and cmd_name not in APART:
            return in_words(made(cmd_name), ctx)
        return written


def made(name: str) -> Any:
    """The command of a question."""
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    one.command(name)(command_of(question_of(name)))
    return typer.main.get_command(one)


app = typer.Typer(help="Ask one question.", no_args_is_help=True, cls=Questions)


@app.command("file")
def credit_file(
    context: typer.Context,
    party: Annotated[str, typer.Argument(help="Id, USCC, organisation code or legacy number.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """The credit file of a party, as far as it is loaded (§3)."""
    from cscs_graph.analysis.listings.attribution import Attribution
    from cscs_graph.analysis.parties.files import CreditFile, CreditRecords
    from cscs_graph.cli import render

    about: dict[str, Any] = {"party": party, "as_of": as_of, "known_at": known_at}
    page = asked(context, CreditRecords.of(**about, first=200))
    view = render.FileView(
        file=asked(context, CreditFile.of(**about)),
        attributions=asked(context, Attribution.of(**about)).listings,
        records=page.records,
        more_records=page.more,
    )
    render.show(view, as_json=as_json)


@app.command()
def search(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name, Chinese or English, or a code.")],
    limit: Annotated[int, typer.Option(min=1, max=200)] = 10,
    as_json: AsJson = False,
) -> None:
    """Parties by name, best match first. Namesakes stay apart."""
    from cscs_graph.analysis.core.asking import read
    from cscs_graph.analysis.core.bounds import Scope
    from cscs_graph.analysis.dossier.candidates import candidates
    from cscs_graph.cli import render

    async def work(graph: "Graph", _: object) -> render.Hits:
        scope = Scope.at(zone=graph.zone)
        found = await read(graph, scope, lambda reading: candidates(reading, name, limit))
        return render.Hits(hits=tuple(one.hit for one in found.found), candidates=found)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)


@app.command()
def listings(
    context: typer.Context,
    case: Annotated[str | None, typer.Option(help="Number of a case or decision, in whatever brackets.")] = None,
    court: Annotated[str | None, typer.Option(help="Id or name of the court or other office that decided.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 50,
    as_json: AsJson = False,
) -> None:
    """Listings by the number of their case, or by the court that decided them."""
    from cscs_graph.analysis.parties.parties import PartyByReference
    from cscs_graph.analysis.reference.listings import ListingsFound
    from cscs_graph.cli import render

    page = asked(context, ListingsFound.of(document_no=case, decided_by=court, first=limit))
    listed = dict.fromkeys(one.party_id for one in page.items)
    parties = {party: asked(context, PartyByReference.of(id=party)) for party in listed}
    render.show(render.ListingsFound(listings=page.items, parties=parties, more=page.more), as_json=as_json)


@app.command()
def grades(
    context: typer.Context,
    scheme: Annotated[str | None, typer.Argument(help="Id of a grade scheme; without it all are named.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """How enterprises are graded (§5.1). `cscs ask if-graded` tells which grade given deductions lead to."""
    from cscs_graph.analysis.grades.schemes import GradeSchemeById, GradeSchemes
    from cscs_graph.cli import render

    if scheme is not None:
        render.show(asked(context, GradeSchemeById.of(id=scheme, as_of=as_of)), as_json=as_json)
    else:
        render.show(render.GradeSchemes(schemes=asked(context, GradeSchemes.of(as_of=as_of))), as_json=as_json)
