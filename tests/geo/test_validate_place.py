"""The size of the numbers tells axes, degrees, zone prefixes and local systems apart; nothing is guessed."""

import numpy as np
import pytest
from shapely.geometry import box

from parcels.domain.errors import CrsRefused
from parcels.geo.crs import parse_crs
from parcels.geo.validate.place import check_place, false_easting

E, N = 548_243.0, 3_320_218.0  # 120.5°E 30°N in EPSG:4549


def squares(x, y, count=3, size=0.001):
    out = np.empty(count, object)
    out[:] = [box(x + n * size, y, x + (n + 1) * size, y + size) for n in range(count)]
    return out


def check(shapes, source, work="EPSG:4549"):
    return check_place(shapes, parse_crs(source), parse_crs(work), "a.gpkg")


@pytest.mark.parametrize(
    ("x", "y", "source", "code"),
    [
        (N, E, "EPSG:4549", "axes_swapped"),
        (30.0, 120.5, "EPSG:4490", "axes_swapped"),
        (N, 40e6 + E, "EPSG:4528", "axes_swapped"),
        (120.5, 30.0, "EPSG:4549", "degrees_given_as_metres"),
        (E, N, "EPSG:4490", "metres_given_as_degrees"),
        (E, N, "EPSG:4528", "zone_prefix_missing"),
        (40e6 + E, N, "EPSG:4549", "zone_prefix_unexpected"),
        (39e6 + E, N, "EPSG:4528", "zone_prefix_mismatch"),
        (88_928.0, 77_628.0, "EPSG:4549", "local_coordinates"),
        (114.0, 30.0, "EPSG:4490", "outside_area_of_use_all"),
    ],
)
def test_a_layer_that_is_not_where_its_crs_says_is_refused_with_what_it_looks_like(x, y, source, code):
    with pytest.raises(CrsRefused) as caught:
        check(squares(x, y), source)
    assert caught.value.code == code
    assert caught.value.values["file"] == "a.gpkg"
    assert caught.value.values["crs"] == source


def test_the_zone_of_the_longitude_is_suggested_and_only_suggested():
    with pytest.raises(CrsRefused) as caught:
        check(squares(114.0, 30.0), "EPSG:4490")
    assert caught.value.values["suggestion"] == "EPSG:4547"


@pytest.mark.parametrize(
    ("x", "y", "source"),
    [(E, N, "EPSG:4549"), (40e6 + E, N, "EPSG:4528"), (120.5, 30.0, "EPSG:4490"), (121.9, 30.0, "EPSG:4490")],
)
def test_a_layer_in_its_place_passes_also_a_little_over_the_edge_of_the_zone(x, y, source):
    assert check(squares(x, y), source) == []


def test_single_features_outside_are_refused_one_by_one():
    shapes = np.concatenate([squares(120.5, 30.0, 4), squares(100.0, 30.0, 1), np.array([None], dtype=object)])
    faults = check(shapes, "EPSG:4490")
    assert [(one.code, one.positions.tolist()) for one in faults] == [("outside_area_of_use", [4])]


def test_rows_without_geometry_have_no_say():
    assert check(np.array([None, None], dtype=object), "EPSG:4549") == []


def test_false_easting_is_read_from_the_crs():
    assert false_easting(parse_crs("EPSG:4549")) == 500_000
    assert false_easting(parse_crs("EPSG:4528")) == 40_500_000
    assert false_easting(parse_crs("EPSG:4490")) == 0
