"""Clearances and requests against working days counted by hand.

2 March 2026 is a Monday. Five working days after it: 3, 4, 5, 6 and 9 March. National Day: 1 to 7 October 2026 are days
off, 10 October (a Saturday) is worked.
"""

from datetime import UTC, date, datetime

import pytest

from parcels.landing.clearance_terms import packaged_terms, parse_terms
from parcels.landing.clearances import MatterState, clearances_due, department_loads, requests_due
from parcels.landing.record_chain import How, LandingRecord
from parcels.landing.records import (
    Clearance,
    ClearanceResult,
    RegionalAssessment,
    ServiceRequest,
    fact_on,
    kind_of,
)
from parcels.rules.clocks.calendar import WorkCalendar

NOW = datetime(2026, 11, 23, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
TERMS = parse_terms(
    """name = "x"
version = "1"
is_demo = true
request_working_days = 3
[items.energy]
department = "development_reform"
working_days = 5
covered_working_days = 2
assessment = "energy"
zh = "节能"
en = "energy"
[items.minerals]
department = "natural_resources"
working_days = 5
covered_working_days = 0
assessment = "minerals"
zh = "压矿"
en = "minerals"
""",
    "clearances.toml",
)


def row(body, number=1, project="P1", platform="PF1"):
    return LandingRecord(
        number, kind_of(body), project, platform, fact_on(body), body, How.NEW, None, None, "", NOW, "li"
    )


def due(body, as_of, *more):
    return clearances_due([row(body), *more], TERMS, WorkCalendar(), as_of)[0]


def energy(**more):
    return Clearance("energy", "development_reform", MONDAY, MONDAY, **more)


COVERED = row(RegionalAssessment("energy", date(2025, 1, 1), "批文", valid_until=MONDAY), 9, "")


def test_five_working_days_after_a_monday_end_on_the_next_monday():
    states = [due(energy(), day) for day in (date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 10))]
    assert [(one.due_on, one.days, str(one.state)) for one in states] == [
        (date(2026, 3, 9), 1, "open"),
        (date(2026, 3, 9), 0, "open"),
        (date(2026, 3, 9), -1, "overdue"),
    ]


def test_a_holiday_lengthens_it_and_an_exchanged_saturday_counts():
    """Accepted 30 September 2026: working days are 8, 9, 10 (Saturday, worked), 12 and 13 October."""
    body = Clearance("energy", "development_reform", date(2026, 9, 30), date(2026, 9, 30))
    assert due(body, date(2026, 10, 1)).due_on == date(2026, 10, 13)


def test_no_clock_runs_before_the_papers_are_accepted():
    waiting = due(Clearance("energy", "development_reform", MONDAY), date(2026, 6, 1))
    assert (waiting.state, waiting.due_on, waiting.days) == (MatterState.WAITING, None, None)
    assert due(energy(), MONDAY).state is MatterState.OPEN
    assert clearances_due([row(energy())], TERMS, WorkCalendar(), date(2026, 3, 1)) == ()


def test_a_day_that_was_promised_counts_before_the_term():
    assert due(energy(due_on=date(2026, 3, 20)), MONDAY).due_on == date(2026, 3, 20)


@pytest.mark.parametrize(("ended", "state"), [(9, "done"), (10, "done_late")])
def test_a_result_on_the_last_day_is_in_time_and_on_the_next_late(ended, state):
    body = energy(result=ClearanceResult.APPROVED, result_on=date(2026, 3, ended), document="文")
    found = due(body, date(2026, 5, 1))
    assert (found.state, found.days) == (state, 9 - ended)
    assert due(body, date(2026, 3, 8)).state is MatterState.OPEN
    assert due(body, date(2026, 3, 8)).result is None


def test_papers_sent_back_stop_the_clock():
    body = energy(result=ClearanceResult.RETURNED, result_on=date(2026, 3, 4))
    assert due(body, date(2026, 5, 1)).state is MatterState.RETURNED


def test_a_regional_assessment_valid_on_the_day_of_acceptance_shortens_it():
    found = due(energy(), MONDAY, COVERED)
    assert (found.is_covered, found.due_on) == (True, date(2026, 3, 4))


def test_it_shortens_nothing_the_day_after_it_ended_nor_on_another_platform_nor_on_the_negative_list():
    tuesday = Clearance("energy", "development_reform", MONDAY, date(2026, 3, 3))
    assert not due(tuesday, date(2026, 3, 3), COVERED).is_covered
    elsewhere = clearances_due([row(energy(), platform="PF2"), COVERED], TERMS, WorkCalendar(), MONDAY)[0]
    assert not elsewhere.is_covered
    assert not due(energy(is_on_negative_list=True), MONDAY, COVERED).is_covered
    assert due(energy(is_on_negative_list=True), MONDAY, COVERED).due_on == date(2026, 3, 9)


def test_an_assessment_that_spares_the_item_leaves_nothing_to_wait_for():
    body = Clearance("minerals", "natural_resources", MONDAY, MONDAY)
    spared = row(RegionalAssessment("minerals", date(2025, 1, 1), "批文"), 9, "")
    found = due(body, date(2026, 8, 3), spared)
    assert (found.state, found.due_on, found.days) == (MatterState.SPARED, None, None)


def test_a_request_is_answered_within_its_working_days():
    body = ServiceRequest(MONDAY, "用电", "增容", "energy")
    found = [requests_due([row(body)], TERMS, WorkCalendar(), date(2026, 3, day))[0] for day in (4, 5, 6)]
    assert [(one.due_on.day, one.days, str(one.state)) for one in found] == [
        (5, 1, "open"), (5, 0, "open"), (5, -1, "overdue"),
    ]  # fmt: skip
    late = ServiceRequest(MONDAY, "用电", "增容", "energy", answered_on=date(2026, 3, 6), result="已增容")
    assert requests_due([row(late)], TERMS, WorkCalendar(), date(2026, 4, 1))[0].state is MatterState.DONE_LATE


def test_the_department_with_most_overdue_comes_first_and_names_the_oldest_first():
    rows = [
        row(energy(), 1, "P1"),
        row(Clearance("energy", "development_reform", date(2026, 1, 5), date(2026, 1, 5)), 2, "P2"),
        row(Clearance("minerals", "natural_resources", MONDAY), 3),
    ]
    asked = row(ServiceRequest(MONDAY, "用地", "边界", "natural_resources"), 4)
    day = date(2026, 4, 1)
    loads = department_loads(
        (*clearances_due(rows, TERMS, WorkCalendar(), day), *requests_due([asked], TERMS, WorkCalendar(), day))
    )
    assert [(one.department, one.counts[MatterState.OVERDUE]) for one in loads] == [
        ("development_reform", 2), ("natural_resources", 1),
    ]  # fmt: skip
    assert [one.project for one in loads[0].overdue] == ["P2", "P1"]
    assert loads[1].counts[MatterState.WAITING] == 1


def test_the_packaged_terms_name_a_department_for_every_item():
    assert {str(term.department) for term in packaged_terms().items.values()} >= {"ecology", "housing", "emergency"}
