"""Pages of what rules say: the parameters that name a page, and the page of items that have ids."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import Field

from cscs_graph.analysis.core.question import MAX_TEXT
from cscs_graph.model.answers import AgencyRef, ListRef, MouRef, Page

FIRST = 50
MAX_FIRST = 200
First = Annotated[int, Field(ge=1, le=MAX_FIRST, description="Items of the page at most.")]
After = Annotated[
    str, Field(max_length=MAX_TEXT, description="Id of the last item of the page before; by default none.")
]


AnyItem = TypeVar("AnyItem", AgencyRef, ListRef, MouRef)


def page_of(items: Sequence[AnyItem], first: int, after: str) -> Page[AnyItem]:
    """The first items after an id. They come in the order of their ids."""
    rest = [item for item in items if item.id > after]
    return Page(items=tuple(rest[:first]), more=len(rest) > first, total=len(items))
