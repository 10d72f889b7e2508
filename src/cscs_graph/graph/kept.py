"""What a process keeps of what it has read, as long as the store says the same version of it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

Value = TypeVar("Value")
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
