"""Records read into clocks and states: thresholds the day before, on it and the day after, dates worked out by hand.

Contract on 1 September 2023, land delivered on the 20th, as in ``test_clocks.py``.
"""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from parcels.landing.causes import CauseCode
from parcels.landing.clocks import ClockLaw, clocks_of, record_findings
from parcels.landing.curve import investment_curve
from parcels.landing.milestones import Milestone, read_ladders
from parcels.landing.progress import Cause, LandingCase
from parcels.landing.record_chain import How, LandingRecord, in_force
from parcels.landing.recorded import merged_milestones, overridden, with_records
from parcels.landing.records import (
    Achieved,
    CauseFound,
    ExtensionGranted,
    IdleDecision,
    IdleOutcome,
    Inspection,
    MilestoneReached,
    PauseFound,
    PlanPoint,
    StopFound,
    WorksState,
    fact_on,
    kind_of,
)
from parcels.landing.settings import packaged_settings
from parcels.landing.states import StateName, project_states
from parcels.landing.warnings import dues_of
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 23, tzinfo=UTC)
PERIODS = periods_of(rules_by_code(date(2026, 11, 23), load_policy(), packaged_book()))
CONTRACT = {"milestone": "contract", "actual_on": date(2023, 9, 1), "area_mu": 60.0}
DELIVERED = {"milestone": "delivered", "actual_on": date(2023, 9, 20)}
IN_TIME_THEN_OVER = [("running", 1), ("running", 0), ("overdue", -1)]


def row(body, number=1, how=How.NEW, replaces=None):
    return LandingRecord(
        number,
        kind_of(body),
        "P1",
        "PF1",
        fact_on(body),
        body,
        how,
        replaces,
        None,
        "",
        NOW,
        "li",
        (),
        frozenset({"li"}),
    )


def confirmed(body, number=1):
    return row(body, number, How.CONFIRMED, 0)


def case(*milestones, **known):
    rows = [{"project_id": "P1", **one} for one in (CONTRACT, DELIVERED, *milestones)]
    return LandingCase("P1", read_ladders(rows)["P1"], **known)


def start(agreed, actual=None):
    return {"milestone": "start_statutory", "agreed_on": agreed, "actual_on": actual, "evidence": "照片"}


def told(one, rows, as_of, kept=()):
    return with_records(one, rows, as_of, kept)


def clock(one, rows, name, as_of, kept=()):
    law = ClockLaw(PERIODS, Reckoning(), as_of)
    return next(found for found in clocks_of(told(one, rows, as_of, kept), law) if found.name == name)


def around(one, rows, name, last):
    found = (clock(one, rows, name, last + DAY * n) for n in (-1, 0, 1))
    return [(str(read.state), read.days) for read in found]


def findings(one, rows, as_of=date(2026, 11, 23)):
    law = ClockLaw(PERIODS, Reckoning(), as_of)
    return {found.rule for found in record_findings(told(one, rows, as_of), law)}


def test_a_recorded_pause_of_the_government_moves_the_agreed_start():
    """Agreed 2 March 2026, a Monday; 10 days from 1 to 10 February, both included: 12 March."""
    rows = [row(PauseFound(date(2026, 2, 1), Cause.GOVERNMENT, "函", ends_on=date(2026, 2, 10)))]
    assert around(case(start(date(2026, 3, 2))), rows, "start_late", date(2026, 3, 12)) == IN_TIME_THEN_OVER


def test_a_recorded_extension_moves_it_by_months():
    """Agreed 30 November 2025, three months: 28 February 2026, there being no 30th."""
    rows = [row(ExtensionGranted(date(2025, 11, 1), "start_late", 3, "批复"))]
    assert around(case(start(date(2025, 11, 30))), rows, "start_late", date(2026, 2, 28)) == IN_TIME_THEN_OVER


def test_extension_and_pause_together_move_the_year_of_idle_land():
    """2 March 2025 + 3 months = 2 June 2025; + 12 months = 2 June 2026; + 10 days of pause = 12 June 2026, a Friday."""
    rows = [
        row(ExtensionGranted(date(2025, 2, 3), "start_late", 3, "批复"), 1),
        row(PauseFound(date(2026, 2, 1), Cause.FORCE_MAJEURE, "气象证明", ends_on=date(2026, 2, 10)), 2),
    ]
    assert around(case(start(date(2025, 3, 2))), rows, "idle_year", date(2026, 6, 12)) == IN_TIME_THEN_OVER


def test_a_pause_counts_by_its_own_days_and_not_by_the_day_it_was_written_down():
    """Asked about 5 February 2026, in the middle of the pause: the clock is stopped, whenever the row was written."""
    rows = [row(PauseFound(date(2026, 2, 1), Cause.GOVERNMENT, "函", ends_on=date(2026, 2, 10)))]
    one = case(start(date(2026, 2, 3)))
    assert clock(one, rows, "start_late", date(2026, 2, 5)).state == "paused"
    assert clock(one, rows, "start_late", date(2026, 1, 31)).state == "running"


@pytest.mark.parametrize(("months", "state"), [(0, "running"), (1, "overdue")])
def test_works_stopped_for_a_year_with_too_little_done_are_suspected(months, state):
    """Stopped 2 June 2025; a year later is 2 June 2026, a Tuesday. 10 of 60 mu is less than a third."""
    rows = [
        row(StopFound(date(2025, 6, 2), "现场记录"), 1),
        row(Inspection(date(2025, 7, 1), due_area_mu=60.0, developed_area_mu=10.0, works=WorksState.STOPPED), 2),
    ]
    one = case(start(date(2024, 6, 1), date(2024, 6, 1)))
    found = clock(one, rows, "idle_stopped", date(2026, 6, 2) + DAY * months)
    assert str(found.state) == state
    assert str(found.verdict) == ("none" if months == 0 else "idle_pending")


def test_a_third_developed_and_a_quarter_invested_are_enough():
    """20 of 60 mu is a third, 25 of 100 a quarter: neither is below, so the clock is met."""
    one = case(start(date(2024, 6, 1), date(2024, 6, 1)))
    stop = row(StopFound(date(2025, 6, 2), "现场记录"), 1)

    def works(area, money):
        return row(Inspection(date(2025, 7, 1), money, 100.0, None, 60.0, area, WorksState.STOPPED), 2)

    read = [
        clock(one, [stop, works(*given)], "idle_stopped", date(2026, 7, 1))
        for given in ((20, 25), (19.9, 25), (20, 24.9))
    ]
    assert [str(found.state) for found in read] == ["met", "overdue", "overdue"]


def test_works_seen_going_on_within_a_year_cannot_have_stopped_for_one():
    one = case(start(date(2024, 6, 1), date(2024, 6, 1)))
    rows = [row(Inspection(date(2025, 7, 1), due_area_mu=60.0, developed_area_mu=10.0, works=WorksState.GOING_ON))]
    assert clock(one, rows, "idle_stopped", date(2026, 7, 1)).state == "met"
    assert clock(one, rows, "idle_stopped", date(2026, 7, 2)).missing == ("stops",)
    assert clock(one, rows, "idle_stopped", date(2026, 7, 2), kept=("stops",)).state == "met"


def test_a_cause_changes_the_verdict_only_once_a_second_person_confirmed_it():
    one, day = case(start(date(2025, 3, 2))), date(2026, 9, 1)
    found = CauseFound(date(2026, 8, 1), Cause.GOVERNMENT, "会议纪要")
    assert clock(one, [row(found)], "idle_year", day).verdict == "idle_pending"
    assert "cause_pending" in findings(one, [row(found)])
    assert clock(one, [confirmed(found)], "idle_year", day).verdict == "idle_government"
    assert clock(one, [confirmed(found)], "idle_year", date(2026, 7, 31)).verdict == "idle_pending"


def test_the_cause_found_last_by_the_date_counts():
    one = case(start(date(2025, 3, 2)))
    rows = [
        confirmed(CauseFound(date(2026, 8, 1), Cause.ENTERPRISE, "函"), 3),
        confirmed(CauseFound(date(2026, 9, 1), Cause.MIXED, "纪要"), 2),
    ]
    verdicts = [clock(one, rows, "idle_year", day).verdict for day in (date(2026, 8, 31), date(2026, 9, 1))]
    assert verdicts == ["idle_enterprise", "idle_mixed"]


def test_a_warning_says_whether_its_cause_was_confirmed():
    one, day = case(start(date(2025, 3, 2))), date(2026, 9, 1)
    body = CauseFound(date(2026, 8, 1), Cause.ENTERPRISE, "函", code=CauseCode.ENTERPRISE_FUNDS)
    law = ClockLaw(PERIODS, Reckoning(), day)

    def sources(record):
        known = told(one, [record], day)
        return {due.reason.source for due in dues_of(known, clocks_of(known, law), packaged_settings(), day)}

    assert (sources(row(body)), sources(confirmed(body))) == ({"reported"}, {"recorded"})


def test_land_taken_back_is_idle_no_more_from_the_day_of_the_act():
    one = case(start(date(2025, 3, 2)))
    rows = [row(IdleDecision(date(2026, 8, 3), IdleOutcome.TAKEN_BACK, "决定书"))]
    day = date(2026, 8, 3)
    names = [
        {found.name for found in clocks_of(told(one, rows, on), ClockLaw(PERIODS, Reckoning(), on))}
        for on in (day - DAY, day)
    ]
    assert ("idle_year" in names[0], "idle_year" in names[1]) == (True, False)
    held = [project_states(told(one, rows, on), on)[0].holds for on in (day - DAY, day)]
    assert held == [True, False]


def test_states_are_read_from_inspections_and_figures_of_the_last_year():
    one = case(
        start(date(2024, 6, 1), date(2024, 6, 1)), {"milestone": "producing", "actual_on": date(2025, 5, 1)},
        declared={"tax_wan_yuan_per_year": 100.0},
    )  # fmt: skip
    rows = [
        row(Inspection(date(2025, 1, 5), due_area_mu=60.0, developed_area_mu=45.0), 1),
        row(Achieved(2024, date(2025, 2, 1), tax_wan_yuan_per_year=120.0), 2),
        row(Achieved(2025, date(2026, 2, 1), tax_wan_yuan_per_year=80.0), 3),
    ]

    def states(day):
        return {state.name: (state.holds, state.area_mu) for state in project_states(told(one, rows, day), day)}

    assert states(date(2026, 2, 1))[StateName.USED_NOT_FULLY] == (True, 15.0)
    assert states(date(2026, 2, 1))[StateName.BELOW_DECLARED][0] is True
    assert states(date(2026, 1, 31))[StateName.BELOW_DECLARED][0] is False
    assert states(date(2025, 1, 4))[StateName.USED_NOT_FULLY][0] is None


def test_an_inspection_that_measured_no_area_leaves_the_one_measured_before():
    one = case(start(date(2024, 6, 1), date(2024, 6, 1)))
    rows = [
        row(Inspection(date(2025, 3, 5), physical_percent=50.0), 2),
        row(Inspection(date(2025, 1, 5), due_area_mu=60.0, developed_area_mu=45.0), 1),
    ]
    works = told(one, rows, date(2025, 4, 1)).progress.last_works(date(2025, 4, 1))
    assert works is not None
    assert (works.inspected_on, works.developed_area_mu, works.physical_percent) == (date(2025, 3, 5), 45.0, 50.0)
    assert told(one, rows, date(2025, 4, 1)).progress.last_works(date(2025, 3, 4)).physical_percent is None


def test_only_the_last_row_of_a_chain_is_in_force_and_none_once_withdrawn():
    body = StopFound(date(2025, 6, 2), "记录")
    chain = [row(body, 1), row(StopFound(date(2025, 6, 3), "记录"), 2, How.CORRECTED, 1), row(body, 3)]
    assert [one.id for one in in_force(chain)] == [2, 3]
    assert [one.id for one in in_force([*chain, row(body, 4, How.WITHDRAWN, 2)])] == [3]


def test_milestones_recorded_since_take_the_place_of_imported_ones_field_by_field():
    cells = ("project_id", "milestone", "agreed_on", "actual_on", "stat_on", "amount_wan_yuan", "area_mu", "evidence")
    known = [
        ("P1", "contract", date(2023, 8, 1), date(2023, 9, 1), None, 5.0, 60.0, None),
        ("P2", "contract", None, date(2023, 9, 1), None, 5.0, 60.0, None),
    ]
    frame = pd.DataFrame(known, columns=cells, dtype=object)
    rows = [row(MilestoneReached(Milestone.CONTRACT, actual_on=date(2023, 9, 5), evidence="合同"))]
    ladder = read_ladders(merged_milestones(frame, rows).to_dict("records"))
    (entry,) = ladder["P1"].entries[Milestone.CONTRACT]
    assert (entry.agreed_on, entry.actual_on, entry.amount_wan_yuan, entry.area_mu, entry.evidence) == (
        date(2023, 8, 1), date(2023, 9, 5), 5.0, 60.0, "合同",
    )  # fmt: skip
    assert ladder["P2"].happened(Milestone.CONTRACT, date(2024, 1, 1)) == date(2023, 9, 1)
    assert overridden(frame, rows) == {"P1": (Milestone.CONTRACT,)}
    assert merged_milestones(frame, []) is frame
    (only,) = merged_milestones(frame.iloc[:0], rows).to_dict("records")  # a city that imported none
    assert (only["project_id"], only["milestone"], only["actual_on"]) == ("P1", "contract", date(2023, 9, 5))


def test_what_is_odd_is_kept_and_said():
    one = case(
        start(date(2024, 6, 1), date(2024, 6, 1)),
        {"milestone": "completed", "actual_on": date(2024, 5, 1), "stat_on": date(2024, 4, 25)},
    )
    rows = [
        row(StopFound(date(2025, 6, 2), "记录"), 1),
        row(Inspection(date(2025, 7, 1), 120.0, 100.0, works=WorksState.GOING_ON), 2),
    ]
    assert {"ladder_order", "counted_before_actual", "stop_contradicted", "more_than_whole"} <= findings(one, rows)
    assert not findings(case(start(date(2024, 6, 1), date(2024, 6, 1))), []) & {"ladder_order", "stop_contradicted"}


def test_the_curve_has_the_points_on_record_and_says_how_far_behind():
    """Planned 50 by 1 March and 80 by 1 June 2026, 30 found on 1 April: 20 behind then, 50 behind from June on."""
    one = case(declared={"investment_wan_yuan": 100.0})
    rows = [
        row(PlanPoint(date(2026, 6, 1), 80.0, 90.0), 1),
        row(PlanPoint(date(2026, 3, 1), 50.0), 2),
        row(Inspection(date(2026, 4, 1), invested_wan_yuan=30.0, physical_percent=20.0), 3),
    ]
    april, june = (investment_curve(one, rows, day) for day in (date(2026, 5, 31), date(2026, 6, 1)))
    assert [(point.on, point.amount_wan_yuan, point.source) for point in april.planned] == [
        (date(2026, 3, 1), 50.0, "plan"), (date(2026, 6, 1), 80.0, "plan"),
    ]  # fmt: skip
    assert [(point.percent, point.source, point.record) for point in april.actual] == [(20.0, "inspection", 3)]
    assert (april.behind_wan_yuan, june.behind_wan_yuan) == (20.0, 50.0)
    assert investment_curve(one, rows, date(2026, 3, 31)).behind_wan_yuan is None


def test_without_a_plan_the_agreed_dates_stand_for_it_and_say_so():
    agreed = [start(date(2024, 6, 1)), {"milestone": "completed", "agreed_on": date(2026, 6, 1)}]
    curve = investment_curve(case(*agreed, declared={"investment_wan_yuan": 100.0}), [], date(2025, 1, 1))
    assert [(point.on, point.amount_wan_yuan, point.source) for point in curve.planned] == [
        (date(2024, 6, 1), 0.0, "agreed"), (date(2026, 6, 1), 100.0, "agreed"),
    ]  # fmt: skip
    assert curve.actual == ()
