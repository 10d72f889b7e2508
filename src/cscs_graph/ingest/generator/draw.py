"""Chance without memory: what is drawn for number i depends on the seed and i alone.

Only `Random.random` is used: Python promises its sequence across versions, and of no other method.
"""

from datetime import date, timedelta
from random import Random
from typing import TypeVar

from cscs_graph.ingest.generator.distributions import Weighted

T = TypeVar("T")


class Draw:
    """Draws for one company. The order of calls is part of the format: a call in between changes what follows."""

    def __init__(self, seed: int, index: int) -> None:
        self._next = Random(seed << 64 | index).random  # noqa: S311 - test data, not secrets

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self._next() < share

    def pick(self, choices: Weighted[T]) -> T:
        return choices.at(self._next())

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._next()

    def below(self, bound: int, skew: float = 1) -> int:
        """A whole number in [0, bound). A skew above 1 favours low ones: their share falls as a power law."""
        return int(bound * self._next() ** skew)

    def day(self, first: date, end: date) -> date:
        """A day in [first, end)."""
        return first + timedelta(self.below(max(1, (end - first).days)))


def months_after(day: date, months: int) -> date:
    """The same day that many months later, but never past the 28th, which every month has."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
