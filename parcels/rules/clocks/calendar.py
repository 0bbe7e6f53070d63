"""Working days (工作日) and the ends of periods.

Rules for periods, as the 民法典 words them (201–203, read in a copy): the day of the event is not counted; a period of
months ends on the day of the same number, or on the last day of the month where there is none; if the last day of a
period is a day of rest, the next working day is the last. Whether the last rule holds for a clock is an option of
:class:`Reckoning`, because those articles are about civil law and other laws or contracts may say otherwise (204).
"""

import calendar
import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar  # type: ignore[import-untyped]

from parcels.domain.errors import InputRefused

COLUMNS = ("date", "working", "note")
ANSWERS = {"yes": True, "是": True, "no": False, "否": False}
DAY = timedelta(days=1)
KNOWN_YEARS = frozenset(day.year for day in chinese_calendar.holidays)
"""Years whose public holidays (国务院办公厅放假安排) the library holds; in others only weekends are known."""


@lru_cache(maxsize=16_384)  # some forty years; the same last days are asked for by thousands of clocks
def _is_workday(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def months_after(day: date, months: int) -> date:
    """Return the last day of a period of months that begins after a day, by the calendar alone.

    >>> months_after(date(2024, 2, 29), 24), months_after(date(2026, 1, 31), 1)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Reckoned:
    """A day that was worked out; ``unknown_years`` are the years on the way whose public holidays nobody stated."""

    day: date
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked.

    ``own`` are the city's days (date → worked or not), which outrank the library's.
    """

    own: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Return whether a day is worked; in a year nobody stated, Monday to Friday."""
        if day in self.own:
            return self.own[day]
        if day.year in KNOWN_YEARS:
            return _is_workday(day)
        return day.weekday() < 5

    def add(self, day: date, working_days: int) -> Reckoned:
        """Return the n-th working day after a day, which is not counted itself; before it for a negative number."""
        found, step = day, DAY if working_days > 0 else -DAY
        for _ in range(abs(working_days)):
            found += step
            while not self.is_working(found):
                found += step
        return Reckoned(found, self.unknown_years(day, found))

    def count(self, first: date, last: date) -> int:
        """Return the working days after ``first`` up to and with ``last``; negative if ``last`` is earlier.

        Ask :meth:`unknown_years` whether all of them are certain.
        """
        if last < first:
            return -self.count(last, first)
        days = (first + DAY * place for place in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))

    def next_working(self, day: date) -> Reckoned:
        """Return a day if it is worked, else the next one that is."""
        found = day
        while not self.is_working(found):
            found += DAY
        return Reckoned(found, self.unknown_years(day, found))

    def unknown_years(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years between two days whose public holidays are not known, the city's own days aside."""
        low, high = sorted((first, last))
        return tuple(year for year in range(low.year, high.year + 1) if year not in KNOWN_YEARS)


@dataclass(frozen=True)
class Reckoning:
    """How the last day of a period is found: by which calendar, and whether a day of rest moves it."""

    calendar: WorkCalendar = WorkCalendar()
    rolls: bool = True

    def last_day(self, day: date) -> Reckoned:
        """Return the last day that counts of a period that nominally ends on ``day``."""
        return self.calendar.next_working(day) if self.rolls else Reckoned(day)

    def after_months(self, day: date, months: int) -> Reckoned:
        """Return the last day of a period of months that begins with an event on ``day``."""
        return self.last_day(months_after(day, months))

    def after_days(self, day: date, days: int) -> Reckoned:
        """Return the last day of a period of calendar days that begins with an event on ``day``."""
        return self.last_day(day + DAY * days)


def read_own_days(text: str, file: str) -> dict[date, bool]:
    """Return the city's own days of a CSV text with the columns ``date``, ``working`` (yes or no) and ``note``.

    Raises
    ------
    InputRefused
        ``calendar_columns``, or ``calendar_row`` for a date or answer that cannot be read and a date given twice.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if rows.fieldnames is None or not {"date", "working"} <= set(rows.fieldnames):
        raise InputRefused("calendar_columns", file=file, columns=", ".join(COLUMNS))
    return _own_days(rows, file)


def _own_days(rows: Iterable[Mapping[str, str | None]], file: str) -> dict[date, bool]:
    found: dict[date, bool] = {}
    for place, row in enumerate(rows, start=2):
        value = f"{row['date']},{row['working']}"
        answer = ANSWERS.get((row["working"] or "").strip().lower())
        try:
            day = date.fromisoformat((row["date"] or "").strip())
        except ValueError as error:
            raise InputRefused("calendar_row", file=file, row=place, value=value) from error
        if answer is None or day in found:
            raise InputRefused("calendar_row", file=file, row=place, value=value)
        found[day] = answer
    return found
