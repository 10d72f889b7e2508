"""Listings read one by one: a list's, page by page, or one by its id."""

from typing import Annotated, ClassVar

from pydantic import Field

from cscs_graph.analysis.core.question import Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.in_force import listings_by_id
from cscs_graph.analysis.reference.directory import ListId
from cscs_graph.analysis.reference.pages import FIRST, After, First
from cscs_graph.errors import NotFound
from cscs_graph.model.answers import ListingRef, Page


class Listings(Question[Page[ListingRef]]):
    """The listings on a list in force on the day, in the order of their ids (§4.1)."""

    list: ListId
    first: First = FIRST
    after: After = ""

    async def answer(self, reading: Reading) -> Page[ListingRef]:
        credit_list = reading.rules.credit_list(self.list)
        counted = await reading.run("count_of_listings_on", id=credit_list.id)
        rows = await reading.run("listings_on", id=credit_list.id, after=self.after, limit=self.first + 1)
        found = (await listings_by_id(reading, [row["id"] for row in rows[: self.first]])).listings
        return Page(
            items=tuple(one.ref for one in found),
            more=len(rows) > self.first,
            total=counted[0]["listings"] if counted else 0,
        )


class ListingById(Question[ListingRef]):
    """One listing by its id, in force on the day or not (§4.1)."""

    name: ClassVar[str] = "listing"

    id: Annotated[Text, Field(description="Id of a listing.")]

    async def answer(self, reading: Reading) -> ListingRef:
        found = (await listings_by_id(reading, [self.id])).listings
        if not found:
            raise NotFound(f"no listing {self.id!r} is known at that time")
        return found[0].ref
