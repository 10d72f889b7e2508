"""Shows once what several measures say (§4.2): one consequence for a party, with every reason for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from cscs_graph.model.answers import Basis, Consequence, Target
from cscs_graph.model.codes import Effect


@dataclass(frozen=True, slots=True)
class Found:
    """One measure that meets one party, for one reason."""

    target: Target
    basis: Basis

    @property
    def key(self) -> tuple[str, str, Effect]:
        """What is the same consequence: on the same party, of the same effect, and said by the same or an equal measure."""
        measure = self.basis.measure
        return self.target.party.id, measure.says.id if measure.says else measure.id, measure.effect


def merged(found: Iterable[Found]) -> list[Consequence]:
    """One consequence for all that say the same, in the order of the first of them.

    A party may be met by one measure as legal representative and as director: that is one consequence, too.
    """
    groups: dict[tuple[str, str, Effect], list[Found]] = {}
    for one in found:
        groups.setdefault(one.key, []).append(one)
    return [_consequence(group) for group in groups.values()]


def _consequence(group: list[Found]) -> Consequence:
    ordered = sorted(group, key=lambda one: one.basis.certainty.rank)  # stable: else in the order in which they came
    bases = tuple(one.basis for one in ordered)
    first = bases[0]
    agencies = {agency.id: agency for basis in bases for agency in basis.imposed_by}
    return Consequence(
        measure=first.measure,
        says=first.measure.says,
        effect=first.measure.effect,
        target=ordered[0].target,
        imposed_by=tuple(agencies[name] for name in sorted(agencies)),
        since=_unless_unknown(min, [basis.since for basis in bases]),
        earliest_end=_unless_unknown(max, [basis.earliest_end for basis in bases]),
        certainty=first.certainty,
        listing=first.listing,
        mou=first.mou,
        proof=first.proof,
        bases=bases,
    )


def _unless_unknown(which: Callable[[list[date]], date], days: list[date | None]) -> date | None:
    """The first or the last of the days; null where one of them is not known, for it might come before or after."""
    known = [day for day in days if day is not None]
    return which(known) if len(known) == len(days) else None
