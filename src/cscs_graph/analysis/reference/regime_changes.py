"""Compares the consequences of two regimes: what is on one side only or not the same, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.analysis.cascade.merging import key_of, said
from cscs_graph.analysis.rulebook.lists import ListRules
from cscs_graph.errors import Message, Pair
from cscs_graph.model.answers import (
    ChangedAspect,
    ChangeKind,
    ChangeReason,
    Consequence,
    RegimeChange,
    RegimeRef,
)
from cscs_graph.model.answers.wording import both, in_document
from cscs_graph.model.codes import ChangeAspect, Completeness, Effect, Matter
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import coded, pair


@dataclass(frozen=True, slots=True)
class Side:
    """What follows under one regime, and the rules by which."""

    regime: RegimeRef
    rules: ListRules
    consequences: tuple[Consequence, ...]


def changes(first: Side, second: Side) -> tuple[list[RegimeChange], int]:
    """What differs, in the order of the first side and then of the second, and how many consequences do not."""
    before = {key_of(one): one for one in first.consequences}
    after = {key_of(one): one for one in second.consequences}
    gone = [one for key, one in before.items() if key not in after]
    come = [one for key, one in after.items() if key not in before]
    kept = [(one, after[key]) for key, one in before.items() if key in after]
    alike = _same_matter(gone, come)
    alike += _beside(gone, come, kept, alike)
    found: list[RegimeChange] = []
    unchanged = 0
    for key, was in before.items():
        others = [after[key]] if key in after else []
        others += [now for gone, now in alike if gone is was]
        if not others:
            found.append(_one_sided(ChangeKind.DISAPPEARS, was, second))
        for now in others:
            aspects = tuple(_aspects(was, now))
            if aspects:
                found.append(_changed(was, now, aspects))
            else:
                unchanged += 1
    matched = {id(now) for _, now in alike}
    new = [one for key, one in after.items() if key not in before and id(one) not in matched]
    return [*found, *(_one_sided(ChangeKind.APPEARS, one, first) for one in new)], unchanged


def _same_matter(gone: list[Consequence], come: list[Consequence]) -> list[tuple[Consequence, Consequence]]:
    """What is said of the same matter to the same party on both sides, in other words or not as strictly.

    Each is paired with the first of the other side that is of its effect and not paired yet, else with the first one.
    """
    pairs: list[tuple[Consequence, Consequence]] = []
    for was in gone:
        near = [now for now in come if _alike(was, now)]
        free = [now for now in near if all(now is not paired for _, paired in pairs)]
        pairs += [(was, now) for now in sorted(free or near, key=lambda now: now.effect is not was.effect)[:1]]
    for now in come:
        if all(now is not paired for _, paired in pairs):
            pairs += [(was, now) for was in gone if _alike(was, now)][:1]
    return pairs


def _beside(
    gone: list[Consequence],
    come: list[Consequence],
    kept: list[tuple[Consequence, Consequence]],
    paired: list[tuple[Consequence, Consequence]],
) -> list[tuple[Consequence, Consequence]]:
    """What is left over of either side, each with the first of the same matter that both sides have: the matter is no news."""
    told = {id(one) for pair in paired for one in pair}
    left = [(was, now) for was in gone if id(was) not in told for now in [_first(was, [now for _, now in kept])] if now]
    return left + [
        (was, now) for now in come if id(now) not in told for was in [_first(now, [was for was, _ in kept])] if was
    ]


def _first(one: Consequence, others: list[Consequence]) -> Consequence | None:
    return next((other for other in others if _alike(one, other)), None)


def _alike(was: Consequence, now: Consequence) -> bool:
    """Whether both are about the same matter and the same party, because of the same list: what another list brings is no
    other side of it. A reward is never the other side of a punishment."""
    matter = was.measure.matter
    same = matter is not Matter.OTHER and matter is now.measure.matter and was.target.party.id == now.target.party.id
    return same and (was.effect is Effect.REWARD) is (now.effect is Effect.REWARD) and bool(_lists(was) & _lists(now))


def _lists(one: Consequence) -> set[str]:
    return {basis.listing.credit_list.id for basis in one.bases}


def _aspects(was: Consequence, now: Consequence) -> Iterator[ChangedAspect]:
    if said(was.measure) != said(now.measure):
        yield _aspect(ChangeAspect.MEASURE, *(both(one.measure) for one in (was, now)))
    agencies = [_agencies(one) for one in (was, now)]
    ends = [str(one.earliest_end) if one.earliest_end else None for one in (was, now)]
    grades = [coded(one.certainty) for one in (was, now)]
    for aspect, (one, other) in zip(_COMPARED, (agencies, ends, grades), strict=True):
        if one != other:
            yield _aspect(aspect, one, other)


def _aspect(aspect: ChangeAspect, before: Pair | str | None, after: Pair | str | None) -> ChangedAspect:
    sides = {"before": before, "after": after}
    said = {name: None if side is None else str(side) for name, side in sides.items()}
    chinese = {f"{name}_zh": side.chinese if isinstance(side, Pair) else side for name, side in sides.items()}
    return ChangedAspect(aspect=aspect, **said, **chinese)


def _agencies(one: Consequence) -> Pair | None:
    names = [both(agency) for agency in one.imposed_by]
    return Pair("; ".join(one.english for one in names), "、".join(one.chinese for one in names)) if names else None


_COMPARED = (ChangeAspect.IMPOSED_BY, ChangeAspect.EARLIEST_END, ChangeAspect.CERTAINTY)


def _changed(was: Consequence, now: Consequence, aspects: tuple[ChangedAspect, ...]) -> RegimeChange:
    return RegimeChange(
        kind=ChangeKind.CHANGES,
        target=now.target,
        effect=now.effect,
        equivalence_group=now.equivalence_group,
        before=was,
        after=now,
        aspects=aspects,
        reason=ChangeReason.STIPULATED_DIFFERENTLY,
        **pair(
            Message(
                "{one} and {other} both stipulate it, not in the same way.",
                {"one": _documents(was), "other": _documents(now)},
            ),
            "because",
        ),
    )


def _one_sided(kind: ChangeKind, there: Consequence, other: Side) -> RegimeChange:
    reason, lists = _reason(there, other)
    lacking = Message(_SENTENCES[reason], {"regime": both(other.regime), "lists": lists})
    return RegimeChange(
        kind=kind,
        target=there.target,
        effect=there.effect,
        equivalence_group=there.equivalence_group,
        before=there if kind is ChangeKind.DISAPPEARS else None,
        after=there if kind is ChangeKind.APPEARS else None,
        aspects=(),
        reason=reason,
        **pair(
            Message(
                "{documents} stipulates it. {reason}",
                {"documents": _documents(there), "reason": lacking},
            ),
            "because",
        ),
        **pair(lacking, "lacking"),
    )


_SENTENCES = {
    ChangeReason.NO_LOADED_RULE: "No rule of “{regime}” is loaded for {lists}: what it says of this is unknown, not nothing.",
    ChangeReason.NOT_IN_FORCE: "The rules of “{regime}” for {lists} were not in force that day.",
    ChangeReason.TARGET_NOT_NAMED: "“{regime}” has the measure for {lists}, but does not aim it at this class of parties.",
    ChangeReason.PARTIALLY_LOADED: "The rules of “{regime}” for {lists} are loaded in part: it may be among the others.",
    ChangeReason.NOT_STIPULATED: "The rules of “{regime}” for {lists} are complete and do not stipulate it.",
}


def _reason(there: Consequence, other: Side) -> tuple[ChangeReason, Pair]:
    """Why the other regime lacks it; of several lists, what is known least decides."""
    rules = other.rules
    lists = sorted({basis.listing.credit_list.id for basis in there.bases})
    without = [name for name in lists if name in rules.without_rules()]
    idle = [name for name in lists if name in rules.not_in_force]
    named = [name for name in lists if _has(rules, name, there)]
    partial = [name for name in lists if any(_in_part(mou.ref.completeness) for mou in rules.mous(name))]
    for reason, found in (
        (ChangeReason.NO_LOADED_RULE, without),
        (ChangeReason.TARGET_NOT_NAMED, named),
        (ChangeReason.PARTIALLY_LOADED, partial),
        (ChangeReason.NOT_IN_FORCE, idle),
    ):
        if found:
            return reason, _named(there, found)
    return ChangeReason.NOT_STIPULATED, _named(there, lists)


def _has(rules: ListRules, list_id: str, there: Consequence) -> bool:
    """Whether the regime stipulates the measure for the list, of whomever."""
    same, effect = said(there.measure), there.effect
    return any(
        said(measure.ref) == same and measure.ref.effect is effect
        for mou in rules.mous(list_id)
        for measure in mou.measures
    )


def _in_part(completeness: Completeness) -> bool:
    return not completeness.is_whole


def _named(consequence: Consequence, lists: list[str]) -> Pair:
    """Lists by their names."""
    known = {basis.listing.credit_list.id: both(basis.listing.credit_list) for basis in consequence.bases}
    named = [known[name] for name in lists]
    return Pair(", ".join(f"“{one}”" for one in named), "、".join(f"“{one.chinese}”" for one in named))


def _documents(consequence: Consequence) -> Pair:
    """The documents that stipulate it, with the number of the measure."""
    stated = [(basis.mou, basis.measure.own_number) for basis in consequence.bases]
    english = {in_document(mou.title_en or mou.title_zh, number, LanguageCode.EN) for mou, number in stated}
    chinese = {in_document(mou.title_zh, number, LanguageCode.ZH) for mou, number in stated}
    return Pair("; ".join(sorted(english)), "；".join(sorted(chinese)))
