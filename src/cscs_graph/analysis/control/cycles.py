"""The cycles among shares: strongly connected components, their inverses, and the walks that start inside them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

import numpy as np
from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]
from scipy.sparse.csgraph import connected_components  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from cscs_graph.analysis.control.arrays import Bools, Floats, Ints, Sparse, added

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
class _Rings:
    """All true cycles of one size, one above the other."""

    members: Ints
    """One row a ring, ascending."""
    inside: Floats
    """Per ring the shares among its members."""
    inverse: Floats
    """Per ring the inverse of I - A; what stands in for it where there is none."""
    sound: Bools
    """Which of them have an inverse."""


@dataclass(frozen=True, slots=True)
class Cycles:
    """A matrix of shares taken apart: what is inside true cycles, and what leads on between components."""

    rings: list[_Rings]
    """By size."""
    group: Ints
    """Per node its place in `rings`, -1 outside."""
    row: Ints
    """Per node of a ring the row of the ring in its group."""
    column: Ints
    """Per node of a ring its place among the members."""
    onward: Sparse
    """X C: one share between components, or inside one that is too large to be inverted, then all turns inside a ring."""
    too_large: list[Ints]

    @classmethod
    def of(cls, matrix: Sparse, *, bounded: bool) -> "Cycles":
        """Where a ring has no solution, `bounded` decides what stands in for its inverse: a bound from above or below."""
        labels, sizes = components(matrix)
        sets = members_of_cycles(labels, sizes, matrix.diagonal() > 0)
        group, row, column = (np.full(len(labels), -1, dtype=np.int64) for _ in range(3))
        by_size: dict[int, list[Ints]] = {}
        for members in sets:
            by_size.setdefault(members.size, []).append(members)
        stacks = [np.stack(alike) for size, alike in sorted(by_size.items()) if size <= SOLVED_WHOLE]
        for number, stack in enumerate(stacks):
            group[stack] = number
            row[stack] = np.arange(len(stack))[:, None]
            column[stack] = np.arange(stack.shape[1])
        entries = matrix.tocoo()
        start, end, share = entries.row.astype(np.int64), entries.col.astype(np.int64), entries.data
        turns = (group[start] >= 0) & (labels[start] == labels[end])
        rings: list[_Rings] = []
        for number, stack in enumerate(stacks):
            own = turns & (group[start] == number)
            inside = np.zeros((len(stack), stack.shape[1], stack.shape[1]))
            inside[row[start[own]], column[start[own]], column[end[own]]] = share[own]
            rings.append(_solved(stack, inside, _LARGEST if bounded else 1.0))
        between = sparse.csr_matrix((share[~turns], (start[~turns], end[~turns])), shape=matrix.shape)
        return cls(
            rings=rings,
            group=group,
            row=row,
            column=column,
            onward=added([between, between @ _turns(rings, len(labels))]) if rings else between,
            too_large=[members for members in sets if members.size > SOLVED_WHOLE],
        )

    @property
    def singular(self) -> list[Ints]:
        """The members of rings without a solution, in the order of their first."""
        found = [members for rings in self.rings for members in rings.members[~rings.sound]]
        return sorted(found, key=lambda members: int(members[0]))

    @property
    def most_steps(self) -> int:
        """A graph without cycles is at most as deep as it has nodes."""
        return MOST_TURNS if self.too_large else len(self.group) + 1

    def starts(self, owners: Ints, convention: Convention) -> tuple[Sparse, Sparse]:
        """Per owner: what it owns inside its own ring, and the walks with which it leaves it (itself counts as one)."""
        shape = (len(owners), len(self.group))
        alone = np.flatnonzero(self.group[owners] < 0)
        rows: list[Any] = [alone]
        columns: list[Any] = [owners[alone]]
        owned: list[Any] = [np.zeros(len(alone))]
        walks: list[Any] = [np.ones(len(alone))]
        for place in np.flatnonzero(self.group[owners] >= 0):
            owner = int(owners[place])
            rings, row = self.rings[int(self.group[owner])], int(self.row[owner])
            reach, own = _from(rings, row, int(self.column[owner]), convention)
            rows.append(np.full(len(reach), int(place)))
            columns.append(rings.members[row])
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


def _solved(members: Ints, inside: Floats, fill: float) -> _Rings:
    """The inverses of I - A; none where a ring is closed, or its shares add up to more than the whole."""
    system = np.eye(members.shape[1]) - inside
    try:
        inverse: Any = np.linalg.inv(system)
    except np.linalg.LinAlgError:
        inverse = np.stack([_inverse_or_nothing(single) for single in system])
    sound = np.isfinite(inverse).all(axis=(1, 2))
    sound &= (inverse.min(axis=(1, 2)) > -_ROUNDING) & (inverse.max(axis=(1, 2)) < _LARGEST)
    kept = np.where(sound[:, None, None], np.maximum(inverse, 0), fill)
    return _Rings(members, inside, kept, sound)


def _inverse_or_nothing(system: Floats) -> Any:
    try:
        return np.linalg.inv(system)
    except np.linalg.LinAlgError:
        return np.full_like(system, np.inf)


def _from(rings: _Rings, row: int, itself: int, convention: Convention) -> tuple[Floats, Floats]:
    """Walks from one member to all, and what it owns of them: the same but for itself."""
    if convention is Convention.LEONTIEF:
        walks = rings.inverse[row, itself]
        owned = walks.copy()
        owned[itself] -= bool(rings.sound[row])
        return walks, owned
    walks = _never_returning(rings, row, itself)
    owned = walks.copy()
    owned[itself] = min(float(walks @ rings.inside[row, :, itself]), 1.0)
    return walks, owned


def _never_returning(rings: _Rings, row: int, itself: int) -> Floats:
    """Walks that do not come back to their start. They are counted also in most closed rings: the start breaks them."""
    if rings.sound[row]:
        walks: Floats = rings.inverse[row, itself] / rings.inverse[row, itself, itself]
        return walks
    broken = rings.inside[row].copy()
    broken[:, itself] = 0
    alone = _solved(rings.members[row][None], broken[None], 1.0)
    reach: Floats = np.minimum(alone.inverse[0, itself], 1)
    return reach


def _turns(rings: list[_Rings], size: int) -> Sparse:
    """C - I: the inverses at the places of their members, less what does not turn; nothing outside the rings."""
    rows: list[Any] = []
    columns: list[Any] = []
    values: list[Any] = []
    for alike in rings:
        shape = alike.inverse.shape
        rows.append(np.broadcast_to(alike.members[:, :, None], shape).ravel())
        columns.append(np.broadcast_to(alike.members[:, None, :], shape).ravel())
        values.append((alike.inverse - np.eye(shape[1])).ravel())
    places = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_matrix((np.concatenate(values), places), shape=(size, size))
