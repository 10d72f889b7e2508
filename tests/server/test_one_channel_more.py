"""A channel is stated in one file: dropped into the folder, it is in every answer that consequences are told of."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.screening.screening import Screen
from cscs_graph.graph.connection import Graph
from cscs_graph.model.codes import Certainty
from cscs_graph.model.suppliers import Supplier
from tests.conftest import Store
from tests.dropped_in import catalogue_with, catalogue_without
from tests.loading import load

DAY = date(2018, 6, 1)
LISTED, PARTNER, BID = "concert-listed", "concert-partner", "concert-bid"
LINES: list[dict[str, Any]] = [
    {"type": "Entity", "id": LISTED, "name": "Concert, listed"},
    {"type": "Entity", "id": PARTNER, "name": "Concert, partner"},
    {"type": "Application", "id": BID, "title": "Concert, bid", "filed_on": "2018-05-01"},
    {"type": "ACTS_IN_CONCERT_WITH", "from": PARTNER, "to": LISTED, "valid_from": "2017-01-01"},
    {"type": "PARTICIPATES_IN", "from": PARTNER, "to": BID, "role": "co_bidder", "valid_from": "2018-05-01"},
    {"type": "PARTICIPATES_IN", "from": "concert-lead", "to": BID, "role": "lead", "valid_from": "2018-05-01"},
    {"type": "Entity", "id": "concert-lead", "name": "Concert, lead"},
    {
        "type": "Listing",
        "id": "concert-listing",
        "party": LISTED,
        "list": "court_defaulters",
        "valid_from": "2017-05-01",
    },
]


@pytest_asyncio.fixture(loop_scope="session")
async def narrow(store: Store, tmp_path: Path) -> AsyncIterator[Graph]:
    """The same store, asked without the channel."""
    catalogue = catalogue_without(tmp_path / "without")
    graph = Graph(store.graph.endpoint, store.graph.capabilities, store.settings, catalogue)
    yield graph
    await graph.close()


@pytest_asyncio.fixture(loop_scope="session")
async def widened(store: Store, tmp_path: Path) -> AsyncIterator[Graph]:
    """The same store, asked by a copy of the folder with one channel more."""
    await load(store.graph, *LINES)
    catalogue = catalogue_with(tmp_path / "cypher")
    graph = Graph(store.graph.endpoint, store.graph.capabilities, store.settings, catalogue)
    yield graph
    await graph.close()


async def test_all_answers_change_together(narrow: Graph, widened: Graph) -> None:
    for graph, there in ((narrow, False), (widened, True)):
        cascade = await ask(graph, CascadingPunishment.of(party=LISTED, as_of=DAY))
        reached = {one.party.id: one.certainty for one in cascade.reached}
        assert reached == ({PARTNER: Certainty.PRACTICE} if there else {})
        assert [one.application.id for one in cascade.applications] == ([BID] if there else [])

        (finding,) = (await ask(graph, CrossContamination.of(application=BID, as_of=DAY))).findings
        assert [one.party.id for one in finding.contaminators] == ([PARTNER] if there else [])
        assert [one.certainty for one in finding.contaminators] == ([Certainty.PRACTICE] if there else [])
        assert [one.party.id for one in finding.removals] == ([PARTNER] if there else [])

        (planned,) = (await ask(graph, IfJointlyFiled.of(lead="concert-lead", suppliers=(PARTNER,), on=DAY))).findings
        assert [one.party.id for one in planned.contaminators] == ([PARTNER] if there else [])

        linkage = await ask(graph, PersonnelLinkage.of(party=LISTED, as_of=DAY))
        liability = [(tie.party.id, tie.from_subject, tie.towards_subject) for tie in linkage.ties]
        assert liability == ([(PARTNER, Certainty.PRACTICE, Certainty.PRACTICE)] if there else [])

        row = Supplier(row=1, codes=(PARTNER,))
        (screened,) = (await ask(graph, Screen.of(suppliers=(row,), as_of=DAY))).suppliers
        assert (screened.as_supplier is not None) is there
        assert [tie.party.id for tie in screened.ties] == ([LISTED] if there else [])


async def test_the_pictures_and_the_version_of_the_rules_change_with_them(narrow: Graph, widened: Graph) -> None:
    for twin in ("cascading_punishment", "if_listed", "cross_contamination", "if_jointly_filed"):
        assert "ACTS_IN_CONCERT_WITH" not in narrow.catalogue[twin].text
        assert "ACTS_IN_CONCERT_WITH" in widened.catalogue[twin].text
    question = CascadingPunishment.of(party=LISTED, as_of=DAY)
    before, after = await ask(narrow, question), await ask(widened, question)
    assert before.data_version == after.data_version
    assert before.rule_version != after.rule_version
    assert before.answer_id != after.answer_id


@pytest.mark.parametrize("minimum", [Certainty.MOU, Certainty.STATUTE])
async def test_above_its_certainty_the_channel_carries_nothing(widened: Graph, minimum: Certainty) -> None:
    cascade = await ask(widened, CascadingPunishment.of(party=LISTED, as_of=DAY, minimum_certainty=minimum))
    assert cascade.reached == ()
    (finding,) = (
        await ask(widened, CrossContamination.of(application=BID, as_of=DAY, minimum_certainty=minimum))
    ).findings
    assert finding.contaminators == ()
