"""Every scenario, and the answer key of a generated graph: expected answers were derived by hand from their sections."""

import pytest

from cscs_graph.analysis.core.asking import ask as answer
from cscs_graph.ingest.generator import answer_key
from cscs_graph.scenarios import Ask, differences
from tests.conftest import SEEDED_COMPANIES, Store
from tests.reference import scenarios
from tests.servers import LEDGER

CASES = scenarios()
ASKS = [
    pytest.param(ask, id=f"{name}-{number}-{ask.question}")
    for name, case in CASES.items()
    for number, ask in enumerate(case.asks)
]
OF_THE_STORE = {"coverage", "answer_id", "data_version"}
"""What an answer says of the whole store, in which other tests have written meanwhile."""
KEY = [Ask.model_validate(ask.document()) for ask in answer_key(SEEDED_COMPANIES, 1)]


PLANTED = [pytest.param(ask, id=f"{number}-{ask.question}") for number, ask in enumerate(KEY)]


@pytest.mark.parametrize("ask", [*ASKS, *PLANTED])
async def test_it_is_answered_as_its_section_implies_with_the_same_bytes_everywhere(store: Store, ask: Ask) -> None:
    """As expected; the same when asked again; the same as on every other server."""
    first, again = await answer(store.graph, ask.asked()), await answer(store.graph, ask.asked())
    assert [str(difference) for difference in differences(ask, first)] == []
    assert first.model_dump_json() == again.model_dump_json()
    LEDGER.same(store.graph, ask.model_dump_json(), first.model_dump_json(exclude=OF_THE_STORE))


def test_every_family_and_every_promised_case_has_a_scenario() -> None:
    assert {ask.question for case in CASES.values() for ask in case.asks} >= {
        "cascading_punishment",
        "if_listed",
        "personnel_linkage",
        "roles",
        "phoenix_companies",
        "cross_contamination",
        "if_jointly_filed",
        "repair",
        "actual_controllers",
        "controlled_companies",
        "beneficial_owners",
        "attribution",
        "if_graded",
        "diff_regimes",
    }
    assert {
        "shanghai_husi",
        "joint_bid",
        "private_listing",
        "penalised_chain",
        "redlist_lost",
        "second_venture",
    } <= CASES.keys()
