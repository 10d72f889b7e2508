"""Writes `seed/reference/holidays.csv` anew from the package `chinesecalendar`. `make holidays`

The package (MIT licence) keeps what the State Council's yearly notices set: days off, and days of weekends that are worked in
exchange. A new year is had by upgrading the package, `make upgrade`, and running this.
"""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chinese_calendar import constants

TARGET = Path(__file__).parents[1] / "seed" / "reference" / "holidays.csv"
COLUMNS = ("id", "year", "name_en", "name_zh", "days_off", "days_worked", "source_id")
SOURCE = "holidays_chinesecalendar"


def rows() -> list[dict[str, str]]:
    """A row for each holiday of each year, in the order of its first day. Days of one holiday that spans two years belong to
    the year of most of them."""
    found: list[dict[str, str]] = []
    for year in sorted({day.year for day in constants.holidays}):
        for holiday in constants.Holiday:
            off, worked = _of(constants.holidays, year, holiday.value), _of(constants.workdays, year, holiday.value)
            if off or worked:
                found.append(
                    {
                        "id": f"{year}-{holiday.name}",
                        "year": str(year),
                        "name_en": holiday.value,
                        "name_zh": holiday.chinese,
                        "days_off": "|".join(off),
                        "days_worked": "|".join(worked),
                        "source_id": SOURCE,
                    }
                )
    return sorted(found, key=lambda row: (row["days_off"] or row["days_worked"], row["id"]))


def _of(days: Mapping[date, str], year: int, name: str) -> list[str]:
    return [day.isoformat() for day in sorted(days) if day.year == year and days[day] == name]


def main() -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())


if __name__ == "__main__":
    main()
