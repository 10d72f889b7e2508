"""Credit repair (§4.3): the state machine, the rules as rows, and the question that brings them together."""

from cscs_graph.analysis.repair.question import repair, repairs

__all__ = ["repair", "repairs"]
