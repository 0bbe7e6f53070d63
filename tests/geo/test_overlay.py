"""Every column of the table of measures, on a city small enough to check by hand."""

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.city import City
from parcels.geo.overlay import covered_areas, measure_land

CRS = "EPSG:4549"
X, Y = 500_000.0, 3_400_000.0


def box(x1, y1, x2, y2):
    return shapely.box(X + x1, Y + y1, X + x2, Y + y2)


def layer(geometry, crs=CRS, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(geometry), crs=crs)


def parcels(*shapes):
    names = [f"A-{i}" for i in range(1, len(shapes) + 1)]
    return layer(shapes, parcel_id=names).set_index("parcel_id", drop=False)


def city(**layers):
    empty = layer([], kind=[], road_class=[], width_m=[], platform_id=[])
    frames = dict.fromkeys(["parcels", "platforms", "constraints", "roads", "utilities"], empty) | layers
    none = pd.DataFrame()
    return City(CRS, "test", True, projects=none, milestones=none, readiness=none, **frames)


LOT = box(0, 0, 30, 100)


def test_area_inside_the_boundary_and_the_platform_with_the_largest_part():
    platforms = layer([box(-50, -50, 10, 200), box(8, -50, 60, 50)], platform_id=["PF1", "PF2"])
    row = measure_land(parcels(LOT), city(platforms=platforms)).iloc[0]
    assert row["area_m2"] == pytest.approx(3000.0)
    assert row["inside_boundary_m2"] == pytest.approx(1000.0 + 20 * 50)  # the shared 2 × 50 m count once
    assert row["inside_boundary_share"] == pytest.approx(2000 / 3000)
    assert row["boundary_platform"] == "PF2"  # 22 × 50 = 1 100 m² against 10 × 100
    assert row["boundary_platform_share"] == pytest.approx(1100 / 3000)


def test_a_platform_of_several_rows_and_parts_is_one_platform_per_row():
    parts = shapely.union_all([box(0, 0, 10, 100), box(20, 0, 30, 100)])
    platforms = layer([box(10, 0, 20, 100), parts], platform_id=["PF1", "PF2"])
    row = measure_land(parcels(LOT), city(platforms=platforms)).iloc[0]
    assert (row["boundary_platform"], row["inside_boundary_share"]) == ("PF2", 1.0)


def test_land_outside_every_boundary_has_no_platform():
    row = measure_land(parcels(LOT), city(platforms=layer([box(30, 0, 60, 100)], platform_id=["PF1"]))).iloc[0]
    assert (row["inside_boundary_m2"], row["boundary_platform_share"]) == (0.0, 0.0)  # touching is nothing, exactly
    assert row["boundary_platform"] is None


def test_constraints_count_overlaps_within_a_kind_once_and_kinds_apart():
    constraints = layer(
        [box(0, 0, 30, 20), box(0, 10, 30, 30), box(0, 0, 15, 100)],
        kind=["flood", "flood", "urban_development_boundary"],
    )
    row = measure_land(parcels(LOT), city(constraints=constraints)).iloc[0]
    assert (row["flood_m2"], row["flood_share"]) == (pytest.approx(900.0), pytest.approx(0.3))
    assert row["urban_development_boundary_m2"] == pytest.approx(1500.0)


def test_distances_go_from_outline_to_the_thing_as_drawn():
    roads = layer(
        [shapely.LineString([(X - 40, Y - 100), (X - 40, Y + 200)]), box(-100, 103, 100, 110)],
        road_class=["arterial", "local"],
        width_m=[20.0, np.nan],
    )
    utilities = layer(
        [shapely.Point(X + 30 + 30, Y + 100 + 40), shapely.Point(X + 5, Y + 5)], kind=["substation", "telecom"]
    )
    row = measure_land(parcels(LOT), city(roads=roads, utilities=utilities)).iloc[0]
    assert (row["road_m"], row["arterial_m"]) == (pytest.approx(3.0), pytest.approx(40.0))
    assert (row["substation_m"], row["telecom_m"]) == (pytest.approx(50.0), 0.0)
    assert np.isnan(row["gas_pipeline_m"])


def test_what_the_city_does_not_have_is_not_a_number():
    row = measure_land(parcels(LOT), city()).iloc[0]
    missing = ["inside_boundary_m2", "inside_boundary_share", "boundary_platform_share", "road_m", "arterial_m"]
    assert row[[*missing, "substation_m", "frontage_m"]].isna().all()
    assert row["boundary_platform"] is None
    assert (row["width_m"], row["length_m"]) == (pytest.approx(30.0), pytest.approx(100.0))


def test_a_motorway_gives_no_frontage_but_is_a_road():
    motorway = layer([box(-100, -20, 100, 0)], road_class=["motorway"], width_m=[np.nan])
    row = measure_land(parcels(LOT), city(roads=motorway)).iloc[0]
    assert (row["road_m"], row["arterial_m"]) == (0.0, 0.0)
    assert np.isnan(row["frontage_m"])


def test_no_land_gives_the_same_columns_and_no_rows():
    full = city(
        platforms=layer([LOT], platform_id=["PF1"]),
        constraints=layer([LOT], kind=["forest"]),
        roads=layer([box(0, -20, 30, 0)], road_class=["local"], width_m=[np.nan]),
    )
    some, none = measure_land(parcels(LOT), full), measure_land(parcels(LOT).iloc[:0], full)
    assert len(none) == 0
    assert list(none.columns) == list(some.columns)
    assert measure_land(parcels(LOT).iloc[:0], city()).shape[0] == 0


def test_the_index_of_the_land_stays_and_the_order_does_not_matter():
    lots = parcels(LOT, box(40, 0, 70, 90), box(80, 0, 99, 20))
    full = city(constraints=layer([box(0, 0, 60, 40)], kind=["forest"]))
    there, back = measure_land(lots, full), measure_land(lots.iloc[::-1], full)
    pd.testing.assert_frame_equal(there, back.loc[there.index])


def test_degrees_and_foreign_systems_are_refused():
    degrees = gpd.GeoDataFrame({"parcel_id": ["A"]}, geometry=[shapely.box(111, 30, 111.001, 30.001)], crs="EPSG:4490")
    with pytest.raises(CrsRefused, match="crs_not_metres"):
        measure_land(degrees, city())
    foreign = layer([LOT], crs="EPSG:4548", kind=["forest"])
    with pytest.raises(CrsRefused, match="crs_differs"):
        measure_land(parcels(LOT), city(constraints=foreign))
    with pytest.raises(CrsRefused, match="crs_missing"):
        measure_land(parcels(LOT).set_crs(None, allow_override=True), city())


def test_bad_geometry_is_refused_with_layer_and_row():
    bow = shapely.Polygon([(X, Y), (X + 10, Y + 10), (X + 10, Y), (X, Y + 10)])
    with pytest.raises(InputRefused, match="overlay_invalid_geometry") as refused:
        measure_land(parcels(LOT, bow), city())
    assert (refused.value.values["layer"], refused.value.values["row"]) == ("land", 2)
    with pytest.raises(InputRefused, match="overlay_invalid_geometry") as refused:
        measure_land(parcels(LOT), city(constraints=layer([LOT, bow], kind=["forest", "flood"])))
    assert refused.value.values["layer"] == "constraints:flood"
    with pytest.raises(InputRefused, match="overlay_not_polygon"):
        covered_areas(np.array([LOT, None]), np.array([LOT]), np.zeros(1, np.int64), 1)
    with pytest.raises(InputRefused, match="overlay_not_polygon"):
        covered_areas(np.array([LOT]), np.array([LOT.exterior]), np.zeros(1, np.int64), 1)
    with np.errstate(invalid="ignore"):
        hollow = shapely.from_wkt("POLYGON ((0 0, 1 NaN, 1 1, 0 0))")
    with pytest.raises(InputRefused, match="overlay_invalid_geometry"):
        covered_areas(np.array([LOT]), np.array([hollow]), np.zeros(1, np.int64), 1)
    with pytest.raises(InputRefused, match="overlay_empty_geometry"):
        measure_land(parcels(LOT, shapely.Polygon()), city())


def test_measuring_changes_nothing_it_was_given():
    lots, full = parcels(LOT), city(constraints=layer([LOT], kind=["forest"]))
    before = (lots.copy(deep=True), full.constraints.copy(deep=True))
    measure_land(lots, full)
    pd.testing.assert_frame_equal(lots, before[0])
    pd.testing.assert_frame_equal(dataclasses.replace(full).constraints, before[1])


def test_empty_masks_cover_nothing():
    empty = np.array([shapely.Polygon(), shapely.box(0, 0, 1, 1)], dtype=object)
    covered = covered_areas(np.array([shapely.box(0, 0, 2, 2)]), empty, np.array([0, 1]), 3)
    assert covered.tolist() == [[0.0, 1.0, 0.0]]
