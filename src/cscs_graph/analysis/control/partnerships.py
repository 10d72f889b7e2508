"""Partnerships: judged by who acts for them, and not by who has put in the money.

The partners entrust one or several of them with the affairs of the partnership; the others no longer see to these, and a
limited partner never does (Partnership Enterprise Law 2006, art. 26, 27 and 68). So the votes are those of the executive
partner. Where several are named, each may have them; where none is loaded, any partner may.
"""

from typing import NamedTuple

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints


class Votes(NamedTuple):
    """Votes of every tie, in billionths, and whether a source states them."""

    low: Ints
    high: Ints
    stated: Bools


def by_whoever_acts(holder: Ints, held: Ints, votes: Votes, partnership: Bools, executive: Bools) -> Votes:
    """The votes with those in partnerships set by who is their executive partner.

    `partnership`: whether `held` is one; `executive`: whether the tie is that of an executive partner, who needs no share.
    """
    if not (partnership.any() or executive.any()):
        return votes
    partners = np.unique(np.stack([held[executive], holder[executive]]), axis=1)
    acting = np.bincount(partners[0], minlength=int(held.max()) + 1)[held]
    low, high, stated = votes.low.copy(), votes.high.copy(), votes.stated | executive
    low[executive] = np.where(acting[executive] == 1, UNIT, 0)
    high[executive] = UNIT
    others = ~executive & (acting > 0)
    low[others] = high[others] = 0
    stated[others] = False
    unknown = partnership & (acting == 0) & ~votes.stated
    low[unknown], high[unknown] = 0, UNIT
    return Votes(low, high, stated)
