"""Personnel linkage (§4.2, §9.3): through which people a party is tied to others, and how liability could travel."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.core.bounds import DEPTH, PARTIES
from cscs_graph.analysis.core.question import (
    CrossStateHolders,
    Depth,
    MaxDegree,
    MaxParties,
    MinimumCertainty,
    MinimumIdentity,
    PartyReference,
    Question,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.liability import Liability, liability_among, strongest
from cscs_graph.analysis.linkage.posts import GRADES, MAX_DEGREE, Post, PostGraph, TraversalPolicy, expand
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.model.answers import LinkageAnswer, ListingRef, NotCrossed, PartyKind, Tie, TiePath, TieStep
from cscs_graph.model.codes import Certainty, IdentityGrade, ListKind
from cscs_graph.model.time import none_if_open

PATHS_SHOWN = 5


class PersonnelLinkage(Question[LinkageAnswer]):
    """Through which people a party is tied to others (§4.2, §9.3). One post is one hop.

    Current ties and, apart, those through posts that have ended.
    """

    party: PartyReference
    include_former: Annotated[bool, Field(description="Show ties through posts that have ended, apart.")] = True
    cross_state_holders: CrossStateHolders = False
    max_degree: MaxDegree = MAX_DEGREE
    minimum_identity: MinimumIdentity = IdentityGrade.NAME_ONLY
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES

    @property
    def policy(self) -> TraversalPolicy:
        return TraversalPolicy(self.max_degree, self.minimum_identity, self.cross_state_holders)

    async def answer(self, reading: Reading) -> LinkageAnswer:
        subject = await reading.lookup.party(self.party)
        modes = (False, True) if self.include_former else (False,)
        graphs = await expand(reading, [subject.id], self.policy, reading.bounds.depth, former=modes)
        ties = await Ties.of(reading, graphs)
        current, widest = graphs[0], graphs[-1]
        former = [tie for tie in ties.of_graph(widest) if tie.party.id not in current.hops] if len(graphs) > 1 else []
        lists = [one.credit_list for party, group in ties.listings.items() if party != subject.id for one in group]
        return LinkageAnswer(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(lists=lists),
            truncated=next((graph.truncated for graph in graphs if graph.truncated), None),
            subject=subject,
            ties=tuple(ties.of_graph(current)),
            former_ties=tuple(former),
            not_crossed=tuple(ties.not_crossed(widest)),
        )


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties that graphs of posts hold, with the blacklistings at their ends and the liability along them."""

    reading: Reading
    listings: dict[str, tuple[ListingRef, ...]]
    liability: Liability

    @classmethod
    async def of(cls, reading: Reading, graphs: Sequence[PostGraph], *, only_listed: bool = False) -> "Ties":
        """What the ties of these graphs mention, or those alone that lead to a blacklisted party. A few statements for all."""
        found = await listings_in_force(reading, {party for graph in graphs for party in graph.hops})
        listings = {
            party: black
            for party, group in found.items()
            if (black := tuple(one.ref for one in group if one.credit_list.kind is ListKind.BLACK))
        }
        ends = {
            end
            for graph in graphs
            for party in (listings.keys() & graph.hops.keys() if only_listed else graph.hops)
            for path in islice(graph.paths(party), reading.bounds.rows)
            for post in path
            for end in (post.holder, post.entity)
        }
        await reading.lookup.fetch(
            {party for graph in graphs for party in (*graph.hops, *graph.not_crossed)},
            sources=(post.source_id for graph in graphs for posts in graph.posts.values() for post in posts),
        )
        return cls(reading, listings, await liability_among(reading, ends))

    def of_graph(self, graph: PostGraph, only: Container[str] | None = None) -> Iterator[Tie]:
        """By number of hops, then by id; of `only` some parties where that is stated."""
        for party, hops in sorted(graph.hops.items(), key=lambda reached: (reached[1], reached[0])):
            if hops and (only is None or party in only):
                yield self._tie(graph, party, hops)

    def not_crossed(self, graph: PostGraph) -> Iterator[NotCrossed]:
        """Whoever the linkage stopped at, by id."""
        parties = self.reading.lookup.parties_known
        for party, reason in sorted(graph.not_crossed.items()):
            yield NotCrossed(party=parties[party], reason=reason)

    def _tie(self, graph: PostGraph, party: str, hops: int) -> Tie:
        paths = [
            self._path(graph.subject, party, path) for path in islice(graph.paths(party), self.reading.bounds.rows)
        ]
        return Tie(
            party=self.reading.lookup.parties_known[party],
            hops=hops,
            former=all(any(step.former for step in path.steps) for path in paths),
            listings=self.listings.get(party, ()),
            towards_subject=strongest(path.towards_subject for path in paths),
            from_subject=strongest(path.from_subject for path in paths),
            paths=tuple(paths[:PATHS_SHOWN]),
            paths_left_out=max(0, len(paths) - PATHS_SHOWN),
        )

    def _path(self, subject: str, party: str, path: Sequence[Post]) -> TiePath:
        steps: list[TieStep] = []
        at = subject
        for post in path:
            steps.append(tie_step(self.reading, post, outward=at == post.entity))
            at = post.other(at)
        people = [step.holder for step in steps if step.holder.kind is PartyKind.PERSON]
        grades = [person.identity or IdentityGrade.NAME_ONLY for person in people]
        return TiePath(
            steps=tuple(steps),
            towards_subject=self.liability.along(path[::-1], party),
            from_subject=self.liability.along(path, subject),
            identity=max(grades, key=GRADES.index, default=IdentityGrade.VERIFIED),
        )


def tie_step(reading: Reading, post: Post, *, outward: bool) -> TieStep:
    """A post as answers show it, its parties known by now. `outward`: read from the entity to its holder."""
    parties = reading.lookup.parties_known
    return TieStep(
        holder=parties[post.holder],
        entity=parties[post.entity],
        type=post.type,
        role=post.role or None,
        title=post.title,
        since=none_if_open(post.since),
        until=none_if_open(post.until),
        former=post.is_former(reading.moment.as_of),
        outward=outward,
        fact_id=post.fact_id,
        source=reading.lookup.source(post.source_id),
    )
