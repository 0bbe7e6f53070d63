import pytest

from parcels.domain.errors import ActionRefused
from parcels.interface.words import LANGUAGES, Words
from parcels.service.access import ACTIONS, Actor, Role, allowed, demo_actors, require, system_actor

BECAUSE = (
    *("role_may", "role_may_not", "signed_out", "other_platform", "other_department", "person_inactive", "demo_only"),
    "role_changed",
    "not_own",
    "not_shared",
    *("state_allows", "state_forbids", "same_person", "hold_over", "hold_running", "reason_missing"),
    *("not_checked", "blocked", "unresolved", "not_certified"),
)
MAY = {
    "view_map": "planner promoter officer department leader auditor administrator system",
    "view_data": "planner promoter officer department leader auditor administrator system",
    "view_sites": "planner promoter officer department leader auditor system",
    "view_plan": "planner promoter officer department leader auditor system",
    "view_checks": "planner promoter officer department leader auditor system",
    "view_reserve": "planner promoter officer leader auditor system",
    "view_prime": "planner leader auditor system",
    "view_log": "leader auditor administrator system",
    "search_sites": "planner promoter officer department leader system",
    "plan": "planner officer leader system",
    "save_plan": "planner system",
    "view_scenarios": "planner promoter officer department leader auditor system",
    "change_scenario": "planner officer leader system",
    "export": "planner promoter officer department leader auditor system",
    "import": "planner administrator system",
    "set_crs": "administrator system",
    "upgrade": "administrator system",
    "view_queue": "planner promoter officer department leader auditor system",
    "propose": "planner",
    "resubmit": "planner",
    "withdraw": "planner",
    "clear": "department",
    "view_certificates": "planner promoter officer department leader auditor system",
    "issue_certificate": "planner promoter system",
    "withdraw_certificate": "planner promoter leader system",
    "override_gate": "leader",
    "take_up": "officer",
    "recheck": "officer",
    "waive": "officer",
    "send_back": "officer",
    "approve": "officer",
    "reject": "officer",
    "sign": "officer",
    "deliver": "officer",
    "start": "planner officer",
    "produce": "planner officer",
    "accept": "officer",
    "lapse": "officer system",
    "extend_hold": "leader",
    "revoke": "leader",
    "grant_quota": "officer system",
    "keep_reserve": "leader system",
    "request_release": "planner promoter",
    "compute_release": "planner promoter officer leader",
    "advise_release": "planner officer",
    "withdraw_release": "planner promoter",
    "decide_release": "leader",
    "manage_people": "administrator system",
    "change_rules": "officer system",
    "record_progress": "planner promoter officer system",
    "record_request": "planner promoter system",
    "answer_request": "department",
    "open_clearance": "planner promoter system",
    "record_clearance": "department",
    "act_for_bureau": "officer",
    "record_cause": "officer system",
    "confirm_cause": "officer",
    "decide_idle": "officer system",
    "escalate": "leader",
    "record_regional": "planner officer system",
    "backup": "administrator system",
}


def test_the_table_of_this_test_names_every_action():
    assert set(MAY) == set(ACTIONS)


@pytest.mark.parametrize("action", MAY)
@pytest.mark.parametrize("role", list(Role))
def test_only_the_roles_listed_may_do_it(action: str, role: Role):
    person = Actor("u", "u", role, department="forestry")
    assert allowed(person, action, authority="forestry").allowed == (role in MAY[action].split())


@pytest.mark.parametrize("action", MAY)
def test_nobody_signed_in_may_do_nothing(action: str):
    assert allowed(None, action).because == "signed_out"
    with pytest.raises(ActionRefused, match="signed_out"):
        require(None, action)


def test_who_is_bound_to_a_platform_acts_on_its_land_only():
    bound, free = Actor("u", "u", Role.PLANNER, "PF1"), Actor("v", "v", Role.PLANNER)
    assert allowed(bound, "propose", platform_id="PF1").allowed
    assert allowed(bound, "propose", platform_id="PF2").because == "other_platform"
    assert allowed(bound, "propose").because == "other_platform"
    assert allowed(free, "propose", platform_id="PF2").allowed
    assert allowed(bound, "view_map", platform_id="PF2").allowed


def test_a_department_decides_on_its_own_findings_only():
    forester = Actor("u", "u", Role.DEPARTMENT, department="forestry")
    assert allowed(forester, "clear", authority="forestry").allowed
    assert allowed(forester, "clear", authority="water").because == "other_department"
    assert allowed(Actor("u", "u", Role.DEPARTMENT), "clear").because == "other_department"


def test_a_refusal_says_what_and_why():
    with pytest.raises(ActionRefused) as caught:
        require(Actor("u", "u", Role.AUDITOR), "import")
    assert caught.value.code == "action_not_allowed"
    assert caught.value.values == {"action": "import", "role": "auditor", "because": "role_may_not"}


def test_an_unknown_action_is_a_fault_and_not_a_permission():
    with pytest.raises(KeyError):
        allowed(system_actor("li"), "rule_the_world")


def test_there_is_one_demo_person_per_role_and_the_planner_comes_first():
    people = demo_actors()
    assert [person.role for person in people] == [role for role in Role if role is not Role.SYSTEM]
    assert people[0].role is Role.PLANNER
    assert all(person.user.startswith("demo_") and "演示" in person.name for person in people)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_action_and_reason_has_words(language: str):
    words = Words(language)
    ids = [f"code-role-{role}" for role in Role] + [f"code-action-{name}" for name in ACTIONS]
    ids += [f"code-because-{code}" for code in BECAUSE]
    assert [one for one in ids if not words.has(one.replace("_", "-"))] == []
