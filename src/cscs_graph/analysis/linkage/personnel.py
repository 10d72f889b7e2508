"""Roles over time, and companies run by people of a listed company: closing up shop and starting another (§9.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.linkage.posts import Post, Posts, TraversalPolicy
from cscs_graph.analysis.linkage.ties import Tied
from cscs_graph.analysis.listings.in_force import Listing, decided_listings
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook, months_later
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    NotCrossed,
    PartyKind,
    PhoenixCompaniesAnswer,
    PhoenixCompany,
    Role,
    RolesAnswer,
    Truncation,
)
from cscs_graph.model.codes import ListKind, NotCrossedReason
from cscs_graph.model.time import UNKNOWN_START, none_if_open

ROLES = 1_000
"""Posts of a timeline that are shown."""
MONTHS_BEFORE = 12
"""A company begun so long before the listing counts: who sees a decision coming may move first."""
MAX_MONTHS = 120
_LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE_OF"


async def roles(graph: Graph, party_id: str, scope: Scope) -> RolesAnswer:
    """The timeline of a person's posts, or of the posts at a company, up to the day. Raises NotFound."""

    async def work(transaction: Transaction) -> RolesAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        around = Posts(transaction, scope, former=True)
        await around.fetch([party_id])
        found = sorted(set(around.around[party_id]), key=lambda post: (post.since, post.until, post.order))
        held = found[:ROLES]
        cut = Truncation(reason="rows", rounds=1, parties=len(held)) if len(found) > len(held) else None
        told = await _told(transaction, lookup, held, scope)
        return RolesAnswer(
            **await Question("roles", scope, {"party": party_id}).metadata(transaction),
            coverage=await coverage_of(transaction, Rulebook({}), ()),
            truncated=cut,
            subject=subject,
            roles=tuple(
                Role(
                    post=told.step(post, outward=post.entity == party_id),
                    overlaps=tuple(_elsewhere(post, held)) if post.holder == party_id else (),
                    contested=tuple(_contested(post, held)),
                )
                for post in held
            ),
        )

    return await graph.read(work)


def _at_once(one: Post, other: Post) -> bool:
    return one.since < other.until and other.since < one.until and UNKNOWN_START not in (one.since, other.since)


def _elsewhere(post: Post, held: Sequence[Post]) -> Iterator[str]:
    """Posts of the same holder in other entities at the same time, as far as the first days are known."""
    for other in held:
        if other.holder == post.holder and other.entity != post.entity and _at_once(post, other):
            yield other.fact_id


def _contested(post: Post, held: Sequence[Post]) -> Iterator[str]:
    """An entity has one legal representative at a time (Company Law 2023, art. 10): two are a fault of the data."""
    for other in held:
        sole = post.type == other.type == _LEGAL_REPRESENTATIVE and other.entity == post.entity
        if sole and other.holder != post.holder and _at_once(post, other):
            yield other.fact_id


async def phoenix_companies(
    graph: Graph,
    party_id: str,
    scope: Scope,
    *,
    months_before: int = MONTHS_BEFORE,
    crossing: TraversalPolicy | None = None,
) -> PhoenixCompaniesAnswer:
    """Companies that people of a listed company founded or took a post in, from `months_before` its listing on.

    A person of the company is who had a post in it, or controlled it, at some time from then until the stay ended. Ordered
    by first day. Raises NotFound where no such party is loaded, BadInput for a person.
    """
    if not 0 <= months_before <= MAX_MONTHS:
        raise BadInput(f"monthsBefore: {months_before} is not between 0 and {MAX_MONTHS}")
    rules = crossing or TraversalPolicy()
    options = {"party": party_id, "months_before": months_before, **rules.parameters}
    question = Question("phoenixCompanies", scope, options)

    async def work(transaction: Transaction) -> PhoenixCompaniesAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        if subject.kind is not PartyKind.ENTITY:
            raise BadInput(f"party: {party_id!r} is a person; ask `roles` for the posts of a person")
        rows = await transaction.run("listing_history", frontier=[party_id], **scope.moment.parameters)
        stays = [stay for stay in await decided_listings(lookup, rows) if stay.credit_list.kind is ListKind.BLACK]
        search = _Search(party_id, stays, months_before)
        around = Posts(transaction, scope, former=True)
        await around.fetch([party_id])
        at_listed = search.people(around.around[party_id])
        people, stopped = await _crossed(lookup, around, sorted(at_listed), rules)
        await around.fetch(people)
        posts = [post for person in people for post in around.around[person] if post.holder == person]
        registered = await transaction.run("entity_details", ids=sorted({post.entity for post in posts} - {party_id}))
        founded = {row["id"]: row["registered_on"] for row in registered if row["registered_on"]}
        found = list(search.found(posts, at_listed, founded))
        told = await _told(transaction, lookup, [post for item in found for post in (item.at_listed, item.post)], scope)
        return PhoenixCompaniesAnswer(
            **await question.metadata(transaction),
            coverage=await coverage_of(transaction, Rulebook({}), [stay.credit_list for stay in stays]),
            subject=subject,
            listings=tuple(stay.ref for stay in stays),
            months_before=months_before,
            companies=tuple(
                PhoenixCompany(
                    company=told.parties[item.post.entity],
                    person=told.parties[item.post.holder],
                    at_listed=told.step(item.at_listed, outward=True),
                    at_company=told.step(item.post, outward=False),
                    listing=item.stay.ref,
                    began=item.began,
                    founded=item.founded,
                    days_after_listing=(item.began - item.stay.span.start).days,
                )
                for item in found
            ),
            undated=search.undated,
            not_crossed=tuple(stopped),
        )

    return await graph.read(work)


@dataclass(frozen=True, slots=True)
class _Begun:
    post: Post
    at_listed: Post
    stay: Listing
    began: date
    founded: date | None


@dataclass(slots=True)
class _Search:
    """The stays of a company on blacklists, and what began around them."""

    party_id: str
    stays: list[Listing]
    months_before: int
    undated: int = 0

    def people(self, posts: Sequence[Post]) -> dict[str, list[Post]]:
        """Who was of the company in the time of some stay, with the posts that make it so, the first one first."""
        held: dict[str, list[Post]] = {}
        for post in sorted(posts, key=lambda post: (post.since, post.order)):
            if post.entity == self.party_id and any(self._meets(post, stay) for stay in self.stays):
                held.setdefault(post.holder, []).append(post)
        return held

    def found(
        self, posts: Sequence[Post], at_listed: dict[str, list[Post]], founded: dict[str, date]
    ) -> Iterator[_Begun]:
        """What began in the time of a stay, by the last such stay that the person was there for."""
        begun: list[_Begun] = []
        for post in posts:
            if post.entity == self.party_id:
                continue
            opened = founded.get(post.entity)
            if none_if_open(post.since) is None and opened is None:
                self.undated += 1
                continue
            began = opened if none_if_open(post.since) is None and opened is not None else post.since
            begun_by = [stay for stay in reversed(self.stays) if self._from(stay) <= began]
            there = ((stay, held) for stay in begun_by for held in at_listed[post.holder] if self._meets(held, stay))
            stay, held = next(there, (None, None))
            if stay is not None and held is not None:
                in_time = opened is not None and self._from(stay) <= opened
                begun.append(_Begun(post, held, stay, began, opened if in_time else None))
        return iter(sorted(begun, key=lambda item: (item.began, item.post.entity, item.post.order)))

    def _from(self, stay: Listing) -> date:
        """The day from which something new counts. A stay of unknown start sets none."""
        start = stay.span.start
        return date.max if none_if_open(start) is None else months_later(start, -self.months_before)

    def _meets(self, post: Post, stay: Listing) -> bool:
        return post.since < stay.span.end and self._from(stay) < post.until


async def _crossed(
    lookup: Lookup, around: Posts, holders: list[str], rules: TraversalPolicy
) -> tuple[list[str], list[NotCrossed]]:
    """Whose other posts are looked at, and at whom it stops."""
    await around.count(holders)
    parties = await lookup.parties(holders)
    go, stopped = list[str](), list[NotCrossed]()
    for holder in holders:
        party = parties[holder]
        if party.state_holder and not rules.state_holders:
            stopped.append(NotCrossed(party=party, reason=NotCrossedReason.STATE_HOLDER))
        elif around.degrees[holder] > rules.max_degree:
            stopped.append(NotCrossed(party=party, reason=NotCrossedReason.HUB))
        elif party.kind is PartyKind.PERSON and not rules.trusts(party.identity):
            stopped.append(NotCrossed(party=party, reason=NotCrossedReason.IDENTITY))
        else:
            go.append(holder)
    return go, stopped


async def _told(transaction: Transaction, lookup: Lookup, posts: Sequence[Post], scope: Scope) -> Tied:
    parties = dict(await lookup.parties({end for post in posts for end in (post.holder, post.entity)}))
    return Tied(parties, {}, await lookup.sources(post.source_id for post in posts), scope)
