"""Shapes by themselves and against each other: figures small enough to work out by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon, box

from parcels.geo.quality import Action
from parcels.geo.validate.areas import check_declared_area, check_slivers
from parcels.geo.validate.coverage import check_coverage, overlapping
from parcels.geo.validate.mending import make_valid, polygons_only
from parcels.geo.validate.shapes import check_presence, check_validity, split_reason
from parcels.geo.validate.tolerances import TOLERANCES

BOWTIE = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
REAL = Path(__file__).parents[3] / "shared" / "data" / "invalid_geometries.csv"


def shapes(*given):
    out = np.empty(len(given), object)
    out[:] = given
    return out


def codes(faults):
    return {one.code: one.positions.tolist() for one in faults}


def test_each_flaw_has_its_own_code():
    with np.errstate(invalid="ignore"):
        wild = Polygon([(0, 0), (np.nan, 0), (1, 1)])
    given = shapes(box(0, 0, 1, 1), None, None, None, Polygon(), Point(1, 1), wild)
    flaws = np.array(["", "", "unclosed", "unreadable", "", "", ""], dtype=object)
    found = codes(check_presence(given, flaws, "parcels"))
    assert found == {
        "geometry_missing": [1],
        "geometry_unclosed": [2],
        "geometry_unreadable": [3],
        "geometry_empty": [4],
        "geometry_wrong_type": [5],
        "geometry_not_finite": [6],
    }


def test_an_invalid_polygon_is_named_with_reason_and_place():
    fault = check_validity(shapes(box(0, 0, 1, 1), BOWTIE))[0]
    assert fault.positions.tolist() == [1]
    assert (fault.each["reason"][0], fault.each["place"][0]) == ("Self-intersection", "5.000 5.000")


def test_a_reason_without_a_place_is_kept():
    assert split_reason("Invalid Coordinate") == ("Invalid Coordinate", "-")


def test_overlaps_beyond_the_tolerance_are_listed_as_pairs_with_their_area():
    given = shapes(box(0, 0, 10, 10), box(9, 0, 20, 10), box(20, 0, 30, 10), box(29.95, 0, 40, 10))
    found = overlapping(given, 1.0)
    assert list(zip(found.left, found.right, found.area_m2, strict=True)) == [(0, 1, 10.0)]
    assert len(overlapping(given, 0.1).left) == 2  # the second pair shares 0.5 m²


def test_a_shape_inside_another_and_the_same_shape_twice_are_found():
    given = shapes(box(0, 0, 10, 10), box(2, 2, 4, 4), box(50, 0, 60, 10), box(50, 0, 60, 10))
    records = np.array(["A", "B", "C", "D"], dtype=object)
    found = {one.code: (one.positions.tolist(), list(one.each["other"])) for one in check_coverage(given, records, 1.0)}
    assert found == {"overlap": ([0], ["B"]), "geometry_repeated": ([2], ["D"])}


def test_neighbours_that_share_an_edge_or_a_corner_do_not_overlap():
    given = shapes(box(0, 0, 10, 10), box(10, 0, 20, 10), box(20, 10, 30, 20), box(0, 10, 20, 20))
    assert len(overlapping(given, 0.0).left) == 0


def test_a_frame_without_rows_has_no_overlaps():
    assert len(overlapping(np.empty(0, object), 1.0).left) == 0


coordinate = st.integers(0, 8)


@st.composite
def polygons(draw):
    kind = draw(st.sampled_from(["box", "triangle", "two", "hole"]))
    x, y, w, h = draw(coordinate), draw(coordinate), draw(st.integers(1, 4)), draw(st.integers(1, 4))
    if kind == "triangle":
        corners = draw(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=3))
        shape = Polygon(corners)
        return shape if shape.is_valid and shape.area > 0 else box(x, y, x + w, y + h)
    if kind == "two":
        return MultiPolygon([box(x, y, x + 1, y + 1), box(x + 3, y, x + 4, y + 2)])
    if kind == "hole":
        return box(x, y, x + 5, y + 5).difference(box(x + 1, y + 1, x + 3, y + 4))
    return box(x, y, x + w, y + h)


@settings(max_examples=150, deadline=None)
@given(st.lists(polygons(), min_size=1, max_size=9))
def test_overlaps_equal_a_plain_comparison_of_all_pairs(given_shapes):
    given = shapes(*given_shapes)
    found = overlapping(given, 0.01)
    plain = {
        (left, right): given[left].intersection(given[right]).area
        for left in range(len(given))
        for right in range(left + 1, len(given))
    }
    expected = {pair for pair, area in plain.items() if area > 0.01}
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected


def test_slivers_are_reported_and_dropped_only_on_request():
    given = shapes(box(0, 0, 3, 3), box(0, 0, 0.4, 100), box(0, 0, 5, 5), box(0, 0, 2, 100))
    kept = check_slivers(given, TOLERANCES, drop=False)[0]
    assert (kept.code, kept.action, kept.positions.tolist()) == ("sliver", Action.KEPT, [0, 1])
    dropped = check_slivers(given, TOLERANCES, drop=True)[0]
    assert (dropped.code, dropped.action) == ("sliver_dropped", Action.REPAIRED)


@pytest.mark.parametrize(("factor", "unit"), [(2000 / 3, "m2"), (1 / 15, "hectare")])
def test_a_register_in_another_unit_is_told_from_the_common_ratio(factor, unit):
    given = shapes(*(box(0, 0, 100, 20 * n) for n in (1, 2, 3, 4)))
    true_mu = shapes_area_mu(given)
    fault = check_declared_area(true_mu * factor, given, TOLERANCES)[0]
    assert (fault.code, fault.values["unit"]) == ("declared_area_unit", unit)


def test_a_register_area_more_than_five_percent_off_is_listed():
    given = shapes(*(box(0, 0, 100, 20) for _ in range(4)))  # 2000 m² = 3 mu
    fault = check_declared_area(np.array([3.0, 3.14, 3.2, np.nan]), given, TOLERANCES)[0]
    assert (fault.code, fault.positions.tolist()) == ("declared_area_differs", [2])
    assert fault.each["true_mu"][0] == pytest.approx(3.0)


def shapes_area_mu(given):
    return shapely.area(given) * 3 / 2000


def test_make_valid_lists_the_area_before_and_after():
    mended = make_valid(shapes(box(0, 0, 1, 1), BOWTIE))
    fault = mended.faults[0]
    assert (fault.code, fault.positions.tolist()) == ("made_valid", [1])
    assert fault.each["after_m2"][0] == pytest.approx(50.0)
    assert mended.shapes[1].is_valid
    assert mended.shapes[0].equals(box(0, 0, 1, 1))


def test_a_repair_keeps_only_the_polygons_of_a_collection():
    collection = shapely.from_wkt("GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)),LINESTRING(0 0,5 5),POINT(9 9))")
    assert polygons_only(shapes(collection))[0].geom_type == "Polygon"


@pytest.mark.skipif(not REAL.exists(), reason="the invalid geometries lie beside the project, not in it")
def test_every_known_invalid_polygon_is_refused_or_repaired_into_a_valid_one():
    csv.field_size_limit(1 << 20)
    with REAL.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["geometry_type"] in ("Polygon", "MultiPolygon")]
    with np.errstate(invalid="ignore"):
        given = shapes(*(shapely.from_wkt(row["wkt"]) for row in rows))
        assert len(given) == 136
        flaws = np.full(len(given), "", object)
        wild = {place for one in check_presence(given, flaws, "parcels") for place in one.positions}
        refused = wild | {place for one in check_validity(given) for place in one.positions}
        assert refused == set(range(len(given)))
        mended = make_valid(given)
    done = [place for one in mended.faults for place in one.positions]
    assert len(done) >= 120
    assert all(mended.shapes[place].is_valid and mended.shapes[place].area > 0 for place in done)
