"""Credit files and names found as tables."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from cscs_graph.cli.render.common import (
    agency,
    console,
    day_or,
    joined,
    label,
    listing_lines,
    name_of,
    named,
    notes,
    table,
    table_of,
    text,
)
from cscs_graph.cli.render.plain import said
from cscs_graph.cli.render.reference import attribution_words
from cscs_graph.export.candidates import CandidateInWords, nobody
from cscs_graph.model.answers import (
    CreditFile,
    ListingAttribution,
    ListingRef,
    Part,
    PartyRef,
    RecordRef,
    SearchHit,
)
from cscs_graph.model.answers.candidates import Candidates
from cscs_graph.model.phrases import phrase, word


class FileView(Part):
    """A credit file with its first records."""

    file: CreditFile
    attributions: tuple[ListingAttribution, ...]
    """Every listing, former ones too: who keeps the list, which office decided, whether it may (§4.1)."""
    records: tuple[RecordRef, ...]
    more_records: bool


class Hits(Part):
    hits: tuple[SearchHit, ...]
    candidates: Annotated[Candidates, Field(exclude=True)]
    """The same with what tells namesakes apart."""


def _lists(view: FileView) -> None:
    rows = table_of("Lists", "list", "kind", "since", "until", "decided by", "level")
    for each in view.attributions:
        listing, attribution = each.listing, each.attribution
        rows.add_row(
            named(listing.credit_list),
            word(listing.credit_list.kind),
            day_or(listing.since, "?"),
            day_or(listing.until, "open"),
            _decided_by(listing),
            attribution_words(attribution),
        )
    console.print(rows)
    for each in view.attributions:
        if case := joined(_case(each.listing)):
            console.print(phrase("  {list}: {case}", list=named(each.listing.credit_list), case=case))
    for line in listing_lines(each.listing for each in view.attributions if each.listing.disputes):
        console.print(phrase("  contested: {line}", line=line))


def _decided_by(listing: ListingRef) -> str:
    return agency(listing.decided_by) if listing.decided_by else phrase("not stated")


def _records(records: Sequence[RecordRef]) -> None:
    rows = table_of("Records", "date", "category", "title", "polarity", "access")
    for record in records:
        codes = word(record.polarity), word(record.access)
        category = phrase("criminal conviction") if record.conviction else named(record.category)
        rows.add_row(day_or(record.since, "?"), category, text(record.title), *codes)
    console.print(rows)
    for record in records:
        if record.document_no:
            amount = phrase(", {amount} yuan", amount=_yuan(record.amount_rmb)) if record.amount_rmb is not None else ""
            values = {"title": text(record.title), "number": record.document_no, "amount": amount}
            console.print(phrase("  {title}: no. {number}{amount}", **values))


def _case(listing: ListingRef) -> Iterator[str]:
    """What a listing says of the case that it comes from."""
    if listing.document_no:
        yield phrase("no. {number}", number=listing.document_no)
    if listing.filed_on:
        yield phrase("filed {day}", day=listing.filed_on)
    if listing.amount_rmb is not None:
        yield phrase("{amount} yuan", amount=_yuan(listing.amount_rmb))
    if listing.creditor:
        yield phrase("for {creditor}", creditor=listing.creditor)


def _yuan(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")


@table.register
def _file(view: FileView, **_: bool) -> None:
    party, details = view.file.party, view.file.details
    values = {"name": name_of(party), "uscc": party.uscc or "", "day": view.file.as_of}
    console.print(phrase("[bold]{name}[/] {uscc} as of {day}", **values))
    if party.flags:
        console.print(phrase("  doubts about its code: {flags}", flags=joined(word(flag) for flag in party.flags)))
    if details:
        for name in type(details).model_fields:
            value = getattr(details, name)
            if value and name != "id":
                console.print(phrase("  {label}: {value}", label=label(name), value=said(value)))
    _lists(view)
    _records(view.records)
    if view.more_records:
        console.print(phrase("  more records: page through them over GraphQL"))
    for note in notes(view.file.coverage):
        console.print(f"[dim]{note}[/]")


@table.register
def _hits(found: Hits, **_: bool) -> None:
    rows = table_of("Found", "score", "party", "kind", "code", "registered", "posts", "id", "found by")
    for one in found.candidates.found:
        told = CandidateInWords.of(one)
        rows.add_row(
            f"{one.hit.score:.0f}",
            name_of(one.hit.party),
            told.kind,
            told.code,
            joined(part for part in (told.registered, told.status) if part),
            told.posts,
            one.hit.party.id,
            told.found_by,
        )
    console.print(rows if found.hits else nobody())
    shown, total = len(found.hits), found.candidates.total
    if total > shown:
        said = "The first {shown} of {total}: say more of the name, or give --limit."
        console.print(phrase(said, shown=shown, total=total))


class ListingsFound(Part):
    """Listings that bear a number, or that an office decided."""

    listings: tuple[ListingRef, ...]
    parties: dict[str, PartyRef]
    more: bool


@table.register
def _listings(found: ListingsFound, **_: bool) -> None:
    rows = table_of(
        "Listings", "party", "list", "since", "until", "document no.", "filed", "amount", "creditor", "decided by"
    )
    for listing in found.listings:
        rows.add_row(
            name_of(found.parties[listing.party_id]),
            named(listing.credit_list),
            day_or(listing.since, "?"),
            day_or(listing.until, "open"),
            listing.document_no or "",
            day_or(listing.filed_on, ""),
            _yuan(listing.amount_rmb),
            listing.creditor or "",
            _decided_by(listing),
        )
    console.print(rows if found.listings else phrase("no such listing is loaded"))
    if found.more:
        console.print(phrase("  there are more: page through them over GraphQL"))
