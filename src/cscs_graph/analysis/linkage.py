"""Personnel linkage (§4.2, §9.3): through which people a party is tied to others, and how liability could travel."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from cscs_graph.analysis.asking import Question
from cscs_graph.analysis.bounds import Scope
from cscs_graph.analysis.coverage import coverage_of
from cscs_graph.analysis.lookup import Lookup
from cscs_graph.analysis.rulebook import Rulebook
from cscs_graph.analysis.stays import stays_of
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import (
    LinkageAnswer,
    ListingRef,
    PartyKind,
    PartyRef,
    SourceRef,
    Tie,
    TiePath,
    TieStep,
    Truncation,
)
from cscs_graph.model.codes import Certainty, IdentityGrade, ListKind, OfficerRole
from cscs_graph.model.time import shown

PATHS_SHOWN = 5
_GRADES = tuple(IdentityGrade)


@dataclass(frozen=True, slots=True)
class _Post:
    """One post or control relation between a holder and an entity."""

    holder: str
    entity: str
    type: str
    role: str
    title: str | None
    fact_id: str
    since: date
    until: date
    source_id: str

    def other(self, party: str) -> str:
        return self.entity if party == self.holder else self.holder

    def is_former(self, day: date) -> bool:
        return self.until <= day


@dataclass(slots=True)
class _Web:
    """Posts around a subject by rounds: for each party the posts by which it was first reached."""

    hops: dict[str, int]
    posts: dict[str, list[_Post]] = field(default_factory=dict[str, list[_Post]])
    truncated: Truncation | None = None


async def personnel_linkage(
    graph: Graph, party_id: str, scope: Scope, *, include_former: bool = True, cross_state_holders: bool = False
) -> LinkageAnswer:
    """Current ties and, apart, those through roles that have ended. One hop is one post; depth counts hops.

    Raises NotFound where no such party is loaded.
    """

    options = {"include_former": include_former, "cross_state_holders": cross_state_holders}
    question = Question("personnelLinkage", scope, {"party": party_id, **options})

    async def work(transaction: Transaction) -> LinkageAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        current = await _explore(transaction, subject, scope, former=False, cross=cross_state_holders)
        webs = [current]
        if include_former:
            webs.append(await _explore(transaction, subject, scope, former=True, cross=cross_state_holders))
        ids = {party for web in webs for party in web.hops}
        parties = dict(await lookup.parties(ids))
        stays = await stays_of(transaction, lookup, ids - {party_id}, scope)
        sources = await lookup.sources(post.source_id for web in webs for posts in web.posts.values() for post in posts)
        listings = {
            party: tuple(stay.ref for stay in group if stay.credit_list.kind is ListKind.BLACK)
            for party, group in stays.items()
        }
        case = _Case(subject, parties, listings, sources, scope)
        former = [tie for tie in case.ties(webs[-1]) if tie.party.id not in current.hops] if include_former else []
        lists = [listing.credit_list for group in listings.values() for listing in group]
        return LinkageAnswer(
            **await question.heading(transaction),
            coverage=await coverage_of(transaction, Rulebook({}), lists),
            truncated=next((web.truncated for web in webs if web.truncated), None),
            subject=subject,
            ties=tuple(case.ties(current)),
            former_ties=tuple(former),
        )

    return await graph.read(work)


async def _explore(transaction: Transaction, subject: PartyRef, scope: Scope, *, former: bool, cross: bool) -> _Web:
    """Breadth first, a round at a time, along posts in both directions."""
    web = _Web(hops={subject.id: 0})
    frontier = [subject.id]
    options = {"include_former": former, "cross_state_holders": cross, **scope.moment.parameters}
    for hop in range(1, scope.bounds.depth + 1):
        rows = await transaction.run("people_of", frontier=frontier, **options)
        rows += await transaction.run("posts_of", frontier=frontier, subject=subject.id, **options)
        reached = _grow(web, {_post(row) for row in rows}, set(frontier), hop)
        if len(web.hops) > scope.bounds.parties:
            web.truncated = Truncation(reason="parties", rounds=hop, parties=len(web.hops))
            break
        frontier = sorted(reached)
        if not frontier:
            break
    else:
        if frontier and await _leads_on(transaction, web, frontier, subject.id, options):
            web.truncated = Truncation(reason="depth", rounds=scope.bounds.depth, parties=len(web.hops))
    return web


async def _leads_on(
    transaction: Transaction, web: _Web, frontier: list[str], subject: str, options: dict[str, object]
) -> bool:
    """Whether another round would reach anyone new."""
    rows = await transaction.run("people_of", frontier=frontier, **options)
    rows += await transaction.run("posts_of", frontier=frontier, subject=subject, **options)
    return any(row["party_id"] not in web.hops or row["entity_id"] not in web.hops for row in rows)


def _grow(web: _Web, posts: set[_Post], frontier: set[str], hop: int) -> set[str]:
    reached: set[str] = set()
    for post in sorted(posts, key=lambda post: (post.holder, post.entity, post.type, post.fact_id)):
        for near in (post.holder, post.entity):
            far = post.other(near)
            if near in frontier and web.hops.get(far, hop) == hop:
                web.hops[far] = hop
                web.posts.setdefault(far, []).append(post)
                reached.add(far)
    return reached


def _post(row: Row) -> _Post:
    return _Post(
        row["party_id"],
        row["entity_id"],
        row["type"],
        row["role"],
        row["title"],
        row["fact_id"],
        row["valid_from"],
        row["valid_until"],
        row["source_id"],
    )


@dataclass(frozen=True, slots=True)
class _Case:
    subject: PartyRef
    parties: dict[str, PartyRef]
    listings: dict[str, tuple[ListingRef, ...]]
    sources: dict[str, SourceRef]
    scope: Scope

    def ties(self, web: _Web) -> Iterator[Tie]:
        """By number of hops, then by id."""
        for party, hops in sorted(web.hops.items(), key=lambda reached: (reached[1], reached[0])):
            if hops:
                yield self._tie(web, party, hops)

    def _tie(self, web: _Web, party: str, hops: int) -> Tie:
        paths = [self._path(way) for way in islice(self._ways(web, party), self.scope.bounds.rows)]
        return Tie(
            party=self.parties[party],
            hops=hops,
            former=all(any(step.former for step in path.steps) for path in paths),
            listings=self.listings.get(party, ()),
            towards_subject=_strongest([path.towards_subject for path in paths]),
            from_subject=_strongest([path.from_subject for path in paths]),
            paths=tuple(paths[:PATHS_SHOWN]),
            paths_left_out=max(0, len(paths) - PATHS_SHOWN),
        )

    def _ways(self, web: _Web, party: str) -> Iterator[tuple[_Post, ...]]:
        """Every shortest way from the subject, in a total order."""
        if party == self.subject.id:
            yield ()
            return
        for post in web.posts[party]:
            for way in self._ways(web, post.other(party)):
                yield (*way, post)

    def _path(self, way: tuple[_Post, ...]) -> TiePath:
        steps: list[TieStep] = []
        at = self.subject.id
        for post in way:
            steps.append(self._step(post, outward=at == post.entity))
            at = post.other(at)
        people = [step.holder for step in steps if step.holder.kind is PartyKind.PERSON]
        grades = [person.identity or IdentityGrade.NAME_ONLY for person in people]
        return TiePath(
            steps=tuple(steps),
            towards_subject=_liability([(step, not step.outward) for step in reversed(steps)]),
            from_subject=_liability([(step, step.outward) for step in steps]),
            identity=max(grades, key=_GRADES.index, default=IdentityGrade.VERIFIED),
        )

    def _step(self, post: _Post, *, outward: bool) -> TieStep:
        return TieStep(
            holder=self.parties[post.holder],
            entity=self.parties[post.entity],
            type=post.type,
            role=post.role or None,
            title=post.title,
            since=shown(post.since),
            until=shown(post.until),
            former=post.is_former(self.scope.moment.as_of),
            outward=outward,
            fact_id=post.fact_id,
            source=self.sources.get(post.source_id),
        )


def _liability(links: list[tuple[TieStep, bool]]) -> Certainty | None:
    """Certainty of a way from a listed party, link by link; True marks a link from the entity to the holder of the post.

    A memorandum's measures go from the listed company to its people, and no further; from a person they reach further
    companies by single reports only (§9.3). An ended post carries nothing, and neither does a company that controls another.
    """
    certainties: list[Certainty] = []
    for place, (step, to_holder) in enumerate(links):
        if step.former or (to_holder and (place > 0 or step.role == OfficerRole.OTHER)):
            return None
        if not to_holder and step.holder.kind is not PartyKind.PERSON:
            return None
        certainties.append(Certainty.MOU if to_holder else Certainty.ANECDOTAL)
    return Certainty.weakest(*certainties)


def _strongest(options: list[Certainty | None]) -> Certainty | None:
    return min((option for option in options if option is not None), key=lambda option: option.rank, default=None)
