"""The signing gate issues what holds, refuses what does not, and frees what it held. Five parcels (see conftest)."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.rules.clocks.calendar import WorkCalendar
from parcels.service.access import Actor, Origin, Role
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, Step, act, lapse_overdue, propose
from parcels.service.certificate_holds import certified_parcels
from parcels.service.certificates import GateOptions, certify
from parcels.service.gate_overrides import OverrideWish, give_override, overridden_projects, overrides
from parcels.service.issued import (
    IssueWish,
    gate_document,
    issue_certificate,
    issued_certificates,
    issued_gate,
    verify,
    withdraw_certificate,
)
from parcels.service.plans import PlanOptions, make_plan
from parcels.service.queue import dossier
from parcels.service.quotas import Grant, grant_quota
from parcels.service.workspace import Workspace
from parcels.store.certificates import CertificateStatus
from parcels.store.checks import Evidence
from parcels.store.state_check import check_state
from tests.service.conftest import ACTOR, AS_OF, NOW, PROMOTER, land

pytestmark = pytest.mark.both_stores

PLANNER = Actor("demo_planner", "演示 planner", Role.PLANNER, origin=Origin.DEMO)
OFFICER = Actor("demo_officer", "演示 officer", Role.OFFICER, origin=Origin.DEMO)
LEADER = Actor("demo_leader", "演示 leader", Role.LEADER, origin=Origin.DEMO)
LAST = WorkCalendar().add(AS_OF, 20).day
PAPER = Evidence("会议纪要.pdf", "application/pdf", b"minutes")


def change(ws: Workspace, store_rows, table: str, key: str, row_name: str, **cells) -> None:
    """Import a table again with other cells in one row."""
    frame = getattr(ws.city(), table)
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    store_rows(ws, table, [{**row, **(cells if row[key] == row_name else {})} for row in rows])


def mend_time(ws, store_rows, *, good):
    change(ws, store_rows, "projects", "project_id", "P1", need_by=date(2027, 12, 31) if good else date(2026, 1, 1))


def mend_quota(ws, store_rows, *, good):
    grant_quota(ws, Grant("energy", "PF1", AS_OF.year, 100.0 if good else 50.0, "一号文"), actor=ACTOR, now=NOW)


def mend_promise(ws, store_rows, *, good):
    change(ws, store_rows, "parcels", "parcel_id", "A", held_for=None if good else "P2", held_until=date(2027, 6, 30))


def mend_law(ws, store_rows, *, good):
    x, y = (100, 100) if good else (50, 500)
    change(ws, store_rows, "parcels", "parcel_id", "A", geometry=land(x, y, 100, 200))


def mend_bar(ws, store_rows, *, good):
    figures = {
        "tax_wan_yuan_per_year": 60.0 * 28 if good else 1.0,
        "output_wan_yuan_per_year": 1500.0 * 28 if good else 1.0,
    }
    change(ws, store_rows, "projects", "project_id", "P1", **figures)


@pytest.mark.parametrize(
    ("condition", "rules"),
    [
        (mend_time, {"need_by_passed", "ready_late", "delivery_statutory"}),
        (mend_quota, {"quota_energy"}),
        (mend_promise, {"promised"}),
        (mend_law, {"permanent_basic_farmland"}),
        (mend_bar, {"entry_floor", "entry_quality"}),
    ],
)
def test_the_gate_refuses_what_does_not_hold_and_grants_once_it_is_mended(
    five: Workspace, store_rows, certified, condition, rules
):
    condition(five, store_rows, good=False)
    with pytest.raises(ActionRefused) as caught:
        certified(five, "P1", "A")
    assert caught.value.code == "certificate_refused"
    paper = certify(five, "P1", GateOptions(AS_OF, "A"), actor=PROMOTER).certificate
    assert rules & {finding.rule for finding in paper.refusals}
    assert issued_certificates(five, actor=ACTOR) == ()
    condition(five, store_rows, good=True)
    assert certified(five, "P1", "A").number == "2026-0001"


def test_a_certificate_is_valid_for_the_working_days_the_city_set_and_holds_the_land_that_long(
    five: Workspace, certified
):
    one = certified(five, "P1", "A")
    assert one.valid_until == LAST
    assert set(certified_parcels(five, on=LAST, actor=ACTOR)) == {"A"}
    assert certified_parcels(five, on=LAST + timedelta(days=1), actor=ACTOR) == {}


def test_land_held_by_a_certificate_is_neither_certified_proposed_nor_planned_for_another(five: Workspace, certified):
    certified(five, "P1", "A")
    with pytest.raises(ActionRefused, match="certificate_refused"):
        certified(five, "P2", "A")
    refused = certify(five, "P2", GateOptions(AS_OF, "A"), actor=PROMOTER)
    assert [(one.how, one.project, one.number, one.until) for one in refused.holders] == [
        ("certificate", "P1", "2026-0001", LAST)
    ]
    with pytest.raises(ActionRefused, match="proposal_blocked"):
        propose(five, Proposal("r", "P2", "A", LAST), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    plan = make_plan(five, PlanOptions(AS_OF), actor=PLANNER)
    assert not any("A" in one["parcels"] for one in plan.assignments)


def test_an_expired_certificate_frees_the_land_for_the_next(five: Workspace, certified):
    first, later = certified(five, "P1", "A"), LAST + timedelta(days=1)
    second = certified(five, "P2", "A", on=later)
    states = {one.number: one.status for one in issued_certificates(five, actor=ACTOR)}
    assert states == {first.number: CertificateStatus.EXPIRED, second.number: CertificateStatus.IN_FORCE}


def test_the_daily_upkeep_ends_what_is_over(five: Workspace, certified):
    certified(five, "P1", "A")
    lapse_overdue(five, on=LAST, actor=ACTOR, now=NOW + timedelta(days=60))
    assert issued_certificates(five, actor=ACTOR)[0].status is CertificateStatus.IN_FORCE
    lapse_overdue(five, on=LAST + timedelta(days=1), actor=ACTOR, now=NOW + timedelta(days=60))
    assert issued_certificates(five, actor=ACTOR)[0].status is CertificateStatus.EXPIRED


def approved(ws: Workspace):
    one = propose(ws, Proposal("r", "P1", "A", AS_OF + timedelta(days=90)), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    for action in ("take_up", "approve"):
        one = act(ws, Step(one.id, one.version, action), on=AS_OF, actor=OFFICER, now=NOW)
    return one


def sign(ws: Workspace, one):
    return act(ws, Step(one.id, one.version, "sign"), on=AS_OF, actor=OFFICER, now=NOW)


def test_a_signature_uses_the_certificate_up_and_none_is_signed_without(five: Workspace, certified):
    one = approved(five)
    possible = {move.action: move.because for move in dossier(five, one.id, on=AS_OF, actor=OFFICER).possible}
    assert possible["sign"] == "not_certified"
    with pytest.raises(ActionRefused, match="not_certified"):
        sign(five, one)
    paper = certified(five, "P1", "A")
    assert sign(five, one).status == "committed"
    used = issued_certificates(five, actor=ACTOR)[0]
    assert (used.number, used.status, used.allocation_id) == (paper.number, CertificateStatus.USED, one.id)
    assert "certificate_used" in {event.name for event in dossier(five, one.id, on=AS_OF, actor=OFFICER).history}
    assert overridden_projects(five) == frozenset()
    with five.store.reading() as connection:
        assert check_state(connection) == ()


def test_a_leader_lets_one_signature_past_the_gate_and_it_is_counted_for_ever(five: Workspace):
    one = approved(five)
    wish = OverrideWish(one.id, one.version, "重大项目", PAPER)
    given = give_override(five, wish, actor=LEADER, now=NOW)
    assert (given.project_id, given.evidence_sha256, given.used_at) == ("P1", PAPER.sha256, None)
    assert overridden_projects(five) == frozenset()  # given, not yet signed by
    with pytest.raises(ActionRefused, match="override_open"):
        give_override(five, wish, actor=LEADER, now=NOW)
    signed = sign(five, one)
    act(five, Step(one.id, signed.version, "revoke", "企业放弃"), on=AS_OF, actor=LEADER, now=NOW)
    assert overridden_projects(five) == {"P1"}
    assert overrides(five, actor=ACTOR)[0].used_by == "demo_officer"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"reason": " "}, "override_reason_missing"),
        ({"evidence": replace(PAPER, content=b"")}, "override_evidence_missing"),
    ],
)
def test_an_override_needs_reason_and_evidence(five: Workspace, cells, code):
    one = approved(five)
    wish = replace(OverrideWish(one.id, one.version, "重大项目", PAPER), **cells)
    with pytest.raises(InputRefused, match=code):
        give_override(five, wish, actor=LEADER, now=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROMOTER, Role.PLANNER, Role.SYSTEM)])
def test_only_who_brings_or_plans_projects_takes_out_certificates(five: Workspace, role):
    actor = Actor(f"demo_{role}", str(role), role, department="forestry", origin=Origin.DEMO)
    with pytest.raises(ActionRefused, match="role_may_not"):
        issue_certificate(five, IssueWish("r", "P1"), GateOptions(AS_OF, "A"), actor=actor, now=NOW)


def test_a_promoter_of_another_platform_takes_out_none(five: Workspace):
    stranger = replace(PROMOTER, platform_id="PF2")
    with pytest.raises(ActionRefused, match="other_platform"):
        issue_certificate(five, IssueWish("r", "P1"), GateOptions(AS_OF, "A"), actor=stranger, now=NOW)


@pytest.mark.parametrize("days", [-2, 2])
def test_a_certificate_carries_the_day_of_its_issue(five: Workspace, days):
    options = GateOptions(AS_OF + timedelta(days=days), "A")
    with pytest.raises(InputRefused, match="certificate_date_refused"):
        issue_certificate(five, IssueWish("r", "P1"), options, actor=PROMOTER, now=NOW)


def test_a_withdrawn_certificate_frees_its_land_and_needs_a_reason(five: Workspace, certified):
    one = certified(five, "P1", "A")
    with pytest.raises(InputRefused, match="certificate_reason_missing"):
        withdraw_certificate(five, one.number, " ", actor=PROMOTER, now=NOW)
    ended = withdraw_certificate(five, one.number, "企业放弃", actor=PROMOTER, now=NOW)
    assert (ended.status, ended.reason) == (CertificateStatus.WITHDRAWN, "企业放弃")
    assert certified(five, "P2", "A").number == "2026-0002"
    with pytest.raises(ActionRefused, match="certificate_ended"):
        withdraw_certificate(five, one.number, "企业放弃", actor=PROMOTER, now=NOW)


def test_an_issued_certificate_reads_back_as_it_was_issued_whatever_was_imported_since(
    five: Workspace, store_rows, certified
):
    before = certify(five, "P1", GateOptions(AS_OF, "A"), actor=PROMOTER)
    one = certified(five, "P1", "A")
    change(five, store_rows, "projects", "project_id", "P1", name="改名")
    stored, gate = issued_gate(five, one.number, actor=ACTOR)
    assert stored == one
    assert replace(gate, issue=None, background=before.background) == replace(before, prepared=None)
    assert (gate.issue.number, gate.issue.code, gate.issue.valid_until) == ("2026-0001", one.code, LAST)
    assert json.loads(json.dumps(gate_document(before), ensure_ascii=False))["certificate"]["project"] == "P1"


def test_every_condition_has_an_owner_or_says_so_and_a_day(five: Workspace):
    gate = certify(five, "P1", GateOptions(AS_OF, "A"), actor=PROMOTER)
    assert {one.by for one in gate.terms} <= {LAST, gate.certificate.need_by}
    assert len(gate.terms) == len(gate.certificate.conditions)
    owners = {one.finding.rule: one.authority for one in gate.terms}
    assert owners["archaeology_survey"] == "heritage"
    assert {line.rule for line in gate.quotas} == {"quota_new_construction", "quota_farmland", "quota_energy"}
    assert "entry_quality" in {finding.rule for finding in gate.standard}


def test_a_paper_is_verified_by_number_and_code(five: Workspace, certified):
    one = certified(five, "P1", "A")

    def asked(code: str = one.code, number: str = one.number, on: date = AS_OF) -> tuple[str, str]:
        found = verify(five, number, code, on=on, actor=ACTOR)
        return str(found.result), found.because

    assert asked() == ("genuine", "")
    assert asked(one.code.lower().replace("-", " ")) == ("genuine", "")
    assert asked("AAAA-AAAA-AAAA") == ("altered", "code")
    assert asked(number="2026-0009") == ("unknown", "")
    assert asked(on=LAST + timedelta(days=1)) == ("expired", "")
    withdraw_certificate(five, one.number, "企业放弃", actor=PROMOTER, now=NOW)
    assert asked() == ("withdrawn", "")


def test_a_wrong_code_tells_nothing_of_the_certificate(five: Workspace, certified):
    one = certified(five, "P1", "A")
    assert verify(five, one.number, "guess", on=AS_OF, actor=ACTOR).certificate is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificate SET document = replace(document, '项目P1', '项目P9')",
        "UPDATE certificate SET valid_until = '2030-01-01'",
        "UPDATE certificate SET site = 'C'",
    ],
)
def test_a_certificate_changed_behind_the_log_is_told_altered_and_not_given_out(five: Workspace, certified, statement):
    one = certified(five, "P1", "A")
    with five.store.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    found = verify(five, one.number, one.code, on=AS_OF, actor=ACTOR)
    assert (str(found.result), found.because) == ("altered", "record")
    with pytest.raises(ActionRefused, match="certificate_altered"):
        issued_gate(five, one.number, actor=ACTOR)
