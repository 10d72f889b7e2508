"""How heavy a measure is: whether it forbids, limits, watches, makes known, or favours (§4.2).

Documents say only that a measure restricts. Whether it forbids outright or limits stands in its name, which is read here.
"""

import re
from enum import StrEnum
from typing import Protocol

from cscs_graph.model.codes import Effect

_FORBIDS_ZH = re.compile("不得|不准|一律不|不予|不作为|不受理|禁止|禁入|取消|撤销|吊销|停止|阻止|退出|终止")
_LIMITS_ZH = re.compile("限制|限期|控制")
_FORBIDS_EN = re.compile(
    r"\b(no|not|bar|barred|ban|deny|refus\w+|prohibit\w*|revo\w+|cancel\w*|exclude\w*|stop\w*|withdraw\w*)\b",
    re.IGNORECASE,
)
_LIMITS_EN = re.compile(r"\b(restrict|limit)\w*", re.IGNORECASE)


class Severity(StrEnum):
    """Heaviest first."""

    PROHIBIT = "prohibit"
    """It forbids, refuses or takes away."""
    RESTRICT = "restrict"
    """It limits or burdens."""
    SCRUTINISE = "scrutinise"
    """It looks more closely."""
    PUBLICISE = "publicise"
    """It makes the standing known."""
    REWARD = "reward"
    """It favours."""

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return list(Severity).index(self)


class Measured(Protocol):
    """What has an effect, and a name that says which."""

    @property
    def effect(self) -> Effect: ...
    @property
    def name_en(self) -> str: ...
    @property
    def name_zh(self) -> str | None: ...


def severity(measure: Measured) -> Severity:
    """By its effect; what restricts forbids if its name says so and no more, the Chinese one before the English one.

    What a document leaves between the two, such as "limit or withdraw", counts as the lighter.
    """
    if measure.effect is not Effect.RESTRICT:
        return Severity(str(measure.effect))
    chinese = measure.name_zh is not None
    named = re.split("[:：]", measure.name_zh or measure.name_en)[-1]
    forbids, limits = (_FORBIDS_ZH, _LIMITS_ZH) if chinese else (_FORBIDS_EN, _LIMITS_EN)
    return Severity.PROHIBIT if forbids.search(named) and not limits.search(named) else Severity.RESTRICT
