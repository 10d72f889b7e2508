"""Companies founded or run by people of a listed company: closing up shop and starting another (§9.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.core.question import (
    CrossStateHolders,
    MaxDegree,
    MinimumIdentity,
    PartyReference,
    Question,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.posts import MAX_DEGREE, Post, Posts, TraversalPolicy
from cscs_graph.analysis.linkage.ties import tie_step
from cscs_graph.analysis.listings.in_force import listing_history
from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.errors import BadInput
from cscs_graph.model.answers import NotCrossed, PartyKind, PhoenixCompaniesAnswer, PhoenixCompany
from cscs_graph.model.codes import IdentityGrade, ListKind, NotCrossedReason
from cscs_graph.model.partial import said_of
from cscs_graph.model.time import months_later, none_if_open

MONTHS_BEFORE = 12
"""A company begun so long before the listing counts: who sees a decision coming may move first."""
MAX_MONTHS = 120


class PhoenixCompanies(Question[PhoenixCompaniesAnswer]):
    """Companies that people of a listed company founded or took a post in around its listing (§9.3).

    A person of the company is who had a post in it, or controlled it, at some time from so long before the listing until
    it ended. Ordered by first day.
    """

    begins_with_listings = True

    party: PartyReference
    months_before: Annotated[
        int, Field(ge=0, le=MAX_MONTHS, description="What began so many months before the listing counts too.")
    ] = MONTHS_BEFORE
    cross_state_holders: CrossStateHolders = False
    max_degree: MaxDegree = MAX_DEGREE
    minimum_identity: MinimumIdentity = IdentityGrade.NAME_ONLY

    @property
    def policy(self) -> TraversalPolicy:
        return TraversalPolicy(self.max_degree, self.minimum_identity, self.cross_state_holders)

    async def answer(self, reading: Reading) -> PhoenixCompaniesAnswer:
        subject = await reading.lookup.party(self.party)
        if subject.kind is not PartyKind.ENTITY:
            raise BadInput("party: {id!r} is a person; ask `roles` for the posts of a person", id=subject.id)
        history = (await listing_history(reading, [subject.id])).listings
        listings = [one for one in history if one.credit_list.kind is ListKind.BLACK]
        search = _Search(subject.id, listings, self.months_before)
        posts = Posts(reading, former=True)
        await posts.fetch([subject.id])
        at_listed = search.people(posts.around(subject.id, former=True))
        people, stopped = _crossed(posts, sorted(at_listed), self.policy)
        await posts.fetch(people)
        held = [post for person in people for post in posts.around(person, former=True) if post.holder == person]
        found = list(search.found(held, at_listed, await _founded(reading, subject.id, held)))
        return PhoenixCompaniesAnswer(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(lists=[one.credit_list for one in listings]),
            subject=subject,
            listings=tuple(one.ref for one in listings),
            months_before=self.months_before,
            companies=tuple(_shown(reading, one) for one in found),
            undated=search.undated,
            not_crossed=tuple(stopped),
        )


async def _founded(reading: Reading, subject: str, posts: Sequence[Post]) -> dict[str, date]:
    """When the companies of these posts were founded, as far as it is loaded."""
    companies = sorted({post.entity for post in posts} - {subject})
    rows = await reading.run("entity_details", ids=companies) if companies else []
    return {row["id"]: row["registered_on"] for row in rows if row["registered_on"]}


def _shown(reading: Reading, begun: "_Begun") -> PhoenixCompany:
    parties = reading.lookup.parties_known
    return PhoenixCompany(
        company=parties[begun.post.entity],
        person=parties[begun.post.holder],
        at_listed=tie_step(reading, begun.at_listed, outward=True),
        at_company=tie_step(reading, begun.post, outward=False),
        listing=begun.listing.ref,
        began=begun.began,
        founded=begun.founded,
        days_after_listing=_days_between(begun.listing.span.start, begun.began),
    )


def _days_between(listed: date, began: date) -> int | None:
    """None where either is known to its month or year only."""
    return None if said_of(listed) or said_of(began) else (began - listed).days


def _crossed(posts: Posts, holders: Sequence[str], policy: TraversalPolicy) -> tuple[list[str], list[NotCrossed]]:
    """Whose other posts are looked at, and at whom it stops."""
    parties = posts.reading.lookup.parties_known
    go, stopped = list[str](), list[NotCrossed]()
    for holder in holders:
        party = parties[holder]
        reason = policy.stops_at(party, posts.degree(holder, former=True))
        if party.state_holder and not policy.state_holders:
            reason = NotCrossedReason.STATE_HOLDER
        if reason is None:
            go.append(holder)
        else:
            stopped.append(NotCrossed(party=party, reason=reason))
    return go, stopped


@dataclass(frozen=True, slots=True)
class _Begun:
    post: Post
    at_listed: Post
    listing: Listing
    began: date
    founded: date | None


@dataclass(slots=True)
class _Search:
    """The blacklistings of a company, and what began around them."""

    party_id: str
    listings: list[Listing]
    months_before: int
    undated: int = 0

    def people(self, posts: Sequence[Post]) -> dict[str, list[Post]]:
        """Who was of the company in the time of some listing, with the posts that make it so, the first one first."""
        held: dict[str, list[Post]] = {}
        for post in sorted(posts, key=lambda post: (post.since, post.order)):
            if post.entity == self.party_id and any(self._meets(post, listing) for listing in self.listings):
                held.setdefault(post.holder, []).append(post)
        return held

    def found(
        self, posts: Sequence[Post], at_listed: dict[str, list[Post]], founded: dict[str, date]
    ) -> Iterator[_Begun]:
        """What began in the time of a listing, by the last such listing that the person was there for."""
        begun: list[_Begun] = []
        for post in posts:
            if post.entity == self.party_id:
                continue
            opened = founded.get(post.entity)
            if none_if_open(post.since) is None and opened is None:
                self.undated += 1
                continue
            began = opened if none_if_open(post.since) is None and opened is not None else post.since
            begun_by = [listing for listing in reversed(self.listings) if self._from(listing) <= began]
            there = (
                (listing, held) for listing in begun_by for held in at_listed[post.holder] if self._meets(held, listing)
            )
            listing, held = next(there, (None, None))
            if listing is not None and held is not None:
                in_time = opened is not None and self._from(listing) <= opened
                begun.append(_Begun(post, held, listing, began, opened if in_time else None))
        return iter(sorted(begun, key=lambda item: (item.began, item.post.entity, item.post.order)))

    def _from(self, listing: Listing) -> date:
        """The day from which something new counts. A listing of unknown start sets none."""
        start = listing.span.start
        return date.max if none_if_open(start) is None else months_later(start, -self.months_before)

    def _meets(self, post: Post, listing: Listing) -> bool:
        return post.since < listing.span.end and self._from(listing) < post.until
