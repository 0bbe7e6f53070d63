"""Drafted parcels are land like any other: measured, cut and assembled by the same steps."""

from datetime import date

import pytest

from parcels.geo.drafts import Merge, SplitByArea, apply_edits
from parcels.planning.land import prepare_land, site_geometry
from parcels.rules.policy import load_policy
from tests.geo.drafts.lots import ROAD, box, small_city

AS_OF = date(2026, 11, 23)


def test_pieces_become_sites_under_their_own_numbers():
    wide = {"parcel_id": "B-1", "geometry": box(0, 0, 400, 200), "platform_id": "PF1"}
    city = small_city(
        wide,
        {"parcel_id": "B-2", "geometry": box(400, 0, 450, 60)},
        {"parcel_id": "B-3", "geometry": box(500, 0, 540, 40)},
        roads=[ROAD],
    )
    drafted = apply_edits(city, [SplitByArea("B-1", 20_000.0, 270.0)]).city
    land = prepare_land(drafted, load_policy(), as_of=AS_OF, threads=1)
    assert set(land.parcels.index) == {"B-1/1", "B-1/2", "B-2", "B-3"}
    assert site_geometry(land, "B-1/1").area == pytest.approx(20_000.0, abs=0.01)
    assert site_geometry(land, "B-1/2").area == pytest.approx(60_000.0, abs=0.01)
    assert land.frame.index.is_unique
    assert land.measures["frontage_m"].groupby(land.frame["parcel_id"].to_numpy()).sum()["B-1/1"] == pytest.approx(
        100.0
    )


def test_merged_land_is_one_parcel_of_its_area():
    drafted = apply_edits(small_city(roads=[ROAD]), [Merge(("B-1", "B-2"), "M-1")]).city
    land = prepare_land(drafted, load_policy(), as_of=AS_OF, threads=1)
    assert site_geometry(land, "M-1").area == pytest.approx(9000.0)
    assert set(land.parcels.index) == {"M-1", "B-3"}
