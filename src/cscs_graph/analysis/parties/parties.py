"""Finding parties: by code, next to another, and on the path between two."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, ConfigDict, Field

from cscs_graph.analysis.core.bounds import PARTIES
from cscs_graph.analysis.core.pages import PAGE, After, Counted, First, after_id
from cscs_graph.analysis.core.question import Depth, MaxParties, PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.errors import NotFound
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import (
    PartyKind,
    PartyRef,
    PathAnswer,
    PathStep,
    Relation,
    RelationPage,
    Truncation,
)
from cscs_graph.model.codes import Bound
from cscs_graph.model.identifiers import read_uscc
from cscs_graph.model.time import Span, none_if_open

STEPS = 6


class PartyByReference(Question[PartyRef]):
    """A company, other organisation or person."""

    name: ClassVar[str] = "party"

    id: PartyReference

    async def answer(self, reading: Reading) -> PartyRef:
        return await reading.lookup.party(self.id)


class EntityByCode(Question[PartyRef]):
    """An entity by its Unified Social Credit Code of 18 characters (GB 32100-2015)."""

    name: ClassVar[str] = "entity"

    uscc: Annotated[
        PartyReference,
        AfterValidator(lambda text: read_uscc(text).code),
        Field(description="Its code, with or without spaces and in upper or lower case."),
    ]

    async def answer(self, reading: Reading) -> PartyRef:
        return await reading.lookup.party(self.uscc)


class PersonById(Question[PartyRef]):
    """A natural person by id. Persons are never found by a name alone: see `search`."""

    name: ClassVar[str] = "person"

    id: Annotated[PartyReference, Field(description="Id of the person.")]

    async def answer(self, reading: Reading) -> PartyRef:
        found = await reading.lookup.party(self.id)
        if found.kind is not PartyKind.PERSON:
            raise NotFound("{id!r} is an entity, not a person; ask `party` or `entity`", id=self.id)
        return found


class RelatedParties(Question[RelationPage]):
    """Direct ties of a party, without any claim that liability follows them."""

    party: PartyReference
    include_former: Annotated[bool, Field(description="Ties that have ended too.")] = False
    first: First = PAGE
    after: After = None
    counted: Counted = False

    async def answer(self, reading: Reading) -> RelationPage:
        chosen: dict[str, Any] = {"id": self.party, "include_former": self.include_former}
        after = after_id(self.name, self.after)
        rows = await reading.run("relations_of", after=after, limit=self.first + 1, **chosen)
        total = (await reading.run("count_of_relations", **chosen))[0]["count"] if self.counted else 0
        page = rows[: self.first]
        await reading.lookup.fetch(
            parties=(row["party_id"] for row in page), sources=(row["source_id"] for row in page)
        )
        relations = tuple(_relation(reading, row) for row in page)
        return RelationPage(relations=relations, more=len(rows) > len(page), total=total)


def _relation(reading: Reading, row: Row) -> Relation:
    span = Span.read(row)
    return Relation(
        key=row["key"],
        type=row["type"],
        outgoing=row["outgoing"],
        party=reading.lookup.parties_known[row["party_id"]],
        role=row["role"],
        share_min=row["share_min"],
        share_max=row["share_max"],
        fact_id=row["fact_id"],
        since=none_if_open(span.start),
        until=none_if_open(span.end),
        source=reading.lookup.source(row["source_id"]),
    )


class Path(Question[PathAnswer]):
    """A shortest path between two parties along posts, control, shares and branches; state-asset holders are not crossed.

    Of several shortest paths the first in the order of ids is shown.
    """

    model_config = ConfigDict(populate_by_name=True)

    from_party: Annotated[PartyReference, Field(alias="from")]
    to_party: Annotated[PartyReference, Field(alias="to")]
    depth: Depth = STEPS
    max_parties: MaxParties = PARTIES

    async def answer(self, reading: Reading) -> PathAnswer:
        search = _Search(reading, self.from_party)
        await search.towards(self.to_party)
        steps = search.steps_to(self.to_party)
        await reading.lookup.fetch(
            {end for row in steps for end in (row["near_id"], row["far_id"])},
            sources=(row["source_id"] for row in steps),
        )
        return PathAnswer(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(),
            truncated=search.truncated,
            found=self.to_party in search.came_by,
            steps=tuple(_step(reading, row) for row in steps),
        )


class _Search:
    """Everyone reached so far, each with the tie by which it was reached first."""

    def __init__(self, reading: Reading, start: str) -> None:
        self.reading = reading
        self.came_by: dict[str, Row | None] = {start: None}
        self.truncated: Truncation | None = None

    async def towards(self, goal: str) -> None:
        """Round by round, until the goal is reached, nobody is left, or a bound is met."""
        frontier, rounds, bounds = list(self.came_by), 0, self.reading.bounds
        while goal not in self.came_by and frontier:
            if rounds == bounds.depth or len(self.came_by) > bounds.parties:
                reason = Bound.DEPTH if rounds == bounds.depth else Bound.PARTIES
                self.truncated = Truncation(reason=reason, rounds=rounds, parties=len(self.came_by))
                return
            rows = await self.reading.run("neighbours", frontier=frontier)
            fresh = {row["far_id"]: row for row in reversed(rows) if row["far_id"] not in self.came_by}
            self.came_by |= fresh
            frontier, rounds = sorted(fresh), rounds + 1

    def steps_to(self, goal: str) -> list[Row]:
        """The ties of the path from the start; none where the goal was not reached."""
        steps: list[Row] = []
        row = self.came_by.get(goal)
        while row is not None:
            steps.append(row)
            row = self.came_by[row["near_id"]]
        return steps[::-1]


def _step(reading: Reading, row: Row) -> PathStep:
    parties = reading.lookup.parties_known
    span = Span.read(row)
    return PathStep(
        from_party=parties[row["near_id"]],
        to_party=parties[row["far_id"]],
        type=row["type"],
        outgoing=row["outgoing"],
        role=row["role"],
        fact_id=row["fact_id"],
        since=none_if_open(span.start),
        until=none_if_open(span.end),
        source=reading.lookup.source(row["source_id"]),
    )
