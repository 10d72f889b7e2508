"""Who stands upstream of parties: from whom consequences could come to them, gathered backwards along the channels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cscs_graph.analysis.cascade.propagation import APPLICATION, Edge, Fetch, edges
from cscs_graph.analysis.core.bounds import Bounds
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.catalog import Channel, End, Starts
from cscs_graph.model.answers import Truncation
from cscs_graph.model.codes import Bound

Incoming = dict[str, list[Edge]]
"""Edges by the party that they lead to."""


@dataclass(slots=True)
class Upstream:
    """The participants of one filing, whoever could pass consequences on to them, and whether a bound left somebody out."""

    parties: set[str]
    frontier: set[str]
    expanded: set[str] = field(default_factory=set[str])
    """Those behind whom was looked."""
    incoming: Incoming = field(default_factory=Incoming)
    rounds: int = 0
    truncated: Truncation | None = None

    def grow(self, behind: Incoming, bounds: Bounds) -> None:
        """One round further upstream.

        A channel that sets out from listed parties only has its source as the first party of a path, so nobody is looked
        for behind that source; every other source may have been reached itself.
        """
        found = {party: behind.get(party, []) for party in self.frontier}
        self.expanded |= self.frontier
        sources = {edge.source_id for group in found.values() for edge in group}
        if sources - self.parties and self.rounds == bounds.depth:
            self.truncated = Truncation(reason=Bound.DEPTH, rounds=self.rounds, parties=len(self.parties))
            return
        self.incoming |= found
        self.parties |= sources
        passing = {
            edge.source_id for group in found.values() for edge in group if edge.channel.starts is Starts.REACHED
        }
        self.frontier = passing - self.expanded
        self.rounds += 1
        if len(self.parties) > bounds.parties:
            self.truncated = Truncation(reason=Bound.PARTIES, rounds=self.rounds, parties=len(self.parties))

    def onward(self) -> Fetch:
        """The edges that lead to the participants, read forwards: what reaches them is decided without asking anew."""
        outgoing: dict[tuple[str, str], list[Edge]] = {}
        for edge in sorted((edge for group in self.incoming.values() for edge in group), key=lambda edge: edge.order):
            outgoing.setdefault((edge.channel.name, edge.source_id), []).append(edge)

        async def fetch(channels: Sequence[Channel], frontier: Sequence[str]) -> list[Edge]:
            groups = (outgoing.get((channel.name, party), ()) for channel in channels for party in frontier)
            return [edge for group in groups for edge in group]

        return fetch


async def gather(reading: Reading, channels: Iterable[Channel], filings: Sequence[Iterable[str]]) -> list[Upstream]:
    """Follows the channels backwards from the participants of each filing, as if it were gathered alone.

    A statement a round, whatever the number of filings.
    """
    leading = [channel for channel in channels if channel.reached_label != APPLICATION]
    upstream = [Upstream(set(parties), set(parties)) for parties in filings]
    behind: Incoming = {}
    while growing := [one for one in upstream if one.frontier and one.truncated is None]:
        asked = {party for one in growing for party in one.frontier} - behind.keys()
        behind |= {party: [] for party in asked}
        for edge in await edges(reading, leading, asked, End.REACHED):
            behind[edge.reached_id].append(edge)
        for one in growing:
            one.grow(behind, reading.bounds)
    return upstream
