"""Listings read one by one: a list's, page by page, or one by its id."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from cscs_graph.analysis.core.question import Question, Text
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.in_force import listings_by_id
from cscs_graph.analysis.reference.directory import ListId
from cscs_graph.analysis.reference.pages import FIRST, After, First
from cscs_graph.errors import Misstated, NotFound
from cscs_graph.model.answers import ListingRef, Page
from cscs_graph.model.case_numbers import spellings


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


class ListingsFound(Question[Page[ListingRef]]):
    """The listings that bear a number, or that a court or other office decided, in force or not, in the order of their ids.

    With both, those that fit both.
    """

    document_no: Annotated[
        Text | None, Field(description="Number of a case or decision, in whatever brackets it is written.")
    ] = None
    decided_by: Annotated[Text | None, Field(description="Id or name of a court or other agency.")] = None
    first: First = FIRST
    after: After = ""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.document_no is None and self.decided_by is None:
            raise Misstated("name a documentNo or who decided it in decidedBy")
        return self

    async def answer(self, reading: Reading) -> Page[ListingRef]:
        numbers = [] if self.document_no is None else [*spellings(self.document_no)] or [self.document_no]
        agencies = [] if self.decided_by is None else _agencies(reading, self.decided_by)
        asked = {"numbers": numbers, "agencies": agencies}
        counted = await reading.run("count_of_listings_found", **asked)
        rows = await reading.run("listings_found", after=self.after, limit=self.first + 1, **asked)
        found = (await listings_by_id(reading, [row["id"] for row in rows[: self.first]])).listings
        refs = {one.ref.id: one.ref for one in found}
        items = tuple(refs[row["id"]] for row in rows[: self.first] if row["id"] in refs)
        return Page(items=items, more=len(rows) > self.first, total=counted[0]["listings"] if counted else 0)


def _agencies(reading: Reading, text: str) -> list[str]:
    """Raises NotFound where nobody is called so."""
    found = [
        agency.id
        for agency in reading.rules.agencies.values()
        if text in (agency.id, agency.name_zh, agency.name_en, agency.abbreviation)
    ]
    if not found:
        raise NotFound("no agency is called {text!r}; `agencies` lists them", text=text)
    return sorted(found)


class ListingById(Question[ListingRef]):
    """One listing by its id, in force on the day or not (§4.1)."""

    name: ClassVar[str] = "listing"

    id: Annotated[Text, Field(description="Id of a listing.")]

    async def answer(self, reading: Reading) -> ListingRef:
        found = (await listings_by_id(reading, [self.id])).listings
        if not found:
            raise NotFound("no listing {id!r} is known at that time", id=self.id)
        return found[0].ref
