"""The two media types of a GraphQL reply, and the status that each of them carries (GraphQL over HTTP, section 6).

`application/json` is what clients have always got: 200 whenever the request was GraphQL at all. Who accepts
`application/graphql-response+json` can go by the status: 4xx or 5xx where nothing was executed.
"""

from collections.abc import Collection, Sequence

from fastapi import Response
from graphql import GraphQLError
from strawberry.types import ExecutionResult

from cscs_graph.errors import CscsError, ServerUnavailable

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
_REFUSED, _FAILED, _UNAVAILABLE = 400, 500, 503


def media_type(accept: str | None) -> str:
    """The type that an Accept header asks for: the usual one unless the other is named, and liked no less."""
    weights = dict(_weighted(accept or ""))
    return GRAPHQL if 0 < weights.get(GRAPHQL, 0.0) >= weights.get(JSON, 0.0) else JSON


def preferred(accept: str | None, known: Collection[str]) -> str | None:
    """The one of `known` that an Accept-Language header likes best, whatever the region; None where it names none of them."""
    liked = [(weight, tag.partition("-")[0]) for tag, weight in _weighted(accept or "") if weight > 0]
    return next((tag for _, tag in sorted(liked, key=lambda one: -one[0]) if tag in known), None)


def status_of(result: ExecutionResult) -> int:
    """200 where something was executed, if only in part; else whose fault it is."""
    if is_executed(result):
        return 200
    causes = [_cause(error) for error in result.errors or ()]
    if any(isinstance(cause, ServerUnavailable) for cause in causes):
        return _UNAVAILABLE
    if any(cause is not None and not isinstance(cause, CscsError) for cause in causes):
        return _FAILED
    return _REFUSED


def is_executed(result: ExecutionResult) -> bool:
    """Whether a reply has a data entry: an error that names no place in it was met before there was one."""
    return result.data is not None or any(error.path is not None for error in result.errors or ())


def as_asked(response: Response, kind: str, status: int) -> Response:
    """A reply in JSON as that media type, with its status."""
    if kind == GRAPHQL:
        response.headers["content-type"] = f"{GRAPHQL}; charset=utf-8"
        if response.status_code == 200:
            response.status_code = status
    response.headers.append("vary", "Accept")
    return response


def _cause(error: GraphQLError) -> Exception | None:
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _weighted(accept: str) -> Sequence[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for part in accept.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((text[2:] for text in parameters if text.startswith("q=")), "1")
        try:
            found.append((kind, float(weight)))
        except ValueError:
            continue
    return found
