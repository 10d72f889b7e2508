"""Who holds what on one day, as arrays: the input of all that is computed here. Parties are numbered from 0."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from cscs_graph.analysis.control.agreed import Agreed, agreed
from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints
from cscs_graph.analysis.control.excess import beyond_rounding


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
    source: Ints
    """Who says so, as numbers: what one source says of a pair adds up, and several sources say it of the same."""
    share_low: Ints
    share_high: Ints
    votes_low: Ints
    votes_high: Ints
    votes_stated: Bools
    """False where nothing is said of votes, so that they are taken to follow the capital."""
    capital: Bools
    """False where there are votes by a post and nothing is said of shares: an executive partner's."""
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
        return Pool.of(self, self._agreed(self.votes_low, self.votes_high, self.votes_stated), own=False)

    @cached_property
    def shares(self) -> "Pool":
        """The shares that are held, by holder and company, a company's own among them."""
        return Pool.of(self, self._agreed(self.share_low, self.share_high, self.capital), own=True)

    def _agreed(self, low: Ints, high: Ints, stated: Bools) -> Agreed:
        pairs = self.holder * self.nodes + self.held
        return agreed(pairs * 2 + self.attributed, self.source, low, high, stated)


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
    disputed: Bools
    """Where sources say what cannot be the same."""
    first: Ints
    """Per node the place of its first holding."""
    count: Ints
    """Per node the number of its holdings."""
    total: Ints
    """Per company what all holders certainly have, nominees and the company itself with them. May exceed the whole."""
    nominees: Ints
    """Per company what nominees certainly have."""
    excess: Ints
    """Per company by how much the total exceeds the whole, beyond what rounding explains. Somebody has that much less than
    is stated, and nobody knows who: nobody certainly has it."""
    left: Ints
    """Per company what nobody is known to have."""
    own_low: Ints
    """Per company what it holds of itself."""
    own_high: Ints

    @property
    def exact(self) -> bool:
        """Whether nothing is unknown."""
        known = np.array_equal(self.low, self.high) and np.array_equal(self.own_low, self.own_high)
        return known and not self.excess.any()

    @classmethod
    def of(cls, holdings: Holdings, stated: Agreed, *, own: bool) -> "Pool":
        """`own`: with what companies hold of themselves."""
        nodes = holdings.nodes
        pair, attributed = stated.key // 2, stated.key % 2 == 1
        holder, held = np.divmod(pair, nodes)
        itself = holder == held
        total = _per_company(held, stated.low, nodes)
        left = np.maximum(UNIT - total, 0)
        own_low = np.minimum(_per_company(held[itself], stated.low[itself], nodes), UNIT)
        own_high = _per_company(held[itself], stated.high[itself], nodes)
        taken = attributed if own else attributed & ~itself
        count = np.bincount(holder[taken], minlength=nodes).astype(np.int64)
        return cls(
            nodes=nodes,
            key=pair[taken],
            holder=holder[taken],
            held=held[taken],
            low=stated.low[taken],
            high=np.minimum(stated.high, stated.low + left[held])[taken],
            disputed=stated.disputed[taken],
            first=np.cumsum(count) - count,
            count=count,
            total=total,
            nominees=_per_company(held[~attributed], stated.low[~attributed], nodes),
            excess=beyond_rounding(held, stated.low, total),
            left=left,
            own_low=own_low,
            own_high=np.minimum(own_high, np.minimum(own_low + left, UNIT)),
        )

    def sure(self, held: Ints, low: Ints) -> Ints:
        """Of what is stated for somebody in these companies, what nobody's error can take away."""
        return np.maximum(low - self.excess[held], 0)


def _per_company(held: Ints, amounts: Ints, nodes: int) -> Ints:
    """Exact sums: billionths of a company stay far below the 2**53 that a float counts without loss."""
    return np.rint(np.bincount(held, weights=amounts.astype(np.float64), minlength=nodes)).astype(np.int64)
