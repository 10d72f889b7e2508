"""The first page: what a name or code finds. Namesakes stay apart, and nobody is picked for the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cscs_graph.analysis.core.lookup import details_of
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.posts import Post, Posts
from cscs_graph.analysis.linkage.ties import tie_step
from cscs_graph.analysis.parties.search import HITS, Search
from cscs_graph.export import words
from cscs_graph.export.dossier import codes
from cscs_graph.export.pages.blocks import Address, Block, Line, Page, Paragraph, Quiet, Section, table
from cscs_graph.model.answers import EntityDetails, PartyKind, SearchHit, SearchPage, TieStep
from cscs_graph.model.phrases import phrase, plural
from cscs_graph.web.state import State

MOST_POSTS = 3
"""Posts of a candidate that are named."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who was found, and what tells each from its namesakes: what is registered of it, and its posts, by id."""

    page: SearchPage
    details: Mapping[str, EntityDetails]
    posts: Mapping[str, Sequence[TieStep]]


async def candidates(reading: Reading, text: str) -> Candidates:
    """Raises BadInput and LimitExceeded for a text that cannot be searched for."""
    page = await Search.of(name=text, first=HITS).answer(reading)
    ids = [hit.party.id for hit in page.hits]
    rows = await reading.run("entity_details", ids=ids)
    posts = Posts(reading, former=True)
    await posts.fetch(ids)
    return Candidates(
        page,
        {row["id"]: details_of(row) for row in rows},
        {party: [tie_step(reading, one, outward=False) for one in _few(posts, party)] for party in ids},
    )


def _few(posts: Posts, party: str) -> Sequence[Post]:
    """Of a person its posts, of a company who represents or represented it; the latest first."""
    around = sorted(posts.around(party, former=True), key=lambda post: post.order)
    around.sort(key=lambda post: (post.until, post.since), reverse=True)
    own = [post for post in around if post.holder == party or post.type == "LEGAL_REPRESENTATIVE_OF"]
    return own[:MOST_POSTS]


def first_page() -> Page:
    """Before anything is searched for."""
    return Page(
        title=phrase("Who must punish whom, how, and under which rule"),
        subtitle=phrase("China's Corporate Social Credit System as a graph"),
        blocks=(
            Paragraph(
                phrase(
                    "Search for a company or a person by its name, a former name, a code or the number of a case. Its page "
                    "says on what lists it is and since when, what follows for whom, which bids that endangers, who controls "
                    "it, how it gets off the list, and what is not known."
                )
            ),
            Paragraph(words.disclaimer(), note=True),
        ),
        foot=(),
    )


def results(found: Candidates, text: str, state: State) -> Page:
    """Who was found, each with what tells it from its namesakes."""
    return Page(
        title=plural(found.page.total, "One party found", "{count} parties found"),
        subtitle=phrase("for {text}", text=text),
        blocks=(_table(found, state) if found.page.hits else _nobody(),),
        foot=(words.disclaimer(),),
    )


def _nobody() -> Block:
    return Paragraph(
        phrase(
            "Nobody is found by that. Try a part of the name, its Chinese characters, or the Unified Social Credit Code. That "
            "nobody is found is not to say that nothing is the matter: only what is loaded can be found."
        ),
        note=True,
    )


def _table(found: Candidates, state: State) -> Block:
    head = (
        phrase("name"),
        phrase("found by"),
        phrase("kind"),
        phrase("code"),
        phrase("registered"),
        phrase("status"),
        phrase("posts"),
        phrase("id in this graph"),
    )
    rows = [_row(found, hit, state) for hit in found.page.hits]
    caption = phrase("Best match first")
    blocks: list[Block] = [table(caption, head, rows)]
    if found.page.more:
        blocks.append(Paragraph(phrase("There are more: say more of the name, or search by code.")))
    return Section("found", phrase("Parties"), tuple(blocks))


def _row(found: Candidates, hit: SearchHit, state: State) -> tuple[Line, ...]:
    party, details = hit.party, found.details.get(hit.party.id)
    other = words.other_name(party)
    name: Line = (Address(words.party(party), state.party(party.id)), *((Quiet(f" {other}"),) if other else ()))
    place = [details.region_code, details.address] if details else []
    since = [words.day(details.registered_on)] if details and details.registered_on else []
    return (
        name,
        hit.matched_name if hit.matched_name not in (party.name, party.name_en) else "",
        _kind(hit),
        party.uscc or "",
        words.listed([one for one in (*since, *place) if one]),
        codes.status(details.status) if details and details.status else "",
        words.listed([_post(one, party.id) for one in found.posts[party.id]]),
        party.id,
    )


def _post(one: TieStep, party: str) -> str:
    other = one.entity if one.holder.id == party else one.holder
    ended = words.enclosed(phrase("ended")) if one.former else ""
    return words.labelled(words.role(one.type, one.role), f"{words.party(other)}{ended}")


def _kind(hit: SearchHit) -> str:
    party = hit.party
    if party.kind is PartyKind.PERSON:
        grade = words.enclosed(codes.identity(party.identity)) if party.identity else ""
        return f"{phrase('person')}{grade}"
    return codes.kind(party.entity_kind) if party.entity_kind else phrase("organisation")
