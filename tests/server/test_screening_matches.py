"""Whom the rows of a supplier list are taken for, on a store: what is settled, what is only proposed, and why."""

from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.parties.codes import DecodeUscc
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
    {"type": "Entity", "id": "matched-office", "name": "上海虚构筛查包装有限公司苏州分公司", "kind": "branch"},
    {"type": "Entity", "id": "matched-group", "name": "深圳虚构筛查压缩机集团有限公司"},
    {
        "type": "Entity",
        "id": "matched-english",
        "name": "上海虚构异名机械有限公司",
        "name_en": "Shanghai Xugouyiming Communication Machinery Import & Export Co., Ltd.",
        "other_codes": ["600999.SH"],
    },
    {"type": "Entity", "id": "matched-harbin", "name": "哈尔滨虚构地名机械有限公司"},
    {"type": "Entity", "id": "matched-lu", "name": "吕梁虚构绿色建材有限公司"},
    {"type": "Entity", "id": "matched-electronic", "name": "虚构电子设备科技（深圳）有限公司"},
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


@pytest.mark.parametrize(
    "names",
    [
        ("上海虚构筛查包装有限公司",),
        ("上海虚构旧名包装有限公司",),  # a former name
        ("虚构筛查包装（上海）公司",),  # a variant
        ("上海虚构筛查包装有限公司苏州分公司",),  # a branch of it
        ("上海虚构筛查包袋有限公司",),  # a slip of the pen
        ("上筛包",),  # short for it
        ("无",),
        ("Another Translation Co., Ltd.",),
        ("北京甲乙丙咨询有限公司", "上海虚构筛查包装有限公司"),  # one of its names is enough
    ],
)
async def test_a_code_identifies_where_the_name_does_not_clearly_name_another(
    matched: Graph, names: tuple[str, ...]
) -> None:
    row = await _screened(matched, codes=(CODE,), names=names)
    assert row.outcome is MatchOutcome.IDENTIFIED
    assert row.match is not None
    assert row.match.party.id == "matched-firm"


async def test_a_code_with_the_name_of_another_firm_settles_nothing(matched: Graph) -> None:
    """Its carrier is a candidate with what differs, and so is the firm that the row names."""
    row = await _screened(matched, codes=(CODE,), names=("深圳虚构绿田压缩机集团有限公司",))
    assert (row.outcome, row.match) == (MatchOutcome.UNSURE, None)
    carrier = row.candidates[0]
    assert (carrier.party.id, carrier.rule, carrier.score) == ("matched-firm", "uscc", 0.85)
    assert carrier.differs == ("its name is 上海虚构筛查包装有限公司",)
    named = await _screened(matched, codes=(CODE,), names=("哈尔滨虚构地名机械有限公司",))
    assert [one.party.id for one in named.candidates] == ["matched-firm", "matched-harbin"]
    assert named.candidates[1].differs == (f"the code given is {CODE}, loaded is none",)


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


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("上海虚构筛查包装有限公司（已注销）", "the text says more"),
        ("【停用】上海虚构筛查包装有限公司", "the text says more"),
        ("上海虚构新名包装有限公司（原名：上海虚构筛查包装有限公司）", "named in brackets"),
        ("原上海虚构筛查包装有限公司", "said to be another name"),
        ("上海虚构筛查包装有限公司/虚构贸易（中国）有限公司", "the text says more"),
        ("上海虚构筛查包装有限公司 张经理 13800000000", "the text says more"),
        ("上海虚构筛查包装有限公司第三分公司", "branch: 第三分公司"),
        ("上海虚构筛查包装有限公司苏州项目部", "branch: 苏州项目部"),
        ("上海虚构筛查包装有限公司-华东区", "branch: -华东区"),
        ("上海虚构筛查包装有限公司 Xugou Packaging Co., Ltd.", "the text says more"),
        ("上海虛構篩查包裝有限公司", "traditional characters"),
        ("虚构筛查", "the trade name goes on"),
    ],
)
async def test_a_name_inside_a_longer_text_is_proposed_with_the_reason(matched: Graph, name: str, reason: str) -> None:
    row = await _screened(matched, names=(name,))
    assert (row.outcome, row.match) == (MatchOutcome.UNSURE, None)
    candidate = next(one for one in row.candidates if one.party.id == "matched-firm")
    assert any(reason in one for one in candidate.differs), candidate.differs


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Xugouyiming Shanghai Communication Machinery Import and Export", "matched-english"),
        ("SHANGHAI XUGOUYIMING COMM MACH IMP & EXP CO LTD", "matched-english"),
        ("Shanghai Xugouyiming Communications Machinery I/E Co.,Ltd", "matched-english"),
        ("Xugouyiming Communication Machinery Import & Export Co., Ltd. (PRC)", "matched-english"),
        ("Harbin Xugou Diming Jixie Co., Ltd.", "matched-harbin"),
        ("Haerbin Xugou Diming Jixie Youxian Gongsi", "matched-harbin"),
        ("Lüliang Xugou Lüse Jiancai Co., Ltd.", "matched-lu"),
        ("Lvliang Xugou Lvse Jiancai Co., Ltd.", "matched-lu"),
        ("Lyuliang Xugou Lyuse Jiancai Co., Ltd.", "matched-lu"),
        ("Luliang Xugou Lǜsè Jiancai Co., Ltd.", "matched-lu"),
        ("虛構電子設備科技（深圳）有限公司", "matched-electronic"),
    ],
)
async def test_other_spellings_are_proposed_and_not_settled(matched: Graph, name: str, party: str) -> None:
    row = await _screened(matched, names=(name,))
    assert (row.outcome, row.match) == (MatchOutcome.UNSURE, None)
    assert row.candidates[0].party.id == party
    assert row.candidates[0].differs or row.candidates[0].rule == "pinyin"


async def test_a_code_of_another_kind_proposes(matched: Graph) -> None:
    row = await _screened(matched, codes=("600999.sh",))
    assert (row.outcome, row.match) == (MatchOutcome.UNSURE, None)
    assert [(one.party.id, one.rule) for one in row.candidates] == [("matched-english", "other_code")]


@pytest.mark.parametrize(
    "name", ["Xinhe Machinery Import & Export Co., Ltd.", "Beijing Xugouyiming Communication Machinery Import & Export"]
)
async def test_another_word_or_another_place_is_another_firm(matched: Graph, name: str) -> None:
    row = await _screened(matched, names=(name,))
    assert all(one.rule != "english_words" for one in row.candidates)


async def test_a_cut_name_guesses_no_further_and_the_nearest_office_comes_along(matched: Graph) -> None:
    """Of the head alone are no other firms proposed whose name only begins so."""
    row = await _screened(matched, names=("上海虚构筛查包装有限公司苏州分公司昆山营业部",))
    assert {one.party.id: one.differs for one in row.candidates if one.rule == "name"} == {
        "matched-office": ("branch: 昆山营业部",),
        "matched-firm": ("branch: 苏州分公司昆山营业部",),
    }
    assert all(one.rule != "short_name" for one in row.candidates)


async def test_a_code_with_a_letter_that_none_has_is_read_and_told(matched: Graph) -> None:
    """GB 32100-2015 leaves out I, O, S, V and Z: there is no check character to expect, and O is a zero."""
    read = await ask(matched, DecodeUscc.of(code=f"'{CODE.replace('0', 'O')}（三证合一）"))
    assert read.expected_check_character is None
    (told,) = (fault.detail for fault in read.faults if fault.flag == "uscc_check_digit")
    assert told == f"It has a letter that no code has: I, O, S, V or Z. With digits for O and I it is {CODE}."
    (told,) = (fault.detail for fault in (await ask(matched, DecodeUscc.of(code="9131S101XXXX8100ZV"))).faults[:1])
    assert told == "It has a letter that no code has: I, O, S, V or Z."
