"""Writing records: who may, what becomes of the earlier row, what the report reads. Today is 23 November 2026."""

import hashlib
import io
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.progress import Cause
from parcels.landing.record_chain import How
from parcels.landing.records import (
    Achieved,
    CauseFound,
    Clearance,
    ClearanceResult,
    Escalation,
    ExtensionGranted,
    IdleDecision,
    IdleOutcome,
    Inspection,
    MilestoneReached,
    PauseFound,
    PlanPoint,
    RecordKind,
    RegionalAssessment,
    ServiceRequest,
    StopFound,
    kind_of,
)
from parcels.rules.demand import records
from parcels.service.access import Actor, Origin, Role, demo_actors, system_actor
from parcels.service.landing import LandingOptions, landing_report, project_curve
from parcels.service.landing_records import Change, NewRecord, carry_on, confirm, correct, record, record_many, withdraw
from parcels.service.log import verify_log
from parcels.service.record_list import RecordFilter, history, may_record, paper_file, records_of
from parcels.service.record_papers import Attachment

TODAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
DAY = timedelta(days=1)
D = date(2026, 3, 2)
PEOPLE = {actor.role: actor for actor in demo_actors()}
OFFICER, PLANNER, LEADER = PEOPLE[Role.OFFICER], PEOPLE[Role.PLANNER], PEOPLE[Role.LEADER]
SYSTEM = system_actor("tester")
SECOND = Actor("demo_second", "二号", Role.OFFICER, origin=Origin.DEMO)
FORESTRY = PEOPLE[Role.DEPARTMENT]
HOUSING = replace(FORESTRY, user="demo_housing", department="housing")
BODIES = (
    CauseFound(D, Cause.ENTERPRISE, "函"),
    PauseFound(D, Cause.GOVERNMENT, "函"),
    ExtensionGranted(D, "start_late", 3, "批复"),
    StopFound(D, "记录"),
    Inspection(D, invested_wan_yuan=10.0, physical_percent=0.0),
    Achieved(2025, D, tax_wan_yuan_per_year=3.0),
    ServiceRequest(D, "用电", "增容", "energy"),
    Clearance("fire", "housing", D),
    MilestoneReached(Milestone.CONTRACT, actual_on=D),
    PlanPoint(D, 100.0),
    IdleDecision(D, IdleOutcome.NOT_IDLE, "决定书"),
    Escalation(D, "start_late", "一号园", "请办"),
    RegionalAssessment("energy", D, "批文"),
)
MAY_BEGIN = {
    "cause": "officer system",
    "pause": "officer system",
    "extension": "officer system",
    "stop": "planner promoter officer system",
    "inspection": "planner promoter officer system",
    "achieved": "planner promoter officer system",
    "request": "planner promoter system",
    "clearance": "planner promoter system",
    "milestone": "planner promoter officer system",
    "plan_point": "planner promoter officer system",
    "idle_decision": "officer system",
    "escalation": "leader",
    "regional_assessment": "planner officer system",
}


def write(ws, body, actor=SYSTEM, project="P1", **more):
    subject = "PF1" if isinstance(body, RegionalAssessment) else project
    return record(ws, NewRecord(subject, body, **more), on=TODAY, actor=actor, now=NOW)


def refusal(call):
    with pytest.raises((ActionRefused, InputRefused)) as caught:
        call()
    return caught.value


@pytest.mark.both_stores
def test_every_kind_is_kept_with_one_event_and_read_again_as_it_was_written(five):
    made = [write(five, body, LEADER if isinstance(body, Escalation) else SYSTEM) for body in BODIES]
    assert {kind_of(body) for body in BODIES} == set(RecordKind)
    found = records_of(five, RecordFilter(), actor=SYSTEM)
    assert [one.body for one in found] == list(BODIES)
    assert (found[0].project, found[-1].project, found[-1].platform_id) == ("P1", "", "PF1")
    assert found == tuple(made)
    report = verify_log(five, actor=SYSTEM)
    assert (report.is_whole, report.faults) == (True, ())


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_who_may_begin_which_kind(five, role):
    person = PEOPLE[role]
    for body in BODIES:
        may = role in MAY_BEGIN[kind_of(body)].split()
        if may:
            assert write(five, body, person).made_by == person.user
        else:
            assert refusal(lambda body=body: write(five, body, person)).code == "action_not_allowed"
    offered = set(may_record(five, "P1", actor=person)) - {RecordKind.CLEARANCE}
    begun = {kind for kind, roles in MAY_BEGIN.items() if role in roles.split()}
    assert offered == {RecordKind(kind) for kind in begun} - {RecordKind.CLEARANCE, RecordKind.REGIONAL_ASSESSMENT}


def test_a_planner_writes_about_projects_of_the_own_platform_only(five, store_rows):
    rows = [
        {**row, "platform_id": "PF1" if row["project_id"] == "P1" else None} for row in records(five.city().projects)
    ]
    store_rows(five, "projects", rows)
    own, other = (replace(PLANNER, platform_id=name) for name in ("PF1", "PF2"))
    assert write(five, StopFound(D, "记录"), own).platform_id == "PF1"
    assert refusal(lambda: write(five, StopFound(D, "别的"), other)).values["because"] == "other_platform"
    assert refusal(lambda: write(five, StopFound(D, "记录"), own, "P2")).values["because"] == "other_platform"
    assert may_record(five, "P1", actor=other) == ()


@pytest.mark.both_stores
def test_a_correction_names_the_earlier_row_and_both_stay_readable(five):
    first = write(five, Inspection(D, invested_wan_yuan=10.0), PLANNER)
    change = Change(first.id, Inspection(D, invested_wan_yuan=100.0), "少写一个零")
    second = correct(five, change, on=TODAY, actor=PLANNER, now=NOW)
    assert (second.how, second.replaces, second.reason) == (How.CORRECTED, first.id, "少写一个零")
    assert [one.id for one in records_of(five, RecordFilter("P1"), actor=PLANNER)] == [second.id]
    assert [one.body.invested_wan_yuan for one in history(five, first.id, actor=PLANNER)] == [10.0, 100.0]
    assert [one.id for one in history(five, second.id, actor=PLANNER)] == [first.id, second.id]
    again = refusal(lambda: correct(five, change, on=TODAY, actor=PLANNER, now=NOW))
    assert (again.code, again.values) == ("record_replaced", {"record": first.id, "by": second.id})


def test_a_correction_that_changes_nothing_or_says_no_reason_or_is_of_another_kind_is_refused(five):
    first = write(five, Inspection(D, invested_wan_yuan=10.0), PLANNER)

    def code(body, reason="错"):
        change = Change(first.id, body, reason)
        return refusal(lambda: correct(five, change, on=TODAY, actor=PLANNER, now=NOW)).code

    assert code(first.body) == "record_unchanged"
    assert code(Inspection(D, invested_wan_yuan=11.0), " ") == "record_text_missing"
    assert code(StopFound(D, "记录")) == "record_kind_differs"
    missing = Change(99, first.body, "错")
    assert refusal(lambda: correct(five, missing, on=TODAY, actor=PLANNER, now=NOW)).code == "record_missing"


def test_who_may_not_write_a_kind_may_not_correct_or_withdraw_it_either(five):
    pause = write(five, PauseFound(D, Cause.GOVERNMENT, "函"), OFFICER)
    change = Change(pause.id, PauseFound(D, Cause.ENTERPRISE, "函"), "错")
    calls = (
        lambda: correct(five, change, on=TODAY, actor=PLANNER, now=NOW),
        lambda: withdraw(five, pause.id, "错", on=TODAY, actor=PLANNER, now=NOW),
        lambda: carry_on(five, replace(change, body=replace(pause.body, ends_on=D)), on=TODAY, actor=PLANNER, now=NOW),
    )
    assert [refusal(call).code for call in calls] == ["action_not_allowed"] * 3


def test_a_pause_is_carried_on_to_its_end_and_nothing_else_of_it_changes(five):
    pause = write(five, PauseFound(D, Cause.GOVERNMENT, "函"), OFFICER)
    ended = carry_on(five, Change(pause.id, replace(pause.body, ends_on=D + DAY)), on=TODAY, actor=OFFICER, now=NOW)
    assert (ended.how, ended.body.ends_on) == (How.CONTINUED, D + DAY)
    other = Change(ended.id, replace(ended.body, cause=Cause.MIXED))
    found = refusal(lambda: carry_on(five, other, on=TODAY, actor=OFFICER, now=NOW))
    assert (found.code, found.values["field"]) == ("record_continues_other", "cause")
    stays = write(five, Inspection(D, invested_wan_yuan=1.0), OFFICER)
    wish = Change(stays.id, Inspection(D, invested_wan_yuan=2.0))
    assert refusal(lambda: carry_on(five, wish, on=TODAY, actor=OFFICER, now=NOW)).code == "record_not_continued"


def test_withdrawn_is_in_force_no_more_and_cannot_be_gone_on_with(five):
    first = write(five, StopFound(D, "记录"), PLANNER)
    assert refusal(lambda: withdraw(five, first.id, "", on=TODAY, actor=PLANNER, now=NOW)).code == "record_text_missing"
    gone = withdraw(five, first.id, "记错项目", on=TODAY, actor=PLANNER, now=NOW)
    assert records_of(five, RecordFilter("P1"), actor=PLANNER) == ()
    assert refusal(lambda: withdraw(five, gone.id, "再撤", on=TODAY, actor=PLANNER, now=NOW)).code == "record_replaced"
    write(five, StopFound(D, "记录"), PLANNER)  # the same may be written again


@pytest.mark.both_stores
def test_a_cause_is_confirmed_by_another_officer_than_those_who_wrote_it(five):
    first = write(five, CauseFound(D, Cause.ENTERPRISE, "函"), OFFICER)
    change = Change(first.id, CauseFound(D, Cause.GOVERNMENT, "函"), "查明")
    second = correct(five, change, on=TODAY, actor=SECOND, now=NOW)
    for author in (OFFICER, SECOND):
        found = refusal(lambda author=author: confirm(five, second.id, on=TODAY, actor=author, now=NOW))
        assert found.code == "record_same_person"
    third = replace(SECOND, user="demo_third")
    done = confirm(five, second.id, on=TODAY, actor=third, now=NOW)
    assert (done.is_confirmed, done.proposed_by, done.made_by) == (True, "demo_second", "demo_third")
    assert refusal(lambda: confirm(five, done.id, on=TODAY, actor=OFFICER, now=NOW)).code == "record_not_confirmable"
    stop = write(five, StopFound(D, "记录"), OFFICER)
    assert refusal(lambda: confirm(five, stop.id, on=TODAY, actor=SECOND, now=NOW)).code == "record_not_confirmable"


def test_a_cause_corrected_after_it_was_confirmed_is_to_be_confirmed_again(five):
    first = write(five, CauseFound(D, Cause.ENTERPRISE, "函"), OFFICER)
    done = confirm(five, first.id, on=TODAY, actor=SECOND, now=NOW)
    change = Change(done.id, CauseFound(D, Cause.MIXED, "函"), "查明")
    assert not correct(five, change, on=TODAY, actor=OFFICER, now=NOW).is_confirmed


def test_only_its_own_department_decides_a_clearance(five):
    asked = write(five, Clearance("fire", "housing", D), PLANNER)
    decided = replace(asked.body, accepted_on=D, result=ClearanceResult.APPROVED, result_on=D + DAY, document="文")
    change = Change(asked.id, decided)
    for actor in (PLANNER, FORESTRY, OFFICER, LEADER, SYSTEM):
        call = lambda actor=actor: carry_on(five, change, on=TODAY, actor=actor, now=NOW)  # noqa: E731
        assert refusal(call).code == "action_not_allowed"
    assert carry_on(five, change, on=TODAY, actor=HOUSING, now=NOW).body.result is ClearanceResult.APPROVED
    whole = Clearance("fire", "housing", D, D)
    assert refusal(lambda: write(five, whole, PLANNER)).code == "action_not_allowed"
    assert write(five, whole, HOUSING, "P2").body == whole
    assert RecordKind.CLEARANCE in may_record(five, "P1", actor=HOUSING)


def test_the_bureau_decides_the_clearances_of_natural_resources(five):
    asked = write(five, Clearance("minerals", "natural_resources", D), PLANNER)
    change = Change(asked.id, replace(asked.body, accepted_on=D))
    assert carry_on(five, change, on=TODAY, actor=OFFICER, now=NOW).body.accepted_on == D


def test_a_request_is_answered_by_the_department_that_owns_it_or_for_it_by_the_platform(five):
    asked = write(five, ServiceRequest(D, "消防", "指导", "housing"), PLANNER)
    answer = Change(asked.id, replace(asked.body, answered_on=D + DAY, result="已上门"))
    assert refusal(lambda: carry_on(five, answer, on=TODAY, actor=FORESTRY, now=NOW)).code == "action_not_allowed"
    assert carry_on(five, answer, on=TODAY, actor=HOUSING, now=NOW).body.result == "已上门"


def test_a_person_switched_to_another_role_meanwhile_writes_nothing(real_five):
    stranger = Actor("nobody", "无", Role.OFFICER, origin=Origin.PERSON)
    assert refusal(lambda: write(real_five, StopFound(D, "记录"), stranger)).values["because"] == "person_inactive"
    assert refusal(lambda: write(real_five, StopFound(D, "记录"), OFFICER)).values["because"] == "demo_only"
    assert records_of(real_five, RecordFilter(), actor=SYSTEM) == ()


def test_many_are_written_whole_or_not_at_all(five):
    news = [
        NewRecord("P1", Inspection(D, 10.0)),
        NewRecord("P2", Inspection(D, 10.0)),
        NewRecord("P9", StopFound(D, "x")),
    ]
    found = refusal(lambda: record_many(five, news, on=TODAY, actor=SYSTEM, now=NOW))
    assert (found.code, found.values["project"]) == ("project_unknown", "P9")
    assert records_of(five, RecordFilter(), actor=SYSTEM) == ()
    falling = [NewRecord("P1", Inspection(D, 10.0)), NewRecord("P1", Inspection(D + DAY, 9.0))]
    assert refusal(lambda: record_many(five, falling, on=TODAY, actor=SYSTEM, now=NOW)).code == "record_fell"
    assert len(record_many(five, news[:2], on=TODAY, actor=SYSTEM, now=NOW)) == 2
    assert refusal(lambda: write(five, Inspection(D, 10.0))).code == "record_known"


def photo(**more):
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    exif[0x0112] = 6  # the camera lay on its side
    exif.get_ifd(0x8825)[2] = (30.0, 31.0, 32.0)
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(made, "JPEG", exif=exif, comment=b"SECRETNOTE", **more)
    return made.getvalue()


def test_a_photo_is_kept_upright_and_without_what_the_camera_told(five):
    from PIL import Image

    given = photo()
    assert b"SECRET" in given
    found = write(five, Inspection(D, note="现场"), PLANNER, papers=(Attachment("a/b/c.jpg", given, "大门", True),))
    (paper,) = found.papers
    kept = paper_file(five, paper.sha256, actor=LEADER)
    assert (paper.name, paper.caption, kept.media_type) == ("c.jpg", "大门", "image/jpeg")
    assert paper.original_sha256 == hashlib.sha256(given).hexdigest() != paper.sha256
    assert b"SECRET" not in kept.content
    assert b"Exif" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as shown:
        assert (shown.size, len(shown.getexif())) == ((20, 40), 0)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (Attachment("a.jpg", b"%PDF-1.7", "", True), "photo_format_refused"),
        (Attachment("a.svg", b"<svg onload='x()'/>", "", True), "photo_format_refused"),
        (Attachment("a.jpg", b"\xff\xd8\xff" + b"0" * 50, "", True), "photo_damaged"),
        (Attachment("a.pdf", b""), "paper_empty"),
        (Attachment("a.html", b"<script>"), "paper_type_refused"),
        (Attachment("a.pdf", b"0" * (20 * 2**20 + 1)), "evidence_too_big"),
    ],
)
def test_what_is_no_photo_and_no_paper_is_refused_and_nothing_is_written(five, file, code):
    assert refusal(lambda: write(five, Inspection(D, note="现场"), PLANNER, papers=(file,))).code == code
    assert records_of(five, RecordFilter(), actor=SYSTEM) == ()


def test_papers_of_the_earlier_row_stay_with_the_matter(five):
    first = write(five, PauseFound(D, Cause.GOVERNMENT, "函"), OFFICER, papers=(Attachment("函.pdf", b"%PDF"),))
    change = Change(first.id, replace(first.body, ends_on=D), papers=(Attachment("复工.pdf", b"%PDF2"),))
    assert [paper.name for paper in carry_on(five, change, on=TODAY, actor=OFFICER, now=NOW).papers] == [
        "函.pdf",
        "复工.pdf",
    ]


def landed(ws, store_rows, agreed):
    rows = [
        {"project_id": "P1", "milestone": "signed", "actual_on": date(2023, 1, 5)},
        {"project_id": "P1", "milestone": "contract", "actual_on": date(2023, 9, 1), "area_mu": 30.0},
        {"project_id": "P1", "milestone": "delivered", "actual_on": date(2023, 9, 20)},
        {"project_id": "P1", "milestone": "start_statutory", "agreed_on": agreed},
    ]
    store_rows(ws, "milestones", rows)


def clock(ws, name, as_of, **more):
    found = landing_report(ws, LandingOptions(as_of, **more), actor=SYSTEM).projects
    project = next(one for one in found if one.project == "P1")
    return next(one for one in project.clocks if one.name == name)


@pytest.mark.both_stores
def test_the_report_reads_pauses_and_extensions_from_the_table_around_the_last_day(five, store_rows):
    """2 March 2025 + 3 months = 2 June 2025; + 12 months = 2 June 2026; + 10 days = 12 June 2026, a Friday."""
    landed(five, store_rows, date(2025, 3, 2))
    write(five, ExtensionGranted(date(2025, 2, 3), "start_late", 3, "批复"), OFFICER)
    write(five, PauseFound(date(2026, 2, 1), Cause.GOVERNMENT, "函", ends_on=date(2026, 2, 10)), OFFICER)
    last = date(2026, 6, 12)
    found = [clock(five, "idle_year", last + DAY * n) for n in (-1, 0, 1)]
    assert [(str(one.state), one.days) for one in found] == [("running", 1), ("running", 0), ("overdue", -1)]
    assert (found[0].paused_days, found[0].extended_months) == (10, 0)
    assert clock(five, "start_late", last).extended_months == 3


def test_a_report_of_what_was_known_then_leaves_out_what_was_written_later(five, store_rows):
    landed(five, store_rows, date(2025, 3, 2))
    first = write(five, CauseFound(date(2026, 6, 1), Cause.ENTERPRISE, "函"), OFFICER)
    later = NOW + DAY
    confirm(five, first.id, on=TODAY, actor=SECOND, now=later)
    day = date(2026, 7, 1)
    assert str(clock(five, "idle_year", day).verdict) == "idle_enterprise"
    assert str(clock(five, "idle_year", day, known_at=NOW).verdict) == "idle_pending"


def test_the_report_holds_clearances_requests_and_a_curve(five, store_rows):
    landed(five, store_rows, date(2027, 3, 2))
    write(five, Clearance("environment", "ecology", D), PLANNER)
    write(five, ServiceRequest(D, "用电", "增容", "energy"), PLANNER)
    write(five, Inspection(D, invested_wan_yuan=10.0), PLANNER)
    found = landing_report(five, LandingOptions(TODAY), actor=SYSTEM)
    assert [(str(one.state), one.item) for one in found.clearances] == [("waiting", "environment")]
    assert [(str(one.state), one.due_on) for one in found.requests] == [("overdue", date(2026, 3, 16))]
    assert [one.department for one in found.departments] == ["energy", "ecology"]
    curve = project_curve(five, "P1", LandingOptions(TODAY), actor=SYSTEM)
    assert [point.amount_wan_yuan for point in curve.actual] == [10.0]
    code = refusal(lambda: project_curve(five, "P9", LandingOptions(TODAY), actor=SYSTEM)).code
    assert code == "project_unsigned"


def test_a_milestone_recorded_in_the_app_moves_the_project_on(five, store_rows):
    landed(five, store_rows, date(2026, 3, 2))
    assert clock(five, "start_late", TODAY).state == "overdue"
    write(five, MilestoneReached(Milestone.START_STATUTORY, actual_on=date(2026, 3, 2), evidence="照片"), PLANNER)
    assert clock(five, "start_late", TODAY).state == "met"
