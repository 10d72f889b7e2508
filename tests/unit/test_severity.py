"""What forbids outright is heavier than what limits; what a name leaves between the two counts as the lighter."""

from dataclasses import dataclass

import pytest

from cscs_graph.model.codes import Effect
from cscs_graph.model.severity import Severity, severity


@dataclass(frozen=True)
class Named:
    name_en: str
    name_zh: str | None
    effect: Effect = Effect.RESTRICT


@pytest.mark.parametrize(
    ("name_zh", "expected"),
    [
        ("不得担任公司的董事、监事、高级管理人员", Severity.PROHIBIT),
        ("禁止参加政府采购活动", Severity.PROHIBIT),
        ("撤销荣誉称号,取消参加评先评优资格", Severity.PROHIBIT),
        ("对申请发行企业债券不予受理", Severity.PROHIBIT),
        ("限制取得政府供应土地", Severity.RESTRICT),
        ("限制或禁止取得政府供应土地", Severity.RESTRICT),
        ("限制、暂停或取消政策性资金支持", Severity.RESTRICT),
        ("限制市场或行业准入:一定期限内禁止取得相关行政许可", Severity.PROHIBIT),
    ],
)
def test_the_name_says_whether_it_forbids(name_zh: str, expected: Severity) -> None:
    assert severity(Named("Not read", name_zh)) is expected


def test_without_a_chinese_name_the_english_one_is_read() -> None:
    assert severity(Named("Bar from government procurement", None)) is Severity.PROHIBIT
    assert severity(Named("Restrict bidding", None)) is Severity.RESTRICT


def test_what_does_not_restrict_is_as_heavy_as_its_effect() -> None:
    assert severity(Named("Not a penalty", "不得", Effect.REWARD)) is Severity.REWARD
    assert severity(Named("Notice", "禁止", Effect.PUBLICISE)) is Severity.PUBLICISE


def test_heaviest_first() -> None:
    assert sorted(Severity, key=lambda kind: kind.rank) == list(Severity)
    assert [kind.rank for kind in (Severity.PROHIBIT, Severity.RESTRICT, Severity.REWARD)] == [0, 1, 4]
