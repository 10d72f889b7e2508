"""Planted cases of the draft rule on chains (§9.4): five outlets penalised within a year put their chain on a list."""

from datetime import date

from cscs_graph.ingest.generator.cast import FOUNDED_ON, Cast
from cscs_graph.ingest.generator.distributions import PENALTIES
from cscs_graph.ingest.generator.draw import Draw
from cscs_graph.ingest.generator.lines import branch_of
from cscs_graph.model.codes import EntityKind

RULE = "food_chain_draft"
AS_OF = date(2020, 6, 15)


def outlets(number: int, penalised: int, offset: int, draw: Draw) -> Cast:
    """A chain of six outlets, some penalised once each between August 2019 and May 2020; five are needed."""
    cast = Cast(number, f"outlets-{penalised}", offset)
    chain = cast.company("chain")
    for place in range(6):
        outlet = cast.company(f"outlet-{place}", EntityKind.BRANCH)
        cast.add(branch_of(outlet, chain, FOUNDED_ON))
        if place < penalised:
            cast.penalty(outlet, PENALTIES, draw.day(date(2019, 8, 1), date(2020, 6, 1)))
    by_draft = [RULE] if penalised >= 5 else []
    question = "cascading_punishment"
    cast.ask(question, {"lists": by_draft}, party=chain, as_of=AS_OF, minimum_certainty="draft")
    # The draft was put on hold: by default it lists nobody.
    cast.ask(question, {"lists": [], "reached": {}}, party=chain, as_of=AS_OF)
    return cast
