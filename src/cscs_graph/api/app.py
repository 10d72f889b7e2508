"""The HTTP application: GraphQL, health and readiness."""

import asyncio
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as NoSuchPlace
from starlette.middleware.cors import CORSMiddleware

from cscs_graph import __version__
from cscs_graph.api.allowance import Allowance
from cscs_graph.api.context import Context
from cscs_graph.api.documents import Documents, trusted_documents
from cscs_graph.api.doors import BOOKMARK, Guarded, bookmarks_of, error_reply
from cscs_graph.api.large import LargeQueries
from cscs_graph.api.router import Editor, Router
from cscs_graph.api.schema import make_schema
from cscs_graph.errors import BadInput, CscsError, NotFound, ServerUnavailable
from cscs_graph.graph.connection import Graph
from cscs_graph.settings import Settings

READY_WITHIN = 3
"""Seconds within which a probe is told: the driver itself goes on trying for longer."""


def create_app(graph: Graph, settings: Settings, entrance: str | None = None, editor: Editor | None = None) -> FastAPI:
    """The application over an open graph. It reads and never writes.

    Whoever serves it closes `app.state.large` at the end. `entrance` is the path of the form at which a browser gives the
    token, `editor` the page that it is shown at the address of the API; without one it is shown GraphiQL.
    """
    app = FastAPI(title="cscs-graph", version=__version__, openapi_url=None, docs_url=None, redoc_url=None)

    async def context(request: Request) -> Context:
        client = graph.for_client(bookmarks_of(request))
        request.state.client = client
        return Context(client, Allowance(settings.query_budget, settings.answer_timeout))

    large = app.state.large = LargeQueries(graph)
    page = None if settings.trusted_only else "graphiql"  # it asks what nobody has trusted
    app.include_router(
        Router(
            make_schema(),
            large,
            _documents(settings),
            editor,
            context_getter=context,
            subscription_protocols=(),
            graphql_ide=page,
        ),
        prefix="/graphql",
    )

    app.add_middleware(Guarded, settings=settings, entrance=entrance)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", "Content-Type", BOOKMARK),
            expose_headers=(BOOKMARK,),
        )

    @app.exception_handler(NoSuchPlace)
    async def elsewhere(request: Request, error: NoSuchPlace) -> Response:  # pyright: ignore[reportUnusedFunction]
        code = NotFound.code if error.status_code == 404 else BadInput.code
        return error_reply(error.status_code, code, f"{request.method} {request.url.path}: {error.detail}")

    @app.get("/health")
    async def health() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction]
        """The process is alive."""
        return {"status": "ok", "version": __version__}

    @app.get("/ready")
    async def ready() -> Response:  # pyright: ignore[reportUnusedFunction]
        """The graph answers a query."""
        try:
            async with asyncio.timeout(READY_WITHIN):
                await graph.verify()
        except CscsError as error:
            return _not_ready(error)
        except TimeoutError:
            return _not_ready(ServerUnavailable(f"the graph server did not answer within {READY_WITHIN} s"))
        return JSONResponse({"status": "ready"})

    return app


def _documents(settings: Settings) -> Documents:
    """Raises BadInput for a file of trusted documents that cannot be served."""
    if settings.trusted_documents is None:
        return Documents({})
    schema: Any = getattr(make_schema(), "_schema")  # noqa: B009 - the library offers no public way
    return Documents(trusted_documents(settings.trusted_documents, schema), trusted_only=settings.trusted_only)


def _not_ready(error: CscsError) -> JSONResponse:
    return JSONResponse({"status": "not ready", "code": error.code, "message": str(error)}, status_code=503)
