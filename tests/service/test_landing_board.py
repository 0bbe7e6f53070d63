"""The roll of signed projects: one row each with what is due next, filtered and counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from parcels.landing.milestones import Milestone
from parcels.landing.records import MilestoneReached
from parcels.landing.states import StateName
from parcels.landing.warnings import Level
from parcels.rules.clocks.clock import ClockVerdict
from parcels.service.access import Role, demo_actors, system_actor
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, propose
from parcels.service.landing import LandingOptions
from parcels.service.landing_board import NO_CAUSE, BoardFilter, board_version, counted, filtered, landing_board
from parcels.service.landing_records import NewRecord, record
from parcels.service.quotas import Grant, grant_quota
from tests.service.conftest import five_parcels, frame, land, parcel, project, workspace_of

AS_OF = date(2026, 6, 30)
ACTOR = system_actor("tester")
DEMO = {actor.role: actor for actor in demo_actors()}
NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)


def step(name, milestone, agreed=None, actual=None):
    return {"project_id": name, "milestone": milestone, "agreed_on": agreed, "actual_on": actual}


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    """P1 signed, its land late; P2 landed and idle since 2025-02-01; P3 withdrew; P4 only a lead."""
    signed, bodies = {"stage": "signed"}, {"promoter_body": "招商局", "developer_body": "东区管委会"}
    city = replace(
        five_parcels(),
        parcels=frame("parcels", [parcel("A", land(0, 0, 100, 200), status="acquired", platform_id="PF1")]),
        projects=frame(
            "projects",
            [
                project("P1", 28, 31, **signed, **bodies, parcel_ids=("A", "gone")),
                project("P2", 28, 31, **signed, **bodies, platform_id="PF2"),
                project("P3", 28, 31, stage="withdrawn"),
                project("P4", 28, 31, stage="lead"),
            ],
        ),
        milestones=frame(
            "milestones",
            [
                step("P1", "signed", actual=date(2026, 1, 5)),
                step("P1", "filed", actual=date(2026, 2, 1)),
                step("P1", "cleared", agreed=date(2026, 5, 31)),
                step("P2", "signed", actual=date(2024, 1, 5)),
                step("P2", "contract", actual=date(2024, 2, 1)),
                step("P2", "delivered", actual=date(2024, 2, 10)),
                step("P2", "start_statutory", agreed=date(2024, 6, 30)),
                step("P3", "signed", actual=date(2024, 1, 5)),
            ],
        ),
    )
    made = workspace_of(city, tmp_path_factory.mktemp("board") / "ws")
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(ws):
    return {row.project: row for row in landing_board(ws, LandingOptions(AS_OF), actor=ACTOR).rows}


def test_every_project_that_was_ever_signed_has_a_row_and_a_lead_has_none(rows):
    assert list(rows) == ["P1", "P2", "P3"]
    assert [one.is_withdrawn for one in rows.values()] == [False, False, True]


def test_a_row_says_how_far_a_project_came_and_what_is_due_next(rows):
    """Cleared was agreed for 31 May: 30 days over on 30 June; filed is the second of the fourteen steps."""
    one = rows["P1"]
    assert (one.reached, one.reached_on, one.step) == (Milestone.FILED, date(2026, 2, 1), 2)
    assert (one.due.clock, one.due.days, one.level) == ("agreed_cleared", -30, Level.OVERDUE)
    assert (one.owner_role, one.due.owner.name, one.cause) == ("developer", "东区管委会", NO_CAUSE)
    assert rows["P3"].due is None
    assert (rows["P3"].level, rows["P3"].cause) == (Level.NONE, "")


def test_land_of_a_project_gives_its_platform_and_its_state_and_unknown_parcels_are_left_out(rows):
    assert (rows["P1"].parcels, rows["P1"].platform) == (("A",), "PF1")
    assert rows["P1"].states == (StateName.APPROVED_NOT_SUPPLIED,)
    assert (rows["P2"].parcels, rows["P2"].platform) == ((), "PF2")


def test_what_the_law_only_suspects_stands_apart_from_what_is_late(rows):
    """P2 agreed to start on 30 June 2024: a year and two years past are suspicions, the date itself is a fact."""
    assert rows["P2"].suspected == (ClockVerdict.IDLE_PENDING,)
    assert rows["P1"].suspected == ()


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (BoardFilter(), ["P2", "P1", "P3"]),
        (BoardFilter(levels=("overdue",)), ["P1"]),
        (BoardFilter(owners=("developer", "leader")), ["P1"]),
        (BoardFilter(platforms=("PF2",)), ["P2"]),
        (BoardFilter(states=("supplied_not_used",)), ["P2"]),
        (BoardFilter(causes=(NO_CAUSE,)), ["P2", "P1"]),
        (BoardFilter(is_open_only=True), ["P1"]),
        (BoardFilter(text=" 项目p2 "), ["P2"]),
        (BoardFilter(text="东区"), ["P1"]),
        (BoardFilter(text="nobody"), []),
        (BoardFilter(sort="project"), ["P1", "P2", "P3"]),
        (BoardFilter(sort="ladder"), ["P3", "P1", "P2"]),
    ],
)
def test_rows_are_filtered_and_sorted(rows, wanted, shown):
    assert [row.project for row in filtered(rows.values(), wanted)] == shown


def test_figures_count_every_row_once(rows):
    found = counted(rows.values())
    assert (sum(found.levels.values()), found.landed, found.withdrawn) == (3, 1, 1)


def test_the_roll_is_made_again_when_the_date_or_a_file_of_the_city_changes(ws, tmp_path):
    before = board_version(ws, AS_OF)
    assert board_version(ws, AS_OF) == before
    assert board_version(ws, date(2026, 7, 1)) != before


def test_the_roll_is_kept_over_entries_of_the_log_that_do_not_concern_it_and_not_over_those_that_do(five):
    before = board_version(five, AS_OF)
    grant_quota(five, Grant("energy", "PF1", 2026, 500.0, "一号文"), actor=system_actor("li"), now=NOW)
    assert board_version(five, AS_OF) == before
    wish = Proposal("r1", "P1", "A", AS_OF + timedelta(days=60))
    propose(five, wish, LawOptions(AS_OF), actor=DEMO[Role.PLANNER], now=NOW)
    proposed = board_version(five, AS_OF)
    assert proposed != before
    body = MilestoneReached(Milestone.SIGNED, actual_on=AS_OF)
    record(five, NewRecord("P1", body), on=AS_OF, actor=DEMO[Role.PLANNER], now=NOW)
    assert board_version(five, AS_OF) != proposed
