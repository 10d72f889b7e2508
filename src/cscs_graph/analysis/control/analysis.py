"""One extract, judged: who controls whom in it, certainly or possibly, and what everybody owns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cscs_graph.analysis.control.arrays import UNIT, Bools, Ints, Places, contains, places
from cscs_graph.analysis.control.extract import EXECUTIVE, Agreement, Extract, Fact, Numbered, numbered
from cscs_graph.analysis.control.fixpoint import Control, Majority, Pairs, Sense, control
from cscs_graph.analysis.control.holdings import Holdings, Pool
from cscs_graph.analysis.control.integrated import Integrated, integrated
from cscs_graph.analysis.control.reasons import Reasons
from cscs_graph.analysis.control.ultimate import Concerts, Seat, dominated, in_rings
from cscs_graph.model.codes import ControlBasis
from cscs_graph.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of controller and company, by ids."""

    controller: str
    company: str
    jointly_with: tuple[str, ...]
    """The others of a declared concert, where nobody of it is enough alone."""
    certain: bool
    ultimate: bool
    in_ring: bool
    basis: tuple[ControlBasis, ...]
    votes: tuple[int, int]
    """Of the votes that can be cast, in billionths."""
    evidence: tuple[Evidence, ...]
    chain: tuple[str, ...]
    """From the controller down to the company."""


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A declaration of control over a company in which others certainly have the majority."""

    declaration: Fact
    votes: int
    evidence: tuple[Evidence, ...]
    """The holdings that make that majority."""


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

    @cached_property
    def _concerts(self) -> Concerts:
        return Concerts(self.holdings, self._control, self._below)

    @cached_property
    def _unfinished(self) -> frozenset[int]:
        """Those above whom the extract was cut, so that nobody knows whether they are at the top."""
        reached = {self.numbered.place[name] for name in self.extract.beyond}
        below: dict[str, list[str]] = {}
        for fact in self.numbered.facts:
            below.setdefault(fact.holder, []).append(fact.held)
        frontier = [*self.extract.beyond]
        while frontier:
            frontier = [
                held for name in frontier for held in below.get(name, ()) if self.numbered.place[held] not in reached
            ]
            reached |= {self.numbered.place[held] for held in frontier}
        return frozenset(reached)

    def is_unfinished(self, party: str) -> bool:
        return self.numbered.place[party] in self._unfinished

    def controllers_of(self, company: str) -> Iterator[Judged]:
        """Certain and possible controllers of a company, in the order of their ids, concerts after parties."""
        place = self.numbered.place.get(company)
        if place is not None:
            yield from self._judged(self._concerts.without_idle(self.possible.only(np.sort(self._above.of(place)))))

    def controlled_by(self, party: str) -> Iterator[Judged]:
        """Companies that a party controls, alone or in concert, in the order of their ids."""
        place = self.numbered.place.get(party)
        if place is None:
            return
        nodes = [place] + [
            node
            for node in range(self.holdings.parties, self.holdings.nodes)
            if any(seat.party == place for seat in self._concerts.seats(node))
        ]
        rows = np.isin(self.possible.controller, np.asarray(nodes)) & (self.possible.controlled != place)
        pairs = self._concerts.without_idle(self.possible.only(rows))
        found = [judged for judged in self._judged(pairs) if judged.controller == party]
        yield from sorted(found, key=lambda judged: (judged.company, judged.jointly_with))

    @cached_property
    def declared(self) -> dict[str, list[Fact]]:
        """The declarations of control over each company."""
        found: dict[str, list[Fact]] = {}
        for fact in self.numbered.facts:
            if not fact.is_holding and not fact.nominee:
                found.setdefault(fact.held, []).append(fact)
        return found

    def contradicted(self, company: str) -> Iterator[Contradicted]:
        """Declarations of control over it by whoever neither is, controls nor is controlled by those with the majority."""
        place = self.numbered.place[company]
        above = self.certain.only(np.sort(self._above_certainly.of(place)))
        holders = [
            node for node in map(int, above.controller) if self.majority.is_met(*self._certain_votes(node, place))
        ]
        for fact in self.declared[company]:
            declared = self.numbered.place[fact.holder]
            against = [node for node in holders if not self._are_of_one(node, declared)]
            if against:
                node = next((node for node in against if not self._below[node]), against[0])
                ties = self._certain_reasons.of(node, place)
                evidence = tuple(step for tie in ties for step in tie.evidence)
                yield Contradicted(fact, self.votes_of(node, place)[0], evidence)

    def _are_of_one(self, node: int, party: int) -> bool:
        """Whether one of them is, or certainly controls, the other; of a concert any member."""
        heads = {node, *self._members.get(node, ())}
        pairs = [
            key for head in heads for key in (head * self.certain.nodes + party, party * self.certain.nodes + head)
        ]
        return party in heads or bool(contains(self.certain.key, np.asarray(pairs)).any())

    def votes_of(self, node: int, company: int) -> tuple[int, int]:
        """Of the votes that can be cast in a company, those of a party and of everything that it controls: at least, at
        most; in billionths. What a company holds of itself cannot be cast."""
        at_least, at_most = _of(*self._certain_votes(node, company)), _of(*self._possible_votes(node, company))
        return at_least, max(at_least, at_most)

    def has_votes(self, node: int, company: int, majority: Majority) -> tuple[bool, bool]:
        """Whether these votes reach a threshold: certainly, possibly."""
        certain = majority.is_met(*self._certain_votes(node, company))
        return certain, certain or majority.is_met(*self._possible_votes(node, company))

    def _certain_votes(self, node: int, company: int) -> tuple[int, int]:
        """Votes, and of how many."""
        pool = self.holdings.votes
        low, _ = self._sums(pool, self.certain, node, company)
        return min(low - int(pool.excess[company]), UNIT), UNIT - int(pool.own_low[company])

    def _possible_votes(self, node: int, company: int) -> tuple[int, int]:
        pool = self.holdings.votes
        low, high = self._sums(pool, self.possible, node, company)
        return min(high, low + int(pool.left[company]), UNIT), UNIT - int(pool.own_high[company])

    def owned(self, owners: Sequence[str]) -> Integrated:
        """Integrated ownership of these parties."""
        return integrated(self.holdings, self._places(owners))

    def owned_for_sure(self, owners: Sequence[str]) -> Integrated:
        """The same by what remains of every holding, whoever's is wrong where they add up to more than the whole."""
        return integrated(self.holdings, self._places(owners), doubted=True)

    def _places(self, names: Sequence[str]) -> Ints:
        return np.asarray([self.numbered.place[name] for name in names], dtype=np.int64)

    def above(self, company: str) -> set[str]:
        """The parties that certainly control a company; concerts left out."""
        places = self._above_certainly.of(self.numbered.place[company])
        nodes = self.certain.key[places] // self.certain.nodes
        return {self.numbered.ids[int(node)] for node in nodes if node < self.holdings.parties}

    def direct_shares(self, company: str) -> tuple[int, int]:
        """Share of a company that no loaded holder certainly has, and the share of its nominees; in billionths."""
        place, pool = self.numbered.place[company], self.holdings.shares
        return int(pool.left[place]), min(int(pool.nominees[place]), UNIT)

    def directly_owned(self, holder: str, company: str) -> tuple[int, int]:
        """What a party holds of a company itself, at least and at most; in billionths."""
        pool, place = self.holdings.shares, self.numbered.place
        there, at = places(pool.key, np.asarray([place[holder] * pool.nodes + place[company]]))
        return (int(pool.low[at[0]]), int(pool.high[at[0]])) if there[0] else (0, 0)

    def held_through(self, party: str) -> Sequence[Fact]:
        """Every holding on a path down from a party, those nearest to it first."""
        by_holder: dict[str, list[Fact]] = {}
        for fact in self.numbered.facts:
            if fact.is_holding and not fact.nominee:
                by_holder.setdefault(fact.holder, []).append(fact)
        reached, frontier = {party}, [party]
        while frontier:
            frontier = sorted({fact.held for name in frontier for fact in by_holder.get(name, ())} - reached)
            reached |= {*frontier}
        facts = [fact for name in sorted(reached) for fact in by_holder.get(name, ())]
        hops = self.extract.hops
        return sorted(facts, key=lambda fact: (-hops.get(fact.held, 0), fact.holder, fact.held, fact.evidence.fact_id))

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
    def _into(self) -> Places:
        """The holdings in each company."""
        return Places.by(self.holdings.votes.held)

    @cached_property
    def _above_certainly(self) -> Places:
        return Places.by(self.certain.controlled)

    @cached_property
    def _above(self) -> Places:
        """The pairs above each company."""
        return Places.by(self.possible.controlled)

    @cached_property
    def _members(self) -> dict[int, tuple[int, ...]]:
        return {self.holdings.parties + place: concert.members for place, concert in enumerate(self.holdings.concerts)}

    def _judged(self, pairs: Pairs) -> Iterator[Judged]:
        for controller, company, key in zip(
            map(int, pairs.controller), map(int, pairs.controlled), map(int, pairs.key), strict=True
        ):
            certain = bool(contains(self.certain.key, np.asarray([key]))[0])
            reasons = self._reasons(certain=certain)
            ties = reasons.of(controller, company)
            pair = _Pair(controller, company, certain, ties)
            if controller >= self.holdings.parties:
                yield from self._in_concert(pair)
            elif controller not in self._branches:
                yield self._one(pair, controller, ties, reasons.line(ties, controller, company))

    def _in_concert(self, pair: "_Pair") -> Iterator[Judged]:
        """Everybody at the table of a concert, each once."""
        members, top = self._members[pair.controller], self._concerts.top(pair.controller)
        by_party: dict[int, list[Seat]] = {}
        for seat in self._concerts.seats(pair.controller):
            by_party.setdefault(seat.party, []).append(seat)
        for party, seats in sorted(by_party.items()):
            seat = min(seats, key=lambda seat: not seat.certain)
            others = {*top} if seat.ultimate else {*members} - {seat.member for seat in seats}
            others -= {party, pair.company}
            if party == pair.company or party in self._branches or not others:
                continue
            behind = tuple(self._behind(seat))
            below = self._reasons(certain=pair.certain).line(pair.ties, seat.member, pair.company)
            above = self._reasons(certain=seat.certain).line(behind, party, seat.member) if behind else (seat.member,)
            ties = tuple(dict.fromkeys((*behind, *pair.ties)))
            yield self._one(
                _Pair(party, pair.company, pair.certain and seat.certain, ties),
                pair.controller,
                ties,
                (*above[:-1], *below),
                tuple(sorted(self.numbered.ids[other] for other in others)),
            )

    def _behind(self, seat: Seat) -> "Iterator[_Step]":
        """Why it sits there for the member."""
        if seat.inner is not None:
            yield from self._behind(seat.inner)
        if seat.through != seat.member:
            yield from self._reasons(certain=seat.certain).of(seat.through, seat.member)

    def _one(
        self, pair: "_Pair", voting: int, ties: "Sequence[_Step]", chain: Sequence[int], others: tuple[str, ...] = ()
    ) -> Judged:
        """`voting`: the party or concert whose votes count."""
        party = pair.controller
        return Judged(
            controller=self.numbered.ids[party],
            company=self.numbered.ids[pair.company],
            jointly_with=others,
            certain=pair.certain,
            ultimate=not self._below[party] and party not in self._unfinished,
            in_ring=bool(self._rings[party]),
            basis=_basis(ties),
            votes=self.votes_of(voting, pair.company),
            evidence=tuple(step for tie in ties for step in tie.evidence),
            chain=tuple(self.numbered.ids[node] for node in chain),
        )

    def _reasons(self, *, certain: bool) -> "Reasons[_Step]":
        return self._certain_reasons if certain else self._possible_reasons

    @cached_property
    def _certain_reasons(self) -> "Reasons[_Step]":
        return self._made(self.certain, Sense.CERTAIN)

    @cached_property
    def _possible_reasons(self) -> "Reasons[_Step]":
        return self._made(self.possible, Sense.POSSIBLE)

    def _made(self, pairs: Pairs, sense: Sense) -> "Reasons[_Step]":
        pool, place = self.holdings.votes, self.numbered.place
        held: dict[tuple[int, int], list[Fact]] = {}
        declared: dict[int, list[_Step]] = {}
        for fact in self.numbered.facts:
            ends = (place[fact.holder], place[fact.held])
            if fact.nominee or ends[0] == ends[1]:
                continue
            if fact.is_holding:
                held.setdefault(ends, []).append(fact)
            else:
                declared.setdefault(ends[1], []).append(_Step(*ends, 0, 0, (fact.basis,), (fact.evidence,)))
        holdings: dict[int, list[_Step]] = {}
        for at, (holder, company) in enumerate(zip(pool.holder.tolist(), pool.held.tolist(), strict=True)):
            facts = held.get((holder, company), ())
            bases = tuple(dict.fromkeys(_BASES[fact.kind] for fact in facts if fact.kind in _BASES))
            evidence = tuple(fact.evidence for fact in facts)
            step = _Step(holder, company, int(pool.low[at]), int(pool.high[at]), bases, evidence)
            holdings.setdefault(company, []).append(step)
        own = pool.own_low if sense is Sense.CERTAIN else pool.own_high
        return Reasons(
            pairs=pairs,
            majority=self.majority,
            sense=sense,
            holdings=holdings,
            declared=declared,
            concerts={
                self.holdings.parties + number: [_Step.agreed(agreement, place) for agreement in agreements]
                for number, agreements in enumerate(self.numbered.concerts)
            },
            members=self._members,
            base={int(company): UNIT - int(own[company]) for company in np.flatnonzero(own)},
            excess={int(company): int(pool.excess[company]) for company in np.flatnonzero(pool.excess)},
        )


@dataclass(frozen=True, slots=True)
class _Pair:
    """A controller, a company, and the ties on which that rests."""

    controller: int
    company: int
    certain: bool
    ties: "tuple[_Step, ...]"


@dataclass(frozen=True, slots=True)
class _Step:
    """What ties two parties, as the reasons take it: all facts on one holding together."""

    source: int
    target: int
    low: int
    high: int
    bases: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @classmethod
    def agreed(cls, agreement: Agreement, place: dict[str, int]) -> "_Step":
        first, second = agreement.members
        return cls(place[first], place[second], 0, 0, (), (agreement.evidence,))


_BASES = {"OWNS": ControlBasis.OWNERSHIP.value, EXECUTIVE: ControlBasis.EXECUTIVE_PARTNER.value}


def _of(votes: int, base: int) -> int:
    """Votes as a share of those that can be cast, in billionths."""
    return 0 if votes <= 0 else UNIT if votes >= base else votes * UNIT // base


def _basis(ties: Sequence[_Step]) -> tuple[ControlBasis, ...]:
    """On what the control rests: ownership, or what a declaration on the path says."""
    found = {basis for tie in ties for basis in tie.bases}
    return tuple(basis for basis in ControlBasis if basis.value in found)
