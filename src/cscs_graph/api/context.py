"""What a request carries: the graph, its loaders, and for each answer the moment and the rules that it is of."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from graphql.pyutils import Path
from strawberry.fastapi import BaseContext
from strawberry.types import Info

from cscs_graph.analysis.core.asking import read, told
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.rulebook.book import Rulebook, RulesOfTheDay
from cscs_graph.api.allowance import Allowance
from cscs_graph.api.loaders import Loaders
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import ChannelRef
from cscs_graph.model.time import Moment

Result = TypeVar("Result")
Key = tuple[date, datetime | None]
Place = tuple[tuple[str | None, str], ...]
"""Types and response keys from the root to a field that has a moment: an answer, or a field that states a day of its own."""


class Context(BaseContext):
    """One per request; nothing in it outlives the request."""

    def __init__(self, graph: Graph, allowance: Allowance) -> None:
        super().__init__()
        self.graph = graph
        self.allowance = allowance
        self.operation_name: str | None = None
        """The operation that the request names."""
        self.large = False
        """Whether the query turned out to be one for `LargeQueries`."""
        self._moments: dict[Place, Moment] = {}
        self._rules: dict[Place, RulesOfTheDay] = {}
        self._loaders: dict[Key, Loaders] = {}
        self._book: asyncio.Task[Rulebook] | None = None

    async def answer(self, info: "Ask", question: Question[Result]) -> Result:
        """The answer to the question of a root field, whose moment and rules are those of whatever is shown below it."""
        found = await told(self.graph, question)
        place = place_named(info.path)
        self._moments[place], self._rules[place] = found.moment, found.rules
        return found.answer

    def looking(self, info: "Ask", as_of: date | None = None, known_at: datetime | None = None) -> Moment:
        """The moment of a root field that is no question: whatever is shown below it is of that moment."""
        moment = self._moments[place_named(info.path)[:1]] = Scope.at(as_of, known_at, zone=self.graph.zone).moment
        return moment

    def moment_of(self, info: "Ask", as_of: date | None = None, known_at: datetime | None = None) -> Moment:
        """The moment of the answer that a field stands in, but for what the field itself states: that is the moment of
        whatever is shown below it as well.
        """
        around = self._moments.get(self.place_of(info.path)) or self.looking(info)
        if as_of is None and known_at is None:
            return around
        stated = Scope.at(as_of or around.as_of, known_at, zone=self.graph.zone).moment
        if known_at is None:
            stated = around.model_copy(update={"as_of": stated.as_of})
        self._moments[place_named(info.path)] = stated
        return stated

    def loaders(self, info: "Ask", as_of: date | None = None, known_at: datetime | None = None) -> Loaders:
        """The loaders of the moment of the answer that a field stands in, but for what the field itself states."""
        moment = self.moment_of(info, as_of, known_at)
        key = moment.as_of, None if moment.known_now else moment.known_at
        if key not in self._loaders:
            self._loaders[key] = Loaders(self.graph, moment)
        return self._loaders[key]

    async def rules(self, info: "Ask") -> RulesOfTheDay:
        """The rules of the moment of the answer that a field stands in."""
        place = self.place_of(info.path)
        if place not in self._rules:
            self._rules[place] = (await self._rulebook()).on(self.moment_of(info))
        return self._rules[place]

    async def _rulebook(self) -> Rulebook:
        """Read once a request, however many fields ask for it at once."""
        if self._book is None:
            scope = Scope.at(zone=self.graph.zone)
            self._book = asyncio.ensure_future(read(self.graph, scope, _rulebook_of))
        return await self._book

    def things(self, place: Place, what: str) -> Mapping[str, Any] | None:
        """What ids of a sort name below a place, where the rules of its moment are in hand; see `rules`."""
        if what == "channels":
            return self._channels
        rules = self._rules.get(place)
        if rules is None:
            return None
        return {one.id: one for one in rules.regimes} if what == "regimes" else getattr(rules, what)

    @cached_property
    def _channels(self) -> dict[str, ChannelRef]:
        return {
            one.name: ChannelRef(name=one.name, says=one.says, certainty=one.certainty, section=one.section)
            for one in self.graph.catalogue.channels()
        }

    def place_of(self, path: Path) -> Place:
        """The nearest field around it, or itself, that has a moment; without any, the root field."""
        place = place_named(path)
        while len(place) > 1 and place not in self._moments:
            place = place[:-1]
        return place


def place_named(path: Path) -> Place:
    """Without places in lists: what holds of one item holds of all."""
    found: list[tuple[str | None, str]] = []
    at: Path | None = path
    while at is not None:
        if isinstance(at.key, str):
            found.append((at.typename, at.key))
        at = at.prev
    return tuple(reversed(found))


async def _rulebook_of(reading: Reading) -> Rulebook:
    return reading.rulebook


Ask = Info[Context, None]
