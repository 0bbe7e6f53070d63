from datetime import date

import pytest

from parcels.domain.errors import ActionRefused
from parcels.service import price_memory
from parcels.service.access import Actor, Role, system_actor
from parcels.service.holding import reserve_prices
from parcels.service.map_modes import ACTIONS, Mode, mode_values, modes_for
from parcels.service.plan_run import PlanOptions
from parcels.service.prime import PrimeOptions, prime_board

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)
ASKED = [mode for mode in Mode if mode is not Mode.STATUS]


@pytest.fixture(autouse=True)
def nothing_priced(monkeypatch):
    monkeypatch.setattr(price_memory, "_NEWEST", {})


@pytest.mark.parametrize("mode", ASKED)
def test_every_parcel_has_a_class_that_the_legend_knows(five, mode):
    found = mode_values(five, mode, AS_OF, actor=ACTOR)
    assert set(found.of) == set("ABCDE")
    assert set(found.of.values()) <= {one.code for one in found.classes}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("mode", ASKED)
def test_a_mode_answers_those_roles_only_that_may_see_what_it_tells(five, role, mode):
    actor = Actor("somebody", "", role)
    assert (mode in modes_for(actor)) == (role in _roles(mode))
    if role in _roles(mode):
        assert mode_values(five, mode, AS_OF, actor=actor).mode is mode
    else:
        with pytest.raises(ActionRefused, match="action_not_allowed"):
            mode_values(five, mode, AS_OF, actor=actor)


def _roles(mode: Mode) -> set[Role]:
    everyone = set(Role)
    working = everyone - {Role.ADMINISTRATOR}
    return {
        Mode.PRIME: {Role.PLANNER, Role.LEADER, Role.AUDITOR, Role.SYSTEM},
        Mode.VERDICT: working,
        Mode.PRICE: working - {Role.DEPARTMENT},
    }.get(mode, everyone)


def test_nobody_sees_no_mode():
    assert modes_for(None) == ()
    assert set(ACTIONS) == set(Mode)


def test_the_price_is_told_only_where_somebody_had_it_computed_on_the_same_day(five):
    assert mode_values(five, Mode.PRICE, AS_OF, actor=ACTOR).of["E"] == "not_computed"
    (price,) = reserve_prices(five, PlanOptions(AS_OF), actor=ACTOR).parcels
    found = mode_values(five, Mode.PRICE, AS_OF, actor=ACTOR)
    assert found.details == {"E": price.points}
    assert found.of["E"] == ("free" if price.points == 0 else "price_0")
    assert {found.of[name] for name in "ABCD"} == {"none"}
    assert mode_values(five, Mode.PRICE, date(2026, 11, 24), actor=ACTOR).of["E"] == "not_computed"


def test_prime_land_has_the_percentiles_of_the_ranking_and_says_that_its_weights_are_provisional(five):
    found = mode_values(five, Mode.PRIME, AS_OF, actor=ACTOR)
    board = prime_board(five, PrimeOptions(AS_OF), actor=ACTOR)
    assert found.details == {name: one.percentile_city for name, one in board.scores.items() if one.rank}
    assert found.is_provisional == board.is_packaged


def test_the_land_in_reserve_is_told_from_land_nobody_holds(five):
    found = mode_values(five, Mode.HOLDER, AS_OF, actor=ACTOR)
    assert found.of["E"] == "reserve"
    assert found.of["A"] == "nobody"
