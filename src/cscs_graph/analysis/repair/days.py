"""Arithmetic of days: limits in days and in working days.

A month later is the same day of that month, or its last day: 31 August and six months is 28 or 29 February
(`model.time.months_later`). A limit does not count the day from which it runs. Working days are Monday to Friday without
public holidays, and the days of weekends that are worked in exchange.
"""

from datetime import date, timedelta

from cscs_graph.analysis.rulebook.calendar import WorkingCalendar
from cscs_graph.model.codes import DayUnit
from cscs_graph.model.time import OPEN_END

ONE = timedelta(days=1)


def limit(day: date, within: int, unit: DayUnit, calendar: WorkingCalendar) -> date:
    """The last day of a limit of so many days that runs from a day."""
    return working_days_later(day, within, calendar) if unit is DayUnit.WORKING_DAY else days_later(day, within)


def days_later(day: date, count: int) -> date:
    """So many days after a day, or the open end where the calendar ends before."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return OPEN_END


def working_days_later(day: date, count: int, calendar: WorkingCalendar) -> date:
    """The working day so many working days after a day, with a count of 0 that day itself, or the open end likewise."""
    while count and day < OPEN_END:
        day += ONE
        count -= calendar.is_working(day)
    return day
