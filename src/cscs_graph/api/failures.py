"""Errors as clients see them: a code, a sentence that says what to do, and never a traceback."""

import logging
import re

from graphql import GraphQLError

from cscs_graph.errors import CscsError, QueryTooCostly, without_long_quotes
from cscs_graph.model.time import ONE_DAY, ONE_TIME

_LOG = logging.getLogger("cscs_graph.api")
INVALID = "GRAPHQL_INVALID"
"""Code of a query that does not parse, validate, or keep within the limits."""
_IN_OTHER_WORDS = {
    "Validation aborted.": "the query selects too many fields of one place to be checked; select each field once there"
}
"""What the library says without saying what to do."""
_NO_DAY = re.compile(r'Value cannot represent a (?P<kind>Date|DateTime): (?P<given>".*")\..*', re.DOTALL)
_FORMS = {
    "Date": f"day: write it as {ONE_DAY}, without a time",
    "DateTime": f"time: write it as {ONE_TIME}",
}
_OF_A_PAGE = re.compile(r"Cannot query field '\w+' on type '\w+Connection'\.")


def coded(error: GraphQLError) -> GraphQLError:
    """The same error as it may be shown."""
    if error.extensions and "code" in error.extensions:
        return error
    original = error.original_error
    while isinstance(original, GraphQLError) and original.original_error is not None:
        original = original.original_error
    if original is None or isinstance(original, GraphQLError):
        return _with(error, _in_other_words(error.message), INVALID)
    if isinstance(original, QueryTooCostly):
        return _with(error, str(original), original.code, price=original.price, budget=original.budget)
    if isinstance(original, CscsError):
        return _with(error, str(original), original.code)
    _LOG.error("unforeseen error at %s", error.path, exc_info=original)
    return _with(error, "an unforeseen error occurred; it has been logged", CscsError.code)


def _in_other_words(message: str) -> str:
    if unread := _NO_DAY.search(message):
        message = f"{message[: unread.start()]}{unread['given']} is no {_FORMS[unread['kind']]}"
    if _OF_A_PAGE.fullmatch(message):
        return f"{message} It is a page of a list: select this below `nodes`."
    return _IN_OTHER_WORDS.get(message, without_long_quotes(message))


def _with(error: GraphQLError, message: str, code: str, **more: int) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": code, **more},
    )
