"""Whom the rows of a supplier list are taken for, on a store: what is settled, what is only proposed, and why."""

from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.screening.screening import Screen
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import Screened
from cscs_graph.model.codes import MatchOutcome
from cscs_graph.model.identifiers import make_uscc
from cscs_graph.model.suppliers import Supplier
from tests.conftest import Store
from tests.loading import load

CODE = make_uscc("91", "310101", "XXXX8100")
LINES: list[dict[str, Any]] = [
    {
        "type": "Entity",
        "id": "matched-firm",
        "uscc": CODE,
        "name": "上海虚构筛查包装有限公司",
        "other_names": ["上海虚构旧名包装有限公司", "无", "N/A"],
    },
    {
        "type": "Listing",
        "id": "matched-listing",
        "party": "matched-firm",
        "list": "migrant_wages",
        "valid_from": "2018-03-01",
    },
    {"type": "Entity", "id": "matched-group", "name": "深圳虚构筛查压缩机集团有限公司"},
]


@pytest_asyncio.fixture(scope="module")
async def matched(store: Store) -> Graph:
    await load(store.graph, *LINES, source="matched")
    return store.graph


async def _screened(graph: Graph, **stated: Any) -> Screened:
    supplier = Supplier(row=1, **stated)
    (row,) = (await ask(graph, Screen.of(suppliers=(supplier,), as_of=date(2018, 6, 1)))).suppliers
    return row


@pytest.mark.parametrize(
    "code",
    [
        f"'{CODE}",
        f'="{CODE}"',
        f"统一社会信用代码：{CODE}",
        f"{CODE}（三证合一）",
        f"{CODE[:8]}\u200b{CODE[8:]}",
        f"{CODE}/310115000012345",
    ],
)
async def test_a_code_identifies_whatever_stands_around_it(matched: Graph, code: str) -> None:
    row = await _screened(matched, codes=(code,))
    assert row.outcome is MatchOutcome.IDENTIFIED
    assert row.match is not None
    assert row.match.party.id == "matched-firm"


async def test_a_letter_o_for_a_digit_is_proposed_and_never_settled(matched: Graph) -> None:
    row = await _screened(matched, codes=(CODE.replace("0", "O"),))
    assert (row.outcome, row.match) == (MatchOutcome.UNSURE, None)
    (candidate,) = row.candidates
    assert candidate.party.id == "matched-firm"
    assert f"its code is {CODE}" in candidate.differs
    assert [one.credit_list.id for one in candidate.listings] == ["migrant_wages"]
    assert row.affected


@pytest.mark.parametrize("placeholder", ["无", "N/A", "None", "-", "暂无", "***"])
async def test_a_placeholder_is_nobodys_name(matched: Graph, placeholder: str) -> None:
    """On either side: the listed firm has 无 and N/A among its other names."""
    row = await _screened(matched, names=("北京虚构别家咨询有限公司", placeholder))
    assert row.outcome is MatchOutcome.NOT_FOUND


@pytest.mark.parametrize("name", ["深圳虚构筛查压缩机股份有限公司", "深圳虚构筛查压缩机有限公司"])
async def test_a_group_and_a_company_of_its_trade_name_are_not_taken_for_one(matched: Graph, name: str) -> None:
    row = await _screened(matched, names=(name,))
    assert (row.outcome, row.match) == (MatchOutcome.UNSURE, None)
    (candidate,) = row.candidates
    assert candidate.party.id == "matched-group"
    assert any("form of organisation" in one for one in candidate.differs)
