"""On what measures depend beside the listing, and how long they run by their own words: each text once, with its measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cscs_graph.model.answers import wording
from cscs_graph.model.answers.consequence import Consequence
from cscs_graph.model.answers.screening import FollowingMeasure
from cscs_graph.model.language import LanguageCode

Limited = TypeVar("Limited", bound=Consequence | FollowingMeasure)


@dataclass(frozen=True, slots=True)
class Condition(Generic[Limited]):
    """What the documents demand of all measures of a table, or of some."""

    text: str
    limited: tuple[Limited, ...]
    """The measures that depend on it; empty where all of the table do."""


def conditions(found: Sequence[Limited], code: LanguageCode) -> tuple[Condition[Limited], ...]:
    limited: dict[str, list[Limited]] = {}
    for one in found:
        if text := wording.in_signs(one.condition(code), code):
            limited.setdefault(text, []).append(one)
    return tuple(Condition(text, () if len(many) == len(found) else tuple(many)) for text, many in limited.items())


def terms(found: Sequence[Limited], code: LanguageCode) -> dict[str, tuple[Limited, ...]]:
    """The terms that measures have of their own, each text once with the measures that have it."""
    termed: dict[str, list[Limited]] = {}
    for one in found:
        if text := wording.in_signs(one.measure.term(code), code):
            termed.setdefault(text, []).append(one)
    return {text: tuple(many) for text, many in termed.items()}
