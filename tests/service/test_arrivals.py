"""The arrivals of the five parcels replayed: P2 came first, then P1; E is held for food, P3 fits nowhere."""

from datetime import date

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.planning.replay.course import Way
from parcels.service.access import Actor, Role, system_actor
from parcels.service.arrivals import ArrivalOptions, Weighed, replay_arrivals
from parcels.service.prime import prime_scores

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


@pytest.fixture
def dated(five, store_rows):
    days = {"P2": date(2026, 3, 1), "P1": date(2026, 8, 1)}
    rows = [{"project_id": name, "milestone": "lead", "actual_on": day} for name, day in days.items()]
    store_rows(five, "milestones", rows)
    return five


def test_projects_come_in_the_order_of_their_first_date_and_undated_ones_are_told(dated):
    found = replay_arrivals(dated, ArrivalOptions(AS_OF), actor=ACTOR)
    assert list(found.came.items()) == [("P2", date(2026, 3, 1)), ("P1", date(2026, 8, 1))]
    assert (found.undated, found.without) == (("P3",), ())
    assert [one.way for one in found.results] == list(Way)


def test_reserved_land_is_given_away_or_left_by_the_way(dated):
    found = replay_arrivals(dated, ArrivalOptions(AS_OF), actor=ACTOR)
    assert found.reserve_m2 == pytest.approx(20_000.0)
    assert found.result(Way.RESERVE).prime == 0.0
    best = found.result(Way.HINDSIGHT)
    assert all(one.points <= best.points for one in found.results)
    assert best.points == best.bound


def test_the_reserve_left_is_weighed_by_prime_score(dated):
    found = replay_arrivals(dated, ArrivalOptions(AS_OF), actor=ACTOR)
    score = next(one.score for one in prime_scores(dated, found.prepared).values() if one.parcel_id == "E")
    assert found.weighed.unscored == ()
    assert found.weighed.reserve == pytest.approx(20_000.0 * score / 100)
    for one in found.results:
        # E is the only parcel in reserve: weighed or not, the same share is left
        assert found.weighed.left_share(one.way) == pytest.approx(1 - one.prime / found.reserve_m2)


def test_land_without_a_score_weighs_nothing_and_is_named():
    nothing = Weighed(0.0, {Way.FIRST_COME: 0.0}, ("E",))
    assert nothing.left_share(Way.FIRST_COME) is None
    # 2 ha at 80 points used of 2 ha at 80 and 1 ha at 40: 16 000 of 20 000 are gone, though only two thirds of the area
    some = Weighed(20_000.0, {Way.FIRST_COME: 16_000.0}, ())
    assert some.left_share(Way.FIRST_COME) == pytest.approx(0.2)


def test_without_dates_nothing_is_replayed(five):
    with pytest.raises(InputRefused, match="arrivals_none"):
        replay_arrivals(five, ArrivalOptions(AS_OF), actor=ACTOR)


def test_a_number_of_orders_that_says_nothing_is_refused():
    with pytest.raises(InputRefused, match="arrival_orders"):
        ArrivalOptions(AS_OF, orders=1)


def test_a_department_does_not_see_it(dated):
    with pytest.raises(ActionRefused):
        replay_arrivals(dated, ArrivalOptions(AS_OF), actor=Actor("f", "f", Role.DEPARTMENT, department="forestry"))
