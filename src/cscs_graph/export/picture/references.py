"""Whatever an answer names by an id, and what it is called in the language that is not spoken."""

from cscs_graph.export import words
from cscs_graph.model.answers import (
    AgencyRef,
    Answer,
    ApplicationRef,
    ListingRef,
    ListRef,
    MeasureRef,
    MouRef,
    PartyRef,
)
from cscs_graph.model.answers.within import within
from cscs_graph.model.language import LanguageCode

Reference = PartyRef | ListingRef | ListRef | MouRef | MeasureRef | AgencyRef | ApplicationRef


def references(answer: Answer) -> dict[str, Reference]:
    """By id, each as it is first named; what only a step of a proof names is left out."""
    found: dict[str, Reference] = {}
    kinds = PartyRef, ListingRef, ListRef, MouRef, MeasureRef, AgencyRef, ApplicationRef
    for one in within(answer, *kinds, nested=True):
        found.setdefault(one.id, one)
    return found


def other_name(ref: Reference | None) -> str | None:
    """None where it has no other name, or none that is known."""
    code = LanguageCode.EN if words.chinese() else LanguageCode.ZH
    match ref:
        case PartyRef():
            return words.other_name(ref)
        case MouRef():
            return ref.title_en if code is LanguageCode.EN else ref.title_zh
        case ApplicationRef():
            own = ref.called(LanguageCode.ZH if words.chinese() else LanguageCode.EN)
            return None if ref.called(code) == own else ref.called(code)
        case ListRef() | MeasureRef() | AgencyRef():
            return ref.name_en if code is LanguageCode.EN else ref.name_zh
        case _:
            return None
