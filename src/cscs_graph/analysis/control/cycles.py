"""The cycles among shares: strongly connected components, their inverses, and the walks that start inside them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

import numpy as np
from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]
from scipy.sparse.csgraph import connected_components  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from cscs_graph.analysis.control.arrays import Bools, Floats, Ints, Sparse

SOLVED_WHOLE = 4_000
"""Members of a component up to which its inverse is formed; larger ones are iterated."""
MOST_TURNS = 2_000
"""Steps after which a component that is iterated counts as closed."""
_LARGEST = 1e9
"""Walks in a sound component add up to less: beyond it the system is singular, or all but."""
_ROUNDING = 1e-9


class Convention(StrEnum):
    """How the walks through an owner's own cycles count."""

    NO_RETURN = "no_return"
    """They do not: Baldone, Brioschi and Paleari."""
    LEONTIEF = "leontief"
    """They count as often as they turn."""


@dataclass(frozen=True, slots=True)
class _Ring:
    """One true cycle: its members, the shares inside it, and the inverse of I - A; None where there is none."""

    members: Ints
    inside: Floats
    inverse: Floats | None


@dataclass(frozen=True, slots=True)
class Cycles:
    """A matrix of shares taken apart: what is inside true cycles, and what leads on between components."""

    rings: list[_Ring]
    place: Ints
    """Per node the number of its ring, -1 outside."""
    inverses: Sparse | None
    """C, block by block; None where there is nothing to solve."""
    between: Sparse
    """X, and the shares inside components that are too large to be inverted."""
    singular: list[Ints]
    too_large: list[Ints]

    @classmethod
    def of(cls, matrix: Sparse, *, bounded: bool) -> "Cycles":
        """Where a ring has no solution, `bounded` decides what stands in for its inverse: a bound from above or below."""
        labels, sizes = components(matrix)
        sets = members_of_cycles(labels, sizes, matrix.diagonal() > 0)
        large = [members for members in sets if members.size > SOLVED_WHOLE]
        rings = [_ring(matrix, members) for members in sets if members.size <= SOLVED_WHOLE]
        place = np.full(len(labels), -1, dtype=np.int64)
        for number, ring in enumerate(rings):
            place[ring.members] = number
        entries = matrix.tocoo()
        turns = (place[entries.row] >= 0) & (labels[entries.row] == labels[entries.col])
        left = (entries.data[~turns], (entries.row[~turns], entries.col[~turns]))
        fill = _LARGEST if bounded else 1.0
        return cls(
            rings=rings,
            place=place,
            inverses=_block_diagonal(rings, place, fill) if rings else None,
            between=sparse.csr_matrix(left, shape=matrix.shape),
            singular=[ring.members for ring in rings if ring.inverse is None],
            too_large=large,
        )

    @property
    def most_steps(self) -> int:
        """A graph without cycles is at most as deep as it has nodes."""
        return MOST_TURNS if self.too_large else self.place.size + 1

    def turned(self, step: Sparse) -> Sparse:
        """With all turns inside the rings that were reached."""
        return step if self.inverses is None else step @ self.inverses

    def starts(self, owners: Ints, convention: Convention) -> tuple[Sparse, Sparse]:
        """Per owner: what it owns inside its own ring, and the walks with which it leaves it (itself counts as one)."""
        shape = (len(owners), len(self.place))
        alone = np.flatnonzero(self.place[owners] < 0)
        rows: list[Any] = [alone]
        columns: list[Any] = [owners[alone]]
        owned: list[Any] = [np.zeros(alone.size)]
        walks: list[Any] = [np.ones(alone.size)]
        for row in np.flatnonzero(self.place[owners] >= 0):
            ring = self.rings[self.place[owners[row]]]
            itself = int(np.flatnonzero(ring.members == owners[row])[0])
            reach, own = _from(ring, itself, convention)
            rows.append(np.full(len(ring.members), int(row)))
            columns.append(ring.members)
            walks.append(reach)
            owned.append(own)
        places = (np.concatenate(rows), np.concatenate(columns))
        inside = sparse.csr_matrix((np.concatenate(owned), places), shape=shape)
        inside.eliminate_zeros()
        return inside, sparse.csr_matrix((np.concatenate(walks), places), shape=shape)

    def unsolved(self, total: Sparse, *, bounded: bool) -> tuple[Sparse, tuple[Ints, ...]]:
        """What is known where a large component does not come to rest: it counts as closed."""
        reached = total.tocsr()
        reached.data = np.ones_like(reached.data) if bounded else np.minimum(reached.data, 1)
        return reached, (*self.singular, *self.too_large)


def components(matrix: Sparse) -> tuple[Ints, Ints]:
    """Per node the number of its strongly connected component, and the sizes of the components."""
    found = cast("tuple[int, Ints]", connected_components(matrix, directed=True, connection="strong"))
    count, labels = found
    return labels.astype(np.int64), np.bincount(labels, minlength=count).astype(np.int64)


def members_of_cycles(labels: Ints, sizes: Ints, own: Bools) -> list[Ints]:
    """The members of every component that is a true cycle, each ascending. `own`: who holds shares in itself."""
    inside = np.flatnonzero((sizes[labels] > 1) | own)
    ordered = inside[np.argsort(labels[inside], kind="stable")]
    return np.split(ordered, np.flatnonzero(np.diff(labels[ordered])) + 1) if ordered.size else []


def _ring(matrix: Sparse, members: Ints) -> _Ring:
    inside: Floats = matrix[members][:, members].toarray()
    return _Ring(members, inside, _inverse(inside))


def _inverse(inside: Floats) -> Floats | None:
    """The inverse of I - A; None where the ring is closed, or its shares add up to more than the whole."""
    try:
        inverse: Any = np.linalg.inv(np.eye(len(inside)) - inside)
    except np.linalg.LinAlgError:
        return None
    sound = bool(np.isfinite(inverse).all()) and inverse.min() > -_ROUNDING and inverse.max() < _LARGEST
    return np.maximum(inverse, 0) if sound else None


def _from(ring: _Ring, itself: int, convention: Convention) -> tuple[Floats, Floats]:
    """Walks from one member to all, and what it owns of them: the same but for itself."""
    if convention is Convention.LEONTIEF:
        walks = np.ones(len(ring.members)) if ring.inverse is None else ring.inverse[itself]
        owned = walks.copy()
        owned[itself] -= ring.inverse is not None
        return walks, owned
    walks = _never_returning(ring, itself)
    owned = walks.copy()
    owned[itself] = min(float(walks @ ring.inside[:, itself]), 1.0)
    return walks, owned


def _never_returning(ring: _Ring, itself: int) -> Floats:
    """Walks that do not come back to their start. They are counted also in most closed rings: the start breaks them."""
    if ring.inverse is not None:
        return ring.inverse[itself] / ring.inverse[itself, itself]
    broken = ring.inside.copy()
    broken[:, itself] = 0
    inverse = _inverse(broken)
    return np.ones(len(ring.members)) if inverse is None else np.minimum(inverse[itself], 1)


def _block_diagonal(rings: list[_Ring], place: Ints, fill: float) -> Sparse:
    """The inverses at the places of their members, and one elsewhere."""
    rest = np.flatnonzero(place < 0)
    rows: list[Any] = [rest, *(np.repeat(ring.members, ring.members.size) for ring in rings)]
    columns: list[Any] = [rest, *(np.tile(ring.members, ring.members.size) for ring in rings)]
    blocks = [np.full(ring.inside.shape, fill) if ring.inverse is None else ring.inverse for ring in rings]
    values: list[Any] = [np.ones(rest.size), *(block.ravel() for block in blocks)]
    places = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_matrix((np.concatenate(values), places), shape=(place.size, place.size))
