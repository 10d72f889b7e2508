"""Marks that rows of a dossier share."""

from cscs_graph.export import words
from cscs_graph.export.pages.blocks import Grade
from cscs_graph.model.codes import Certainty


def graded(certainty: Certainty) -> Grade:
    return Grade(certainty, words.certainty(certainty))
