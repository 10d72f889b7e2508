"""Listings and their lists in a chart: few listings one by one, many of one list as one box that counts them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from cscs_graph.export import words
from cscs_graph.export.gathered import ListingsOfList, by_list, may_end
from cscs_graph.export.picture.chart import Column, Edge, Node, Shape
from cscs_graph.export.picture.shapes import LIST_SHAPES
from cscs_graph.model.answers import Coverage, ListingRef
from cscs_graph.model.phrases import phrase, plural

SHOWN = 3
"""Listings of one list that have a box each."""


def listing_nodes(
    party_id: str,
    listings: Iterable[ListingRef],
    coverage: Coverage,
    lost: Collection[str] = (),
    grouped: Collection[str] = (),
) -> Iterator[Node | Edge]:
    """Listings in force with their lists. Where there are none, a hatched box says that this is not known, not nothing.

    `lost` are the ids of redlistings that a blacklisting ends; `grouped` those of lists whose listings are one box, however few.
    """
    groups = by_list(listings)
    if not groups:
        said = (phrase("not found is not the same as clean"),)
        yield Node("none", Column.LISTINGS, Shape.LISTING, phrase("no listing is loaded"), said, hatched=True)
        yield Edge(party_id, "none", phrase("on lists"))
    for place, group in enumerate(groups):
        yield from _list(group, coverage, place)
        if len(group.listings) > SHOWN or group.credit_list.id in grouped:
            name = f"{group.credit_list.id}:listings"
            kind = group.credit_list.kind
            title = plural(len(group.listings), "{count} listing", "{count} listings")
            ids = tuple(one.id for one in group.listings)
            yield Node(
                name, Column.LISTINGS, Shape.LISTING, title, _dates(group), ids=ids, weight=place, list_kind=kind
            )
            yield from _between(party_id, name, group)
        else:
            for one in group.listings:
                yield _one(one, place, one.id in lost)
                yield from _between(party_id, one.id, ListingsOfList(group.credit_list, (one,)))


def crowded(listings: Iterable[ListingRef]) -> frozenset[str]:
    """Ids of lists with too many listings for a box each."""
    return frozenset(group.credit_list.id for group in by_list(listings) if len(group.listings) > SHOWN)


def _between(party_id: str, name: str, group: ListingsOfList) -> Iterator[Edge]:
    supposed = all(one.hypothetical for one in group.listings)
    yield Edge(party_id, name, phrase("is supposed to be listed") if supposed else phrase("is recorded as listed"))
    yield Edge(name, group.credit_list.id, phrase("on the list"))


def _list(group: ListingsOfList, coverage: Coverage, place: int) -> Iterator[Node]:
    credit_list = group.credit_list
    unknown = credit_list.id in coverage.lists_without_measures
    lines = [words.kind_of(credit_list)]
    if unknown:
        lines.append(phrase("what follows is unknown: no measure is loaded"))
    elif credit_list.id in coverage.lists_not_in_force:
        lines.append(phrase("none of its documents was in force"))
    shape = LIST_SHAPES[credit_list.kind]
    yield Node(
        credit_list.id,
        Column.LISTS,
        shape,
        words.named(credit_list),
        tuple(lines),
        ids=(credit_list.id,),
        weight=place,
        hatched=unknown,
    )


def _one(listing: ListingRef, place: int, lost: bool) -> Node:
    title = phrase("since {day}", day=listing.since) if listing.since else phrase("since an unknown day")
    end = may_end(listing)
    lines = [phrase("may end {day}", day=end) if end else phrase("end not known")]
    if listing.decided_by:
        lines.append(words.named(listing.decided_by))
    if listing.hypothetical:
        lines.append(phrase("supposed, not recorded"))
    if lost:
        lines.append(phrase("lost to a blacklisting"))
    if not listing.counts:
        lines.append(phrase("disregarded"))
    elif listing.disputes:
        lines.append(phrase("disputed"))
    return Node(
        listing.id,
        Column.LISTINGS,
        Shape.LISTING,
        title,
        tuple(lines),
        ids=(listing.id,),
        weight=place,
        list_kind=listing.credit_list.kind,
        faint=lost or not listing.counts,
    )


def _dates(group: ListingsOfList) -> tuple[str, ...]:
    ends = group.until
    lines = [_began(group.first, group.last)]
    lines.append(phrase("all may have ended {day}", day=ends) if ends else phrase("end not known"))
    return tuple(lines)


def _began(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return phrase("since an unknown day")
    if first == last:
        return phrase("since {day}", day=first)
    return phrase("begun {first} to {last}", first=first, last=last)
