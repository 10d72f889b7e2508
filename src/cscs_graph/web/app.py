"""The API and the page as one application."""

from fastapi import FastAPI, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cscs_graph.api.app import create_app
from cscs_graph.graph.connection import Graph
from cscs_graph.model.phrases import speak
from cscs_graph.settings import Settings
from cscs_graph.web.access import ENTRANCE
from cscs_graph.web.desk import Desk
from cscs_graph.web.frame import editor
from cscs_graph.web.routes import pages
from cscs_graph.web.screen.bounded import Bounded
from cscs_graph.web.state import State

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""What a page may load and where it may send: nothing beyond this server."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
}


def create_site(graph: Graph, settings: Settings) -> FastAPI:
    """The application over an open graph, as `cscs serve` serves it. Whoever serves it closes `app.state.large` at the end."""
    app = create_app(graph, settings, entrance=ENTRANCE, editor=_editor)
    app.include_router(pages(Desk(graph, settings, app.state.large)))
    app.add_middleware(Bounded, settings=settings)
    app.add_middleware(Shielded)
    return app


def _editor(request: Request) -> str:
    state = State.of(request.query_params, request.headers.get("accept-language"))
    speak(state.language)
    return editor(state)


class Shielded:
    """Tells browsers to keep a page to this server, where the reply does not say otherwise of itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, shielded)
