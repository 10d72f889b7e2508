"""What follows from a supplier's own blacklistings: each measure once, and how many there are of each effect."""

from collections.abc import Iterable, Iterator, Sequence

from cscs_graph.analysis.cascade.consequences import consequences
from cscs_graph.analysis.cascade.context import CascadeContext
from cscs_graph.model.answers import Consequence, EffectCount, FollowingMeasure
from cscs_graph.model.answers.consequence import signatories
from cscs_graph.model.codes import Effect
from cscs_graph.model.severity import severity


def following(context: CascadeContext, party: str) -> tuple[FollowingMeasure, ...]:
    """Heaviest first. A measure that follows from two lists, or meets several parties, is one."""
    found: dict[str, list[Consequence]] = {}
    for one in consequences(context):
        found.setdefault(one.measure.id, []).append(one)
    measures = [_measure(many, party) for many in found.values()]
    return tuple(sorted(measures, key=lambda one: (not one.on_supplier, severity(one.measure).rank, one.measure.id)))


def _measure(many: Sequence[Consequence], party: str) -> FollowingMeasure:
    """Days and certainty are those of the supplier itself, where it is met."""
    own = [one for one in many if one.target.party.id == party]
    first = (own or many)[0]
    return FollowingMeasure(
        measure=first.measure,
        on_supplier=bool(own),
        on_others=len({one.target.party.id for one in many} - {party}),
        imposed_by=first.imposed_by,
        imposer_basis=first.imposer_basis,
        signatories=signatories(first),
        since=first.since,
        earliest_end=first.earliest_end,
        if_still_listed=first.if_still_listed,
        certainty=first.certainty,
        state=first.mou.state,
        lists=tuple(sorted({basis.listing.credit_list.id for basis in first.bases})),
    )


def counted(measures: Iterable[FollowingMeasure]) -> Iterator[EffectCount]:
    """Different measures a target, by effect."""
    held = list(measures)
    for effect in Effect:
        of_effect = [one for one in held if one.measure.effect is effect]
        if of_effect:
            on_others = sum(one.on_others for one in of_effect)
            yield EffectCount(effect=effect, on_supplier=sum(one.on_supplier for one in of_effect), on_others=on_others)
