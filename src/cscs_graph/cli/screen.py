"""`cscs screen`: a whole supplier list."""

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cscs_graph.cli.derived import made_when_asked
from cscs_graph.cli.progress import counted
from cscs_graph.model.phrases import phrase, plural, told, word

if TYPE_CHECKING:
    from cscs_graph.analysis.screening.screening import Screen
    from cscs_graph.cli.run import Session
    from cscs_graph.export.screening.journal import Journal
    from cscs_graph.graph.connection import Graph
    from cscs_graph.ingest.suppliers import SupplierList
    from cscs_graph.model.answers import Coverage, ListRef
    from cscs_graph.settings import Settings

BATCH = 500
REFUSED_EXIT = 5
"""Exit code of a screening that could not read some rows."""
_OF_THE_COMMAND: Mapping[str, tuple[Any, Any]] = {
    "suppliers": (
        Annotated[
            Path, typer.Argument(help="A table (CSV or workbook) with codes or names under recognisable headings.")
        ],
        inspect.Parameter.empty,
    ),
    "out": (Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")], inspect.Parameter.empty),
    "restart": (Annotated[bool, typer.Option("--restart", help="Forget an interrupted run in that folder.")], False),
    "pictures": (Annotated[int, typer.Option(min=0, help="Pictures in the report.")], 200),
}


def register(app: typer.Typer) -> None:
    made_when_asked(app, "screen", command, screen.__doc__)


def command() -> Any:
    """The command, with an option for each parameter of the question."""
    from cscs_graph.analysis.screening.screening import Screen
    from cscs_graph.cli.derived import parameters_of, signed_plainly

    own = [
        inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)
        for name, (annotation, default) in _OF_THE_COMMAND.items()
    ]
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    one.command("screen")(signed_plainly(screen, [*own, *parameters_of(Screen, without=frozenset({"suppliers"}))]))
    return typer.main.get_command(one)


def screen(context: typer.Context, suppliers: Path, out: Path, restart: bool, pictures: int, **stated: Any) -> None:
    """Screen a list of suppliers: who each row is, and what is loaded about it (§4.2, §9.3, §9.5).

    Writes suppliers.jsonl, suppliers.csv and report.html. Interrupted, the same command goes on where it stopped.
    """
    from cscs_graph.analysis.screening.screening import Screen
    from cscs_graph.cli.derived import question_of
    from cscs_graph.errors import BadInput
    from cscs_graph.export.screening.journal import NAME, Journal, digest_of
    from cscs_graph.ingest.suppliers import read_suppliers

    listed = read_suppliers(suppliers)
    typer.echo(told(listed.columns.said()), err=True)
    if not listed.suppliers:
        raise BadInput("{suppliers}: no row of it could be read as a supplier", suppliers=suppliers)
    question = question_of(Screen, {**stated, "suppliers": listed.suppliers[:1]})
    asked = question.model_dump(mode="json", exclude={"suppliers"})
    out.mkdir(parents=True, exist_ok=True)
    if restart:
        (out / NAME).unlink(missing_ok=True)
    digest = digest_of(suppliers)
    journal = Journal.resumed(out, digest, asked)

    async def work(graph: "Graph", _: "Settings") -> "Journal":
        return await _run(graph, listed, stated, journal or await _begun(graph, out, digest, asked, question))

    session: Session = context.obj
    _finish(session.with_graph(work), listed, out, pictures)


async def _begun(graph: "Graph", out: Path, digest: str, asked: dict[str, Any], question: "Screen") -> "Journal":
    from cscs_graph.analysis.core.asking import read
    from cscs_graph.analysis.core.reading import Reading
    from cscs_graph.export.screening.journal import Beginning, Journal

    scope = question.scope(graph.zone)

    async def loaded(reading: Reading) -> "tuple[Coverage, tuple[ListRef, ...]]":
        lists = sorted(reading.rules.lists.values(), key=lambda one: one.id)
        return reading.loaded.coverage(), tuple(lists)

    coverage, lists = await read(graph, scope, loaded)
    beginning = Beginning(
        input=digest,
        asked=asked,
        as_of=scope.moment.as_of,
        known_at=scope.moment.known_at,
        minimum_certainty=scope.minimum_certainty,
        coverage=coverage,
        lists=lists,
    )
    return Journal.begun(out, beginning)


async def _run(graph: "Graph", listed: "SupplierList", stated: Mapping[str, Any], journal: "Journal") -> "Journal":
    """Screens what the journal lacks. The moment is that of its beginning."""
    from cscs_graph.analysis.core.asking import ask
    from cscs_graph.analysis.screening.screening import Screen
    from cscs_graph.cli.derived import question_of

    at = {"as_of": journal.beginning.as_of, "known_at": journal.beginning.known_at}
    rows = listed.suppliers
    with counted(len(rows), "suppliers") as advance:
        advance(min(journal.done * BATCH, len(rows)))
        for start in range(journal.done * BATCH, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            answer = await ask(graph, question_of(Screen, {**stated, **at, "suppliers": batch}))
            journal.append(answer.suppliers)
            advance(len(batch))
    return journal


def _finish(journal: "Journal", listed: "SupplierList", out: Path, pictures: int) -> None:
    from collections import Counter

    from cscs_graph.export.screening.files import write_results
    from cscs_graph.ingest.suppliers import REJECTED_COLUMNS
    from cscs_graph.model.codes import MatchOutcome

    rows = journal.screened()
    refused = [(str(row.line), row.reason, *row.cells) for row in listed.refused]
    written = write_results(out, journal.beginning, rows, [(*REJECTED_COLUMNS, *listed.header), *refused], pictures)
    journal.close()
    counts = Counter(row.outcome for row in rows)
    for outcome in MatchOutcome:
        typer.echo(f"{counts[outcome]:>7} {word(outcome)}")
    affected = sum(row.affected for row in rows)
    typer.echo(phrase("{count:>7} with something to look at; what is not found is not clean", count=affected))
    names = phrase(", ").join(path.name for path in written)
    typer.echo(phrase("written: {names} in {folder}", names=names, folder=out))
    if refused:
        said = plural(
            len(refused),
            "{count} row could not be read; correct it in {path} and screen that file",
            "{count} rows could not be read; correct them in {path} and screen that file",
            path=out / "rejected.csv",
        )
        typer.echo(said)
        raise typer.Exit(REFUSED_EXIT)
