"""What stands before the API: who may ask, how much may be sent, and what a reply has seen."""

import asyncio
import hmac
import secrets
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import SecretStr
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
SESSION = "cscs_session"
"""Cookie of a browser that has given the token."""
BOOKMARK = "X-CSCS-Bookmark"
"""Header of a request: what its answer has to have seen, as `cscs load` or an earlier reply named it; several are parted by
commas. Header of a reply: what it has seen. A server without bookmarks ignores it and sends none."""


class Guarded:
    """Refuses who may not ask, and marks each reply with what its client has seen by then."""

    def __init__(self, app: ASGIApp, settings: Settings, entrance: str | None = None) -> None:
        self._app = app
        self._settings = settings
        self._entrance = entrance

    def _refused(self, request: Request) -> Response | None:
        """A reply for who may not ask, or asks too much; None for everyone else."""
        if _asks_too_much(request):
            return _too_large()
        token, path = self._settings.api_token, request.url.path
        if token is None or path in OPEN_PATHS or _may_ask(request, token) or self._leads_in(path):
            return None
        if self._entrance and request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            onward = quote(f"{path}?{request.url.query}" if request.url.query else path, safe="")
            return RedirectResponse(f"{self._entrance}?onward={onward}", status_code=303)
        return error_reply(401, "UNAUTHORIZED", "send the header Authorization: Bearer with the API token")

    def _leads_in(self, path: str) -> bool:
        """Whether it is the form for the token, or what that looks like."""
        return self._entrance is not None and (path == self._entrance or path.startswith("/static/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive) if scope["type"] == "http" else None
        refusal = self._refused(request) if request is not None else None
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


def _asks_too_much(request: Request) -> bool:
    length = request.headers.get("content-length", "0")
    return not length.isdigit() or int(length) > MAX_BODY


def session_of(token: SecretStr) -> str:
    """What the cookie of a browser holds that has given the token: it follows from the token, and does not tell it."""
    return hmac.new(token.get_secret_value().encode(), SESSION.encode(), "sha256").hexdigest()


def _may_ask(request: Request, token: SecretStr) -> bool:
    """Whether it carries the token, or the cookie of who has given it; with the cookie, only for pages of this server."""
    given = request.headers.get("authorization", "")
    if secrets.compare_digest(given.encode("latin-1"), f"Bearer {token.get_secret_value()}".encode()):
        return True
    cookie = request.cookies.get(SESSION, "")
    return secrets.compare_digest(cookie.encode(), session_of(token).encode()) and is_own(request)


def is_own(request: Request) -> bool:
    """Whether a request comes from a page of this server, as far as the browser says."""
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


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
