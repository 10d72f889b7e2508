"""Listings and measures as a reader sees them: what differs in little is one group, heaviest first, and each stays reachable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from cscs_graph.export import words
from cscs_graph.model.answers import Consequence, FollowingMeasure, ListingRef, ListRef, MouRef, PartyRef
from cscs_graph.model.codes import ListKind
from cscs_graph.model.severity import Severity, severity

Measured: TypeAlias = Consequence | FollowingMeasure
_KINDS = (ListKind.BLACK, ListKind.ORDER, ListKind.REGISTER, ListKind.RED)


@dataclass(frozen=True, slots=True)
class ListingsOfList:
    """The listings of one party on one list, earliest first; those without a known start last."""

    credit_list: ListRef
    listings: tuple[ListingRef, ...]

    @property
    def first(self) -> date | None:
        """First day of the earliest; None where the start of one is not known."""
        return min(self._starts, default=None) if len(self._starts) == len(self.listings) else None

    @property
    def last(self) -> date | None:
        """First day of the latest."""
        return max(self._starts, default=None)

    @property
    def _starts(self) -> list[date]:
        return [one.since for one in self.listings if one.since]

    @property
    def until(self) -> date | None:
        """First day on which all may have ended; None where that of one is not known."""
        ends = [end for end in map(may_end, self.listings) if end]
        return max(ends) if len(ends) == len(self.listings) else None


def may_end(listing: ListingRef) -> date | None:
    """First day on which it may have ended: its recorded end, else the earliest that its rules allow."""
    return listing.until or listing.earliest_removal


def by_list(listings: Iterable[ListingRef]) -> tuple[ListingsOfList, ...]:
    """Blacklists first, then orders, registers and redlists; within these the list with most listings first."""
    found: dict[str, list[ListingRef]] = {}
    for listing in listings:
        found.setdefault(listing.credit_list.id, []).append(listing)
    groups = [
        ListingsOfList(many[0].credit_list, tuple(sorted(many, key=lambda one: (one.since or date.max, one.id))))
        for many in found.values()
    ]
    return tuple(
        sorted(groups, key=lambda one: (_KINDS.index(one.credit_list.kind), -len(one.listings), one.credit_list.id))
    )


@dataclass(frozen=True, slots=True)
class MeasuresOfRule:
    """What one document lets follow for one party from one list, heaviest first."""

    party: PartyRef
    credit_list: ListRef
    mou: MouRef
    measures: tuple[Consequence, ...]


def by_kind(found: Iterable[Measured]) -> dict[Severity, int]:
    """How many measures of each kind, heaviest first."""
    kinds = [weight(one) for one in found]
    return {kind: kinds.count(kind) for kind in Severity if kind in kinds}


def counted(found: Iterable[Measured]) -> str:
    """How many measures of each kind, in words."""
    return words.joined([words.effect_counted(kind, count) for kind, count in by_kind(found).items()])


def weight(one: Measured) -> Severity:
    return severity(one.measure)


def by_rule(consequences: Iterable[Consequence]) -> tuple[MeasuresOfRule, ...]:
    """Grouped by party, list and document of the strongest basis; the group with the heaviest measures first."""
    found: dict[tuple[str, str, str], list[Consequence]] = {}
    for one in consequences:
        key = one.target.party.id, one.listing.credit_list.id, one.mou.id
        found.setdefault(key, []).append(one)
    groups = [
        MeasuresOfRule(many[0].target.party, many[0].listing.credit_list, many[0].mou, heaviest_first(many))
        for many in found.values()
    ]
    return tuple(sorted(groups, key=_heaviness))


def heaviest_first(many: Sequence[Consequence]) -> tuple[Consequence, ...]:
    return tuple(sorted(many, key=lambda one: (weight(one).rank, one.certainty.rank, one.measure.id)))


def _heaviness(group: MeasuresOfRule) -> tuple[object, ...]:
    counts = by_kind(group.measures)
    return (*(-counts.get(kind, 0) for kind in Severity), group.party.id, group.credit_list.id, group.mou.id)
