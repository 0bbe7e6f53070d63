"""What records say beyond the land: dates of milestones, states of readiness items, promises of live projects."""

from datetime import date

import geopandas as gpd
import pandas as pd
from shapely import box

from parcels.geo.city import City
from parcels.planning.agreements import policy_quotas, read_records
from parcels.rules.policy import load_policy

CRS = "EPSG:4549"
MU = 2000.0 / 3.0


def square(mu, x):
    side = (mu * MU) ** 0.5
    return box(600_000 + x, 3_366_000, 600_000 + x + side, 3_366_000 + side)


def city(projects=(), milestones=(), readiness=()):
    parcels = [
        {"parcel_id": "A", "platform_id": "PF1", "status": "cleared", "geometry": square(30, 0)},
        {"parcel_id": "B", "platform_id": "PF1", "status": "acquired", "geometry": square(10, 1000)},
        {"parcel_id": "C", "platform_id": "PF1", "status": "built", "geometry": square(50, 2000)},
    ]
    empty = gpd.GeoDataFrame({"kind": []}, geometry=[], crs=CRS)
    return City(
        crs=CRS,
        name="三块地",
        is_demo=True,
        parcels=gpd.GeoDataFrame(parcels, crs=CRS).set_index("parcel_id", drop=False),
        platforms=empty,
        constraints=empty,
        roads=empty,
        utilities=empty,
        projects=pd.DataFrame([project(*one) if isinstance(one, tuple) else one for one in projects]),
        milestones=pd.DataFrame(milestones, columns=["project_id", "milestone", "actual_on"]),
        readiness=pd.DataFrame(readiness, columns=["parcel_id", "item", "state"]),
    )


def project(name, stage, parcels, least=20.0, platform=None):
    return {
        "project_id": name,
        "sector_code": "C3421",
        "stage": stage,
        "area_min_mu": least,
        "area_max_mu": least + 5,
        "uses": ("1001",),
        "need_by": date(2027, 1, 1),
        "parcel_ids": parcels,
        "platform_id": platform,
    }


def test_the_last_date_of_a_milestone_counts_and_one_that_did_not_happen_is_none():
    rows = [("P1", "filed", date(2025, 1, 1)), ("P1", "filed", date(2026, 1, 1)), ("P1", "contract", None)]
    record = read_records(city([("P1", "filed", ())], rows)).projects["P1"]
    assert dict(record.events) == {"filed": date(2026, 1, 1)}
    assert (record.filed_on, record.contract_on) == (date(2026, 1, 1), None)


def test_an_item_on_record_twice_is_done_only_if_both_are():
    rows = [("A", "road", "done"), ("A", "road", "todo"), ("A", "water", "doing"), ("A", "water", "done")]
    record = read_records(city([("P1", "lead", ())], readiness=rows)).parcels["A"]
    assert (record.is_done("road"), record.is_done("water"), record.is_done("power")) == (False, False, None)


def test_an_open_item_outweighs_one_that_is_not_on_record():
    record = read_records(city([("P1", "lead", ())], readiness=[("A", "road", "todo")])).parcels["A"]
    assert record.is_done("road", "power") is False


def test_a_project_naming_two_parcels_needs_of_each_its_share_by_area():
    promises = read_records(city([("P1", "signed", ("A", "B"))])).promises
    found = {parcel: round(own[0].least_mu, 6) for parcel, own in promises.by_parcel.items()}
    assert found == {"A": 15.0, "B": 5.0}


def test_only_live_projects_promise_and_only_signed_ones_count_on_the_platform():
    rows = [
        ("P1", "signed", ("A",)),
        ("P2", "negotiating", ("A",)),
        ("P3", "withdrawn", ("A",)),
        ("P4", "supplied", ("C",), 50.0),
        ("P5", "filed", (), 7.0, "PF1"),
        ("P6", "signed", ("X",)),
    ]
    promises = read_records(city(rows)).promises
    assert [(one.project, one.is_signed) for one in promises.by_parcel["A"]] == [("P1", True), ("P2", False)]
    assert set(promises.by_parcel) == {"A"}
    assert round(promises.promised_mu["PF1"], 6) == 27.0
    assert round(promises.open_mu["PF1"], 6) == 40.0


def test_the_quotas_of_the_policy_are_a_ledger_nobody_has_used():
    policy = load_policy()
    policy = policy.model_copy(update={"quotas": policy.quotas.model_copy(update={"energy_tce": {"PF1": 500.0}})})
    account = policy_quotas(policy).account("energy", "PF1")
    assert (account.granted, account.used) == (500.0, 0.0)
    assert policy_quotas(policy).account("farmland", "PF1") is None
