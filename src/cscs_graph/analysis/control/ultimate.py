"""Who stands at the top: controllers whom nobody else certainly controls."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cscs_graph.analysis.control.arrays import Bools, Places, contains
from cscs_graph.analysis.control.fixpoint import Control, Pairs
from cscs_graph.analysis.control.holdings import Holdings


def dominated(certain: Pairs) -> Bools:
    """Per node whether another certainly controls it that it does not control itself. In a ring nobody is dominated."""
    below = np.zeros(certain.nodes, dtype=np.bool_)
    below[certain.controlled[~_mutual(certain)]] = True
    return below


def in_rings(certain: Pairs) -> Bools:
    """Per node whether it certainly controls somebody who certainly controls it."""
    ring = np.zeros(certain.nodes, dtype=np.bool_)
    ring[certain.controller[_mutual(certain)]] = True
    return ring


def _mutual(certain: Pairs) -> Bools:
    """Which pairs hold the other way round as well. Most controllers are controlled by nobody, and are not looked up."""
    controller, controlled = certain.controller, certain.controlled
    below = np.zeros(certain.nodes, dtype=np.bool_)
    below[controlled] = True
    mutual = below[controller]
    mutual[mutual] = contains(certain.key, controlled[mutual] * certain.nodes + controller[mutual])
    return mutual


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the table of a concert: a member, or whoever controls one and so decides how it votes."""

    party: int
    member: int
    """The member for whom it sits there, which may be itself."""
    certain: bool
    ultimate: bool
    """Nobody else certainly controls it."""
    through: int
    """The controller of the member: itself, or another concert at whose table it sits. The member where it is one."""
    inner: "Seat | None" = None
    """Its seat in that other concert."""


class Concerts:
    """Who stands behind the members of concerts: P, who controls M, controls jointly with Q what M and Q do."""

    def __init__(self, holdings: Holdings, control: Control, below: Bools) -> None:
        self._holdings = holdings
        self._control = control
        self._below = below
        self._above = Places.by(control.possible.controlled)
        self._seated: dict[int, tuple[Seat, ...]] = {}

    def seats(self, node: int) -> tuple[Seat, ...]:
        """Everybody at the table of the concert of this node, each once for each member for whom it sits there."""
        if node not in self._seated:
            self._seated[node] = tuple(self._around(node, frozenset()))
        return self._seated[node]

    def top(self, node: int) -> tuple[int, ...]:
        """Those who stand at the top of a concert, each once, ascending."""
        return tuple(sorted({seat.party for seat in self.seats(node) if seat.ultimate and seat.certain}))

    def without_idle(self, pairs: Pairs) -> Pairs:
        """Pairs of concerts only where nobody at the top of it is enough alone, nor any member: else it adds nothing."""
        idle = np.zeros(pairs.key.size, dtype=np.bool_)
        everything = self._control.possible.key
        for place, concert in enumerate(self._holdings.concerts):
            node = self._holdings.parties + place
            rows = pairs.controller == node
            if not rows.any():
                continue
            companies = pairs.controlled[rows]
            alone = np.isin(companies, np.asarray(concert.members))
            for party in {*concert.members, *self.top(node)}:
                alone |= contains(everything, party * pairs.nodes + companies)
            idle[np.flatnonzero(rows)[alone]] = True
        return pairs.only(~idle)

    def _around(self, node: int, within: frozenset[int]) -> Iterator[Seat]:
        """`within`: the concerts that this one is looked at for; concerts that control members of each other end there."""
        if node not in within:
            for member in self._holdings.concerts[node - self._holdings.parties].members:
                yield from self._of(member, within | {node})

    def _of(self, member: int, within: frozenset[int]) -> Iterator[Seat]:
        yield Seat(member, member, certain=True, ultimate=not self._below[member], through=member)
        possible = self._control.possible
        for key in np.sort(possible.key[self._above.of(member)]):
            controller = int(key) // possible.nodes
            certain = bool(contains(self._control.certain.key, np.asarray([key]))[0])
            if controller < self._holdings.parties:
                yield Seat(controller, member, certain, not self._below[controller], controller)
                continue
            for seat in self._around(controller, within):
                yield Seat(seat.party, member, certain and seat.certain, seat.ultimate, controller, seat)


def ultimate(pairs: Pairs, below: Bools) -> Pairs:
    """Those pairs whose controller is dominated by nobody."""
    return pairs.only(~below[pairs.controller])
