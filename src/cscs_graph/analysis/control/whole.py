"""Ultimate control of every company at once, as arrays: what `cscs derive control` writes."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Floats, Ints, Sparse, contains, distinct, places, runs
from cscs_graph.analysis.control.fixpoint import Majority, Pairs, control
from cscs_graph.analysis.control.holdings import Holdings
from cscs_graph.analysis.control.integrated import integrated
from cscs_graph.analysis.control.ultimate import dominated, in_rings, ultimate, without_idle_concerts


@dataclass(frozen=True, slots=True)
class Derived:
    """One place per ultimate controller and company; a concert has one for each member. In the order of (company, party)."""

    controller: Ints
    company: Ints
    certain: Bools
    joint: Bools
    """By a declared concert: no member alone is enough."""
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
    certain, possible = control(holdings, majority)
    at_top = without_idle_concerts(ultimate(possible, dominated(certain)), holdings, possible)
    if shown is not None:
        at_top = at_top.only(np.r_[shown, np.ones(len(holdings.concerts), dtype=np.bool_)][at_top.controller])
    place = _members(at_top, holdings)
    pairs, controller = at_top.only(place.pair), place.party
    low, high = _shares(holdings, controller, pairs.controlled)
    at_least, at_most = _votes(holdings, certain, pairs)
    order = np.lexsort((controller, pairs.controlled))
    return Derived(
        controller=controller[order],
        company=pairs.controlled[order],
        certain=contains(certain.key, pairs.key)[order],
        joint=(pairs.controller >= holdings.parties)[order],
        in_ring=in_rings(certain)[pairs.controller][order],
        votes_low=at_least[order],
        votes_high=at_most[order],
        share_low=low[order],
        share_high=high[order],
    )


@dataclass(frozen=True, slots=True)
class _Places:
    pair: Ints
    party: Ints


def _members(pairs: Pairs, holdings: Holdings) -> _Places:
    """Each pair once, a concert's once for every member."""
    if not holdings.concerts:
        return _Places(np.arange(pairs.key.size), pairs.controller)
    counts = np.ones(holdings.nodes, dtype=np.int64)
    counts[holdings.parties :] = [len(concert.members) for concert in holdings.concerts]
    first = np.cumsum(counts) - counts
    parties: Any = [np.arange(holdings.parties), *(np.asarray(concert.members) for concert in holdings.concerts)]
    several = counts[pairs.controller]
    party = np.concatenate(parties).astype(np.int64)[runs(first[pairs.controller], several)]
    return _Places(np.repeat(np.arange(pairs.key.size), several), party)


def _votes(holdings: Holdings, certain: Pairs, pairs: Pairs) -> tuple[Ints, Ints]:
    """Votes at least and at most: by what the controller certainly controls, and by what it may control."""
    low = np.zeros(pairs.key.size, dtype=np.int64)
    there, place = places(certain.key, pairs.key)
    low[there] = certain.low[place]
    most = np.minimum(pairs.high, pairs.low + holdings.votes.left[pairs.controlled])
    return np.minimum(low, UNIT), np.minimum(np.maximum(most, low), UNIT)


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
