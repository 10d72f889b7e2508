"""A list that is larger than any body may be: a page says so, where the API would reply with JSON."""

from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from cscs_graph.api.doors import MAX_BODY
from cscs_graph.errors import TooLarge
from cscs_graph.model.phrases import speak
from cscs_graph.settings import Settings
from cscs_graph.web import frame
from cscs_graph.web.desk import refusal
from cscs_graph.web.screen.listed import MOST_BYTES
from cscs_graph.web.screen.routes import PATH
from cscs_graph.web.state import State

MOST_PASSED_OVER = 32 * 1024 * 1024
"""Bytes that are taken and forgotten before the page is sent: a browser that is still sending would not show it."""


class Bounded:
    """Refuses with a page what is too large for `/screen`; everything else goes on."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_too_large(scope):
            await self._app(scope, receive, send)
            return
        request, passed = Request(scope, receive), 0
        async for piece in request.stream():
            passed += len(piece)
            if passed > MOST_PASSED_OVER:
                break
        state = State.of(request.query_params, request.headers.get("accept-language"))
        speak(state.language)
        count = int(request.headers["content-length"])
        error = TooLarge(
            "the list has {count} bytes and at most {maximum} are read here; divide it, or use `cscs screen`",
            count=count,
            maximum=MOST_BYTES,
        )
        page = frame.written(frame.Framed(refusal(error), state, PATH), self._settings)
        await HTMLResponse(page, status_code=413)(scope, receive, send)


def _is_too_large(scope: Scope) -> bool:
    if (
        scope["type"] != "http"
        or scope["method"] != "POST"
        or scope["path"].partition("/")[2].partition("/")[0] != "screen"
    ):
        return False
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return length.isdigit() and int(length) > MAX_BODY
