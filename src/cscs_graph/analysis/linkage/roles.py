"""Roles over time: the posts of a person, or at a company (§9.3)."""

from collections.abc import Iterator, Sequence

from cscs_graph.analysis.core.question import PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.posts import Post, Posts
from cscs_graph.analysis.linkage.ties import tie_step
from cscs_graph.model.answers import Role, RolesAnswer, Truncation
from cscs_graph.model.codes import Bound
from cscs_graph.model.time import UNKNOWN_START

MOST_ROLES = 1_000
"""Posts of a timeline that are shown."""
_LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE_OF"


class Roles(Question[RolesAnswer]):
    """Every post of a person, or at a company, up to a day, ended ones too (§9.3)."""

    party: PartyReference

    async def answer(self, reading: Reading) -> RolesAnswer:
        subject = await reading.lookup.party(self.party)
        posts = Posts(reading, former=True)
        await posts.fetch([subject.id])
        found = sorted(posts.around(subject.id, former=True), key=lambda post: (post.since, post.until, post.order))
        held = found[:MOST_ROLES]
        return RolesAnswer(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(),
            truncated=Truncation(reason=Bound.ROWS, rounds=1, parties=len(held)) if len(found) > len(held) else None,
            subject=subject,
            roles=tuple(
                Role(
                    post=tie_step(reading, post, outward=post.entity == subject.id),
                    overlaps=tuple(_elsewhere(post, held)) if post.holder == subject.id else (),
                    contested=tuple(_contested(post, held)),
                )
                for post in held
            ),
        )


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
