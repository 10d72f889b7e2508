"""Which rule on levels a decision is compared with, and what it means to stand below one (section 4.1)."""

from datetime import date

import pytest

from cscs_graph.analysis.rulebook.listing_rules import level_for
from cscs_graph.model.answers import DecisionLevelRef, ListRef
from cscs_graph.model.codes import Certainty, Completeness, Level, ListKind

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
