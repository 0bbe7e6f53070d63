"""The value of waiting with E, the reserved parcel of the five (30 mu, kept for food), by arrivals of food projects."""

import time
from datetime import date, timedelta
from importlib.resources import files

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.waiting.advice import Answer
from parcels.service.access import Actor, Role, system_actor
from parcels.service.reserve_waiting import WaitingOptions, waiting_value

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)
POLICY = files("parcels.rules").joinpath("policy_demo.toml").read_text(encoding="utf-8")


@pytest.fixture
def with_history(five, store_rows):
    """Six food projects of 20 mu that came within three years and left again, one that came before, one too large."""
    usual = five.city().projects.loc["P1"].to_dict() | {"sector_group": "food", "stage": "withdrawn"}
    sizes = {f"F{n}": 20.0 for n in range(7)} | {"LARGE": 31.0}
    gone = [usual | {"project_id": name, "area_min_mu": mu, "area_max_mu": 50.0} for name, mu in sizes.items()]
    for row in gone:
        per_mu = {"investment_wan_yuan": 900.0, "tax_wan_yuan_per_year": 60.0, "output_wan_yuan_per_year": 1500.0}
        row |= {name: each * row["area_min_mu"] for name, each in per_mu.items()} | {"jobs": 20 * row["area_min_mu"]}
    days = {f"F{n}": AS_OF - timedelta(days=150 * n + 1) for n in range(6)} | {"F6": date(2020, 1, 1), "LARGE": AS_OF}
    rows = [{"project_id": name, "milestone": "lead", "actual_on": day} for name, day in days.items()]
    store_rows(five, "projects", [*five.city().projects.to_dict("records"), *gone])
    store_rows(five, "milestones", rows)
    return five


def asked(**given) -> WaitingOptions:
    return WaitingOptions(AS_OF, given=given)


def test_the_record_is_narrowed_down_check_by_check_and_counted(with_history):
    found = waiting_value(with_history, "E", asked(), actor=ACTOR)
    # Twelve projects; LARGE (31 mu) and P3 (900) do not fit 30 mu; P1, P2 and P4 are not food.
    assert dict(found.left) == {
        "all": 12,
        "needs_land": 12,
        "use": 12,
        "area": 10,
        "platform": 10,
        "sector": 7,
        "bar": 7,
    }
    assert (found.advice.arrivals.count, found.advice.arrivals.quarters, found.advice.arrivals.outside) == (6, 12, 1)
    assert found.advice.arrivals.total.per_quarter == 0.5


def test_one_type_one_quarter_and_no_cost_can_be_worked_by_hand(with_history):
    found = waiting_value(with_history, "E", asked(horizon_quarters=1, holding_points_per_mu=0.0), actor=ACTOR)
    (own,) = found.advice.types
    # Full marks but technology (0.9 of 10) and the sector (0 of 15): q = 84; 84/100 · 20 mu · 100 · 0.85 = 1428 points.
    assert (own.key.group, own.key.size, own.key.quality) == ("food", 1, 2)
    assert own.value == pytest.approx(1428.0)
    assert found.advice.worth.value == pytest.approx(0.985 * 1428.0 * (1 - 2.718281828**-0.5))


def test_todays_best_user_is_told_with_whether_it_may_have_the_land_while_it_is_held(with_history):
    found = waiting_value(with_history, "E", asked(), actor=ACTOR)
    assert found.taker.project in {"P1", "P2"}
    assert not found.taker.meets_bar
    assert (found.now, found.now_source) == (float(found.taker.score), "score")


def test_what_giving_it_today_is_worth_can_be_put_by_hand_and_turns_the_answer(with_history):
    answers = [
        waiting_value(with_history, "E", WaitingOptions(AS_OF, now_points=points), actor=ACTOR).advice.answer
        for points in (0.0, 100_000.0)
    ]
    assert answers == [Answer.KEEP, Answer.RELEASE]


def test_without_milestones_there_is_too_little_history(five):
    found = waiting_value(five, "E", asked(), actor=ACTOR)
    assert (found.advice.answer, found.advice.worth, found.recorded_since) == (Answer.TOO_LITTLE_HISTORY, None, None)


def test_a_policy_without_the_section_needs_every_assumption_given(five, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(POLICY.split("[waiting]")[0], encoding="utf-8")
    with pytest.raises(InputRefused, match="waiting_not_set"):
        waiting_value(five, "E", WaitingOptions(AS_OF, own, {"horizon_quarters": 4}), actor=ACTOR)
    given = waiting_value(five, "E", asked(), actor=ACTOR).assumptions
    options = WaitingOptions(AS_OF, own, dict(vars(given)))
    assert waiting_value(five, "E", options, actor=ACTOR).assumptions == given


def test_each_assumption_says_where_it_comes_from(five):
    found = waiting_value(five, "E", asked(horizon_quarters=4, fit=None), actor=ACTOR)
    assert (found.assumptions.horizon_quarters, found.sources["horizon_quarters"]) == (4, "given")
    assert (found.assumptions.fit, found.sources["fit"]) == (0.85, "policy")


@pytest.mark.parametrize(
    ("parcel", "options", "code"),
    [
        ("A", WaitingOptions(AS_OF), "waiting_not_held"),
        ("Z", WaitingOptions(AS_OF), "parcel_unknown"),
        ("E", WaitingOptions(AS_OF, now_points=-1.0), "waiting_now"),
        ("E", WaitingOptions(AS_OF, now_points=float("nan")), "waiting_now"),
        ("E", WaitingOptions(AS_OF, given={"discount": 2.0}), "waiting_assumption"),
    ],
)
def test_what_cannot_be_answered_is_refused(five, parcel, options, code):
    with pytest.raises(InputRefused, match=code):
        waiting_value(five, parcel, options, actor=ACTOR)


def test_a_department_does_not_see_the_reserve(five):
    with pytest.raises(ActionRefused):
        waiting_value(five, "E", asked(), actor=Actor("f", "f", Role.DEPARTMENT, department="forestry"))


def test_one_parcel_of_the_demo_city_takes_less_than_two_seconds_of_cpu(demo_ws):
    held = [str(name) for name, status in demo_ws.city().parcels["reserve_status"].items() if status == "held"]
    start = time.process_time()
    for parcel in held:
        waiting_value(demo_ws, parcel, asked(arrivals_min=1), actor=ACTOR)
    assert (time.process_time() - start) / len(held) < 2.0
