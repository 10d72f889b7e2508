"""Finding parties by name, or by a code that somebody types where a name is asked for."""

from typing import Annotated

from pydantic import ConfigDict, Field

from cscs_graph.analysis.core.names import MAX_QUERY, Named, index_terms, parties_named
from cscs_graph.analysis.core.pages import After, First, after_score
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.core.reading import Found, Reading, keys_of
from cscs_graph.model.answers import SearchHit, SearchPage
from cscs_graph.model.case_numbers import spellings

__all__ = ["Search", "index_terms"]
HITS = 20
FULL_SCORE = 100.0


class Search(Question[SearchPage]):
    """Parties by name, Chinese or English, best match first. Namesakes stay apart. An id or a code finds whoever carries it, the
    number of a case or decision whoever has a listing or record with it."""

    model_config = ConfigDict(populate_by_name=True)

    text: Annotated[
        str,
        Field(
            alias="name",
            max_length=MAX_QUERY,
            description="A name or a part of one; an id, a code; the number of a case or decision.",
        ),
    ]
    first: First = HITS
    after: After = None

    async def answer(self, reading: Reading) -> SearchPage:
        last = after_score(self.name, self.after)
        coded = [*await _coded(reading, self.text), *await _numbered(reading, self.text)]
        found = [*coded, *await parties_named(reading.transaction, self.text)]
        hits = sorted({hit.id: hit for hit in reversed(found)}.values(), key=lambda hit: hit.order)
        left = hits if last is None else [hit for hit in hits if hit.order > (-last[0], last[1])]
        page = left[: self.first]
        parties = await reading.lookup.parties(hit.id for hit in page)
        return SearchPage(
            hits=tuple(
                SearchHit(party=parties[hit.id], score=hit.score, matched_name=hit.name)
                for hit in page
                if hit.id in parties
            ),
            more=len(left) > len(page),
            total=len(hits),
        )


async def _numbered(reading: Reading, text: str) -> list[Named]:
    """Whoever has a listing or a record with this number, in whatever brackets."""
    numbers = spellings(text)
    rows = await reading.run("parties_by_document", numbers=list(numbers)) if numbers else []
    return [Named(FULL_SCORE, row["id"], row["number"]) for row in rows]


async def _coded(reading: Reading, text: str) -> list[Named]:
    """Whoever carries this text as an id or a code."""
    found = Found(await reading.run("opening", **keys_of([text])))
    return [Named(FULL_SCORE, party, text.strip()) for party in found.ids_of(text)]
