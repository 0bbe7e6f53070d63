"""A scenario held against six parcels and two projects, by hand: dates, money, bars, requests, and what is left out."""

from dataclasses import replace
from datetime import date

import pytest
from geopandas import GeoDataFrame
from pandas import DataFrame
from shapely import box

from parcels.geo.city import City
from parcels.geo.drafts import SplitByArea
from parcels.planning.scenarios.apply import SCENARIO, apply
from parcels.planning.scenarios.codec import content_hash
from parcels.planning.scenarios.content import (
    Ban,
    BarKind,
    Base,
    Ceiling,
    CeilingKind,
    Lock,
    NeedBy,
    Pin,
    QualityBar,
    ReadyShift,
    Release,
    ScenarioContent,
    Scope,
    Weight,
    put,
    with_edits,
)
from parcels.rules.policy import load_policy, policy_hash

CRS, TODAY = "EPSG:4549", date(2026, 11, 23)
POLICY = load_policy()
VERSIONS = {"parcels": "a", "projects": "b"}
EMPTY = ScenarioContent(Base(policy_hash(POLICY), VERSIONS, TODAY))
ROWS = (
    # parcel, platform, status, ready_on, reserve, cost
    ("NOW", "PF1", "cleared", None, "none", None),
    ("SOON", "PF1", "acquired", date(2027, 1, 31), "none", 120.0),
    ("LATE", "PF1", "planned", date(2028, 6, 30), "held", 300.0),
    ("DARK", "PF1", "planned", None, "none", None),
    ("AWAY", None, "acquired", date(2027, 6, 30), "none", 50.0),
    ("GIVEN", "PF1", "supplied", None, "none", None),
)


@pytest.fixture
def city() -> City:
    """Six parcels side by side; ``AWAY`` has no recorded platform and lies on PF2."""
    names = ("parcel_id", "platform_id", "status", "ready_on", "reserve_status", "prepare_cost_wan_yuan")
    rows = [dict(zip(names, row, strict=True)) for row in ROWS]
    shapes = [box(100 * n, 0, 100 * n + 100, 200) for n in range(len(rows))]
    parcels = GeoDataFrame(DataFrame(rows, dtype=object), geometry=shapes, crs=CRS)
    parcels = parcels.set_index("parcel_id", drop=False)
    borders = {"PF1": box(0, 0, 400, 200), "PF2": box(400, 0, 600, 200)}
    platforms = GeoDataFrame({"platform_id": list(borders)}, geometry=list(borders.values()), crs=CRS)
    projects = DataFrame({"project_id": ["P1", "P2"], "need_by": [date(2027, 3, 1), date(2028, 1, 1)]}, dtype=object)
    nothing = GeoDataFrame({"kind": []}, geometry=[], crs=CRS)
    return City(
        crs=CRS, name="六块地", is_demo=True, parcels=parcels, platforms=platforms.set_index("platform_id", drop=False),
        constraints=nothing, roads=nothing, utilities=nothing, projects=projects.set_index("project_id", drop=False),
        milestones=DataFrame(), readiness=DataFrame(), versions=VERSIONS,
    )  # fmt: skip


def dates(city: City) -> dict[str, date | None]:
    return dict(city.parcels["ready_on"])


def codes(applied) -> list[tuple[str, str]]:
    return [(one.code, one.subject) for one in applied.findings]


def test_without_changes_city_and_policy_are_those_of_today(city):
    applied = apply(EMPTY, city, POLICY, TODAY)
    assert applied.city is city
    assert policy_hash(applied.policy) == policy_hash(POLICY)
    assert (applied.locks, applied.bans, applied.release, applied.findings) == ((), (), (), ())


def test_months_move_recorded_dates_and_nothing_else(city):
    applied = apply(put(EMPTY, ReadyShift(Scope.ALL, months=-3)), city, POLICY, TODAY)
    assert dates(applied.city) == {
        "NOW": None, "SOON": date(2026, 10, 31), "LATE": date(2028, 3, 30), "DARK": None,
        "AWAY": date(2027, 3, 30), "GIVEN": None,
    }  # fmt: skip
    found = {one.code: one.values for one in applied.findings}
    assert found == {"ready_unknown": {"parcels": 1}, "cost_counts_as_paid": {"parcels": 1, "wan_yuan": 120.0}}


def test_the_most_specific_shift_of_a_parcel_counts_alone(city):
    shifts = (
        ReadyShift(Scope.ALL, months=12),
        ReadyShift(Scope.PLATFORM, "PF2", months=2),
        ReadyShift(Scope.PARCEL, "LATE", on=date(2027, 9, 1)),
    )
    moved = dates(apply(put(EMPTY, *shifts), city, POLICY, TODAY).city)
    assert (moved["SOON"], moved["AWAY"], moved["LATE"]) == (date(2028, 1, 31), date(2027, 8, 30), date(2027, 9, 1))


def test_a_day_for_all_land_means_at_the_latest(city):
    applied = apply(put(EMPTY, ReadyShift(Scope.ALL, on=date(2027, 6, 1))), city, POLICY, TODAY)
    assert dates(applied.city) == {
        "NOW": None, "SOON": date(2027, 1, 31), "LATE": date(2027, 6, 1), "DARK": date(2027, 6, 1),
        "AWAY": date(2027, 6, 1), "GIVEN": None,
    }  # fmt: skip
    assert applied.findings == ()


def test_money_quota_bars_and_weights_stand_in_the_policy(city):
    content = put(
        EMPTY, Weight("score.lambda_land", 0.4), Ceiling(CeilingKind.BUDGET, "2027Q1", 500.0),
        Ceiling(CeilingKind.NEW_CONSTRUCTION, "PF1", 80.0), QualityBar(BarKind.ENTRY, "city", 60.0),
        QualityBar(BarKind.RESERVE, "city", 66.0),
    )  # fmt: skip
    policy = apply(content, city, POLICY, TODAY).policy
    assert (policy.score.lambda_land, dict(policy.budget)) == (0.4, {"2027Q1": 500.0})
    assert (dict(policy.quotas.new_construction_mu), policy.reserve_bar("city")) == ({"PF1": 80.0}, 66.0)
    bar, before = policy.bar("city"), POLICY.bar("city")
    assert bar is not None
    assert before is not None
    assert (bar.quality_min, bar.floors) == (60.0, before.floors)


def test_a_limit_lifted_is_no_limit_any_more(city):
    limited = POLICY.model_copy(update={"budget": {"2027Q1": 10.0, "2027Q2": 20.0}})
    content = put(replace(EMPTY, base=replace(EMPTY.base, policy=policy_hash(limited))),
                  Ceiling(CeilingKind.BUDGET, "2027Q1", None))  # fmt: skip
    assert dict(apply(content, city, limited, TODAY).policy.budget) == {"2027Q2": 20.0}


def test_requests_and_needs_come_through(city):
    content = put(EMPTY, Lock("P1", "NOW"), Pin("P2", "SOON", ("SOON",)), Ban("P1", "SOON"), Release("LATE"),
                  NeedBy("P1", date(2027, 9, 1)))  # fmt: skip
    applied = apply(content, city, POLICY, TODAY)
    assert applied.locks == (("P1", "NOW"), ("P2", "SOON"))
    assert applied.pins == {("P2", "SOON"): ("SOON",)}
    assert (applied.bans, applied.release) == ((("P1", "SOON"),), ("LATE",))
    assert applied.city.projects.at["P1", "need_by"] == date(2027, 9, 1)
    assert city.projects.at["P1", "need_by"] == date(2027, 3, 1)
    assert applied.findings == ()


def test_what_is_gone_is_named_and_left_out(city):
    content = put(
        EMPTY, ReadyShift(Scope.PARCEL, "GONE", months=3), ReadyShift(Scope.PARCEL, "GIVEN", months=3),
        ReadyShift(Scope.PLATFORM, "PF9", months=3), NeedBy("P9", TODAY), Release("SOON"), Release("GONE"),
        Ceiling(CeilingKind.ENERGY, "PF9", 1.0), Weight("score.stage.signed", 0.2), Lock("P9", "NOW"),
    )  # fmt: skip
    applied = apply(content, city, POLICY, TODAY)
    assert sorted(codes(applied)) == [
        ("parcel_given", "parcel=GIVEN"), ("parcel_gone", "GONE"), ("parcel_gone", "parcel=GONE"),
        ("platform_gone", "energy=PF9"), ("platform_gone", "platform=PF9"), ("project_gone", "P9"),
        ("project_gone", "P9"), ("release_not_held", "SOON"), ("weight_refused", "score.stage.signed"),
    ]  # fmt: skip
    assert all(one.is_lost for one in applied.findings)
    assert dates(applied.city) == dates(city)
    assert policy_hash(applied.policy) == policy_hash(POLICY)


def test_what_changed_since_is_said_and_computed_on_the_present(city):
    other = replace(city, versions={**VERSIONS, "projects": "c", "roads": "d"})
    changed = POLICY.model_copy(update={"version": "next"})
    applied = apply(EMPTY, other, changed, TODAY)
    assert [(one.code, one.values.get("datasets")) for one in applied.findings] == [
        ("policy_changed_since", None), ("data_changed_since", "projects, roads"),
    ]  # fmt: skip
    assert not any(one.is_lost for one in applied.findings)


def test_a_changed_city_is_told_apart_by_its_versions(city):
    content = put(EMPTY, Release("LATE"))
    assert apply(content, city, POLICY, TODAY).city.versions == {**VERSIONS, SCENARIO: content_hash(content)}


def test_a_draft_that_cannot_be_made_is_said(city):
    applied = apply(with_edits(EMPTY, (SplitByArea("GONE", 5_000.0),)), city, POLICY, TODAY)
    assert [(one.refused, one.subject) for one in applied.drafted] == [(True, "GONE")]
