"""`cscs screen`: a whole supplier list."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.arguments import AsOf, Depth, KnownAt, MaxDegree, MinCertainty, MinIdentity, scope_of
from cscs_graph.cli.progress import counted

if TYPE_CHECKING:
    from cscs_graph.analysis.core.bounds import Scope
    from cscs_graph.analysis.screening.screening import Screening
    from cscs_graph.cli.run import Session
    from cscs_graph.export.screening.journal import Journal
    from cscs_graph.graph.connection import Graph
    from cscs_graph.ingest.suppliers import SupplierList
    from cscs_graph.settings import Settings

BATCH = 500
REFUSED_EXIT = 5
"""Exit code of a screening that could not read some rows."""


def register(app: typer.Typer) -> None:
    app.command()(screen)


def screen(
    context: typer.Context,
    suppliers: Annotated[Path, typer.Argument(help="A CSV file with codes or names under recognisable headings.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")],
    restart: Annotated[bool, typer.Option("--restart", help="Forget an interrupted run in that folder.")] = False,
    accept: Annotated[float | None, typer.Option(help="A name is taken as meant from this score on.")] = None,
    margin: Annotated[float | None, typer.Option(help="By so much it must lead.")] = None,
    show: Annotated[float | None, typer.Option(help="Candidates below this score are not shown.")] = None,
    candidates: Annotated[int | None, typer.Option(help="Candidates shown a row.")] = None,
    tie_depth: Annotated[int | None, typer.Option(help="Posts to a listed party.")] = None,
    max_degree: MaxDegree = None,
    min_identity: MinIdentity = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    min_certainty: MinCertainty = None,
    depth: Depth = None,
    pictures: Annotated[int, typer.Option(min=0, help="Pictures in the report.")] = 200,
) -> None:
    """Screen a list of suppliers: who each row is, and what is loaded about it (§4.2, §9.3, §9.5).

    Writes suppliers.jsonl, suppliers.csv and report.html. Interrupted, the same command goes on where it stopped.
    """
    from cscs_graph.analysis.linkage.posts import TraversalPolicy
    from cscs_graph.analysis.screening.matching import Thresholds
    from cscs_graph.analysis.screening.screening import TIE_DEPTH, Screening
    from cscs_graph.export.screening.journal import NAME, Journal, digest_of
    from cscs_graph.ingest.suppliers import read_suppliers

    scope = scope_of(as_of, known_at, min_certainty, depth)
    default = Thresholds()
    parameters = Screening(
        Thresholds(
            default.accept if accept is None else accept,
            default.margin if margin is None else margin,
            default.show if show is None else show,
            default.candidates if candidates is None else candidates,
        ),
        TraversalPolicy.of(max_degree, min_identity),
        TIE_DEPTH if tie_depth is None else tie_depth,
    )
    listed = read_suppliers(suppliers)
    asked = _asked(parameters, as_of=as_of, known_at=known_at, min_certainty=min_certainty, depth=depth)
    out.mkdir(parents=True, exist_ok=True)
    if restart:
        (out / NAME).unlink(missing_ok=True)
    digest = digest_of(suppliers)
    journal = Journal.resumed(out, digest, asked)

    async def work(graph: "Graph", _: "Settings") -> "Journal":
        return await _run(graph, listed, scope, parameters, journal or await _begun(graph, out, digest, asked, scope))

    session: Session = context.obj
    done = session.with_graph(work)
    _finish(done, listed, out, pictures)


def _asked(parameters: "Screening", **stated: object) -> dict[str, object]:
    """What a run that goes on must have in common with the one that began."""
    thresholds, crossing = parameters.thresholds, parameters.crossing
    return {
        **{name: None if value is None else str(value) for name, value in stated.items()},
        **{name: getattr(thresholds, name) for name in ("accept", "margin", "show", "candidates")},
        "tie_depth": parameters.tie_depth,
        "max_degree": crossing.max_degree,
        "min_identity": str(crossing.minimum_identity),
    }


async def _begun(graph: "Graph", out: Path, digest: str, asked: dict[str, object], scope: "Scope") -> "Journal":
    from cscs_graph.analysis.rulebook.coverage import coverage_of
    from cscs_graph.analysis.rulebook.lists import Rulebook
    from cscs_graph.export.screening.journal import Beginning, Journal

    coverage = await graph.read(lambda transaction: coverage_of(transaction, Rulebook({}), ()))
    beginning = Beginning(
        input=digest,
        asked=asked,
        as_of=scope.moment.as_of,
        known_at=scope.moment.known_at,
        minimum_certainty=scope.minimum_certainty,
        coverage=coverage,
    )
    return Journal.begun(out, beginning)


async def _run(
    graph: "Graph", listed: "SupplierList", scope: "Scope", parameters: "Screening", journal: "Journal"
) -> "Journal":
    """Screens what the journal lacks. The moment is that of its beginning."""
    from cscs_graph.analysis.core.bounds import Scope
    from cscs_graph.analysis.screening.screening import screen as screened

    begun: datetime = journal.beginning.known_at
    at = Scope.of(journal.beginning.as_of, begun, scope.minimum_certainty, scope.bounds)
    rows = listed.suppliers
    with counted(len(rows), "suppliers") as advance:
        advance(min(journal.done * BATCH, len(rows)))
        for start in range(journal.done * BATCH, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            answer = await screened(graph, batch, at, parameters)
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
        typer.echo(f"{counts[outcome]:>7} {str(outcome).replace('_', ' ')}")
    typer.echo(f"{sum(row.affected for row in rows):>7} with something to look at; what is not found is not clean")
    typer.echo(f"written: {', '.join(path.name for path in written)} in {out}")
    if refused:
        typer.echo(
            f"{len(refused)} rows could not be read; correct them in {out / 'rejected.csv'} and screen that file"
        )
        raise typer.Exit(REFUSED_EXIT)
