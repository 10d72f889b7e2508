"""All planted cases: one set of each for every started thousand companies, apart from the random background."""

from collections.abc import Iterator

from cscs_graph.ingest.generator.cascades import SCOPES, cascade
from cscs_graph.ingest.generator.cast import Cast
from cscs_graph.ingest.generator.contaminations import clean, consortium, supplier
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.ingest.generator.linkages import chain, listed_person, state_hub
from cscs_graph.ingest.generator.outlets import outlets

COMPANIES_PER_SET = 1000
_OFFSET = 50
"""More lines than any case has: the codes of a case are numbered by its lines."""
_APART = 1 << 63
"""Draws of the planted cases begin here, above the number of any company."""


def sets(companies: int) -> int:
    """How many sets a graph of that size has: at least one."""
    return -(-companies // COMPANIES_PER_SET)


def planted(seed: int, number: int) -> Iterator[Cast]:
    """Set `number`, counted from 0. Dates vary with the seed, the structure does not."""
    draw = Draw(seed, _APART + number)
    for place, scope in enumerate(SCOPES):
        yield cascade(number, scope, place * _OFFSET, draw)
    others = (chain, state_hub, listed_person, supplier, consortium, clean)
    for place, case in enumerate(others, len(SCOPES)):
        yield case(number, place * _OFFSET, draw)
    for place, penalised in enumerate((5, 4), len(SCOPES) + len(others)):
        yield outlets(number, penalised, place * _OFFSET, draw)
