"""Control as a fixpoint: x controls y if x and everything it controls hold a majority of the votes in y.

The pairs (x, y) grow round by round until nothing is added. Votes only add up, so that the smallest fixpoint exists, is
reached from below, and does not depend on the order. All pairs of a round are taken at once.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from cscs_graph.analysis.control.arrays import (
    UNIT,
    Bools,
    Ints,
    contains,
    distinct,
    merged,
    places,
    runs,
    summed,
    units,
)
from cscs_graph.analysis.control.holdings import Holdings, Pool


class Sense(StrEnum):
    """For which shares within their intervals a statement holds."""

    CERTAIN = "certain"
    """For all of them."""
    POSSIBLE = "possible"
    """For some of them, as far as one company is looked at."""


@dataclass(frozen=True, slots=True)
class Majority:
    """What counts as one: a share of the votes, to be reached (`inclusive`) or exceeded."""

    share: float = 0.5
    inclusive: bool = False

    def met(self, votes: Ints, base: Ints) -> Bools:
        """Whether `votes` of `base` are a majority; both in billionths."""
        have, need = np.minimum(votes, UNIT) * UNIT, base * units(self.share)
        return (votes > 0) & ((have >= need) if self.inclusive else (have > need))

    def is_met(self, votes: int, base: int) -> bool:
        """The same for one company."""
        return bool(self.met(np.asarray([votes]), np.asarray([base]))[0])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Who controls whom: `key = x * nodes + y` ascending, and the round in which the pair was found (1: at once)."""

    nodes: int
    key: Ints
    round: Ints
    low: Ints
    """Votes of x, and of what it controls by this fixpoint, in y: what they certainly are."""
    high: Ints
    """The same, and what they may be more by themselves; capped by the rest only where it is used."""

    @property
    def controller(self) -> Ints:
        return self.key // self.nodes

    @property
    def controlled(self) -> Ints:
        return self.key % self.nodes

    def row(self, controller: int) -> tuple[Ints, Ints]:
        """What one party controls, and the rounds in which that was found."""
        first, last = np.searchsorted(self.key, [controller * self.nodes, (controller + 1) * self.nodes])
        return self.key[first:last] % self.nodes, self.round[first:last]

    def only(self, kept: Bools | Ints) -> "Pairs":
        return Pairs(self.nodes, self.key[kept], self.round[kept], self.low[kept], self.high[kept])


class Control(NamedTuple):
    """Pairs that hold for all shares within their intervals, and those that hold for some; the first are among the second."""

    certain: Pairs
    possible: Pairs
    votes: "Sums"
    """What everybody certainly has in votes, and what they certainly control has, of whatever it is not enough for."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Votes by pair: what is held directly, and where something was added to it the sum."""

    pool: Pool
    keys: Ints
    low: Ints
    high: Ints

    def of(self, keys: Ints) -> tuple[Ints, Ints]:
        """Least and most of these pairs; 0 where nothing is held."""
        low, high = np.zeros(keys.size, dtype=np.int64), np.zeros(keys.size, dtype=np.int64)
        for ordered, lows, highs in (
            (self.pool.key, self.pool.low, self.pool.high),
            (self.keys, self.low, self.high),
        ):
            there, place = places(ordered, keys)
            low[there], high[there] = lows[place], highs[place]
        return low, high


def control(holdings: Holdings, majority: Majority) -> Control:
    """Every pair of controller and company.

    Members of a concert are no pairs; a concert is the node `parties + its place`. Cycles end by themselves. What is
    possible goes on from what is certain, so that it costs as much as there is unknown.
    """
    walk = _Fixpoint(holdings, majority)
    walk.grow(walk.at_once())
    walk.in_one_company()
    certain, votes = walk.pairs(), walk.sums()
    if holdings.votes.exact:
        return Control(certain, certain, votes)
    walk.sense = Sense.POSSIBLE
    walk.grow(walk.become_possible())
    walk.in_one_company()
    return Control(certain, walk.pairs(), votes)


class _Fixpoint:
    def __init__(self, holdings: Holdings, majority: Majority) -> None:
        self._holdings = holdings
        self._pool: Pool = holdings.votes
        self._declared = _Declared.of(holdings)
        self._majority = majority
        self.sense = Sense.CERTAIN
        self._known = np.empty(0, dtype=np.int64)
        self._found: list[tuple[Ints, int]] = []
        self._rounds = 0
        self._keys = np.empty(0, dtype=np.int64)
        self._low = np.empty(0, dtype=np.int64)
        self._high = np.empty(0, dtype=np.int64)

    def at_once(self) -> Ints:
        """Pairs that need no other: a majority of one's own, a declaration, the members of a concert."""
        pool = self._pool
        own = pool.key[self._met(pool.held, pool.low, pool.high)]
        return distinct(np.concatenate([own, self._declared.keys, _memberships(self._holdings)]))

    def become_possible(self) -> Ints:
        """Pairs whose votes, as they are summed up so far, are a majority in the other sense."""
        pool = self._pool
        direct = pool.key[self._met(pool.held, pool.low, pool.high) & ~contains(self._keys, pool.key)]
        several = self._keys[self._met(self._keys % pool.nodes, self._low, self._high)]
        found = distinct(np.concatenate([direct, several]))
        return found[~contains(self._known, found)]

    def in_one_company(self) -> None:
        """The concerts that are about one company, each after the other: none of them is a member of another."""
        about = [
            (self._holdings.parties + place, concert.members, concert.regarding)
            for place, concert in enumerate(self._holdings.concerts)
            if concert.regarding is not None
        ]
        for node, members, company in about:
            self.grow(self._together(node, members, company))
        for node, members, company in about:  # one that came to control a member through the company counts it once
            self._together(node, members, company)

    def _together(self, node: int, members: tuple[int, ...], company: int) -> Ints:
        """The pair of a concert and the one company that it is about, where members and what they control have it; with what the
        concert already controls through that company, which may vote in it."""
        controlled = self._known[contains(np.asarray(sorted((*members, node))), self._known // self._pool.nodes)]
        circle = distinct(np.r_[np.asarray(members, dtype=np.int64), controlled % self._pool.nodes])
        circle = circle[circle != company]
        votes = contains(circle, self._pool.holder) & (self._pool.held == company)
        low, high = self._pool.low[votes].sum(), self._pool.high[votes].sum()
        at = np.asarray([company])
        key = node * self._pool.nodes + at
        self._stored(key, np.asarray([low]), np.asarray([high]))
        return key[self._met(at, np.asarray([low]), np.asarray([high])) & ~contains(self._known, key)]

    def grow(self, fresh: Ints) -> None:
        """Adds pairs, and what follows from them, round by round."""
        while fresh.size:
            self._rounds += 1
            self._found.append((fresh, self._rounds))
            self._known = merged(self._known, fresh)
            fresh = self._follows(fresh)

    def pairs(self) -> Pairs:
        """All pairs found so far."""
        key = np.concatenate([keys for keys, _ in self._found] or [self._known])
        rounds = np.concatenate([np.full(keys.size, number) for keys, number in self._found] or [self._known])
        order = np.argsort(key, kind="stable")
        low, high = self.sums().of(key[order])
        found = Pairs(self._pool.nodes, key[order], rounds[order].astype(np.int64), low, high)
        return found.only(~contains(_memberships(self._holdings), found.key))

    def sums(self) -> Sums:
        """All votes as they are summed up so far."""
        return Sums(self._pool, self._keys, self._low.copy(), self._high.copy())

    def _met(self, held: Ints, low: Ints, high: Ints) -> Bools:
        pool = self._pool
        if self.sense is Sense.CERTAIN:
            return self._majority.met(pool.sure(held, low), UNIT - pool.own_low[held])
        at_most = np.minimum(high, low + pool.left[held])
        return self._majority.met(at_most, UNIT - pool.own_high[held])

    def _follows(self, fresh: Ints) -> Ints:
        """Pairs that the votes of newly controlled parties, or declarations about them, bring about."""
        pool = self._pool
        controller, through = np.divmod(fresh, pool.nodes)
        counts = pool.count[through]
        place = runs(pool.first[through], counts)
        keys = np.repeat(controller, counts) * pool.nodes + pool.held[place]
        foreign = np.repeat(controller, counts) != pool.held[place]
        keys, low, high = summed(keys[foreign], pool.low[place[foreign]], pool.high[place[foreign]])
        low, high = self._added(keys, low, high)
        met = self._met(keys % pool.nodes, low, high)
        found = distinct(np.concatenate([keys[met], self._declared.onward(controller, through)]))
        return found[~contains(self._known, found)]

    def _added(self, keys: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints]:
        """Votes so far of these pairs, with those that have just come in. What x holds itself is added at first touch."""
        if not keys.size:
            return low, high
        known, old = places(self._keys, keys)
        new = np.flatnonzero(~known)
        held, own = places(self._pool.key, keys[new])
        low[new[held]] += self._pool.low[own]
        high[new[held]] += self._pool.high[own]
        low[known] += self._low[old]
        high[known] += self._high[old]
        self._stored(keys, low, high)
        return low, high

    def _stored(self, keys: Ints, low: Ints, high: Ints) -> None:
        """Keeps the sums of these ascending keys, in place of those kept before."""
        known, old = places(self._keys, keys)
        new = ~known
        self._low[old], self._high[old] = low[known], high[known]
        all_keys = np.concatenate([self._keys, keys[new]])
        order = np.argsort(all_keys, kind="stable")
        self._keys = all_keys[order]
        self._low = np.concatenate([self._low, low[new]])[order]
        self._high = np.concatenate([self._high, high[new]])[order]


@dataclass(frozen=True, slots=True)
class _Declared:
    """Declared control: it needs no votes, and whoever controls the controller has it too."""

    nodes: int
    keys: Ints
    controlled: Ints
    first: Ints
    count: Ints

    @classmethod
    def of(cls, holdings: Holdings) -> "_Declared":
        others = holdings.controller != holdings.controlled
        keys = distinct(holdings.controller[others] * holdings.nodes + holdings.controlled[others])
        controller, controlled = np.divmod(keys, holdings.nodes)
        count = np.bincount(controller, minlength=holdings.nodes).astype(np.int64)
        return cls(holdings.nodes, keys, controlled, np.cumsum(count) - count, count)

    def onward(self, controller: Ints, through: Ints) -> Ints:
        """Pairs of the controllers with whatever those whom they control are declared to control."""
        if not self.keys.size:
            return self.keys
        counts = self.count[through]
        far = self.controlled[runs(self.first[through], counts)]
        near = np.repeat(controller, counts)
        return (near * self.nodes + far)[near != far]


def _memberships(holdings: Holdings) -> Ints:
    """A concert that acts together everywhere has the votes of its members, and of all that they control."""
    keys = [
        (holdings.parties + place) * holdings.nodes + member
        for place, concert in enumerate(holdings.concerts)
        if concert.regarding is None
        for member in concert.members
    ]
    return distinct(np.asarray(keys, dtype=np.int64))
