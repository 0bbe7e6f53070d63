from datetime import date

from parcels.landing.forecast.months import add_months, age_months, complete_months, whole_months


def test_a_month_is_over_when_the_same_day_of_the_next_one_begins():
    assert whole_months(date(2025, 3, 10), date(2025, 4, 9)) == 0
    assert whole_months(date(2025, 3, 10), date(2025, 4, 10)) == 1


def test_at_the_end_of_the_ninth_of_april_the_month_from_the_tenth_of_march_is_complete():
    assert complete_months(date(2025, 3, 10), date(2025, 4, 8)) == 0
    assert complete_months(date(2025, 3, 10), date(2025, 4, 9)) == 1


def test_months_from_the_last_day_of_january_end_with_february_in_leap_years_too():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert whole_months(date(2024, 1, 31), date(2024, 2, 29)) == 1


def test_a_running_month_counts_by_its_share_of_days():
    assert age_months(date(2025, 4, 1), date(2025, 4, 16)) == 0.5
    assert age_months(date(2025, 4, 1), date(2026, 4, 1)) == 12.0
