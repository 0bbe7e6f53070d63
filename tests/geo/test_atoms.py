"""Strips of equal area, on lots cut by hand and on any lot."""

import itertools

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import rotate, translate

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.atoms import SplitRule, Uncut, build_atoms
from parcels.geo.inscribed import inscribed_radius

RULE = SplitRule(min_piece_m2=1000.0, min_piece_width_m=20.0, max_pieces=4)
LOT = shapely.box(0, 0, 100, 30)
X, Y = 500_000.0, 3_400_000.0


def atoms(*shapes, rule=RULE, splittable=True, names=None):
    names = names or [f"A-{i}" for i in range(1, len(shapes) + 1)]
    parcels = gpd.GeoDataFrame({"parcel_id": names}, geometry=list(shapes), crs="EPSG:4549")
    parcels = parcels.set_index("parcel_id", drop=False)
    return build_atoms(parcels, rule, pd.Series(splittable, index=parcels.index))


def test_a_lot_of_hundred_by_thirty_becomes_three_strips_from_west_to_east():
    frame = atoms(LOT).frame
    assert list(frame.index) == ["A-1/1", "A-1/2", "A-1/3"]
    assert frame.index.name == "atom_id"
    assert frame["pieces"].tolist() == [3, 3, 3]
    assert frame["piece"].tolist() == [1, 2, 3]
    assert frame["parcel_id"].tolist() == ["A-1"] * 3
    assert frame["area_m2"].tolist() == pytest.approx([1000.0] * 3)
    assert frame.bounds["minx"].tolist() == pytest.approx([0, 100 / 3, 200 / 3])


def test_the_three_limits_of_the_number_of_pieces():
    assert len(atoms(LOT, rule=SplitRule(1.0, 20.0, 4)).frame) == 4  # most pieces
    assert len(atoms(LOT, rule=SplitRule(1400.0, 20.0, 9)).frame) == 2  # ⌊3000 / 1400⌋
    assert len(atoms(LOT, rule=SplitRule(1.0, 29.0, 9)).frame) == 3  # ⌊100 / 29⌋


def test_a_parcel_that_may_not_be_split_stays_whole_without_a_reason():
    made = atoms(LOT, splittable=False)
    assert list(made.frame.index) == ["A-1"]
    assert made.frame.loc["A-1", ["piece", "pieces"]].tolist() == [1, 1]
    assert len(made.uncut) == 0


def test_a_parcel_that_could_not_be_cut_says_why():
    parts = shapely.union_all([LOT, shapely.box(200, 0, 300, 30)])
    u = shapely.box(0, 0, 100, 60) - shapely.box(4, 10, 96, 60)  # two thin arms: the middle strip is 10 m wide
    made = atoms(shapely.box(0, 0, 40, 40), shapely.box(0, 0, 39, 90), parts, u, rule=SplitRule(500.0, 20.0, 4))
    assert len(made.frame[made.frame["pieces"] == 1]) == 2
    assert made.uncut.to_dict() == {"A-3": Uncut.MANY_PARTS, "A-4": Uncut.UNUSABLE_PIECES}
    reasons = atoms(shapely.box(0, 0, 30, 30), shapely.box(0, 0, 60, 60), rule=SplitRule(1000.0, 35.0, 4)).uncut
    assert reasons.to_dict() == {"A-1": Uncut.TOO_SMALL, "A-2": Uncut.TOO_SHORT}


def test_fewer_pieces_where_the_most_pieces_would_be_too_narrow():
    spike = shapely.Polygon([(0, 0), (60, 0), (60, 40), (0, 40), (0, 30)]).union(shapely.box(60, 0, 120, 24))
    made = atoms(spike, rule=SplitRule(500.0, 24.0, 9))
    assert 2 <= len(made.frame) < 5
    assert (2 * inscribed_radius(np.asarray(made.frame.geometry)) >= 23.9).all()


def test_a_hole_that_would_part_a_strip_is_refused_or_kept_inside_one():
    ring = shapely.box(0, 0, 90, 60) - shapely.box(30, 10, 60, 50)
    made = atoms(ring, rule=SplitRule(100.0, 5.0, 3))
    assert (made.frame.geometry.geom_type == "Polygon").all()
    assert made.frame["area_m2"].sum() == pytest.approx(ring.area)


def test_cut_edges_have_the_same_vertices_on_both_sides():
    lot = translate(rotate(LOT, 33), X, Y)
    pieces = atoms(lot).frame.geometry.tolist()
    for west, east in itertools.pairwise(pieces):
        shared = set(west.exterior.coords) & set(east.exterior.coords)
        assert len(shared) == 2
        cut = shapely.LineString(sorted(shared))
        assert cut.length == pytest.approx(30.0)


def test_an_upright_lot_is_cut_from_south_to_north():
    assert atoms(shapely.box(0, 0, 30, 100)).frame.bounds["miny"].tolist() == pytest.approx([0, 100 / 3, 200 / 3])


def test_parcels_keep_their_order_and_no_parcels_give_no_atoms():
    frame = atoms(shapely.box(0, 0, 5, 5), LOT, shapely.box(0, 0, 6, 6), names=["Z", "M", "A"]).frame
    assert list(frame.index) == ["Z", "M/1", "M/2", "M/3", "A"]
    empty = build_atoms(
        gpd.GeoDataFrame({"parcel_id": []}, geometry=[], crs="EPSG:4549").set_index("parcel_id", drop=False),
        RULE,
        pd.Series([], dtype=bool),
    )
    assert len(empty.frame) == len(empty.uncut) == 0
    assert list(empty.frame.columns) == list(frame.columns)


def test_unfit_parcels_are_refused():
    with pytest.raises(InputRefused, match="overlay_invalid_geometry"):
        atoms(shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]))
    degrees = gpd.GeoDataFrame({"parcel_id": ["A"]}, geometry=[LOT], crs="EPSG:4490").set_index("parcel_id", drop=False)
    with pytest.raises(CrsRefused):
        build_atoms(degrees, RULE, pd.Series([True], index=["A"]))


@st.composite
def lots(draw):
    """Jittered, turned quadrilaterals with bent sides, and L-shapes, at city coordinates."""
    w, h = draw(st.floats(20, 300)), draw(st.floats(20, 300))
    bend = [draw(st.floats(-8, 8)) for _ in range(8)]
    shape = shapely.Polygon(
        [
            (0, 0),
            (w / 2, bend[0]),
            (w + bend[1], bend[2]),
            (w, h),
            (w / 2 + bend[3], h + bend[4]),
            (bend[5], h),
            (0, h / 2),
        ]
    )
    if draw(st.booleans()):
        shape = shape - shapely.box(w * 0.6, h * 0.6, w * 2, h * 2)
    if draw(st.booleans()):
        shape = shape - shapely.box(w * 0.4, h * 0.3, w * 0.5, h * 0.5)
    return translate(rotate(shape, draw(st.floats(0, 180))), X, Y)


@settings(max_examples=40, deadline=None)
@given(lots(), st.integers(2, 6), st.floats(1, 40))
def test_pieces_partition_any_lot_and_each_is_usable(lot, most, width):
    if lot.geom_type != "Polygon" or not lot.is_valid:
        return
    rule = SplitRule(min_piece_m2=400.0, min_piece_width_m=width, max_pieces=most)
    made = atoms(lot, rule=rule)
    pieces = np.asarray(made.frame.geometry)
    assert made.frame["area_m2"].sum() == pytest.approx(lot.area, rel=1e-9)
    assert shapely.union_all(pieces).symmetric_difference(lot).area < 1e-6 * lot.area
    assert (made.frame["pieces"] == len(pieces)).all()
    if len(pieces) == 1:
        assert made.uncut["A-1"] in set(Uncut)
        return
    assert len(pieces) <= most
    assert len(made.uncut) == 0
    assert made.frame["area_m2"].to_numpy() == pytest.approx(lot.area / len(pieces), rel=1e-6)
    assert (made.frame["area_m2"] >= 400.0 * (1 - 1e-6)).all()
    assert (shapely.get_type_id(pieces) == 3).all()
    assert (2 * shapely.length(shapely.maximum_inscribed_circle(pieces, tolerance=0.01)) >= width - 0.04).all()
    for west, east in itertools.pairwise(pieces):
        assert len(set(map(tuple, shapely.get_coordinates(west))) & set(map(tuple, shapely.get_coordinates(east)))) >= 2
