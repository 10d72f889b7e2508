"""Which listings of a party count for a question, and which redlists its blacklistings end (§4.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from cscs_graph.analysis.listings.listing import Listing
from cscs_graph.model.codes import ListKind


@dataclass(frozen=True, slots=True)
class EffectiveListings:
    """The listings that a question is about."""

    black: list[Listing]
    red: list[Listing]
    disqualifying: list[Listing]
    """Blacklistings that end redlistings on lists which hold nobody on a blacklist."""
    disregarded: tuple[Listing, ...] = ()
    """Blacklistings that evidence against them has disregarded: shown, and nothing follows from them."""
    orders: tuple[Listing, ...] = ()
    """What an order says follows, without anybody's standing being affected."""
    registers: tuple[Listing, ...] = ()
    """Shown, and nothing follows from them."""

    @classmethod
    def of(cls, listings: Iterable[Listing]) -> Self:
        listed = list(listings)
        black = [one for one in listed if one.counts and one.credit_list.kind is ListKind.BLACK]
        red = [one for one in listed if one.counts and one.credit_list.kind is ListKind.RED]
        disregarded = tuple(one for one in listed if one.credit_list.kind is ListKind.BLACK and not one.counts)
        orders = tuple(one for one in listed if one.counts and one.credit_list.kind is ListKind.ORDER)
        registers = tuple(one for one in listed if one.credit_list.kind is ListKind.REGISTER)
        return cls(black, red, black, disregarded, orders, registers)

    @property
    def punishing(self) -> list[Listing]:
        """Those from which measures against somebody follow."""
        return [*self.black, *self.orders]

    @property
    def shown(self) -> list[Listing]:
        """All but redlistings, which are shown with what they give."""
        return [*self.punishing, *self.registers, *self.disregarded]

    @property
    def in_question(self) -> list[Listing]:
        """Those whose rules count."""
        return [*self.punishing, *self.red]

    @property
    def retained(self) -> list[Listing]:
        """Redlistings that no blacklisting ends."""
        return [one for one in self.red if not self._ends(one)]

    @property
    def lost(self) -> list[Listing]:
        """Redlistings on lists that hold only parties on no blacklist end with the first blacklisting."""
        return [one for one in self.red if self._ends(one)]

    def _ends(self, redlisting: Listing) -> bool:
        return bool(self.disqualifying and redlisting.credit_list.requires_no_blacklisting)

    def with_supposed(self, listing: Listing) -> Self:
        """The supposed listing alone: with the redlists that a blacklisting might end, or under the actual blacklists."""
        match listing.credit_list.kind:
            case ListKind.BLACK:
                return type(self)([listing], self.red, [listing])
            case ListKind.RED:
                return type(self)([], [listing], self.black)
            case _:
                return type(self).of([listing])
