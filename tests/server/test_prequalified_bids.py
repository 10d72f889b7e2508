"""Who may still leave a bid: after prequalification no member, and whoever is only named as a supplier (art. 37)."""

from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask
from cscs_graph.graph.connection import Graph
from tests.conftest import Store
from tests.loading import load

EARLIER, LATER = date(2018, 5, 31), date(2018, 6, 1)
"""The last day before the bidders were prequalified, and that day."""
DATED = {"valid_from": "2018-01-01"}
LINES: list[dict[str, Any]] = [
    *({"type": "Entity", "id": f"left-{name}", "name": f"Fictitious {name}"} for name in ("lead", "listed")),
    {"type": "Listing", "party": "left-listed", "list": "court_defaulters", **DATED},
    *(
        {"type": "Application", "id": f"left-by-{role}", "title": role, "filed_on": "2018-03-01"}
        | {"prequalified_on": f"{LATER}"}
        for role in ("co_bidder", "listed_supplier")
    ),
    *(
        {"type": "PARTICIPATES_IN", "from": party, "to": f"left-by-{role}", "role": own, **DATED}
        for role in ("co_bidder", "listed_supplier")
        for party, own in (("left-lead", "lead"), ("left-listed", role))
    ),
]


@pytest_asyncio.fixture(scope="module")
async def bids(store: Store) -> Graph:
    await load(store.graph, *LINES, source="left")
    return store.graph


@pytest.mark.parametrize(
    ("role", "day", "clears"),
    [
        ("co_bidder", EARLIER, True),
        ("co_bidder", LATER, False),
        ("listed_supplier", EARLIER, True),
        ("listed_supplier", LATER, True),
    ],
)
async def test_a_member_cannot_leave_after_prequalification_and_a_supplier_can(
    bids: Graph, role: str, day: date, clears: bool
) -> None:
    (finding,) = (await ask(bids, CrossContamination.of(application=f"left-by-{role}", as_of=day))).findings
    assert [(one.party.id, one.member) for one in finding.removals] == [("left-listed", role == "co_bidder")]
    assert finding.clears is clears
