"""Scenarios on five parcels: solved, compared, made into proposals."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from shapely import box

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.geo.drafts import NewParcel
from parcels.planning.scenarios.assumptions import Demand, DemandPart, PlanUse, PromiseEnded, Supply
from parcels.planning.scenarios.comparison import Fate, Proof
from parcels.planning.scenarios.content import (
    Ban,
    Lock,
    NeedBy,
    Pin,
    ReadyShift,
    Release,
    Scope,
    Weight,
)
from parcels.rules.demand import SERVICES
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, propose
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import make_plan
from parcels.service.scenario_comparison import compare_scenarios
from parcels.service.scenario_promotion import Promotion, promote_scenario
from parcels.service.scenario_runs import SolveWish, last_plan, solve_scenario
from parcels.service.scenarios import (
    change_scenario,
    drawing,
    new_scenario,
    putting,
    scenario,
)
from parcels.service.workspace import Workspace

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
CRS, EAST, NORTH = "EPSG:4549", 600_000.0, 3_366_000.0
PLANNER = Actor("demo_planner", "演示 planner", Role.PLANNER, origin=Origin.DEMO)
WISH = SolveWish(AS_OF, seconds=20.0)


def drawn_up(ws: Workspace, *items, actor=ACTOR) -> int:
    return new_scenario(ws, "试", as_of=AS_OF, actor=actor, now=NOW, changes=putting(*items)).id


def solved(ws: Workspace, number: int | None, actor=ACTOR):
    solve_scenario(ws, replace(WISH, scenario=number), actor=actor, now=NOW)
    return last_plan(ws, number, actor=actor)


def sites(plan) -> dict[str, str]:
    return {row["project"]: row["site"] for row in plan.document["assignments"]}


def codes(plan) -> list[str]:
    return [one["code"] for one in plan.record.findings]


def test_a_scenario_without_changes_gives_exactly_todays_plan(five):
    today = make_plan(five, PlanOptions(AS_OF, seconds=20.0), actor=ACTOR)
    plan = solved(five, drawn_up(five))
    same = ("status", "objective", "bound", "chosen", "inputs", "policy", "left_out")
    assert {name: plan.document[name] for name in same} == {name: today.document[name] for name in same}
    assert sites(plan) == {"P1": "A", "P2": "B"}
    assert codes(plan) == []


def test_a_scenario_releasing_a_parcel_gives_the_plan_of_a_release(five):
    options = PlanOptions(AS_OF, seconds=20.0, release=("E",), bans=(("P1", "A"),))
    wanted = make_plan(five, options, actor=ACTOR)
    plan = solved(five, drawn_up(five, Release("E"), Ban("P1", "A")))
    assert sites(plan) == {one["project"]: one["site"] for one in wanted.assignments} == {"P1": "E", "P2": "A"}
    assert plan.document["objective"] == wanted.document["objective"]


def test_a_later_date_of_delivery_takes_the_land_from_who_cannot_wait(five):
    late = ReadyShift(Scope.PARCEL, "A", on=date(2028, 6, 30))
    assert sites(solved(five, drawn_up(five, late))) == {"P2": "B"}
    wait = NeedBy("P1", date(2028, 12, 31))
    assert sites(solved(five, drawn_up(five, late, wait))) == {"P1": "A", "P2": "B"}


def test_a_lock_and_a_pin_are_honoured_while_they_hold(five):
    plan = solved(five, drawn_up(five, Lock("P2", "A")))
    assert sites(plan)["P2"] == "A"
    atoms = tuple(plan.document["assignments"][0]["atoms"])
    assert sites(solved(five, drawn_up(five, Pin("P2", "A", atoms))))["P2"] == "A"
    moved = solved(five, drawn_up(five, Pin("P2", "A", ("A/9",))))
    assert (sites(moved), codes(moved)) == ({"P1": "A", "P2": "B"}, ["site_redrawn"])


def test_a_change_that_holds_no_more_is_said_and_left_out(five):
    gone = (Lock("P9", "A"), Lock("P1", "Z"), Lock("P3", "A"), Release("A"), Release("Z"), Weight("no.such", 1.0))
    plan = solved(five, drawn_up(five, *gone, Ban("P2", "C"), ReadyShift(Scope.PARCEL, "Z", months=-3)))
    assert sites(plan) == {"P1": "A", "P2": "B"}
    assert sorted(codes(plan)) == [
        "ban_without_effect", "lock_not_possible", "parcel_gone", "parcel_gone", "project_gone", "release_not_held",
        "site_gone", "weight_refused",
    ]  # fmt: skip
    assert all(one["is_lost"] for one in plan.record.findings)


def test_an_assumed_use_size_and_promise_are_planned_with_and_the_register_keeps_its_own(five):
    assert sites(solved(five, drawn_up(five, PlanUse("A", "A-2023", "0701")))) == {"P2": "B"}
    wide = (Demand("P1", DemandPart.AREA_MIN, 40.0), Demand("P1", DemandPart.AREA_MAX, 45.0))
    assert "P1" not in sites(solved(five, drawn_up(five, *wide)))
    both = solved(five, drawn_up(five, PlanUse("A", "A-2023", "0701"), PromiseEnded("B"), Ban("P2", "B")))
    assert (sites(both), codes(both)) == ({"P1": "B"}, [])
    city = five.city()
    assert (city.parcels.at["A", "plan_use"], city.parcels.at["B", "held_for"]) == ("1001", "P2")
    assert city.projects.at["P1", "area_min_mu"] == 28


def test_an_assumption_that_cannot_hold_is_said_and_left_out(five):
    never = (
        Demand("P1", DemandPart.AREA_MIN, 90.0),
        Demand("P9", DemandPart.WIDTH, 20.0),
        Supply("Z", SERVICES[0], 1.0),
    )
    plan = solved(five, drawn_up(five, *never, PromiseEnded("A")))
    assert sites(plan) == {"P1": "A", "P2": "B"}
    assert sorted(codes(plan)) == ["demand_refused", "parcel_gone", "project_gone", "promise_none"]


def test_a_scenario_does_not_end_what_a_decision_in_force_binds(five):
    number = drawn_up(five, PromiseEnded("A"))
    wish = Proposal("k1", "P1", "A", AS_OF + timedelta(days=60))
    propose(five, wish, LawOptions(AS_OF), actor=PLANNER, now=NOW)
    plan = solved(five, number)
    assert (codes(plan), sites(plan)) == (["promise_in_force"], {"P2": "B"})
    assert plan.record.findings[0]["is_lost"]


@pytest.mark.parametrize("reasons", [True, False])
def test_a_scenario_run_with_reasons_says_what_stands_in_the_way(five, reasons):
    number = drawn_up(five, PlanUse("A", "A-2023", "0701"))
    solve_scenario(five, replace(WISH, scenario=number, reasons=reasons), actor=ACTOR, now=NOW)
    refused = last_plan(five, number, actor=ACTOR).document["refused"]
    assert "P1" in refused
    assert bool(refused["P1"]["blocked_at"] or refused["P1"]["relaxations"]) is reasons


def test_a_drafted_parcel_is_planned_on_and_never_enters_the_register(five):
    shape = box(EAST + 400, NORTH + 500, EAST + 500, NORTH + 700)
    attributes = {"plan_use": "1001", "plan_use_scheme": "A-2023", "status": "cleared", "platform_id": "PF1",
                  "detailed_plan": True, "needs_conversion": False}  # fmt: skip
    number = drawn_up(five, Ban("P1", "A"))
    edit = NewParcel("X1", shape, CRS, attributes)
    change_scenario(five, number, drawing(lambda edits: (*edits, edit)), actor=ACTOR, now=NOW)
    assert sites(solved(five, number)) == {"P1": "X1", "P2": "A"}
    assert "X1" not in five.city().parcels.index


def test_the_comparison_says_who_moved_and_who_lost(five):
    solved(five, None)
    number = drawn_up(five, Lock("P2", "A"))
    solved(five, number)
    found = compare_scenarios(five, None, number, actor=ACTOR)
    fates = {step.project: (step.fate, step.before, step.after) for step in found.comparison.steps}
    assert fates == {"P1": (Fate.LOST, "A", ""), "P2": (Fate.MOVED, "B", "A")}
    assert found.comparison.value.proof is Proof.WORSE
    assert found.comparison.value.points == found.right.document["objective"] - found.left.document["objective"]
    assert found.remarks == ()


def test_points_under_other_weights_are_not_compared(five):
    solved(five, None)
    number = drawn_up(five, Weight("score.lambda_land", 0.9))
    solved(five, number)
    assert compare_scenarios(five, None, number, actor=ACTOR).comparison.value.proof is Proof.OTHER_MEASURE


def test_a_plan_of_an_earlier_state_is_marked(five):
    number = drawn_up(five)
    solved(five, None)
    solved(five, number)
    change_scenario(five, number, putting(Release("E")), actor=ACTOR, now=NOW)
    assert compare_scenarios(five, None, number, actor=ACTOR).remarks == ("right_stale",)


def test_what_was_not_solved_is_not_compared(five):
    number = drawn_up(five)
    with pytest.raises(InputRefused, match="scenario_today_not_solved"):
        compare_scenarios(five, None, number, actor=ACTOR)
    solved(five, None)
    with pytest.raises(InputRefused, match="scenario_not_solved"):
        compare_scenarios(five, None, number, actor=ACTOR)


def promotion(number: int, *projects: str) -> Promotion:
    return Promotion("r1", number, projects, AS_OF + timedelta(days=60), "按情景方案")


def test_what_the_planner_ticks_becomes_proposals_and_a_retry_none_twice(five):
    number = drawn_up(five, actor=PLANNER)
    solved(five, number, PLANNER)
    done = promote_scenario(five, promotion(number, "P1"), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    assert [(one.project_id, one.site, one.status) for one in done.made] == [("P1", "A", "proposed")]
    assert done.refused == {}
    again = promote_scenario(five, promotion(number, "P1"), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    assert [one.id for one in again.made] == [one.id for one in done.made]
    assert scenario(five, number, actor=PLANNER).status == "promoted"


def test_land_taken_meanwhile_is_refused_by_the_proposal_itself(five):
    number = drawn_up(five, actor=PLANNER)
    solved(five, number, PLANNER)
    taken = Proposal("other", "P2", "A", AS_OF + timedelta(days=60))
    propose(five, taken, LawOptions(AS_OF), actor=PLANNER, now=NOW)
    done = promote_scenario(five, promotion(number, "P1"), LawOptions(AS_OF), actor=PLANNER, now=NOW)
    assert (done.made, list(done.refused)) == ((), ["P1"])
    assert isinstance(done.refused["P1"], ActionRefused)
    assert scenario(five, number, actor=PLANNER).status == "draft"


def test_land_that_is_only_drawn_is_never_proposed(five):
    number = drawn_up(five, actor=PLANNER)
    edit = NewParcel("X1", box(EAST + 400, NORTH + 500, EAST + 500, NORTH + 700), CRS, {
        "plan_use": "1001", "plan_use_scheme": "A-2023", "status": "cleared"})  # fmt: skip
    change_scenario(five, number, drawing(lambda edits: (*edits, edit)), actor=PLANNER, now=NOW)
    solved(five, number, PLANNER)
    with pytest.raises(ActionRefused, match="scenario_has_drafts"):
        promote_scenario(five, promotion(number, "P1"), LawOptions(AS_OF), actor=PLANNER, now=NOW)


@pytest.mark.parametrize(("projects", "code"), [((), "scenario_nothing_ticked"), (("P3",), "scenario_not_assigned")])
def test_only_assignments_of_the_plan_are_promoted(five, projects, code):
    number = drawn_up(five, actor=PLANNER)
    solved(five, number, PLANNER)
    with pytest.raises(InputRefused, match=code):
        promote_scenario(five, promotion(number, *projects), LawOptions(AS_OF), actor=PLANNER, now=NOW)


def test_a_plan_solved_before_a_change_is_not_promoted(five):
    number = drawn_up(five, actor=PLANNER)
    solved(five, number, PLANNER)
    change_scenario(five, number, putting(Release("E")), actor=PLANNER, now=NOW)
    with pytest.raises(ActionRefused, match="scenario_run_stale"):
        promote_scenario(five, promotion(number, "P1"), LawOptions(AS_OF), actor=PLANNER, now=NOW)


def test_a_leader_draws_up_scenarios_and_proposes_nothing(five):
    leader = Actor("demo_leader", "演示 leader", Role.LEADER, origin=Origin.DEMO)
    number = drawn_up(five, actor=leader)
    solved(five, number, leader)
    done = promote_scenario(five, promotion(number, "P1"), LawOptions(AS_OF), actor=leader, now=NOW)
    assert (done.made, [one.code for one in done.refused.values()]) == ((), ["action_not_allowed"])
