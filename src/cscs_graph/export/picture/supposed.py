"""A dossier with what would follow too if the party were on one list more."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from cscs_graph.model.answers import CascadeAnswer, DossierAnswer

Part = TypeVar("Part")


def with_supposed(now: DossierAnswer, supposed: CascadeAnswer) -> DossierAnswer:
    """The dossier of the day, to which the answer adds; what its redlist standing then gives is as that answer has it."""
    own, more = now.cascade, supposed
    without = set(own.coverage.lists_without_measures) | set(more.coverage.lists_without_measures)
    coverage = own.coverage.model_copy(update={"lists_without_measures": tuple(sorted(without))})
    cascade = own.model_copy(
        update={
            "coverage": coverage,
            "listings": _both(own.listings, more.listings, lambda one: one.id),
            "consequences": _both(
                own.consequences, more.consequences, lambda one: (one.measure.id, one.mou.id, one.target.party.id)
            ),
            "reached": _both(own.reached, more.reached, lambda one: (one.party.id, one.target_class)),
            "applications": _both(
                own.applications, more.applications, lambda one: (one.application.id, one.party.id, one.role)
            ),
            "rewards": more.rewards,
            "rewarded": more.rewarded,
            "rewards_lost": _both(own.rewards_lost, more.rewards_lost, lambda one: one.listing.id),
        }
    )
    file = now.file.model_copy(update={"listings": _both(now.file.listings, more.listings, lambda one: one.id)})
    return now.model_copy(update={"cascade": cascade, "file": file, "coverage": coverage})


def _both(first: Iterable[Part], second: Iterable[Part], key: Callable[[Part], object]) -> tuple[Part, ...]:
    """Each once, those of the first before others."""
    found: dict[object, Part] = {}
    for one in (*first, *second):
        found.setdefault(key(one), one)
    return tuple(found.values())
