"""Posts and other personal ties around many parties at once, hop by hop: what personnel linkage is read from (§4.2, §9.3).

A statement a hop serves every subject. Each subject still has a graph of its own, with its own bounds, so that an answer
does not depend on what it was asked together with.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cscs_graph.analysis.core.lookup import party_of
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.graph.connection import Row
from cscs_graph.model.answers import PartyKind, PartyRef, Truncation
from cscs_graph.model.codes import Bound, IdentityGrade, NotCrossedReason
from cscs_graph.model.time import Span

MAX_DEGREE = 100
"""A party that is tied to more others is a hub: a registration agent or a nominee ties companies that share nothing else."""
GRADES = tuple(IdentityGrade)


@dataclass(frozen=True, slots=True)
class TraversalPolicy:
    """Whom a linkage crosses to reach others. Whoever is not crossed is still shown, and the answer says why."""

    max_degree: int = MAX_DEGREE
    minimum_identity: IdentityGrade = IdentityGrade.NAME_ONLY
    """A person whose identity is less sure is not crossed: the next post may be a namesake's."""
    state_holders: bool = False

    def stops_at(self, party: PartyRef | None, degree: int) -> NotCrossedReason | None:
        """Why a party is not crossed; None where it is. State-asset holders are told by their posts: see `PostGraph`."""
        if degree > self.max_degree:
            return NotCrossedReason.HUB
        if party is not None and party.kind is PartyKind.PERSON and not self._trusts(party.identity):
            return NotCrossedReason.IDENTITY
        return None

    def _trusts(self, grade: IdentityGrade | None) -> bool:
        return GRADES.index(grade or IdentityGrade.NAME_ONLY) <= GRADES.index(self.minimum_identity)


@dataclass(frozen=True, slots=True)
class Post:
    """One post or other personal tie, from its holder to what it is held in."""

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
class Posts:
    """The posts around parties on one day, fetched once for each of them; former ones too where they matter.

    Every post is met from either end. A party whose number of others is that of the others met so far has no post that is
    not known already, and is not asked about: most people hold one post.
    """

    reading: Reading
    former: bool
    _around: dict[str, set[Post]] = field(default_factory=dict[str, set[Post]])
    _degrees: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    """To how many others a party is tied now, and ever."""
    _complete: set[str] = field(default_factory=set[str])

    def around(self, party: str, *, former: bool) -> list[Post]:
        """The known posts of a party in a total order."""
        day = self.reading.moment.as_of
        found = (post for post in self._around.get(party, ()) if former or not post.is_former(day))
        return sorted(found, key=lambda post: post.order)

    def degree(self, party: str, *, former: bool) -> int:
        return self._degrees.get(party, (0, 0))[former]

    async def fetch(self, ids: Iterable[str]) -> None:
        """Learns every post of each of these, and who is at their other ends. One statement, or none."""
        missing = sorted(party for party in set(ids) - self._complete if not self._is_met(party))
        if missing:
            statement = self.reading.catalogue.posts
            rows = await self.reading.transaction.run(
                statement, frontier=missing, include_former=self.former, **self.reading.moment.parameters
            )
            for row in rows:
                self._learn(row)
        self._complete |= set(ids)

    def _learn(self, row: Row) -> None:
        post, far = post_of(row), row["far_id"]
        self._around.setdefault(row["near_id"], set()).add(post)
        self._around.setdefault(far, set()).add(post)
        self._degrees[far] = (row["degree"], row["degree_ever"])
        self.reading.lookup.parties_known.setdefault(far, party_of(row["far"]))

    def _is_met(self, party: str) -> bool:
        known = self._degrees.get(party)
        return known is not None and len({post.other(party) for post in self._around.get(party, ())}) == known[True]


@dataclass(slots=True)
class PostGraph:
    """Posts around a subject by hops: for each party the posts by which it was first reached."""

    subject: str
    former: bool
    hops: dict[str, int]
    posts: dict[str, list[Post]] = field(default_factory=dict[str, list[Post]])
    not_crossed: dict[str, NotCrossedReason] = field(default_factory=dict[str, NotCrossedReason])
    frontier: set[str] = field(default_factory=set[str])
    truncated: Truncation | None = None

    def stop(self, posts: Posts, policy: TraversalPolicy) -> None:
        """Leaves out of the frontier whoever is not crossed."""
        parties = posts.reading.lookup.parties_known
        for party in sorted(self.frontier - {self.subject}):
            reason = policy.stops_at(parties.get(party), posts.degree(party, former=self.former))
            if reason is not None:
                self.not_crossed[party] = reason
        self.frontier -= self.not_crossed.keys()

    def offered(self, posts: Posts, policy: TraversalPolicy) -> set[Post]:
        """The posts at the frontier. To start from a state-asset holder is not to cross it (Company Law 2023, art. 265)."""
        offered: set[Post] = set()
        for party in self.frontier:
            for post in posts.around(party, former=self.former):
                if policy.state_holders or not post.state_holder or post.holder == self.subject:
                    offered.add(post)
                elif post.holder not in self.hops:
                    self.not_crossed[post.holder] = NotCrossedReason.STATE_HOLDER
        return offered

    def grow(self, offered: set[Post], hop: int) -> None:
        reached: set[str] = set()
        for post in sorted(offered, key=lambda post: post.order):
            for near in (post.holder, post.entity):
                far = post.other(near)
                if near in self.frontier and self.hops.get(far, hop) == hop:
                    self.hops[far] = hop
                    self.posts.setdefault(far, []).append(post)
                    reached.add(far)
        self.frontier = reached

    def paths(self, party: str) -> Iterator[tuple[Post, ...]]:
        """Every shortest path from the subject, in a total order."""
        if party == self.subject:
            yield ()
            return
        for post in self.posts[party]:
            for path in self.paths(post.other(party)):
                yield (*path, post)


async def expand(
    reading: Reading, subjects: Sequence[str], policy: TraversalPolicy, depth: int, *, former: Sequence[bool] = (False,)
) -> list[PostGraph]:
    """The graph around each subject: by current posts, by former ones too, or both. One hop is one post; the bounds of depth
    and parties hold for each graph. A statement a hop serves all."""
    posts = Posts(reading, any(former))
    graphs = [PostGraph(subject, mode, {subject: 0}, frontier={subject}) for subject in subjects for mode in former]
    for hop in range(1, depth + 1):
        growing = [graph for graph in graphs if graph.frontier and graph.truncated is None]
        if not growing:
            return graphs
        await _prepare(posts, growing, policy)
        for graph in growing:
            graph.grow(graph.offered(posts, policy), hop)
            if len(graph.hops) > reading.bounds.parties:
                graph.truncated = Truncation(reason=Bound.PARTIES, rounds=hop, parties=len(graph.hops))
    ended = [graph for graph in graphs if graph.frontier and graph.truncated is None]
    await _prepare(posts, ended, policy)
    for graph in ended:
        offered = graph.offered(posts, policy)
        if any(post.holder not in graph.hops or post.entity not in graph.hops for post in offered):
            graph.truncated = Truncation(reason=Bound.DEPTH, rounds=depth, parties=len(graph.hops))
    return graphs


async def _prepare(posts: Posts, graphs: Sequence[PostGraph], policy: TraversalPolicy) -> None:
    """Leaves out whoever is not crossed, and fetches what the next hop needs."""
    for graph in graphs:
        graph.stop(posts, policy)
    await posts.fetch(party for graph in graphs for party in graph.frontier)


def post_of(row: Row) -> Post:
    return Post(
        row["holder_id"],
        row["entity_id"],
        row["type"],
        row["role"],
        row["title"],
        row["fact_id"],
        *Span.read(row),
        row["source_id"],
        row["state_holder"],
    )
