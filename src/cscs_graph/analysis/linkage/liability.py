"""How well it is documented that consequences travel along a path of posts: read off the channels, in either direction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.cascade.propagation import APPLICATION, Edge, edges
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.posts import Post
from cscs_graph.catalog import End, Starts
from cscs_graph.model.codes import Certainty

Carried = dict[tuple[str, str, str], list[Edge]]
"""Edges by fact, source and whom they reach."""


@dataclass(frozen=True, slots=True)
class Liability:
    """Which posts carry consequences on the day, in which direction and by which channels."""

    carried: Carried

    def along(self, path: Sequence[Post], listed: str) -> Certainty | None:
        """Certainty with which consequences would reach the other end of a path if the party at this end were listed.

        Null where no channel is known: a path is as weak as its weakest link, and from the second link on only channels
        count that set out from whoever is reached.
        """
        certainties: list[Certainty] = []
        at = listed
        for place, post in enumerate(path):
            onward = post.other(at)
            leading = [
                edge.certainty
                for edge in self.carried.get((post.fact_id, at, onward), ())
                if place == 0 or edge.channel.starts is Starts.REACHED
            ]
            if not leading:
                return None
            certainties.append(min(leading, key=lambda certainty: certainty.rank))
            at = onward
        return Certainty.weakest(*certainties)


async def liability_among(reading: Reading, parties: Iterable[str]) -> Liability:
    """The channels between these parties, however certain. One statement."""
    channels = [channel for channel in reading.catalogue.channels() if channel.reached_label != APPLICATION]
    carried: Carried = {}
    for edge in await edges(reading, channels, parties, End.SOURCE):
        carried.setdefault((edge.evidence.fact_id, edge.source_id, edge.reached_id), []).append(edge)
    return Liability(carried)


def strongest(options: Iterable[Certainty | None]) -> Certainty | None:
    return min((option for option in options if option is not None), key=lambda option: option.rank, default=None)
