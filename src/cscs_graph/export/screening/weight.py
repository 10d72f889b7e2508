"""How heavy a row of a screening is: what is loaded about it puts it into one class, and rows of one firm are one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from cscs_graph.export.gathered import by_kind
from cscs_graph.model.answers import FollowingMeasure, ListingRef, Screened
from cscs_graph.model.codes import ListKind, RuleState
from cscs_graph.model.severity import Severity


class Weight(IntEnum):
    """Heaviest first."""

    FORBIDDEN = 0
    """On a blacklist from which a prohibition follows."""
    PUNISHED = 1
    """On a blacklist from which other measures follow."""
    LISTED = 2
    """On a blacklist, and nothing that is loaded and in force meets the firm itself for it."""
    CONTAMINATES = 3
    """It would put a joint filing at risk through others."""
    CONTROLLED = 4
    """Somebody on a blacklist controls it, or may."""
    TIED = 5
    """Tied through posts or control to somebody on a blacklist."""
    PERHAPS = 6
    """It is not settled who is meant; somebody who may be is on a list."""
    OTHERWISE = 7
    """On lists that are no blacklists."""


@dataclass(frozen=True, slots=True)
class Firm:
    """The rows of a list that mean one party; a row of which that is not settled stands alone."""

    rows: tuple[Screened, ...]
    weight: Weight

    @property
    def first(self) -> Screened:
        return self.rows[0]

    @property
    def anchor(self) -> str:
        return f"row-{self.first.supplier.row}"


def firms(rows: Iterable[Screened]) -> tuple[Firm, ...]:
    """Those with something to look at, heaviest first."""
    found: dict[str, list[Screened]] = {}
    for row in rows:
        if row.affected:
            own = f"row {row.supplier.row}" if row.match is None else f"party {row.match.party.id}"
            found.setdefault(own, []).append(row)
    return tuple(sorted((Firm(tuple(many), weight_of(many[0])) for many in found.values()), key=_order))


def _order(firm: Firm) -> tuple[int, ...]:
    counts = counts_of(firm.first)
    return (firm.weight, *(-counts.get(kind, 0) for kind in Severity), firm.first.supplier.row)


def counts_of(row: Screened) -> dict[Severity, int]:
    """Measures on the supplier itself by a rule in force, heaviest first."""
    return by_kind(_own(row))


def _own(row: Screened) -> list[FollowingMeasure]:
    return [one for one in row.measures if one.on_supplier and one.state is RuleState.IN_FORCE]


def weight_of(row: Screened) -> Weight:
    return next((weight for weight, holds in _found(row) if holds), Weight.OTHERWISE)


def _found(row: Screened) -> Iterator[tuple[Weight, bool]]:
    black = {one.credit_list.id for one in row.match.listings if _punishes(one)} if row.match else set[str]()
    kinds = by_kind(one for one in _own(row) if black & {*one.lists})
    yield Weight.FORBIDDEN, Severity.PROHIBIT in kinds
    yield Weight.PUNISHED, bool(kinds)
    yield Weight.LISTED, bool(black)
    yield Weight.CONTAMINATES, row.as_supplier is not None or row.as_co_bidder is not None
    yield Weight.CONTROLLED, any(one.listings for one in row.controllers or ())
    yield Weight.TIED, bool(row.ties)
    yield Weight.PERHAPS, row.match is None


def _punishes(listing: ListingRef) -> bool:
    return listing.credit_list.kind is ListKind.BLACK and listing.counts


def by_weight(found: Sequence[Firm]) -> Iterator[tuple[Weight, tuple[Firm, ...]]]:
    """Classes that hold somebody."""
    for weight in Weight:
        many = tuple(firm for firm in found if firm.weight is weight)
        if many:
            yield weight, many
