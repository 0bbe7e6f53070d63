"""Local experience: quantiles of the city's own finished items, or nothing."""

from datetime import date, timedelta

import pytest

from parcels.landing.readiness import readiness_book
from parcels.landing.readiness_experience import quantile

START = date(2024, 1, 1)
AS_OF = date(2025, 6, 9)
ALL = ("plan_conditions", "conversion", "acquisition", "demolition", "archaeology", "soil_survey", "levelling", "road",
       "power", "water", "gas", "sewage", "telecom", "supply")  # fmt: skip


def finished(parcel, took):
    """Demolition after ``START``, levelling so many days after it, everything else not needed."""
    days = {"demolition": START, "levelling": START + timedelta(days=took)}
    return [
        {"parcel_id": parcel, "item": item, "state": "done" if item in days else "not_needed",
         "finished_on": days.get(item)}
        for item in ALL
    ]  # fmt: skip


def open_land(*items):
    return [{"parcel_id": "X", "item": one, "state": "todo" if one in items else "not_needed"} for one in ALL]


def book(rows, milestones=(), as_of=AS_OF):
    names = sorted({row["parcel_id"] for row in rows})
    parcels = [{"parcel_id": name, "status": "supplied" if name == "X" else "built"} for name in names]
    return readiness_book(parcels, rows, milestones, as_of)


def ten(*took):
    return [row for number, days in enumerate(took) for row in finished(f"P{number:02d}", days)]


TOOK = (10, 20, 30, 40, 50, 60, 70, 80, 90, 400)


def test_a_quantile_is_the_least_case_a_share_did_not_exceed():
    assert (quantile(TOOK, 0.5), quantile(TOOK, 0.8), quantile([7], 0.8)) == (50, 80, 7)


def test_an_item_takes_from_the_last_before_it_looking_through_what_was_not_needed():
    """Levelling follows archaeology and soil survey, both not needed, so demolition: 10, 20 … 90, 400 days."""
    told = book(ten(*TOOK)).experience.of["levelling"]
    assert (told.cases, told.days) == (10, (50, 80))


def test_with_nine_finished_cases_nothing_is_told():
    told = book(ten(*TOOK[:9])).experience.of["levelling"]
    assert (told.cases, told.days) == (9, None)


def test_the_delivery_by_experience_adds_up_both_quantiles_from_the_date():
    """Only levelling is open: 50 and 80 days after 9 June 2025."""
    found = book([*ten(*TOOK), *open_land("levelling")]).parcel("X")
    assert (found.median.delivery_on, found.experience.delivery_on) == (date(2025, 7, 29), date(2025, 8, 28))
    assert (found.holds_up.basis, found.holds_up.step) == ("experience", "levelling")
    assert found.supposed.delivery_on == AS_OF


def test_an_open_item_without_experience_leaves_no_date_and_is_named():
    found = book([*ten(*TOOK), *open_land("levelling", "road")]).parcel("X")
    assert found.experience.delivery_on is None
    assert found.no_experience == ("road",)


def test_an_item_ready_before_those_it_follows_took_no_time_of_its_own():
    assert book(ten(*[-5] * 10)).experience.of["levelling"].days == (0, 0)


def test_what_was_finished_after_the_date_is_no_experience():
    assert book(ten(*TOOK), as_of=START + timedelta(days=85)).experience.of["levelling"].cases == 8


def test_supply_is_measured_from_listing_to_delivery_of_projects_where_rows_do_not_say():
    def project(number, took):
        dates = {"listed": START, "delivered": START + timedelta(days=took)}
        return [{"project_id": f"Q{number}", "milestone": name, "actual_on": day} for name, day in dates.items()]

    milestones = [row for number, took in enumerate(TOOK) for row in project(number, took)]
    told = book(ten(*TOOK), milestones).experience.of["supply"]
    assert (told.source, told.cases, told.days) == ("milestones", 10, (50, 80))
    without = book(ten(*TOOK), milestones[:-1]).experience.of["supply"]
    assert (without.source, without.days) == ("readiness", None)


@pytest.mark.parametrize("item", ["plan_conditions"])
def test_an_item_that_follows_none_has_no_measurable_start(item):
    assert book(ten(*TOOK)).experience.of[item].cases == 0
