"""`cscs ask`: one question, answered as tables with proof paths, or as JSON."""

from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli.arguments import (
    AsJson,
    AsOf,
    Depth,
    KnownAt,
    MaxDegree,
    MinCertainty,
    MinIdentity,
    Party,
    Prov,
    Say,
    ShowProof,
    scope_of,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph

app = typer.Typer(help="Ask one question.", no_args_is_help=True)


@app.command()
def cascade(
    context: typer.Context,
    party: Party,
    if_listed: Annotated[str | None, typer.Option("--if-listed", help="Suppose it were on this list.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    min_certainty: MinCertainty = None,
    depth: Depth = None,
    outlet_threshold: Annotated[
        int | None,
        typer.Option("--outlet-threshold", help="Suppose that so many penalised outlets list a chain (draft)."),
    ] = None,
    outlet_window: Annotated[
        int | None, typer.Option("--outlet-window", help="Suppose that penalties within so many months count (draft).")
    ] = None,
    proof: ShowProof = False,
    prov: Prov = None,
    say: Say = None,
    as_json: AsJson = False,
) -> None:
    """Who must punish whom, how, through which path and under which rule (§4.2)."""
    from cscs_graph.analysis.cascade import punishment as analysis
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = scope_of(as_of, known_at, min_certainty, depth, outlet_threshold, outlet_window)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        subject = await party_id_of(graph, party)
        if if_listed is not None:
            return await analysis.if_listed(graph, subject, if_listed, scope.moment.as_of, scope)
        return await analysis.cascading_punishment(graph, subject, scope)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, prov=prov, say=say, proof=proof)


@app.command()
def linkage(
    context: typer.Context,
    party: Party,
    former: Annotated[bool, typer.Option(help="Show ties through ended roles, apart.")] = True,
    cross_state_holders: Annotated[bool, typer.Option(help="Cross state-asset holders too.")] = False,
    max_degree: MaxDegree = None,
    min_identity: MinIdentity = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    min_certainty: MinCertainty = None,
    depth: Depth = None,
    prov: Prov = None,
    say: Say = None,
    as_json: AsJson = False,
) -> None:
    """Through which people a party is tied to others (§4.2, §9.3)."""
    from cscs_graph.analysis.linkage.posts import TraversalPolicy
    from cscs_graph.analysis.linkage.ties import personnel_linkage
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = scope_of(as_of, known_at, min_certainty, depth)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        subject = await party_id_of(graph, party)
        return await personnel_linkage(
            graph,
            subject,
            scope,
            include_former=former,
            crossing=TraversalPolicy.of(max_degree, min_identity, state_holders=cross_state_holders),
        )

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, prov=prov, say=say)


@app.command()
def contamination(
    context: typer.Context,
    application: Annotated[str | None, typer.Option(help="Id of an application.")] = None,
    party: Annotated[str | None, typer.Option(help="A party: all of its pending applications.")] = None,
    lead: Annotated[str | None, typer.Option(help="Lead of a planned consortium.")] = None,
    co_bidder: Annotated[list[str] | None, typer.Option(help="Member of a planned consortium; repeatable.")] = None,
    supplier: Annotated[list[str] | None, typer.Option(help="Declared supplier of one; repeatable.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    min_certainty: MinCertainty = None,
    depth: Depth = None,
    proof: ShowProof = False,
    prov: Prov = None,
    say: Say = None,
    as_json: AsJson = False,
) -> None:
    """Who puts a joint application at risk, and who would have to leave (§9.5)."""
    from cscs_graph.analysis.contamination import filings as analysis
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = scope_of(as_of, known_at, min_certainty, depth)

    async def work(graph: "Graph", _: object) -> "BaseModel":
        if lead is not None:
            ids = [await party_id_of(graph, member) for member in [lead, *(co_bidder or ()), *(supplier or ())]]
            split = 1 + len(co_bidder or ())
            return await analysis.if_jointly_filed(graph, ids[0], ids[1:split], ids[split:], scope.moment.as_of, scope)
        subject = await party_id_of(graph, party) if party else None
        return await analysis.cross_contamination(graph, scope, application_id=application, party_id=subject)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, prov=prov, say=say, proof=proof)


@app.command()
def repair(
    context: typer.Context,
    listing: Annotated[str | None, typer.Option(help="Id of a stay on a list.")] = None,
    party: Annotated[str | None, typer.Option(help="A party: all of its blacklistings.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    min_certainty: MinCertainty = None,
    proof: ShowProof = False,
    as_json: AsJson = False,
) -> None:
    """Where a blacklisting stands on its way off the list, what comes next, and what is in the way (§4.3)."""
    from cscs_graph.analysis import repair as analysis
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render
    from cscs_graph.errors import BadInput

    scope = scope_of(as_of, known_at, min_certainty)
    if (listing is None) == (party is None):
        raise BadInput("name either --listing or --party")

    async def work(graph: "Graph", _: object) -> "BaseModel":
        if listing is not None:
            return await analysis.repair(graph, listing, scope)
        return await analysis.repairs(graph, await party_id_of(graph, party or ""), scope)

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json, proof=proof)


@app.command("file")
def credit_file(
    context: typer.Context, party: Party, as_of: AsOf = None, known_at: KnownAt = None, as_json: AsJson = False
) -> None:
    """The credit file of a party, as far as it is loaded (§3)."""
    from cscs_graph.analysis.listings.attribution import attributions_of_party
    from cscs_graph.analysis.parties import files
    from cscs_graph.analysis.parties.parties import party_id_of
    from cscs_graph.cli import render

    scope = scope_of(as_of, known_at, None)

    async def work(graph: "Graph", _: object) -> "render.FileView":
        subject = await party_id_of(graph, party)
        file = await files.credit_file(graph, subject, scope)
        page = await files.credit_records(graph, subject, scope, limit=200)
        decided = await attributions_of_party(graph, subject, scope)
        return render.FileView(
            file=file,
            attributions=tuple(each.attribution for each in decided.listings),
            records=page.records,
            more_records=page.more,
        )

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)


@app.command()
def search(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name, Chinese or English.")],
    limit: Annotated[int, typer.Option(min=1, max=200)] = 10,
    as_json: AsJson = False,
) -> None:
    """Parties by name, best match first. Namesakes stay apart."""
    from cscs_graph.analysis.parties.search import search as search_names
    from cscs_graph.cli import render

    async def work(graph: "Graph", _: object) -> "render.Hits":
        return render.Hits(hits=tuple(await search_names(graph, name, limit=limit)))

    session: Session = context.obj
    render.show(session.with_graph(work), as_json=as_json)
