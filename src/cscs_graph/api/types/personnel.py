"""Roles over time and companies run by people of a listed company, in GraphQL (§9.3)."""

from datetime import date

import strawberry

from cscs_graph.api.types.answers import NotCrossed, TieStep
from cscs_graph.api.types.heading import Answer
from cscs_graph.api.types.parties import Listing, Party


@strawberry.type(description="One post or control relation in a timeline.")
class Role:
    post: TieStep
    overlaps: list[strawberry.ID] = strawberry.field(
        description="Of a person: fact ids of posts in other entities at the same time."
    )
    contested: list[strawberry.ID] = strawberry.field(
        description="Fact ids by which another person was legal representative of the same entity at the same time."
    )


@strawberry.type(description="Every post of a person, or at a company, ended ones too, by first day (§9.3).")
class RolesAnswer(Answer):
    subject: Party
    roles: list[Role]


@strawberry.type(description="A company founded or taken over by someone of the listed company.")
class PhoenixCompany:
    company: Party
    person: Party = strawberry.field(description="Or the company that controlled it.")
    at_listed: TieStep
    at_company: TieStep
    listing: Listing
    began: date
    founded: date | None = strawberry.field(description="Day of registration, where it lies in that time.")
    days_after_listing: int = strawberry.field(description="Negative before the listing.")


@strawberry.type(
    description="Companies run by people of a listed company: a pattern, no claim of a new offence (§9.3)."
)
class PhoenixCompaniesAnswer(Answer):
    subject: Party
    listings: list[Listing]
    months_before: int
    companies: list[PhoenixCompany]
    undated: int = strawberry.field(description="Posts with no known first day in companies with none either.")
    not_crossed: list[NotCrossed]
