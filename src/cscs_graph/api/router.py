"""GraphQL over HTTP: what a request names, how its reply is made in time, and what its errors say."""

import asyncio
from collections.abc import Callable
from typing import Any

from cross_web import AsyncHTTPRequestAdapter, HTTPException
from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from graphql import GraphQLError
from pydantic_core import from_json, to_json
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.schema import BaseSchema
from strawberry.types import ExecutionResult

from cscs_graph.api.allowance import Allowance, too_late
from cscs_graph.api.context import Context
from cscs_graph.api.documents import DOCUMENT_ID, Documents
from cscs_graph.api.doors import error_reply
from cscs_graph.api.examples import with_examples
from cscs_graph.api.failures import coded
from cscs_graph.api.large import LargeQueries
from cscs_graph.api.media import as_asked, is_executed, media_type, status_of
from cscs_graph.errors import BadInput, CscsError, QueryTimeout, QueryTooCostly
from cscs_graph.graph.connection import Graph

Editor = Callable[[Request], str]
"""The page that a browser is shown where it opens the address of the API."""
IDE, GRAPHIQL = "ide", "graphiql"
"""Parameter and value by which a browser asks for GraphiQL, whose scripts come from a public address."""

GRAPHIQL_POLICY = (
    "default-src 'self' 'unsafe-inline' https://unpkg.com data: blob:; base-uri 'none'; frame-ancestors 'none'"
)
"""What GraphiQL may load: its page begins with a script of its own, and the others come from there."""


class Router(GraphQLRouter[Context, None]):
    """GraphiQL opens with example queries of every family; every error of a reply carries a code."""

    def __init__(
        self, schema: BaseSchema, large: LargeQueries, documents: Documents, editor: Editor | None, **options: Any
    ) -> None:
        super().__init__(schema, **options)
        self._large = large
        self._documents = documents
        self._editor = editor

    async def run(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What is refused before it is a query gets a code and a sentence as well; every reply the type that is asked for."""
        try:
            response: Any = await super().run(request, *args, **kwargs)  # pyright: ignore[reportUnknownVariableType]
        except HTTPException as refused:
            response = error_reply(refused.status_code, BadInput.code, str(refused.reason))
        if isinstance(response, HTMLResponse):
            return response
        kind = media_type(request.headers.get("accept"))
        return as_asked(response, kind, getattr(request.state, "status", 200))  # pyright: ignore[reportUnknownArgumentType]

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData | list[GraphQLRequestData]:
        """A `documentId` stands with the extensions from here on."""
        asked = await super().parse_http_body(request)
        if request.method == "GET":
            stated: Any = request.query_params
        else:
            body = await request.get_body()
            stated = self.parse_json(body) if DOCUMENT_ID.encode() in body else {}
        if isinstance(asked, GraphQLRequestData) and DOCUMENT_ID in stated:
            asked.extensions = {**(asked.extensions or {}), DOCUMENT_ID: stated[DOCUMENT_ID]}
        return asked

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
        try:
            request_data.query = self._documents.query_of(request_data.query, request_data.extensions)
        except CscsError as error:
            return ExecutionResult(None, [GraphQLError(str(error), original_error=error)])
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

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        """Not for who names a query in place of sending it."""
        names = {DOCUMENT_ID, "extensions"} & {*request.query_params}
        return not names and super().should_render_graphql_ide(request)

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
        request: Request,
        result: ExecutionResult,
        strict: bool = False,  # noqa: ARG002 - as the library calls it
    ) -> GraphQLHTTPResponse:
        request.state.status = status_of(result)
        shown: GraphQLHTTPResponse = {"data": result.data} if is_executed(result) else {}
        if result.errors:
            shown["errors"] = [coded(error).formatted for error in result.errors]
        return shown

    def encode_json(self, data: object) -> bytes:
        return to_json(data)

    async def render_graphql_ide(self, request: Request) -> HTMLResponse:
        """The editor; GraphiQL for who asks for that, or where there is no other."""
        if self._editor is None or request.query_params.get(IDE) == GRAPHIQL:
            page = await super().render_graphql_ide(request)
            page.headers["content-security-policy"] = GRAPHIQL_POLICY
            return page
        return HTMLResponse(self._editor(request))

    @property
    def graphql_ide_html(self) -> str:
        return with_examples(super().graphql_ide_html)
