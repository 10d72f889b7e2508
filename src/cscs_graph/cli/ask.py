"""`cscs ask`: one question, answered as tables with proof paths, or as JSON.

The commands follow from the question classes. A class is imported when its command is asked for, so that others stay quick.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cscs_graph.cli.arguments import AsJson, AsOf, KnownAt
from cscs_graph.cli.derived import asked, command_of

if TYPE_CHECKING:
    from cscs_graph.analysis.core.question import Question

QUESTIONS: Mapping[str, str] = {
    "cascade": "cascade.punishment:CascadingPunishment",
    "if-listed": "cascade.punishment:IfListed",
    "linkage": "linkage.ties:PersonnelLinkage",
    "roles": "linkage.roles:Roles",
    "phoenix": "linkage.phoenix:PhoenixCompanies",
    "contamination": "contamination.filings:CrossContamination",
    "if-filed": "contamination.filings:IfJointlyFiled",
    "repair": "repair.question:Repair",
    "repairs": "repair.question:Repairs",
    "control": "control.controllers:ActualControllers",
    "controlled": "control.controllers:ControlledCompanies",
    "tree": "control.trees:OwnershipTree",
    "owners": "control.beneficial:BeneficialOwners",
    "path": "parties.parties:Path",
    "if-graded": "grades.schemes:IfGraded",
    "regimes": "reference.regimes:DiffRegimes",
}
"""Commands that ask one question, by where its class is."""


class Questions(TyperGroup):
    """The commands written here, and those made from questions."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*QUESTIONS, *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return made(cmd_name) if cmd_name in QUESTIONS else super().get_command(ctx, cmd_name)


def made(name: str) -> Any:
    """The command of a question."""
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    one.command(name)(command_of(class_of(name)))
    return typer.main.get_command(one)


def class_of(name: str) -> "type[Question[Any]]":
    """The question that a command asks."""
    module, _, question = QUESTIONS[name].partition(":")
    return getattr(import_module(f"cscs_graph.analysis.{module}"), question)


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
    from cscs_graph.analysis.parties.search import Search
    from cscs_graph.cli import render

    render.show(render.Hits(hits=asked(context, Search.of(name=name, first=limit)).hits), as_json=as_json)


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
