"""Ownership trees: who owns a company, or what a party owns, level by level, and where the tree was cut."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cscs_graph.analysis.control.analysis import ControlAnalysis
from cscs_graph.analysis.control.arrays import share_of, units
from cscs_graph.analysis.control.controllers import entity
from cscs_graph.analysis.control.extract import Extract, Fact, holders_of, holdings_of
from cscs_graph.analysis.control.fixpoint import Majority
from cscs_graph.analysis.control.presenter import Presenter, presenter
from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    CutReason,
    Direction,
    OwnershipTreeAnswer,
    PartyRef,
    TreeCut,
    TreeHolding,
    Truncation,
)
from cscs_graph.model.time import none_if_open


async def ownership_tree(
    graph: Graph,
    party_id: str,
    scope: Scope,
    *,
    direction: Direction = Direction.UP,
    min_share: float = 0,
    cross_state_holders: bool = False,
) -> OwnershipTreeAnswer:
    """Holdings by their distance from the subject, at most `scope.bounds.depth` levels.

    A holding that is certainly smaller than `min_share` is counted and not shown. Nominees are shown and not crossed, and
    state-asset holders other than the subject likewise unless asked. A party that is reached twice is followed once.
    Raises NotFound where the party is not loaded, BadInput where a person is asked for its owners.
    """
    if not 0 <= min_share <= 1:
        raise BadInput(f"minShare: {min_share:g} is no share between 0 and 1")

    question = Question(
        "ownershipTree",
        scope,
        {
            "party": party_id,
            "direction": str(direction),
            "min_share": min_share,
            "cross_state_holders": cross_state_holders,
        },
    )

    async def work(transaction: Transaction) -> OwnershipTreeAnswer:
        lookup = Lookup(transaction)
        up = direction is Direction.UP
        subject = await entity(lookup, party_id) if up else await lookup.party(party_id)
        tree = _Tree(transaction, lookup, scope, up=up, least=units(min_share), cross=cross_state_holders)
        await tree.grow(subject)
        case = ControlAnalysis(tree.extract, Majority())
        answer = await presenter(transaction, lookup, case, tuple(tree.extract.hops))
        return OwnershipTreeAnswer(
            **await question.metadata(transaction),
            coverage=answer.coverage,
            truncated=tree.extract.truncated,
            subject=subject,
            rules=(),
            rings=answer.rings,
            faults=answer.faults,
            direction=direction,
            holdings=tuple(_shown(fact, depth, answer) for depth, fact in tree.shown),
            cuts=tuple(tree.cuts),
        )

    return await graph.read(work)


@dataclass(slots=True)
class _Tree:
    transaction: Transaction
    lookup: Lookup
    scope: Scope
    up: bool
    least: int
    cross: bool
    extract: Extract = field(default_factory=lambda: Extract({}))
    shown: list[tuple[int, Fact]] = field(default_factory=list[tuple[int, Fact]])
    cuts: list[TreeCut] = field(default_factory=list[TreeCut])

    async def grow(self, subject: PartyRef) -> None:
        """One or two statements a level."""
        frontier = self.extract.reach([subject.id], 0)
        for depth in range(1, self.scope.bounds.depth + 1):
            found = await self._next(frontier)
            if not found:
                return
            frontier = await self._level(found, depth, frontier)
            if len(self.extract.hops) > self.scope.bounds.parties:
                self._cut_all(frontier, CutReason.PARTIES, ())
                self.extract.truncated = Truncation(reason="parties", rounds=depth, parties=len(self.extract.hops))
                return
        beyond = await self._next(frontier)
        if beyond:
            self._cut_all(sorted({self._near(fact) for fact in beyond}), CutReason.DEPTH, beyond)
            depth = self.scope.bounds.depth
            self.extract.truncated = Truncation(reason="depth", rounds=depth, parties=len(self.extract.hops))

    async def _next(self, frontier: Sequence[str]) -> list[Fact]:
        if not frontier:
            return []
        fetch = holders_of if self.up else holdings_of
        facts = await fetch(self.transaction, list(frontier), self.scope.moment)
        return sorted(
            facts, key=lambda fact: (self._near(fact), -fact.share_high, self._far(fact), fact.evidence.fact_id)
        )

    async def _level(self, found: list[Fact], depth: int, frontier: Sequence[str]) -> list[str]:
        """Shows the holdings of a level and returns whose holdings come next."""
        self.extract.add(found)
        large = [fact for fact in found if not fact.is_holding or fact.share_high >= self.least]
        small = [fact for fact in found if fact.is_holding and fact.share_high < self.least]
        self._cut_all(sorted({self._near(fact) for fact in small}), CutReason.SHARE, small)
        self.shown += [(depth, fact) for fact in large]
        parties = await self.lookup.parties({self._far(fact) for fact in large})
        again = sorted({self._far(fact) for fact in large} & self.extract.hops.keys())
        self._cut_all(again, CutReason.SHOWN_BEFORE, ())
        nominees = {self._far(fact) for fact in large if fact.nominee and self.up}
        fresh = self.extract.reach((self._far(fact) for fact in large), depth)
        hubs = {name for name in fresh if parties[name].state_holder and not self.cross and not self.up}
        self._cut_all(sorted(nominees & {*fresh}), CutReason.NOMINEE, ())
        self._cut_all(sorted(hubs), CutReason.STATE_HOLDER, ())
        return [name for name in fresh if name not in nominees | hubs]

    def _cut_all(self, names: Sequence[str], reason: CutReason, holdings: Sequence[Fact]) -> None:
        known, counts = self.lookup.known_parties, Counter(self._near(fact) for fact in holdings)
        self.cuts += [TreeCut(party=known[name], reason=reason, holdings=counts[name]) for name in names]

    def _near(self, fact: Fact) -> str:
        return fact.held if self.up else fact.holder

    def _far(self, fact: Fact) -> str:
        return fact.holder if self.up else fact.held


def _shown(fact: Fact, depth: int, answer: Presenter) -> TreeHolding:
    return TreeHolding(
        depth=depth,
        holder=answer.parties[fact.holder],
        held=answer.parties[fact.held],
        type=fact.kind,
        share_min=share_of(fact.share_low),
        share_max=share_of(fact.share_high),
        votes_min=share_of(fact.low),
        votes_max=share_of(fact.high),
        nominee=fact.nominee,
        fact_id=fact.evidence.fact_id,
        since=none_if_open(fact.evidence.span.start),
        until=none_if_open(fact.evidence.span.end),
        source=answer.names.source(fact.evidence.source_id),
    )
