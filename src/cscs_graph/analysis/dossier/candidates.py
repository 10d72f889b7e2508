"""Who a name or code finds, with what tells namesakes apart: nobody is picked for whoever asks."""

from collections.abc import Sequence

from cscs_graph.analysis.core.lookup import details_of
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.posts import Post, Posts
from cscs_graph.analysis.linkage.ties import tie_step
from cscs_graph.analysis.parties.search import HITS, Search
from cscs_graph.model.answers import TieStep
from cscs_graph.model.answers.candidates import Candidate, Candidates

MOST_POSTS = 3
"""Posts of a candidate that are named."""


async def candidates(reading: Reading, text: str, first: int = HITS) -> Candidates:
    """Raises BadInput and LimitExceeded for a text that cannot be searched for."""
    page = await Search.of(name=text, first=first).answer(reading)
    ids = [hit.party.id for hit in page.hits]
    details = {row["id"]: details_of(row) for row in await reading.run("entity_details", ids=ids)}
    posts = Posts(reading, former=True)
    await posts.fetch(ids)

    def around(party: str) -> tuple[TieStep, ...]:
        return tuple(tie_step(reading, one, outward=False) for one in _few(posts, party))

    found = (Candidate(hit=hit, details=details.get(hit.party.id), posts=around(hit.party.id)) for hit in page.hits)
    return Candidates(found=tuple(found), total=page.total)


def _few(posts: Posts, party: str) -> Sequence[Post]:
    """Of a person its posts, of a company who represents or represented it; the latest first."""
    around = sorted(posts.around(party, former=True), key=lambda post: post.order)
    around.sort(key=lambda post: (post.until, post.since), reverse=True)
    own = [post for post in around if post.holder == party or post.type == "LEGAL_REPRESENTATIVE_OF"]
    return own[:MOST_POSTS]
