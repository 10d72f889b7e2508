"""The rules of control as data: which tests hold on a day, and the majority that they ask for."""

import re

from cscs_graph.analysis.control.fixpoint import Majority
from cscs_graph.analysis.core.lookup import stated
from cscs_graph.errors import BadInput, NotFound
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.answers import ControlRuleRef
from cscs_graph.model.codes import ControlPurpose, ControlTest
from cscs_graph.model.time import Moment

_THRESHOLD = re.compile(r"\s*(>=|>)\s*(\d+(?:\.\d+)?)\s*(%?)\s*")


async def ladder(
    transaction: Transaction, purpose: ControlPurpose, moment: Moment, edition: str | None = None
) -> tuple[ControlRuleRef, ...]:
    """The tests of one edition in force on the day, by rung; without an edition those of the default one.

    For an actual controller, `edition` may state a threshold itself: `>0.5`, `>=0.5`, `>= 50%`. Raises BadInput for what is
    neither, NotFound where no rule of that day is loaded.
    """
    if purpose is ControlPurpose.ACTUAL_CONTROLLER and edition and (asked := _THRESHOLD.fullmatch(edition)):
        return (_asked(asked),)
    loaded = await transaction.run("control_rules", **moment.parameters)
    rows = [row for row in loaded if row["purpose"] == purpose]
    chosen = [row for row in rows if (row["edition"] == edition if edition else row["default"])]
    if chosen:
        return tuple(ControlRuleRef.model_validate(stated(row)) for row in chosen)
    editions = sorted({row["edition"] for row in rows})
    if edition:
        form = ", a threshold such as '>0.5'," if purpose is ControlPurpose.ACTUAL_CONTROLLER else ""
        raise BadInput(f"rule: {edition!r} is none of those in force on {moment.as_of}: name{form} {_list(editions)}")
    raise NotFound(
        f"no default rule on {purpose.replace('_', ' ')}s in force on {moment.as_of} is loaded; "
        f"`cscs load --reference` loads the rules, or name one: {_list(editions)}"
    )


def majority_of(rule: ControlRuleRef) -> Majority:
    """The majority that a test of votes asks for."""
    return Majority(0.5 if rule.share is None else rule.share, bool(rule.inclusive))


def _list(editions: list[str]) -> str:
    return ", ".join(editions) or "none is loaded"


def _asked(threshold: re.Match[str]) -> ControlRuleRef:
    sign, number, percent = threshold.groups()
    share = float(number) / 100 if percent else float(number)
    if not 0 < share <= 1:
        raise BadInput(f"rule: {threshold[0].strip()!r} is no share of votes between 0 and 1")
    inclusive = sign == ">="
    return ControlRuleRef(
        id=f"asked{sign}{share:g}",
        name_en=f"{'At least' if inclusive else 'More than'} {share:.10g} of the votes, as asked",
        edition="asked",
        test=ControlTest.VOTES,
        share=share,
        inclusive=inclusive,
    )
