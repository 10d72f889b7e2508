"""`cscs ask control`, `controlled`, `tree`, `owners`: who controls whom, and who owns what (§9.6)."""

from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.arguments import AsJson, AsOf, KnownAt, Party, ShowProof
from cscs_graph.model.answers import Direction

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import BaseModel

    from cscs_graph.analysis.core.bounds import Scope
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph

Rule = Annotated[
    str | None, typer.Option(help="Edition of the loaded rules, or a threshold such as '>0.5'; default: by the day.")
]


def register(app: typer.Typer) -> None:
    app.command()(control)
    app.command()(controlled)
    app.command()(tree)
    app.command()(owners)


def control(
    context: typer.Context,
    party: Party,
    rule: Rule = None,
    cross_state_holders: Annotated[bool, typer.Option(help="Let groups reach over state-asset holders.")] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    proof: ShowProof = False,
    as_json: AsJson = False,
) -> None:
    """Who controls a company, certainly or possibly, ultimately and in between (§9.6)."""
    from cscs_graph.analysis.control.controllers import actual_controllers
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = _scope(as_of, known_at)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        subject = await party_id_of(graph, party)
        return await actual_controllers(graph, subject, scope, rule=rule, cross_state_holders=cross_state_holders)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, proof=proof)


def controlled(
    context: typer.Context,
    party: Party,
    rule: Rule = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    proof: ShowProof = False,
    as_json: AsJson = False,
) -> None:
    """What a party controls, alone or in concert; of the head of a group: its members."""
    from cscs_graph.analysis.control.controllers import controlled_by
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = _scope(as_of, known_at)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        return await controlled_by(graph, await party_id_of(graph, party), scope, rule=rule)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, proof=proof)


def tree(
    context: typer.Context,
    party: Party,
    direction: Annotated[Direction, typer.Option(help="Its owners (up), or what it owns (down).")] = Direction.UP,
    min_share: Annotated[float, typer.Option(min=0, max=1, help="Smaller holdings are counted, not shown.")] = 0,
    cross_state_holders: Annotated[bool, typer.Option(help="Follow what state-asset holders hold too.")] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    depth: Annotated[int, typer.Option(help="Levels shown.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Who owns a company, or what a party owns, level by level, saying what was cut."""
    from cscs_graph.analysis.control.trees import ownership_tree
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = _scope(as_of, known_at, depth)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        subject = await party_id_of(graph, party)
        return await ownership_tree(
            graph,
            subject,
            scope,
            direction=direction,
            min_share=min_share,
            cross_state_holders=cross_state_holders,
        )

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)


def owners(
    context: typer.Context,
    party: Party,
    rule: Annotated[str | None, typer.Option(help="Edition of the loaded ladder; default: the one of the day.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    proof: ShowProof = False,
    as_json: AsJson = False,
) -> None:
    """The natural persons behind a company, by a dated ladder of tests: its beneficial owners."""
    from cscs_graph.analysis.control.beneficial import beneficial_owners
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = _scope(as_of, known_at)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        return await beneficial_owners(graph, await party_id_of(graph, party), scope, rule=rule)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, proof=proof)


def _scope(as_of: "datetime | None", known_at: "datetime | None", depth: int | None = None) -> "Scope":
    """As many parties and rows as are answered: an ownership that is cut short is a wrong one."""
    from cscs_graph.analysis.core.bounds import MAX_PARTIES, MAX_ROWS, Bounds, Scope

    day = as_of.date() if as_of else None
    return Scope.of(day, known_at, None, Bounds.of(depth, MAX_PARTIES, MAX_ROWS))
