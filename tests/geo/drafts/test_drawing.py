"""New parcels and boundaries pass the rules of an import."""

import datetime as dt

import pytest
import shapely

from parcels.geo.drafts import BoundaryChange, NewParcel, SplitByArea, apply_edits
from tests.geo.drafts.lots import CRS, box, small_city

GIVEN = {"plan_use": "100102", "plan_use_scheme": "A-2023", "status": "planned"}


def new(shape=None, number="N-1", **attributes):
    return NewParcel(number, shape or box(160, 0, 260, 60), CRS, GIVEN | attributes)


def refusal(edit, city=None):
    (finding,) = [one for one in apply_edits(city or small_city(), [edit]).findings if one.refused]
    return finding


def test_a_new_parcel_stands_in_the_city_with_its_fields_typed():
    done = apply_edits(small_city(), [new(ready_on="2027-05-01", far_max="1.8", reserve_purpose="food;health")])
    row = done.city.parcels.loc["N-1"]
    assert (row["plan_use"], row["status"], row["far_max"]) == ("100102", "planned", 1.8)
    assert row["ready_on"] == dt.date(2027, 5, 1)
    assert row["reserve_purpose"] == ("food", "health")
    assert row["drawn_from"] == ()
    assert done.city.parcels["far_max"].dtype.kind == "f"
    assert [one.code for one in done.findings] == ["attributes_open"]


def test_a_new_parcel_can_be_split_like_any_other():
    done = apply_edits(small_city(), [new(), SplitByArea("N-1", 1000.0, 0.0)])
    assert done.made[1] == ("N-1/1", "N-1/2")
    assert done.city.parcels.loc["N-1/1", "drawn_from"] == ()


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (shapely.Polygon([(5e5, 34e5), (500_100, 3_400_060), (500_100, 34e5), (5e5, 3_400_060)]), "geometry_invalid"),
        (shapely.LineString([(5e5, 34e5), (5e5, 3_400_060)]), "geometry_wrong_type"),
        (shapely.box(5e5, 34e5, float("inf"), 3_400_060), "geometry_not_finite"),
        (shapely.box(0, 0, 100, 100), "outside_area_of_use"),
        (box(90, 0, 170, 60), "overlaps"),
    ],
)
def test_a_shape_that_an_import_would_not_take_is_refused(shape, code):
    assert refusal(new(shape)).code == code


def test_the_refusal_of_an_overlap_names_the_parcel_and_its_area():
    finding = refusal(new(box(145, 0, 260, 60)))
    assert finding.values == {"other": "B-2", "area_m2": pytest.approx(300.0), "count": 1}
    touching = apply_edits(small_city(), [new(box(149.99, 0, 260, 60))])  # 0.6 m², within the import's 1 m²
    assert touching.refused == ()


@pytest.mark.parametrize(
    ("attributes", "field", "reason"),
    [
        ({"plan_use": None}, "plan_use", "field_empty"),
        ({"plan_use": "9999"}, "plan_use", "land_use_unknown"),
        ({"status": "sold"}, "status", "code_unknown"),
        ({"far_max": "-1"}, "far_max", "number_negative"),
        ({"ready_on": "soon"}, "ready_on", "date_unreadable"),
        ({"platform_id": "PF9"}, "platform_id", "platform_unknown"),
    ],
)
def test_a_cell_that_an_import_would_not_take_is_refused_with_its_field(attributes, field, reason):
    values = refusal(new(**attributes)).values
    assert (values["field"], values["reason"]) == (field, reason)
    assert refusal(new(colour="red")).values == {"field": "colour"}


def test_a_thin_parcel_is_called_a_sliver_and_kept():
    done = apply_edits(small_city(), [new(box(160, 0, 260, 0.05))])
    assert "sliver" in [one.code for one in done.findings]
    assert "N-1" in done.city.parcels.index


def test_another_boundary_takes_in_and_leaves_out_parcels():
    city = small_city()
    done = apply_edits(city, [BoundaryChange("PF1", box(-50, -50, 200, 200), CRS)])
    assert done.made == (("PF1",),)
    (effect,) = done.findings
    assert (effect.code, effect.values["more"], effect.values["less"]) == ("boundary_effect", 0, 1)
    assert effect.values["change_m2"] == pytest.approx(-200 * 250)
    assert city.platforms.geometry["PF1"].area == pytest.approx(450 * 250)  # the city itself is as it was


def test_a_locked_boundary_and_one_on_another_platform_are_said():
    where = {"name": "", "level": "city", "sectors": ()}
    platforms = [
        where | {"platform_id": "PF1", "geometry": box(-50, -50, 200, 200), "locked_on": dt.date(2025, 1, 1)},
        where | {"platform_id": "PF2", "geometry": box(200, -50, 400, 200)},
    ]
    done = apply_edits(small_city(platforms=platforms), [BoundaryChange("PF1", box(-50, -50, 210, 200), CRS)])
    assert [one.code for one in done.findings] == ["boundary_locked", "boundary_overlaps", "boundary_effect"]
    assert done.findings[1].values == {"other": "PF2", "area_m2": pytest.approx(2500.0)}
    assert refusal(BoundaryChange("PF9", box(0, 0, 1, 1), CRS)).code == "platform_gone"
