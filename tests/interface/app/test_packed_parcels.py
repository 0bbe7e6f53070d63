from dataclasses import replace
from datetime import date

import geopandas as gpd
import numpy as np
import pytest
import shapely

from parcels.demo import DemoSize, demo_city
from parcels.interface.map.features import WEB_CRS, parcel_classes
from parcels.interface.map.packed import packed_parcels, parcel_columns, rings_of
from parcels.interface.map.palette import HELD
from tests.interface.app.packed import shapes, unpacked

AS_OF = date(2026, 11, 23)
NOISE_DEG = 1.1e-6
"""Coordinates are whole millionths of a degree."""


@pytest.fixture(scope="module")
def city():
    return demo_city(DemoSize(parcels=600, projects=60))


def with_shapes(city, drawn):
    parcels = city.parcels.head(len(drawn)).copy()
    return replace(city, parcels=parcels.set_geometry(gpd.GeoSeries(drawn, index=parcels.index, crs=city.crs)))


def test_every_parcel_comes_back_as_it_was_drawn(city):
    found = unpacked(packed_parcels(city, AS_OF))
    drawn = city.parcels.to_crs(WEB_CRS).geometry
    back = shapes(found)
    assert len(back) == len(drawn) == 600
    assert max(shapely.hausdorff_distance(back, drawn.to_numpy())) < NOISE_DEG
    np.testing.assert_allclose(found["area"], city.parcels.area)


def test_the_label_stands_inside_its_parcel(city):
    found = unpacked(packed_parcels(city, AS_OF))
    labels = shapely.points((found["labels"].reshape(-1, 2) + found["corner"]) * found["unit"])
    assert shapely.contains(np.array(shapes(found)), labels).all()


def test_holes_and_parts_are_kept_apart_and_turn_opposite_ways(city):
    near = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))
    moved = shapely.transform(
        shapely.MultiPolygon([near, shapely.box(20, 0, 30, 10)]), lambda xy: xy + city.parcels.total_bounds[:2]
    )
    found = unpacked(packed_parcels(with_shapes(city, [moved, moved.geoms[1]]), AS_OF))
    assert found["rings"].tolist() == [3, 1]
    assert found["holes"].tolist() == [0, 1, 0, 0]
    assert found["sizes"].tolist() == [4, 4, 4, 4]
    turns = [shapely.LinearRing(ring.coords).is_ccw for part in shapes(found)[0].geoms for ring in _rings(part)]
    assert turns == [True, False, True]


def _rings(part):
    return [part.exterior, *part.interiors]


def test_a_parcel_without_land_keeps_its_row_and_has_no_ring(city):
    square = city.parcels.geometry.iloc[0]
    found = unpacked(packed_parcels(with_shapes(city, [None, square, shapely.Polygon()]), AS_OF))
    assert found["rings"].tolist() == [0, 1, 0]
    assert found["area"][[0, 2]].tolist() == [0.0, 0.0]
    assert found["looks"].size == 3


def test_a_city_without_parcels_is_packed_too():
    rings = rings_of(np.array([], dtype=object))
    assert (rings.parcel.size, rings.is_hole.size, rings.size.size, rings.points.size) == (0, 0, 0, 0)


def test_each_class_is_counted_as_often_as_the_register_has_it(city):
    bound = frozenset(city.parcels.index[:30])
    found = unpacked(packed_parcels(city, AS_OF, bound))
    looks = [found["classes"][look] for look in found["looks"]]
    assert looks == parcel_classes(city.parcels, AS_OF, bound)
    assert looks.count(HELD) > parcel_classes(city.parcels, AS_OF).count(HELD)


def test_names_and_uses_come_back_by_row(city):
    import json

    columns = json.loads(parcel_columns(city))
    names = [columns["name"]["values"][row] for row in columns["name"]["rows"]]
    assert columns["pid"] == list(city.parcels.index)
    assert names == city.parcels["name"].fillna("").tolist()
    assert len(columns["use"]["values"]) == city.parcels["plan_use"].fillna("").nunique()
