from datetime import date
from importlib.resources import files

import pytest

from parcels.domain.errors import InputRefused
from parcels.rules.policy import load_policy
from parcels.service.access import system_actor
from parcels.service.holding import PRICE_COLUMNS, price_reserve, reserve_prices
from parcels.service.plan_run import PlanOptions
from parcels.service.reserve import ReserveOptions, reserved_parcels

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_the_reserved_parcel_is_shown_with_who_wants_it(five):
    (held,) = reserved_parcels(five, ReserveOptions(AS_OF), actor=ACTOR)
    assert held.parcel_id == "E"
    assert held.record["reserve_reason"] == "地铁口"
    assert {want.project for want in held.wants} == {"P1", "P2"}
    assert held.num_wants == 2


def test_top_limits_the_wants_shown(five):
    (held,) = reserved_parcels(five, ReserveOptions(AS_OF, top=1), actor=ACTOR)
    assert len(held.wants) == 1
    assert held.num_wants == 2


def test_holding_a_parcel_costs_nothing_while_everybody_has_land_elsewhere(five):
    prices = price_reserve(five, PlanOptions(AS_OF), actor=ACTOR)
    assert tuple(prices.columns) == PRICE_COLUMNS
    assert prices["price"].tolist() == [prices["plan_value_released"].iloc[0] - prices["plan_value"].iloc[0]]
    assert (prices["price"] >= 0).all()


def test_the_price_of_the_whole_reserve_and_of_a_set_is_solved_as_one(five):
    found = reserve_prices(five, PlanOptions(AS_OF), together=["E"], actor=ACTOR)
    assert not found.is_partial
    assert (found.whole, found.together) == (found.parcels[0], found.parcels[0])


def test_only_reserved_parcels_can_be_priced_together(five):
    with pytest.raises(InputRefused, match="release_not_held"):
        reserve_prices(five, PlanOptions(AS_OF), together=["A"], actor=ACTOR)


def test_whoever_stops_gets_the_prices_found_so_far_said_to_be_partial(five):
    found = reserve_prices(five, PlanOptions(AS_OF), actor=ACTOR, cancelled=lambda: True)
    assert (found.parcels, found.whole, found.is_partial) == ((), None, True)


def test_a_project_that_meets_the_bar_may_have_the_land_though_its_sites_elsewhere_are_better(
    five, tmp_path, store_rows
):
    # One site per project is kept: that of P1 is A, not E. E is kept for anybody now, and P1 meets the release bar.
    parcels = five.city().parcels.copy()
    parcels.at["E", "reserve_purpose"] = ()
    store_rows(five, "parcels", parcels.to_dict("records"))
    policy = tmp_path / "own.toml"
    text = files("parcels.rules").joinpath("policy_demo.toml").read_text(encoding="utf-8")
    lines = ["max_per_project = 1" if line.startswith("max_per_project") else line for line in text.splitlines()]
    policy.write_text("\n".join(lines), encoding="utf-8")
    assert load_policy(policy).candidates.max_per_project == 1
    (held,) = reserved_parcels(five, ReserveOptions(AS_OF, policy), actor=ACTOR)
    assert {want.project: want.is_allowed for want in held.wants} == {"P1": True, "P2": True}


@pytest.mark.slow
def test_no_price_is_negative_in_the_demo_city(demo_ws):
    prices = price_reserve(demo_ws, PlanOptions(AS_OF, seconds=20.0), actor=ACTOR)
    assert (prices["price"] >= 0).all()
    assert prices["price"].is_monotonic_decreasing
    assert prices.attrs["unproven"] == []
