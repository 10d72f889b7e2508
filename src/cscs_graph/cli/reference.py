"""`cscs reference`: how much of the rules is loaded, and the rules around the lists as tables or JSON."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cscs_graph.cli.arguments import AsJson, AsOf, KnownAt
from cscs_graph.cli.derived import asked
from cscs_graph.cli.language import Commands
from cscs_graph.model.codes import Access, Polarity
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import spoken

if TYPE_CHECKING:
    from cscs_graph.analysis.core.question import Question
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph

app = typer.Typer(
    help="How much of the rules is loaded; the rules around the lists.", invoke_without_command=True, cls=Commands
)


@app.callback()
def report(context: typer.Context, known_at: KnownAt = None, as_json: AsJson = False) -> None:
    """What of the rules is complete, partial, only counted or unknown, per regime, list and memorandum.

    The commands below it print the rules around the lists.
    """
    if context.invoked_subcommand is not None:
        return
    from cscs_graph.analysis.reference.report import ReferenceReport
    from cscs_graph.cli import render

    render.show(asked(context, ReferenceReport.of(known_at=known_at)), as_json=as_json)


@app.command()
def criteria(
    context: typer.Context,
    credit_list: Annotated[str | None, typer.Argument(metavar="[LIST]", help="Id of a list.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """What brings a party onto a list; without a list, the standards for all lists of a kind (§4.1)."""
    from cscs_graph.analysis.reference.list_rules import EntryCriteria

    question = EntryCriteria.of(list=credit_list, as_of=as_of)
    _print(context, question, "Criteria of entry", ("number", "kind", "name_en", "certainty", "section"), as_json)


@app.command()
def levels(context: typer.Context, as_json: AsJson = False) -> None:
    """At which level of office parties are put on lists (§4.1)."""
    from cscs_graph.analysis.reference.list_rules import DecisionLevels

    columns = ("list_id", "applies_to", "minimum_level", "review_level", "certainty", "since", "name_en")
    _print(context, DecisionLevels(), "Levels of decision", columns, as_json)


@app.command()
def enforcers(context: typer.Context, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """What platforms, associations and others outside government do with the lists (§4.4)."""
    from cscs_graph.analysis.reference.list_rules import Enforcements

    columns = ("kind", "name_en", "enforcers", "enforcers_text", "list_id", "certainty")
    _print(context, Enforcements.of(as_of=as_of), "Outside government", columns, as_json)


@app.command()
def policies(context: typer.Context, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Key national policies (Appendix II)."""
    from cscs_graph.analysis.reference.documents import Policies

    columns = ("number", "issued", "title_en", "says")
    _print(context, Policies.of(as_of=as_of), "National policies", columns, as_json)


@app.command()
def provinces(context: typer.Context, as_json: AsJson = False) -> None:
    """Provincial regulations, and the provinces that have none (Appendix IV)."""
    from cscs_graph.analysis.reference.documents import ProvincialRegulations

    columns = ("province", "status", "subject", "dated", "event", "title_zh")
    _print(context, ProvincialRegulations(), "Provincial regulations", columns, as_json)


@app.command()
def catalogue(context: typer.Context, as_json: AsJson = False) -> None:
    """Editions of the national catalogue of public credit information."""
    from cscs_graph.analysis.reference.documents import CatalogueEditions

    columns = ("issued", "title_en", "classes_stated", "classes", "until")
    _print(context, CatalogueEditions(), "Editions of the catalogue", columns, as_json)


@app.command()
def sectors(context: typer.Context, as_json: AsJson = False) -> None:
    """Sectors whose companies are scrutinised more closely (§9.9)."""
    from cscs_graph.analysis.reference.documents import PrioritySectors

    _print(context, PrioritySectors(), "Priority sectors", ("number", "name_en", "name_zh"), as_json)


@app.command()
def facts(
    context: typer.Context,
    section: Annotated[str | None, typer.Option(help="Only of this section and those below it.")] = None,
    text: Annotated[str | None, typer.Option(help="Only those that have each of these words.")] = None,
    as_json: AsJson = False,
) -> None:
    """Facts and figures of the source report, each with its section."""
    from cscs_graph.analysis.reference.documents import ReportFacts

    columns = ("section", "value", "unit", "dated", "says_en")
    _print(context, ReportFacts.of(section=section, text=text), "Facts of the report", columns, as_json)


@app.command()
def categories(
    context: typer.Context,
    polarity: Annotated[list[Polarity], typer.Option(help="Only those whose entries can count so.")] = [],  # noqa: B006
    access: Annotated[list[Access], typer.Option(help="Only those with entries that are so accessible.")] = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:
    """The 19 categories of public credit information, with polarity and access (§3.1)."""
    from cscs_graph.analysis.reference.documents import RecordCategories

    columns = ("number", "name_en", "polarities", "access", "contributed_by", "expandability")
    question = RecordCategories.of(polarities=tuple(polarity), access=tuple(access))
    _print(context, question, "Categories of public credit information", columns, as_json)


@app.command()
def regimes(context: typer.Context, as_json: AsJson = False) -> None:
    """The bodies of rules that `ask regimes` compares: ids, names, days."""
    from cscs_graph.analysis.reference.regimes import Regimes

    _print(context, Regimes(), "Bodies of rules", ("id", "name_en", "since", "until", "note"), as_json)


@app.command()
def pilots(context: typer.Context, as_json: AsJson = False) -> None:
    """Places that pilot Internet Plus Regulation (§5.2)."""
    from cscs_graph.analysis.reference.documents import RegulationPilots

    columns = ("name_en", "name_zh", "region_id", "called", "since")
    _print(context, RegulationPilots(), "Pilots of Internet Plus Regulation", columns, as_json)


@app.command()
def duties(context: typer.Context, as_json: AsJson = False) -> None:
    """What foreign-invested enterprises have to report (§9.6)."""
    from cscs_graph.analysis.reference.documents import ReportingDuties

    columns = ("number", "about_en", "agencies", "how_often", "otherwise_en", "certainty")
    _print(context, ReportingDuties(), "Duties of foreign-invested enterprises", columns, as_json)


@app.command(name="to-confirm")
def to_confirm(context: typer.Context, as_json: AsJson = False) -> None:
    """What a lawyer still has to confirm, with what is taken meanwhile and the document that would settle it."""
    from cscs_graph.analysis.reference.documents import PointsToConfirm

    _print(
        context, PointsToConfirm(), "To be confirmed by a lawyer", ("question_en", "taken_en", "settled_by_en"), as_json
    )


@app.command()
def completeness(context: typer.Context, as_json: AsJson = False) -> None:
    """How complete the central files are, by agency (§8.1)."""
    from cscs_graph.analysis.reference.documents import RecordCompleteness

    columns = ("name_en", "agency", "share_min", "share_max", "of_total", "observed")
    _print(context, RecordCompleteness(), "Completeness of the central files", columns, as_json)


def _print(
    context: typer.Context, question: "Question[Any]", title: str, columns: Sequence[str], as_json: bool
) -> None:
    """Rows of rules: every field as JSON, the named ones as a table. In Chinese lists are called by their names."""
    named = not as_json and "list_id" in columns and spoken() is LanguageCode.ZH

    async def work(graph: "Graph", _: object) -> "tuple[Sequence[Any], dict[str, str]]":
        from cscs_graph.analysis.core.asking import ask
        from cscs_graph.analysis.core.pages import MAX_PAGE
        from cscs_graph.analysis.reference.directory import CreditLists

        rows = await ask(graph, question)
        lists = (await ask(graph, CreditLists.of(first=MAX_PAGE))).items if named else ()
        return rows, {one.id: one.name_zh or one.name_en for one in lists}

    session: Session = context.obj
    rows, names = session.with_graph(work)
    if as_json:
        print(json.dumps([row.model_dump(mode="json") for row in rows], indent=1, ensure_ascii=False))
        return
    from cscs_graph.cli.render.reference import rule_table

    rule_table(title, columns, rows, names)
