"""The propagation over the channels: a set-based fixpoint, one statement a round for all channels, whatever the frontier."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from cscs_graph.analysis.core.bounds import Bounds
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.catalog import Channel, End, Starts
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import Truncation
from cscs_graph.model.codes import Bound, Certainty, TargetClass
from cscs_graph.model.evidence import Evidence
from cscs_graph.model.time import Span

Key = tuple[str, str, str, str, str, str]
APPLICATION = "Application"
PARTY = "Party"


@dataclass(frozen=True, slots=True)
class Edge:
    """One fact that carries consequences along a channel, from `source_id` to `reached_id`."""

    channel: Channel
    source_id: str
    reached_id: str
    evidence: Evidence

    @property
    def certainty(self) -> Certainty:
        """That of the channel, or what it is lowered to where the fact does not say what such a channel asks for."""
        return self.evidence.certainty or self.channel.certainty

    @property
    def order(self) -> tuple[str, str, str, str]:
        return self.channel.name, self.source_id, self.reached_id, self.evidence.fact_id


Fetch = Callable[[Sequence[Channel], Sequence[str]], Awaitable[Iterable[Edge]]]
"""The edges along these channels from these sources."""


async def edges(reading: Reading, channels: Sequence[Channel], frontier: Iterable[str], end: End) -> list[Edge]:
    """The edges along these channels with a frontier at one end of them. One statement, or none where nothing is asked."""
    ids = sorted(set(frontier))
    if not ids or not channels:
        return []
    by_name = {channel.name: channel for channel in channels}
    statement = reading.catalogue.round(channels, end)
    rows = await reading.transaction.run(statement, frontier=ids, **reading.moment.parameters)
    return [_edge(by_name[row["channel"]], row) for row in rows]


def edges_onward(reading: Reading) -> Fetch:
    """Fetches edges from the graph, a statement a round."""

    async def fetch(channels: Sequence[Channel], frontier: Sequence[str]) -> list[Edge]:
        return await edges(reading, channels, frontier, End.SOURCE)

    return fetch


def _edge(channel: Channel, row: Row) -> Edge:
    evidence = Evidence(
        type=row["type"],
        from_id=row["from_id"],
        to_id=row["to_id"],
        fact_id=row["fact_id"],
        span=Span.read(row),
        source_id=row["source"],
        detail=row["detail"],
        channel=channel.name,
        certainty=channel.certainty if not channel.matter or row["matter"] else channel.lowered_to,
        section=channel.cited,
        drawn_from=channel.drawn_from,
        matter=row["matter"] if channel.matter else None,
    )
    return Edge(channel, row["source_id"], row["reached_id"], evidence)


@dataclass(frozen=True, slots=True)
class Seed:
    """A listed party: where a propagation sets out. `targets` are the classes that its lists' memoranda may meet."""

    id: str
    label: str
    target: TargetClass
    targets: frozenset[TargetClass]
    certainty: Certainty
    span: Span


@dataclass(frozen=True, slots=True)
class ReachedParty:
    """A party or application that consequences reach, by the shortest path found first.

    `target` is the class under which measures meet it; None where only its standing is affected, or at an application.
    """

    id: str
    label: str
    origin: str
    """The listed party that the path begins at."""
    target: TargetClass | None
    via: TargetClass | None
    """The class by which the path left the listed party; None where it left by its standing. A list whose memoranda do
    not name that class does not reach this far."""
    channel: str
    certainty: Certainty
    span: Span
    path: tuple[Evidence, ...]

    @property
    def matter(self) -> str:
        """Id of the one list of which it is reached; empty where the path may begin at any."""
        return next((step.matter for step in self.path if step.matter), "")

    def about(self, list_id: str) -> bool:
        """Whether the path carries what follows from that list."""
        return self.matter in ("", list_id)

    @property
    def key(self) -> Key:
        """A party is reached once per listed party, class and matter; an application once per participant and role."""
        part = ""
        if self.path and self.label == APPLICATION:
            part = f"{self.path[-1].from_id} {self.path[-1].detail}"
        return self.id, self.origin, self.target or "", self.via or "", self.matter, part

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        return len(self.path), self.id, self.target or "", self.origin, self.channel

    def onward(self, edge: Edge) -> "ReachedParty":
        """One step further. What is legally part of a reached party is reached in the same class as that party."""
        channel = edge.channel
        target = channel.target
        if target is not None and channel.starts is Starts.REACHED:
            target = self.target
        return ReachedParty(
            id=edge.reached_id,
            label=channel.reached_label,
            origin=self.origin,
            target=target,
            via=self.via if self.path else target,
            channel=channel.name,
            certainty=Certainty.weakest(self.certainty, edge.certainty),
            span=Span.overlap(self.span, edge.evidence.span),
            path=(*self.path, edge.evidence),
        )


@dataclass(slots=True)
class Propagation:
    """All that was reached so far from some seeds along some channels, and the frontier of the next round."""

    channels: tuple[Channel, ...]
    seeds: dict[str, Seed]
    reached: dict[Key, ReachedParty] = field(default_factory=dict[Key, ReachedParty])
    frontier: list[ReachedParty] = field(default_factory=list[ReachedParty])
    rounds: int = 0
    truncated: Truncation | None = None

    @classmethod
    def at(cls, seeds: Iterable[Seed], channels: Iterable[Channel]) -> Self:
        """At its seeds, before the first round."""
        by_id = {seed.id: seed for seed in sorted(seeds, key=lambda seed: seed.id)}
        frontier = [
            ReachedParty(seed.id, seed.label, seed.id, seed.target, seed.target, "", seed.certainty, seed.span, ())
            for seed in by_id.values()
        ]
        ordered = tuple(sorted(channels, key=lambda channel: channel.name))
        return cls(ordered, by_id, {one.key: one for one in frontier}, frontier)

    def parties(self) -> tuple[ReachedParty, ...]:
        """Reached parties in a total order: by round, then by id and channel."""
        found = (one for one in self.reached.values() if one.label != APPLICATION and one.path)
        return tuple(sorted(found, key=lambda one: one.order))

    def applications(self) -> tuple[ReachedParty, ...]:
        """Applications in a total order."""
        found = (one for one in self.reached.values() if one.label == APPLICATION)
        return tuple(sorted(found, key=lambda one: one.order))

    def unstated(self, *ends: str) -> frozenset[str]:
        """The channels that no text states along which these parties are reached, or all who are where none is named."""
        paths = (one.path for one in self.reached.values() if not ends or one.id in ends)
        return frozenset(step.channel for path in paths for step in path if step.channel and step.drawn_from)

    def leading(self) -> Iterator[tuple[Channel, ReachedParty]]:
        """Each channel with those of the frontier from whom it leads on, in the order in which their edges count."""
        return ((channel, one) for channel in self.channels for one in self.frontier if self._leads(channel, one))

    def _leads(self, channel: Channel, one: ReachedParty) -> bool:
        if PARTY not in (channel.source_label, one.label) and one.label != channel.source_label:
            return False
        if channel.starts is Starts.REACHED:
            return True
        return self.rounds == 0 and (channel.target is None or channel.target in self.seeds[one.origin].targets)

    def advance(self, found: dict[tuple[str, str], list[Edge]]) -> None:
        """One round, by edges that are grouped by channel and source."""
        fresh: list[ReachedParty] = []
        for channel, one in self.leading():
            for edge in found.get((channel.name, one.id), ()):
                further = one.onward(edge)
                if self._is_new(further):
                    self.reached[further.key] = further
                    fresh.append(further)
        self.rounds += 1
        self.frontier = [one for one in fresh if one.label != APPLICATION]

    def _is_new(self, further: ReachedParty) -> bool:
        """The first path is the shortest; only a more certain one replaces it. None leads back to where it began."""
        known = self.reached.get(further.key)
        return further.id != further.origin and (known is None or further.certainty.rank < known.certainty.rank)


async def propagate(fetch: Fetch, propagations: Sequence[Propagation], bounds: Bounds) -> None:
    """Advances each propagation until nothing new is reached or a bound is met: as if alone, by statements that serve all."""
    while going := [one for one in propagations if one.frontier and one.truncated is None]:
        if going[0].rounds == bounds.depth:
            beyond = [
                Propagation(one.channels, one.seeds, dict(one.reached), one.frontier, one.rounds) for one in going
            ]
            await _round(fetch, beyond)
            for one, further in zip(going, beyond, strict=True):
                if len(further.reached) > len(one.reached):
                    one.truncated = Truncation(reason=Bound.DEPTH, rounds=one.rounds, parties=len(one.reached))
            break
        await _round(fetch, going)
        for one in going:
            if len(one.reached) > bounds.parties:
                one.truncated = Truncation(reason=Bound.PARTIES, rounds=one.rounds, parties=len(one.reached))


async def _round(fetch: Fetch, propagations: Sequence[Propagation]) -> None:
    """One round of propagations that are all in the same round."""
    leading = [pair for one in propagations for pair in one.leading()]
    channels = {channel.name: channel for channel, _ in leading}
    grouped: dict[tuple[str, str], list[Edge]] = {}
    if leading:
        for edge in await fetch(list(channels.values()), sorted({one.id for _, one in leading})):
            grouped.setdefault((edge.channel.name, edge.source_id), []).append(edge)
    for one in propagations:
        one.advance(grouped)
