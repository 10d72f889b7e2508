"""Rings of holdings, and faults of the data: reported with the holdings, never hidden and never scaled away."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cscs_graph.analysis.control.arrays import Ints
from cscs_graph.analysis.control.cycles import components, members_of_cycles
from cscs_graph.analysis.control.holdings import Holdings, Pool
from cscs_graph.analysis.control.integrated import matrix_of
from cscs_graph.model.answers import FaultKind


@dataclass(frozen=True, slots=True)
class Fault:
    """Where it is: one company, or the members of a ring."""

    kind: FaultKind
    companies: tuple[int, ...]
    total: int
    """Sum of the certain shares, or votes, in the first company, in billionths."""
    holder: int | None = None
    """Whose holding the sources dispute."""


def faults(holdings: Holdings, singular: tuple[Ints, ...]) -> tuple[Fault, ...]:
    """By kind, in the order of the companies. What the rounding of the sources explains is no fault."""
    shares, votes = holdings.shares, holdings.votes
    apart = (votes.excess > 0) & ((shares.excess == 0) | (votes.total != shares.total))
    found = [
        Fault(kind, (int(company),), int(pool.total[company]))
        for kind, pool, above in (
            (FaultKind.TOTAL_ABOVE_WHOLE, shares, shares.excess > 0),
            (FaultKind.VOTES_ABOVE_WHOLE, votes, apart),
        )
        for company in np.flatnonzero(above)
    ]
    found += [Fault(FaultKind.CLOSED_RING, tuple(map(int, ring)), int(shares.total[ring[0]])) for ring in singular]
    disputed = {pair for pool in (shares, votes) for pair in _pairs(pool)}
    found += [
        Fault(FaultKind.SOURCES_DIFFER, (company,), int(shares.total[company]), holder)
        for company, holder in sorted(disputed)
    ]
    return tuple(found)


def _pairs(pool: Pool) -> Iterator[tuple[int, int]]:
    """The companies and holders over whom the sources differ."""
    for place in np.flatnonzero(pool.disputed):
        yield int(pool.held[place]), int(pool.holder[place])


def rings(holdings: Holdings) -> tuple[tuple[int, ...], ...]:
    """For every set of companies that (may) hold shares in each other in a circle, a shortest circle through its first.

    The last of a circle holds shares in its first. What a company holds of itself is a circle of one.
    """
    matrix = matrix_of(holdings, holdings.shares.high)
    own = matrix.diagonal() > 0
    found: list[tuple[int, ...]] = [(int(company),) for company in np.flatnonzero(own)]
    for members in members_of_cycles(*components(matrix), np.zeros_like(own)):
        inside = matrix[members][:, members].tocsr()
        found.append(tuple(int(members[place]) for place in _shortest_circle(inside.indptr, inside.indices)))
    return tuple(sorted(found))


def _shortest_circle(first: Ints, held: Ints) -> list[int]:
    """Breadth first from place 0 until a holding leads back to it."""
    came_from = {0: -1}
    queue = deque([0])
    while queue:
        at = queue.popleft()
        for place in sorted(map(int, held[first[at] : first[at + 1]])):
            if place == 0:
                return _back(came_from, at)
            if place not in came_from:
                came_from[place] = at
                queue.append(place)
    return [0]


def _back(came_from: dict[int, int], at: int) -> list[int]:
    way: list[int] = []
    while at != -1:
        way.append(at)
        at = came_from[at]
    return way[::-1]
