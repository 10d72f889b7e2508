"""Roles over time, and companies run by people of a listed company (§9.3)."""

from datetime import date

from cscs_graph.model.answers.coverage import Answer
from cscs_graph.model.answers.linkage import NotCrossed, TieStep
from cscs_graph.model.answers.marks import Name, Paged
from cscs_graph.model.answers.part import Part
from cscs_graph.model.answers.parts import ListingRef, PartyRef


class Role(Part):
    """One post or control relation in a timeline."""

    post: TieStep
    """The post."""
    overlaps: tuple[Name, ...] = ()
    """Of a person: `fact_id` of posts in other entities at the same time."""
    contested: tuple[Name, ...] = ()
    """`fact_id` of posts that say another person was legal representative of the same entity at the same time."""


class RolesAnswer(Answer):
    """Every post of a person, or every post at a company, ended ones too, in the order of their first day."""

    subject: PartyRef
    roles: Paged[Role]
    """The posts."""


class PhoenixCompany(Part):
    """A company founded or taken over by someone of the listed company, after the listing or shortly before."""

    company: PartyRef
    """The company that was founded or taken over."""
    person: PartyRef
    """Who ties the two: a person, or a company that controlled the listed one."""
    at_listed: TieStep
    """The post in, or control over, the listed company."""
    at_company: TieStep
    """The post in, or control over, the company that was founded or taken over."""
    listing: ListingRef
    """The last listing before, or shortly after, the beginning."""
    began: date
    """The first day of the post; of a company founded in that time by someone whose first day is not known, its first day."""
    founded: date | None
    """Day of registration, where it lies in that time."""
    days_after_listing: int | None
    """Negative before the listing; null where either day is known to its month or year only."""


class PhoenixCompaniesAnswer(Answer):
    """Companies run by people of a listed company: a pattern to look at, no claim of a new offence (§9.3)."""

    subject: PartyRef
    listings: Paged[ListingRef]
    """Its listings on blacklists up to the day asked about, ended ones too."""
    months_before: int
    """How many months before a listing were looked at."""
    companies: Paged[PhoenixCompany]
    """The companies, by their distance from the listing."""
    undated: int
    """Posts of these people of which neither the first day nor the company's registration is known."""
    not_crossed: Paged[NotCrossed]
    """Those who were not followed, and why."""
