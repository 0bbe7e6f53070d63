"""What the newer services answer each role, nobody, and somebody of another platform: only the allowed get past."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from parcels.domain.errors import ActionRefused, ParcelsError
from parcels.landing.milestones import Milestone
from parcels.landing.records import Clearance, Escalation, IdleDecision, IdleOutcome, MilestoneReached, ServiceRequest
from parcels.landing.reserve.entries import Terms
from parcels.service import issued, landing_records, quotas, reserve_ledger, reserve_reviews, scenarios
from parcels.service.access import ACTIONS, Actor, Role, demo_actors, system_actor
from parcels.service.exporting import handed_out
from parcels.service.gate_overrides import OverrideWish, give_override, overrides
from parcels.service.landing import LandingOptions
from parcels.service.landing_board import landing_board
from parcels.service.landing_records import NewRecord
from parcels.service.quotas import Grant
from parcels.service.record_list import RecordFilter, paper_file, records_of
from parcels.service.reserve_reviews import ReleaseDecision, ReleaseRequest
from parcels.service.scenario_runs import last_plan
from parcels.service.workspace import Workspace
from parcels.store.checks import Evidence

NOW, DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC), date(2026, 11, 23)
PAPER = Evidence("a.pdf", "application/pdf", b"a")
TERMS = Terms("因", "文件", DAY + timedelta(200))
TIMED = {"now": NOW}
DATED = {"now": NOW, "on": DAY}
Call = Callable[[Workspace, Actor], object]


def writing(body: object) -> Call:
    return lambda ws, who: landing_records.record(ws, NewRecord("P1", body), actor=who, **DATED)


CALLS: dict[str, tuple[str, Call]] = {
    "list scenarios": ("view_scenarios", lambda ws, who: scenarios.list_scenarios(ws, actor=who)),
    "the plan of a scenario": ("view_scenarios", lambda ws, who: last_plan(ws, None, actor=who)),
    "a new scenario": (
        "change_scenario", lambda ws, who: scenarios.new_scenario(ws, "方案", as_of=DAY, actor=who, **TIMED),
    ),
    "records": ("view_checks", lambda ws, who: records_of(ws, RecordFilter(), actor=who)),
    "a paper of a record": ("view_checks", lambda ws, who: paper_file(ws, "0" * 64, actor=who)),
    "the board": ("view_checks", lambda ws, who: landing_board(ws, LandingOptions(DAY), actor=who)),
    "a milestone": ("record_progress", writing(MilestoneReached(Milestone.START_STATUTORY, actual_on=DAY))),
    "a request": ("record_request", writing(ServiceRequest(DAY, "用电", "增容", "energy"))),
    "a clearance begun": ("open_clearance", writing(Clearance("energy", "development_reform", DAY))),
    "a clearance done": (
        "record_clearance", writing(Clearance("forest", "forestry", DAY, DAY, officer="王", result_on=DAY)),
    ),
    "an act on idle land": ("decide_idle", writing(IdleDecision(DAY, IdleOutcome.IDLE, "文号"))),
    "an escalation": ("escalate", writing(Escalation(DAY, "start_late", "平台", "请办"))),
    "certificates": ("view_certificates", lambda ws, who: issued.issued_certificates(ws, actor=who)),
    "a certificate taken back": (
        "withdraw_certificate", lambda ws, who: issued.withdraw_certificate(ws, "2026-0001", "因", actor=who, **TIMED),
    ),
    "signatures without one": ("view_certificates", lambda ws, who: overrides(ws, actor=who)),
    "leave to sign without one": (
        "override_gate", lambda ws, who: give_override(ws, OverrideWish(1, 1, "因", PAPER), actor=who, **TIMED),
    ),
    "the ledger": ("view_reserve", lambda ws, who: reserve_ledger.ledger_view(ws, DAY, actor=who)),
    "an entry of the ledger": (
        "keep_reserve",
        lambda ws, who: reserve_ledger.enter(ws, reserve_ledger.Movement("hold", "A", TERMS), actor=who, **DATED),
    ),
    "a request for release": (
        "request_release",
        lambda ws, who: reserve_reviews.request_release(
            ws, ReleaseRequest("r", "A", "P1", "甲", "因"), actor=who, **DATED
        ),
    ),
    "an opinion": ("advise_release", lambda ws, who: reserve_reviews.advise(ws, 1, "for", "因", actor=who, **TIMED)),
    "a request withdrawn": (
        "withdraw_release", lambda ws, who: reserve_reviews.withdraw(ws, 1, "因", actor=who, **TIMED),
    ),
    "a decision on the reserve": (
        "decide_release",
        lambda ws, who: reserve_reviews.decide(ws, ReleaseDecision(1, 1, None, "因", "文件"), actor=who, **DATED),
    ),
    "a quota": (
        "grant_quota", lambda ws, who: quotas.grant_quota(ws, Grant("energy", "", 2026, 1, "文"), actor=who, **TIMED),
    ),
    "a handout": ("export", lambda ws, who: handed_out(ws, "map", "land.pdf", b"x", actor=who, **TIMED)),
}  # fmt: skip
PEOPLE = {actor.role: actor for actor in (*demo_actors(), system_actor("root"))}


def answer(call: Call, ws: Workspace, who: Actor | None) -> str:
    """Return why somebody is kept from it, empty for whoever gets past the question who they are."""
    try:
        call(ws, who)
    except ActionRefused as error:
        return str(error.values["because"]) if error.code == "action_not_allowed" else ""
    except ParcelsError:
        return ""  # there is nothing of that number; who asks was no reason
    return ""


@pytest.mark.parametrize("what", CALLS)
def test_only_the_roles_of_the_table_get_past_a_service(five: Workspace, what: str):
    action, call = CALLS[what]
    kept_out = {role for role, who in PEOPLE.items() if answer(call, five, who)}
    assert set(Role) - kept_out == ACTIONS[action].roles


@pytest.mark.parametrize("what", CALLS)
def test_nobody_gets_past_a_service_without_signing_in(five: Workspace, what: str):
    assert answer(CALLS[what][1], five, None) == "signed_out"


def test_a_planner_of_another_platform_records_nothing_here(five: Workspace):
    stranger = Actor("demo_planner", "外", Role.PLANNER, "PF9", origin=PEOPLE[Role.PLANNER].origin)
    for what in ("a milestone", "a request", "a clearance begun"):
        assert answer(CALLS[what][1], five, stranger) == "other_platform", what
