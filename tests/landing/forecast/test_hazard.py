"""The regression by hand: with one band and one yes-or-no factor the greatest likelihood is the share of ends."""

from datetime import date
from math import log

import numpy as np
import pytest

from parcels.landing.forecast.design import Design, Term
from parcels.landing.forecast.hazard import fit_hazard
from parcels.landing.forecast.history import History, Outcome

NO_FACTOR = Design((0,), (), {})
BY_FUNDS = Design((0,), (Term("funds_shown", frozenset({"yes", "no"}), "no", ("yes",)),), {})


def some(count, outcome, months, funds="no"):
    ended = None if outcome is Outcome.OPEN else months - 1
    facts = {"funds_shown": funds}
    return [
        History(f"{funds}{outcome}{i}", date(2025, 1, 1), outcome, months, ended, facts=facts) for i in range(count)
    ]


def rate(chance):
    return -log(1 - chance)


def test_five_landings_in_twenty_months_are_a_chance_of_a_quarter_a_month():
    """Five land in their second month (10 months), five are open after two (10 months)."""
    found = fit_hazard([*some(5, Outcome.LANDED, 2), *some(5, Outcome.OPEN, 2)], Outcome.LANDED, NO_FACTOR)
    assert found.coefficients[0] == pytest.approx(log(rate(5 / 20)), abs=1e-6)
    assert (found.projects, found.ends) == (10, 5)


def test_a_factor_is_the_difference_of_the_log_rates():
    """With funds 6 of 20 months end in landing, without 2 of 20."""
    histories = [
        *some(6, Outcome.LANDED, 1, "yes"), *some(7, Outcome.OPEN, 2, "yes"),
        *some(2, Outcome.LANDED, 1), *some(9, Outcome.OPEN, 2),
    ]  # fmt: skip
    found = fit_hazard(histories, Outcome.LANDED, BY_FUNDS)
    assert found.coefficients.tolist() == pytest.approx([log(rate(0.1)), log(rate(0.3)) - log(rate(0.1))], abs=1e-6)
    assert found.means.tolist() == pytest.approx([13 / 24])


def test_each_band_has_its_own_rate():
    """Months 0 and 1: 2 of 14 months end in landing; month 2: 3 of 5."""
    histories = [*some(2, Outcome.LANDED, 2), *some(3, Outcome.LANDED, 3), *some(2, Outcome.OPEN, 3)]
    found = fit_hazard(histories, Outcome.LANDED, Design((0, 2), (), {}))
    assert found.coefficients.tolist() == pytest.approx([log(rate(2 / 14)), log(rate(3 / 5))], abs=1e-6)
    assert found.monthly(found.coefficients[None, :], 4)[0].tolist() == pytest.approx(
        [rate(2 / 14), rate(2 / 14), rate(3 / 5), rate(3 / 5)], abs=1e-5
    )


def test_who_landed_in_a_month_was_not_open_to_withdraw_in_it():
    """Of four in their only month one lands; of the other three one withdraws."""
    histories = [*some(1, Outcome.LANDED, 1), *some(1, Outcome.WITHDRAWN, 1), *some(2, Outcome.OPEN, 1)]
    found = fit_hazard(histories, Outcome.WITHDRAWN, NO_FACTOR)
    assert found.coefficients[0] == pytest.approx(log(rate(1 / 3)), abs=1e-6)


def test_an_end_in_a_running_month_is_not_counted():
    running = History("X", date(2025, 1, 1), Outcome.LANDED, 2, 2, is_counted=False)
    with_it = fit_hazard([*some(5, Outcome.LANDED, 2), *some(4, Outcome.OPEN, 2), running], Outcome.LANDED, NO_FACTOR)
    assert with_it.ends == 5
    assert with_it.coefficients[0] == pytest.approx(log(rate(5 / 20)), abs=1e-6)


def test_a_factor_that_parts_the_ends_completely_gives_no_model():
    histories = [*some(9, Outcome.LANDED, 1, "yes"), *some(9, Outcome.OPEN, 2)]
    assert fit_hazard(histories, Outcome.LANDED, BY_FUNDS) is None


def test_drawn_coefficients_begin_with_the_estimate_and_spread_by_the_standard_errors():
    histories = [*some(20, Outcome.LANDED, 2), *some(20, Outcome.OPEN, 3)]
    found = fit_hazard(histories, Outcome.LANDED, NO_FACTOR)
    drawn = found.drawn(2000, np.random.default_rng(3))
    assert drawn[0].tolist() == found.coefficients.tolist()
    assert drawn[1:, 0].std() == pytest.approx(found.errors[0], rel=0.1)
