"""One holding, told by several sources: what they say of it together.

A register and a vendor that both name 40 % do not make 80 %. What one source says of a holder and a company adds up, as
parcels do; what several sources say is said of the same, so that it lies within all their intervals. Where these do not meet,
one of them is wrong: then it lies anywhere from the least to the most of them, and the dispute is told.
"""

from typing import NamedTuple

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints, summed


class Agreed(NamedTuple):
    """One place per distinct key, ascending."""

    key: Ints
    low: Ints
    high: Ints
    disputed: Bools


def agreed(key: Ints, source: Ints, low: Ints, high: Ints, stated: Bools) -> Agreed:
    """`stated`: false where a source says nothing of its own, so that any other that does goes before it."""
    sources = int(source.max(initial=0)) + 1
    keys, low, high, said = summed(key * sources + source, low, high, stated.astype(np.int64))
    key, high = keys // sources, np.minimum(high, np.maximum(low, UNIT))
    if not np.any(key[1:] == key[:-1]):
        return Agreed(key, low, high, np.zeros(key.size, dtype=np.bool_))
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    some = np.repeat(np.maximum.reduceat(said, starts), np.diff(np.r_[starts, key.size]))
    kept = (said > 0) | (some == 0)
    key, low, high = key[kept], low[kept], high[kept]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    most_low, least_high = np.maximum.reduceat(low, starts), np.minimum.reduceat(high, starts)
    disputed = most_low > least_high
    least_low, most_high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
    return Agreed(
        key=key[starts],
        low=np.where(disputed, least_low, most_low),
        high=np.where(disputed, most_high, least_high),
        disputed=disputed,
    )
