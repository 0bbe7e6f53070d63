"""Shape and frontage on figures worked out by hand."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import rotate, translate

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.inscribed import compiled_radius, geos_radius
from parcels.geo.measures import compactness, frontage_m, length_m, width_m

LOT = shapely.box(0, 0, 30, 100)


def land(*shapes):
    return gpd.GeoDataFrame(geometry=list(shapes), crs="EPSG:4549")


def roads(*shapes, width=np.nan):
    return gpd.GeoDataFrame({"width_m": [width] * len(shapes)}, geometry=list(shapes), crs="EPSG:4549")


def test_compactness_of_a_square_is_a_quarter_of_pi():
    assert compactness(land(shapely.box(0, 0, 7, 7)))[0] == pytest.approx(np.pi / 4)
    assert compactness(land(shapely.Point(0, 0).buffer(50, quad_segs=64)))[0] == pytest.approx(1.0, abs=1e-3)


def test_a_hole_makes_land_less_compact_and_narrower():
    ring = shapely.box(0, 0, 30, 30) - shapely.box(10, 10, 20, 20)
    assert compactness(land(ring))[0] == pytest.approx(4 * np.pi * 800 / 160**2)
    diagonal = 20 * np.sqrt(2) / (1 + np.sqrt(2))  # the circle in a corner touches two sides and the corner of the hole
    assert width_m(land(ring))[0] == pytest.approx(diagonal, abs=0.1)


@pytest.mark.parametrize("angle", [0, 17, 45, 90, 133])
def test_a_lot_of_thirty_by_hundred_is_thirty_wide_and_hundred_long(angle):
    lot = translate(rotate(LOT, angle), 500_000, 3_400_000)
    assert width_m(land(lot))[0] == pytest.approx(30.0, abs=1e-3)
    assert length_m(land(lot))[0] == pytest.approx(100.0, abs=1e-6)


def test_extra_vertices_and_two_parts_do_not_change_the_width():
    assert width_m(land(shapely.segmentize(LOT, 7.0)))[0] == pytest.approx(30.0, abs=1e-3)
    two = shapely.union_all([LOT, shapely.box(200, 0, 210, 10)])
    assert width_m(land(two))[0] == pytest.approx(30.0, abs=1e-3)


def test_the_arms_of_an_l_decide_its_width():
    shape = shapely.union(shapely.box(0, 0, 100, 20), shapely.box(0, 0, 20, 100))
    expected = 2 * 20 / (1 + 1 / np.sqrt(2)) / 1  # corner circle: r (1 + 1/√2) · √2 = 20 √2
    assert width_m(land(shape))[0] == pytest.approx(expected, abs=0.1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)), min_size=3, max_size=12))
def test_the_inscribed_circle_is_never_too_large_and_at_most_five_centimetres_too_small(points):
    hull = shapely.MultiPoint(np.array(points) / 100).convex_hull
    if hull.geom_type != "Polygon" or hull.area < 1.0:
        return
    shape = np.array([hull], dtype=object)
    exact = shapely.length(shapely.maximum_inscribed_circle(hull, tolerance=1e-3))
    for radius in (compiled_radius(shape)[0], geos_radius(shape)[0]):
        assert exact - 0.051 <= radius <= exact + 2e-3


def test_a_lot_at_the_red_line_has_its_short_side_as_frontage():
    surface, line = (
        roads(shapely.box(-100, -20, 200, 0)),
        roads(shapely.LineString([(-100, -10), (200, -10)]), width=20.0),
    )
    for road in (surface, line):
        assert frontage_m(land(LOT), road, reach_m=5)[0] == pytest.approx(30.0)


def test_a_verge_within_reach_keeps_the_frontage_and_a_wider_one_does_not():
    road = roads(shapely.box(-100, -24, 200, -4))
    assert frontage_m(land(LOT), road, reach_m=5)[0] == pytest.approx(30.0)
    assert frontage_m(land(LOT), road, reach_m=3)[0] == 0.0
    line = roads(shapely.LineString([(-100, -14), (200, -14)]), width=20.0)
    assert frontage_m(land(LOT), line, reach_m=5)[0] == pytest.approx(30.0)
    assert frontage_m(land(LOT), line, reach_m=3)[0] == 0.0


def test_a_corner_lot_has_both_sides():
    road = roads(shapely.box(-100, -20, 200, 0), shapely.box(30, -20, 50, 300))
    assert frontage_m(land(LOT), road, reach_m=5)[0] == pytest.approx(130.0)


def test_a_road_that_ends_beside_the_lot_counts_as_far_as_it_goes():
    assert frontage_m(land(LOT), roads(shapely.box(10, -20, 200, 0)), reach_m=5)[0] == pytest.approx(20.0)


def test_roads_along_the_same_side_count_once():
    road = roads(shapely.LineString([(-10, -5), (20, -5)]), shapely.LineString([(10, -5), (50, -5)]), width=8.0)
    assert frontage_m(land(LOT), road, reach_m=5)[0] == pytest.approx(30.0)


def test_land_drawn_over_the_road_surface_is_cut_off_first():
    assert frontage_m(land(LOT), roads(shapely.box(-100, -20, 200, 2)), reach_m=5)[0] == pytest.approx(30.0)


def test_a_road_met_only_at_a_corner_gives_no_frontage():
    assert frontage_m(land(LOT), roads(shapely.box(30, -20, 50, 0)), reach_m=5)[0] == 0.0


def test_every_atom_keeps_its_own_part_of_the_frontage():
    halves = land(shapely.box(0, 0, 50, 30), shapely.box(50, 0, 100, 30))
    assert frontage_m(halves, roads(shapely.box(-10, -20, 80, 0)), reach_m=5).tolist() == pytest.approx([50.0, 30.0])


def test_frontage_without_roads_is_unknown_and_a_reach_of_nothing_is_refused():
    assert np.isnan(frontage_m(land(LOT), roads(), reach_m=5)[0])
    with pytest.raises(InputRefused, match="frontage_reach"):
        frontage_m(land(LOT), roads(LOT), reach_m=0)


def test_degrees_are_refused():
    with pytest.raises(CrsRefused):
        width_m(gpd.GeoDataFrame(geometry=[LOT], crs="EPSG:4326"))
