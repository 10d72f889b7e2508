"""A page of an answer that is read page by page."""

from typing import Generic, TypeVar

from cscs_graph.model.answers.part import Part

Item = TypeVar("Item")


class Page(Part, Generic[Item]):
    """Some of the items, in a total order."""

    items: tuple[Item, ...]
    more: bool
    """Whether others come after them."""
    total: int
    """Of all pages together."""
