"""The walk over the channels: a set-based fixpoint, one statement a channel and round, whatever the size of the frontier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.evidence import Evidence
from cscs_graph.catalog import Kind, Starts, Statement
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import Truncation
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.model.time import Span

Key = tuple[str, str, str, str, str]
APPLICATION = "Application"
PARTY = "Party"


@dataclass(frozen=True, slots=True)
class ReachedParty:
    """A party or application that consequences reach, by the shortest way found first.

    `target` is the class under which measures meet it; None where only its standing is affected, or at an application.
    """

    id: str
    label: str
    origin: str
    """The listed party that the way begins at."""
    target: TargetClass | None
    via: TargetClass | None
    """The class by which the way left the listed party; None where it left by its standing. A list whose memoranda do
    not name that class does not reach this far."""
    channel: str
    certainty: Certainty
    span: Span
    path: tuple[Evidence, ...]


@dataclass(slots=True)
class Propagation:
    """All that was reached so far, and the frontier of the next round."""

    arrivals: dict[Key, ReachedParty] = field(default_factory=dict[Key, ReachedParty])
    frontier: list[ReachedParty] = field(default_factory=list[ReachedParty])
    rounds: int = 0
    truncated: Truncation | None = None

    def parties(self) -> tuple[ReachedParty, ...]:
        """Reached parties in a total order: by round, then by id and channel."""
        reached = (arrival for arrival in self.arrivals.values() if arrival.label != APPLICATION and arrival.path)
        return tuple(sorted(reached, key=_order))

    def applications(self) -> tuple[ReachedParty, ...]:
        """Applications in a total order."""
        reached = (arrival for arrival in self.arrivals.values() if arrival.label == APPLICATION)
        return tuple(sorted(reached, key=_order))


def _order(arrival: ReachedParty) -> tuple[int, str, str, str, str]:
    target = arrival.target or ""
    return len(arrival.path), arrival.id, target, arrival.origin, arrival.channel


@dataclass(frozen=True, slots=True)
class Seed:
    """A listed party: where the walk sets out. `targets` are the classes that its lists' memoranda may meet."""

    id: str
    label: str
    target: TargetClass
    targets: frozenset[TargetClass]
    certainty: Certainty
    span: Span


async def propagate(
    transaction: Transaction, channels: Iterable[Statement], starts: Sequence[Seed], scope: Scope
) -> Propagation:
    """Follows the channels from `starts`, a round at a time, until nothing new is reached or a bound is met."""
    return (await propagate_each(transaction, channels, [starts], scope))[0]


async def propagate_each(
    transaction: Transaction, channels: Iterable[Statement], groups: Sequence[Sequence[Seed]], scope: Scope
) -> list[Propagation]:
    """The walk of each group of starts: as if walked alone, with bounds of its own, but by statements that serve all.

    A party that stands in several groups has to be the same start in each.
    """
    admitted = [channel for channel in channels if channel.kind is Kind.CHANNEL and scope.admits(channel.raised_to)]
    by_start = {start.id: start for starts in groups for start in starts}
    walks = [_begun(starts) for starts in groups]
    while going := [walk for walk in walks if walk.frontier and walk.truncated is None]:
        if going[0].rounds == scope.bounds.depth:
            beyond = [Propagation(dict(walk.arrivals), walk.frontier, walk.rounds) for walk in going]
            await _round(transaction, admitted, by_start, beyond, scope)
            for walk, further in zip(going, beyond, strict=True):
                if len(further.arrivals) > len(walk.arrivals):
                    walk.truncated = Truncation(reason="depth", rounds=walk.rounds, parties=len(walk.arrivals))
            break
        await _round(transaction, admitted, by_start, going, scope)
    return walks


def _begun(starts: Sequence[Seed]) -> Propagation:
    frontier = [
        ReachedParty(start.id, start.label, start.id, start.target, start.target, "", start.certainty, start.span, ())
        for start in sorted(starts, key=lambda start: start.id)
    ]
    return Propagation({_key(arrival): arrival for arrival in frontier}, frontier)


async def _round(
    transaction: Transaction,
    channels: Sequence[Statement],
    starts: dict[str, Seed],
    walks: Sequence[Propagation],
    scope: Scope,
) -> None:
    """One round of walks that are all in the same round."""
    fresh: list[list[ReachedParty]] = [[] for _ in walks]
    for channel in channels:
        eligible = [_frontier(channel, walk.frontier, starts, walk.rounds) for walk in walks]
        frontier = sorted({arrival.id for arrivals in eligible for arrival in arrivals})
        if not frontier:
            continue
        ends: dict[str, list[Row]] = {}
        for row in await transaction.run(channel.name, frontier=frontier, **scope.moment.parameters):
            ends.setdefault(row["from_id"], []).append(row)
        for walk, arrivals, found in zip(walks, eligible, fresh, strict=True):
            for arrival in arrivals:
                for row in ends.get(arrival.id, ()):
                    reached = _reached(arrival, channel, row)
                    if _is_new(walk, reached):
                        walk.arrivals[_key(reached)] = reached
                        found.append(reached)
    for walk, found in zip(walks, fresh, strict=True):
        walk.rounds += 1
        walk.frontier = [arrival for arrival in found if arrival.label != APPLICATION]
        if len(walk.arrivals) > scope.bounds.parties:
            walk.truncated = Truncation(reason="parties", rounds=walk.rounds, parties=len(walk.arrivals))


def _frontier(
    channel: Statement, frontier: Sequence[ReachedParty], starts: dict[str, Seed], rounds: int
) -> list[ReachedParty]:
    """Those of the frontier from whom the channel leads on. The listed parties themselves are the frontier of round 0."""
    return [arrival for arrival in frontier if _leads(channel, arrival, starts[arrival.origin], rounds == 0)]


def _leads(channel: Statement, arrival: ReachedParty, start: Seed, at_start: bool) -> bool:
    if PARTY not in (channel.start_label, arrival.label) and arrival.label != channel.start_label:
        return False
    if channel.starts is Starts.REACHED:
        return True
    return at_start and (channel.target is None or channel.target in start.targets)


def _reached(arrival: ReachedParty, channel: Statement, row: Row) -> ReachedParty:
    """One step further. What is legally part of a reached party is reached in the same class as that party."""
    span = Span(row["valid_from"], row["valid_until"])
    ends = (row["to_id"], row["from_id"]) if channel.backward else (row["from_id"], row["to_id"])
    evidence = Evidence(
        type=row["type"],
        from_id=ends[0],
        to_id=ends[1],
        fact_id=row["fact_id"],
        span=span,
        source_id=row["source_id"],
        detail=row["detail"],
        channel=channel.name,
        certainty=channel.certainty,
        section=channel.section,
    )
    if channel.target is None:
        target = None
    else:
        target = arrival.target if channel.starts is Starts.REACHED else channel.target
    return ReachedParty(
        id=row["to_id"],
        label=channel.end_label,
        origin=arrival.origin,
        target=target,
        via=arrival.via if arrival.path else target,
        channel=channel.name,
        certainty=Certainty.weakest(arrival.certainty, channel.certainty),
        span=Span.overlap(arrival.span, span),
        path=(*arrival.path, evidence),
    )


def _key(arrival: ReachedParty) -> Key:
    """A party is reached once per listed party and class; an application once per participant and role."""
    part = ""
    if arrival.path and arrival.label == APPLICATION:
        part = f"{arrival.path[-1].from_id} {arrival.path[-1].detail}"
    return arrival.id, arrival.origin, arrival.target or "", arrival.via or "", part


def _is_new(grown: Propagation, reached: ReachedParty) -> bool:
    """The first arrival is the shortest way; only a more certain one replaces it. No way leads back to where it began."""
    known = grown.arrivals.get(_key(reached))
    return reached.id != reached.origin and (known is None or reached.certainty.rank < known.certainty.rank)
