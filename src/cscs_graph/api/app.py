"""The HTTP application: GraphQL, health and readiness."""

import asyncio
import secrets
from typing import Any

from cross_web import AsyncHTTPRequestAdapter, HTTPException
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from graphql import GraphQLError
from pydantic_core import from_json, to_json
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException as NoSuchPlace
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.schema import BaseSchema
from strawberry.types import ExecutionResult

from cscs_graph import __version__
from cscs_graph.api.allowance import Allowance, too_late
from cscs_graph.api.context import Context
from cscs_graph.api.examples import with_examples
from cscs_graph.api.failures import coded
from cscs_graph.api.large import LargeQueries
from cscs_graph.api.schema import make_schema
from cscs_graph.errors import (
    BadInput,
    CscsError,
    LimitExceeded,
    NotFound,
    QueryTimeout,
    QueryTooCostly,
    ServerUnavailable,
)
from cscs_graph.graph.connection import Graph
from cscs_graph.settings import Settings

MAX_BODY = 200_000
"""Bytes of a request body."""
OPEN_PATHS = frozenset({"/health", "/ready"})
"""Probes carry no token, and learn nothing that is stored."""
BOOKMARK = "X-CSCS-Bookmark"
"""Header of a request: what its answer has to have seen, as `cscs load` or an earlier reply named it; several are parted by
commas. Header of a reply: what it has seen. A server without bookmarks ignores it and sends none."""
READY_WITHIN = 3
"""Seconds within which a probe is told: the driver itself goes on trying for longer."""


class Router(GraphQLRouter[Context, None]):
    """GraphiQL opens with example queries of every family; every error of a reply carries a code."""

    def __init__(self, schema: BaseSchema, large: LargeQueries, **options: Any) -> None:
        super().__init__(schema, **options)
        self._large = large

    async def run(self, *args: Any, **kwargs: Any) -> Any:
        """What is refused before it is a query gets a code and a sentence as well."""
        try:
            return await super().run(*args, **kwargs)  # pyright: ignore[reportUnknownVariableType]
        except HTTPException as refused:
            return _error(refused.status_code, BadInput.code, str(refused.reason))

    async def execute_single(
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        sub_response: Response,
        context: Context,
        root_value: None,
        request_data: GraphQLRequestData,
    ) -> ExecutionResult:
        """The reply in time, or an error. A query that is large, or turns out to be, is answered beside all others."""
        allowance = context.allowance
        context.operation_name = request_data.operation_name
        answer = super().execute_single

        async def asked_by(own: Context) -> ExecutionResult:
            return await answer(request, request_adapter, sub_response, own, root_value, request_data)

        async def apart(graph: Graph) -> ExecutionResult:
            return await asked_by(Context(graph, Allowance(allowance.budget, allowance.seconds, large=True)))

        try:
            async with asyncio.timeout(allowance.seconds):
                reply = await asked_by(context)
                if context.large or isinstance(allowance.spent, QueryTooCostly):
                    reply = await self._large.run(context.graph, apart)
                return reply
        except TimeoutError:
            late = QueryTimeout(too_late(allowance.seconds))
            return ExecutionResult(None, [GraphQLError(str(late), original_error=late)])

    def decode_json(self, data: str | bytes) -> object:
        """The object in a body, or in the variables of a GET request; null is an empty one."""
        try:
            decoded = from_json(data, allow_inf_nan=False)
        except ValueError as error:
            raise HTTPException(400, f"the request is not JSON in UTF-8: {error}") from None
        if not isinstance(decoded, dict | None):
            raise HTTPException(400, "send one JSON object with `query` and, where needed, `variables`")
        return decoded or {}  # pyright: ignore[reportUnknownVariableType]

    async def process_result(
        self,
        request: Request,  # noqa: ARG002 - as the library calls it
        result: ExecutionResult,
        strict: bool = False,  # noqa: ARG002
    ) -> GraphQLHTTPResponse:
        shown: GraphQLHTTPResponse = {"data": result.data}
        if result.errors:
            shown["errors"] = [coded(error).formatted for error in result.errors]
        return shown

    def encode_json(self, data: object) -> bytes:
        return to_json(data)

    @property
    def graphql_ide_html(self) -> str:
        return with_examples(super().graphql_ide_html)


class Guarded:
    """Refuses who may not ask, and marks each reply with what its client has seen by then."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        refusal = _refused(request, self._settings) if request is not None else None
        state = scope.setdefault("state", {})

        async def marked(message: Message) -> None:
            client: Graph | None = state.get("client") if message["type"] == "http.response.start" else None
            if client is not None and (seen := await client.bookmarks()):
                MutableHeaders(scope=message)[BOOKMARK] = ",".join(seen)
            await send(message)

        await (refusal or self._app)(scope, receive, marked)


def create_app(graph: Graph, settings: Settings) -> FastAPI:
    """The application over an open graph. It reads and never writes.

    Whoever serves it closes `app.state.large` at the end.
    """
    app = FastAPI(title="cscs-graph", version=__version__, openapi_url=None, docs_url=None, redoc_url=None)

    async def context(request: Request) -> Context:
        client = graph.for_client(_bookmarks(request))
        request.state.client = client
        return Context(client, Allowance(settings.query_budget, settings.answer_timeout))

    large = app.state.large = LargeQueries(graph)
    app.include_router(
        Router(make_schema(), large, context_getter=context, subscription_protocols=()), prefix="/graphql"
    )

    app.add_middleware(Guarded, settings=settings)

    @app.exception_handler(NoSuchPlace)
    async def elsewhere(request: Request, error: NoSuchPlace) -> Response:  # pyright: ignore[reportUnusedFunction]
        code = NotFound.code if error.status_code == 404 else BadInput.code
        return _error(error.status_code, code, f"{request.method} {request.url.path}: {error.detail}")

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


def _refused(request: Request, settings: Settings) -> Response | None:
    """A reply for who may not ask, or asks too much; None for everyone else."""
    if "transfer-encoding" in request.headers:  # such a body has no size before it is read
        return _error(411, BadInput.code, "send the body in one piece, with a Content-Length")
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > MAX_BODY:
        return _error(413, LimitExceeded.code, f"the body has more than {MAX_BODY} bytes")
    if settings.api_token is not None and request.url.path not in OPEN_PATHS:
        given = request.headers.get("authorization", "")
        wanted = f"Bearer {settings.api_token.get_secret_value()}"
        if not secrets.compare_digest(given.encode("latin-1"), wanted.encode()):
            return _error(401, "UNAUTHORIZED", "send the header Authorization: Bearer with the API token")
    return None


def _bookmarks(request: Request) -> list[str]:
    return [bookmark for part in request.headers.getlist(BOOKMARK) for bookmark in part.replace(",", " ").split()]


def _not_ready(error: CscsError) -> JSONResponse:
    return JSONResponse({"status": "not ready", "code": error.code, "message": str(error)}, status_code=503)


def _error(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"errors": [{"message": message, "extensions": {"code": code}}]}, status_code=status)
