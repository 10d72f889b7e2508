"""Parties, their listings and files in GraphQL."""

from datetime import date, datetime

import strawberry

from cscs_graph.analysis.listings.attribution import decision_of
from cscs_graph.api.context import Ask
from cscs_graph.api.types.codes import (
    CodeFlag,
    CounterEffect,
    CounterTrigger,
    IdentityGrade,
    PartyKind,
    RepairState,
    Tier,
    shown_as,
)
from cscs_graph.api.types.rules import Agency, CreditList
from cscs_graph.api.types.rulings import Attribution
from cscs_graph.model.answers import ListingRef


@strawberry.type(description="Registration data of an entity.")
class EntityDetails:
    kind: str
    org_code: str | None = strawberry.field(description="Organisation code: characters 9 to 17 of the USCC.")
    reg_no: str | None
    other_names: list[str]
    other_codes: list[str]
    region_code: str | None
    industry_code: str | None
    address: str | None
    registered_capital: str | None
    registered_on: date | None


@strawberry.type(description="A company or other registered organisation, or a person: whatever can be listed.")
class Party:
    id: strawberry.ID
    kind: PartyKind
    name: str
    name_en: str | None
    uscc: str | None
    identity: IdentityGrade | None = strawberry.field(description="Of a person: how sure one identity is.")
    state_holder: bool
    stub: bool = strawberry.field(description="Known from a mention only.")
    flags: list[CodeFlag] = strawberry.field(description="Doubts about its codes.")

    @strawberry.field(description="Registration data; null for a person.")
    async def details(self, info: Ask) -> EntityDetails | None:
        return shown_as(EntityDetails, await info.context.loaders.details.load(str(self.id)))

    @strawberry.field(description="Its stays on lists on a day, blacklists and redlists.")
    async def listings(self, info: Ask, as_of: date | None = None, known_at: datetime | None = None) -> "list[Listing]":
        loader = info.context.loaders.listings_on(as_of, known_at)
        return shown_as(list[Listing], await loader.load(str(self.id)))


@strawberry.type(description="Evidence against a listing, and what the rules make of it (§4.3, §9.7).")
class Dispute:
    trigger: CounterTrigger
    since: date
    event_id: strawberry.ID
    effect: CounterEffect | None = strawberry.field(description="Null: no loaded rule says; the listing counts.")
    rule_id: strawberry.ID | None
    section: str | None


@strawberry.type(description="One stay of one party on one list (§4.1).")
class Listing:
    id: strawberry.ID
    credit_list: CreditList = strawberry.field(name="list")
    decided_by: Agency | None
    since: date | None
    until: date | None
    earliest_removal: date | None = strawberry.field(description="First day on which it may end; null if not known.")
    tier: Tier | None
    reason: str | None
    legal_basis: str | None
    document_no: str | None
    repair_state: RepairState | None
    hypothetical: bool = strawberry.field(description="Supposed in a what-if.")
    implied: bool = strawberry.field(description="Follows from a rule rather than a decision.")
    disputes: list[Dispute] = strawberry.field(description="Evidence against it.")
    counts: bool = strawberry.field(description="False: such evidence sets it aside, and nothing follows from it.")

    @strawberry.field(description="Who keeps the list, which office decided, and whether that office may (§4.1).")
    async def attribution(self, info: Ask) -> Attribution:
        decision = decision_of(shown_as(ListingRef, self))
        return shown_as(Attribution, await info.context.loaders.attributions.load(decision))

    @strawberry.field
    async def party(self, info: Ask) -> Party:
        party_id = str(getattr(self, "party_id"))  # noqa: B009 - not a GraphQL field
        return shown_as(Party, await info.context.loaders.parties.load(party_id))
