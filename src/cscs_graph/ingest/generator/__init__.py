"""Test graphs of any size: `cscs seed --companies N --seed S`. No real company or person is in them."""

from cscs_graph.ingest.generator.cast import Ask
from cscs_graph.ingest.generator.distributions import LISTED_SHARE
from cscs_graph.ingest.generator.key import answer_key, write_key
from cscs_graph.ingest.generator.stream import generate, write

__all__ = ["LISTED_SHARE", "Ask", "answer_key", "generate", "write", "write_key"]
