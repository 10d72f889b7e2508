"""Shows once what several measures say (§4.2): one consequence for a party, with every reason for it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from cscs_graph.model.answers import ApplicationAtRisk, Basis, Consequence, MeasureRef, Ramification, Reached
from cscs_graph.model.codes import Effect, ImposerBasis

Key = tuple[str, str, Effect]
_BEST_FIRST = tuple(ImposerBasis).index
Alike = TypeVar("Alike", Reached, Ramification, ApplicationAtRisk)


def merged(bases: Iterable[Basis]) -> list[Consequence]:
    """One consequence for all bases that say the same of a party, in the order of the first of them.

    A party may be met by one measure as legal representative and as director: that is one consequence, too.
    """
    groups: dict[Key, list[Basis]] = {}
    for basis in bases:
        groups.setdefault(key_of(basis), []).append(basis)
    return [_consequence(group) for group in groups.values()]


def key_of(one: Basis | Consequence) -> Key:
    """What is the same consequence: on the same party, of the same effect, and said by the same or an equal measure."""
    return one.target.party.id, said(one.measure), one.measure.effect


def said(measure: MeasureRef) -> str:
    """Id of what a measure has in common with its equals; its own where it has none."""
    return measure.equivalence_group.id if measure.equivalence_group else measure.id


def _consequence(group: list[Basis]) -> Consequence:
    bases = tuple(sorted(group, key=_strength))  # stable: else in the order in which they came
    first = bases[0]
    agencies = {agency.id: agency for basis in bases for agency in basis.imposed_by}
    known = min((basis.imposer_basis for basis in bases), key=_BEST_FIRST)
    signed = known is ImposerBasis.ONE_OF_SIGNATORIES
    return Consequence(
        measure=first.measure,
        equivalence_group=first.measure.equivalence_group,
        effect=first.measure.effect,
        target=first.target,
        imposed_by=tuple(agencies[name] for name in sorted(agencies)),
        imposer_basis=known,
        one_of=tuple(sorted({name for basis in bases for name in basis.one_of})) if signed else (),
        since=_unless_unknown(min, [basis.since for basis in bases]),
        earliest_end=_unless_unknown(max, [basis.earliest_end for basis in bases]),
        rule_since=first.rule_since,
        rule_until=_unless_unknown(max, [basis.rule_until for basis in bases]),
        certainty=first.certainty,
        listing=first.listing,
        mou=first.mou,
        proof=first.proof,
        bases=bases,
    )


def _strength(one: Basis | Alike) -> tuple[int, bool]:
    """The most certain first, and of those as certain what does not hang on whether a listing still stands."""
    return one.certainty.rank, one.listing.term_over is not None


def _unless_unknown(which: Callable[[list[date]], date], days: list[date | None]) -> date | None:
    """The first or the last of the days; null where one of them is not known, for it might come before or after."""
    known = [day for day in days if day is not None]
    return which(known) if len(known) == len(days) else None


def alike(found: Iterable[Alike], key: Callable[[Alike], object]) -> tuple[Alike, ...]:
    """What several listings on one list lead to alike, once: as the strongest of them has it, with all of them."""
    groups: dict[object, list[Alike]] = {}
    for one in found:
        groups.setdefault((one.listing.credit_list.id, key(one)), []).append(one)
    return tuple(_together(group) for group in groups.values())


def each_once(found: Iterable[Reached]) -> tuple[Reached, ...]:
    """Each party once per way of being reached and list, however many listings reach it so."""
    return alike(found, lambda one: (one.party.id, one.channel, one.target_class))


def _together(group: list[Alike]) -> Alike:
    """Of a listing that leads there by several paths, the most certain one; then one for all listings."""
    by_listing: dict[str, Alike] = {}
    for one in sorted(group, key=_strength):  # stable: else in the order in which they came
        by_listing.setdefault(one.listing.id, one)
    group = [by_listing[name] for name in dict.fromkeys(one.listing.id for one in group)]
    first = min(group, key=_strength)  # the first of those that are as strong
    days: dict[str, date | None] = {}
    for name, which in (("since", min), ("earliest_end", max)):
        if name in type(first).model_fields:
            days[name] = _unless_unknown(which, [getattr(one, name) for one in group])
    return first.model_copy(update={"listings": tuple(one.listing for one in group), **days})
