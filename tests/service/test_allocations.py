"""Five parcels of 30 mu (see conftest): P1 and P2 fit A; B is promised to P2; D lies under basic farmland."""

from datetime import UTC, date, datetime, timedelta

import pytest

from parcels.domain.allocation import AllocationStatus
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service.access import Actor, Origin, Role
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import NewSite, Proposal, Step, act, propose, recheck, resubmit
from parcels.service.finding_decisions import FindingDecisionWish, decide_finding
from parcels.service.gate_overrides import OverrideWish, give_override
from parcels.service.plans import PlanOptions, make_plan
from parcels.service.queue import dossier, queue
from parcels.service.workspace import Workspace
from parcels.store.checks import Evidence
from parcels.store.events import read_events, verify_chain
from parcels.store.quotas import QuotaNeed, grant, read_balances

pytestmark = pytest.mark.both_stores

AS_OF = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LAW = LawOptions(AS_OF)
UNTIL = AS_OF + timedelta(days=90)
PLANNER = Actor("demo_planner", "演示 planner", Role.PLANNER, origin=Origin.DEMO)
OFFICER = Actor("demo_officer", "演示 officer", Role.OFFICER, origin=Origin.DEMO)
LEADER = Actor("demo_leader", "演示 leader", Role.LEADER, origin=Origin.DEMO)


def proposal(name: str, site: str, request: str = "r1", until: date = UNTIL) -> Proposal:
    return Proposal(request, name, site, until)


def proposed(ws: Workspace, name: str = "P1", site: str = "A", request: str = "r1"):
    return propose(ws, proposal(name, site, request), LAW, actor=PLANNER, now=NOW)


def do(ws: Workspace, one, action: str, actor: Actor = OFFICER, reason: str = "理由", on: date = AS_OF, **more):
    return act(ws, Step(one.id, one.version, action, reason, **more), on=on, actor=actor, now=NOW)


def waive_all(ws: Workspace, one) -> None:
    file = dossier(ws, one.id, on=AS_OF, actor=OFFICER)
    for rule, subject in file.check.open_findings:
        wish = FindingDecisionWish(one.id, one.version, rule, subject, "waived", "专题会议纪要")
        decide_finding(ws, wish, on=AS_OF, actor=OFFICER, now=NOW)


def past_the_gate(ws: Workspace, one) -> None:
    wish = OverrideWish(one.id, one.version, "重大项目，市委常委会议定", Evidence("纪要.pdf", "application/pdf", b"x"))
    give_override(ws, wish, actor=LEADER, now=NOW)


def test_a_proposal_holds_its_land_and_keeps_its_check(five: Workspace):
    made = proposed(five)
    assert (made.status, made.platform_id, made.held_until) == (AllocationStatus.PROPOSED, "PF1", UNTIL)
    assert {atom.parcel_id for atom in made.atoms} == {"A"}
    file = dossier(five, made.id, on=AS_OF, actor=OFFICER)
    assert (file.is_fresh, file.check.blocks) == (True, 0)
    assert [event.name for event in file.history] == ["allocated", "checked"]


def test_the_same_request_again_gets_its_first_answer(five: Workspace):
    first = proposed(five)
    assert proposed(five) == first
    assert len(queue(five, on=AS_OF, actor=OFFICER)) == 1


def test_land_held_for_one_project_is_refused_to_another_with_who_and_until_when(five: Workspace):
    proposed(five)
    with pytest.raises(ActionRefused) as caught:
        proposed(five, "P2", "A", "r2")
    assert caught.value.code == "proposal_blocked"  # the rules see the hold first; the guard of the store stands behind
    assert caught.value.values["rule"] == "promised"


@pytest.mark.parametrize("site", ["C", "D"])
def test_land_that_the_law_forbids_cannot_even_be_proposed(five: Workspace, site: str):
    with pytest.raises(ActionRefused, match="proposal_blocked"):
        proposed(five, "P1", site)
    assert queue(five, on=AS_OF, actor=OFFICER) == ()


@pytest.mark.parametrize("days", [-1, 366])
def test_a_hold_ends_within_a_year_from_today(five: Workspace, days: int):
    with pytest.raises(InputRefused, match="hold_date_refused"):
        propose(five, proposal("P1", "A", until=AS_OF + timedelta(days=days)), LAW, actor=PLANNER, now=NOW)


def test_only_a_planner_proposes_and_only_an_officer_decides(five: Workspace):
    with pytest.raises(ActionRefused, match="role_may_not"):
        propose(five, proposal("P1", "A"), LAW, actor=OFFICER, now=NOW)
    made = proposed(five)
    with pytest.raises(ActionRefused, match="role_may_not"):
        do(five, made, "take_up", PLANNER)


def test_a_demo_person_is_nobody_in_a_real_workspace(real_five: Workspace):
    with pytest.raises(ActionRefused, match="demo_only"):
        proposed(real_five)


def test_the_way_from_proposal_to_signature_and_into_the_ground(late_five: Workspace):
    one = do(late_five, proposed(late_five), "take_up")
    waive_all(late_five, one)
    one = do(late_five, one, "approve")
    with pytest.raises(ActionRefused, match="not_certified"):
        do(late_five, one, "sign")
    past_the_gate(late_five, one)  # the land comes too late: no certificate, so a leader answers for the signature
    for action in ("sign", "deliver", "start", "produce", "accept"):
        one = do(late_five, one, action)
    assert (one.status, one.decided_by) == (AllocationStatus.ACCEPTED, "demo_officer")
    names = [event.name for event in dossier(late_five, one.id, on=AS_OF, actor=OFFICER).history]
    assert names[-6:] == [
        "override_used", "signed", "land_delivered", "construction_started", "production_started", "accepted",
    ]  # fmt: skip
    with late_five.store.reading() as connection:
        assert verify_chain(connection).is_whole


def test_an_allocation_with_an_open_finding_is_not_approved(late_five: Workspace):
    one = do(late_five, proposed(late_five), "take_up")
    assert dossier(late_five, one.id, on=AS_OF, actor=OFFICER).check.open_findings
    with pytest.raises(ActionRefused) as caught:
        do(late_five, one, "approve")
    assert caught.value.values["because"] == "unresolved"


def test_returned_changed_and_proposed_again_the_old_land_is_free(five: Workspace):
    one = do(five, do(five, proposed(five, "P2", "B"), "take_up"), "send_back", reason="请改用A地块")
    assert (one.status, one.reason) == (AllocationStatus.RETURNED, "请改用A地块")
    moved = resubmit(five, NewSite(one.id, one.version, "A"), LAW, actor=PLANNER, now=NOW)
    assert (moved.status, moved.site) == (AllocationStatus.PROPOSED, "A")
    assert {atom.parcel_id for atom in moved.atoms} == {"A"}


@pytest.mark.parametrize("action", ["send_back", "reject"])
def test_a_refusal_needs_a_reason(five: Workspace, action: str):
    one = do(five, proposed(five), "take_up")
    with pytest.raises(ActionRefused, match="reason_missing"):
        do(five, one, action, reason=" ")


def test_who_saw_an_older_state_is_told_so(five: Workspace):
    made = proposed(five)
    do(five, made, "take_up")
    with pytest.raises(ActionRefused, match="allocation_changed"):
        do(five, made, "withdraw", PLANNER)


def test_what_forbids_is_never_waived_and_what_asks_for_nothing_needs_no_waiver(five: Workspace):
    one = do(five, proposed(five), "take_up")
    passing = next(f for f in dossier(five, one.id, on=AS_OF, actor=OFFICER).findings if f.verdict == "pass")
    wish = FindingDecisionWish(one.id, one.version, passing.rule, passing.subject, "waived", "理由")
    with pytest.raises(ActionRefused, match="finding_not_waivable"):
        decide_finding(five, wish, on=AS_OF, actor=OFFICER, now=NOW)
    unknown = FindingDecisionWish(one.id, one.version, "no_rule", "A", "waived", "理由")
    with pytest.raises(ActionRefused, match="finding_unknown"):
        decide_finding(five, unknown, on=AS_OF, actor=OFFICER, now=NOW)


def test_a_waiver_keeps_its_evidence_as_it_came(late_five: Workspace):
    one = do(late_five, proposed(late_five), "take_up")
    (rule, subject), *_ = dossier(late_five, one.id, on=AS_OF, actor=OFFICER).check.open_findings
    paper = Evidence("纪要<script>.pdf", "application/pdf", b"\x00anything")
    wish = FindingDecisionWish(one.id, one.version, rule, subject, "waived", "会议纪要", evidence=paper)
    decide_finding(late_five, wish, on=AS_OF, actor=OFFICER, now=NOW)
    file = dossier(late_five, one.id, on=AS_OF, actor=OFFICER)
    assert (file.decisions[0].reason, file.decisions[0].evidence_sha256) == ("会议纪要", paper.sha256)
    assert file.history[-1].name == "finding_waived"


def test_new_data_make_a_check_stale_and_a_recheck_makes_it_good(five: Workspace, store_rows):
    one = do(five, proposed(five), "take_up")
    waive_all(five, one)
    store_rows(five, "readiness", [{"parcel_id": "A", "item": "levelling", "state": "done"}])
    with pytest.raises(ActionRefused, match="not_checked"):
        do(five, one, "approve")
    recheck(five, one.id, LAW, actor=OFFICER, now=NOW)
    assert do(five, one, "approve").status is AllocationStatus.APPROVED


def test_a_hold_that_is_over_lapses_when_somebody_else_wants_the_land(five: Workspace):
    first = proposed(five)
    later = UNTIL + timedelta(days=1)
    wish = Proposal("r2", "P2", "A", later + timedelta(days=30))
    made = propose(five, wish, LawOptions(later), actor=PLANNER, now=datetime(2027, 2, 22, tzinfo=UTC))
    states = {row.number: row.status for row in queue(five, on=later, actor=OFFICER)}
    assert states == {first.id: AllocationStatus.LAPSED, made.id: AllocationStatus.PROPOSED}


def test_on_its_last_day_a_hold_still_holds(five: Workspace):
    proposed(five)
    wish = Proposal("r2", "P2", "A", UNTIL + timedelta(days=30))
    with pytest.raises(ActionRefused, match="proposal_blocked"):
        propose(five, wish, LawOptions(UNTIL), actor=PLANNER, now=NOW)


def test_a_leader_extends_a_hold_and_revokes_what_was_signed(five: Workspace, certified):
    one = do(five, proposed(five), "extend_hold", LEADER, until=UNTIL + timedelta(days=30))
    assert one.held_until == UNTIL + timedelta(days=30)
    one = do(five, one, "take_up")
    waive_all(five, one)
    certified(five, "P1", "A")
    one = do(five, do(five, do(five, one, "approve"), "sign"), "revoke", LEADER, "企业放弃")
    assert (one.status, one.atoms) == (AllocationStatus.REVOKED, ())


def test_signing_draws_the_quota_and_revoking_gives_it_back(five: Workspace, certified):
    energy = QuotaNeed("energy", "PF1", 2026, 150_000)  # kg; P1 needs 100 t
    with five.store.unit_of_work(OFFICER.stamp(NOW)) as work:
        grant(work, energy, "能评批复1号")
    one = do(five, proposed(five), "take_up")
    waive_all(five, one)
    certified(five, "P1", "A")
    one = do(five, do(five, one, "approve"), "sign")
    assert used(five) == 100_000
    do(five, one, "revoke", LEADER)
    assert used(five) == 0


def used(ws: Workspace) -> int:
    with ws.store.reading() as connection:
        return read_balances(connection)[0].used


def test_allocated_land_and_its_project_take_no_part_in_a_new_plan(five: Workspace):
    proposed(five)
    plan = make_plan(five, PlanOptions(AS_OF), actor=PLANNER)
    assert "P1" not in {one["project"] for one in plan.assignments} | set(plan.refused)
    assert not any("A" in one["parcels"] for one in plan.assignments)


def test_the_queue_shows_open_ones_first_with_age_and_verdict(five: Workspace):
    first = proposed(five)
    do(five, first, "withdraw", PLANNER)
    proposed(five, "P2", "B", "r2")
    rows = queue(five, on=AS_OF + timedelta(days=3), actor=OFFICER)
    assert [(row.project, str(row.status), row.age_days) for row in rows] == [
        ("P2", "proposed", 3),
        ("P1", "withdrawn", 3),
    ]
    assert rows[0].verdict in ("fail", "conditional", "pass")


def test_what_is_possible_is_told_with_the_reason(five: Workspace):
    made = proposed(five)
    for_officer = {one.action: one.because for one in dossier(five, made.id, on=AS_OF, actor=OFFICER).possible}
    for_planner = {one.action: one.because for one in dossier(five, made.id, on=AS_OF, actor=PLANNER).possible}
    assert (for_officer["take_up"], for_officer["approve"]) == ("state_allows", "state_forbids")
    assert (for_planner["take_up"], for_planner["withdraw"]) == ("role_may_not", "state_allows")


def test_every_event_of_an_allocation_is_in_the_log(five: Workspace):
    one = do(five, proposed(five), "take_up")
    do(five, one, "reject")
    with five.store.reading() as connection:
        names = [event.name for event in read_events(connection, limit=100) if event.values.get("allocation")]
    assert names == ["allocated", "checked", "taken_up", "rejected"]


def test_a_retry_after_the_land_went_to_nobody_else_needs_no_second_look_at_the_rules(five: Workspace, store_rows):
    first = proposed(five)
    store_rows(five, "readiness", [{"parcel_id": "A", "item": "levelling", "state": "todo"}])
    assert proposed(five) == first


@pytest.mark.parametrize("days", [-1, 0])
def test_a_hold_is_never_extended_to_an_earlier_or_the_same_day(five: Workspace, days: int):
    made = proposed(five)
    with pytest.raises(InputRefused, match="hold_not_longer"):
        do(five, made, "extend_hold", LEADER, until=UNTIL + timedelta(days=days))
