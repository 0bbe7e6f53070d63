"""Fitted on early cohorts of the demo history it is calibrated on later ones; shuffled labels give nothing."""

import random
import time
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from parcels.demo.size import BASE_DATE
from parcels.landing.forecast.backtest import landed_in, reliability, skill
from parcels.landing.forecast.forecast import Method
from parcels.landing.forecast.history import read_histories
from parcels.landing.forecast.model import chances, fit_model
from parcels.landing.forecast.months import add_months
from parcels.landing.forecast.settings import packaged_forecast_settings
from parcels.landing.milestones import Milestone, landing
from tests.landing.forecast.rolls import DrawnRoll, drawn_roll

AT_SIGNATURE = frozenset({Milestone.LEAD, Milestone.NEGOTIATING, Milestone.SIGNED})
AGREED = Milestone.CLEARED


@pytest.fixture(scope="module")
def roll():
    return drawn_roll(1500)


@pytest.fixture(scope="module")
def found(roll):
    return roll.forecast()


def shuffled(roll, seed):
    """Return the roll with what was known at signature given to another project of it; what happened stays."""
    names = list(roll.ladders)
    others = list(names)
    random.Random(seed).shuffle(others)
    bodies = {row["project_id"]: row for row in roll.rows}
    rows = [
        {**row, **{field: bodies[other][field] for field in ("developer_body", "sector_group", "sector_code")}}
        for row, other in zip(roll.rows, others, strict=True)
    ]
    ladders = {
        name: replace(roll.ladders[name], entries=_facts_of(roll.ladders[name], roll.ladders[other]))
        for name, other in zip(names, others, strict=True)
    }
    return DrawnRoll(rows, ladders, roll.truth)


def _facts_of(own, other):
    (signed,), (paper,) = own.entries[Milestone.SIGNED], other.entries[Milestone.SIGNED]
    (mine,), (theirs,) = own.entries[AGREED], other.entries[AGREED]
    gap = theirs.agreed_on - paper.actual_on
    return {
        **own.entries,
        Milestone.SIGNED: (replace(signed, evidence=paper.evidence),),
        AGREED: (replace(mine, agreed_on=signed.actual_on + gap),),
    }


def test_brier_score_and_skill_by_hand():
    """Forecasts 0.8 and 0.4 where the first landed: (0.04 + 0.16) / 2 = 0.1, against 0.25 of always one half."""
    own = (np.array([0.8, 0.4]) - np.array([1.0, 0.0])) ** 2
    assert own.mean() == pytest.approx(0.1)
    assert skill(own, np.array([0.25, 0.25])) == pytest.approx(0.6)


def test_ten_projects_in_five_bins_by_hand():
    forecast = np.array([0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0])
    landed = np.array([1.0, 0, 0, 0, 1, 0, 1, 1, 0, 1])
    bins = reliability(forecast, landed)
    assert [(one.projects, one.landed) for one in bins] == [(2, 0), (2, 1), (2, 1), (2, 1), (2, 2)]
    assert [one.forecast for one in bins] == pytest.approx([0.15, 0.35, 0.55, 0.75, 0.95])
    assert all(one.low <= one.observed <= one.high for one in bins)


def test_it_beats_the_base_rate_on_later_cohorts(found):
    test = found.test
    assert found.method is Method.FACTORS
    assert test.brier < test.brier_base
    assert test.skill_low > 0.1


def test_it_is_calibrated_on_later_cohorts(found):
    """The mean forecast is within two standard errors of the share that landed, and so is each bin within three."""
    test = found.test
    share = test.landed / test.tested
    assert abs(test.forecast - share) < 2 * (share * (1 - share) / test.tested) ** 0.5
    for one in test.bins:
        spread = (one.forecast * (1 - one.forecast) / one.projects) ** 0.5
        assert abs(one.forecast - one.observed) < 3 * spread


def test_it_comes_near_the_chances_the_history_was_drawn_with(roll):
    """On the day of signature: the chances told differ from the true ones by 0.05 in the mean, and not one-sidedly."""
    settings = packaged_forecast_settings()
    histories = read_histories(roll.rows, roll.ladders, landing(), settings, BASE_DATE)
    model = fit_model(histories, settings, 0)
    told, _ = chances(model, histories.signed, [0.0] * len(histories.signed), (12, 24))
    for place, name in enumerate(("year", "two_years")):
        off = np.array(
            [one[place].p - roll.truth[name][h.project] for one, h in zip(told, histories.signed, strict=True)]
        )
        assert np.abs(off).mean() < 0.05
        assert abs(off.mean()) < 0.03


def test_shuffled_labels_give_no_skill_and_no_factors(roll):
    blind = shuffled(roll, 7).forecast()
    assert blind.test.skill < 0.02
    assert not blind.test.has_skill
    assert (blind.method, blind.why) == (Method.CURVE, "no_skill")
    assert all(one.reasons == () for one in blind.projects)


def test_the_test_never_sees_what_came_after_the_day_it_was_fitted_on(roll, found):
    """Whoever signed by that day is not tested, and the tested are all a year old."""
    settings = packaged_forecast_settings()
    histories = read_histories(roll.rows, roll.ladders, landing(), settings, BASE_DATE)
    tested = [
        one
        for one in histories.signed
        if one.signed_on > found.test.fitted_on and add_months(one.signed_on, 12) <= BASE_DATE + timedelta(days=1)
    ]
    assert len(tested) == found.test.tested
    assert landed_in(tested, 12).sum() == found.test.landed


@pytest.mark.slow
def test_three_thousand_projects_take_ten_seconds_at_most():
    big = drawn_roll(3000)
    start = time.process_time()
    assert big.forecast().method is Method.FACTORS
    assert time.process_time() - start <= 10
