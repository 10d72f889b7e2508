"""What a process keeps by version: read once whoever asks, two versions at most, nothing of a version that moved meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from cscs_graph.graph.kept import Kept


class Reader:
    """Counts how often it is asked to read."""

    def __init__(self, *values: object, moved: bool = False, fails: bool = False) -> None:
        self.values = list(values)
        self.read = 0
        self.moved = moved
        self.fails = fails

    async def __call__(self) -> object:
        self.read += 1
        await asyncio.sleep(0)
        if self.fails:
            raise TimeoutError
        return self.values[min(self.read, len(self.values)) - 1]

    async def still(self) -> bool:
        return not self.moved


def asked(kept: Kept, reader: Reader, version: str = "1") -> Awaitable[object]:
    read: Callable[[], Awaitable[object]] = reader
    return kept.of("rules", version, read, reader.still)


async def test_those_who_miss_at_once_read_once() -> None:
    kept, reader = Kept(), Reader("a", "b")
    assert await asyncio.gather(*(asked(kept, reader) for _ in range(5))) == ["a"] * 5
    assert await asked(kept, reader) == "a"
    assert reader.read == 1


async def test_another_version_is_read_anew_and_the_two_used_last_are_kept() -> None:
    kept = Kept()
    for version in "123":
        assert await asked(kept, Reader(version), version) == version
    assert [kept.get("rules", version) for version in "123"] == [None, "2", "3"]
    assert kept.get("rules", "2") == "2"
    kept.put("rules", "4", "4")
    assert [kept.get("rules", version) for version in "234"] == ["2", None, "4"]


async def test_what_is_no_rulebook_is_kept_apart() -> None:
    kept = Kept()
    kept.put("rules", "1", "a")
    assert kept.get("coverage", "1") is None


async def test_what_was_read_while_the_version_moved_is_returned_and_not_kept() -> None:
    kept, reader = Kept(), Reader("half", "half again", moved=True)
    assert await asked(kept, reader) == "half"
    assert kept.get("rules", "1") is None
    assert await asked(kept, reader) == "half again"


async def test_a_reader_that_fails_lets_the_next_one_read() -> None:
    kept, failing = Kept(), Reader(fails=True)
    good = Reader("a")
    first, second = asyncio.ensure_future(asked(kept, failing)), asyncio.ensure_future(asked(kept, good))
    with pytest.raises(TimeoutError):
        await first
    assert await second == "a"
