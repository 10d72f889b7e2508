"""Personnel linkage (§4.2, §9.3): through which people a party is tied to others, and how liability could travel."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cscs_graph.analysis.core.answer_key import Question
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.linkage.posts import Post, PostGraph, TraversalPolicy, expand
from cscs_graph.analysis.listings.in_force import listings_in_force
from cscs_graph.analysis.rulebook.coverage import coverage_of
from cscs_graph.analysis.rulebook.lists import Rulebook
from cscs_graph.graph.connection import Graph, Transaction
from cscs_graph.model.answers import (
    LinkageAnswer,
    ListingRef,
    NotCrossed,
    PartyKind,
    PartyRef,
    SourceRef,
    Tie,
    TiePath,
    TieStep,
)
from cscs_graph.model.codes import Certainty, IdentityGrade, ListKind, OfficerRole
from cscs_graph.model.time import none_if_open

PATHS_SHOWN = 5
_GRADES = tuple(IdentityGrade)


async def personnel_linkage(
    graph: Graph, party_id: str, scope: Scope, *, include_former: bool = True, crossing: TraversalPolicy | None = None
) -> LinkageAnswer:
    """Current ties and, apart, those through roles that have ended. One hop is one post; depth counts hops.

    Raises NotFound where no such party is loaded.
    """

    rules = crossing or TraversalPolicy()
    options = {"party": party_id, "include_former": include_former, **rules.parameters}
    question = Question("personnelLinkage", scope, options)

    async def work(transaction: Transaction) -> LinkageAnswer:
        lookup = Lookup(transaction)
        subject = await lookup.party(party_id)
        webs = [(await expand(transaction, lookup, [party_id], scope, rules, former=False))[party_id]]
        if include_former:
            webs.append((await expand(transaction, lookup, [party_id], scope, rules, former=True))[party_id])
        tied = await tied_through(transaction, lookup, webs, scope)
        current = webs[0]
        former = [tie for tie in tied.ties(webs[-1]) if tie.party.id not in current.hops] if include_former else []
        lists = [stay.credit_list for party, group in tied.listings.items() if party != party_id for stay in group]
        return LinkageAnswer(
            **await question.metadata(transaction),
            coverage=await coverage_of(transaction, Rulebook({}), lists),
            truncated=next((web.truncated for web in webs if web.truncated), None),
            subject=subject,
            ties=tuple(tied.ties(current)),
            former_ties=tuple(former),
            not_crossed=tuple(tied.not_crossed(webs[-1])),
        )

    return await graph.read(work)


async def tied_through(transaction: Transaction, lookup: Lookup, webs: Sequence[PostGraph], scope: Scope) -> Tied:
    """What the ties of these webs mention: parties, blacklist stays, sources; a few statements for all webs."""
    ids = {party for web in webs for party in (*web.hops, *web.not_crossed)}
    parties = dict(await lookup.parties(ids))
    stays = await listings_in_force(transaction, lookup, {party for web in webs for party in web.hops}, scope)
    sources = await lookup.sources(post.source_id for web in webs for posts in web.posts.values() for post in posts)
    listings = {
        party: black
        for party, group in stays.items()
        if (black := tuple(stay.ref for stay in group if stay.credit_list.kind is ListKind.BLACK))
    }
    return Tied(parties, listings, sources, scope)


@dataclass(frozen=True, slots=True)
class Tied:
    """Ties of webs, put into words."""

    parties: dict[str, PartyRef]
    listings: dict[str, tuple[ListingRef, ...]]
    sources: dict[str, SourceRef]
    scope: Scope

    def ties(self, web: PostGraph, only: Container[str] | None = None) -> Iterator[Tie]:
        """By number of hops, then by id; of `only` some parties where that is stated."""
        for party, hops in sorted(web.hops.items(), key=lambda reached: (reached[1], reached[0])):
            if hops and (only is None or party in only):
                yield self._tie(web, party, hops)

    def not_crossed(self, web: PostGraph) -> Iterator[NotCrossed]:
        """Whoever the linkage stopped at, by id."""
        for party, reason in sorted(web.not_crossed.items()):
            yield NotCrossed(party=self.parties[party], reason=reason)

    def _tie(self, web: PostGraph, party: str, hops: int) -> Tie:
        paths = [self._path(web.subject, way) for way in islice(self._ways(web, party), self.scope.bounds.rows)]
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

    def _ways(self, web: PostGraph, party: str) -> Iterator[tuple[Post, ...]]:
        """Every shortest way from the subject, in a total order."""
        if party == web.subject:
            yield ()
            return
        for post in web.posts[party]:
            for way in self._ways(web, post.other(party)):
                yield (*way, post)

    def _path(self, subject: str, way: tuple[Post, ...]) -> TiePath:
        steps: list[TieStep] = []
        at = subject
        for post in way:
            steps.append(self.step(post, outward=at == post.entity))
            at = post.other(at)
        people = [step.holder for step in steps if step.holder.kind is PartyKind.PERSON]
        grades = [person.identity or IdentityGrade.NAME_ONLY for person in people]
        return TiePath(
            steps=tuple(steps),
            towards_subject=_liability([(step, not step.outward) for step in reversed(steps)]),
            from_subject=_liability([(step, step.outward) for step in steps]),
            identity=max(grades, key=_GRADES.index, default=IdentityGrade.VERIFIED),
        )

    def step(self, post: Post, *, outward: bool) -> TieStep:
        return TieStep(
            holder=self.parties[post.holder],
            entity=self.parties[post.entity],
            type=post.type,
            role=post.role or None,
            title=post.title,
            since=none_if_open(post.since),
            until=none_if_open(post.until),
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
