"""What every route of the page stands on: the store, the language of the page, what goes wrong as a page, and files to keep."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

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
from cscs_graph.model.phrases import phrase, speak, told
from cscs_graph.settings import Settings
from cscs_graph.web import frame
from cscs_graph.web.state import State

Result = TypeVar("Result")
Answer = Callable[[Request, State], Awaitable[Response]]
Route = Callable[[Request], Awaitable[Response]]
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

    def page(self, framed: frame.Framed, status: int = 200) -> Response:
        return HTMLResponse(frame.written(framed, self.settings), status_code=status)

    def shown(self, answer: Answer) -> Route:
        """Makes a route of what answers a state: in its language, and what goes wrong as a page that says so."""

        @wraps(answer)
        async def route(request: Request) -> Response:
            state = State.of(request.query_params, request.headers.get("accept-language"))
            speak(state.language)
            spell_parameters(frame.label)
            try:
                frame.refuse_repeated(request.query_params)
                reply = await answer(request, state)
            except CscsError as error:
                reply = self.page(frame.Framed(refusal(error), state, request.url.path), _status(error))
            reply.headers.append("vary", "Accept-Language")
            return reply

        del route.__wrapped__  # pyright: ignore[reportFunctionMemberAccess] - or its parameters are taken for the route's
        return route


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


def as_file(content: str | bytes, ending: str, media_type: str) -> Response:
    """What an address ends in, to be kept under that name."""
    charset = "" if isinstance(content, bytes) else "; charset=utf-8"
    name = ending.removeprefix("/")
    return Response(
        content,
        media_type=f"{media_type}{charset}",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
