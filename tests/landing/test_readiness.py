"""The readiness calendar: earliest delivery by law and by local experience, worked out by hand."""

import time
from datetime import date, timedelta

import pytest

from parcels.landing.readiness import readiness_book
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar

NOTHING_ELSE = ("plan_conditions", "conversion", "demolition", "archaeology", "soil_survey", "levelling", "road",
                "power", "water", "gas", "sewage", "telecom")  # fmt: skip
MONDAY = date(2025, 6, 9)


def rows(parcel="A", **states):
    """Rows in which everything but acquisition and supply is not needed, unless said otherwise."""
    states = {**dict.fromkeys(NOTHING_ELSE, "not_needed"), **states}
    return [
        {"parcel_id": parcel, "item": item, **(said if isinstance(said, dict) else {"state": said})}
        for item, said in states.items()
        if said is not None
    ]


def land(status="planned", **more):
    return {"parcel_id": "A", "status": status, **more}


def readiness(of=(), as_of=MONDAY, parcel=None, reckoning=Reckoning()):  # noqa: B008  frozen
    return readiness_book([parcel or land()], of, [], as_of, reckoning).parcel("A")


def test_the_notice_periods_alone_take_74_calendar_days():
    """10 working days + 30 + 20 + 10 days. The last two (supply) are assumptions: the text was not read.

    Monday 9 June 2025; 10 working days end on Monday 23 June; 30 days on Wednesday 23 July; 20 days on Tuesday
    12 August; 10 days on Friday 22 August. No day of rest ends a period.
    """
    found = readiness(rows(acquisition="todo"))
    assert found.supposed.delivery_on == date(2025, 8, 22) == MONDAY + timedelta(days=74)
    assert found.assumed == ("supply_notice", "supply_listing")
    assert found.statutory.delivery_on == date(2025, 7, 23)  # nothing nobody read is in the minimum by law
    spans = found.supposed.spans
    assert spans["acquisition_notice"].finish == date(2025, 6, 23)
    assert spans["compensation_notice"].finish == spans["acquisition_announcement"].finish == date(2025, 7, 23)
    assert spans["supply_notice"].finish == date(2025, 8, 12)


@pytest.mark.parametrize(("rolls", "delivery"), [(True, date(2026, 4, 30)), (False, date(2026, 4, 29))])
def test_spring_festival_stretches_the_working_days(rolls, delivery):
    """Monday 9 February 2026; the festival is 15–23 February, the Saturdays 14 and 28 are worked.

    Working days 10, 11, 12, 13, 14, 24, 25, 26, 27, 28 February: the tenth is Saturday the 28th (Monday 23 without the
    festival). 30 days end on Monday 30 March, 20 days on Sunday 19 April: on Monday the 20th if a day of rest moves
    the end. 10 days end on the 29th, or on Thursday the 30th.
    """
    found = readiness(rows(acquisition="todo"), date(2026, 2, 9), reckoning=Reckoning(WorkCalendar(), rolls))
    assert found.supposed.spans["acquisition_notice"].finish == date(2026, 2, 28)
    assert found.supposed.spans["compensation_notice"].finish == date(2026, 3, 30)
    assert found.supposed.delivery_on == delivery


def test_a_year_whose_holidays_nobody_stated_is_named():
    assert readiness(rows(acquisition="todo"), date(2035, 3, 1)).unknown_years == (2035,)
    assert readiness(rows(acquisition="todo")).unknown_years == ()


def test_land_acquired_already_waits_for_its_supply_only():
    """20 days from Monday 9 June 2025 end on Sunday 29, so on Monday 30 June; 10 more on Thursday 10 July."""
    found = readiness(rows(acquisition={"state": "done", "finished_on": date(2025, 1, 6)}))
    assert found.supposed.delivery_on == date(2025, 7, 10)
    assert "compensation_notice" not in found.supposed.spans


def test_status_and_fields_of_the_parcel_settle_items_without_rows():
    parcel = land("cleared", detailed_plan=True, needs_conversion=False, power_kva=500.0, gas_m3_per_day=0.0)
    items = readiness((), parcel=parcel).items
    states = {name: items[name].state for name in items}
    assert [states[name] for name in ("plan_conditions", "conversion", "acquisition", "demolition", "power")] == (
        ["done", "done", "done", "done", "done"]
    )
    assert (states["gas"], states["water"], states["supply"]) == ("todo", "unknown", "todo")
    assert {items[name].source for name in ("power", "supply")} == {"parcel"}


def test_an_item_with_periods_of_law_that_nobody_recorded_leaves_no_date():
    found = readiness(rows())
    assert found.supposed.delivery_on is None
    assert found.unknown == ("acquisition",)
    assert (found.holds_up.basis, found.holds_up.step, found.holds_up.authority) == (
        "unknown", "acquisition", "government",
    )  # fmt: skip


def test_an_unrecorded_item_without_periods_of_law_is_named_but_hides_no_days():
    found = readiness(rows(acquisition="done", water=None))
    assert found.unknown == ("water",)
    assert found.supposed.delivery_on == date(2025, 7, 10)
    assert found.experience.delivery_on is None


def test_a_step_in_progress_adds_nothing_to_the_minimum_and_says_so():
    found = readiness(rows(acquisition="doing"))
    assert found.supposed.delivery_on == date(2025, 7, 10)
    assert found.unrecorded == ("acquisition_notice", "compensation_notice")


def test_what_is_finished_later_than_the_date_is_not_finished_yet():
    found = readiness(rows(acquisition={"state": "done", "finished_on": date(2025, 6, 10)}))
    assert found.items["acquisition"].state == "doing"


def test_of_several_rows_the_least_finished_counts_and_costs_add_up():
    power = {"parcel_id": "A", "item": "power"}
    two = [
        power | {"state": "done", "finished_on": MONDAY, "cost_wan_yuan": 2.0, "owner_body": "甲"},
        power | {"state": "todo", "planned_on": date(2025, 9, 1), "cost_wan_yuan": 3.5, "owner_body": "乙"},
    ]
    power = readiness([*rows(power=None), *two]).items["power"]
    assert (power.state, power.finished_on, power.planned_on) == ("todo", None, date(2025, 9, 1))
    assert (power.cost_wan_yuan, power.owner) == (5.5, "甲; 乙")


@pytest.mark.parametrize(
    ("parcel", "states", "item"),
    [
        (land("acquired"), {"acquisition": "todo"}, "acquisition"),
        (land("approved", needs_conversion=True), {"conversion": "done"}, "conversion"),
        (land("planned", needs_conversion=True), {"conversion": "done"}, "conversion"),
    ],
)
def test_of_contradicting_records_the_less_finished_counts_and_is_named(parcel, states, item):
    found = readiness(rows(**{"acquisition": "done", **states}), parcel=parcel)
    assert item in found.conflicts
    assert found.items[item].state == "todo"


def test_the_first_step_that_holds_the_delivery_up_is_told_with_its_owner():
    found = readiness(rows(acquisition={"state": "todo", "owner_body": "征收中心"}))
    assert found.supposed.critical[0] == "acquisition_notice"
    assert found.supposed.critical[-1] == "supply_listing"
    assert (found.holds_up.basis, found.holds_up.owner) == ("statutory", "征收中心")


def test_a_planned_bar_begins_when_the_planned_work_before_it_ends():
    found = readiness(
        rows(
            acquisition="done",
            levelling={"state": "todo", "planned_on": date(2025, 9, 1)},
            road={"state": "todo", "planned_on": date(2025, 12, 1)},
            water={"state": "todo", "planned_on": date(2025, 6, 1)},
        )
    )
    assert (found.planned["levelling"].start, found.planned["road"].start) == (MONDAY, date(2025, 9, 1))
    assert "water" not in found.planned
    assert found.overdue == ("water",)


def test_a_site_is_ready_with_its_last_parcel_and_not_known_if_one_is_not():
    parcels = [land() | {"parcel_id": name} for name in "ABC"]
    said = [*rows("A", acquisition="todo"), *rows("B", acquisition="done"), *rows("C")]
    book = readiness_book(parcels, said, [], MONDAY)
    assert book.site("AB").supposed_on == date(2025, 8, 22)
    assert book.site("ABC").supposed_on is None
    assert book.site("AB").last.parcel_id == "A"


def test_the_calendars_of_800_parcels_take_at_most_a_second():
    names = [f"P{number:03d}" for number in range(800)]
    said = [row for name in names for row in rows(name, **dict.fromkeys((*NOTHING_ELSE, "acquisition"), "todo"))]
    start = time.process_time()
    book = readiness_book([land() | {"parcel_id": name} for name in names], said, [], MONDAY)
    found = {book.parcel(name).supposed.delivery_on for name in names}
    assert time.process_time() - start <= 1.0
    assert found == {date(2025, 8, 22)}
