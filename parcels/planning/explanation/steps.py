"""Whole steps in which demands give way: calendar months, mu, metres."""

from calendar import monthrange
from datetime import date

MOST_MONTHS = 36
MOST_SHARE = 0.5


def shifted(on: date, months: int) -> date:
    """Return the same day some months later (earlier if negative), or the last day of a shorter month.

    >>> shifted(date(2026, 10, 31), 4).isoformat()
    '2027-02-28'
    """
    number = on.year * 12 + on.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def months_until(start: date, end: date) -> int:
    """Return the least number of whole months after ``start`` that reaches ``end``.

    >>> months_until(date(2026, 10, 31), date(2027, 2, 28)), months_until(date(2026, 10, 31), date(2027, 3, 1))
    (4, 5)
    """
    months = max(0, (end.year - start.year) * 12 + end.month - start.month - 1)
    while shifted(start, months) < end:
        months += 1
    return months


def months_before(end: date, limit: date) -> int:
    """Return the least number of whole months before ``end`` that is not later than ``limit``."""
    months = max(0, (end.year - limit.year) * 12 + end.month - limit.month - 1)
    while shifted(end, -months) > limit:
        months += 1
    return months


def area_step_mu(area_min_mu: float) -> int:
    """Return the step of areas: 1 % of the least area in whole mu, at least 1 mu."""
    return max(1, round(area_min_mu / 100))
