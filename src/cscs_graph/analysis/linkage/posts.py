"""Posts and control around many parties at once, round by round: what personnel linkage is read from (§4.2, §9.3).

A statement a round serves every subject. Each subject still has a web of its own, with its own bounds, so that an answer
does not depend on what it was asked together with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import PartyKind, Truncation
from cscs_graph.model.codes import IdentityGrade, NotCrossedReason

MAX_DEGREE = 100
"""A party that is tied to more others is a hub: a registration agent or a nominee ties companies that share nothing else."""
_GRADES = tuple(IdentityGrade)


@dataclass(frozen=True, slots=True)
class TraversalPolicy:
    """Whom a linkage crosses on the way to others. Whoever is not crossed is still shown, and the answer says why."""

    max_degree: int = MAX_DEGREE
    minimum_identity: IdentityGrade = IdentityGrade.NAME_ONLY
    """A person whose identity is less sure is not crossed: the next post may be a namesake's."""
    state_holders: bool = False

    def __post_init__(self) -> None:
        if self.max_degree < 1:
            raise BadInput(f"maxDegree: {self.max_degree} is less than 1")

    @classmethod
    def of(
        cls,
        max_degree: int | None = None,
        minimum_identity: IdentityGrade | None = None,
        *,
        state_holders: bool = False,
    ) -> Self:
        """Defaults where nothing is stated. Raises BadInput for a bound below one."""
        return cls(
            max_degree if max_degree is not None else MAX_DEGREE,
            minimum_identity or IdentityGrade.NAME_ONLY,
            state_holders,
        )

    @property
    def parameters(self) -> dict[str, int | str | bool]:
        """As parameters of a question."""
        return {
            "max_degree": self.max_degree,
            "minimum_identity": str(self.minimum_identity),
            "cross_state_holders": self.state_holders,
        }

    def trusts(self, grade: IdentityGrade | None) -> bool:
        return _GRADES.index(grade or IdentityGrade.NAME_ONLY) <= _GRADES.index(self.minimum_identity)


@dataclass(frozen=True, slots=True)
class Post:
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
    state_holder: bool

    @property
    def order(self) -> tuple[str, str, str, str]:
        return self.holder, self.entity, self.type, self.fact_id

    def other(self, party: str) -> str:
        return self.entity if party == self.holder else self.holder

    def is_former(self, day: date) -> bool:
        return self.until <= day


@dataclass(slots=True)
class PostGraph:
    """Posts around a subject by rounds: for each party the posts by which it was first reached."""

    subject: str
    hops: dict[str, int]
    posts: dict[str, list[Post]] = field(default_factory=dict[str, list[Post]])
    not_crossed: dict[str, NotCrossedReason] = field(default_factory=dict[str, NotCrossedReason])
    frontier: set[str] = field(default_factory=set[str])
    truncated: Truncation | None = None


@dataclass(slots=True)
class Posts:
    """The posts around parties on one day, fetched once for each of them.

    Every post is met from either end. A party whose number of others is that of the others met so far has no post that is
    not known already, and is not asked about: most people hold one post.
    """

    transaction: Transaction
    scope: Scope
    former: bool
    around: dict[str, list[Post]] = field(default_factory=dict[str, list[Post]])
    degrees: dict[str, int] = field(default_factory=dict[str, int])
    met: dict[str, set[Post]] = field(default_factory=dict[str, set[Post]])
    """Posts of a party that were fetched with others."""

    async def count(self, ids: Iterable[str]) -> None:
        """Learns how many others each of these is tied to."""
        missing = sorted(set(ids) - self.degrees.keys())
        if missing:
            rows = await self.transaction.run("post_degrees", frontier=missing, **self._options)
            self.degrees |= dict.fromkeys(missing, 0) | {row["id"]: row["degree"] for row in rows}

    async def fetch(self, ids: Iterable[str]) -> None:
        """Learns every post of each of these."""
        unknown = sorted(set(ids) - self.around.keys())
        missing = [party for party in unknown if len(self._others_met(party)) != self.degrees.get(party)]
        self.around |= {party: [] for party in missing}
        if missing:
            for row in await self.transaction.run("people_of", frontier=missing, **self._options):
                self._add(row["entity_id"], post_of(row))
            for row in await self.transaction.run("posts_of", frontier=missing, **self._options):
                self._add(row["party_id"], post_of(row))
        for party in set(unknown) - set(missing):
            self.around[party] = list(self.met.get(party, ()))

    def _add(self, party: str, post: Post) -> None:
        self.around[party].append(post)
        self.met.setdefault(post.other(party), set()).add(post)

    def _others_met(self, party: str) -> set[str]:
        return {post.other(party) for post in self.met.get(party, ())}

    @property
    def _options(self) -> dict[str, object]:
        return {"include_former": self.former, **self.scope.moment.parameters}


async def expand(
    transaction: Transaction,
    lookup: Lookup,
    subjects: Sequence[str],
    scope: Scope,
    crossing: TraversalPolicy,
    *,
    former: bool,
) -> dict[str, PostGraph]:
    """The web around each subject. One hop is one post; the bounds of depth and parties hold for each web."""
    posts = Posts(transaction, scope, former)
    webs = {subject: PostGraph(subject, {subject: 0}, frontier={subject}) for subject in subjects}
    for hop in range(1, scope.bounds.depth + 1):
        growing = [web for web in webs.values() if web.frontier and web.truncated is None]
        if not growing:
            return webs
        await _prepare(posts, lookup, growing, crossing)
        for web in growing:
            web.frontier = _grow(web, _offered(web, posts, crossing), hop)
            if len(web.hops) > scope.bounds.parties:
                web.truncated = Truncation(reason="parties", rounds=hop, parties=len(web.hops))
    ended = [web for web in webs.values() if web.frontier and web.truncated is None]
    if ended:
        await _prepare(posts, lookup, ended, crossing)
        for web in ended:
            if any(
                post.holder not in web.hops or post.entity not in web.hops for post in _offered(web, posts, crossing)
            ):
                web.truncated = Truncation(reason="depth", rounds=scope.bounds.depth, parties=len(web.hops))
    return webs


async def _prepare(posts: Posts, lookup: Lookup, webs: Sequence[PostGraph], crossing: TraversalPolicy) -> None:
    """Fetches what the next round needs, and leaves out of each frontier whoever is not crossed."""
    beyond = {party for web in webs for party in web.frontier if party != web.subject}
    await posts.count(beyond)
    doubtful = () if crossing.trusts(_GRADES[-1]) else beyond  # who trusts the least sure trusts everybody
    parties = await lookup.parties(doubtful)
    for web in webs:
        for party in sorted(web.frontier - {web.subject}):
            if posts.degrees[party] > crossing.max_degree:
                web.not_crossed[party] = NotCrossedReason.HUB
            elif (
                (known := parties.get(party)) and known.kind is PartyKind.PERSON and not crossing.trusts(known.identity)
            ):
                web.not_crossed[party] = NotCrossedReason.IDENTITY
        web.frontier -= web.not_crossed.keys()
    await posts.fetch(party for web in webs for party in web.frontier)


def _offered(web: PostGraph, posts: Posts, crossing: TraversalPolicy) -> set[Post]:
    """The posts at the frontier. To start from a state-asset holder is not to cross it (Company Law 2023, art. 265)."""
    offered: set[Post] = set()
    for party in web.frontier:
        for post in posts.around[party]:
            if crossing.state_holders or not post.state_holder or post.holder == web.subject:
                offered.add(post)
            elif post.holder not in web.hops:
                web.not_crossed[post.holder] = NotCrossedReason.STATE_HOLDER
    return offered


def _grow(web: PostGraph, posts: set[Post], hop: int) -> set[str]:
    reached: set[str] = set()
    for post in sorted(posts, key=lambda post: post.order):
        for near in (post.holder, post.entity):
            far = post.other(near)
            if near in web.frontier and web.hops.get(far, hop) == hop:
                web.hops[far] = hop
                web.posts.setdefault(far, []).append(post)
                reached.add(far)
    return reached


def post_of(row: Row) -> Post:
    return Post(
        row["party_id"],
        row["entity_id"],
        row["type"],
        row["role"],
        row["title"],
        row["fact_id"],
        row["valid_from"],
        row["valid_until"],
        row["source_id"],
        row["state_holder"],
    )
