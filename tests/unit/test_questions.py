"""Questions as objects: their defaults, their bounds, what they refuse and how it is said."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.analysis.core.question import MAX_DEPTH, MAX_PARTIES, MAX_ROWS, MAX_TEXT
from cscs_graph.analysis.questions import question_named
from cscs_graph.errors import BadInput, LimitExceeded
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import CHINA

LIMITS = [("depth", "depth", MAX_DEPTH), ("max_parties", "maxParties", MAX_PARTIES), ("max_rows", "maxRows", MAX_ROWS)]


def cascade(**stated: Any) -> CascadingPunishment:
    return CascadingPunishment.of(party="somebody", **stated)


def test_defaults() -> None:
    scope = cascade().scope(CHINA)
    assert (scope.bounds, Scope.at().bounds) == (Bounds(), Bounds())
    assert scope.minimum_certainty is Certainty.PRACTICE
    assert scope.moment.known_now
    assert [scope.admits(grade) for grade in Certainty] == [True, True, True, False, False]


@pytest.mark.parametrize(("name", "shown", "limit"), LIMITS)
def test_a_bound_is_given_or_refused_by_its_name(name: str, shown: str, limit: int) -> None:
    for value in (1, limit):
        assert getattr(cascade(**{name: value}), name) == value
    with pytest.raises(LimitExceeded, match=f"^{shown}: {limit + 1} is more than {limit}"):
        cascade(**{name: limit + 1})
    for value in (0, -1):
        with pytest.raises(BadInput, match=f"^{shown}: {value} is less than 1"):
            cascade(**{name: value})


def test_the_other_bounds_stay_at_their_defaults() -> None:
    assert cascade(depth=5).scope(CHINA).bounds == Bounds(5, Bounds().parties, Bounds().rows)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_that_stand_for_open_ends_cannot_be_asked_about(day: date) -> None:
    with pytest.raises(BadInput, match=f"asOf: {day} is outside the days that can be asked about"):
        cascade(as_of=day)


@pytest.mark.parametrize("time", [datetime(1, 1, 1), datetime(9999, 12, 31)])
def test_times_that_stand_for_open_ends_cannot_be_asked_about(time: datetime) -> None:
    with pytest.raises(BadInput, match=r"knownAt: .* is outside the times that can be asked about"):
        cascade(known_at=time)


def test_what_will_be_known_cannot_be_asked_about() -> None:
    """The same question, and so the same id, would have another answer once more has become known."""
    now = datetime.now(UTC).replace(tzinfo=None)
    assert cascade(known_at=now).scope(CHINA).moment.known_at == now
    for ask in (cascade, partial(Scope.at, None)):
        with pytest.raises(BadInput, match=r"knownAt: .* lies in the future"):
            ask(known_at=now + timedelta(hours=1))


def test_a_stated_moment_is_kept() -> None:
    moment = cascade(as_of=date(2018, 6, 1), known_at=datetime(2019, 1, 1)).scope(CHINA).moment
    assert (moment.as_of, moment.known_at, moment.known_now) == (date(2018, 6, 1), datetime(2019, 1, 1), False)


def test_today_is_the_day_in_china() -> None:
    assert cascade().scope(CHINA).moment.as_of == datetime.now(UTC).astimezone(CHINA).date()


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({}, "name either a party or a listing"),
        ({"party": "somebody", "listing": "some"}, "name either a party or a listing"),
        ({"party": ""}, "party: state at least one character"),
        ({"party": "x" * (MAX_TEXT + 1)}, f"party: more than {MAX_TEXT} characters"),
        ({"party": "somebody", "depht": 1}, "depht: this question takes no such parameter"),
        ({"party": "somebody", "minimum_certainty": "sure"}, "minimumCertainty: 'sure': "),
    ],
)
def test_what_is_malformed_is_refused_by_its_name(stated: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=f"^{message}"):
        CascadingPunishment.of(**stated)


def test_a_long_input_is_not_repeated() -> None:
    with pytest.raises(BadInput) as refused:
        cascade(minimum_certainty="x" * 100_000)
    assert len(str(refused.value)) < 500


def test_a_question_is_found_by_its_name() -> None:
    assert question_named("cascading_punishment") is question_named("cascadingPunishment") is CascadingPunishment
    with pytest.raises(BadInput, match="no question is called 'cascades'; there are cascadingPunishment, "):
        question_named("cascades")


def test_references_are_replaced_by_ids() -> None:
    question = question_named("if_jointly_filed").of(lead="a", co_bidders=("b", "a"), suppliers=("c",))
    assert question.references() == ("a", "b", "c")
    resolved = question.resolved({"a": "1", "b": "2", "c": "3"})
    assert resolved == question_named("if_jointly_filed").of(lead="1", co_bidders=("2", "1"), suppliers=("3",))
