"""A relaxation of a plan becomes changes of a scenario, or is said to be none."""

from datetime import date

import pytest

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


@pytest.mark.parametrize("dimension", ["area_min", "area_max", "width", "use", "promise", "service"])
def test_what_a_scenario_cannot_hold_is_left_out_and_named(policy, dimension):
    one = change(dimension, "50")
    assert items_of(policy, "P1", [one]) == ((), (one,))


def test_a_limit_the_policy_does_not_set_cannot_be_raised(policy):
    one = change("budget", subject="budget:2099Q1", amount=5.0)
    assert items_of(policy, "P1", [one]) == ((), (one,))
