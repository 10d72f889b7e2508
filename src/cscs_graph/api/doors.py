"""What stands before the API: who may ask, how much may be sent, and what a reply has seen."""

import asyncio
import secrets

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cscs_graph.errors import LimitExceeded
from cscs_graph.graph.connection import Graph
from cscs_graph.settings import Settings

MAX_BODY = 200_000
"""Bytes of a request body."""
OPEN_PATHS = frozenset({"/health", "/ready"})
"""Probes carry no token, and learn nothing that is stored."""
BOOKMARK = "X-CSCS-Bookmark"
"""Header of a request: what its answer has to have seen, as `cscs load` or an earlier reply named it; several are parted by
commas. Header of a reply: what it has seen. A server without bookmarks ignores it and sends none."""


class Guarded:
    """Refuses who may not ask, and marks each reply with what its client has seen by then."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive) if scope["type"] == "http" else None
        refusal = _refused(request, self._settings) if request is not None else None
        state = scope.setdefault("state", {})

        async def marked(message: Message) -> None:
            client: Graph | None = state.get("client") if message["type"] == "http.response.start" else None
            if client is not None and (seen := await client.bookmarks()):
                MutableHeaders(scope=message)[BOOKMARK] = ",".join(seen)
            await send(message)

        if request is not None and refusal is None and "transfer-encoding" in request.headers:
            body = await _whole(request, self._settings.answer_timeout)
            receive = _replayed(body, receive) if body is not None else receive
            refusal = _too_large() if body is None else None
        await (refusal or self._app)(scope, receive, marked)


def _refused(request: Request, settings: Settings) -> Response | None:
    """A reply for who may not ask, or asks too much; None for everyone else."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > MAX_BODY:
        return _too_large()
    if settings.api_token is not None and request.url.path not in OPEN_PATHS:
        given = request.headers.get("authorization", "")
        wanted = f"Bearer {settings.api_token.get_secret_value()}"
        if not secrets.compare_digest(given.encode("latin-1"), wanted.encode()):
            return error_reply(401, "UNAUTHORIZED", "send the header Authorization: Bearer with the API token")
    return None


async def _whole(request: Request, seconds: float) -> bytes | None:
    """A body that is sent in pieces, up to the limit; None where it is larger. What does not come in time ends there."""
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > MAX_BODY:
                    return None
    except (TimeoutError, ClientDisconnect):
        pass
    return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body as one message, then whatever comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _too_large() -> Response:
    return error_reply(413, LimitExceeded.code, f"the body has more than {MAX_BODY} bytes")


def bookmarks_of(request: Request) -> list[str]:
    """What the answer to a request has to have seen."""
    return [bookmark for part in request.headers.getlist(BOOKMARK) for bookmark in part.replace(",", " ").split()]


def error_reply(status: int, code: str, message: str) -> JSONResponse:
    """A reply that is an error, in the form of all others."""
    return JSONResponse({"errors": [{"message": message, "extensions": {"code": code}}]}, status_code=status)
