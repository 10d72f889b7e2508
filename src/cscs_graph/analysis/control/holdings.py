"""Who holds what on one day, as arrays: the input of all that is computed here. Parties are numbered from 0."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints, summed


@dataclass(frozen=True, slots=True)
class Concert:
    """Parties that have declared to act together: everywhere, or in one company only (`regarding`)."""

    members: tuple[int, ...]
    regarding: int | None = None


@dataclass(frozen=True)
class Holdings:
    """Ties of one day. All arrays of a group are of one length; shares and votes are billionths, known as intervals."""

    parties: int
    holder: Ints
    held: Ints
    share_low: Ints
    share_high: Ints
    votes_low: Ints
    votes_high: Ints
    attributed: Bools
    """False where the holder holds for others: a nominee or custodian. Such votes are nobody's that is known."""
    controller: Ints
    """Declared control. A branch is a holding of its company: the whole of it."""
    controlled: Ints
    concerts: tuple[Concert, ...] = field(default=())

    @property
    def nodes(self) -> int:
        """Parties, and one place more for each concert."""
        return self.parties + len(self.concerts)

    @cached_property
    def votes(self) -> "Pool":
        """The votes that are held, by holder and company; what a company holds of itself has none (art. 116)."""
        return Pool.of(self, self.votes_low, self.votes_high, own=False)

    @cached_property
    def shares(self) -> "Pool":
        """The shares that are held, by holder and company, a company's own among them."""
        return Pool.of(self, self.share_low, self.share_high, own=True)


@dataclass(frozen=True, slots=True)
class Pool:
    """Shares or votes by holder and company, in the order of `key = holder * nodes + held`.

    An unknown maximum is capped by what is left: what the other holders certainly have cannot be this holder's.
    """

    nodes: int
    key: Ints
    holder: Ints
    held: Ints
    low: Ints
    high: Ints
    first: Ints
    """Per node the place of its first holding."""
    count: Ints
    """Per node the number of its holdings."""
    total: Ints
    """Per company what all holders certainly have, nominees and the company itself with them. May exceed the whole."""
    left: Ints
    """Per company what nobody is known to have."""
    own_low: Ints
    """Per company what it holds of itself."""
    own_high: Ints

    @property
    def exact(self) -> bool:
        """Whether nothing is unknown."""
        return np.array_equal(self.low, self.high) and np.array_equal(self.own_low, self.own_high)

    @classmethod
    def of(cls, holdings: Holdings, low: Ints, high: Ints, *, own: bool) -> "Pool":
        """`own`: with what companies hold of themselves."""
        nodes = holdings.nodes
        itself = holdings.holder == holdings.held
        total = _per_company(holdings.held, low, nodes)
        left = np.maximum(UNIT - total, 0)
        own_low = np.minimum(_per_company(holdings.held[itself], low[itself], nodes), UNIT)
        taken = holdings.attributed if own else holdings.attributed & ~itself
        keys = holdings.holder[taken] * nodes + holdings.held[taken]
        key, low_of, high_of = summed(keys, low[taken], high[taken])
        holder, held = np.divmod(key, nodes)
        count = np.bincount(holder, minlength=nodes).astype(np.int64)
        return cls(
            nodes=nodes,
            key=key,
            holder=holder,
            held=held,
            low=low_of,
            high=np.minimum(high_of, low_of + left[held]),
            first=np.cumsum(count) - count,
            count=count,
            total=total,
            left=left,
            own_low=own_low,
            own_high=np.minimum(
                _per_company(holdings.held[itself], high[itself], nodes), np.minimum(own_low + left, UNIT)
            ),
        )


def _per_company(held: Ints, amounts: Ints, nodes: int) -> Ints:
    """Exact sums: billionths of a company stay far below the 2**53 that a float counts without loss."""
    return np.rint(np.bincount(held, weights=amounts.astype(np.float64), minlength=nodes)).astype(np.int64)
