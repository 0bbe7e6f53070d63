"""CRS names come from an allow-list; zones follow the formula; what cannot be measured in is refused."""

import pytest
from pyproj import Transformer

from parcels.domain.errors import CrsRefused
from parcels.geo.crs import parse_crs, plausible_zone, work_crs


def test_golden_point_in_cgcs2000_zone_40():
    """120.5°E 30°N in the 3-degree zone with central meridian 120°E (worked out with the Gauss-Krüger formulas)."""
    east, north = Transformer.from_crs("EPSG:4490", "EPSG:4549", always_xy=True).transform(120.5, 30.0)
    assert (round(east, 3), round(north, 3)) == (548_243.449, 3_320_218.650)
    east, _ = Transformer.from_crs("EPSG:4490", "EPSG:4528", always_xy=True).transform(120.5, 30.0)
    assert round(east, 3) == 40_548_243.449


@pytest.mark.parametrize(
    ("lon", "epsg"),
    [(114.0, 4547), (117.2, 4548), (120.5, 4549), (118.4, 4548), (118.6, 4549), (75.0, 4534), (134.0, 4554)],
)
def test_the_zone_of_a_longitude_is_4509_plus_the_nearest_third(lon, epsg):
    assert plausible_zone(lon) == epsg
    assert parse_crs(f"EPSG:{epsg}").area_of_use.west <= lon <= parse_crs(f"EPSG:{epsg}").area_of_use.east


def test_outside_the_zones_nothing_is_suggested():
    assert plausible_zone(-71.1) is None
    assert plausible_zone(140.0) is None


@pytest.mark.parametrize(
    "name", ["EPSG:4549", "epsg:4549", "urn:ogc:def:crs:EPSG::4549", "urn:ogc:def:crs:EPSG:9.8:4549"]
)
def test_names_on_the_allow_list_are_read(name):
    assert parse_crs(name).to_epsg() == 4549


def test_crs84_is_read_in_both_forms():
    assert parse_crs("OGC:CRS84").equals(parse_crs("urn:ogc:def:crs:OGC:1.3:CRS84"))


@pytest.mark.parametrize(
    "name",
    [
        "http://127.0.0.1/crs",
        "/etc/passwd",
        "+proj=utm +zone=50",
        'GEOGCS["x"]',
        "EPSG:4549; DROP",
        "4549",
        "",
        "EPSG:12",
    ],
)
def test_any_other_name_is_refused(name):
    with pytest.raises(CrsRefused, match="crs_name_refused"):
        parse_crs(name)


def test_a_number_that_does_not_exist_is_refused():
    with pytest.raises(CrsRefused, match="crs_unknown"):
        parse_crs("EPSG:99999")


@pytest.mark.parametrize(
    "name", ["EPSG:4610", "EPSG:4214", "EPSG:2364", "EPSG:2385", "EPSG:2416", "EPSG:2437", "EPSG:4555"]
)
def test_xian_80_and_beijing_54_are_refused_in_every_form(name):
    with pytest.raises(CrsRefused, match="crs_legacy"):
        parse_crs(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (None, "work_crs_missing"),
        ("EPSG:3857", "crs_web_mercator"),
        ("EPSG:4490", "work_crs_not_metres"),
        ("EPSG:2249", "work_crs_not_metres"),
    ],
)
def test_a_workspace_measures_in_projected_metres(name, code):
    with pytest.raises(CrsRefused, match=code):
        work_crs(name)


def test_a_projected_system_in_metres_is_accepted():
    assert work_crs("EPSG:4549").to_epsg() == 4549
    assert work_crs("EPSG:26986").to_epsg() == 26986
