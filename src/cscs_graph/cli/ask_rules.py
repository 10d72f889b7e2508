"""`cscs ask grades` and `cscs ask regimes`: questions about the rules themselves."""

from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.arguments import AsJson, AsOf, Depth, KnownAt, MinCertainty, Party, scope_of
from cscs_graph.cli.ask import app

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph


@app.command()
def grades(
    context: typer.Context,
    scheme: Annotated[str | None, typer.Argument(help="Id of a grade scheme; without it all are named.")] = None,
    deduct: Annotated[
        list[str] | None,
        typer.Option(help="Suppose this deduction, as id or id=times; several are given by several options."),
    ] = None,
    start: Annotated[float | None, typer.Option(help="Points to start with instead of the scheme's.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """How enterprises are graded, or which grade given deductions lead to (§5.1)."""
    from cscs_graph.analysis.grades import schemes as analysis
    from cscs_graph.cli import render
    from cscs_graph.errors import BadInput

    scope = scope_of(as_of, known_at, None)
    happened = _happened(deduct or [])
    supposed = bool(happened) or start is not None
    if scheme is None and supposed:
        raise BadInput("name the grade scheme for which deductions are supposed; `cscs ask grades` names them")

    async def work(graph: "Graph", _: object) -> "BaseModel":
        if scheme is None:
            return render.GradeSchemes(schemes=tuple(await analysis.grade_schemes(graph, scope)))
        if supposed:
            return await analysis.if_graded(graph, scheme, happened, scope, start_points=start)
        return await analysis.grade_scheme(graph, scheme, scope)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)


def _happened(stated: list[str]) -> dict[str, int]:
    from cscs_graph.errors import BadInput

    happened: dict[str, int] = {}
    for one in stated:
        name, _, times = one.partition("=")
        if times and not times.isdecimal():
            raise BadInput(f"--deduct: {one!r} is not written id or id=times, times being a number")
        happened[name] = happened.get(name, 0) + int(times or 1)
    return happened


@app.command()
def regimes(
    context: typer.Context,
    party: Party,
    before: Annotated[str, typer.Argument(help="Id of the regime to start from.")],
    after: Annotated[str, typer.Argument(help="Id of the regime to compare with.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    min_certainty: MinCertainty = None,
    depth: Depth = None,
    as_json: AsJson = False,
) -> None:
    """What appears, disappears or changes for a party from one body of rules to another."""
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.analysis.reference.regimes import diff_regimes
    from cscs_graph.cli import render

    scope = scope_of(as_of, known_at, min_certainty, depth)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        return await diff_regimes(graph, await party_id_of(graph, party), before, after, scope)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)
