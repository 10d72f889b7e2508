"""The addresses of the page: search, parties, what they are exported as, the form for the token, and what pages look like."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import read
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.dossier.candidates import candidates
from cscs_graph.export.pages.blocks import Page
from cscs_graph.graph.connection import Graph
from cscs_graph.model.phrases import phrase
from cscs_graph.web import access, bid, frame, party, search
from cscs_graph.web.asked.routes import asked_pages
from cscs_graph.web.desk import Answer, Desk, as_file
from cscs_graph.web.looked import looked
from cscs_graph.web.looked_filing import looked_filing
from cscs_graph.web.screen.routes import screening_pages
from cscs_graph.web.state import State
from cscs_graph.web.style import style
from cscs_graph.web.view import View


def pages(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter()
    shown = desk.shown

    @router.get("/")
    @shown
    async def first(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        text = request.query_params.get("q", "").strip()
        if not text:
            return desk.page(frame.Framed(search.first_page(), state, "/", members={}))

        async def found(graph: Graph) -> Page:
            at = Scope.at(zone=graph.zone)
            return search.results(await read(graph, at, lambda reading: candidates(reading, text)), text, state)

        page = await desk.apart(request, state, found)
        return desk.page(frame.Framed(page, state, "/", searched=text))

    router.include_router(asked_pages(desk))
    router.include_router(screening_pages(desk))
    for ending, export in party.EXPORTS.items():
        router.add_api_route(f"/party/{{party_id:path}}{ending}", shown(_exported(desk, ending, export)))

    @router.get("/party/{party_id:path}")
    @shown
    async def one(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        asked = party.question(request.path_params["party_id"], state)

        async def written(graph: Graph) -> str:
            view = View.of(request.query_params)
            framed = party.framed(await looked(graph, asked, state, view), state, view)
            return frame.written(framed, desk.settings)

        return HTMLResponse(await desk.apart(request, state, written))

    for ending, export in bid.EXPORTS.items():
        for path in (f"{bid.PLANNED}{ending}", f"{bid.PLANNED}/{{application:path}}{ending}"):
            router.add_api_route(path, shown(_bid_exported(desk, ending, export)))
    for path in (bid.PLANNED, f"{bid.PLANNED}/{{application:path}}"):
        router.add_api_route(path, shown(_bid(desk)))

    @router.get(access.ENTRANCE)
    @shown
    async def entrance(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        return HTMLResponse(frame.login(state, access.own_path(request.query_params.get("onward", "/")), None))

    @router.post(access.ENTRANCE)
    @shown
    async def enter(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        reply, onward = await access.admitted(request, desk.settings)
        refused = phrase("That is not the token of this server.")
        return reply or HTMLResponse(frame.login(state, onward, refused), status_code=403)

    @router.post(access.EXIT)
    async def leave() -> Response:  # pyright: ignore[reportUnusedFunction]
        return access.left()

    @router.get("/static/{name}")
    async def static(name: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return style(name)

    return router


def _bid(desk: Desk) -> Answer:
    async def answer(request: Request, state: State) -> Response:
        asked = _filing(request, state)
        members = {name: value for name in bid.MEMBERS if (value := request.query_params.get(name, ""))}

        async def written(graph: Graph) -> str:
            view = View.of(request.query_params)
            looked = await looked_filing(graph, asked, view)
            return frame.written(bid.framed(looked, state, view, request.url.path, members), desk.settings)

        return HTMLResponse(await desk.apart(request, state, written))

    return answer


def _filing(request: Request, state: State) -> CrossContamination | IfJointlyFiled:
    """Filed where the address names it, else planned. Raises BadInput and LimitExceeded."""
    named = request.path_params.get("application")
    return bid.question(named, state) if named else bid.planned(request.query_params, state)


def _bid_exported(desk: Desk, ending: str, export: bid.Export) -> Answer:
    async def exported(request: Request, state: State) -> Response:
        asked = _filing(request, state)

        async def written(graph: Graph) -> str:
            view = View.of(request.query_params)
            return export.written(await looked_filing(graph, asked, view), view)

        text = await desk.apart(request, state, written)
        return as_file(text, ending, export.media_type)

    return exported


def _exported(desk: Desk, ending: str, export: party.Export) -> Answer:
    async def exported(request: Request, state: State) -> Response:
        asked = party.question(request.path_params["party_id"], state)

        async def written(graph: Graph) -> str:
            view = View.of(request.query_params)
            return export.written(await looked(graph, asked, state, view), view)

        text = await desk.apart(request, state, written)
        return as_file(text, ending, export.media_type)

    return exported
