"""The GraphQL schema with its limits."""

from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import AddValidationRules, MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from cscs_graph.api.limits import MAX_TOKENS, WithinBudget, WithinLimits
from cscs_graph.api.plain import PlainDataExecutor
from cscs_graph.api.query import Query
from cscs_graph.api.types import TYPES

_CACHED_QUERIES = 256


class QuietSchema(strawberry.Schema):
    """Errors are given their codes, and the unforeseen ones logged, where the reply is written (`api.failures`)."""

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Nothing: what clients do wrong belongs into their reply, not into the log."""


@cache
def make_schema() -> strawberry.Schema:
    """The schema, made once. Depth, aliases, tokens and price are bounded before anything is asked of the graph."""
    return QuietSchema(
        query=Query,
        types=TYPES,
        execution_context_class=PlainDataExecutor,
        config=StrawberryConfig(auto_camel_case=True, relay_max_results=200),
        extensions=[
            lambda: AddValidationRules([WithinLimits]),
            lambda: MaxTokensLimiter(max_token_count=MAX_TOKENS),
            lambda: ParserCache(maxsize=_CACHED_QUERIES),
            lambda: ValidationCache(maxsize=_CACHED_QUERIES),
            WithinBudget,
        ],
    )


def sdl() -> str:
    """The schema in the definition language, as it is kept in `docs/schema.graphql`."""
    return make_schema().as_str() + "\n"


if __name__ == "__main__":
    print(sdl(), end="")
