"""A relaxation of a plan becomes changes of a scenario, or is said to be none."""

from datetime import date

import pytest

from parcels.planning.scenarios.assumptions import Demand, DemandPart, PlanUse, PromiseEnded, Supply
from parcels.planning.scenarios.content import Ceiling, CeilingKind, NeedBy, ReadyShift, Release, Scope
from parcels.rules.policy import load_policy
from parcels.service.what_if import items_of


def change(dimension, value="", subject="", amount=1.0):
    return {"dimension": dimension, "amount": amount, "subject": subject, "value": value}


@pytest.fixture(scope="module")
def policy():
    return load_policy(None).model_copy(update={"budget": {"2027Q1": 500.0}})


def test_dates_and_releases_become_changes_of_the_scenario(policy):
    changes = [change("need_by", "2028-02-01"), change("ready", "2027-06-01", "A"), change("release", subject="B")]
    items, left_out = items_of(policy, "P1", changes)
    assert items == (
        NeedBy("P1", date(2028, 2, 1)),
        ReadyShift(Scope.PARCEL, "A", on=date(2027, 6, 1)),
        Release("B"),
    )
    assert left_out == ()


def test_more_money_is_added_to_what_the_policy_grants(policy):
    items, _ = items_of(policy, "P1", [change("budget", subject="budget:2027Q1", amount=120.0)])
    assert items == (Ceiling(CeilingKind.BUDGET, "2027Q1", 620.0),)


def test_sizes_uses_services_and_promises_become_assumptions(policy):
    changes = [
        change("area_min", "52"), change("area_max", "80.5"), change("width", "40"),
        change("use", "A-2023 110101", "A"), change("service", "power_kva=800", "A"), change("promise", subject="B"),
    ]  # fmt: skip
    items, left_out = items_of(policy, "P1", changes)
    assert items == (
        Demand("P1", DemandPart.AREA_MIN, 52.0),
        Demand("P1", DemandPart.AREA_MAX, 80.5),
        Demand("P1", DemandPart.WIDTH, 40.0),
        PlanUse("A", "A-2023", "110101"),
        Supply("A", "power_kva", 800.0),
        PromiseEnded("B"),
    )
    assert left_out == ()


def test_a_promise_backed_by_a_decision_in_force_is_left_out_and_named(policy):
    one = change("promise", subject="B")
    assert items_of(policy, "P1", [one], bound={"B"}) == ((), (one,))


@pytest.mark.parametrize(
    ("dimension", "value"), [("area_min", "wide"), ("use", "A-2023"), ("service", "steam=3"), ("ready", "June")]
)
def test_a_value_that_cannot_be_read_is_left_out_and_named(policy, dimension, value):
    one = change(dimension, value, "A")
    assert items_of(policy, "P1", [one]) == ((), (one,))


def test_a_limit_the_policy_does_not_set_cannot_be_raised(policy):
    one = change("budget", subject="budget:2099Q1", amount=5.0)
    assert items_of(policy, "P1", [one]) == ((), (one,))
