"""Scenarios on five parcels: drawn up, changed, undone, shared, put away."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.planning.scenarios.content import (
    Ban,
    Release,
)
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.scenario_runs import SolveWish, solve_scenario
from parcels.service.scenarios import (
    archive_scenario,
    change_scenario,
    copy_scenario,
    dropping,
    list_scenarios,
    new_scenario,
    open_scenario,
    putting,
    redo_scenario,
    rename_scenario,
    scenario,
    scenario_history,
    share_scenario,
    undo_scenario,
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


def test_undo_and_redo_walk_the_history_and_a_new_change_branches_off(five):
    number = drawn_up(five)
    change_scenario(five, number, putting(Release("E")), actor=ACTOR, now=NOW)
    change_scenario(five, number, putting(Ban("P1", "A")), actor=ACTOR, now=NOW)
    undone = undo_scenario(five, number, actor=ACTOR, now=NOW)
    assert (undone.content.bans, undone.content.releases) == ((), (Release("E"),))
    assert (undone.may_undo, undone.may_redo) == (True, True)
    assert redo_scenario(five, number, actor=ACTOR, now=NOW).content.bans == (Ban("P1", "A"),)
    undo_scenario(five, number, actor=ACTOR, now=NOW)
    branched = change_scenario(five, number, dropping(Release("E")), actor=ACTOR, now=NOW)
    assert (branched.content.num_changes, branched.may_redo, branched.record.head) == (0, False, 4)
    assert [(one.number, one.after, one.note) for one in scenario_history(five, number, actor=ACTOR)] == [
        (1, 0, ""), (2, 1, "releases"), (3, 2, "bans"), (4, 2, "releases"),
    ]  # fmt: skip


def test_a_change_that_changes_nothing_adds_no_state(five):
    number = drawn_up(five, Release("E"))
    assert change_scenario(five, number, putting(Release("E")), actor=ACTOR, now=NOW).record.head == 1


def test_nothing_is_undone_before_the_first_state_or_redone_after_the_last(five):
    number = drawn_up(five)
    with pytest.raises(ActionRefused, match="scenario_nothing_to_undo"):
        undo_scenario(five, number, actor=ACTOR, now=NOW)
    with pytest.raises(ActionRefused, match="scenario_nothing_to_redo"):
        redo_scenario(five, number, actor=ACTOR, now=NOW)


def test_a_change_to_another_state_than_the_one_looked_at_is_refused(five):
    number = drawn_up(five)
    change_scenario(five, number, putting(Release("E")), actor=ACTOR, now=NOW)
    with pytest.raises(ActionRefused, match="scenario_changed"):
        change_scenario(five, number, putting(Ban("P1", "A")), actor=ACTOR, now=NOW, seen=1)


def person(role: Role, user: str, platform: str | None = None) -> Actor:
    return Actor(user, user, role, platform)


def test_a_draft_is_seen_by_its_owner_and_the_planners_of_the_owners_platform(five):
    owner = person(Role.PLANNER, "li", "PF1")
    number = drawn_up(five, actor=owner)
    near, far = person(Role.PLANNER, "wu", "PF1"), person(Role.PLANNER, "zhao", "PF2")
    assert scenario(five, number, actor=near).may_change
    for other in (far, person(Role.LEADER, "qian"), person(Role.AUDITOR, "sun"), person(Role.OFFICER, "zhou")):
        assert list_scenarios(five, actor=other) == ()
        assert open_scenario(five, number, actor=other) is None
        with pytest.raises(ActionRefused, match="not_shared"):
            scenario(five, number, actor=other)


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.AUDITOR, Role.PROMOTER, Role.DEPARTMENT])
def test_a_shared_scenario_is_read_and_changed_by_nobody_else(five, role):
    number = drawn_up(five, actor=person(Role.PLANNER, "li", "PF1"))
    share_scenario(five, number, actor=person(Role.PLANNER, "li", "PF1"), now=NOW)
    other = person(role, "qian")
    assert [one.may_change for one in list_scenarios(five, actor=other)] == [False]
    with pytest.raises(ActionRefused, match=r"not_own|role_may_not"):
        change_scenario(five, number, putting(Release("E")), actor=other, now=NOW)
    with pytest.raises(ActionRefused, match=r"not_own|role_may_not"):
        solve_scenario(five, replace(WISH, scenario=number), actor=other, now=NOW)


def test_the_administrator_sees_no_scenario(five):
    with pytest.raises(ActionRefused, match="role_may_not"):
        list_scenarios(five, actor=person(Role.ADMINISTRATOR, "admin"))


def test_what_is_put_away_stays_as_it_is_and_can_be_copied(five):
    number = drawn_up(five, Release("E"))
    archive_scenario(five, number, actor=ACTOR, now=NOW)
    with pytest.raises(ActionRefused, match="scenario_closed"):
        change_scenario(five, number, dropping(Release("E")), actor=ACTOR, now=NOW)
    made = copy_scenario(five, number, "再试", actor=ACTOR, now=NOW)
    assert (made.content.releases, made.status, made.record.head) == ((Release("E"),), "draft", 1)
    assert [one.record.id for one in list_scenarios(five, actor=ACTOR)] == [made.id]
    assert len(list_scenarios(five, actor=ACTOR, archived=True)) == 2


@pytest.mark.parametrize("name", ["", "  \n ", "长" * 201])
def test_a_scenario_needs_a_name(five, name):
    with pytest.raises(InputRefused, match="scenario_name"):
        new_scenario(five, name, as_of=AS_OF, actor=ACTOR, now=NOW)
    number = drawn_up(five)
    with pytest.raises(InputRefused, match="scenario_name"):
        rename_scenario(five, number, name, actor=ACTOR, now=NOW)


@pytest.mark.parametrize("value", ["", None, "x", "99", "1; drop table", "-1"])
def test_an_address_that_names_no_scenario_opens_none(five, value):
    assert open_scenario(five, value, actor=ACTOR) is None
