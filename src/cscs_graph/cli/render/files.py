"""Credit files and names found as tables."""

from collections.abc import Iterator, Sequence

from cscs_graph.cli.render.common import console, day_or, listing_lines, name_of, table, table_of, words
from cscs_graph.cli.render.reference import attribution_words
from cscs_graph.model.answers import (
    CreditFile,
    ListingAttribution,
    ListingRef,
    Part,
    PartyRef,
    RecordRef,
    SearchHit,
)


class FileView(Part):
    """A credit file with its first records."""

    file: CreditFile
    attributions: tuple[ListingAttribution, ...]
    """Every listing, former ones too: who keeps the list, which office decided, whether it may (§4.1)."""
    records: tuple[RecordRef, ...]
    more_records: bool


class Hits(Part):
    hits: tuple[SearchHit, ...]


def _lists(view: FileView) -> None:
    rows = table_of("Lists", "list", "kind", "since", "until", "decided by", "level")
    for each in view.attributions:
        listing, attribution = each.listing, each.attribution
        decided = listing.decided_by.called if listing.decided_by else "not stated"
        kind = str(listing.credit_list.kind)
        rows.add_row(
            listing.credit_list.name_en,
            kind,
            day_or(listing.since, "?"),
            day_or(listing.until, "open"),
            decided,
            attribution_words(attribution),
        )
    console.print(rows)
    for each in view.attributions:
        if case := ", ".join(_case(each.listing)):
            console.print(f"  {each.listing.credit_list.name_en}: {case}")
    for line in listing_lines(each.listing for each in view.attributions if each.listing.disputes):
        console.print(f"  contested: {line}")


def _records(records: Sequence[RecordRef]) -> None:
    rows = table_of("Records", "date", "category", "title", "polarity", "access")
    for record in records:
        rows.add_row(day_or(record.since, "?"), record.category.name_en, record.title, record.polarity, record.access)
    console.print(rows)
    for record in records:
        if record.document_no:
            amount = f", {_yuan(record.amount_rmb)} yuan" if record.amount_rmb is not None else ""
            console.print(f"  {record.title}: no. {record.document_no}{amount}", markup=False)


def _case(listing: ListingRef) -> Iterator[str]:
    """What a listing says of the case that it comes from."""
    if listing.document_no:
        yield f"no. {listing.document_no}"
    if listing.filed_on:
        yield f"filed {listing.filed_on}"
    if listing.amount_rmb is not None:
        yield f"{_yuan(listing.amount_rmb)} yuan"
    if listing.creditor:
        yield f"for {listing.creditor}"


def _yuan(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")


@table.register
def _file(view: FileView, **_: bool) -> None:
    party, details = view.file.party, view.file.details
    console.print(f"[bold]{name_of(party)}[/] {party.uscc or ''} as of {view.file.as_of}")
    if party.flags:
        console.print(f"  doubts about its code: {', '.join(words(flag) for flag in party.flags)}")
    if details:
        for label, value in details.model_dump(exclude={"id"}).items():
            if value:
                console.print(f"  {words(label)}: {', '.join(value) if isinstance(value, tuple) else value}")  # pyright: ignore[reportUnknownArgumentType]
    _lists(view)
    _records(view.records)
    if view.more_records:
        console.print("  more records: page through them over GraphQL")
    for note in view.file.coverage.notes:
        console.print(f"[dim]{note}[/]")


@table.register
def _hits(found: Hits, **_: bool) -> None:
    rows = table_of("Found", "score", "party", "kind", "id", "matched")
    for hit in found.hits:
        rows.add_row(f"{hit.score:.0f}", name_of(hit.party), str(hit.party.kind), hit.party.id, hit.matched_name)
    console.print(rows)


class ListingsFound(Part):
    """Listings that bear a number, or that an office decided."""

    listings: tuple[ListingRef, ...]
    parties: dict[str, PartyRef]
    more: bool


@table.register
def _listings(found: ListingsFound, **_: bool) -> None:
    rows = table_of(
        "Listings", "party", "list", "since", "until", "document", "filed", "amount", "creditor", "decided by"
    )
    for listing in found.listings:
        rows.add_row(
            name_of(found.parties[listing.party_id]),
            listing.credit_list.name_en,
            day_or(listing.since, "?"),
            day_or(listing.until, "open"),
            listing.document_no or "",
            day_or(listing.filed_on, ""),
            _yuan(listing.amount_rmb),
            listing.creditor or "",
            listing.decided_by.called if listing.decided_by else "not stated",
        )
    console.print(rows if found.listings else "no such listing is loaded")
    if found.more:
        console.print("  there are more: page through them over GraphQL")
