"""Which rule on levels a decision is compared with, and what it means to stand below one (section 4.1)."""

from datetime import date

import pytest

from cscs_graph.analysis.listings.attribution import concluded
from cscs_graph.analysis.rulebook.listing_rules import level_for
from cscs_graph.model.answers import DecisionLevelRef, ListRef
from cscs_graph.model.codes import Certainty, Completeness, Level, ListKind
from cscs_graph.model.phrases import pair

OPEN = date(9999, 12, 31)


def rule(name: str, since: str, until: date = OPEN, list_id: str | None = None) -> DecisionLevelRef:
    return DecisionLevelRef(
        id=name,
        list_id=list_id,
        applies_to=None if list_id else ListKind.BLACK,
        name_en=name,
        minimum_level=Level.COUNTY,
        certainty=Certainty.DRAFT,
        from_day=date.fromisoformat(since),
        until_day=until,
    )


BLACK = ListRef(id="one", name_en="One", kind=ListKind.BLACK)
OTHER = ListRef(id="other", name_en="Other", kind=ListKind.BLACK)
RED = ListRef(id="red", name_en="Red", kind=ListKind.RED)
LEVELS = [
    rule("first", "2010-01-01", date(2012, 1, 1)),
    rule("general", "2020-07-01"),
    rule("own", "2023-10-01", list_id="one"),
]


@pytest.mark.parametrize(
    ("credit_list", "day", "expected"),
    [
        (BLACK, "2024-01-01", "own"),
        (OTHER, "2024-01-01", "general"),
        (BLACK, "2023-09-30", "general"),
        (BLACK, "2023-10-01", "own"),
        (BLACK, "2011-12-31", "first"),
        (BLACK, "2012-01-01", "general"),
        (BLACK, "2009-01-01", "first"),
        (RED, "2024-01-01", None),
    ],
)
def test_the_rule_in_force_then_the_next_one(credit_list: ListRef, day: str, expected: str | None) -> None:
    found = level_for(LEVELS, credit_list, date.fromisoformat(day))
    assert (found and found.id) == expected


def test_a_decision_of_unknown_day_is_compared_with_the_first_rule() -> None:
    found = level_for(LEVELS[1:], BLACK, None)
    assert found
    assert found.id == "general"


def test_a_township_is_below_the_county_and_a_county_is_not() -> None:
    assert [level for level in Level if level.is_below(Level.COUNTY)] == [Level.TOWNSHIP]
    assert [level for level in Level if level.is_below(Level.MUNICIPAL)] == [Level.COUNTY, Level.TOWNSHIP]


BINDING = rule("binding", "2023-10-01").model_copy(update={"certainty": Certainty.STATUTE})


@pytest.mark.parametrize(
    ("level", "governs", "below", "older", "said", "said_zh"),
    [
        (None, LEVELS[1], None, None, "which office decided is not stated", "未载明决定机关"),
        (Level.TOWNSHIP, None, None, None, "no loaded rule says", "未载入关于该名单决定层级的规则"),
        (Level.COUNTY, BINDING, False, False, "the least that the rule asks for is county (statute)", "最低层级为县级"),
        (Level.TOWNSHIP, BINDING, True, True, "that rule does not govern this decision", "该规则不适用于本决定"),
        (Level.TOWNSHIP, LEVELS[1], True, False, "a draft binds no office", "草案对机关没有约束力"),
        (Level.TOWNSHIP, BINDING, True, None, "the day of the decision is not known", "决定日期不详"),
        (Level.TOWNSHIP, BINDING, True, False, "whether the office could decide is doubtful", "该机关有无决定权存疑"),
    ],
)
def test_what_level_and_rule_come_to(
    level: Level | None,
    governs: DecisionLevelRef | None,
    below: bool | None,
    older: bool | None,
    said: str,
    said_zh: str,
) -> None:
    """Neither a draft nor a rule of later days makes a decision doubtful."""
    found = pair(concluded(level, governs, below=below, older=older), "conclusion")
    assert said in found["conclusion"]
    assert said_zh in found["conclusion_zh"]


@pytest.mark.parametrize(
    ("loaded", "stated", "expected"),
    [(0, None, "unknown"), (0, 4, "counted"), (3, 4, "partial"), (3, None, "partial"), (4, 4, "complete")],
)
def test_completeness_by_counting(loaded: int, stated: int | None, expected: str) -> None:
    assert Completeness.of(loaded, stated) == expected


def test_completeness_of_several() -> None:
    assert Completeness.of_all([]) is Completeness.UNKNOWN
    assert Completeness.of_all([Completeness.COMPLETE, Completeness.COMPLETE]) is Completeness.COMPLETE
    assert Completeness.of_all([Completeness.COMPLETE, Completeness.UNKNOWN]) is Completeness.PARTIAL
