"""Who stands at the top: controllers whom nobody else certainly controls."""

import numpy as np

from cscs_graph.analysis.control.arrays import Bools, contains
from cscs_graph.analysis.control.fixpoint import Pairs
from cscs_graph.analysis.control.holdings import Holdings


def dominated(certain: Pairs) -> Bools:
    """Per node whether another certainly controls it that it does not control itself. In a ring nobody is dominated."""
    below = np.zeros(certain.nodes, dtype=np.bool_)
    below[certain.controlled[~_mutual(certain)]] = True
    return below


def in_rings(certain: Pairs) -> Bools:
    """Per node whether it certainly controls somebody who certainly controls it."""
    ring = np.zeros(certain.nodes, dtype=np.bool_)
    ring[certain.controller[_mutual(certain)]] = True
    return ring


def _mutual(certain: Pairs) -> Bools:
    """Which pairs hold the other way round as well. Most controllers are controlled by nobody, and are not looked up."""
    controller, controlled = certain.controller, certain.controlled
    below = np.zeros(certain.nodes, dtype=np.bool_)
    below[controlled] = True
    mutual = below[controller]
    mutual[mutual] = contains(certain.key, controlled[mutual] * certain.nodes + controller[mutual])
    return mutual


def without_idle_concerts(pairs: Pairs, holdings: Holdings, everything: Pairs) -> Pairs:
    """Pairs of concerts only where by `everything` no member alone is enough: then they control jointly."""
    idle = np.zeros(pairs.key.size, dtype=np.bool_)
    for place, concert in enumerate(holdings.concerts):
        rows = pairs.controller == holdings.parties + place
        if not rows.any():
            continue
        companies = pairs.controlled[rows]
        alone = np.isin(companies, np.asarray(concert.members))
        for member in concert.members:
            alone |= contains(everything.key, member * pairs.nodes + companies)
        idle[np.flatnonzero(rows)[alone]] = True
    return pairs.only(~idle)


def ultimate(pairs: Pairs, below: Bools) -> Pairs:
    """Those pairs whose controller is dominated by nobody."""
    return pairs.only(~below[pairs.controller])
