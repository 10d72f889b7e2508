"""Integrated ownership: what a party owns of a company over all paths, exact with cycles.

A is the matrix of direct shares, holder by company. V = (I - A)^-1 - I sums the products over all walks, as often as they
turn in a cycle (Leontief; Brioschi, Buzzacchi and Colombo 1989). For an owner outside all cycles V is its share. An owner
inside one is counted again whenever a walk comes back to it; those walks are left out here: y_ij = V_ij / (1 + V_ii), the
sum over all walks that never return to i (Baldone, Brioschi and Paleari 1998). Without cycles both are the sum of the
products over all paths, which vendors call the effective share.

Only true cycles are solved (`cycles.py`). With C the inverses of I - A inside each strongly connected component and X the
shares between components, (I - A)^-1 = (I - C X)^-1 C, and the powers of C X end after as many steps as the graph is deep.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]

from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints, Sparse, added
from cscs_graph.analysis.control.cycles import Convention, Cycles
from cscs_graph.analysis.control.holdings import Holdings, Pool

EXACT = 1e-12
"""What is carried on below this share of a company ends."""


@dataclass(frozen=True, slots=True)
class Integrated:
    """Bounds of integrated shares: one row per asked owner, one column per party, fractions in [0, 1]."""

    owners: Ints
    low: Sparse
    high: Sparse
    singular: tuple[Ints, ...]
    """Members of closed rings: by the certain shares they own themselves whole, nothing is left for others, and the system
    has no solution. Bounds of what passes through one are those of 0 and 1."""

    def of(self, row: int, company: int) -> tuple[float, float]:
        """Lower and upper bound of the share of the owner in that row, to a billionth."""
        low, high = (min(round(float(bound[row, company]), 9), 1.0) for bound in (self.low, self.high))
        return low, max(low, high)


def integrated(
    holdings: Holdings, owners: Ints, convention: Convention = Convention.NO_RETURN, *, doubted: bool = False
) -> Integrated:
    """What each of `owners` owns of everything, over all paths. A branch belongs to its company whole.

    `doubted`: the lower bound takes what is stated beyond the whole of a company from each of its holders.

    The lower bound solves the system of the certain shares, the upper one that of the largest shares, each capped by what
    the other holders leave: shares only add, so that the true value lies between.
    """
    pool = holdings.shares
    least = pool.sure(pool.held, pool.low) if doubted else pool.low
    low, singular = _rows(matrix_of(holdings, least), owners, convention, bounded=False)
    unsure = np.flatnonzero(_leads_to(pool, least != pool.high)[owners])
    if not unsure.size:
        return Integrated(owners, low, low, singular)
    highest, _ = _rows(matrix_of(holdings, pool.high), owners[unsure], convention, bounded=True)
    return Integrated(owners, low, _replaced(low, unsure, highest), singular)


def _leads_to(pool: Pool, holdings: Bools) -> Bools:
    """Per node whether a path from it passes one of these holdings."""
    leads = np.zeros(pool.nodes, dtype=np.bool_)
    fresh = pool.holder[holdings]
    while fresh.size:
        leads[fresh] = True
        onward = leads[pool.held] & ~leads[pool.holder]
        fresh = pool.holder[onward]
    return leads


def _replaced(matrix: Sparse, rows: Ints, by: Sparse) -> Sparse:
    """The matrix with some rows taken from another."""
    kept = np.ones(matrix.shape[0])
    kept[rows] = 0
    places = sparse.csr_matrix((np.ones(rows.size), (rows, np.arange(rows.size))), shape=(matrix.shape[0], rows.size))
    diagonal = sparse.csr_matrix((kept, (np.arange(kept.size), np.arange(kept.size))))
    return diagonal @ matrix + places @ by


def matrix_of(holdings: Holdings, amounts: Ints) -> Sparse:
    """The matrix A of direct shares, as fractions."""
    pool = holdings.shares
    some = amounts > 0
    return sparse.csr_matrix(
        (amounts[some] / UNIT, (pool.holder[some], pool.held[some])), shape=(pool.nodes, pool.nodes)
    )


def _rows(matrix: Sparse, owners: Ints, convention: Convention, *, bounded: bool) -> tuple[Sparse, tuple[Ints, ...]]:
    """What the owners own by one matrix; and the cycles that could not be solved."""
    cycles = Cycles.of(matrix, bounded=bounded)
    inside, step = cycles.starts(owners, convention)
    clipped = bounded and bool(cycles.singular)
    steps = [inside]
    for _ in range(cycles.most_steps):
        step = step @ cycles.onward
        step.data[step.data < EXACT] = 0
        step.eliminate_zeros()
        if not step.nnz:
            total = added(steps)
            return _capped(total) if clipped else total, tuple(cycles.singular)
        steps.append(_capped(step) if clipped else step)
    return cycles.unsolved(added(steps), bounded=bounded)


def _capped(step: Sparse) -> Sparse:
    """An upper bound is never more than the whole."""
    step.data = np.minimum(step.data, 1)
    return step
