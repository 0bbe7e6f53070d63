"""The five states of land, and declared against achieved, on projects small enough to read at once."""

from datetime import date

import pytest

from parcels.domain.codes import LandStatus
from parcels.landing.milestones import read_ladders
from parcels.landing.progress import LandingCase, Progress, Works
from parcels.landing.states import (
    ParcelLand,
    achievements,
    approved_not_supplied,
    below_declared,
    built_not_producing,
    project_states,
    supplied_not_used,
    used_not_fully,
)

NOW = date(2026, 11, 23)
CONTRACT = {"milestone": "contract", "actual_on": date(2024, 11, 23), "area_mu": 60.0}


def reached(milestone, on, **more):
    return {"milestone": milestone, "actual_on": on, **more}


def case(*rows, **known):
    return LandingCase("P1", read_ladders([{"project_id": "P1", **row} for row in rows])["P1"], **known)


STARTED = reached("start_statutory", date(2025, 3, 1))
COMPLETED = reached("completed", date(2026, 5, 1), amount_wan_yuan=900.0)
PRODUCING = reached("producing", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("status", "holds"),
    [
        ("planned", False),
        ("approved", True),
        ("acquired", True),
        ("cleared", True),
        ("supplied", False),
        ("built", False),
    ],
)
def test_land_is_approved_and_not_supplied_from_its_approval_to_its_contract(status, holds):
    land = ParcelLand("A", LandStatus(status), 45.0, date(2026, 11, 13))
    found = approved_not_supplied(land, NOW)
    assert (found.holds, found.area_mu, found.days) == ((True, 45.0, 10) if holds else (False, None, None))


def test_approved_land_without_a_date_of_approval_is_counted_and_the_date_is_missing():
    found = approved_not_supplied(ParcelLand("A", LandStatus.APPROVED, 45.0), NOW)
    assert (found.holds, found.days, found.missing) == (True, None, ("conversion_approved_on",))


def test_supplied_land_is_unused_until_the_statutory_start_not_until_a_ceremony():
    """23 November 2024 to 23 November 2026 are 730 days."""
    ceremony = reached("start_ceremony", date(2025, 1, 1))
    found = supplied_not_used(case(CONTRACT, ceremony), NOW)
    assert (found.holds, found.area_mu, found.days) == (True, 60.0, 730)
    assert supplied_not_used(case(CONTRACT, STARTED), NOW).holds is False
    assert supplied_not_used(case(CONTRACT, STARTED), date(2025, 2, 28)).holds is True
    assert supplied_not_used(case(STARTED), NOW).holds is False


def test_what_became_of_the_land_of_a_project_that_withdrew_is_not_known():
    found = supplied_not_used(case(CONTRACT, is_withdrawn=True), NOW)
    assert (found.holds, found.missing) == (None, ("land_returned",))


@pytest.mark.parametrize(("developed", "holds", "area"), [(40.0, True, 10.0), (50.0, False, None), (49.9, True, 0.1)])
def test_land_used_not_fully_is_the_land_due_less_the_land_developed(developed, holds, area):
    seen = Progress(works=(Works(date(2026, 6, 1), 50.0, developed), Works(date(2026, 1, 1), 50.0, 1.0)))
    found = used_not_fully(case(CONTRACT, STARTED, progress=seen), NOW)
    assert found.holds is holds
    assert found.area_mu == (None if area is None else pytest.approx(area))


def test_without_an_inspection_nobody_says_whether_land_is_used_fully():
    found = used_not_fully(case(CONTRACT, STARTED), NOW)
    assert (found.holds, found.missing) == (None, ("due_area_mu", "developed_area_mu"))


def test_an_inspection_of_tomorrow_is_not_known_today():
    seen = Progress(works=(Works(date(2026, 11, 24), 50.0, 50.0),))
    assert used_not_fully(case(CONTRACT, STARTED, progress=seen), NOW).holds is None


def test_built_and_not_producing_counts_from_the_completion():
    """1 May to 23 November 2026: 30 + 30 + 31 + 31 + 30 + 31 + 23 = 206 days."""
    found = built_not_producing(case(CONTRACT, STARTED, COMPLETED), NOW)
    assert (found.holds, found.area_mu, found.days) == (True, 60.0, 206)
    assert built_not_producing(case(CONTRACT, STARTED, COMPLETED, PRODUCING), NOW).holds is False
    assert built_not_producing(case(CONTRACT, STARTED), NOW).holds is False


@pytest.mark.parametrize(
    ("achieved", "declared", "holds"),
    [
        ({"tax_wan_yuan_per_year": 99.0}, {"tax_wan_yuan_per_year": 100.0}, True),
        ({"tax_wan_yuan_per_year": 100.0}, {"tax_wan_yuan_per_year": 100.0}, False),
        ({"energy_tce_per_year": 101.0}, {"energy_tce_per_year": 100.0}, True),
        ({"energy_tce_per_year": 100.0}, {"energy_tce_per_year": 100.0}, False),
        ({}, {"tax_wan_yuan_per_year": 100.0}, None),
        ({"tax_wan_yuan_per_year": 100.0}, {"tax_wan_yuan_per_year": 100.0, "far": 1.2}, None),
        ({"far": 1.1}, {"tax_wan_yuan_per_year": 100.0, "far": 1.2}, True),
        ({}, {}, None),
    ],
)
def test_production_is_below_what_was_declared_if_one_figure_is(achieved, declared, holds):
    one = case(CONTRACT, PRODUCING, declared=declared, progress=Progress(achieved=achieved))
    assert below_declared(one, NOW).holds is holds


def test_full_production_past_its_agreed_date_is_below_what_was_declared():
    due = {"milestone": "full_production", "agreed_on": date(2026, 11, 22)}
    assert below_declared(case(CONTRACT, PRODUCING, due), NOW).holds is True
    assert below_declared(case(CONTRACT, PRODUCING, due), date(2026, 11, 22)).holds is None
    recognised = {**due, "actual_on": date(2026, 11, 20)}
    assert below_declared(case(CONTRACT, PRODUCING, recognised), NOW).holds is False


def test_before_production_nothing_is_below_what_was_declared():
    one = case(CONTRACT, COMPLETED, declared={"investment_wan_yuan": 1000.0})
    assert below_declared(one, NOW).holds is False


def test_the_investment_achieved_is_that_of_the_completion_until_another_is_recorded():
    declared = {"investment_wan_yuan": 1000.0}
    (found,) = achievements(case(CONTRACT, COMPLETED, declared=declared), NOW)
    assert (found.achieved, found.share, found.is_met, found.source) == (900.0, 0.9, False, "completed")
    measured = Progress(achieved={"investment_wan_yuan": 1000.0})
    (found,) = achievements(case(CONTRACT, COMPLETED, declared=declared, progress=measured), NOW)
    assert (found.is_met, found.source) == (True, "record")


def test_a_figure_that_is_not_on_record_is_neither_met_nor_missed():
    (found,) = achievements(case(CONTRACT, declared={"far": 1.2}), NOW)
    assert (found.achieved, found.share, found.is_met) == (None, None, None)


def test_a_project_has_four_states_each_with_its_name():
    names = [str(state.name) for state in project_states(case(CONTRACT), NOW)]
    assert names == ["supplied_not_used", "used_not_fully", "built_not_producing", "below_declared"]
