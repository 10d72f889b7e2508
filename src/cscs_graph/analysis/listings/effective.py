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

    @classmethod
    def of(cls, listings: Iterable[Listing]) -> Self:
        listed = list(listings)
        black = [one for one in listed if one.counts and one.credit_list.kind is ListKind.BLACK]
        red = [one for one in listed if one.counts and one.credit_list.kind is ListKind.RED]
        disregarded = tuple(one for one in listed if one.credit_list.kind is ListKind.BLACK and not one.counts)
        return cls(black, red, black, disregarded)

    @property
    def in_question(self) -> list[Listing]:
        """Those whose rules count."""
        return [*self.black, *self.red]

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
        if listing.credit_list.kind is ListKind.BLACK:
            return type(self)([listing], self.red, [listing])
        return type(self)([], [listing], self.black)
