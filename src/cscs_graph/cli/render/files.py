"""Credit files and names found as tables."""

from cscs_graph.cli.render.common import console, day_or, listing_lines, name_of, table, table_of, words
from cscs_graph.cli.render.reference import attribution_words
from cscs_graph.model.answers import (
    CreditFile,
    ListingAttribution,
    Part,
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
    rows = table_of("Lists", "list", "kind", "since", "until", "decided by", "level")
    for each in view.attributions:
        listing, attribution = each.listing, each.attribution
        decided = listing.decided_by.name_en if listing.decided_by else "not stated"
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
    for line in listing_lines(each.listing for each in view.attributions if each.listing.disputes):
        console.print(f"  contested: {line}")
    rows = table_of("Records", "date", "category", "title", "polarity", "access")
    for record in view.records:
        rows.add_row(day_or(record.since, "?"), record.category.name_en, record.title, record.polarity, record.access)
    console.print(rows)
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
