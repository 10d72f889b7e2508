"""Lists that can be long, a page at a time: Relay connections with a total, over what is held and over what is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

import strawberry
from strawberry.relay import PageInfo
from strawberry.types.field import StrawberryField
from strawberry.types.nodes import SelectedField

from cscs_graph.analysis.core.pages import cursor, page_size, place_after

Node = TypeVar("Node")
FIRST = 50
PAGED = "cscs-paged"
"""Key in the metadata of a field that pages what its answer holds: its name for cursors, and the attribute."""

First = Annotated[int | None, strawberry.argument(description="How many to show at most, 1 to 200.")]
After = Annotated[
    str | None, strawberry.argument(description="Go on after this cursor of the same field; null: from the start.")
]


@strawberry.type(description="One item of a page, and where it stands.")
class Edge(Generic[Node]):
    cursor: str = strawberry.field(description="Where the item stands, for `after` of the same field.")
    node: Node = strawberry.field(description="The item.")


@strawberry.type(description="One page of a list, in the list's order.")
class Connection(Generic[Node]):
    total_count: int = strawberry.field(description="How many there are on all pages.")
    nodes: list[Node] = strawberry.field(description="The items of this page.")
    edges: list[Edge[Node]] = strawberry.field(description="The same items, each with its cursor.")
    page_info: PageInfo = strawberry.field(description="Whether there is more, and from which cursor on.")


@dataclass(frozen=True)
class Page:
    """What is shown of a list that an answer holds: the items from `start` on, at most `size`."""

    field: str
    items: Sequence[Any]
    start: int
    size: int

    @property
    def total_count(self) -> int:
        return len(self.items)

    @cached_property
    def nodes(self) -> Sequence[Any]:
        return self.items[self.start : self.start + self.size]

    @property
    def edges(self) -> list[Edge[Any]]:
        return [Edge(cursor=mark, node=node) for mark, node in zip(self._cursors(), self.nodes, strict=True)]

    @property
    def page_info(self) -> PageInfo:
        last = self.start + len(self.nodes)
        return PageInfo(
            has_next_page=last < len(self.items),
            has_previous_page=self.start > 0,
            start_cursor=cursor(self.field, self.start) if self.nodes else None,
            end_cursor=cursor(self.field, last - 1) if self.nodes else None,
        )

    def shown(self) -> Any:
        """As the type that shows it, whose fields it has."""
        return self

    def _cursors(self) -> Iterator[str]:
        return (cursor(self.field, self.start + place) for place in range(len(self.nodes)))


def page_of(field: str, items: Sequence[Any], first: int | None, after: str | None, default: int = FIRST) -> Page:
    """Raises BadInput for a cursor of another field or a page of nothing, LimitExceeded for one that is too large."""
    size = page_size(default if first is None else first)
    return Page(field, items, 0 if after is None else place_after(field, after), size)


def paged_field(owner: str, name: str, node: Any, default: int, description: str | None) -> StrawberryField:
    """The field of a type that shows an attribute of its answer a page at a time."""
    field = f"{owner}.{name}"

    def resolve(self: Any, first: int | None = default, after: str | None = None) -> Any:
        return page_of(field, getattr(self, name), first, after, default)

    resolve.__name__ = name
    resolve.__annotations__ = {"self": Any, "first": First, "after": After, "return": Connection[node]}
    return strawberry.field(resolver=resolve, description=description, metadata={PAGED: (field, name, default)})


def connection(pairs: Sequence[tuple[str, Node]], *, more: bool, after: str | None, total: int = 0) -> Connection[Node]:
    """A page of (cursor, node) pairs, read from the store; the total only where it is asked for."""
    info = PageInfo(
        has_next_page=more,
        has_previous_page=after is not None,
        start_cursor=pairs[0][0] if pairs else None,
        end_cursor=pairs[-1][0] if pairs else None,
    )
    edges = [Edge(cursor=mark, node=node) for mark, node in pairs]
    return Connection(total_count=total, nodes=[node for _, node in pairs], edges=edges, page_info=info)


def selects(info: Any, field: str) -> bool:
    """Whether a field is selected right below the one that is resolved, in a fragment or not."""
    return any(_selects(selection, field) for selected in info.selected_fields for selection in selected.selections)


def _selects(selection: Any, field: str) -> bool:
    if isinstance(selection, SelectedField):
        return selection.name == field
    return any(_selects(inner, field) for inner in selection.selections)
