"""When a request for land in reserve is looked at, who may decide on it, and how long that took."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.reserve.review import (
    Request,
    ReviewFacts,
    ReviewStatus,
    Side,
    decision_obstacles,
    duration_of,
    median_days,
    release_obstacles,
    trigger_of,
)
from parcels.landing.reserve.settings import packaged_reserve_settings, parse_reserve_settings
from parcels.rules.clocks.calendar import WorkCalendar

DAY = date(2026, 11, 23)
SETTINGS = packaged_reserve_settings()
LIST = SETTINGS.trigger.model_copy(update={"mode": "reserve_list", "reason": "储备清单"})  # 60 wan yuan, near: 54
READY = ReviewFacts(ReviewStatus.OPEN, "li", frozenset(Side), has_paper=True, is_current=True, is_triggered=True)


def request(party, offer, on=DAY, parcel="A"):
    return Request(parcel, f"P-{party}", party, offer, on)


def test_every_request_is_looked_at_unless_the_city_keeps_a_list():
    assert trigger_of(request("甲", None), (), SETTINGS.trigger, DAY).by == "every_request"
    assert not trigger_of(request("甲", None), (), LIST, DAY).is_met


@pytest.mark.parametrize(("offer", "by"), [(60.0, "minimum_offer"), (59.9, ""), (None, "")])
def test_the_least_offer_sets_a_review_going(offer, by):
    assert trigger_of(request("甲", offer), (), LIST, DAY).by == by


@pytest.mark.parametrize(
    ("other", "by"),
    [
        (request("乙", 54.0), "several_parties"),
        (request("乙", 53.9), ""),
        (request(" 甲 ", 59.0), ""),
        (request("乙", 55.0, parcel="B"), ""),
        (request("乙", 55.0, on=DAY - timedelta(days=90)), "several_parties"),
        (request("乙", 55.0, on=DAY - timedelta(days=91)), ""),
        (request("乙", 55.0, on=DAY + timedelta(days=1)), ""),
    ],
)
def test_two_unrelated_parties_near_the_least_offer_set_a_review_going(other, by):
    assert trigger_of(request("甲", 55.0), (other,), LIST, DAY).by == by


def test_a_low_offer_is_not_lifted_by_two_others():
    others = (request("乙", 55.0), request("丙", 55.0))
    assert not trigger_of(request("甲", 10.0), others, LIST, DAY).is_met


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, ()),
        ({"requested_by": "chen"}, ("own_request",)),
        ({"opinions": frozenset()}, ("opinion_planner", "opinion_officer")),
        ({"has_paper": False}, ("paper_missing",)),
        ({"is_current": False}, ("paper_outdated",)),
        ({"status": ReviewStatus.KEPT}, ("review_over",)),
        ({"is_triggered": False}, ()),
    ],
)
def test_a_leader_decides_on_a_whole_and_current_case_that_is_not_their_own(changes, because):
    assert decision_obstacles(replace(READY, **changes), by="chen") == because


def test_without_a_trigger_land_may_be_kept_but_not_released():
    assert release_obstacles(replace(READY, is_triggered=False), by="chen") == ("not_triggered",)


def test_the_time_a_decision_took_is_counted_in_working_days():
    # Monday 23 November to Monday 30 November 2026: Tuesday to Friday and Monday
    took = duration_of(DAY, DAY + timedelta(days=7), WorkCalendar(), SETTINGS)
    assert (took.working_days, took.is_late) == (5, False)
    late = duration_of(DAY, DAY + timedelta(days=31), WorkCalendar(), SETTINGS)
    assert late.is_late
    assert median_days([took, late]) == (5 + late.working_days) / 2
    assert median_days([]) is None


def test_a_rule_that_binds_needs_its_reason():
    text = """name = "x"
version = "1"
is_demo = false
growth = {only_grows = true, reason = ""}
shares = {minimum = 0.0, reason = ""}
swaps = {area_ratio_min = 1.0, score_slack = 0.0, same_platform = false}
interim = {longest_days = 1}
reviews = {release_days = 1, working_days = 1, paper_days = 1}
[trigger]
mode = "every_request"
minimum_wan_yuan_per_mu = 0.0
near_share = 0.9
parties = 2
within_days = 1
reason = ""
"""
    with pytest.raises(InputRefused) as caught:
        parse_reserve_settings(text, "reserve.toml")
    assert caught.value.values["problem"] == "growth_reason_missing"
    assert parse_reserve_settings(text.replace('true, reason = ""', 'true, reason = "只增不减"'), "x").growth.only_grows
