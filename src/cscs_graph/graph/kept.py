"""What a process keeps of what it has read, as long as the store says the same version of it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar, cast

Value = TypeVar("Value")
Version = TypeVar("Version")
_VERSIONS = 2
"""Versions kept of a value: while something is loaded, some readers still see the one before."""


class Kept:
    """Values by what they are and by version, shared by every client of a connection."""

    def __init__(self) -> None:
        self._values: dict[str, OrderedDict[str, Any]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    def get(self, key: str, version: str) -> object | None:
        """The value of that version, or None where it is not kept."""
        versions = self._values.get(key)
        if versions is None or version not in versions:
            return None
        versions.move_to_end(version)
        return versions[version]

    def put(self, key: str, version: str, value: object) -> None:
        """Keeps a value; of its versions those used last stay."""
        versions = self._values.setdefault(key, OrderedDict())
        versions[version] = value
        versions.move_to_end(version)
        while len(versions) > _VERSIONS:
            versions.popitem(last=False)

    async def of(
        self,
        key: str,
        version: str,
        read: Callable[[], Awaitable[Value]],
        still: Callable[[], Awaitable[bool]],
    ) -> Value:
        """The value of a version, read by `read` where it is not kept. Whoever misses at the same time waits and reads it once.

        `still` is asked after reading: where the version has moved on meanwhile, what was read may be of either, so it is
        returned and not kept.
        """
        if (found := self.get(key, version)) is not None:
            return cast(Value, found)
        async with self._locks.setdefault(key, asyncio.Lock()):
            if (found := self.get(key, version)) is not None:
                return cast(Value, found)
            value = await read()
            if await still():
                self.put(key, version, value)
            return value


class KeptAnswers(Generic[Version, Value]):
    """Answers by what was asked, each with the version of the content that it is of. Those used last stay, as long as all of
    them together have no more than `room` items; one that would take a quarter of the room is not kept."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._answers: OrderedDict[str, tuple[Version, Value, int]] = OrderedDict()

    def get(self, asked: str) -> tuple[Version, Value] | None:
        """The answer that was given last, and the version that it was of; None where none is kept."""
        if asked not in self._answers:
            return None
        self._answers.move_to_end(asked)
        return self._answers[asked][:2]

    def put(self, asked: str, version: Version, answer: Value, items: int) -> None:
        """Keeps an answer that holds so many items."""
        self.drop(asked)
        if items * 4 > self._room:
            return
        self._answers[asked] = version, answer, items
        self._taken += items
        while self._taken > self._room:
            self._taken -= self._answers.popitem(last=False)[1][2]

    def drop(self, asked: str) -> None:
        """Forgets an answer, as of a version that is no more."""
        if asked in self._answers:
            self._taken -= self._answers.pop(asked)[2]
