"""One extract, judged: who controls whom in it, certainly or possibly, and what everybody owns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints, contains
from cscs_graph.analysis.control.extract import Agreement, Extract, Fact, Numbered, numbered
from cscs_graph.analysis.control.fixpoint import Control, Majority, Pairs, Sense, control
from cscs_graph.analysis.control.holdings import Holdings, Pool
from cscs_graph.analysis.control.integrated import Integrated, integrated
from cscs_graph.analysis.control.reasons import Reasons
from cscs_graph.analysis.control.ultimate import dominated, in_rings, without_idle_concerts
from cscs_graph.model.codes import ControlBasis
from cscs_graph.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of controller and company, by ids. A concert is named by its members."""

    controllers: tuple[str, ...]
    company: str
    certain: bool
    ultimate: bool
    in_ring: bool
    basis: tuple[ControlBasis, ...]
    votes: tuple[int, int]
    evidence: tuple[Evidence, ...]


class ControlAnalysis:
    """Judges an extract by one majority rule. Everything is computed on first use."""

    def __init__(self, extract: Extract, majority: Majority) -> None:
        self.extract = extract
        self.majority = majority
        self.numbered: Numbered = numbered(extract)
        self.holdings: Holdings = self.numbered.holdings

    @cached_property
    def _control(self) -> Control:
        return control(self.holdings, self.majority)

    @property
    def certain(self) -> Pairs:
        return self._control.certain

    @property
    def possible(self) -> Pairs:
        """At least the certain ones."""
        return self._control.possible

    @cached_property
    def _below(self) -> Bools:
        return dominated(self.certain)

    @cached_property
    def _rings(self) -> Bools:
        return in_rings(self.certain)

    @cached_property
    def _branches(self) -> frozenset[int]:
        """A branch is no controller: what it holds is its company's."""
        return frozenset(self.numbered.place[fact.held] for fact in self.numbered.facts if fact.kind == "BRANCH_OF")

    def controllers_of(self, company: str) -> Iterator[Judged]:
        """Certain and possible controllers of a company, in the order of their ids, concerts after parties."""
        place = self.numbered.place.get(company)
        if place is not None:
            pairs = self.possible.only(np.sort(self._above.of(place)))
            pairs = without_idle_concerts(pairs, self.holdings, self.possible)
            yield from self._judged(pairs)

    def controlled_by(self, party: str) -> Iterator[Judged]:
        """Companies that a party controls, alone or in concert, in the order of their ids."""
        place = self.numbered.place.get(party)
        if place is None:
            return
        nodes = [place] + [
            self.holdings.parties + number
            for number, concert in enumerate(self.holdings.concerts)
            if place in concert.members
        ]
        rows = np.isin(self.possible.controller, np.asarray(nodes)) & (self.possible.controlled != place)
        pairs = without_idle_concerts(self.possible.only(rows), self.holdings, self.possible)
        yield from sorted(self._judged(pairs), key=lambda judged: (judged.company, judged.controllers))

    def votes_of(self, node: int, company: int) -> tuple[int, int]:
        """Votes in a company of a party and of everything that it controls: at least, at most; in billionths."""
        pool = self.holdings.votes
        at_least = self._sums(pool, self.certain, node, company)[0]
        low, high = self._sums(pool, self.possible, node, company)
        at_most = min(high, low + int(pool.left[company]), UNIT)
        return min(at_least, UNIT), max(at_most, min(at_least, UNIT))

    def owned(self, owners: Sequence[str]) -> Integrated:
        """Integrated ownership of these parties."""
        return integrated(self.holdings, np.asarray([self.numbered.place[owner] for owner in owners], dtype=np.int64))

    def above(self, company: str) -> set[str]:
        """The parties that certainly control a company; concerts left out."""
        places = self._above_certainly.of(self.numbered.place[company])
        nodes = self.certain.key[places] // self.certain.nodes
        return {self.numbered.ids[int(node)] for node in nodes if node < self.holdings.parties}

    def direct_shares(self, company: str) -> tuple[int, int]:
        """Share of a company that no loaded holder certainly has, and the share of its nominees; in billionths."""
        held = self.holdings.held == self.numbered.place[company]
        nominees = held & ~self.holdings.attributed
        total = int(self.holdings.share_low[held].sum())
        return max(UNIT - total, 0), min(int(self.holdings.share_low[nominees].sum()), UNIT)

    def _sums(self, pool: Pool, pairs: Pairs, node: int, company: int) -> tuple[int, int]:
        circle = self._circle(pairs, node)
        into = self._into.of(company)
        theirs = into[contains(circle, pool.holder[into])]
        return int(pool.low[theirs].sum()), int(pool.high[theirs].sum())

    def _circle(self, pairs: Pairs, node: int) -> Ints:
        """A party or the members of a concert, and all that they control."""
        heads = (node, *self._members.get(node, ()))
        return np.unique(np.concatenate([np.asarray(heads, dtype=np.int64), *(pairs.row(head)[0] for head in heads)]))

    @cached_property
    def _into(self) -> "Places":
        """The holdings in each company."""
        return Places.by(self.holdings.votes.held)

    @cached_property
    def _above_certainly(self) -> "Places":
        return Places.by(self.certain.controlled)

    @cached_property
    def _above(self) -> "Places":
        """The pairs above each company."""
        return Places.by(self.possible.controlled)

    @cached_property
    def _members(self) -> dict[int, tuple[int, ...]]:
        return {self.holdings.parties + place: concert.members for place, concert in enumerate(self.holdings.concerts)}

    def _judged(self, pairs: Pairs) -> Iterator[Judged]:
        for controller, company, key in zip(
            map(int, pairs.controller), map(int, pairs.controlled), map(int, pairs.key), strict=True
        ):
            if controller in self._branches:
                continue
            certain = bool(contains(self.certain.key, np.asarray([key]))[0])
            reasons = self._reasons(Sense.CERTAIN if certain else Sense.POSSIBLE)
            ties = reasons.of(controller, company)
            members = self._members.get(controller, (controller,))
            yield Judged(
                controllers=tuple(self.numbered.ids[member] for member in members),
                company=self.numbered.ids[company],
                certain=certain,
                ultimate=not self._below[controller] and not any(self._below[member] for member in members),
                in_ring=bool(self._rings[controller]),
                basis=_basis(ties),
                votes=self.votes_of(controller, company),
                evidence=tuple(tie.evidence for tie in ties),
            )

    def _reasons(self, sense: Sense) -> "Reasons[_Step]":
        return self._certain_reasons if sense is Sense.CERTAIN else self._possible_reasons

    @cached_property
    def _certain_reasons(self) -> "Reasons[_Step]":
        return self._made(self.certain, Sense.CERTAIN)

    @cached_property
    def _possible_reasons(self) -> "Reasons[_Step]":
        return self._made(self.possible, Sense.POSSIBLE)

    def _made(self, pairs: Pairs, sense: Sense) -> "Reasons[_Step]":
        holdings: dict[int, list[_Step]] = {}
        declared: dict[int, list[_Step]] = {}
        for fact in self.numbered.facts:
            step = _Step.of(fact, self.numbered.place)
            if not fact.nominee and step.source != step.target:
                (holdings if fact.is_holding else declared).setdefault(step.target, []).append(step)
        pool = self.holdings.votes
        own = pool.own_low if sense is Sense.CERTAIN else pool.own_high
        return Reasons(
            pairs=pairs,
            majority=self.majority,
            sense=sense,
            holdings=holdings,
            declared=declared,
            concerts={
                self.holdings.parties + place: [
                    _Step.agreed(agreement, self.numbered.place) for agreement in agreements
                ]
                for place, agreements in enumerate(self.numbered.concerts)
            },
            members=self._members,
            base={int(company): UNIT - int(own[company]) for company in np.flatnonzero(own)},
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where in an array each value stands."""

    order: Ints
    values: Ints

    @classmethod
    def by(cls, values: Ints) -> "Places":
        order = np.argsort(values, kind="stable")
        return cls(order, values[order])

    def of(self, value: int) -> Ints:
        first, last = np.searchsorted(self.values, [value, value + 1])
        return self.order[first:last]


@dataclass(frozen=True, slots=True)
class _Step:
    """A fact as the reasons take it."""

    source: int
    target: int
    low: int
    high: int
    kind: str
    basis: str
    evidence: Evidence

    @classmethod
    def of(cls, fact: Fact, place: dict[str, int]) -> "_Step":
        ends = (place[fact.holder], place[fact.held])
        return cls(*ends, fact.low, fact.high, fact.kind, fact.basis, fact.evidence)

    @classmethod
    def agreed(cls, agreement: Agreement, place: dict[str, int]) -> "_Step":
        first, second = agreement.members
        return cls(place[first], place[second], 0, 0, agreement.evidence.type, "", agreement.evidence)


def _basis(ties: Sequence[_Step]) -> tuple[ControlBasis, ...]:
    """On what the control rests: ownership, or what a declaration on the path says."""
    found = {ControlBasis(tie.basis) for tie in ties if tie.basis}
    if any(tie.kind == "OWNS" for tie in ties):
        found.add(ControlBasis.OWNERSHIP)
    return tuple(basis for basis in ControlBasis if basis in found)
