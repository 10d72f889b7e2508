"""Ownership trees: who owns a company, or what a party owns, level by level, and where the tree was cut."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import share_of, units
from cscs_graph.analysis.control.controllers import entity
from cscs_graph.analysis.control.extract import Extract, Fact, holders_of, holdings_of
from cscs_graph.analysis.control.fixpoint import Majority
from cscs_graph.analysis.control.presenter import Presenter
from cscs_graph.analysis.core.bounds import PARTIES
from cscs_graph.analysis.core.question import CrossStateHolders, Depth, MaxParties, PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.model.answers import (
    CutReason,
    Direction,
    OwnershipTreeAnswer,
    PartyRef,
    TreeCut,
    TreeHolding,
    Truncation,
)
from cscs_graph.model.codes import Bound
from cscs_graph.model.time import none_if_open

LEVELS = 5


class OwnershipTree(Question[OwnershipTreeAnswer]):
    """Who owns a company, or what a party owns, level by level, saying what was cut (§9.6).

    Nominees are shown and not crossed, and state-asset holders other than the subject likewise unless asked. A party that
    is reached twice is followed once.
    """

    party: PartyReference
    direction: Annotated[Direction, Field(description="Up to its owners, or down to what it owns.")] = Direction.UP
    min_share: Annotated[
        float, Field(ge=0, le=1, description="Holdings that are certainly smaller are counted, not shown.")
    ] = 0.0
    cross_state_holders: CrossStateHolders = False
    depth: Depth = LEVELS
    max_parties: MaxParties = PARTIES

    async def answer(self, reading: Reading) -> OwnershipTreeAnswer:
        up = self.direction is Direction.UP
        subject = await (entity(reading, self.party) if up else reading.lookup.party(self.party))
        tree = _Tree(reading, up=up, least=units(self.min_share), cross=self.cross_state_holders)
        await tree.grow(subject)
        case = ControlAnalysis(tree.extract, Majority())
        presenter = await Presenter.of(reading, case, tree.extract.hops)
        return OwnershipTreeAnswer(
            **reading.metadata(self),
            coverage=presenter.coverage(),
            truncated=tree.extract.truncated,
            subject=subject,
            rules=(),
            rings=presenter.rings(),
            faults=presenter.faults(),
            direction=self.direction,
            holdings=tuple(_shown(fact, depth, presenter) for depth, fact in tree.shown),
            cuts=tuple(tree.cuts),
        )


@dataclass(slots=True)
class _Tree:
    reading: Reading
    up: bool
    least: int
    cross: bool
    extract: Extract = field(default_factory=lambda: Extract({}))
    shown: list[tuple[int, Fact]] = field(default_factory=list[tuple[int, Fact]])
    cuts: list[TreeCut] = field(default_factory=list[TreeCut])

    async def grow(self, subject: PartyRef) -> None:
        """One or two statements a level."""
        frontier = self.extract.reach([subject.id], 0)
        for depth in range(1, self.reading.bounds.depth + 1):
            found = await self._next(frontier)
            if not found:
                return
            frontier = await self._level(found, depth)
            if len(self.extract.hops) > self.reading.bounds.parties:
                self._cut_all(frontier, CutReason.PARTIES, ())
                self.extract.truncated = Truncation(reason=Bound.PARTIES, rounds=depth, parties=len(self.extract.hops))
                return
        beyond = await self._next(frontier)
        if beyond:
            self._cut_all(sorted({self._near(fact) for fact in beyond}), CutReason.DEPTH, beyond)
            depth = self.reading.bounds.depth
            self.extract.truncated = Truncation(reason=Bound.DEPTH, rounds=depth, parties=len(self.extract.hops))

    async def _next(self, frontier: Sequence[str]) -> list[Fact]:
        if not frontier:
            return []
        fetch = holders_of if self.up else holdings_of
        facts = await fetch(self.reading.transaction, list(frontier), self.reading.moment)
        return sorted(
            facts, key=lambda fact: (self._near(fact), -fact.share_high, self._far(fact), fact.evidence.fact_id)
        )

    async def _level(self, found: list[Fact], depth: int) -> list[str]:
        """Shows the holdings of a level and returns whose holdings come next."""
        self.extract.add(found)
        large = [fact for fact in found if not fact.is_holding or fact.share_high >= self.least]
        small = [fact for fact in found if fact.is_holding and fact.share_high < self.least]
        self._cut_all(sorted({self._near(fact) for fact in small}), CutReason.SHARE, small)
        self.shown += [(depth, fact) for fact in large]
        parties = await self.reading.lookup.parties({self._far(fact) for fact in large})
        again = sorted({self._far(fact) for fact in large} & self.extract.hops.keys())
        self._cut_all(again, CutReason.SHOWN_BEFORE, ())
        nominees = {self._far(fact) for fact in large if fact.nominee and self.up}
        fresh = self.extract.reach((self._far(fact) for fact in large), depth)
        hubs = {name for name in fresh if parties[name].state_holder and not self.cross and not self.up}
        self._cut_all(sorted(nominees & {*fresh}), CutReason.NOMINEE, ())
        self._cut_all(sorted(hubs), CutReason.STATE_HOLDER, ())
        return [name for name in fresh if name not in nominees | hubs]

    def _cut_all(self, names: Sequence[str], reason: CutReason, holdings: Sequence[Fact]) -> None:
        known, counts = self.reading.lookup.parties_known, Counter(self._near(fact) for fact in holdings)
        self.cuts += [TreeCut(party=known[name], reason=reason, holdings=counts[name]) for name in names]

    def _near(self, fact: Fact) -> str:
        return fact.held if self.up else fact.holder

    def _far(self, fact: Fact) -> str:
        return fact.holder if self.up else fact.held


def _shown(fact: Fact, depth: int, presenter: Presenter) -> TreeHolding:
    return TreeHolding(
        depth=depth,
        holder=presenter.parties[fact.holder],
        held=presenter.parties[fact.held],
        type=fact.kind,
        share_min=share_of(fact.share_low),
        share_max=share_of(fact.share_high),
        votes_min=share_of(fact.low),
        votes_max=share_of(fact.high),
        nominee=fact.nominee,
        fact_id=fact.evidence.fact_id,
        since=none_if_open(fact.evidence.span.start),
        until=none_if_open(fact.evidence.span.end),
        source=presenter.names.source(fact.evidence.source_id),
    )
