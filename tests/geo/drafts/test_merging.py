"""Neighbours become one parcel; what they do not agree in is said and the worst is taken."""

import datetime as dt

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.geo.adjacency import NeighbourRule
from parcels.geo.drafts import Merge, SplitByLine, apply_edits
from tests.geo.drafts.lots import CRS, NEXT_YEAR, box, line, small_city

WHOLE = Merge(("B-1", "B-2"), "M-1")


def merged(*changes, **layers):
    done = apply_edits(small_city(*changes, **layers), [WHOLE])
    return done.city.parcels.loc["M-1"], {one.values.get("field", one.code): one for one in done.findings}


def test_two_lots_side_by_side_become_one_of_their_area():
    done = apply_edits(small_city(), [WHOLE])
    assert done.made == (("M-1",),)
    assert list(done.city.parcels.index) == ["B-3", "M-1"]
    row = done.city.parcels.loc["M-1"]
    assert row.geometry.area == pytest.approx(9000.0, rel=1e-12)
    assert row["drawn_from"] == ("B-1", "B-2")
    assert (row["plan_use"], row["power_kva"], row["declared_area_mu"]) == ("100102", 1200.0, 18.0)
    assert done.findings == ()


def test_lots_apart_are_refused_with_the_tolerance():
    (finding,) = apply_edits(small_city(), [Merge(("B-1", "B-3"), "M-1")]).findings
    assert (finding.code, finding.values) == (
        "not_neighbours",
        {"parcel": "B-3", "gap_m": 1.0, "contact_m": 10.0},
    )


def test_the_tolerance_is_that_of_the_callers_assembly():
    gap = {"parcel_id": "B-2", "geometry": box(102, 0, 150, 60)}
    assert apply_edits(small_city(gap), [WHOLE]).refused == (1,)
    done = apply_edits(small_city(gap), [WHOLE], joining=NeighbourRule(3.0, 10.0))
    assert [one.code for one in done.findings] == ["merged_in_parts"]
    assert done.city.parcels.loc["M-1"].geometry.area == pytest.approx(6000 + 48 * 60)


def test_an_arterial_road_between_them_parts_neighbours():
    road = {"road_id": "R", "road_class": "arterial", "width_m": 20.0, "geometry": line((100, -50), (100, 100))}
    done = apply_edits(small_city(roads=[road]), [WHOLE])
    assert [one.code for one in done.findings] == ["not_neighbours"]


def test_the_status_furthest_from_net_land_is_taken_and_said():
    row, said = merged({"parcel_id": "B-2", "status": "planned"})
    assert row["status"] == "planned"
    assert said["status"].values["found"] == "B-1: cleared; B-2: planned"
    assert said["status"].values["taken"] == "planned"
    assert not said["status"].refused


def test_a_different_use_is_left_open_so_that_no_project_fits():
    row, said = merged({"parcel_id": "B-2", "plan_use": "0901"})
    assert row["plan_use"] is None
    assert said["plan_use"].values["taken"] == "-"


def test_the_platform_of_the_higher_level_is_taken():
    where = {"name": "", "sectors": (), "geometry": box(-50, -50, 400, 200)}
    levels = [where | {"platform_id": "PF1", "level": "city"}, where | {"platform_id": "PF2", "level": "national"}]
    row, said = merged({"parcel_id": "B-2", "platform_id": "PF2"}, platforms=levels)
    assert row["platform_id"] == "PF2"
    assert "platform_id" in said


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ({"ready_on": NEXT_YEAR}, NEXT_YEAR),
        ({"status": "acquired", "ready_on": NEXT_YEAR}, NEXT_YEAR),
        ({"status": "acquired", "ready_on": None}, None),
    ],
)
def test_the_land_is_ready_when_the_last_of_it_is(other, day):
    row, _ = merged({"parcel_id": "B-2"} | other)
    assert row["ready_on"] == day


def test_doubt_wins_over_yes_and_a_ceiling_over_none():
    row, said = merged({"parcel_id": "B-2", "detailed_plan": None, "needs_conversion": None, "far_max": float("nan")})
    assert row["detailed_plan"] is None
    assert row["needs_conversion"] is None
    assert row["far_max"] == 2.0
    assert {"detailed_plan", "needs_conversion", "far_max"} <= set(said)


def test_a_reserve_stays_a_reserve():
    held = {"reserve_status": "held", "reserve_purpose": ("food",), "reserved_until": dt.date(2028, 1, 1)}
    row, said = merged({"parcel_id": "B-2"} | held)
    assert (row["reserve_status"], row["reserve_purpose"]) == ("held", ("food",))
    assert row["reserved_until"] == dt.date(2028, 1, 1)
    assert "reserve_status" in said


def test_land_promised_to_two_projects_is_not_merged():
    done = apply_edits(
        small_city({"parcel_id": "B-1", "held_for": "P1"}, {"parcel_id": "B-2", "held_for": "P2"}), [WHOLE]
    )
    assert [one.code for one in done.findings] == ["two_promises"]
    row, _ = merged({"parcel_id": "B-2", "held_for": "P2", "held_until": NEXT_YEAR})
    assert (row["held_for"], row["held_until"]) == ("P2", NEXT_YEAR)


def test_steps_of_readiness_become_one_of_each_with_the_worst_state():
    steps = [
        {"parcel_id": "B-1", "item": "road", "state": "done", "cost_wan_yuan": 10.0},
        {"parcel_id": "B-2", "item": "road", "state": "todo", "planned_on": NEXT_YEAR, "cost_wan_yuan": 5.0},
    ]
    (row,) = apply_edits(small_city(readiness=steps), [WHOLE]).city.readiness.to_dict("records")
    assert (row["parcel_id"], row["state"], row["planned_on"], row["cost_wan_yuan"]) == ("M-1", "todo", NEXT_YEAR, 15.0)


@pytest.mark.parametrize(
    ("new", "code"), [("B-3", "id_taken"), ("B-3/1", "id_taken"), ("A+B", "id_unfit"), (" ", "id_unfit")]
)
def test_a_number_that_is_taken_or_reads_like_a_strip_or_a_site_is_refused(new, code):
    (finding,) = apply_edits(small_city(), [Merge(("B-1", "B-2"), new)]).findings
    assert (finding.code, finding.refused) == (code, True)


@given(st.floats(-60, 160), st.floats(-60, 160))
@settings(max_examples=25, deadline=None)
def test_a_merge_of_a_split_gives_the_parcel_back(top, bottom):
    city = small_city()
    cut = apply_edits(city, [SplitByLine("B-1", line((top, 61), (bottom, -1)), CRS)], joining=NeighbourRule(1.0, 0.0))
    if cut.refused:
        return
    back = apply_edits(cut.city, [Merge(cut.made[0], "B-1")], joining=NeighbourRule(1.0, 0.0))
    before, after = city.parcels.loc["B-1"], back.city.parcels.loc["B-1"]
    assert shapely.symmetric_difference(before.geometry, after.geometry).area <= 1e-6 * before.geometry.area
    same = ["plan_use", "status", "platform_id", "far_max", "needs_conversion", "reserve_status"]
    assert before[same].tolist() == after[same].tolist()
    assert after["power_kva"] == pytest.approx(600.0)
    assert after["drawn_from"] == ("B-1",)
