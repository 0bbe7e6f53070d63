"""How arrivals are counted, on a handful of projects and with numbers of printed tables."""

from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.waiting.arrivals import (
    Prospect,
    TypeKey,
    arrived_on,
    count_arrivals,
    poisson_rate,
    type_of,
    whole_quarters,
)
from parcels.landing.waiting.assumptions import NAMES, WaitingAssumptions, assumptions_of

AS_OF = date(2026, 11, 23)
SINCE = date(2020, 1, 1)
USUAL = {
    "horizon_quarters": 8,
    "discount": 0.985,
    "holding_points_per_mu": 0.5,
    "fit": 0.8,
    "size_bounds_mu": (20, 50),
    "quality_bounds": (80,),
    "history_quarters": 4,
    "arrivals_min": 2,
    "confidence": 0.95,
    "counted_from": "lead",
}


def assumed(**more) -> WaitingAssumptions:
    return assumptions_of(USUAL | more)


def prospect(name: str, area: float = 30.0, quality: float = 75.0, **steps: date) -> Prospect:
    return Prospect(name, "information", area, quality, {Milestone(step): day for step, day in steps.items()})


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Exact 95 % limits of a Poisson count, as printed in tables of Garwood's interval.
    [(0, 0.0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390)],
)
def test_the_interval_is_the_exact_one_of_the_tables(count, low, high):
    rate = poisson_rate(count, 1, 0.95)
    assert (rate.low, rate.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_a_rate_is_the_count_over_the_quarters():
    rate = poisson_rate(5, 10, 0.95)
    assert (rate.per_quarter, rate.low, rate.high) == (
        0.5,
        pytest.approx(0.1623, abs=1e-4),
        pytest.approx(1.1668, abs=1e-4),
    )


def test_a_project_comes_with_the_first_step_from_the_one_counted():
    one = prospect("A", lead=date(2026, 1, 5), negotiating=date(2026, 3, 1), signed=date(2026, 6, 1))
    assert arrived_on(one, Milestone.LEAD) == date(2026, 1, 5)
    assert arrived_on(one, Milestone.NEGOTIATING) == date(2026, 3, 1)
    assert arrived_on(one, Milestone.SIGNED) == date(2026, 6, 1)
    assert arrived_on(prospect("B", signed=date(2026, 6, 1)), Milestone.LEAD) == date(2026, 6, 1)
    assert arrived_on(prospect("C", lead=date(2026, 6, 1)), Milestone.SIGNED) is None


def test_a_project_on_a_bound_is_in_the_upper_class():
    assert type_of(prospect("A", 20.0, 79.9), assumed()) == TypeKey("information", 1, 0)
    assert type_of(prospect("A", 19.9, 80.0), assumed()) == TypeKey("information", 0, 1)
    assert type_of(prospect("A", 500.0, 10.0), assumed(size_bounds_mu=())) == TypeKey("information", 0, 0)


def test_only_the_quarters_asked_for_are_counted_and_the_rest_is_said():
    projects = [
        prospect("first day in", lead=date(2025, 11, 24)),
        prospect("day before", lead=date(2025, 11, 23)),
        prospect("today", lead=AS_OF),
        prospect("to come", lead=date(2026, 11, 24)),
        prospect("no date"),
    ]
    found = count_arrivals(projects, assumed(), AS_OF, SINCE)
    assert [one.project for one in found.types[0].projects] == ["first day in", "today"]
    assert (found.quarters, found.undated, found.outside, found.total.per_quarter) == (4, 1, 2, 0.5)


def test_quarters_before_the_record_begins_are_not_quarters_without_arrivals():
    found = count_arrivals([prospect("A", lead=date(2026, 10, 1))], assumed(), AS_OF, date(2026, 4, 1))
    assert (found.quarters, found.total.per_quarter) == (2, 0.5)
    assert whole_quarters(None, AS_OF) == 0
    assert count_arrivals([prospect("A")], assumed(), AS_OF, None).total is None


def test_counts_of_the_types_add_up_to_the_total():
    days = date(2026, 5, 1)
    projects = [prospect("A", 10, lead=days), prospect("B", 30, lead=days), prospect("C", 31, 90, lead=days)]
    found = count_arrivals(projects, assumed(), AS_OF, SINCE)
    assert [(one.key.size, one.key.quality, one.rate.count) for one in found.types] == [(0, 0, 1), (1, 0, 1), (1, 1, 1)]
    assert found.count == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("horizon_quarters", 0),
        ("horizon_quarters", 81),
        ("discount", 0.0),
        ("discount", 1.01),
        ("discount", float("nan")),
        ("holding_points_per_mu", -0.1),
        ("holding_points_per_mu", float("inf")),
        ("fit", 1.1),
        ("size_bounds_mu", (50, 20)),
        ("quality_bounds", (0,)),
        ("arrivals_min", 0),
        ("confidence", 1.0),
        ("counted_from", "filed"),
    ],
)
def test_an_assumption_that_cannot_be_used_is_refused_by_name(name, value):
    with pytest.raises(InputRefused) as refused:
        assumed(**{name: value})
    assert (refused.value.code, refused.value.values["name"]) == ("waiting_assumption", name)


def test_assumptions_not_given_are_all_named():
    with pytest.raises(InputRefused) as refused:
        assumptions_of({"fit": 0.8})
    assert refused.value.code == "waiting_not_set"
    assert refused.value.values["missing"].split(", ") == [name for name in NAMES if name != "fit"]
