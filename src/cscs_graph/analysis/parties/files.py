"""The credit file of a party (§3): registration data, listings, and records a page at a time."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from cscs_graph.analysis.core.lookup import details_of, stated
from cscs_graph.analysis.core.pages import PAGE, After, Counted, First, after_day
from cscs_graph.analysis.core.question import PartyReference, Question
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.listings.in_force import PartyListings, listings_up_to
from cscs_graph.errors import Message
from cscs_graph.graph.connection import Row
from cscs_graph.model import answers
from cscs_graph.model.answers import PartyKind, RecordPage, RecordRef
from cscs_graph.model.codes import Access, Polarity
from cscs_graph.model.time import Span, none_if_open

_NO_CODE = Message("No USCC: no central file can be kept (§3.3).")


class CreditFile(Question[answers.CreditFile]):
    """The credit file of a party, as far as it is loaded (§3)."""

    begins_with_listings = True

    party: PartyReference

    async def answer(self, reading: Reading) -> answers.CreditFile:
        party = await reading.lookup.party(self.party)
        known = (await listings_up_to(reading, [party.id])).get(party.id, PartyListings())
        details = await reading.run("entity_details", ids=[party.id]) if party.kind is PartyKind.ENTITY else []
        has_file = party.kind is PartyKind.PERSON or party.uscc is not None
        lists, notes = [one.credit_list for one in (*known.in_force, *known.former)], [] if has_file else [_NO_CODE]
        return answers.CreditFile(
            **reading.metadata(self),
            coverage=reading.loaded.coverage(lists=lists, notes=notes),
            party=party,
            has_file=has_file,
            details=details_of(details[0]) if details else None,
            listings=tuple(one.ref for one in known.in_force),
            former_listings=tuple(one.ref for one in known.former),
        )


class CreditRecords(Question[RecordPage]):
    """The records of a credit file, oldest first (§3.1)."""

    party: PartyReference
    categories: Annotated[
        tuple[str, ...], Field(description="Of these categories only, by id; by default of all.")
    ] = ()
    polarities: Annotated[tuple[Polarity, ...], Field(description="Of these only; by default of all.")] = ()
    access: Annotated[tuple[Access, ...], Field(description="Of this publicity only; by default of any.")] = ()
    first: First = PAGE
    after: After = None
    counted: Counted = False

    async def answer(self, reading: Reading) -> RecordPage:
        day, identity = after_day(self.name, self.after) or (date.min, "")
        chosen: dict[str, Any] = {
            "id": self.party,
            "categories": list(self.categories),
            "polarities": [str(value) for value in self.polarities],
            "access": [str(value) for value in self.access],
        }
        rows = await reading.run("records_of", after_day=day, after_id=identity, limit=self.first + 1, **chosen)
        total = (await reading.run("count_of_records", **chosen))[0]["count"] if self.counted else 0
        page = rows[: self.first]
        await reading.lookup.fetch(sources=(row["source_id"] for row in page))
        records = tuple(_record(reading, row) for row in page)
        return RecordPage(records=records, more=len(rows) > len(page), total=total)


def _record(reading: Reading, row: Row) -> RecordRef:
    span = Span.read(row)
    return RecordRef.model_validate(
        {
            **stated(row),
            "category": next(one for one in reading.rules.record_categories if one.id == row["category_id"]),
            "issued_by": reading.rules.agencies.get(row["issued_by"] or ""),
            "since": none_if_open(span.start),
            "until": none_if_open(span.end),
            "source": reading.lookup.source(row["source_id"]),
        }
    )
