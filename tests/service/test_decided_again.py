"""Decisions when something changed since: the data, the day, the rules, the finding, the role. Five parcels of 30 mu.

P1 wants its land before today (``late_five``): one finding that fails and may be waived.
"""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from shapely.affinity import translate

from parcels.domain.allocation import AllocationStatus
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.records import ExtensionGranted, MilestoneReached
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.allocation_checks import LawOptions, examine
from parcels.service.allocation_life import lapse_holds
from parcels.service.allocations import NewSite, Proposal, Step, act, lapse_overdue, propose, recheck, resubmit
from parcels.service.finding_decisions import FindingDecisionWish, authority_of, decide_finding
from parcels.service.landing import LandingOptions, landing_report
from parcels.service.landing_records import NewRecord, record
from parcels.service.plans import PlanOptions, make_plan
from parcels.service.queue import dossier, queue
from parcels.service.quotas import Grant, grant_quota
from parcels.service.workspace import Workspace
from parcels.store.events import read_events

AS_OF = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
UNTIL = AS_OF + timedelta(days=90)
PLANNER = Actor("demo_planner", "演示 planner", Role.PLANNER, origin=Origin.DEMO)
OFFICER = Actor("demo_officer", "演示 officer", Role.OFFICER, origin=Origin.DEMO)


def proposed(ws: Workspace, name: str = "P1", site: str = "A", on: date = AS_OF):
    return propose(ws, Proposal(f"r-{name}", name, site, UNTIL), LawOptions(on), actor=PLANNER, now=NOW)


def do(ws: Workspace, one, action: str, on: date = AS_OF):
    return act(ws, Step(one.id, one.version, action, "理由"), on=on, actor=OFFICER, now=NOW)


def under_check(ws: Workspace):
    return do(ws, proposed(ws), "take_up")


def check_again(ws: Workspace, one, on: date = AS_OF) -> None:
    recheck(ws, one.id, LawOptions(on), actor=OFFICER, now=NOW)


def decide(ws: Workspace, one, kind: str = "waived", actor: Actor = OFFICER, keys=None) -> None:
    for rule, subject in keys or dossier(ws, one.id, on=AS_OF, actor=OFFICER).check.open_findings:
        wish = FindingDecisionWish(one.id, one.version, rule, subject, kind, "专题会议纪要")
        decide_finding(ws, wish, on=AS_OF, actor=actor, now=NOW)


def told(ws: Workspace, project: str, body) -> None:
    record(ws, NewRecord(project, body), on=AS_OF, actor=OFFICER, now=NOW)


def because(ws: Workspace, one, action: str, on: date = AS_OF) -> str:
    with pytest.raises(ActionRefused) as caught:
        do(ws, one, action, on)
    return str(caught.value.values["because"])


def change_projects(ws: Workspace, store_rows, **changes) -> None:
    rows = ws.city().projects.astype(object).where(ws.city().projects.notna(), None).to_dict("records")
    store_rows(ws, "projects", [{**row, **(changes if row["project_id"] == "P1" else {})} for row in rows])


def test_a_waiver_holds_for_the_finding_it_was_given_for_and_not_for_a_worse_one(late_five: Workspace, store_rows):
    one = under_check(late_five)
    decide(late_five, one)
    check_again(late_five, one)  # nothing changed: the waiver holds
    assert queue(late_five, on=AS_OF, actor=OFFICER)[0].unresolved == 0
    change_projects(late_five, store_rows, need_by=date(2025, 1, 1))
    check_again(late_five, one)
    assert because(late_five, one, "approve") == "unresolved"
    assert queue(late_five, on=AS_OF, actor=OFFICER)[0].unresolved == 2  # too late, and too late to be built
    check_again(late_five, one)  # once more does not bring it back
    assert because(late_five, one, "approve") == "unresolved"
    decide(late_five, one)
    assert do(late_five, one, "approve").status == AllocationStatus.APPROVED


def test_a_waiver_holds_when_the_same_site_is_proposed_again(late_five: Workspace):
    one = under_check(late_five)
    decide(late_five, one)
    one = do(late_five, one, "send_back")
    wish = NewSite(one.id, one.version, "A", "补充材料")
    one = do(late_five, resubmit(late_five, wish, LawOptions(AS_OF), actor=PLANNER, now=NOW), "take_up")
    assert do(late_five, one, "approve").status == AllocationStatus.APPROVED


def test_what_a_department_refused_it_can_take_back_after_the_finding_is_gone(late_five: Workspace, store_rows):
    one = under_check(late_five)
    first, *others = dossier(late_five, one.id, on=AS_OF, actor=OFFICER).check.open_findings
    keys, authority = [first], authority_of(late_five, first[0], AS_OF)
    decide(late_five, one, keys=others)
    department = Actor("demo_department", "部门", Role.DEPARTMENT, department=authority, origin=Origin.DEMO)
    decide(late_five, one, "refused", department, keys)
    change_projects(late_five, store_rows, need_by=date(2027, 12, 31))
    check_again(late_five, one)
    assert because(late_five, one, "approve") == "unresolved"
    decide(late_five, one, "cleared", department, keys)
    assert do(late_five, one, "approve").status == AllocationStatus.APPROVED


def test_a_check_of_yesterday_approves_nothing_and_signs_nothing(five: Workspace, certified):
    one, tomorrow = under_check(five), AS_OF + timedelta(days=1)
    assert because(five, one, "approve", tomorrow) == "not_checked"
    one = do(five, one, "approve")
    assert because(five, one, "sign", tomorrow) == "not_checked"
    certified(five, "P1", "A")
    check_again(five, one, tomorrow)
    assert do(five, one, "sign", tomorrow).status == AllocationStatus.COMMITTED


def test_a_check_under_other_rules_approves_nothing(five: Workspace):
    one = under_check(five)
    text = files("parcels.rules").joinpath("policy_demo.toml").read_text(encoding="utf-8")
    own = text.replace("boundary_tolerance = 0.001", "boundary_tolerance = 0.002", 1)
    assert own != text
    (Path(five.target) / "policy.toml").write_text(own, encoding="utf-8")
    assert because(five, one, "approve") == "not_checked"
    assert not dossier(five, one.id, on=AS_OF, actor=OFFICER).is_fresh


def test_a_check_under_another_calendar_of_the_city_approves_nothing(five: Workspace, own_calendar):
    one = under_check(five)
    own_calendar(five, "date,working,note\n2026-11-24,no,停电\n")
    assert because(five, one, "approve") == "not_checked"
    check_again(five, one)
    assert do(five, one, "approve").status == AllocationStatus.APPROVED


def test_a_milestone_or_extension_recorded_since_asks_for_a_new_check_of_that_project_alone(five: Workspace):
    one = under_check(five)
    told(five, "P3", MilestoneReached(Milestone.FILED, actual_on=date(2026, 11, 1)))
    assert dossier(five, one.id, on=AS_OF, actor=OFFICER).is_fresh
    told(five, "P1", MilestoneReached(Milestone.FILED, actual_on=date(2026, 11, 1)))
    assert because(five, one, "approve") == "not_checked"
    check_again(five, one)
    told(five, "P1", ExtensionGranted(date(2026, 11, 20), "filing_lapse", 12, "延期批复"))
    assert not dossier(five, one.id, on=AS_OF, actor=OFFICER).is_fresh


def test_the_check_and_the_clock_of_landing_say_the_same_of_a_filing_around_its_last_day(five: Workspace, own_calendar):
    """Filed 21 November 2024: two years end on Saturday 21 November 2026, so on Monday 23; this city rests then, too.

    Recorded as a milestone and not extended (an extension of another clock says so): the last day is Tuesday 24.
    """
    own_calendar(five, "date,working,note\n2026-11-23,no,本市放假\n")
    told(five, "P1", MilestoneReached(Milestone.SIGNED, actual_on=date(2024, 11, 1)))
    told(five, "P1", MilestoneReached(Milestone.FILED, actual_on=date(2024, 11, 21)))
    told(five, "P1", ExtensionGranted(date(2026, 11, 2), "start_late", 3, "延期批复"))
    said = []
    for day in (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)):
        found = examine(five, "P1", "A", LawOptions(day)).check.findings
        rule = next(one for one in found if one.rule == "filing_lapsed")
        landings = landing_report(five, LandingOptions(day), actor=OFFICER).projects
        landing = next(one for one in landings if one.project == "P1")
        clock = next(one for one in landing.clocks if one.name == "filing_lapse")
        assert rule.values["until"] == str(clock.due_on) == "2026-11-24"
        said.append((str(rule.values["state"]), str(clock.state)))
    assert said == [("in_force", "running"), ("in_force", "running"), ("lapsed", "overdue")]


def test_what_no_longer_holds_after_its_approval_is_sent_back(five: Workspace, store_rows):
    one = do(five, under_check(five), "approve")
    change_projects(five, store_rows, need_by=date(2026, 1, 1))
    check_again(five, one)
    assert because(five, one, "sign") == "unresolved"
    assert do(five, one, "send_back").status == AllocationStatus.RETURNED


def test_a_signature_is_refused_while_nobody_knows_how_much_of_a_kept_quota_it_needs(
    five: Workspace, store_rows, certified
):
    change_projects(five, store_rows, energy_tce_per_year=None)
    grant_quota(five, Grant("energy", "PF1", 2026, 500.0, "一号文"), actor=system_actor("li"), now=NOW)
    one = do(five, under_check(five), "approve")
    certified(five, "P1", "A")
    with pytest.raises(ActionRefused) as caught:
        do(five, one, "sign")
    assert (caught.value.code, caught.value.values["kind"]) == ("quota_need_unknown", "energy")


def test_a_law_date_ahead_ends_no_hold_early(five: Workspace):
    proposed(five)
    later = UNTIL + timedelta(days=1)
    wish = Proposal("r2", "P2", "A", later)
    with pytest.raises(ActionRefused, match="land_taken_until"):
        propose(five, wish, LawOptions(later), actor=PLANNER, now=NOW)
    with pytest.raises(InputRefused, match="lapse_date_ahead"):
        lapse_overdue(five, on=later, actor=system_actor("li"), now=NOW)
    assert lapse_overdue(five, on=later, actor=system_actor("li"), now=NOW + timedelta(days=91)) == (1,)


@pytest.mark.both_stores
def test_who_finds_a_hold_ended_by_somebody_else_meanwhile_goes_on(five: Workspace):
    proposed(five)
    ended, later, found = threading.Event(), UNTIL + timedelta(days=1), []

    def first() -> None:
        with five.store.unit_of_work(OFFICER.stamp(NOW)) as work:
            found.append(lapse_holds(work, later))
            ended.set()
            threading.Event().wait(0.5)  # the other one comes while this is not yet committed

    other = threading.Thread(target=first)
    other.start()
    assert ended.wait(20)
    with five.store.unit_of_work(OFFICER.stamp(NOW)) as work:
        found.append(lapse_holds(work, later))
    other.join()
    assert found == [(1,), ()]
    with five.store.reading() as connection:
        assert [event.name for event in read_events(connection)].count("lapsed") == 1


def test_a_request_sent_again_for_another_project_is_refused(five: Workspace):
    first = Proposal("r1", "P1", "A", UNTIL)
    propose(five, first, LawOptions(AS_OF), actor=PLANNER, now=NOW)
    with pytest.raises(ActionRefused) as caught:
        propose(five, replace(first, project="P2", site="B"), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    assert (caught.value.code, caught.value.values["project"]) == ("request_reused", "P1")


def change_parcels(ws: Workspace, store_rows, change) -> None:
    frame = ws.city().parcels
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    store_rows(ws, "parcels", [change(row) for row in rows])


def test_bound_land_under_a_new_name_takes_no_part_in_a_plan_and_cannot_be_proposed(five: Workspace, store_rows):
    proposed(five)
    change_parcels(five, store_rows, lambda row: {**row, "parcel_id": "A2"} if row["parcel_id"] == "A" else row)
    plan = make_plan(five, PlanOptions(AS_OF), actor=PLANNER)
    assert not any("A2" in one["parcels"] for one in plan.assignments)
    with pytest.raises(ActionRefused) as caught:
        proposed(five, "P2", "A2")
    assert (caught.value.code, caught.value.values["rule"]) == ("proposal_blocked", "promised")


def test_land_gone_from_the_register_forbids_and_is_sent_back(five: Workspace, store_rows):
    one = do(five, under_check(five), "approve")
    change_parcels(five, store_rows, lambda row: {**row, "parcel_id": "A2"} if row["parcel_id"] == "A" else row)
    check_again(five, one)
    assert because(five, one, "sign") == "blocked"
    one = do(five, one, "send_back")
    wish = NewSite(one.id, one.version, "A2", "换了地块编号")
    assert resubmit(five, wish, LawOptions(AS_OF), actor=PLANNER, now=NOW).site == "A2"


def test_land_redrawn_under_its_name_is_not_checked_but_proposed_again(five: Workspace, store_rows):
    one = under_check(five)

    def moved(row):
        return {**row, "geometry": translate(row["geometry"], 10.0)} if row["parcel_id"] == "A" else row

    change_parcels(five, store_rows, moved)
    with pytest.raises(ActionRefused) as caught:
        check_again(five, one)
    assert (caught.value.code, caught.value.values["area_m2"]) == ("land_redrawn", 4000.0)  # 10 m × 200 m, twice
    one = do(five, one, "send_back")
    again = resubmit(five, NewSite(one.id, one.version, "A"), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    assert do(five, do(five, again, "take_up"), "approve").status == AllocationStatus.APPROVED
