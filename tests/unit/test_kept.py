"""What a process keeps by version: read once whoever asks, two versions at most, nothing of a version that moved meanwhile;
answers as far as there is room."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from cscs_graph.graph.kept import Kept, KeptAnswers


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


def test_of_answers_those_used_last_are_kept_as_far_as_there_is_room() -> None:
    """Room for ten items: three answers of two fill six, a fourth and fifth all; a sixth has to displace the oldest."""
    kept = KeptAnswers[str, str](room=10)
    for asked in "abcde":
        kept.put(asked, "1", asked.upper(), 2)
    assert kept.get("a") == ("1", "A")
    kept.put("f", "1", "F", 2)
    assert [kept.get(asked) for asked in "abf"] == [("1", "A"), None, ("1", "F")]


def test_an_answer_takes_its_room_once_and_gives_it_back() -> None:
    kept = KeptAnswers[str, str](room=8)
    for version in "12345":
        kept.put("a", version, "A", 2)
    kept.put("b", "1", "B", 2)
    kept.drop("b")
    kept.drop("b")
    for asked in "cde":
        kept.put(asked, "1", asked.upper(), 2)
    assert [kept.get(asked) is not None for asked in "abcde"] == [True, False, True, True, True]


def test_an_answer_that_would_take_a_quarter_of_the_room_and_more_is_not_kept() -> None:
    kept = KeptAnswers[str, str](room=8)
    kept.put("a", "1", "A", 2)
    kept.put("a", "2", "A, grown", 3)
    assert kept.get("a") is None
    nothing = KeptAnswers[str, str](room=0)
    nothing.put("a", "1", "A", 1)
    assert nothing.get("a") is None
