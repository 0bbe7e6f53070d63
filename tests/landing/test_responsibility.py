"""Responsibility: who promotes, who develops, what does not fit, and who sits together about the largest."""

from datetime import date

import pytest

from parcels.landing.clocks import ClockLaw
from parcels.landing.milestones import read_ladders
from parcels.landing.progress import LandingCase
from parcels.landing.report import project_landing
from parcels.landing.responsibility import (
    Duty,
    Handover,
    LandBody,
    MismatchKind,
    responsibility,
    responsibility_report,
)
from parcels.landing.settings import packaged_settings
from parcels.landing.warnings import Level, Party
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy

AS_OF = date(2026, 6, 30)
PERIODS = periods_of(rules_by_code(AS_OF, load_policy(), packaged_book()))
SAME = {"promoter": "东区管委会", "developer": "东区管委会"}
TWO = {"promoter": "招商局", "developer": "东区管委会"}


def case(project="P1", bodies=SAME, milestones=(), **known):
    rows = [{"project_id": project, "milestone": "signed", "actual_on": date(2026, 1, 5)}, *milestones]
    ladder = read_ladders([{**row, "project_id": project} for row in rows])[project]
    return LandingCase(project, ladder, bodies={"enterprise": f"企业{project}", **bodies}, **known)


def duty(bodies=SAME, land=(), record=None, **known):
    return Duty(case(bodies=bodies, **known), tuple(LandBody(*one) for one in land), record)


def kinds(one):
    return [(found.kind, found.parcel) for found in responsibility(one, AS_OF).mismatches]


def report(*duties, threshold=50_000.0):
    law = ClockLaw(PERIODS, Reckoning(), AS_OF)
    landings = {one.case.project: project_landing(one.case, law, packaged_settings()) for one in duties}
    return responsibility_report(duties, landings, AS_OF, threshold)


@pytest.mark.parametrize(
    ("bodies", "record", "state"),
    [
        (SAME, None, Handover.SAME),
        (TWO, None, Handover.MISSING),
        (TWO, "移交〔2026〕3号", Handover.RECORDED),
        ({"promoter": "招商局"}, None, Handover.UNKNOWN),
    ],
)
def test_a_hand_over_is_needed_only_between_two_bodies_and_then_a_number_shows_it(bodies, record, state):
    assert responsibility(duty(bodies, record=record), AS_OF).handover is state


def test_two_bodies_with_a_hand_over_on_record_are_no_mismatch():
    assert kinds(duty(TWO, record="3")) == []
    assert kinds(duty(TWO)) == [(MismatchKind.NO_HANDOVER, "")]


def test_bodies_that_nobody_recorded_are_named_and_never_taken_from_the_land():
    found = responsibility(duty({}, land=[("A", "东区管委会")]), AS_OF)
    assert [one.kind for one in found.mismatches] == [MismatchKind.NO_PROMOTER, MismatchKind.NO_DEVELOPER]
    assert (found.promoter, found.developer) == (None, None)


def test_land_of_another_body_and_land_of_nobody_are_listed_parcel_by_parcel():
    land = [("A", "东区管委会"), ("B", "西区管委会"), ("C", None)]
    found = responsibility(duty(land=land), AS_OF).mismatches
    assert [(one.kind, one.parcel, one.first, one.second) for one in found] == [
        (MismatchKind.OTHER_DEVELOPER, "B", "东区管委会", "西区管委会"),
        (MismatchKind.NO_LAND_BODY, "C", "东区管委会", ""),
    ]


def test_the_delivery_of_the_land_is_shown_with_its_evidence_and_never_before_it_happened():
    rows = [
        {"milestone": "delivered", "agreed_on": date(2026, 5, 1), "actual_on": date(2026, 7, 1), "evidence": "确认书"}
    ]
    found = responsibility(duty(milestones=rows), AS_OF)
    assert (found.delivery_agreed_on, found.delivered_on, found.delivery_evidence) == (date(2026, 5, 1), None, None)
    later = responsibility(duty(milestones=rows), date(2026, 7, 1))
    assert (later.delivered_on, later.delivery_evidence) == (date(2026, 7, 1), "确认书")


def test_bodies_are_counted_with_the_one_in_most_mismatches_first():
    found = report(
        duty(TWO), Duty(case("P2", {"promoter": "招商局", "developer": "招商局"})), Duty(case("P3", SAME), ())
    )
    assert [(one.body, one.promotes, one.develops, one.mismatches) for one in found.bodies] == [
        ("东区管委会", 1, 2, 1),
        ("招商局", 2, 1, 1),
    ]


def test_a_task_force_holds_the_leader_both_bodies_and_whoever_owes_something():
    late = {"milestone": "listed", "agreed_on": date(2026, 6, 1)}
    found = report(duty(TWO, milestones=[late], declared={"investment_wan_yuan": 50_000.0}))
    (force,) = found.task_forces
    assert force.members == (
        Party("leader"),
        Party("promoter", "招商局"),
        Party("developer", "东区管委会"),
        Party("natural_resources"),
    )
    assert (force.due_next.clock, force.level) == ("agreed_listed", Level.OVERDUE)


def test_the_largest_come_first_and_those_below_the_threshold_or_without_a_figure_have_none():
    sizes = {"P1": 50_000.0, "P2": 80_000.0, "P3": 49_999.0, "P4": None}
    declared = {name: {} if size is None else {"investment_wan_yuan": size} for name, size in sizes.items()}
    found = report(*(Duty(case(name, declared=own)) for name, own in declared.items()))
    assert [(one.rank, one.project) for one in found.task_forces] == [(1, "P2"), (2, "P1")]
    assert found.without_investment == 1


def test_landed_and_withdrawn_projects_have_no_task_force_and_withdrawn_ones_are_not_listed():
    large = {"declared": {"investment_wan_yuan": 90_000.0}}
    done = [{"milestone": name, "actual_on": date(2026, 3, 1)} for name in ("contract", "delivered")]
    found = report(Duty(case("P1", milestones=done, **large)), Duty(case("P2", is_withdrawn=True, **large)))
    assert found.task_forces == ()
    assert [one.project for one in found.projects] == ["P1"]


def test_without_a_threshold_of_the_city_nobody_is_called_large():
    assert report(duty(declared={"investment_wan_yuan": 1e9}), threshold=None).task_forces == ()
