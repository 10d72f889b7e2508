"""Marks that rows of reports share."""

from collections.abc import Iterable

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Grade, Inline, Line, Named, Quiet, Sort, Strong
from cscs_graph.model.answers import AgencyRef, ApplicationRef, ListRef, MeasureRef, MouRef, PartyRef
from cscs_graph.model.codes import Certainty
from cscs_graph.model.phrases import spoken


def graded(certainty: Certainty) -> Grade:
    return Grade(certainty, words.certainty(certainty))


def named(party: PartyRef, *, strong: bool = False) -> tuple[Inline, ...]:
    """Its name in the language that is spoken, with the other one beside it."""
    other = words.other_name(party)
    return (of_party(party, strong=strong), *((" ", Quiet(other)) if other else ()))


def of_party(party: PartyRef, *, strong: bool = False) -> Named:
    return Named(words.party(party), Sort.PARTY, party.id, strong)


def of_list(credit_list: ListRef, *, strong: bool = False) -> Named:
    return Named(words.named(credit_list), Sort.LIST, credit_list.id, strong)


def of_document(mou: MouRef) -> Named:
    return Named(words.document(mou), Sort.DOCUMENT, mou.id)


def of_measure(measure: MeasureRef) -> Named:
    return Named(words.named(measure), Sort.MEASURE, measure.id)


def of_agency(agency: AgencyRef) -> Named:
    return Named(words.named(agency) or agency.id, Sort.AGENCY, agency.id)


def of_filing(application: ApplicationRef) -> Inline:
    """What is only planned has no page."""
    text = application.called(spoken())
    return Strong(text) if application.hypothetical else Named(text, Sort.FILING, application.id, strong=True)


def enumerated(names: Iterable[Line]) -> tuple[Inline, ...]:
    """`A; B; C`, as `words.enumerated` does for text."""
    found: list[Inline] = []
    for name in names:
        held = (name,) if isinstance(name, str) else name
        found += [words.between_names(), *held] if found else held
    return tuple(found)
