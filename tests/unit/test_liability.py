"""Of several paths between two parties the best documented one counts."""

from cscs_graph.analysis.linkage.liability import strongest
from cscs_graph.model.codes import Certainty


def test_a_tie_is_as_certain_as_its_strongest_path() -> None:
    assert strongest([None, Certainty.ANECDOTAL, Certainty.MOU, Certainty.PRACTICE]) is Certainty.MOU
    assert strongest([None]) is None
