"""Keep, release or release if for the reserve of the five parcels: E, which nobody of today gains by."""

from datetime import date

import pytest

from parcels.domain.errors import ActionRefused
from parcels.landing.waiting.advice import Answer
from parcels.planning.holding.pricing import Price
from parcels.service.access import Actor, Role, system_actor
from parcels.service.holding_advice import Verdict, holding_case, verdict_of, verdicts
from parcels.service.plan_run import PlanOptions

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_each_reserved_parcel_has_price_waiting_and_a_verdict(five):
    case = holding_case(five, PlanOptions(AS_OF), actor=ACTOR)
    (held,) = verdicts(case, {})
    assert held.parcel_id == "E"
    assert held.waiting.now == float(held.price.points)
    assert held.waiting.advice.answer is Answer.TOO_LITTLE_HISTORY
    assert held.verdict is (Verdict.ONLY_PRICE if held.price.points else Verdict.COSTS_NOTHING)


def test_assumptions_are_moved_without_solving_again(five):
    case = holding_case(five, PlanOptions(AS_OF), actor=ACTOR)
    (held,) = verdicts(case, {"horizon_quarters": 3}, pool_quarters=8.0)
    assert held.waiting.assumptions.horizon_quarters == 3
    assert held.waiting.sources["horizon_quarters"] == "given"
    assert held.waiting.pool_quarters == 8.0


@pytest.mark.parametrize(
    ("points", "proven", "answer", "verdict"),
    [
        (0, True, Answer.TOO_LITTLE_HISTORY, Verdict.COSTS_NOTHING),
        (0, False, Answer.TOO_LITTLE_HISTORY, Verdict.ONLY_PRICE),
        (9, True, Answer.TOO_LITTLE_HISTORY, Verdict.ONLY_PRICE),
        (9, True, Answer.KEEP, Verdict.KEEP),
        (9, True, Answer.RELEASE, Verdict.RELEASE),
        (9, False, Answer.RELEASE_IF, Verdict.RELEASE_IF),
    ],
)
def test_the_verdict_follows_from_price_and_waiting(points, proven, answer, verdict):
    price = Price(("E",), 100, 100 + points, points, points + (not proven))
    assert verdict_of(price, answer) is verdict


def test_a_department_does_not_see_it(five):
    with pytest.raises(ActionRefused):
        holding_case(five, PlanOptions(AS_OF), actor=Actor("f", "f", Role.DEPARTMENT, department="forestry"))
