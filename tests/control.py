"""Small holdings for tests, and a brute-force oracle written without arrays: sets, fractions and dense matrices."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import Any

import numpy as np

from cscs_graph.analysis.control.arrays import units
from cscs_graph.analysis.control.holdings import Concert, Holdings

WHOLE_PERCENTS = Fraction(1, 100)
"""What the rounding of two holders or more explains whose shares are stated in whole percents."""
Tie = tuple[int, int, float, float]
"""Holder, held, share at least, share at most."""


def made(
    parties: int,
    ties: Sequence[Tie],
    declared: Sequence[tuple[int, int]] = (),
    concerts: Sequence[Concert] = (),
    nominees: Sequence[int] = (),
    sources: Sequence[int] | None = None,
    votes: Mapping[int, float] | None = None,
) -> Holdings:
    """Holdings of one source unless `sources` are given by place, whose votes follow the shares unless `votes` are."""

    def column(values: Any) -> Any:
        return np.asarray(list(values), dtype=np.int64)

    holder = column(tie[0] for tie in ties)
    low, high = column(units(tie[2]) for tie in ties), column(units(tie[3]) for tie in ties)
    attributed = ~np.isin(holder, column(nominees))
    ends = [column(pair[place] for pair in declared) for place in (0, 1)]
    held = column(tie[1] for tie in ties)
    stated = votes or {}
    votes_low = column(units(stated[place]) if place in stated else low[place] for place in range(len(ties)))
    votes_high = column(units(stated[place]) if place in stated else high[place] for place in range(len(ties)))
    return Holdings(
        parties=parties,
        holder=holder,
        held=held,
        source=column(sources or [0] * len(ties)),
        share_low=low,
        share_high=high,
        votes_low=votes_low,
        votes_high=votes_high,
        votes_stated=np.isin(np.arange(len(ties)), list(stated)),
        capital=np.ones(len(ties), dtype=np.bool_),
        attributed=attributed,
        controller=ends[0],
        controlled=ends[1],
        concerts=tuple(concerts),
    )


def exactly(*ties: tuple[int, int, float]) -> list[Tie]:
    return [(holder, held, share, share) for holder, held, share in ties]


def controlled(
    parties: int,
    ties: Sequence[Tie],
    declared: Sequence[tuple[int, int]] = (),
    *,
    inclusive: bool = False,
    possible: bool = False,
) -> set[tuple[int, int]]:
    """Who controls whom, one party at a time: the circle grows until no company gives it a majority."""
    found: set[tuple[int, int]] = set()
    for party in range(parties):
        circle = {party}
        while True:
            grown = {
                company
                for company in range(parties)
                if company not in circle
                and (
                    any((member, company) in declared for member in circle)
                    or _majority(company, circle, ties, inclusive=inclusive, possible=possible)
                )
            }
            if not grown:
                break
            circle |= grown
        found |= {(party, company) for company in circle - {party}}
    return found


def _majority(company: int, circle: set[int], ties: Sequence[Tie], *, inclusive: bool, possible: bool) -> bool:
    into = [tie for tie in ties if tie[1] == company]
    exact = [(tie[0], Fraction(str(tie[2])), Fraction(str(tie[3]))) for tie in into]
    own = [tie for tie in exact if tie[0] == company]
    others = [tie for tie in exact if tie[0] != company]
    ours = [tie for tie in others if tie[0] in circle]
    stated = sum((low for _, low, _ in ours), Fraction(0))
    if possible:
        left = max(1 - sum((low for _, low, _ in exact), Fraction(0)), Fraction(0))
        holders = {holder for holder, _, _ in ours}
        each = (
            min(sum(high for h, _, high in ours if h == holder), sum(low for h, low, _ in ours if h == holder) + left)
            for holder in holders
        )
        votes = min(sum(each, Fraction(0)), stated + left, Fraction(1))
        own_low = sum((low for _, low, _ in own), Fraction(0))
        base = 1 - min(sum((high for _, _, high in own), Fraction(0)), own_low + left, Fraction(1))
        certain = _majority(company, circle, ties, inclusive=inclusive, possible=False)
    else:
        total = sum((low for _, low, _ in exact), Fraction(0))
        excess = total - 1 if total - 1 > WHOLE_PERCENTS else Fraction(0)
        votes = min(stated - excess, Fraction(1))
        base, certain = 1 - min(sum((low for _, low, _ in own), Fraction(0)), Fraction(1)), False
    enough = votes >= base / 2 if inclusive else votes > base / 2
    return certain or (votes > 0 and enough)


def path_sums(parties: int, ties: Sequence[Tie]) -> Any:
    """Sum of the products over all paths, path by path: without cycles only."""
    sums = np.zeros((parties, parties))

    def follow(start: int, at: int, product: float) -> None:
        for holder, held, share, _ in ties:
            if holder == at:
                sums[start, held] += product * share
                follow(start, held, product * share)

    for party in range(parties):
        follow(party, party, 1.0)
    return sums


def no_return(parties: int, ties: Sequence[Tie]) -> Any:
    """Integrated ownership by dense algebra, each owner with its own column taken out, so that no walk comes back."""
    direct = np.zeros((parties, parties))
    for holder, held, share, _ in ties:
        direct[holder, held] += share
    rows: list[Any] = []
    for owner in range(parties):
        broken = direct.copy()
        broken[:, owner] = 0
        walks = np.linalg.inv(np.eye(parties) - broken)[owner]
        row = walks.copy()
        row[owner] = walks @ direct[:, owner]
        rows.append(row)
    return np.array(rows)


def pairs_of(found: Any) -> set[tuple[int, int]]:
    return set(zip(map(int, found.controller), map(int, found.controlled), strict=True))


def total(ties: Sequence[Tie]) -> dict[int, float]:
    """Certain shares of each company together."""
    return {held: sum(tie[2] for tie in ties if tie[1] == held) for held in set(chain(tie[1] for tie in ties))}
