"""Two kinds, two quarters, worked by hand; then what must hold for any kinds and terms."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.landing.waiting.induction import Kind, Terms, best_offer, best_thresholds, break_even, scaled

# A comes at least once in a quarter with 1 − e^(−ln 2) = 1/2, B with 1 − e^(−ln 4/3) = 1/4.
A, B = Kind(math.log(2), 100.0), Kind(math.log(4 / 3), 40.0)

kinds = st.lists(st.builds(Kind, st.floats(0, 3), st.floats(0, 5000)), min_size=1, max_size=5)
discounts = st.floats(0.5, 1.0)
holdings = st.floats(0, 200)


def close(value: float):
    return pytest.approx(value, rel=1e-9, abs=1e-6)


def test_the_best_of_a_quarter_is_a_half_the_time_and_b_only_when_a_stays_away():
    # A best: 1/2. B best: A away (1/2) and B there (1/4): 1/8. Nobody: 1/2 · 3/4 = 3/8.
    assert best_offer([B, A]) == ((100.0, close(1 / 2)), (40.0, close(1 / 8)))


def test_two_quarters_and_two_kinds_as_worked_by_hand():
    # W_3 = 0. Second quarter: take anyone. W_2 = 1/2 · 100 + 1/8 · 40 = 55.
    # First quarter: going on is worth 0.9 · 55 = 49.5, so take A and let B (40) go:
    # W_1 = 1/2 · 100 + (1/8 + 3/8) · 49.5 = 74.75. Today: 0.9 · 74.75 = 67.275.
    found = best_thresholds([A, B], Terms(2, 0.9))
    assert found.levels == (close(67.275), close(49.5), 0.0)
    assert found.value == close(67.275)


def test_the_same_with_four_points_paid_for_each_quarter_waited():
    # W_2 = 55 − 4 = 51; going on: 0.9 · 51 = 45.9, B (40) is still let go.
    # W_1 = −4 + 50 + 1/2 · 45.9 = 68.95; today 0.9 · 68.95 = 62.055.
    assert best_thresholds([A, B], Terms(2, 0.9, 4.0)).levels == (close(62.055), close(45.9), 0.0)


def test_b_is_taken_at_once_when_the_future_counts_for_little():
    # Going on is worth 0.5 · 55 = 27.5 < 40: W_1 = 50 + 5 + 3/8 · 27.5 = 65.3125; today 32.65625.
    assert best_thresholds([A, B], Terms(2, 0.5)).levels == (close(32.65625), close(27.5), 0.0)


def test_kinds_of_the_same_worth_are_one_kind_that_comes_more_often():
    halves = [Kind(A.rate / 2, 100.0), B, Kind(A.rate / 2, 100.0)]
    assert best_thresholds(halves, Terms(2, 0.9)).levels == pytest.approx(best_thresholds([A, B], Terms(2, 0.9)).levels)


def test_without_arrivals_waiting_costs_what_holding_costs():
    # δ (−h + δ (−h)) = −0.9 · 4 − 0.81 · 4 = −6.84
    assert best_thresholds([], Terms(2, 0.9, 4.0)).value == close(-6.84)


def test_the_break_even_of_one_quarter_and_one_kind_is_the_logarithm():
    # Today 60 against 0.9 · 100 (1 − e^(−s ln 2)): 2^(−s) = 1/3, s = log2 3.
    assert break_even([A], Terms(1, 0.9), 60.0) == pytest.approx(math.log2(3))


def test_no_rate_makes_waiting_worth_more_than_the_best_kind_at_once():
    assert break_even([A], Terms(8, 0.9), 90.0) is None
    assert break_even([A], Terms(8, 0.9), 89.0) is not None
    assert break_even([A], Terms(8, 0.9, 5.0), 86.0) is None
    assert break_even([], Terms(8, 0.9), 1.0) is None


def test_an_offer_of_nothing_is_beaten_by_any_wait_that_costs_nothing():
    assert break_even([A], Terms(4, 0.9), 0.0) == 0.0


@given(kinds, kinds, st.integers(1, 12), discounts, holdings)
@settings(max_examples=150, deadline=None)
def test_more_arrivals_never_lower_the_value_of_waiting(some, more, horizon, discount, holding):
    terms = Terms(horizon, discount, holding)
    assert best_thresholds(some + more, terms).value >= best_thresholds(some, terms).value - 1e-6


@given(kinds, st.floats(1, 5), st.integers(1, 12), discounts, holdings)
@settings(max_examples=100, deadline=None)
def test_the_same_kinds_coming_more_often_never_lower_it_either(some, factor, horizon, discount, holding):
    terms = Terms(horizon, discount, holding)
    assert best_thresholds(scaled(some, factor), terms).value >= best_thresholds(some, terms).value - 1e-6


@given(kinds, st.integers(1, 20), discounts)
@settings(max_examples=100, deadline=None)
def test_a_longer_horizon_never_lowers_it_where_holding_is_free(some, horizon, discount):
    longer, shorter = (best_thresholds(some, Terms(count, discount)).value for count in (horizon + 1, horizon))
    assert longer >= shorter - 1e-6


@given(kinds, st.integers(1, 20), discounts)
@settings(max_examples=100, deadline=None)
def test_the_threshold_falls_toward_the_end_where_holding_is_free(some, horizon, discount):
    levels = best_thresholds(some, Terms(horizon, discount)).levels
    assert all(now >= later - 1e-6 for now, later in pairwise(levels))
    assert levels[-1] == 0.0


def test_with_a_dear_holding_cost_a_longer_horizon_is_worth_less_and_thresholds_rise():
    # One kind, 10 points, comes half the time; 20 points a quarter. T = 1: 5 − 20 = −15.
    # T = 2: −20 + 5 + 1/2 · (−15) = −22.5: anyone is taken, even at a loss, to end the cost.
    levels = best_thresholds([Kind(math.log(2), 10.0)], Terms(2, 1.0, 20.0)).levels
    assert levels == (close(-22.5), close(-15.0), 0.0)


@given(kinds, st.integers(1, 10), discounts, st.floats(0, 4000))
@settings(max_examples=100, deadline=None)
def test_at_the_break_even_rate_waiting_is_worth_the_offer(some, horizon, discount, offer):
    terms = Terms(horizon, discount)
    factor = break_even(some, terms, offer)
    if factor is not None and factor > 0:
        assert best_thresholds(scaled(some, factor), terms).value == pytest.approx(offer, rel=1e-6, abs=1e-3)
