"""A parcel cut by a line or by a target area: nothing is lost, the target is met or it says why not."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parcels.geo.drafts import SplitByArea, SplitByLine, apply_edits
from parcels.geo.drafts.cutting import cut_by_area, cut_by_line, vector_of
from parcels.geo.drafts.findings import Refusal
from tests.geo.drafts.lots import CRS, ROAD, X, Y, box, line, small_city


def codes(drafted, *, refused=None):
    return [one.code for one in drafted.findings if refused in (None, one.refused)]


def test_a_lot_cut_down_the_middle_becomes_a_western_and_an_eastern_half():
    city = small_city()
    done = apply_edits(city, [SplitByLine("B-1", line((40, -5), (40, 70)), CRS)])
    parcels = done.city.parcels
    assert done.made == (("B-1/1", "B-1/2"),)
    assert list(parcels.index) == ["B-2", "B-3", "B-1/1", "B-1/2"]
    assert parcels.geometry.area[["B-1/1", "B-1/2"]].tolist() == pytest.approx([2400.0, 3600.0], rel=1e-12)
    assert parcels.loc["B-1/1", "drawn_from"] == ("B-1",)
    assert parcels.loc["B-2", "drawn_from"] is None
    assert list(city.parcels.index) == ["B-1", "B-2", "B-3"]  # the city itself is as it was
    assert "drawn_from" not in city.parcels


def test_pieces_inherit_the_record_and_share_amounts_by_area_but_no_area_of_the_register():
    parcels = apply_edits(small_city(), [SplitByLine("B-1", line((40, -5), (40, 70)), CRS)]).city.parcels
    pieces = parcels.loc[["B-1/1", "B-1/2"]]
    assert pieces["plan_use"].tolist() == ["100102", "100102"]
    assert pieces["status"].tolist() == ["cleared", "cleared"]
    assert pieces["far_max"].tolist() == [2.0, 2.0]
    assert pieces["power_kva"].tolist() == pytest.approx([240.0, 360.0])
    assert pieces["declared_area_mu"].isna().all()


def test_a_line_that_ends_on_the_outline_is_carried_on_and_said_so():
    done = apply_edits(small_city(), [SplitByLine("B-1", line((40, 0.3), (40, 59.8)), CRS)])
    assert len(done.made[0]) == 2
    assert "line_carried_on" in codes(done)


@pytest.mark.parametrize(
    ("points", "code"),
    [(((200, 0), (200, 60)), "line_misses"), (((40, -5), (40, 30)), "line_does_not_part"), (((1, 1), (1, 1)), "line_")],
)
def test_a_line_that_parts_nothing_is_refused_and_the_parcel_stays(points, code):
    done = apply_edits(small_city(), [SplitByLine("B-1", line(*points), CRS)])
    assert codes(done, refused=True)[0].startswith(code)
    assert done.made == ((),)
    assert "B-1" in done.city.parcels.index


def test_a_line_through_the_arms_of_a_u_makes_three_pieces():
    u = box(0, 0, 90, 60) - box(30, 20, 60, 60)
    city = small_city({"parcel_id": "B-1", "geometry": u})
    done = apply_edits(city, [SplitByLine("B-1", line((-5, 40), (95, 40)), CRS)])
    area = done.city.parcels.geometry.area[list(done.made[0])]
    assert sorted(area.round(6)) == [600.0, 600.0, 3000.0]


def test_twenty_ares_from_the_east_are_cut_at_right_angles_to_the_bearing():
    done = apply_edits(small_city(), [SplitByArea("B-1", 2000.0, 90.0)])
    piece, rest = done.city.parcels.geometry.loc[["B-1/1", "B-1/2"]]
    assert piece.area == pytest.approx(2000.0, abs=0.01)
    assert rest.area == pytest.approx(4000.0, abs=0.01)
    assert piece.bounds[0] - X == pytest.approx(100 - 2000 / 60, abs=1e-6)
    north = apply_edits(small_city(), [SplitByArea("B-1", 2000.0, 0.0)]).city.parcels.geometry["B-1/1"]
    assert north.bounds[1] - Y == pytest.approx(40.0, abs=1e-6)


def test_along_the_road_the_piece_keeps_frontage_at_its_western_end():
    done = apply_edits(small_city(roads=[ROAD]), [SplitByArea("B-1", 1500.0)])
    piece = done.city.parcels.geometry["B-1/1"]
    assert (np.array(piece.bounds) - [X, Y, X, Y]).tolist() == pytest.approx([0, 0, 25, 60], abs=1e-6)


def test_without_a_road_there_is_no_frontage_to_cut_along():
    done = apply_edits(small_city(), [SplitByArea("B-1", 1500.0)])
    assert codes(done, refused=True) == ["no_frontage"]


@pytest.mark.parametrize("target", [0.0, -5.0, 6000.0, 7000.0])
def test_a_target_that_is_no_part_of_the_parcel_is_refused_with_its_area(target):
    (finding,) = apply_edits(small_city(), [SplitByArea("B-1", target, 90.0)]).findings
    assert (finding.code, finding.values["area_m2"]) == ("target_outside", pytest.approx(6000.0))


def test_a_piece_that_would_lie_in_two_arms_is_refused_with_the_reason():
    u = box(0, 0, 90, 60) - box(30, 20, 60, 60)
    city = small_city({"parcel_id": "B-1", "geometry": u})
    (finding,) = apply_edits(city, [SplitByArea("B-1", 1000.0, 0.0)]).findings
    assert (finding.code, finding.refused) == ("piece_in_parts", True)
    assert (finding.values["parts"], finding.values["largest_m2"]) == (2, pytest.approx(500.0))
    assert codes(apply_edits(city, [SplitByArea("B-1", 3000.0, 180.0)])).count("rest_in_parts") == 1


def test_an_edit_after_the_parcel_is_gone_names_its_pieces():
    cut = SplitByLine("B-1", line((40, -5), (40, 70)), CRS)
    done = apply_edits(small_city(), [cut, cut])
    assert done.refused == (2,)
    (gone,) = [one for one in done.findings if one.refused]
    assert (gone.code, gone.values["heirs"]) == ("parcel_gone", "B-1/1, B-1/2")


def test_a_piece_can_be_cut_again_and_remembers_the_register():
    first = SplitByLine("B-1", line((40, -5), (40, 70)), CRS)
    done = apply_edits(small_city(), [first, SplitByArea("B-1/2", 600.0, 90.0)])
    assert done.made[1] == ("B-1/2/1", "B-1/2/2")
    assert done.city.parcels.loc["B-1/2/1", "drawn_from"] == ("B-1",)
    assert done.city.parcels.loc["B-1/2/1", "power_kva"] == pytest.approx(60.0)


def test_agreements_and_steps_of_readiness_follow_the_parcel():
    step = {"parcel_id": "B-1", "item": "road", "state": "todo", "cost_wan_yuan": 60.0}
    project = {"project_id": "P1", "name": "One", "parcel_ids": ("B-1", "B-3")}
    city = small_city(projects=[project], readiness=[step])
    done = apply_edits(city, [SplitByLine("B-1", line((40, -5), (40, 70)), CRS)])
    assert done.city.projects.loc["P1", "parcel_ids"] == ("B-1/1", "B-1/2", "B-3")
    assert "agreements_follow" in codes(done)
    rows = done.city.readiness
    assert rows["parcel_id"].tolist() == ["B-1/1", "B-1/2"]
    assert rows["cost_wan_yuan"].tolist() == pytest.approx([24.0, 36.0])


def test_an_edit_of_another_crs_is_refused():
    done = apply_edits(small_city(), [SplitByLine("B-1", line((40, -5), (40, 70)), "EPSG:4548")])
    assert codes(done) == ["crs_differs"]


def test_the_version_of_a_drafted_city_tells_its_edits():
    city = small_city()
    cut = SplitByArea("B-1", 2000.0, 90.0)
    one, same, other = (
        apply_edits(city, [edit]).city.versions for edit in (cut, cut, SplitByArea("B-1", 2000.0, 91.0))
    )
    assert one == same != other
    assert "drafts" not in apply_edits(city, []).city.versions


@st.composite
def lots(draw):
    """A star-shaped lot of any corners, often not convex, sometimes with a hole."""
    corners = draw(st.integers(3, 12))
    angles = np.sort(draw(st.lists(st.floats(0, 6.28), min_size=corners, max_size=corners, unique=True)))
    radius = np.array(draw(st.lists(st.floats(20, 200), min_size=corners, max_size=corners)))
    shell = np.column_stack([X + radius * np.cos(angles), Y + radius * np.sin(angles)])
    lot = shapely.Polygon(shell)
    assume(lot.is_valid and lot.area > 100)
    return lot - shapely.Point(X, Y).buffer(5) if draw(st.booleans()) else lot


def outcome(cut):
    """The pieces, or the code of the refusal."""
    try:
        return np.array(cut().shapes), ""
    except Refusal as refusal:
        return None, refusal.code


@given(lots(), st.lists(st.tuples(st.floats(-250, 250), st.floats(-250, 250)), min_size=2, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_any_line_leaves_pieces_that_fill_the_lot(lot, points):
    pieces, code = outcome(lambda: cut_by_line(lot, line(*points)))
    if code:
        assert code in ("line_misses", "line_does_not_part")
        return
    assert abs(shapely.area(pieces).sum() - lot.area) <= 1e-6 * lot.area
    assert shapely.symmetric_difference(shapely.union_all(pieces), lot).area <= 1e-6 * lot.area
    assert shapely.is_valid(pieces).all()


@given(lots(), st.floats(0.02, 0.98), st.floats(0, 360))
@settings(max_examples=60, deadline=None)
def test_any_target_is_met_to_a_hundredth_or_refused_for_its_parts(lot, share, bearing):
    pieces, code = outcome(lambda: cut_by_area(lot, share * lot.area, vector_of(bearing)))
    if code:
        assert code == "piece_in_parts"
        return
    assert abs(pieces[0].area - share * lot.area) <= 0.01
    assert abs(sum(piece.area for piece in pieces) - lot.area) <= 1e-6 * lot.area
