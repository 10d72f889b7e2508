"""Arithmetic of days: limits in days and working days, terms in months.

A month later is the same day of that month, or its last day: 31 August and six months is 28 or 29 February
(`model.time.months_later`). A limit does not count the day from which it runs. Working days are Monday to Friday; public
holidays, which the State Council sets year by year, are not modelled, so a limit may in truth be longer.
"""

from datetime import date, timedelta

from cscs_graph.model.codes import DayUnit
from cscs_graph.model.time import OPEN_END

_WEEK = 7
_WORKING = 5


def limit(day: date, within: int, unit: DayUnit) -> date:
    """The last day of a limit of so many days that runs from a day."""
    try:
        return working_days_later(day, within) if unit is DayUnit.WORKING_DAY else day + timedelta(days=within)
    except OverflowError:
        return OPEN_END


def working_days_later(day: date, count: int) -> date:
    """The working day so many working days after a day; with a count of 0, that day itself."""
    weeks, rest = divmod(count, _WORKING)
    if day.weekday() >= _WORKING and count:  # runs as from the Friday before
        day -= timedelta(days=day.weekday() - (_WORKING - 1))
    day += timedelta(days=weeks * _WEEK)
    over = day.weekday() + rest >= _WORKING
    return day + timedelta(days=rest + (_WEEK - _WORKING if over and rest else 0))
