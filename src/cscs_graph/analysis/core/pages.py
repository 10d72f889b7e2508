"""Pages of long lists: cursors, opaque to clients, of one field each.

A field that pages what its answer holds counts places. One that pages the store names the key of the last item, so that its
cursors stay valid while data is added.
"""

import base64
import binascii
import json
from datetime import date
from typing import Annotated, Any, cast

from pydantic import Field
from pydantic_core import from_json

from cscs_graph.errors import BadInput, LimitExceeded

MAX_PAGE = 200
PAGE = 50
First = Annotated[int, Field(ge=1, le=MAX_PAGE, description="Items of the page at most; page on with `after`.")]
After = Annotated[
    str | None, Field(description="The cursor after which the page begins: `endCursor` of the page before.")
]
Counted = Annotated[bool, Field(description="Whether to count what is on all pages.")]
_FOREIGN = "after: not a cursor of this field; take endCursor from pageInfo"


def cursor(field: str, *key: str | float) -> str:
    """The place of an item in the list of a field, encoded."""
    return base64.urlsafe_b64encode(json.dumps([field, *key]).encode()).decode().rstrip("=")


def key_of(field: str, after: str, size: int) -> list[str | float]:
    """The key in a cursor. Raises BadInput for an invalid cursor, or one of another field."""
    try:
        key: Any = from_json(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)), allow_inf_nan=False)
    except (binascii.Error, ValueError):
        key = None
    if not isinstance(key, list):
        raise BadInput(_FOREIGN)
    name, *parts = cast("list[Any]", key) or [None]
    if name != field or len(parts) != size or not all(isinstance(part, str | float | int) for part in parts):
        raise BadInput(_FOREIGN)
    return parts


def place_after(field: str, after: str) -> int:
    """The place to go on from, 0 for the first."""
    [place] = key_of(field, after, 1)
    if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < 10**9:
        raise BadInput(_FOREIGN)
    return place + 1


def after_id(field: str, after: str | None) -> str:
    """The id to go on after; the empty string is before all."""
    return "" if after is None else str(key_of(field, after, 1)[0])


def after_day(field: str, after: str | None) -> tuple[date, str] | None:
    """The day and id to go on after."""
    if after is None:
        return None
    day, identity = key_of(field, after, 2)
    try:
        return date.fromisoformat(str(day)), str(identity)
    except ValueError:
        raise BadInput(_FOREIGN) from None


def after_score(field: str, after: str | None) -> tuple[float, str] | None:
    """The score and id to go on after."""
    if after is None:
        return None
    score, identity = key_of(field, after, 2)
    if not isinstance(score, float) or not 0 <= score <= 100:
        raise BadInput(_FOREIGN)
    return score, str(identity)


def page_size(first: int) -> int:
    """Raises BadInput for a page of nothing, LimitExceeded for one that is too large."""
    if first < 1:
        raise BadInput("first: {first} is less than 1", first=first)
    if first > MAX_PAGE:
        raise LimitExceeded(
            "first: {first} is more than {max_page}; page on with after", first=first, max_page=MAX_PAGE
        )
    return first
