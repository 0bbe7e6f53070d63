import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from parcels.demo import BASE_DATE
from parcels.domain.codes import WANTING_LAND, LandStatus, SectorGroup
from parcels.geo.schema import DATASETS, SPATIAL, attributes, read_schema
from parcels.rules.policy import load_policy

OPEN = {"planned", "approved", "acquired"}
PYTHON = {"text": str, "code": str, "list": tuple, "date": dt.date, "boolean": bool}


def known(column):
    return [value for value in column if value is not None and value == value and value is not pd.NaT]


@pytest.mark.parametrize("dataset", DATASETS)
def test_columns_are_those_of_the_schema(city, dataset):
    frame = getattr(city, dataset)
    names = [field.name for field in read_schema(dataset)]
    assert [name for name in frame.columns if name != "kind" or dataset == "utilities"] == names


@pytest.mark.parametrize("dataset", DATASETS)
def test_cells_have_the_type_and_the_codes_of_the_schema(city, dataset):
    frame = getattr(city, dataset)
    for field in attributes(dataset):
        values = known(frame[field.name])
        if field.required:
            assert len(values) == len(frame), field.name
        if field.type in PYTHON:
            assert all(isinstance(value, PYTHON[field.type]) for value in values), field.name
        if field.values and not field.is_open:
            assert set(values) <= set(field.values), field.name
        if field.type == "number":
            assert (pd.Series(values, dtype=float) >= 0).all(), field.name


@pytest.mark.parametrize("dataset", SPATIAL)
def test_geometry_types_are_those_of_the_schema(city, dataset):
    allowed = read_schema(dataset)[-1].values
    assert set(getattr(city, dataset).geom_type) <= set(allowed)


def test_cleared_land_is_ready_now_and_other_open_land_later(city):
    for status, ready in zip(city.parcels["status"], city.parcels["ready_on"], strict=True):
        if status in OPEN:
            assert ready is None or ready > BASE_DATE
        else:
            assert ready is None


def test_dates_are_unknown_only_on_planned_land(city):
    missing = city.parcels[city.parcels["ready_on"].isna() & city.parcels["status"].isin(OPEN)]
    assert set(missing["status"]) == {"planned"}


def test_delivery_dates_and_costs_follow_from_readiness(city):
    todo = city.readiness[city.readiness["state"].isin(["doing", "todo"])]
    last = todo[todo["planned_on"].notna()].groupby("parcel_id")["planned_on"].max()
    cost = todo.groupby("parcel_id")["cost_wan_yuan"].sum()
    for parcel_id, row in city.parcels[city.parcels["status"].isin(OPEN)].iterrows():
        if row["ready_on"] is not None:
            assert last[parcel_id] == row["ready_on"]
        assert cost[parcel_id] == pytest.approx(row["prepare_cost_wan_yuan"], abs=0.051)


def test_finished_items_have_a_past_date_and_open_items_none(city):
    done = city.readiness[city.readiness["state"] == "done"]
    assert (done["finished_on"] < BASE_DATE).all()
    assert city.readiness[city.readiness["state"] != "done"]["finished_on"].isna().all()


def test_statutory_blank_land_has_no_planning_conditions(city):
    blank = city.parcels[city.parcels["plan_use"] == "16"]
    assert len(blank) >= 3
    assert blank["detailed_plan"].eq(False).all()


def test_about_two_dozen_prime_parcels_are_held_and_a_few_released(city):
    held = city.parcels[city.parcels["reserve_status"] == "held"]
    released = city.parcels[city.parcels["reserve_status"] == "released"]
    assert 20 <= len(held) <= 28
    assert 1 <= len(released) <= 5
    both = pd.concat([held, released])
    assert both["reserve_reason"].notna().all()
    assert {group for purpose in both["reserve_purpose"] for group in purpose} <= {group.value for group in SectorGroup}
    assert all(LandStatus(status).is_allocatable for status in both["status"])
    assert set(held["platform_id"]) == set(city.platforms["platform_id"])


def test_projects_name_only_what_exists(city):
    named = {parcel for parcels in city.projects["parcel_ids"] for parcel in parcels}
    assert named <= set(city.parcels["parcel_id"])
    assert set(known(city.projects["platform_id"])) <= set(city.platforms["platform_id"])
    assert set(city.milestones["project_id"]) == set(city.projects["project_id"])
    assert set(city.readiness["parcel_id"]) <= set(city.parcels["parcel_id"])


def test_landed_projects_stand_on_supplied_land(city):
    landed = city.projects[city.projects["stage"].isin(["supplied", "started", "completed", "producing", "accepted"])]
    parcels = [parcel for named in landed["parcel_ids"] for parcel in named]
    assert len(parcels) == len(set(parcels)) >= 15
    assert not any(LandStatus(status).is_allocatable for status in city.parcels.loc[parcels, "status"])


def test_two_parcels_are_promised_twice(city):
    waiting = city.projects[city.projects["stage"].isin([stage.value for stage in WANTING_LAND])]
    held = city.parcels["held_for"].dropna()
    assert set(held) <= set(city.projects["project_id"])
    twice = [p for p in held.index if (waiting["parcel_ids"].map(lambda named, p=p: p in named)).sum() == 2]
    assert len(twice) == 2


def test_three_years_of_history_have_landed_stuck_and_withdrawn_projects(city):
    stages = city.projects["stage"].value_counts()
    assert stages["withdrawn"] >= 5
    assert stages[["supplied", "started", "completed", "producing"]].sum() >= 20
    signed = city.projects["signed_on"].dropna()
    assert min(signed) < dt.date(2024, 2, 1)
    assert max(signed) <= BASE_DATE
    stuck = city.projects[city.projects["stage"].isin(["signed", "registered", "filed"])]["signed_on"]
    assert (stuck < dt.date(2025, 11, 23)).sum() >= 5


def test_no_milestone_lies_in_the_future_or_before_the_lead(city):
    actual = city.milestones[city.milestones["actual_on"].notna()]
    assert (actual["actual_on"] <= BASE_DATE).all()
    assert (actual["stat_on"] >= actual["actual_on"]).all()
    signed = actual[actual["milestone"] == "signed"].set_index("project_id")["actual_on"]
    assert signed.sort_index().to_dict() == city.projects["signed_on"].dropna().sort_index().to_dict()


def test_land_is_needed_from_2027_on(city):
    waiting = city.projects[city.projects["stage"].isin([stage.value for stage in WANTING_LAND])]
    assert min(waiting["need_by"]) >= dt.date(2027, 1, 1)
    assert set(waiting["sector_group"].dropna()) >= {
        "information", "new_energy", "health", "tourism", "commerce", "logistics",
    }  # fmt: skip


def test_more_land_is_asked_for_than_is_ready_in_time(city):
    """Ready: open, in a platform, not reserved, a date known; asked: least areas of all that want land."""
    waiting = city.projects[city.projects["stage"].isin([stage.value for stage in WANTING_LAND])]
    asked = waiting["area_min_mu"].sum()
    parcels = city.parcels[city.parcels["platform_id"].notna() & (city.parcels["reserve_status"] != "held")]
    mu = parcels.geometry.area / (2000 / 3)
    cleared = mu[parcels["status"] == "cleared"].sum()
    supply = mu[parcels["status"].isin([*OPEN, "cleared"])].sum()
    assert cleared < asked < supply


def test_the_policy_loads_and_names_every_platform(city, written: Path):
    policy = load_policy(written / "policy.toml")
    assert policy.is_demo
    assert set(policy.quotas.new_construction_mu) == set(policy.quotas.energy_tce) == set(city.platforms["platform_id"])
    assert policy.budget["2026Q4"] > 0


def test_a_few_records_breach_what_the_catalogue_asks(city):
    parcels, projects = city.parcels, city.projects
    cleared = parcels[parcels["status"] == "cleared"]
    approved = parcels[(parcels["status"] == "approved") & parcels["conversion_approved_on"].notna()]
    survey = city.readiness[(city.readiness["item"] == "archaeology") & (city.readiness["state"] == "todo")]
    works = projects[projects["sector_code"].str.startswith("C")]
    void = projects["land_contract_party"].fillna("").str.endswith("管理委员会")
    apart = projects["promoter_body"] != projects["developer_body"]
    breaches = {
        "title": cleared["title_clear"].eq(False).sum(),
        "compensation": cleared["compensation_settled"].eq(False).sum(),
        "dispute": parcels["no_dispute"].eq(False).sum(),
        "survey": survey["parcel_id"].isin(cleared["parcel_id"]).sum(),
        "lapsed": (approved["conversion_approved_on"] < dt.date(2024, 11, 23)).sum(),
        "grade": parcels["land_grade"].isna().sum(),
        "far": (works["far"] < 0.8).sum(),
        "coefficient": (works["building_coefficient"] < 0.4).sum(),
        "office": (works["office_share"] > 0.07).sum(),
        "handover": (apart & projects["developer_body"].notna() & projects["handover_record"].isna()).sum(),
        "grantor": void.sum(),
        "emission": (works["standard_land"].eq(True) & works["emission_t_per_year"].isna()).sum(),
    }
    assert {name: int(count) for name, count in breaches.items() if count == 0} == {}
    assert len(cleared) / 5 > breaches["title"] + breaches["compensation"]


def test_what_is_declared_as_a_share_is_one_and_the_least_ratio_is_below_the_most(city):
    for name in ("building_coefficient", "office_share"):
        assert city.projects[name].dropna().between(0, 1).all()
    both = city.parcels[city.parcels["far_min"].notna()]
    assert (both["far_min"] <= both["far_max"]).all()


def test_approvals_lie_in_the_past_and_environmental_ones_after_the_filing_or_long_before(city):
    for frame, name in (
        (city.parcels, "conversion_approved_on"),
        (city.projects, "eia_on"),
        (city.projects, "filed_on"),
    ):
        assert all(day <= BASE_DATE for day in known(frame[name])), name
