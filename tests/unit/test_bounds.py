"""Bounds of a question: defaults, what is refused, and how certainty is admitted."""

from datetime import date, datetime

import pytest

from cscs_graph.analysis.core.bounds import MAX_DEPTH, MAX_PARTIES, MAX_ROWS, Bounds, Scope
from cscs_graph.errors import BadInput, LimitExceeded
from cscs_graph.model.codes import Certainty


def test_defaults() -> None:
    scope = Scope.of()
    assert (scope.bounds, Bounds.of()) == (Bounds(), Bounds())
    assert scope.minimum_certainty is Certainty.PRACTICE
    assert scope.moment.known_now
    assert [scope.admits(grade) for grade in Certainty] == [True, True, True, False, False]


@pytest.mark.parametrize(("name", "limit"), [("depth", MAX_DEPTH), ("parties", MAX_PARTIES), ("rows", MAX_ROWS)])
def test_a_bound_is_given_or_refused_by_its_name(name: str, limit: int) -> None:
    shown = {"depth": "depth", "parties": "maxParties", "rows": "maxRows"}[name]
    assert getattr(Bounds.of(**{name: limit}), name) == limit
    assert getattr(Bounds.of(**{name: 1}), name) == 1
    with pytest.raises(LimitExceeded, match=f"^{shown}: {limit + 1} is more than {limit}"):
        Bounds.of(**{name: limit + 1})
    for value in (0, -1):
        with pytest.raises(BadInput, match=f"^{shown}: {value} is less than 1"):
            Bounds.of(**{name: value})


def test_the_other_bounds_stay_at_their_defaults() -> None:
    assert Bounds.of(depth=5) == Bounds(5, Bounds().parties, Bounds().rows)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_that_stand_for_open_ends_cannot_be_asked_about(day: date) -> None:
    with pytest.raises(BadInput, match="outside the days that can be asked about"):
        Scope.of(day)


def test_a_stated_moment_is_kept() -> None:
    moment = Scope.of(date(2018, 6, 1), datetime(2019, 1, 1)).moment
    assert (moment.as_of, moment.known_at, moment.known_now) == (date(2018, 6, 1), datetime(2019, 1, 1), False)
