"""Array types, exact shares, and the few things that numpy has no word for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Sparse = Any
"""A matrix of `scipy.sparse`, which ships no types."""

UNIT = 1_000_000_000
"""Shares are whole billionths inside, so that 0.3 and 0.2 make exactly one half."""


def units(share: float) -> int:
    """A share in [0, 1] as billionths."""
    return round(share * UNIT)


def share_of(amount: int) -> float:
    """Billionths as the share that an answer shows."""
    return int(amount) / UNIT


def contains(ordered: Ints, keys: Ints) -> Bools:
    """Which of `keys` are among the ascending `ordered`."""
    return places(ordered, keys)[0]


def places(ordered: Ints, keys: Ints) -> tuple[Bools, Ints]:
    """Which of `keys` are among the ascending `ordered`, and the places of those."""
    if not ordered.size:
        return np.zeros(keys.size, dtype=np.bool_), np.empty(0, dtype=np.int64)
    place = np.minimum(np.searchsorted(ordered, keys), ordered.size - 1)
    there = ordered[place] == keys
    return there, place[there]


@dataclass(frozen=True, slots=True)
class Places:
    """Where in an array each value stands."""

    order: Ints
    values: Ints

    @classmethod
    def by(cls, values: Ints) -> "Places":
        order = np.argsort(values, kind="stable")
        return cls(order, values[order])

    def of(self, value: int) -> Ints:
        first, last = np.searchsorted(self.values, [value, value + 1])
        return self.order[first:last]


def distinct(keys: Ints) -> Ints:
    """The keys, ascending, each once. By sorting: `numpy.unique` hashes, which takes several times as long."""
    ordered = np.sort(keys)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if ordered.size else ordered


def summed(keys: Ints, *columns: Ints) -> tuple[Ints, ...]:
    """Distinct keys, ascending, and the columns summed over each of them."""
    if not keys.size:
        return keys, *columns
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return ordered[starts], *(np.add.reduceat(column[order], starts) for column in columns)


def merged(left: Ints, right: Ints) -> Ints:
    """Two ascending lists as one."""
    return np.sort(np.concatenate([left, right]), kind="stable")


def added(matrices: Sequence[Sparse]) -> Sparse:
    """The sum of sparse matrices in one go: added one after the other, each sum would cost as much as what it adds to."""
    parts = [matrix.tocoo() for matrix in matrices]
    rows, columns, values = (np.concatenate([getattr(part, name) for part in parts]) for name in ("row", "col", "data"))
    return sparse.csr_matrix((values, (rows, columns)), shape=parts[0].shape)


def runs(starts: Ints, counts: Ints) -> Ints:
    """The places `start, start + 1, ...` of several runs, one after the other."""
    before = np.cumsum(counts) - counts
    return np.arange(int(counts.sum()), dtype=np.int64) + np.repeat(starts - before, counts)
