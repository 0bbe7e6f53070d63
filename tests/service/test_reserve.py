from datetime import date

import pytest

from parcels.service.access import system_actor
from parcels.service.plan_run import PlanOptions
from parcels.service.reserve import PRICE_COLUMNS, ReserveOptions, price_reserve, reserved_parcels

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


@pytest.mark.slow
def test_no_price_is_negative_in_the_demo_city(demo_ws):
    prices = price_reserve(demo_ws, PlanOptions(AS_OF, seconds=20.0), actor=ACTOR)
    assert (prices["price"] >= 0).all()
    assert prices["price"].is_monotonic_decreasing
    assert prices.attrs["unproven"] == []
