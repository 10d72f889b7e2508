"""Keyset cursors: opaque to clients, stable while data is added."""

import base64
import binascii
import json
from datetime import date

from pydantic_core import from_json

from cscs_graph.errors import BadInput, LimitExceeded

MAX_PAGE = 200


def cursor(*key: str | float) -> str:
    """The key of an item, encoded."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def key_of(after: str, size: int) -> list[str | float]:
    """The key in a cursor. Raises BadInput for what is none."""
    try:
        key = from_json(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)), allow_inf_nan=False)
    except (binascii.Error, ValueError):
        key = None
    if not isinstance(key, list) or len(key) != size or not all(isinstance(part, str | float | int) for part in key):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        raise BadInput("after: not a cursor of this field; take endCursor from pageInfo")
    return key  # pyright: ignore[reportUnknownVariableType]


def after_id(after: str | None) -> str:
    """The id to go on after; the empty string is before all."""
    return "" if after is None else str(key_of(after, 1)[0])


def after_day(after: str | None) -> tuple[date, str] | None:
    """The day and id to go on after."""
    if after is None:
        return None
    day, identity = key_of(after, 2)
    try:
        return date.fromisoformat(str(day)), str(identity)
    except ValueError:
        raise BadInput("after: not a cursor of this field; take endCursor from pageInfo") from None


def after_score(after: str | None) -> tuple[float, str] | None:
    """The score and id to go on after."""
    if after is None:
        return None
    score, identity = key_of(after, 2)
    if not isinstance(score, float) or not 0 <= score <= 100:
        raise BadInput("after: not a cursor of this field; take endCursor from pageInfo")
    return score, str(identity)


def page_size(first: int) -> int:
    """Raises for a page that nobody can want, or that is too large."""
    if first < 1:
        raise BadInput(f"first: {first} is less than 1")
    if first > MAX_PAGE:
        raise LimitExceeded(f"first: {first} is more than {MAX_PAGE}; page on with after")
    return first
