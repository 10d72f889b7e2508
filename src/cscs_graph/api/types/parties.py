"""Parties and their listings: what has to be fetched for them, as of the answer that they stand in."""

from datetime import date, datetime
from typing import Annotated, Any

import strawberry
from strawberry import Parent

from cscs_graph.api.context import Ask
from cscs_graph.api.derived import fetched, shows
from cscs_graph.api.pages import After, Connection, First, page_of
from cscs_graph.model.answers import AttributionRef, EntityDetails, ListingRef, PartyKind, PartyRef

OfAnswerAsOf = Annotated[
    date | None,
    strawberry.argument(description="The day asked about; null: the day of the answer that this is part of."),
]
OfAnswerKnownAt = Annotated[
    datetime | None,
    strawberry.argument(description="Answer by what was known then, UTC; null: by what the answer goes by."),
]
ALL = ("id", "name", "name_en", "state_holder", "stub", "flags")
"""What is said of every party."""


@shows(PartyRef, fields=ALL, interface=True)
class Party:
    """Whatever can be listed: a registered organisation or a natural person."""

    @staticmethod
    def resolve_type(value: PartyRef, *_: Any) -> str:
        return "Entity" if value.kind is PartyKind.ENTITY else "Person"

    @fetched
    @staticmethod
    async def listings(
        party: Parent[PartyRef],
        info: Ask,
        as_of: OfAnswerAsOf = None,
        known_at: OfAnswerKnownAt = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[ListingRef]:
        """Its listings on a day, on blacklists and redlists."""
        found = await info.context.loaders(info, as_of, known_at).listings.load(party.id)
        return page_of("Party.listings", found, first, after).shown()


@shows(PartyRef, fields=("uscc", "entity_kind"))
class Entity(Party):
    """A registered organisation: company, branch, sole trader, institution, government body (§3, GB 32100-2015)."""

    @staticmethod
    def is_type_of(value: Any, _info: Any) -> bool:
        return isinstance(value, PartyRef) and value.kind is PartyKind.ENTITY

    @fetched
    @staticmethod
    async def details(party: Parent[PartyRef], info: Ask) -> EntityDetails | None:
        """Registration data; null where none is loaded."""
        return await info.context.loaders(info).details.load(party.id)


@shows(PartyRef, fields=("identity",))
class Person(Party):
    """A natural person. Records are never taken for one person on a name alone."""

    @staticmethod
    def is_type_of(value: Any, _info: Any) -> bool:
        return isinstance(value, PartyRef) and value.kind is PartyKind.PERSON


@shows(ListingRef, names={"id": "fact_id", "version": "id"})
class Listing:
    """One party on one list, from a day until a day (§4.1)."""

    @fetched
    @staticmethod
    async def party(listing: Parent[ListingRef], info: Ask) -> PartyRef:
        """The party that is listed."""
        return await info.context.loaders(info).parties.load(listing.party_id)

    @fetched
    @staticmethod
    async def attribution(listing: Parent[ListingRef], info: Ask) -> AttributionRef:
        """Who keeps the list, which office decided, and whether that office may (§4.1)."""
        return await info.context.loaders(info).attributions.load(listing)
