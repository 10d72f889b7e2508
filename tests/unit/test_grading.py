"""The arithmetic of a grade, on the scheme of the report (§5.1): 100 points, grade A from 90, B from 70."""

from typing import Any

import pytest

from cscs_graph.analysis.grades.grading import Grading, graded
from cscs_graph.analysis.grades.schemes import IfGraded
from cscs_graph.errors import BadInput, LimitExceeded, NotFound
from cscs_graph.model.answers import Band, Deduction, GradeScheme
from cscs_graph.model.codes import Completeness, GradeType


def _band(name: str, rank: int, start: float | None, below: float | None) -> Band:
    return Band(id=name, band=name, rank=rank, points_from=start, points_below=below)


SCHEME = GradeScheme(
    id="taxpayer",
    name_en="Taxpayer",
    grade_type=GradeType.COMPLIANCE,
    start_points=100,
    deductions_stated=95,
    deductions_loaded=2,
    completeness=Completeness.PARTIAL,
    since=None,
    until=None,
    bands=(
        _band("A", 1, 90, None),
        _band("B", 2, 70, 90),
        _band("M", 3, None, None),
        _band("C", 4, 40, 70),
        _band("D", 5, 0, 40),
    ),
    deductions=(
        Deduction(id="large", name_en="Large arrears", points_min=11, points_max=11, repeats=True),
        Deduction(id="small", name_en="Small arrears", points_min=0, points_max=3),
        Deduction(id="crime", name_en="Tax crime", direct_band="D"),
        Deduction(id="young", name_en="Young business", best_band="B"),
    ),
)


def _bands(answer: Grading) -> tuple[str | None, str | None]:
    best, worst = answer.best, answer.worst
    return best.band if best else None, worst.band if worst else None


@pytest.mark.parametrize(
    ("happened", "points", "bands"),
    [
        ({}, (100, 100), ("A", "A")),
        ({"large": 1}, (89, 89), ("B", "B")),  # the report: "would result in a Grade B"
        ({"small": 1}, (97, 100), ("A", "A")),
        ({"large": 2, "small": 1}, (75, 78), ("B", "B")),
        ({"large": 3}, (67, 67), ("C", "C")),  # 100 - 33
        ({"large": 10}, (0, 0), ("D", "D")),  # never below 0
        ({"crime": 1}, (100, 100), ("D", "D")),
        ({"crime": 1, "young": 1}, (100, 100), ("D", "D")),
        ({"young": 1}, (100, 100), ("B", "B")),
        ({"young": 1, "large": 3}, (67, 67), ("C", "C")),  # a cap lifts nobody
    ],
)
def test_the_band_that_deductions_lead_to(
    happened: dict[str, int], points: tuple[float, float], bands: tuple[str, str]
) -> None:
    answer = graded(SCHEME, happened)
    assert (answer.points_min, answer.points_max) == points
    assert _bands(answer) == bands


def test_points_on_both_sides_of_a_threshold_leave_two_bands() -> None:
    """92 to start with, less at most 3: 89 to 92."""
    answer = graded(SCHEME, {"small": 1}, start_points=92)
    assert _bands(answer) == ("A", "B")


def test_the_steps_explain_the_result_in_the_order_of_the_scheme() -> None:
    answer = graded(SCHEME, {"small": 1, "large": 2})
    assert [step.says for step in answer.steps] == [
        "starts with 100 points",
        "costs 22 points, 2 times: Large arrears",
        "costs at most 3 points: Small arrears",
    ]
    assert [(step.points_min, step.points_max) for step in answer.steps] == [(100, 100), (78, 78), (75, 78)]
    assert any("2 of 95 stated deductions are loaded" in note for note in map(str, answer.notes))


def test_without_points_or_thresholds_no_band_is_made_up() -> None:
    for scheme in (SCHEME.model_copy(update={"start_points": None}), SCHEME.model_copy(update={"bands": ()})):
        answer = graded(scheme, {"large": 1})
        assert _bands(answer) == (None, None)
        assert any("do not decide the band" in note for note in map(str, answer.notes))


def test_what_is_not_in_the_scheme_is_refused() -> None:
    with pytest.raises(NotFound, match=r"no loaded deduction 'theft'"):
        graded(SCHEME, {"theft": 1})
    with pytest.raises(BadInput, match="less than 1"):
        graded(SCHEME, {"large": 0})
    with pytest.raises(BadInput, match="not stated to count more than once"):
        graded(SCHEME, {"small": 2})


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"start_points": -5}, "startPoints: -5 is less than 0"),
        ({"start_points": float("nan")}, "startPoints: nan"),
        ({"deductions": {"large": 0}}, "deductions.large: 0 is less than 1"),
        ({"deductions": {f"d{number}": 1 for number in range(101)}}, "deductions: more than 100 items"),
    ],
)
def test_points_and_counts_that_cannot_be_are_refused(stated: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        IfGraded.of(scheme="taxpayer", **stated)


def test_a_deduction_is_not_counted_beyond_measure() -> None:
    with pytest.raises(LimitExceeded, match=r"deductions.large: 1001 is more than 1000"):
        IfGraded.of(scheme="taxpayer", deductions={"large": 1001})
