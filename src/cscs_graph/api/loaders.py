"""Per-request loaders: however many parents ask for children, one statement fetches them all."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from strawberry.dataloader import DataLoader

from cscs_graph.analysis.core.asking import read
from cscs_graph.analysis.core.bounds import Bounds, Outlets, Scope
from cscs_graph.analysis.core.lookup import details_of
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.attribution import attributed
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import AttributionRef, EntityDetails, ListingRef, PartyRef
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import Moment

Value = TypeVar("Value")


class Loaders:
    """The loaders of a request for one moment: what they fetch is as of its day, and as known then."""

    def __init__(self, graph: Graph, moment: Moment) -> None:
        self._graph, self._scope = graph, Scope(moment, Certainty.PRACTICE, Bounds(), Outlets())
        self.parties: DataLoader[str, PartyRef] = DataLoader(load_fn=self._parties)
        self.details: DataLoader[str, EntityDetails | None] = DataLoader(load_fn=self._details)
        self.listings: DataLoader[str, list[ListingRef]] = DataLoader(load_fn=self._listings)
        self.attributions: DataLoader[ListingRef, AttributionRef] = DataLoader(
            load_fn=self._attributions, cache_key_fn=lambda listing: listing.version
        )

    async def _parties(self, ids: list[str]) -> list[PartyRef | Exception]:
        async def work(reading: Reading) -> list[PartyRef | Exception]:
            found = await reading.lookup.parties(ids)
            return [found.get(name) or LookupError(f"{name} is not loaded") for name in ids]

        return await self._read(work)

    async def _details(self, ids: list[str]) -> list[EntityDetails | None]:
        async def work(reading: Reading) -> list[EntityDetails | None]:
            rows = {row["id"]: row for row in await reading.run("entity_details", ids=sorted(set(ids)))}
            return [details_of(rows[name]) if name in rows else None for name in ids]

        return await self._read(work)

    async def _listings(self, ids: list[str]) -> list[list[ListingRef]]:
        async def work(reading: Reading) -> list[list[ListingRef]]:
            found = await listings_in_force(reading, ids)
            return [[one.ref for one in found.get(name, ())] for name in ids]

        return await self._read(work)

    async def _attributions(self, listings: Sequence[ListingRef]) -> list[AttributionRef]:
        async def work(reading: Reading) -> list[AttributionRef]:
            return [attributed(reading, listing) for listing in listings]

        return await self._read(work)

    async def _read(self, work: Callable[[Reading], Awaitable[Value]]) -> Value:
        return await read(self._graph, self._scope, work)
