import pytest
import shapely

from parcels.demo import DemoSize, demo_city
from parcels.demo.law_layers import kinds


@pytest.fixture(scope="module")
def larger():
    return demo_city(DemoSize(parcels=5000, projects=100))


def largest_overlap(shapes):
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    left, right = left[left < right], right[left < right]
    return shapely.area(shapely.intersection(shapes[left], shapes[right])).max()


@pytest.mark.parametrize("which", ["city", "larger"])
def test_parcels_are_valid_and_do_not_overlap(which, request):
    parcels = request.getfixturevalue(which).parcels
    shapes = parcels.geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    assert largest_overlap(shapes) < 1e-3
    assert parcels["parcel_id"].is_unique


@pytest.mark.parametrize("which", ["city", "larger"])
def test_all_layers_are_valid_and_lie_in_the_zone(which, request):
    city = request.getfixturevalue(which)
    for layer in (city.platforms, city.constraints, city.roads, city.utilities):
        assert layer.crs == city.parcels.crs == "EPSG:4549"
        assert layer.is_valid.all()
    west, south, east, north = city.parcels.total_bounds
    assert 340_000 < west < east < 660_000
    assert 2_000_000 < south < north < 5_950_000


def test_every_kind_of_constraint_has_features(city):
    assert city.constraint_kinds == kinds()
    assert len(kinds()) >= 12
    assert (city.constraints.geometry.area > 1).all()


def test_sizes_are_those_of_a_real_city(city):
    mu = city.parcels.geometry.area / (2000 / 3)
    inside = mu[city.parcels["platform_id"].notna()]
    assert 15 < inside.median() < 35
    assert inside.quantile(0.95) < 150
    town = mu[city.parcels["parcel_id"].str.startswith("QHLC")]
    assert town.median() < 0.6 * inside.median()


def test_shapes_are_irregular(city):
    shapes = city.parcels.geometry.to_numpy()
    parts = shapely.get_parts(shapes)
    corners = shapely.get_num_coordinates(shapely.get_exterior_ring(parts)) - 1
    assert (corners == 4).mean() < 0.5
    assert (corners >= 8).sum() >= 10
    assert (shapely.get_num_interior_rings(parts) > 0).sum() >= 2
    assert (shapely.get_type_id(shapes) == 6).sum() >= 1
    concave = parts[shapely.area(parts) < 0.93 * shapely.area(shapely.convex_hull(parts))]
    assert len(concave) >= 15


def test_some_parcels_straddle_the_boundary_and_some_lie_outside(city):
    shapes, boundary = city.parcels.geometry.to_numpy(), city.platforms.union_all()
    share = shapely.area(shapely.intersection(shapes, boundary)) / shapely.area(shapes)
    assert ((share > 0.02) & (share < 0.98)).sum() >= 15
    outside = city.parcels[share == 0]
    assert outside["platform_id"].notna().any()
    assert outside["platform_id"].isna().any()


@pytest.mark.parametrize("kind", ["road_control", "river_management", "power_line", "geohazard", "farmland"])
def test_some_parcels_straddle_a_constraint(city, kind):
    law = city.constraints[city.constraints["kind"] == kind].union_all()
    shapes = city.parcels.geometry.to_numpy()
    share = shapely.area(shapely.intersection(shapes, law)) / shapely.area(shapes)
    assert ((share > 0.01) & (share < 0.99)).sum() >= 1


def test_power_line_strips_follow_the_lines(city):
    strips = city.constraints[city.constraints["kind"] == "power_line"].union_all()
    lines = city.utilities[city.utilities["kind"] == "power_line"]
    assert lines.within(strips.buffer(0.1)).all()


def test_land_that_needs_conversion_is_farmland(city):
    fields = city.constraints[city.constraints["kind"] == "farmland"].union_all()
    convert = city.parcels[city.parcels["needs_conversion"].eq(True)]
    assert len(convert) > 10
    assert convert.geometry.intersection(fields).area.sum() > 0.99 * convert.geometry.area.sum()


def test_no_lot_lies_on_a_motorway(city):
    motorway = city.roads[city.roads["road_class"] == "motorway"].union_all()
    assert not city.parcels.geometry.intersects(motorway).any()
    assert {"motorway", "national", "arterial", "secondary", "local"} <= set(city.roads["road_class"])


def test_platforms_have_four_levels_and_do_not_overlap(city):
    assert list(city.platforms["level"]) == ["national", "provincial", "city", "county"]
    assert city.platforms.union_all().area == pytest.approx(city.platforms.geometry.area.sum())


def test_larger_cities_have_more_platforms(larger):
    assert len(larger.platforms) == 10
    assert set(larger.parcels["platform_id"].dropna()) == set(larger.platforms["platform_id"])
