"""The rules of control as data: which tests hold on a day, and the majority that they ask for."""

import re
from collections.abc import Iterable
from datetime import date

from cscs_graph.analysis.control.fixpoint import Majority
from cscs_graph.analysis.rulebook.book import RulesOfTheDay
from cscs_graph.analysis.rulebook.view import as_answered
from cscs_graph.errors import BadInput, Message, NotFound
from cscs_graph.model.answers import ControlRuleRef
from cscs_graph.model.codes import ControlPurpose, ControlTest

_THRESHOLD = re.compile(r"\s*(>=|>)\s*(\d+(?:\.\d+)?)\s*(%?)\s*")


def ladder(
    rules: RulesOfTheDay, day: date, purpose: ControlPurpose, edition: str | None = None
) -> tuple[ControlRuleRef, ...]:
    """The tests of one edition in force on the day of the rules, by rung; without an edition those of the default one.

    For an actual controller, `edition` may state a threshold itself: `>0.5`, `>=0.5`, `>= 50%`. Raises BadInput for what is
    neither, NotFound where no rule of that day is loaded.
    """
    if purpose is ControlPurpose.ACTUAL_CONTROLLER and edition and (asked := _THRESHOLD.fullmatch(edition)):
        return (_asked(asked),)
    loaded = rules.control_rules(purpose)
    chosen = [rule for rule in loaded if (rule.edition == edition if edition else rule.default)]
    if chosen:
        return tuple(as_answered(ControlRuleRef, rule) for rule in chosen)
    editions = _told({rule.edition for rule in loaded})
    if edition:
        raise BadInput(
            "rule: {edition!r} is none of those in force on {day}: name, a threshold such as '>0.5', {editions}"
            if purpose is ControlPurpose.ACTUAL_CONTROLLER
            else "rule: {edition!r} is none of those in force on {day}: name {editions}",
            edition=edition,
            day=day,
            editions=editions,
        )
    raise NotFound(
        "no default rule on {purpose} in force on {day} is loaded; `cscs load --reference` loads "
        "the rules, or name one: {editions}",
        purpose=Message(_PURPOSES[purpose]),
        day=day,
        editions=editions,
    )


def majority_of(rule: ControlRuleRef) -> Majority:
    """The majority that a test of votes asks for."""
    return Majority(0.5 if rule.share is None else rule.share, bool(rule.inclusive))


_PURPOSES = {
    ControlPurpose.ACTUAL_CONTROLLER: "actual controllers",
    ControlPurpose.BENEFICIAL_OWNER: "beneficial owners",
}


def _told(editions: Iterable[str]) -> str | Message:
    return ", ".join(sorted(editions)) or Message("none is loaded")


def _asked(threshold: re.Match[str]) -> ControlRuleRef:
    sign, number, percent = threshold.groups()
    share = float(number) / 100 if percent else float(number)
    if not 0 < share <= 1:
        raise BadInput("rule: {threshold!r} is no share of votes between 0 and 1", threshold=threshold[0].strip())
    inclusive = sign == ">="
    return ControlRuleRef(
        id=f"asked{sign}{share:g}",
        name_en=f"{'At least' if inclusive else 'More than'} {share:.10g} of the votes, as asked",
        edition="asked",
        test=ControlTest.VOTES,
        share=share,
        inclusive=inclusive,
    )
