"""Working days and ends of periods, against days worked out by hand from the printed calendars of 2024 and 2026.

2026: 1 October (Thursday) to 7 October are holidays, Saturday 10 October and Sunday 20 September are worked.
2024: 29 February exists. Nobody has stated the holidays of 2031 yet.
"""

from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar, read_own_days

PLAIN = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 30), True),  # Wednesday
        (date(2026, 10, 1), False),  # Thursday, National Day
        (date(2026, 10, 8), True),  # Thursday
        (date(2026, 10, 10), True),  # Saturday worked in exchange
        (date(2026, 10, 11), False),  # Sunday
        (date(2024, 2, 29), True),  # Thursday
    ],
)
def test_public_holidays_rest_and_exchanged_weekends_work(day, worked):
    assert PLAIN.is_working(day) is worked


def test_five_working_days_after_28_september_2026_pass_over_the_holidays():
    """29, 30 September, then 8, 9 October, then Saturday 10 October, which is worked."""
    assert PLAIN.add(date(2026, 9, 28), 5).day == date(2026, 10, 10)
    assert PLAIN.add(date(2026, 10, 10), -5).day == date(2026, 9, 28)
    assert PLAIN.count(date(2026, 9, 28), date(2026, 10, 10)) == 5
    assert PLAIN.count(date(2026, 10, 10), date(2026, 9, 28)) == -5


def test_no_working_day_is_the_day_itself_even_on_a_holiday():
    assert PLAIN.add(date(2026, 10, 1), 0).day == date(2026, 10, 1)
    assert PLAIN.count(date(2026, 10, 1), date(2026, 10, 7)) == 0


def test_the_citys_own_days_outrank_the_library():
    """Friday 9 October is given off for a local festival: the fifth working day becomes Monday 12 October."""
    own = WorkCalendar(read_own_days("date,working,note\n2026-10-09,no,本市文化节\n", "calendar.csv"))
    assert own.add(date(2026, 9, 28), 5).day == date(2026, 10, 12)


def test_a_year_nobody_stated_counts_weekends_only_and_is_named():
    """1 October 2031 is a Wednesday; only the weekend of the 4th and 5th rests."""
    found = PLAIN.add(date(2031, 9, 30), 4)
    assert (found.day, found.unknown_years) == (date(2031, 10, 6), (2031,))
    assert PLAIN.add(date(2026, 11, 2), 4).unknown_years == ()
    assert PLAIN.unknown_years(date(2026, 12, 31), date(2028, 1, 1)) == (2027, 2028)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # no 29 February 2025: the last of the month, a Friday
        (date(2023, 2, 28), 12, date(2024, 2, 28)),  # the same number, not the last of the month; a Wednesday
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),  # a Saturday, but worked in 2026
        (date(2026, 7, 1), 3, date(2026, 10, 8)),  # 1 October rests: the first working day is the 8th
        (date(2026, 8, 15), 3, date(2026, 11, 16)),  # 15 November is a Sunday
    ],
)
def test_a_period_of_months_ends_on_the_same_number_and_never_on_a_day_of_rest(day, months, last):
    assert Reckoning().after_months(day, months).day == last


def test_the_day_of_the_event_is_not_counted():
    """Ten days from Monday 2 November 2026 are the 3rd to the 12th."""
    assert Reckoning().after_days(date(2026, 11, 2), 10).day == date(2026, 11, 12)


def test_a_city_may_let_periods_end_on_days_of_rest():
    assert Reckoning(rolls=False).after_months(date(2026, 7, 1), 3).day == date(2026, 10, 1)


def test_the_end_of_a_period_in_a_year_nobody_stated_says_so():
    assert Reckoning().after_months(date(2030, 10, 1), 12).unknown_years == (2031,)
    assert Reckoning(rolls=False).after_months(date(2030, 10, 1), 12).unknown_years == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("day,working\n", "calendar_columns"),
        ("", "calendar_columns"),
        ("date,working\n2026-13-01,no\n", "calendar_row"),
        ("date,working\n2026-10-09,maybe\n", "calendar_row"),
        ("date,working\n2026-10-09,no\n2026-10-09,yes\n", "calendar_row"),
        ("date,working\n2026-10-09\n", "calendar_row"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused(text, code):
    with pytest.raises(InputRefused, match=code):
        read_own_days(text, "calendar.csv")


def test_a_calendar_saved_by_a_spreadsheet_is_read():
    assert read_own_days("\ufeffdate,working,note\r\n2026-10-09,否,\r\n", "c") == {date(2026, 10, 9): False}
