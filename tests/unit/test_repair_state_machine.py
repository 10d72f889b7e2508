"""The state machine of credit repair by itself (§4.3), and the arithmetic of its days."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscs_graph.analysis.repair.days import limit, working_days_later
from cscs_graph.analysis.repair.state_machine import OVER, TRANSITIONS, Event, after, run, state_of, this_round
from cscs_graph.analysis.rulebook.calendar import WorkingCalendar
from cscs_graph.model.codes import DayUnit, EventKind, EventOutcome, RepairState
from cscs_graph.model.holidays import Holiday
from cscs_graph.model.repair import _OUTCOMES  # pyright: ignore[reportPrivateUsage]
from cscs_graph.model.time import months_later
from tests.unit.test_reference import of

FIRST = date(2018, 1, 1)
HAPPENINGS = [(kind, outcome) for kind in EventKind for outcome in _OUTCOMES.get(kind, (None,))]
REACHED = [state for state in RepairState if state is not RepairState.IRREPARABLE]


def _events(*happenings: tuple[EventKind, EventOutcome | None]) -> list[Event]:
    """One a day, in the order given."""
    return [
        Event(f"{place:03}", kind, FIRST + timedelta(days=place), outcome)
        for place, (kind, outcome) in enumerate(happenings)
    ]


def test_the_six_steps_of_the_report_lead_off_the_list() -> None:
    """Section 4.3: apply, acceptance, meeting, inspection, decision, publication."""
    transitions = run(
        _events(
            (EventKind.LISTING_DECISION, None),
            (EventKind.APPLICATION, None),
            (EventKind.ACCEPTANCE, EventOutcome.ACCEPTED),
            (EventKind.INTERVIEW, None),
            (EventKind.INSPECTION, EventOutcome.PASSED),
            (EventKind.DECISION, EventOutcome.GRANTED),
            (EventKind.PUBLICATION, None),
        )
    )
    assert [str(transition.after) for transition in transitions] == [
        "listed",
        "applied",
        "accepted",
        "interviewed",
        "inspected",
        "granted",
        "removed",
    ]


@pytest.mark.parametrize(
    ("state", "kind", "outcome", "reached"),
    [
        (RepairState.OBJECTED, EventKind.OBJECTION_DECIDED, EventOutcome.REJECTED, RepairState.NOTIFIED),
        (RepairState.OBJECTED, EventKind.OBJECTION_DECIDED, EventOutcome.UPHELD, RepairState.ANNULLED),
        (RepairState.LISTED, EventKind.OBJECTION_FILED, None, RepairState.LISTED),
        (RepairState.APPLIED, EventKind.ACCEPTANCE, EventOutcome.REJECTED, RepairState.LISTED),
        (RepairState.INSPECTED, EventKind.DECISION, EventOutcome.REFUSED, RepairState.LISTED),
        (RepairState.LISTED, EventKind.DECISION, EventOutcome.GRANTED, RepairState.GRANTED),
        (RepairState.LISTED, EventKind.PUBLICATION, None, RepairState.LISTED),
        (RepairState.APPLIED, EventKind.END, None, RepairState.ENDED),
        (RepairState.GRANTED, EventKind.END, None, RepairState.REMOVED),
        (RepairState.REMOVED, EventKind.APPLICATION, None, RepairState.REMOVED),
        (RepairState.REMOVED, EventKind.WITHDRAWAL, EventOutcome.FROM_START, RepairState.ANNULLED),
        (RepairState.LISTED, EventKind.TRAINING, None, RepairState.LISTED),
    ],
)
def test_what_an_event_does(
    state: RepairState, kind: EventKind, outcome: EventOutcome | None, reached: RepairState
) -> None:
    assert after(state, kind, outcome) is reached


def test_no_two_transitions_compete() -> None:
    """Of one state and one event there is at most one way on."""
    for state, (kind, outcome) in product(RepairState, HAPPENINGS):
        ways = [
            transition
            for transition in TRANSITIONS
            if transition.kind is kind and transition.outcome in (None, outcome) and state in transition.sources
        ]
        assert len(ways) <= 1, (state, kind, outcome)


def test_a_later_state_stays_the_later_one() -> None:
    """Every transition is monotone, on which the laws below rest."""
    for (kind, outcome), earlier, later in product(HAPPENINGS, REACHED, REACHED):
        if earlier.rank <= later.rank:
            assert after(earlier, kind, outcome).rank <= after(later, kind, outcome).rank, (kind, earlier, later)


def test_what_is_over_is_not_taken_up_again() -> None:
    """It can be annulled, and a removal can be decided when the stay is over."""
    for state, (kind, outcome) in product(OVER, HAPPENINGS):
        assert after(state, kind, outcome) in (state, RepairState.GRANTED, RepairState.ANNULLED)
        assert after(state, kind, outcome).rank >= state.rank


@given(st.lists(st.sampled_from(HAPPENINGS), max_size=12))
def test_a_state_goes_back_only_by_a_rejection_or_a_refusal(
    happenings: list[tuple[EventKind, EventOutcome | None]],
) -> None:
    for transition in run(_events(*happenings)):
        if transition.after.rank < transition.before.rank:
            assert transition.event.outcome in (EventOutcome.REJECTED, EventOutcome.REFUSED)


@given(st.lists(st.sampled_from(HAPPENINGS), min_size=1, max_size=12), st.data())
def test_an_event_left_out_never_makes_a_later_state(
    happenings: list[tuple[EventKind, EventOutcome | None]], data: st.DataObject
) -> None:
    """Rejections and refusals apart, which put a party back: without one of them it stands where it stood."""
    events = _events(*happenings)
    onwards = [event for event in events if event.outcome not in (EventOutcome.REJECTED, EventOutcome.REFUSED)]
    if onwards:
        left_out = data.draw(st.sampled_from(onwards))
        without = [event for event in events if event is not left_out]
        assert state_of(run(without))[0].rank <= state_of(run(events))[0].rank


@given(st.lists(st.sampled_from(HAPPENINGS), max_size=12), st.integers(0, 12))
def test_the_past_is_not_changed_by_what_follows(
    happenings: list[tuple[EventKind, EventOutcome | None]], known: int
) -> None:
    events = _events(*happenings)
    assert run(events)[:known] == run(events[:known])


def test_the_order_of_the_record_does_not_matter() -> None:
    """Of one day, the order is that of the procedure."""
    events = [
        Event("b", EventKind.DECISION, FIRST, EventOutcome.GRANTED),
        Event("c", EventKind.PUBLICATION, FIRST),
        Event("a", EventKind.LISTING_DECISION, FIRST),
    ]
    assert run(events) == run(reversed(events))
    assert state_of(run(events)) == (RepairState.REMOVED, FIRST)


def test_a_rejection_begins_a_new_round() -> None:
    transitions = run(
        _events(
            (EventKind.LISTING_DECISION, None),
            (EventKind.APPLICATION, None),
            (EventKind.ACCEPTANCE, EventOutcome.REJECTED),
            (EventKind.APPLICATION, None),
        )
    )
    assert [transition.event.id for transition in this_round(transitions)] == ["003"]


CALENDAR = WorkingCalendar.of(of(Holiday))
WEEKDAYS = WorkingCalendar.of(())


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2026, 4, 30), 3, date(2026, 5, 8)),  # Labour Day, 1 to 5 May: Wednesday, Thursday, Friday
        (date(2026, 4, 30), 10, date(2026, 5, 18)),  # and Saturday 9 May is worked
        (date(2018, 6, 1), 7, date(2018, 6, 12)),  # Friday
        (date(2018, 6, 2), 1, date(2018, 6, 4)),  # Saturday
        (date(2018, 6, 3), 5, date(2018, 6, 8)),  # Sunday
        (date(2018, 6, 4), 5, date(2018, 6, 11)),  # Monday
        (date(2018, 6, 3), 0, date(2018, 6, 3)),
        (date(2019, 9, 30), 1, date(2019, 10, 8)),  # National Day, 1 to 7 October
    ],
)
def test_working_days(day: date, count: int, last: date) -> None:
    assert working_days_later(day, count, CALENDAR) == last


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 40))
def test_working_days_without_a_calendar_are_monday_to_friday(day: date, count: int) -> None:
    """Five of them are a week, and none is a day of a weekend."""
    last = working_days_later(day, count, WEEKDAYS)
    assert last.weekday() < 5
    assert working_days_later(day, count + 5, WEEKDAYS) == last + timedelta(days=7)


def test_holidays_are_those_of_the_package_that_keeps_the_notices() -> None:
    """Every day off and every weekend worked from 2004 on; a new year is written by `make holidays`."""
    constants = pytest.importorskip("chinese_calendar.constants", reason="chinesecalendar is not installed")
    assert CALENDAR.off == {*constants.holidays}
    assert CALENDAR.worked == {*constants.workdays}
    assert min(CALENDAR.years) == 2004


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2017, 8, 31), 6, date(2018, 2, 28)),
        (date(2019, 11, 30), 3, date(2020, 2, 29)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2025, 12, 31), 3, date(2026, 3, 31)),
    ],
)
def test_months_end_with_the_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_a_limit_past_the_calendar_is_open() -> None:
    assert limit(date(9999, 12, 30), 5, DayUnit.DAY, CALENDAR) == date(9999, 12, 31)
    assert limit(date(9999, 12, 30), 5, DayUnit.WORKING_DAY, CALENDAR) == date(9999, 12, 31)
