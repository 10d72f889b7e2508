"""An answer costs few statements, whatever its size: the network and the driver cost more than the graph."""

from datetime import date
from typing import Any

import pytest

from cscs_graph.analysis.cascade.punishment import CascadingPunishment, IfListed
from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.core.question import Question
from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.reference.regimes import DiffRegimes
from cscs_graph.analysis.repair.question import Repair, Repairs
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.graph.kept import KeptAnswers

DAY = date(2018, 6, 1)
QUESTIONS: dict[str, tuple[Question[Any], int]] = {
    "cascade": (CascadingPunishment.of(party="joint-bid-sister", as_of=DAY), 3),
    "cascade by code": (CascadingPunishment.of(party="91330100XXXX0030XP", as_of=date(2018, 5, 2)), 5),
    "cascade of a listing": (CascadingPunishment.of(listing="joint-bid-listing-defaulter", as_of=DAY), 5),
    "if listed": (IfListed.of(party="joint-bid-lead", list="court_defaulters", on=DAY, as_of=DAY), 4),
    "contamination": (CrossContamination.of(application="joint-bid-bridge", as_of=DAY), 6),
    "contamination of a party": (CrossContamination.of(party="joint-bid-partner", as_of=DAY), 7),
    "planned": (
        IfJointlyFiled.of(lead="joint-bid-lead", co_bidders=("joint-bid-partner", "joint-bid-sister"), on=DAY),
        5,
    ),
    "linkage": (PersonnelLinkage.of(party="shanghai-husi", as_of=date(2017, 6, 1)), 5),
    "linkage of a person": (PersonnelLinkage.of(party="joint-bid-representative", as_of=DAY), 5),
    "repair": (Repair.of(listing="credit-repair-listing-dyer", as_of=date(2018, 3, 26)), 5),
    "diff of regimes": (
        DiffRegimes.of(
            party="said-twice-defaulter",
            regime_a="mou_2014_2020",
            regime_b="law_and_basic_list",
            as_of=date(2022, 6, 1),
        ),
        4,
    ),
    "dossier": (Dossier.of(party="joint-bid-sister", as_of=DAY), 16),
    "repairs": (Repairs.of(party="joint-bid-sister", as_of=DAY), 3),
}
"""With the statements that each takes: the versions and the subject with what it is on, a round at a time, names. A cascade
may take seven at most."""


@pytest.mark.parametrize("name", QUESTIONS)
async def test_an_answer_costs_few_statements(graph: Graph, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    question, most = QUESTIONS[name]
    await ask(graph, question)  # the rules are read once a version
    run: list[str] = []
    asked = Transaction.run

    async def counted(self: Transaction, statement: Any, **parameters: object) -> list[Row]:
        run.append(statement if isinstance(statement, str) else statement.name)
        return await asked(self, statement, **parameters)

    monkeypatch.setattr(Transaction, "run", counted)
    monkeypatch.setattr(graph, "answers", KeptAnswers[Any, Any](room=1_000_000))
    answer = await ask(graph, question)
    assert len(run) <= most, run
    assert run[0] in ("opening", "opening_with_listings"), "versions are read first"
    assert run[-1] in ("names", "content_version", "opening"), "and last"
    run.clear()
    assert await ask(graph, question) is answer
    assert run == ["content_version"], "asked again it costs one"


async def test_who_is_asked_for_by_code_is_answered_as_by_id(graph: Graph) -> None:
    """The listings of an id come with the opening, those behind a code by a statement of their own."""
    by_code = CascadingPunishment.of(party="91330100XXXX0030XP", as_of=date(2018, 5, 2))
    by_id = CascadingPunishment.of(party="redlist-lost-company", as_of=date(2018, 5, 2))
    answer = await ask(graph, by_id)
    assert answer.listings
    assert answer.rewards_lost
    assert (await ask(graph, by_code)).model_dump_json() == answer.model_dump_json()
