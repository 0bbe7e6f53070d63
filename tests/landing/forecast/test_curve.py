"""The curve by hand.

Eight projects: A, B land in month 0; C withdraws in month 0; D lands in month 1; E is followed for one month only;
F withdraws in month 1; G and H are open after two months.

    month 0: 8 open, 2 land (2/8), then 1 of 6 withdraws (1/6)
    month 1: 8 − 3 − 1 (E) = 4 open, 1 lands (1/4), then 1 of 3 withdraws (1/3)
    landed by 1: 1/4;  still open: 3/4 · 5/6 = 5/8;  landed by 2: 1/4 + 5/8 · 1/4 = 13/32
"""

from datetime import date

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from parcels.landing.forecast.counts import month_table
from parcels.landing.forecast.curve import curve_rates, monthly_rates
from parcels.landing.forecast.history import History, Outcome
from parcels.landing.forecast.incidence import Rates, landed_within
from parcels.landing.forecast.settings import packaged_forecast_settings

SETTINGS = packaged_forecast_settings().model_copy(update={"min_at_risk": 1})


def one(name, outcome, months):
    ended = None if outcome is Outcome.OPEN else months - 1
    return History(name, date(2025, 1, 1), outcome, months, ended)


EIGHT = (
    one("A", Outcome.LANDED, 1),
    one("B", Outcome.LANDED, 1),
    one("C", Outcome.WITHDRAWN, 1),
    one("D", Outcome.LANDED, 2),
    one("E", Outcome.OPEN, 1),
    one("F", Outcome.WITHDRAWN, 2),
    one("G", Outcome.OPEN, 2),
    one("H", Outcome.OPEN, 2),
)


def rates(land, leave):
    ones = np.ones((1, 1))
    return Rates(np.array([land]), np.array([leave]), ones, ones)


def test_the_person_period_table_counts_who_is_open_who_lands_who_withdraws():
    table = month_table(EIGHT)
    assert table.at_risk.tolist() == [8, 4]
    assert table.landed.tolist() == [2, 1]
    assert table.withdrawn.tolist() == [1, 1]


def test_the_table_ends_where_too_few_are_open():
    assert month_table(EIGHT).supported(4) == 2
    assert month_table(EIGHT).supported(5) == 1
    assert month_table(EIGHT).supported(9) == 0


def test_the_chance_of_landing_is_that_worked_by_hand():
    found = landed_within(curve_rates(EIGHT, SETTINGS, 0), np.array([0.0]), (1, 2))
    assert found[0, 0].tolist() == pytest.approx([1 / 4, 13 / 32])


def test_at_an_age_of_one_month_only_the_second_month_is_ahead():
    found = landed_within(curve_rates(EIGHT, SETTINGS, 0), np.array([1.0]), (1,))
    assert found[0, 0].tolist() == pytest.approx([1 / 4])


def test_without_withdrawals_the_curve_is_that_of_kaplan_and_meier():
    months = np.array([1, 1, 2, 3, 3, 4, 4, 5])
    landed = np.array([1, 0, 1, 1, 0, 1, 0, 0])
    histories = [
        one(str(i), Outcome.LANDED if is_end else Outcome.OPEN, int(m))
        for i, (m, is_end) in enumerate(zip(months, landed, strict=True))
    ]
    known = SurvfuncRight(months, landed)
    found = landed_within(curve_rates(histories, SETTINGS, 0), np.array([0.0]), [int(m) for m in known.surv_times])
    assert (1 - found[0, 0]).tolist() == pytest.approx(known.surv_prob.tolist())


def test_beyond_the_months_of_the_history_there_is_no_chance():
    new, old = (landed_within(curve_rates(EIGHT, SETTINGS, 0), np.array([age]), (1, 2, 3)) for age in (0.0, 1.0))
    assert np.isnan(new[0, 0]).tolist() == [False, False, True]
    assert np.isnan(old[0, 0]).tolist() == [False, True, True]


def test_a_date_in_a_thousand_years_is_answered_at_once():
    found = landed_within(curve_rates(EIGHT, SETTINGS, 0), np.array([0.0]), (2, 12_000))
    assert found[0, 0, 0] == pytest.approx(13 / 32)
    assert np.isnan(found[:, 0, 1]).all()


def test_half_way_through_a_month_half_of_each_month_is_ahead():
    """Rates 0.2 and 0.4: from an age of half a month the next month meets 0.3."""
    found = landed_within(rates([0.2, 0.4], [0.0, 0.0]), np.array([0.5]), (1,))
    assert found[0, 0, 0] == pytest.approx(1 - np.exp(-0.3))


def test_a_month_nobody_is_open_in_has_rate_zero_and_one_in_which_all_land_stays_finite():
    all_land = month_table([one("A", Outcome.LANDED, 1), one("B", Outcome.LANDED, 1)])
    land, leave = monthly_rates(all_land, 2)
    assert np.isfinite(land).all()
    assert (land[1], leave[0]) == (0, 0)


def test_drawn_curves_are_the_same_for_the_same_seed_and_spread_around_the_estimate():
    first, again, other = (curve_rates(EIGHT, SETTINGS, seed).land for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()
    assert first[1:, 0].min() < first[0, 0] < first[1:, 0].max()
