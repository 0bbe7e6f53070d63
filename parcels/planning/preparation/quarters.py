"""Calendar quarters as whole numbers, so that money and starts can be counted and shifted."""

import re
from calendar import monthrange
from datetime import date

_NAME = re.compile(r"^([0-9]{4})Q([1-4])$")
MONTHS = 3


def quarter_of(on: date) -> int:
    """Return the number of the quarter a date lies in; following quarters have following numbers."""
    return 4 * on.year + (on.month - 1) // MONTHS


def quarter_named(name: str) -> int | None:
    """Return the number of ``2027Q1``, or ``None`` for any other text.

    >>> quarter_named("2027Q1") == quarter_of(date(2027, 3, 31)), quarter_named("2027-1")
    (True, None)
    """
    found = _NAME.match(name)
    return None if found is None else 4 * int(found[1]) + int(found[2]) - 1


def quarter_name(quarter: int) -> str:
    """Return the name of a quarter.

    >>> quarter_name(quarter_of(date(2026, 11, 23)))
    '2026Q4'
    """
    return f"{quarter // 4}Q{quarter % 4 + 1}"


def first_day(quarter: int) -> date:
    """Return the first day of a quarter."""
    return date(quarter // 4, quarter % 4 * MONTHS + 1, 1)


def later_by_quarters(on: date, quarters: int) -> date:
    """Return the date three months per quarter later; a day the month does not have becomes its last.

    >>> later_by_quarters(date(2026, 11, 30), 1)
    datetime.date(2027, 2, 28)
    """
    months = 12 * on.year + on.month - 1 + MONTHS * quarters
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))
