"""Months since signature, counted by the calendar: a month ends the day before the same day of the next month."""

from calendar import monthrange
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, the last of the month where that day does not exist.

    >>> add_months(date(2025, 1, 31), 1).isoformat()
    '2025-02-28'
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(start: date, day: date) -> int:
    """Return how many months since ``start`` are over when ``day`` begins.

    >>> whole_months(date(2025, 1, 31), date(2025, 2, 27)), whole_months(date(2025, 1, 31), date(2025, 2, 28))
    (0, 1)
    """
    months = (day.year - start.year) * 12 + day.month - start.month
    return months - (day < add_months(start, months))


def age_months(start: date, day: date) -> float:
    """Return the months since ``start`` when ``day`` begins, the running month by its share of days.

    >>> age_months(date(2025, 4, 1), date(2025, 5, 16))
    1.4838709677419355
    """
    full = whole_months(start, day)
    begin, end = add_months(start, full), add_months(start, full + 1)
    return full + (day - begin).days / (end - begin).days


def complete_months(start: date, as_of: date) -> int:
    """Return the months since ``start`` that are over at the end of ``as_of``."""
    return whole_months(start, as_of + timedelta(days=1))
