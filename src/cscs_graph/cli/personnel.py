"""`cscs ask roles` and `cscs ask run-by`: posts over time, and who starts another company (§9.3)."""

from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.arguments import AsJson, AsOf, KnownAt, MaxDegree, MinIdentity, Party, scope_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph


def register(app: typer.Typer) -> None:
    app.command()(roles)
    app.command("run-by")(run_by)


def roles(
    context: typer.Context, party: Party, as_of: AsOf = None, known_at: KnownAt = None, as_json: AsJson = False
) -> None:
    """Every post of a person, or at a company, ended ones too, by first day (§9.3)."""
    from cscs_graph.analysis.linkage import personnel
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = scope_of(as_of, known_at, None)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        return await personnel.roles(graph, await party_id_of(graph, party), scope)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)


def run_by(
    context: typer.Context,
    party: Party,
    months_before: Annotated[int, typer.Option(help="Count what began so long before the listing.")] = 12,
    max_degree: MaxDegree = None,
    min_identity: MinIdentity = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Companies founded or run by people of a listed company, around its listing and after (§9.3)."""
    from cscs_graph.analysis.linkage import personnel
    from cscs_graph.analysis.linkage.posts import TraversalPolicy
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope, crossing = scope_of(as_of, known_at, None), TraversalPolicy.of(max_degree, min_identity)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        subject = await party_id_of(graph, party)
        return await personnel.phoenix_companies(graph, subject, scope, months_before=months_before, crossing=crossing)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)
