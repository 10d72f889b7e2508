"""A part of an answer that is made when somebody reads it: the steps of a proof, which most requests do not select."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, cast, overload

Item = TypeVar("Item")


class Deferred(Sequence[Item]):
    """A tuple that is made on first use; equal to the tuple that it is."""

    def __init__(self, make: Callable[[], Iterable[Item]]) -> None:
        self._make = make

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        return self._items[place]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)  # pyright: ignore[reportUnknownArgumentType]

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return repr(self._items)


def deferred(make: Callable[[], Iterable[Item]]) -> tuple[Item, ...]:
    """What `make` gives, made on first use. It serves wherever a tuple is read, so it is typed as one."""
    return cast(tuple[Item, ...], Deferred(make))
