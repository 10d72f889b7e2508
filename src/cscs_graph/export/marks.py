"""Marks that rows of reports share."""

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Grade, Inline, Quiet, Strong
from cscs_graph.model.answers import PartyRef
from cscs_graph.model.codes import Certainty


def graded(certainty: Certainty) -> Grade:
    return Grade(certainty, words.certainty(certainty))


def named(party: PartyRef, *, strong: bool = False) -> tuple[Inline, ...]:
    """Its name in the language that is spoken, with the other one beside it."""
    name, other = words.party(party), words.other_name(party)
    return (Strong(name) if strong else name, *((" ", Quiet(other)) if other else ()))
