"""Codes, names and coordinates on a city of five parcels."""

from datetime import date

import pytest
from pyproj import Transformer

from parcels.service.place_search import Kind, Trouble, find_place, read_pair

AS_OF = date(2026, 11, 23)


@pytest.fixture
def city(five):
    return five.city(AS_OF)


@pytest.fixture
def inside(city):
    """A parcel with a point in it, in metres and in degrees."""
    parcel = city.parcels.index[0]
    point = city.parcels.geometry.loc[parcel].representative_point()
    degrees = Transformer.from_crs(city.crs, 4326, always_xy=True).transform(point.x, point.y)
    return parcel, (point.x, point.y), degrees


def test_the_code_itself_means_one_thing(city):
    found = find_place(city, "p1")
    assert [(hit.kind, hit.id) for hit in found.hits] == [(Kind.PROJECT, "P1")]
    assert found.total == 1


def test_a_part_of_a_code_finds_all_that_have_it(city):
    found = find_place(city, "P")
    assert {"P1", "P2"} <= {hit.id for hit in found.hits}
    assert find_place(city, "no such thing").total == 0


@pytest.mark.parametrize("unit", [1, 2])
def test_a_coordinate_finds_the_parcel_that_contains_it(city, inside, unit):
    x, y = inside[unit]
    found = find_place(city, f"{x:.7f}, {y:.7f}")
    assert [hit.id for hit in found.hits] == [inside[0]]
    assert found.place.x == pytest.approx(inside[1][0], abs=0.1)


@pytest.mark.parametrize("unit", [1, 2])
def test_axes_the_wrong_way_round_are_said_and_not_turned(city, inside, unit):
    x, y = inside[unit]
    found = find_place(city, f"{y:.7f} {x:.7f}")
    assert (found.trouble, found.hits, found.place) == (Trouble.SWAPPED, (), None)
    assert find_place(city, found.corrected).hits[0].id == inside[0]


def test_an_easting_with_a_zone_number_is_said(city, inside):
    x, y = inside[1]
    found = find_place(city, f"40{x:.2f} {y:.2f}")
    assert found.trouble is Trouble.ZONE
    assert read_pair(found.corrected)[0] == pytest.approx(x, abs=0.01)


def test_a_place_outside_the_city_says_how_far(city):
    found = find_place(city, "116.4, 39.9")
    assert found.trouble is Trouble.OUTSIDE
    assert found.away_km > 100


def test_where_there_is_no_parcel_the_nearest_are_offered(city, inside):
    west, south, *_ = city.parcels.total_bounds
    found = find_place(city, f"{west - 100:.2f}, {south - 100:.2f}")
    assert found.total == 0
    assert found.hits[0].distance_m == pytest.approx(100 * 2**0.5, abs=1)


def test_words_with_numbers_are_no_coordinate():
    assert read_pair("地块 12 30") is None
    assert read_pair("12") is None
    assert read_pair("东经121.05° 北纬30.42°") == (121.05, 30.42)
