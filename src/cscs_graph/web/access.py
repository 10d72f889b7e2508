"""Logging in: whoever gives the API's token gets a cookie that scripts cannot read and other sites cannot send."""

import secrets
from urllib.parse import parse_qs

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from cscs_graph.api.doors import SESSION, is_own, session_of
from cscs_graph.settings import Settings

ENTRANCE, EXIT = "/login", "/logout"


async def admitted(request: Request, settings: Settings) -> tuple[Response | None, str]:
    """The reply to who sent the form, None where the token is not that of the API; and where the form leads."""
    form = parse_qs((await request.body()).decode("utf-8", errors="replace"))
    onward = own_path(form.get("onward", [""])[0])
    token, given = settings.api_token, form.get("token", [""])[0]
    if token is None:
        return RedirectResponse(onward, status_code=303), onward
    if not is_own(request) or not secrets.compare_digest(given.encode(), token.get_secret_value().encode()):
        return None, onward
    reply = RedirectResponse(onward, status_code=303)
    secure = request.url.scheme == "https"
    reply.set_cookie(SESSION, session_of(token), httponly=True, samesite="strict", secure=secure, path="/")
    return reply, onward


def left() -> Response:
    """The cookie is taken back."""
    reply = RedirectResponse(ENTRANCE, status_code=303)
    reply.delete_cookie(SESSION, path="/")
    return reply


def own_path(path: str) -> str:
    """A path of this server; the first page for whatever leads elsewhere."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if plain else "/"
