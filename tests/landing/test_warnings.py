"""Warnings: what is due next, who owes it, from which day on, and who is told."""

from datetime import date, timedelta

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.causes import GROUPS, CauseCode
from parcels.landing.clocks import ClockLaw, clocks_of
from parcels.landing.milestones import read_ladders
from parcels.landing.progress import Cause, LandingCase, Pause, Progress
from parcels.landing.settings import CLOCKS, packaged_settings, parse_settings
from parcels.landing.warnings import Level, Party, digests, dues_of
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy

SETTINGS = packaged_settings()
PERIODS = periods_of(rules_by_code(date(2026, 11, 23), load_policy(), packaged_book()))
DUE = date(2026, 6, 30)
BODIES = {"enterprise": "甲公司", "promoter": "招商一局", "developer": "开发公司"}


def case(*rows, project="P1", bodies=BODIES, **known):
    ladder = read_ladders([{"project_id": project, **row} for row in rows])[project]
    return LandingCase(project, ladder, bodies=bodies, **known)


def dues(one, as_of):
    return dues_of(one, clocks_of(one, ClockLaw(PERIODS, Reckoning(), as_of)), SETTINGS, as_of)


def agreed(milestone, on, actual=None):
    return {"milestone": milestone, "agreed_on": on, "actual_on": actual}


@pytest.mark.parametrize(
    ("days_left", "level"),
    [(91, "none"), (90, "watch"), (31, "watch"), (30, "soon"), (0, "soon"), (-1, "overdue"), (-90, "overdue"),
     (-91, "serious")],
)  # fmt: skip
def test_the_level_rises_with_the_days_left_and_over(days_left, level):
    """90 and 30 days left, and 90 days over, are the numbers of the packaged settings (演示数据)."""
    (found,) = dues(case(agreed("cleared", DUE)), DUE - timedelta(days=days_left))
    assert (found.level, found.days) == (level, days_left)


def test_the_next_thing_due_comes_first_with_who_owes_it():
    one = case(agreed("completed", date(2027, 1, 1)), agreed("cleared", DUE), agreed("signed", DUE, DUE))
    first, second = dues(one, date(2026, 6, 1))
    assert (first.clock, first.owner) == ("agreed_cleared", Party("developer", "开发公司"))
    assert (second.clock, second.owner) == ("agreed_completed", Party("enterprise", "甲公司"))


def test_a_department_owes_by_its_role_and_a_body_without_a_name_stays_nameless():
    one = case(agreed("listed", DUE), agreed("cleared", DUE), bodies={})
    assert {due.clock: due.owner for due in dues(one, DUE)} == {
        "agreed_cleared": Party("developer"),
        "agreed_listed": Party("natural_resources"),
    }


def test_the_ladder_of_people_told_grows_with_the_level():
    told = {
        days: [party.role for party in dues(case(agreed("cleared", DUE)), DUE - timedelta(days=days))[0].told]
        for days in (91, 90, 30, -1, -91)
    }
    assert told == {
        91: [],
        90: ["developer"],
        30: ["developer", "promoter"],
        -1: ["developer", "promoter", "natural_resources"],
        -91: ["developer", "promoter", "natural_resources", "leader"],
    }


def test_nobody_is_told_twice():
    (found,) = dues(case(agreed("listed", DUE)), DUE + timedelta(days=1))
    assert [party.role for party in found.told] == ["natural_resources", "promoter"]


def test_what_is_met_paused_or_undetermined_raises_no_warning():
    met = case(agreed("cleared", DUE, DUE))
    paused = case(
        agreed("start_statutory", DUE),
        {"milestone": "contract", "actual_on": date(2026, 1, 1)},
        progress=Progress(pauses=(Pause(date(2026, 5, 1), None, Cause.GOVERNMENT),)),
    )
    undetermined = case(agreed("cleared", DUE), {"milestone": "contract", "actual_on": date(2026, 7, 1)})
    later = date(2026, 8, 1)
    assert dues(met, later) == ()
    assert {due.clock for due in dues(paused, later)} == set()
    assert dues(undetermined, later) == ()


def test_the_earliest_open_step_before_it_is_the_reason():
    """The contract is late; the land is cleared, but no planning conditions were given, and nothing is listed."""
    one = case(
        agreed("cleared", date(2026, 1, 1), date(2026, 2, 1)),
        agreed("plan_conditions", date(2026, 3, 1)),
        agreed("listed", date(2026, 4, 1)),
        agreed("contract", DUE),
    )
    found = {due.clock: due.reason for due in dues(one, date(2026, 7, 1))}
    assert (found["agreed_contract"].code, found["agreed_contract"].source) == ("no_plan_conditions", "milestones")
    assert found["agreed_plan_conditions"] is None


def test_a_cause_on_record_outranks_what_the_milestones_suggest():
    one = case(agreed("cleared", DUE), agreed("contract", DUE), progress=Progress(cause_code="promised_twice"))
    assert {due.reason.source for due in dues(one, DUE)} == {"recorded"}


def test_every_cause_belongs_to_a_group():
    assert set(GROUPS) == set(CauseCode)


def test_the_digest_gathers_what_each_party_owes_the_latest_first():
    """On 1 July the listing of P1 is a day over, that of P2 due in 30 days; clearing P2's land is due in a year."""
    today = date(2026, 7, 1)
    one = case(agreed("listed", DUE))
    two = case(agreed("listed", date(2026, 7, 31)), agreed("cleared", date(2027, 7, 1)), project="P2")
    (found,) = digests([*dues(two, today), *dues(one, today)])
    assert found.owner == Party("natural_resources")
    assert [(due.project, due.days) for due in found.dues] == [("P1", -1), ("P2", 30)]
    assert (found.counts[Level.OVERDUE], found.counts[Level.SOON], found.projects) == (1, 1, 2)


def test_who_has_most_overdue_comes_first():
    today = date(2026, 7, 1)
    late = case(agreed("cleared", DUE), project="P1")
    soon = case(agreed("listed", date(2026, 7, 31)), project="P2")
    assert [one.owner.role for one in digests([*dues(soon, today), *dues(late, today)])] == [
        "developer",
        "natural_resources",
    ]


PACKAGED = SETTINGS.model_dump(mode="json")


def text(**changes):
    lines = [f"{key} = {_toml(value)}" for key, value in (PACKAGED | changes).items()]
    return "\n".join(lines)


def _toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else (f'"{value}"' if isinstance(value, str) else str(value))


def test_the_packaged_settings_say_that_they_are_demo_data_and_name_every_clock():
    assert SETTINGS.is_demo
    assert set(SETTINGS.owners) == set(CLOCKS)
    assert parse_settings(text(), "landing.toml") == SETTINGS


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"landed": "tree_planted"}, "landed_unknown"),
        ({"levels": {"watch": 10, "soon": 30, "serious": 90}}, "soon_above_watch"),
        ({"owners": {"start_late": "enterprise"}}, "owners_incomplete"),
        ({"escalation": {"watch": ["owner"]}}, "escalation_incomplete"),
        ({"colour": "red"}, "extra_forbidden"),
    ],
)
def test_settings_with_a_gap_are_refused_by_name(changes, problem):
    with pytest.raises(InputRefused) as refused:
        parse_settings(text(**changes), "landing.toml")
    assert (refused.value.code, refused.value.values["problem"]) == ("landing_settings_invalid", problem)


def test_settings_that_are_no_toml_are_refused():
    with pytest.raises(InputRefused, match="landing_settings_invalid"):
        parse_settings("levels = [", "landing.toml")


def test_the_city_decides_whether_a_day_of_rest_moves_the_last_day():
    as_counted = parse_settings(text(last_day="as_counted"), "landing.toml")
    assert SETTINGS.reckoning(WorkCalendar()).rolls
    assert not as_counted.reckoning(WorkCalendar()).rolls
