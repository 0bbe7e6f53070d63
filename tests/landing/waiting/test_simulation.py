"""The threshold policy against the two simpler ones, arrivals drawn from known rates, 200 seeds each."""

import pytest
from numpy.random import default_rng

from parcels.landing.waiting.induction import Kind, Terms, best_thresholds, scaled
from parcels.landing.waiting.simulation import Gain, mean_gain, play, play_many

SEEDS = range(200)
# Rates per quarter, points. A few very good projects among many middling ones; the other cities change one thing each.
MIXED = (Kind(0.1, 6000.0), Kind(0.3, 3000.0), Kind(1.0, 1000.0))
CITIES = {
    "mixed": (MIXED, Terms(12, 0.985, 30.0)),
    "busy": (tuple(Kind(2 * kind.rate, kind.value) for kind in MIXED), Terms(12, 0.985, 30.0)),
    "free to hold": (MIXED, Terms(12, 1.0)),
    "short": (MIXED, Terms(6, 0.985, 30.0)),
}


def gains(kinds, terms, **more) -> tuple[Gain, Gain]:
    played = play_many(kinds, terms, SEEDS, **more)
    over_first = mean_gain([one.thresholds - one.first for one in played])
    return over_first, mean_gain([one.thresholds - one.never for one in played])


@pytest.mark.parametrize("city", CITIES)
def test_thresholds_beat_both_simple_policies_on_average_over_200_seeds(city):
    over_first, over_never = gains(*CITIES[city])
    assert over_first.low > 0
    assert over_never.low > 0


def test_what_is_played_agrees_with_what_was_computed():
    kinds, terms = CITIES["mixed"]
    played = mean_gain([one.thresholds for one in play_many(kinds, terms, range(1000))])
    assert played.low < best_thresholds(kinds, terms).value < played.high


def test_never_costs_exactly_what_holding_costs():
    # Four quarters at 10 points and no discount.
    assert {one.never for one in play_many(MIXED, Terms(4, 1.0, 10.0), range(5))} == {-40.0}


def test_with_one_kind_only_taking_the_first_is_the_best_policy_and_nothing_is_gained():
    over_first, _ = gains((Kind(0.5, 3000.0),), Terms(12, 0.985, 30.0))
    assert over_first == Gain(0.0, 0.0, 0.0)


def test_one_quarter_of_history_is_enough_to_beat_the_first_where_projects_differ_much():
    over_first, over_never = gains(*CITIES["mixed"], estimated_over=1)
    assert over_first.low > 0
    assert over_never.low > 0


def test_where_few_come_and_ten_times_as_many_are_believed_the_first_would_have_been_better():
    rare, terms = scaled(MIXED, 0.2), Terms(12, 0.985, 30.0)
    hopeful = best_thresholds(scaled(rare, 10.0), terms)
    played = [play(rare, terms, hopeful, default_rng(seed)) for seed in SEEDS]
    assert mean_gain([one.thresholds - one.first for one in played]).high < 0


def test_the_same_seed_gives_the_same_play():
    assert play_many(MIXED, Terms(8, 0.98), [7, 8]) == play_many(MIXED, Terms(8, 0.98), [7, 8])
