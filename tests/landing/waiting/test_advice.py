"""Keep, release or release if, on eight arrivals of one type."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from parcels.landing.milestones import Milestone
from parcels.landing.waiting.advice import Advice, Answer, Case, Parcel, advise, value_of, variations
from parcels.landing.waiting.arrivals import Prospect
from parcels.landing.waiting.assumptions import WaitingAssumptions

AS_OF = date(2026, 11, 23)
ASSUMED = WaitingAssumptions(
    horizon_quarters=1,
    discount=0.9,
    holding_points_per_mu=0.0,
    fit=1.0,
    size_bounds_mu=(20.0,),
    quality_bounds=(80.0,),
    history_quarters=8,
    arrivals_min=5,
    confidence=0.95,
    counted_from=Milestone.LEAD,
)
# Eight projects of 40 mu and 75 points in eight quarters: one a quarter, each worth 3000 points.
EIGHT = tuple(
    Prospect(f"P{n}", "information", 40.0, 75.0, {Milestone.LEAD: AS_OF - timedelta(days=90 * n)}) for n in range(8)
)


def advice(now: float | None, prospects=EIGHT, **more) -> Advice:
    case = Case(Parcel(60.0, 0.0, now), prospects, AS_OF, date(2020, 1, 1))
    return advise(case, replace(ASSUMED, **more))


def test_a_project_is_worth_its_quality_times_its_land_times_fit_less_its_share_of_preparation():
    # 75/100 · 40 mu · 100 · 0.8 = 2400; 600 points for 60 mu: 40/60 of them, 400.
    assert value_of(EIGHT[0], Parcel(60.0, 600.0, None), 0.8) == pytest.approx(2000.0)


def test_one_quarter_of_waiting_is_the_chance_that_somebody_comes():
    # 0.9 · 3000 · (1 − e^(−1)) at the rate counted; at 3.4538/8 and 15.7632/8 (tables for a count of 8) at the ends.
    worth = advice(0.0).worth
    assert worth.value == pytest.approx(2700 * (1 - math.exp(-1)))
    assert worth.low == pytest.approx(2700 * (1 - math.exp(-3.4538 / 8)), rel=1e-4)
    assert worth.high == pytest.approx(2700 * (1 - math.exp(-15.7632 / 8)), rel=1e-4)


@pytest.mark.parametrize(
    ("now", "answer"),
    # The interval of the value of waiting is 947 … 2324 points.
    [
        (None, "keep"),
        (0.0, "keep"),
        (946.0, "keep"),
        (949.0, "release_if"),
        (2323.0, "release_if"),
        (2325.0, "release"),
    ],
)
def test_the_answer_holds_over_the_whole_interval_or_says_release_if(now, answer):
    assert advice(now).answer == answer


def test_the_break_even_rate_is_where_waiting_is_worth_todays_user():
    # 2700 (1 − e^(−λ)) = 1350: λ = ln 2 a quarter.
    assert advice(1350.0).break_even == pytest.approx(math.log(2))
    assert (advice(2700.0).break_even, advice(2700.0).never_reached) == (None, True)
    assert (advice(None).break_even, advice(None).never_reached) == (None, False)


def test_four_arrivals_where_five_are_needed_are_too_little_history_and_nothing_is_computed():
    found = advice(100.0, EIGHT[:4])
    assert found.answer is Answer.TOO_LITTLE_HISTORY
    assert (found.worth, found.types, found.break_even, found.changes) == (None, (), None, ())
    assert found.arrivals.count == 4


def test_what_would_change_the_answer_is_marked_and_is_what_a_computation_of_its_own_says():
    usual = advice(2000.0)
    assert usual.answer is Answer.RELEASE_IF
    for change in usual.changes:
        other = advice(2000.0, **{change.name: change.value})
        assert (change.answer, change.changes) == (other.answer, other.answer != usual.answer)
    changed = {(one.name, one.value) for one in usual.changes if one.changes}
    # Half of the history keeps four or five of the eight; nobody ever negotiated or signed.
    assert {("counted_from", Milestone.NEGOTIATING), ("counted_from", Milestone.SIGNED)} <= changed


def test_each_assumption_is_tried_alone_and_never_at_its_own_value():
    tried = list(variations(ASSUMED))
    assert {name for name, _ in tried} == {
        "horizon_quarters", "discount", "fit", "size_bounds_mu", "quality_bounds", "history_quarters", "counted_from"
    }  # fmt: skip
    assert all(value != getattr(ASSUMED, name) for name, value in tried)


def test_holding_costs_by_the_area_of_the_parcel():
    # 60 mu at 2 points: 120 points for the one quarter, 0.9 · 120 = 108 less.
    dear = advice(0.0, holding_points_per_mu=2.0).worth.value
    assert dear == pytest.approx(advice(0.0).worth.value - 108.0)
