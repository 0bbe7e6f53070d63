"""Who may be joined with whom, on squares one can draw."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.geo.adjacency import NeighbourRule, contact, neighbours
from parcels.geo.atoms import SplitRule, build_atoms
from parcels.geo.edges import polygon_edges

A = shapely.box(0, 0, 100, 100)


def array(*shapes):
    return np.array(shapes, dtype=object)


def pairs(*shapes, gap=0.5, contact_m=10.0, barriers=None):
    found = neighbours(array(*shapes), NeighbourRule(gap, contact_m), barriers)
    return [tuple(pair) for pair in found.tolist()]


def test_a_shared_side_is_contact():
    assert pairs(A, shapely.box(100, 0, 200, 100)) == [(0, 1)]


def test_a_corner_is_no_contact_however_wide_the_gap_may_be():
    assert pairs(A, shapely.box(100, 100, 200, 200), gap=0.5) == []
    assert pairs(A, shapely.box(100, 100, 200, 200), gap=30, contact_m=1.0) == []


def test_the_contact_length_is_measured_exactly():
    east = shapely.box(100, 91, 200, 200)  # nine metres of common side
    assert pairs(A, east, contact_m=9.0) == [(0, 1)]
    assert pairs(A, east, contact_m=9.01) == []


def test_neighbours_across_a_lane_need_the_gap_and_an_opposite_side():
    across = shapely.box(112, 50, 212, 150)
    assert pairs(A, across, gap=11.9) == []
    assert pairs(A, across, gap=12.0) == [(0, 1)]
    assert pairs(A, across, gap=12.0, contact_m=50.0) == [(0, 1)]
    assert pairs(A, across, gap=12.0, contact_m=50.1) == []


def test_vertices_need_not_match_and_slivers_do_not_matter():
    assert pairs(A, shapely.segmentize(shapely.box(100.03, 0, 200, 100), 7), gap=0.0) == [(0, 1)]
    assert pairs(A, shapely.box(99.97, 0, 200, 100), gap=0.0) == [(0, 1)]


def test_an_atom_in_the_hole_of_another_is_its_neighbour():
    ring = shapely.box(0, 0, 100, 100) - shapely.box(40, 40, 60, 60)
    assert pairs(ring, shapely.box(40, 40, 60, 60)) == [(0, 1)]


def test_a_third_atom_between_keeps_two_apart():
    between, across = shapely.box(100, 0, 112, 100), shapely.box(112, 0, 212, 100)
    assert pairs(A, between, across, gap=15) == [(0, 1), (1, 2)]


def test_an_arterial_road_parts_neighbours_whether_line_or_surface():
    across = shapely.box(130, 0, 230, 100)
    line, surface = shapely.LineString([(115, -500), (115, 500)]), shapely.box(102, -500, 128, 500)
    assert pairs(A, across, gap=30) == [(0, 1)]
    assert pairs(A, across, gap=30, barriers=array(line)) == []
    assert pairs(A, across, gap=30, barriers=array(surface)) == []


def test_a_centre_line_on_the_common_side_parts_touching_neighbours():
    east = shapely.box(100, 0, 200, 100)
    assert pairs(A, east, barriers=array(shapely.LineString([(100, -50), (100, 150)]))) == []


def test_a_road_past_the_end_of_the_common_side_or_across_it_parts_nobody():
    east = shapely.box(100, 0, 200, 100)
    front = array(shapely.LineString([(-50, -5), (300, -5)]), shapely.box(-50, -30, 300, 0))
    assert pairs(A, east, barriers=front) == [(0, 1)]
    assert pairs(A, east, barriers=array(shapely.LineString([(-50, 50), (300, 50)]))) == [(0, 1)]


def frame(*parcels, rule):
    table = gpd.GeoDataFrame({"parcel_id": ["P", "Q"][: len(parcels)]}, geometry=list(parcels), crs="EPSG:4549")
    table = table.set_index("parcel_id", drop=False)
    return build_atoms(table, rule, pd.Series(True, index=table.index)).frame


def test_consecutive_pieces_of_a_parcel_stay_connected_whatever_the_rule():
    atoms = frame(A, shapely.box(100, 0, 200, 100), rule=SplitRule(1000.0, 20.0, 3))
    road = array(shapely.box(-10, -10, 210, 110))
    found = neighbours(atoms, NeighbourRule(0.5, 500.0), road)
    named = {(atoms.index[a], atoms.index[b]) for a, b in found}
    assert named == {("P/1", "P/2"), ("P/2", "P/3"), ("Q/1", "Q/2"), ("Q/2", "Q/3")}
    shuffled = atoms.iloc[[3, 0, 5, 2, 4, 1]]
    again = {frozenset(shuffled.index[[a, b]]) for a, b in neighbours(shuffled, NeighbourRule(0.5, 500.0), road)}
    assert again == {frozenset(pair) for pair in named}


def test_no_atoms_and_one_atom_have_no_neighbours():
    assert pairs() == []
    assert pairs(A) == []


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 90), st.floats(0, 20), st.floats(-80, 80), st.floats(20, 120))
def test_opposite_sides_touch_along_their_common_length(turn, gap, shift, size):
    west, east = A, shapely.box(100 + gap, shift, 220 + gap, shift + size)
    common = max(0.0, min(100.0, shift + size) - max(0.0, shift))
    both = shapely.transform(
        array(west, east),
        lambda xy: xy @ [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]] + [500_000.0, 3_400_000.0],
    )
    there = contact(polygon_edges(both), np.array([[0, 1], [1, 0]]), gap + 0.01)
    assert there.length == pytest.approx(common, abs=1e-5)


def test_the_pairs_do_not_depend_on_the_order_of_the_atoms():
    rng = np.random.default_rng(4)
    cells = [shapely.box(x, y, x + 10, y + 10) for x in range(0, 80, 10) for y in range(0, 60, 10)]
    order = rng.permutation(len(cells))
    there = {frozenset(pair) for pair in pairs(*cells, contact_m=5.0)}
    back = {frozenset(order[list(pair)]) for pair in pairs(*[cells[i] for i in order], contact_m=5.0)}
    assert there == back
    assert len(there) == 7 * 6 + 8 * 5
