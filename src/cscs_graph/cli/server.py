"""`cscs serve` and `cscs demo`."""

import socket
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from cscs_graph.cli import collecting
from cscs_graph.model.phrases import phrase

if TYPE_CHECKING:
    from cscs_graph.cli.run import Session
    from cscs_graph.graph.connection import Graph
    from cscs_graph.settings import Settings


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(demo)


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on [CSCS_HOST, default 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(help="Port [CSCS_PORT, default 8765].")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer, behind one port.")] = 1,
) -> None:
    """Serve the GraphQL API until Ctrl-C or SIGTERM."""
    from cscs_graph.cli.run import run

    session: Session = context.obj
    settings = session.settings(host=host, port=port)
    run(_serve(settings, workers))


async def _serve(settings: "Settings", workers: int) -> None:
    """The graph server starts while the API's modules are still being imported."""
    from cscs_graph.graph.ahead import ahead
    from cscs_graph.graph.opening import open_graph

    listener = _listener(settings)
    importing = ahead(_import_api) if workers == 1 else None
    async with open_graph(settings) as graph:
        if importing is None:
            await _serve_by_workers(graph, listener, settings, workers)
        else:
            await importing
            await _serve_here(graph, listener, settings)


async def _serve_here(graph: "Graph", listener: socket.socket, settings: "Settings") -> None:
    import uvicorn

    from cscs_graph.errors import BadInput
    from cscs_graph.web.app import create_site

    app = create_site(graph, settings)
    collecting.for_serving()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", access_log=False))
    _say_where(listener)
    try:
        await server.serve(sockets=[listener])
    finally:
        await app.state.large.close()
    if not server.started:
        raise BadInput("the API could not start on {host}:{port}", host=settings.host, port=settings.port)


async def _serve_by_workers(graph: "Graph", listener: socket.socket, settings: "Settings", count: int) -> None:
    from cscs_graph.cli.workers import Work, Workers

    listener.listen()  # for all workers
    workers = Workers(Work.over(graph, listener, settings), count)
    try:
        await workers.ready()
        _say_where(listener)
        await workers.keep_running()
    finally:
        workers.stop()


def _say_where(listener: socket.socket) -> None:
    """Whoever reads the address may connect at once: from here on connections wait to be answered."""
    listener.listen()
    host, port = listener.getsockname()[:2]
    page = f"http://{host}:{port}/"
    typer.echo(
        phrase(
            "GraphQL on {address}  (a page for people: {page}; health: /health, readiness: /ready; Ctrl-C stops)",
            address=f"{page}graphql",
            page=page,
        )
    )


def _listener(settings: "Settings") -> socket.socket:
    """Binds before anything is started, so that a port in use costs nothing. Raises BadInput naming it."""
    from cscs_graph.errors import BadInput

    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # the protocol is named so that asyncio switches Nagle's algorithm off: it would hold back replies for 40 ms
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise BadInput(
            "port {port} on {host} cannot be used ({strerror}); choose another with --port or "
            "CSCS_PORT, 0 for any free one",
            port=settings.port,
            host=settings.host,
            strerror=error.strerror,
        ) from None
    return listener


def _import_api() -> None:
    """Only to have the modules and the schema ready."""
    import_module("uvicorn")
    import_module("cscs_graph.web.app")
    import_module("cscs_graph.api.schema").make_schema()


def demo(context: typer.Context) -> None:
    """Load the reference data and the scenarios, and answer one question of each family."""
    session: Session = context.obj
    session.with_graph(_demo, new=True)


async def _demo(graph: "Graph", settings: "Settings") -> None:
    from cscs_graph import ingest
    from cscs_graph.analysis.core.asking import ask as answer_of
    from cscs_graph.cli import render
    from cscs_graph.cli.data import progress_bar
    from cscs_graph.scenarios import Ask, scenario_folders

    refused = settings.data / "rejected"
    with progress_bar(quiet=False) as progress:
        rules = await ingest.load_reference(graph, refused, progress=progress)
        loaded = [rules]
        for folder in scenario_folders():
            loaded += await ingest.load_path(graph, folder / "records.jsonl", refused, progress=progress)
    records = sum(summary.lines for summary in loaded)
    counts = {"records": records, "scenarios": len(loaded) - 1}
    render.console.print(phrase("{records:,} records of rules and {scenarios} scenarios are loaded.\n", **counts))
    for title, ask in (
        ("Cascading punishment (§4.2): who must punish whom, and under which rule?", HUSI),
        ("Personnel linkage (§9.3): through which people is a company tied to listed persons?", LINKAGE),
        ("Cross-contamination (§9.5): who endangers a joint bid, and who would have to leave?", BID),
    ):
        render.console.rule(phrase(title), align="left")
        render.show(await answer_of(graph, Ask.model_validate(ask).asked()), proof=True)
        render.console.print()
    address = f"http://{settings.host}:{settings.port}/graphql"
    render.console.print(phrase("`make serve` answers the same over GraphQL on {address}", address=address))


HUSI = {"question": "cascading_punishment", "party": "shanghai-husi", "as_of": "2017-06-01"}
LINKAGE = {"question": "personnel_linkage", "party": "shanghai-husi", "as_of": "2017-06-01"}
BID = {"question": "cross_contamination", "application": "joint-bid-bridge", "as_of": "2018-06-01"}
