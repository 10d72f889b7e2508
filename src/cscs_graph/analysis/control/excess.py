"""Totals above the whole: what the rounding of the sources explains, and what it does not."""

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Ints

_COARSEST = 7
"""Shares are taken to be stated in whole percents at the coarsest: 0.5 is 50 %, and not "about a half"."""
_MOST_ROUNDING = UNIT // 100
"""However many holders there are, rounding explains no more than one percent of a company."""
_LEAST_ROUNDING = UNIT // 1_000_000


def beyond_rounding(held: Ints, low: Ints, total: Ints) -> Ints:
    """Per company the excess of its total over the whole; 0 where the rounding of its holders' shares explains it.

    A source that rounds to two decimals of a percent may be wrong by half of the last one, for each holder.
    """
    excess = np.maximum(total - UNIT, 0)
    above = (excess[held] > 0) & (low > 0)
    company, digits = held[above], _last_digit(low[above])
    finest = np.full(total.size, 10**_COARSEST, dtype=np.int64)
    np.minimum.at(finest, company, digits)
    holders = np.bincount(company, minlength=total.size)
    explained = np.clip(holders * finest // 2, _LEAST_ROUNDING, _MOST_ROUNDING)
    return np.where(excess > explained, excess, 0)


def _last_digit(amounts: Ints) -> Ints:
    """The unit of the last decimal that an amount states, in billionths."""
    unit = np.ones(amounts.size, dtype=np.int64)
    for _ in range(_COARSEST):
        unit = np.where(amounts % (unit * 10) == 0, unit * 10, unit)
    return unit
