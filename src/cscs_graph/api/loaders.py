"""Per-request loaders: however many parents ask for children, one statement fetches them all."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from strawberry.dataloader import DataLoader

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup, stated
from cscs_graph.analysis.listings.attribution import Decision, attributions
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.analysis.reference import directory as rules
from cscs_graph.analysis.reference import list_rules as rulings
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    AgencyRef,
    AttributionRef,
    CriterionRef,
    EntityDetails,
    ListingRef,
    ListRef,
    MeasureRef,
    MouRef,
    PartyRef,
    ScopeClauseRef,
    SourceRef,
)
from cscs_graph.model.time import Moment

Value = TypeVar("Value")
_UNRELATED: dict[str, list[str]] = {"predecessors": [], "successors": [], "part_of": [], "controls": []}


class Loaders:
    """Every loader of a request. Dated children are those of the request's day, unless a field names another."""

    def __init__(self, graph: Graph, moment: Moment) -> None:
        self._graph = graph
        self._listings: dict[tuple[date | None, datetime | None], DataLoader[str, list[ListingRef]]] = {}
        self.parties: DataLoader[str, PartyRef] = _required(self._looked_up("parties"))
        self.agencies: DataLoader[str, AgencyRef] = _required(self._looked_up("agencies"))
        self.lists: DataLoader[str, ListRef] = _required(self._looked_up("lists"))
        self.sources: DataLoader[str, SourceRef | None] = _optional(self._looked_up("sources"))
        self.mous: DataLoader[str, MouRef] = _required(lambda ids: rules.mous(graph, ids))
        self.mous_of_lists: DataLoader[str, list[str]] = _several(lambda ids: rules.mous_of_lists(graph, ids, moment))
        self.signatories: DataLoader[str, list[str]] = _several(lambda ids: rules.signatories(graph, ids, moment))
        self.measures: DataLoader[str, list[tuple[MeasureRef, tuple[str, ...]]]] = _several(
            lambda ids: rules.measures(graph, ids, moment)
        )
        self.scope_clauses: DataLoader[str, list[ScopeClauseRef]] = _several(
            lambda ids: rulings.scope_clauses(graph, ids)
        )
        self.entry_criteria: DataLoader[str, tuple[CriterionRef, ...]] = _loader(
            lambda ids: rulings.entry_criteria(graph, ids, moment), lambda: ()
        )
        self.attributions: DataLoader[Decision, AttributionRef] = DataLoader(
            load_fn=lambda decisions: _in_order(decisions, attributions(graph, decisions, moment))
        )
        self.details: DataLoader[str, EntityDetails | None] = _optional(self._details)
        self.agency_relations: DataLoader[str, dict[str, list[str]]] = _loader(
            lambda ids: rules.agency_relations(graph, ids, moment), lambda: _UNRELATED
        )

    def listings_on(self, as_of: date | None, known_at: datetime | None) -> DataLoader[str, list[ListingRef]]:
        """The loader of stays on lists on one day."""

        async def load(ids: Sequence[str]) -> dict[str, list[ListingRef]]:
            scope = Scope.of(as_of, known_at)

            async def work(transaction: Transaction) -> dict[str, list[ListingRef]]:
                stays = await listings_in_force(transaction, Lookup(transaction), ids, scope)
                return {party: [stay.ref for stay in group] for party, group in stays.items()}

            return await self._graph.read(work)

        return self._listings.setdefault((as_of, known_at), _several(load))

    def _looked_up(self, what: str) -> Callable[[Sequence[str]], Awaitable[dict[str, Value]]]:
        async def load(ids: Sequence[str]) -> dict[str, Value]:
            return await self._graph.read(lambda transaction: getattr(Lookup(transaction), what)(ids))

        return load

    async def _details(self, ids: Sequence[str]) -> dict[str, EntityDetails]:
        rows = await self._graph.read(lambda transaction: transaction.run("entity_details", ids=sorted(set(ids))))
        return {row["id"]: EntityDetails.model_validate(stated(row)) for row in rows}


async def _in_order(keys: list[Decision], found: Awaitable[dict[Decision, AttributionRef]]) -> list[AttributionRef]:
    by_key = await found
    return [by_key[key] for key in keys]


def _loader(
    fetch: Callable[[Sequence[str]], Awaitable[dict[str, Value]]], missing: Callable[[], Value]
) -> DataLoader[str, Value]:
    async def load(keys: list[str]) -> list[Value]:
        found = await fetch(keys)
        return [found[key] if key in found else missing() for key in keys]

    return DataLoader(load_fn=load)


def _required(fetch: Callable[[Sequence[str]], Awaitable[dict[str, Value]]]) -> DataLoader[str, Value]:
    async def load(keys: list[str]) -> list[Value | Exception]:
        found = await fetch(keys)
        return [found[key] if key in found else LookupError(f"{key} is not loaded") for key in keys]

    return DataLoader(load_fn=load)


def _optional(fetch: Callable[[Sequence[str]], Awaitable[dict[str, Value]]]) -> DataLoader[str, Value | None]:
    async def load(keys: list[str]) -> list[Value | None]:
        found = await fetch(keys)
        return [found.get(key) for key in keys]

    return DataLoader(load_fn=load)


def _several(fetch: Callable[[Sequence[str]], Awaitable[dict[str, list[Value]]]]) -> DataLoader[str, list[Value]]:
    return _loader(fetch, list)
