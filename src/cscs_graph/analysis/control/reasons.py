"""Why one party controls another: the fewest holdings that make each majority, from the bottom up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cscs_graph.analysis.control.arrays import UNIT
from cscs_graph.analysis.control.fixpoint import Majority, Pairs, Sense


class Tie(Protocol):
    """A fact between two parties: a holding, a declared control, a branch and its company, a concert."""

    @property
    def source(self) -> int: ...
    @property
    def target(self) -> int: ...
    @property
    def low(self) -> int: ...
    @property
    def high(self) -> int: ...


T = TypeVar("T", bound=Tie)


@dataclass(frozen=True, slots=True)
class Reasons(Generic[T]):
    """Looks up, for a small graph, which ties bring a pair about.

    Only ties of whoever was controlled in an earlier round are used, so that no reason stands on itself.
    """

    pairs: Pairs
    majority: Majority
    sense: Sense
    holdings: dict[int, list[T]]
    """Attributed holdings by company."""
    declared: dict[int, list[T]]
    """Declared control, and the company of a branch, by the controlled."""
    concerts: dict[int, Sequence[T]]
    """By the node of a concert: the facts that declare it."""
    members: dict[int, tuple[int, ...]]
    base: dict[int, int]
    """Votes that count in a company, in billionths; where it is not named, all."""
    excess: dict[int, int]
    """Votes that are stated beyond the whole of a company: they count for nobody."""

    def of(self, controller: int, company: int) -> tuple[T, ...]:
        """Every tie that the control of `company` rests on, each after those that it needs itself."""
        rounds = self._rounds(controller)
        seen: dict[int, None] = {}
        steps = [*self.concerts.get(controller, ()), *self._steps(controller, company, rounds, seen)]
        return tuple(dict.fromkeys(steps))

    def line(self, ties: Sequence[T], start: int, company: int) -> tuple[int, ...]:
        """From `start` down to the company by these ties, the largest of those that lead there; the two where none does.

        An agreement leads nowhere: partners stand side by side.
        """
        agreements = {tie for facts in self.concerts.values() for tie in facts}
        into: dict[int, list[T]] = {}
        for tie in ties:
            if tie not in agreements:
                into.setdefault(tie.target, []).append(tie)
        dead: set[int] = set()

        def down_to(node: int, below: frozenset[int]) -> tuple[int, ...]:
            if node == start:
                return (start,)
            for tie in sorted(into.get(node, ()), key=lambda tie: (-self._effect_of(tie), tie.source)):
                if tie.source not in below | dead and (line := down_to(tie.source, below | {node})):
                    return (*line, node)
            dead.add(node)
            return ()

        return down_to(company, frozenset()) or (start, company)

    def _rounds(self, controller: int) -> dict[int, int]:
        """What the controller, or a member of the concert, controls, and since which round. They themselves: 0."""
        rounds: dict[int, int] = {}
        for head in (controller, *self.members.get(controller, ())):
            for company, number in zip(*self.pairs.row(head), strict=True):
                rounds.setdefault(int(company), int(number))
        return rounds | dict.fromkeys((controller, *self.members.get(controller, ())), 0)

    def _steps(self, controller: int, company: int, rounds: dict[int, int], seen: dict[int, None]) -> Iterator[T]:
        if company in seen:
            return
        seen[company] = None
        for tie in self._enough(company, rounds):
            if rounds[tie.source]:
                yield from self._steps(controller, tie.source, rounds, seen)
            yield tie

    def _enough(self, company: int, rounds: dict[int, int]) -> list[T]:
        """The largest holdings until they are a majority; else a declaration."""
        before = rounds.get(company, 0)
        usable = [tie for tie in self.holdings.get(company, ()) if rounds.get(tie.source, before) < before]
        chosen: list[T] = []
        votes = 0
        for tie in sorted(usable, key=lambda tie: (-self._effect_of(tie), rounds[tie.source], tie.source)):
            chosen.append(tie)
            votes += self._effect_of(tie)
            if self._is_enough(votes, company):
                return chosen
        declared = [tie for tie in self.declared.get(company, ()) if rounds.get(tie.source, before) < before]
        return sorted(declared, key=lambda tie: (rounds[tie.source], tie.source))[:1] or chosen

    def _effect_of(self, tie: T) -> int:
        return tie.low if self.sense is Sense.CERTAIN else tie.high

    def _is_enough(self, votes: int, company: int) -> bool:
        doubt = self.excess.get(company, 0) if self.sense is Sense.CERTAIN else 0
        return self.majority.is_met(min(votes - doubt, UNIT), self.base.get(company, UNIT))
