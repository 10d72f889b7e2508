"""What answers say in words stands in both languages, and `--say` tells it as texts."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel

from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.grades.schemes import IfGraded
from cscs_graph.analysis.repair.question import Repair
from cscs_graph.cli.saying import texts
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import ProofStep
from cscs_graph.model.language import LanguageCode
from cscs_graph.scenarios.case import read_scenario, scenario_folders

CHINESE = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile(r"(?:[A-Za-z]+[ ,;:.]+){4,}")
OWN = frozenset({"notes", "unknown", "detail", "why", "because", "says", "treatment", "meaning"})
"""Fields in which the program itself says something."""
OF_SOURCES = frozenset(
    {
        *("name", "name_en", "title", "title_en", "from_name", "to_name", "edition", "note", "reason", "legal_basis"),
        *("entry_threshold", "imposed_by_text", "issued_by_text", "borne_by_text", "addressee"),
        *("measures", "scale", "decides", "graded", "condition"),
    }
)
"""Names, and words of a source or of a row of the rules, which answers hand on as they stand."""


async def answers(graph: Graph) -> list[BaseModel]:
    found: list[BaseModel] = []
    for folder in scenario_folders():
        for one in read_scenario(folder / "case.yaml").asks:
            found.append(await ask(graph, one.asked()))
    found.append(await ask(graph, IfGraded.of(scheme="sta_taxpayer_2014", as_of=date(2020, 1, 1), deductions={})))
    return found


def stated(part: BaseModel) -> Iterator[tuple[BaseModel, str, str]]:
    """Every text of an answer: whose it is, the field, the text."""
    for field in type(part).model_fields:
        value = getattr(part, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from stated(item)
            elif isinstance(item, str):
                yield part, field, item


async def test_what_the_program_says_it_says_in_both_languages(graph: Graph) -> None:
    alone: set[str] = set()
    for answer in await answers(graph):
        for part, field, text in stated(answer):
            sibling = f"{field.removesuffix('_en')}_zh"
            if field in OWN and not isinstance(part, ProofStep):
                chinese = getattr(part, sibling)
                assert all(CHINESE.search(one) for one in (chinese if isinstance(chinese, tuple) else (chinese,))), (
                    part,
                    field,
                )
            elif sibling not in type(part).model_fields and _SENTENCE.search(text) and not CHINESE.search(text):
                alone.add(field)
    assert "; ".join(sorted(alone - OF_SOURCES)) == ""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            LanguageCode.EN,
            "As of 1 June 2017, the listing of Shanghai Husi on the blacklist “Dishonesty in food and drug safety” is at the "
            "stage “listed” since 2016. Removal can be applied for from 2018. It needs: fulfilment of the obligations. "
            "Not recorded so far: fulfilment of the obligations. The listing ends no sooner than 2018.",
        ),
        (
            LanguageCode.ZH,
            "截至2017年6月1日，上海福喜食品有限公司被列入黑名单“食品药品生产经营严重失信者名单”，其状态为“已列入”（自2016年起）。"
            "自2018年起可以申请移出。须具备：履行义务。尚未见记录：履行义务。最早于2018年移出。",
        ),
    ],
)
async def test_a_repair_is_told_with_its_days_and_its_rule(graph: Graph, code: LanguageCode, said: str) -> None:
    """The case of the report (§4.3): listed from 2016 for two years; the rule is that of section 4.3."""
    answer = await ask(graph, Repair.of(listing="shanghai-husi-listing-company", as_of=date(2017, 6, 1)))
    (text,) = texts(answer, code)
    assert text.startswith(said)
    assert ("§ 4.3" if code is LanguageCode.EN else "Trivium报告（2020年）第4.3节") in text


@pytest.mark.parametrize(
    ("code", "overdue", "coming"),
    [
        (LanguageCode.EN, "Overdue: Decision on removal (due by 25 March 2018).", "no sooner than"),
        (LanguageCode.ZH, "已逾期：作出是否移出的决定（应不晚于2018年3月25日）。", "最早于"),
    ],
)
async def test_what_is_overdue_is_told_and_no_past_day_as_one_to_come(
    graph: Graph, code: LanguageCode, overdue: str, coming: str
) -> None:
    """§4.3: inspected on 20 March 2018, its decision was due on the 25th; removal had been possible since 28 February."""
    (text,) = texts(await ask(graph, Repair.of(listing="credit-repair-listing-dyer", as_of=date(2018, 3, 26))), code)
    assert overdue in text
    assert coming not in text


@pytest.mark.parametrize(
    ("code", "rule", "doubt"),
    [
        (
            LanguageCode.EN,
            "“Interim measures on the list of arrears of migrant workers' wages” (人力资源社会保障部令第45号) sets from when",
            "Whether it still stands is not known. Removal can be applied for from 28 February 2023. "
            "It needs: fulfilment of the obligations and a credit commitment. Not recorded so far: a credit commitment.",
        ),
        (
            LanguageCode.ZH,
            "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》（人力资源社会保障部令第45号）规定自何时起可以申请移出",
            "是否仍在名单上不详。自2023年2月28日起可以申请移出。须具备：履行义务和作出信用承诺。"
            "尚未见记录：作出信用承诺。",
        ),
    ],
)
async def test_a_repair_is_told_with_its_conditions_and_its_rule_among_the_grounds(
    graph: Graph, code: LanguageCode, rule: str, doubt: str
) -> None:
    """Order 45: three years from 28 February 2022, sooner six months after the wages were paid on 31 August 2022."""
    answer = await ask(graph, Repair.of(listing="credit-repair-listing-builder", as_of=date(2026, 11, 1)))
    (text,) = texts(answer, code)
    lead, _, grounds = text.partition("Grounds" if code is LanguageCode.EN else "依据：")
    assert doubt in lead
    assert rule in grounds
    assert rule not in lead


async def test_joint_control_is_told_as_joint_with_the_shares_that_make_it(graph: Graph) -> None:
    """The third partner holds 35 %, the company of another 20 %, and both declared a concert."""
    answer = await ask(graph, ActualControllers.of(party="actual-control-jointly-held", as_of=date(2022, 1, 1)))
    english, chinese = (
        next(text for text in texts(answer, code) if f"{name}" in text.partition(stop)[0])
        for code, name, stop in (
            (LanguageCode.EN, "Fictitious third partner, jointly", " certainly"),
            (LanguageCode.ZH, "可以认定虚构一致行动人三与", "共同控制"),
        )
    )
    assert "Fictitious third partner, jointly with Fictitious controller of a partner, certainly controls" in english
    assert "可以认定虚构一致行动人三与虚构幕后控制人共同控制" in chinese
    assert "has held shares of Fictitious company under joint control (35 %)" in english
    assert "持有虚构共同控制公司的股权（35%）" in chinese
