"""Ultimate control of every company at once, as arrays: what `cscs derive control` writes."""

from dataclasses import dataclass

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Floats, Ints, Sparse, contains, distinct, places
from cscs_graph.analysis.control.fixpoint import Majority, Pairs, Sums, control
from cscs_graph.analysis.control.holdings import Holdings
from cscs_graph.analysis.control.integrated import integrated
from cscs_graph.analysis.control.ultimate import Concerts, dominated, in_rings, ultimate


@dataclass(frozen=True, slots=True)
class Derived:
    """One place per ultimate controller and company; a concert has one for each member. In the order of (company, party)."""

    controller: Ints
    company: Ints
    certain: Bools
    joint: Bools
    """By a declared concert: nobody of it is enough alone."""
    in_ring: Bools
    votes_low: Ints
    votes_high: Ints
    """Billionths."""
    share_low: Ints
    share_high: Ints
    """Integrated ownership, billionths."""


def derived(holdings: Holdings, majority: Majority, shown: Bools | None = None) -> Derived:
    """Certain and possible ultimate controllers of every company.

    `shown` leaves parties out as controllers: branches, which are their companies. Costs a few sparse products and sorts;
    only true cycles are looped over.
    """
    found = control(holdings, majority)
    below = dominated(found.certain)
    concerts = Concerts(holdings, found, below)
    at_top = concerts.without_idle(ultimate(found.possible, below))
    if shown is not None:
        at_top = at_top.only(np.r_[shown, np.ones(len(holdings.concerts), dtype=np.bool_)][at_top.controller])
    place = _seats(at_top, holdings, concerts)
    pairs, controller = at_top.only(place.pair), place.party
    low, high = _shares(holdings, controller, pairs.controlled)
    at_least, at_most = _votes(holdings, found.votes, pairs)
    order = np.lexsort((pairs.controller >= holdings.parties, controller, pairs.controlled))
    return Derived(
        controller=controller[order],
        company=pairs.controlled[order],
        certain=(contains(found.certain.key, pairs.key) & place.certain)[order],
        joint=(pairs.controller >= holdings.parties)[order],
        in_ring=in_rings(found.certain)[controller][order],
        votes_low=at_least[order],
        votes_high=at_most[order],
        share_low=low[order],
        share_high=high[order],
    )


@dataclass(frozen=True, slots=True)
class _Places:
    pair: Ints
    party: Ints
    certain: Bools


def _seats(pairs: Pairs, holdings: Holdings, concerts: Concerts) -> _Places:
    """Each pair once, a concert's once for everybody at the top of it who is not the company itself."""
    alone = np.flatnonzero(pairs.controller < holdings.parties)
    rows: list[tuple[int, int, bool]] = []
    for place in np.flatnonzero(pairs.controller >= holdings.parties).tolist():
        node, company = int(pairs.controller[place]), int(pairs.controlled[place])
        certain: dict[int, bool] = {}
        for seat in concerts.seats(node):
            if seat.ultimate and seat.party != company:
                certain[seat.party] = certain.get(seat.party, False) or seat.certain
        rows += [(place, party, sure) for party, sure in certain.items() if {*concerts.top(node)} - {party, company}]
    joint = np.asarray(rows, dtype=np.int64).reshape(-1, 3)
    return _Places(
        pair=np.r_[alone, joint[:, 0]],
        party=np.r_[pairs.controller[alone], joint[:, 1]],
        certain=np.r_[np.ones(alone.size, dtype=np.bool_), joint[:, 2] == 1],
    )


def _votes(holdings: Holdings, votes: Sums, pairs: Pairs) -> tuple[Ints, Ints]:
    """Of the votes that can be cast, at least and at most: by what the controller certainly controls, and by what it may."""
    low, _ = votes.of(pairs.key)
    pool, company = holdings.votes, pairs.controlled
    most = np.minimum(np.minimum(pairs.high, pairs.low + pool.left[company]), UNIT)
    at_least = _of(np.minimum(pool.sure(company, low), UNIT), UNIT - pool.own_low[company])
    return at_least, np.maximum(_of(most, UNIT - pool.own_high[company]), at_least)


def _of(votes: Ints, base: Ints) -> Ints:
    """Votes as a share of those that can be cast, in billionths."""
    part = np.where(votes >= base, UNIT, votes * UNIT // np.maximum(base, 1))
    return np.where(votes <= 0, 0, part)


def _shares(holdings: Holdings, controllers: Ints, companies: Ints) -> tuple[Ints, Ints]:
    """Integrated ownership of each pair."""
    owners = distinct(controllers)
    row = np.searchsorted(owners, controllers)
    owned = integrated(holdings, owners)
    low = _picked(owned.low, row, companies)
    high = low if owned.high is owned.low else np.maximum(_picked(owned.high, row, companies), low)
    return _billionths(low), _billionths(high)


def _picked(matrix: Sparse, rows: Ints, columns: Ints) -> Floats:
    """Single values of a sparse matrix."""
    matrix.sort_indices()
    counts = np.diff(matrix.indptr)
    width = matrix.shape[1]
    keys = np.repeat(np.arange(counts.size, dtype=np.int64), counts) * width + matrix.indices
    wanted = rows * width + columns
    values = np.zeros(wanted.size)
    there, place = places(keys, wanted)
    values[there] = matrix.data[place]
    return values


def _billionths(values: Floats) -> Ints:
    return np.rint(np.minimum(values, 1) * UNIT).astype(np.int64)
