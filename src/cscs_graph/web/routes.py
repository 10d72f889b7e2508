"""The addresses of the page: search, parties, what they are exported as, the form for the token, and what pages look like."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from cscs_graph.analysis.core.asking import ask, read
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.dossier.candidates import candidates
from cscs_graph.api.doors import bookmarks_of
from cscs_graph.api.large import LargeQueries
from cscs_graph.errors import (
    BadInput,
    CscsError,
    LimitExceeded,
    NotFound,
    QueryTimeout,
    SentFromElsewhere,
    ServerUnavailable,
    StoreChanging,
    TooLarge,
    spell_parameters,
)
from cscs_graph.export.pages.blocks import Page, Paragraph
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import ContaminationAnswer
from cscs_graph.model.phrases import phrase, speak, told
from cscs_graph.settings import Settings
from cscs_graph.web import access, bid, frame, party, search
from cscs_graph.web.asked.named import rules_named
from cscs_graph.web.asked.routes import asked_pages
from cscs_graph.web.looked import looked
from cscs_graph.web.screen.routes import screening_pages
from cscs_graph.web.state import State
from cscs_graph.web.style import style
from cscs_graph.web.view import View

Result = TypeVar("Result")
STATUS: dict[type[CscsError], int] = {
    NotFound: 404,
    BadInput: 400,
    SentFromElsewhere: 403,
    TooLarge: 413,
    LimitExceeded: 400,
    QueryTimeout: 503,
    ServerUnavailable: 503,
    StoreChanging: 503,
}
"""Of pages that say what went wrong; others have 500."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages are made from."""

    graph: Graph
    settings: Settings
    large: LargeQueries

    async def apart(
        self, request: Request, state: State, work: Callable[[Graph], Coroutine[Any, Any, Result]]
    ) -> Result:
        """Does the work beside the loop that answers everybody, in the language of the page. Raises QueryTimeout."""

        async def spoken(graph: Graph) -> Result:
            speak(state.language)
            spell_parameters(frame.label)
            return await work(graph)

        try:
            async with asyncio.timeout(self.settings.answer_timeout):
                return await self.large.run(self.graph.for_client(bookmarks_of(request)), spoken)
        except TimeoutError:
            raise QueryTimeout("this page took too long; ask for less of it, or again later") from None


def pages(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter()
    shown = _shown(desk)

    @router.get("/")
    @shown
    async def first(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        text = request.query_params.get("q", "").strip()
        if not text:
            return _framed(frame.Framed(search.first_page(), state, "/", members={}), desk)

        async def found(graph: Graph) -> Page:
            at = Scope.at(zone=graph.zone)
            return search.results(await read(graph, at, lambda reading: candidates(reading, text)), text, state)

        page = await desk.apart(request, state, found)
        return _framed(frame.Framed(page, state, "/", searched=text), desk)

    router.include_router(asked_pages(desk, shown))
    router.include_router(screening_pages(desk, shown))
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

    @router.get(bid.PLANNED)
    @shown
    async def plan(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        return await _bid(desk, request, state, bid.planned(request.query_params, state))

    @router.get(f"{bid.PLANNED}/{{application:path}}")
    @shown
    async def filed(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        return await _bid(desk, request, state, bid.question(request.path_params["application"], state))

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


async def _bid(desk: Desk, request: Request, state: State, asked: Question[ContaminationAnswer]) -> Response:
    """The page of a bid, filed or planned; of a planned one its form again, to change it."""

    async def written(graph: Graph) -> str:
        answer = await ask(graph, asked)
        members = {name: request.query_params.get(name, "") for name in bid.MEMBERS}
        framed = frame.Framed(
            bid.page_of(answer, state),
            state,
            request.url.path,
            asked=frame.stated(answer, state),
            rules=rules_named(answer, state),
            members=members if request.url.path == bid.PLANNED else None,
        )
        return frame.written(framed, desk.settings)

    return HTMLResponse(await desk.apart(request, state, written))


def _exported(desk: Desk, ending: str, export: party.Export) -> Callable[[Request, State], Awaitable[Response]]:
    async def exported(request: Request, state: State) -> Response:
        asked = party.question(request.path_params["party_id"], state)

        async def written(graph: Graph) -> str:
            view = View.of(request.query_params)
            return export.written(await looked(graph, asked, state, view), view)

        text = await desk.apart(request, state, written)
        name = ending.removeprefix("/")
        return Response(
            text,
            media_type=f"{export.media_type}; charset=utf-8",
            headers={"content-disposition": f'attachment; filename="{name}"'},
        )

    return exported


def _shown(
    desk: Desk,
) -> Callable[[Callable[[Request, State], Awaitable[Response]]], Callable[[Request], Awaitable[Response]]]:
    """Makes a route of what answers a state: in its language, and what goes wrong as a page that says so."""

    def shown(answer: Callable[[Request, State], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        @wraps(answer)
        async def route(request: Request) -> Response:
            state = State.of(request.query_params, request.headers.get("accept-language"))
            speak(state.language)
            spell_parameters(frame.label)
            try:
                frame.refuse_repeated(request.query_params)
                reply = await answer(request, state)
            except CscsError as error:
                reply = _framed(frame.Framed(refusal(error), state, request.url.path), desk, _status(error))
            reply.headers.append("vary", "Accept-Language")
            return reply

        del route.__wrapped__  # pyright: ignore[reportFunctionMemberAccess] - or its parameters are taken for the route's
        return route

    return shown


def _status(error: CscsError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def refusal(error: CscsError) -> Page:
    """A page that says what went wrong."""
    return Page(
        title=phrase("This cannot be shown"),
        subtitle="",
        blocks=(
            Paragraph(told(error), note=True),
            Paragraph(phrase("Search again, or go back and change what you asked.")),
        ),
        foot=(),
    )


def _framed(framed: frame.Framed, desk: Desk, status: int = 200) -> Response:
    return HTMLResponse(frame.written(framed, desk.settings), status_code=status)
