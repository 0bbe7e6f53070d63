"""One raw file becomes one dataset: kept + repaired + refused is what was read, whatever is wrong with it."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, box

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.intake import IntakeRequest, take_layer, take_table
from parcels.geo.mapping import load_mapping
from parcels.geo.sandbox import RawLayer, RawTable, open_layer, open_table

E, N = 548_000.0, 3_320_000.0
WORK = "EPSG:4549"


def square(column, row=0, size=100.0):
    x, y = E + 100 * column, N + 100 * row
    return box(x, y, x + size, y + size)


def good(count):
    return {
        "parcel_id": [f"P{n}" for n in range(count)],
        "plan_use": ["100102"] * count,
        "plan_use_scheme": ["A-2023"] * count,
        "status": ["cleared"] * count,
    }


def layer(columns, shapes, crs=WORK, flaws=None, closed=None, in_file=True):
    geometry = np.empty(len(shapes), object)
    geometry[:] = shapes
    frame = GeoDataFrame(columns, geometry=geometry, crs=crs)
    frame["__row"] = range(1, len(shapes) + 1)
    frame["__flaw"] = flaws or [""] * len(shapes)
    frame["__closed"] = closed or [None] * len(shapes)
    return RawLayer(frame, "land.gpkg", "parcels", "gpkg", "0" * 64, (), in_file)


def table(rows):
    frame = pd.DataFrame(rows, dtype=object)
    frame.insert(0, "__row", range(2, len(frame) + 2))
    return RawTable(frame, "projects.csv", "", "0" * 64)


def request(**more):
    return IntakeRequest(work_crs=WORK, **more)


def parcels(columns, shapes, **more):
    return take_layer(layer(columns, shapes), "parcels", request(**more))


def mapped(tmp_path, text, **more):
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    return request(mapping=load_mapping(path), **more)


def fates(intake):
    report = intake.report
    assert report.balanced
    return report.kept, report.repaired, report.refused


def found(intake):
    return {issue.code: issue for issue in reversed(intake.report.issues)}


def test_good_parcels_are_kept_typed_and_indexed():
    columns = {
        **good(2),
        "ready_on": ["2027-03-01", None],
        "far_max": [2.5, np.nan],
        "reserve_purpose": ["health;food", None],
    }
    taken = parcels({**columns, "detailed_plan": ["是", None]}, [square(0), square(1)])
    assert fates(taken) == (2, 0, 0)
    frame = taken.frame
    assert frame.index.tolist() == frame["parcel_id"].tolist() == ["P0", "P1"]
    assert frame.index.name == "parcel_id"
    assert frame.crs.to_epsg() == 4549
    assert frame["ready_on"].tolist() == [dt.date(2027, 3, 1), None]
    assert frame["reserve_purpose"].tolist() == [("health", "food"), ()]
    assert frame["detailed_plan"].tolist() == [True, None]
    assert frame["reserve_status"].tolist() == ["none", "none"]
    assert taken.report.defaults == {"reserve_status": 2}


def test_the_report_names_row_field_value_and_rule():
    columns = {**good(2), "status": ["cleared", "净地"]}
    issue = found(parcels(columns, [square(0), square(1)]))["code_unknown"]
    assert (issue.row, issue.record, issue.field, issue.value, issue.action) == (2, "P1", "status", "净地", "refused")
    assert issue.rule.startswith("planned; approved")


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("plan_use", "100109", "land_use_unknown"),
        ("plan_use", None, "field_empty"),
        ("plan_use_scheme", None, "scheme_missing"),
        ("parcel_id", None, "field_empty"),
        ("parcel_id", "P 0", "id_reserved_character"),
        ("parcel_id", "P/0", "id_reserved_character"),
        ("status", "sold", "code_unknown"),
    ],
)
def test_a_row_with_a_bad_required_cell_is_refused_and_the_others_kept(name, cell, code):
    columns = good(2)
    columns[name] = [cell, columns[name][1]]
    taken = parcels(columns, [square(0), square(1)])
    assert fates(taken) == (1, 0, 1)
    assert found(taken)[code].row == 1
    assert taken.frame.index.tolist() == ["P1"]


def test_an_unknown_scheme_is_kept_and_said():
    columns = {**good(1), "plan_use": ["C-1"], "plan_use_scheme": ["Cambridge-zoning"]}
    taken = parcels(columns, [square(0)])
    assert fates(taken) == (1, 0, 0)
    assert found(taken)["scheme_without_dictionary"].value == "Cambridge-zoning"


def test_a_file_without_the_scheme_column_is_refused_as_a_whole():
    columns = good(1)
    del columns["plan_use_scheme"]
    with pytest.raises(InputRefused, match="scheme_column_missing"):
        parcels(columns, [square(0)])


def test_a_missing_required_column_names_what_is_near():
    columns = good(1)
    columns["parcel_no"] = columns.pop("parcel_id")
    with pytest.raises(InputRefused) as caught:
        parcels(columns, [square(0)])
    assert caught.value.code == "column_missing"
    assert caught.value.values["near"] == "parcel_no"


def test_rows_that_share_an_identifier_are_all_refused():
    columns = {**good(3), "parcel_id": ["A", "A", "B"]}
    taken = parcels(columns, [square(0), square(1), square(2)])
    assert fates(taken) == (1, 0, 2)
    assert found(taken)["id_repeated"].values["count"] == 2


def test_identical_copies_are_dropped_only_on_request_and_different_ones_never():
    columns = {**good(4), "parcel_id": ["A", "A", "B", "B"]}
    shapes = [square(0), square(0), square(1), square(2)]
    assert fates(parcels(columns, shapes)) == (0, 0, 4)
    taken = parcels(columns, shapes, repair=frozenset({"drop_duplicates"}))
    assert fates(taken) == (1, 1, 2)
    assert taken.frame.index.tolist() == ["A"]


def test_bad_geometry_is_refused_row_by_row():
    bowtie = Polygon([(E, N), (E + 10, N + 10), (E + 10, N), (E, N + 10)])
    with np.errstate(invalid="ignore"):
        wild = Polygon([(E, N), (np.nan, N), (E, N + 9)])
    shapes = [square(0), bowtie, wild, Polygon(), None, Point(E, N), square(1)]
    taken = take_layer(layer(good(7), shapes, flaws=["", "", "", "", "unclosed", "", ""]), "parcels", request())
    assert fates(taken) == (2, 0, 5)
    expected = {
        "geometry_invalid": 2,
        "geometry_not_finite": 3,
        "geometry_empty": 4,
        "geometry_unclosed": 5,
        "geometry_wrong_type": 6,
    }
    assert {code: issue.row for code, issue in found(taken).items() if code.startswith("geometry")} == expected


def test_repairs_are_made_only_when_named_and_then_listed():
    bowtie = Polygon([(E, N), (E + 10, N + 10), (E + 10, N), (E, N + 10)])
    sliver = box(E + 300, N, E + 302, N + 2)
    raw = layer(
        good(4), [bowtie, None, sliver, square(1)], flaws=["", "unclosed", "", ""], closed=[None, square(2), None, None]
    )
    assert fates(take_layer(raw, "parcels", request())) == (2, 0, 2)
    asked = request(repair=frozenset({"make_valid", "close_rings", "drop_slivers"}))
    taken = take_layer(raw, "parcels", asked)
    assert fates(taken) == (1, 3, 0)
    assert taken.report.records == len(taken.frame) == 3
    assert found(taken)["made_valid"].values["after_m2"] == pytest.approx(50)
    assert set(found(taken)) >= {"made_valid", "ring_closed", "sliver_dropped"}


def test_a_repair_nobody_knows_is_refused():
    with pytest.raises(InputRefused, match="repair_unknown"):
        parcels(good(1), [square(0)], repair=frozenset({"guess"}))


def test_overlaps_are_kept_and_listed_with_their_area():
    taken = parcels(good(2), [square(0), square(0.5)])
    assert fates(taken) == (2, 0, 0)
    issue = found(taken)["overlap"]
    assert (issue.record, issue.values["other"], issue.values["area_m2"]) == ("P0", "P1", 5000.0)


def test_platforms_nobody_knows_are_reported_where_platforms_are_known():
    columns = {**good(1), "platform_id": ["X"]}
    assert "reference_unknown" not in found(parcels(columns, [square(0)]))
    taken = parcels(columns, [square(0)], known_ids={"platforms": frozenset({"PF1"})})
    assert (found(taken)["reference_unknown"].value, fates(taken)) == ("X", (1, 0, 0))


# coordinate reference systems


def test_a_layer_without_crs_is_refused_until_one_is_stated():
    raw = layer(good(1), [square(0)], crs=None)
    with pytest.raises(CrsRefused, match="crs_missing"):
        take_layer(raw, "parcels", request())
    taken = take_layer(raw, "parcels", request(stated_crs=WORK))
    assert found(taken)["crs_stated"].values["crs"] == WORK


def test_the_crs_of_the_file_wins_over_the_stated_one_and_that_is_said():
    taken = take_layer(layer(good(1), [square(0)]), "parcels", request(stated_crs="EPSG:4548"))
    assert found(taken)["stated_crs_not_used"].values["stated"] == "EPSG:4548"
    assert taken.frame.geometry.iloc[0].equals(square(0))


def test_degrees_are_projected_and_the_accuracy_is_said():
    shape = box(120.5, 30.0, 120.501, 30.001)
    taken = take_layer(layer(good(1), [shape], crs="EPSG:4490"), "parcels", request())
    west, south, _, _ = taken.frame.total_bounds
    assert (round(west), round(south)) == (548_243, 3_320_219)
    assert found(taken)["crs_transformed"].values["source"] == "EPSG:4490"


def test_geojson_in_metres_without_a_crs_takes_the_stated_one_and_says_so():
    raw = layer(good(1), [square(0)], crs="OGC:CRS84", in_file=False)
    with pytest.raises(CrsRefused, match="metres_given_as_degrees"):
        take_layer(raw, "parcels", request())
    taken = take_layer(raw, "parcels", request(stated_crs=WORK))
    assert "geojson_not_degrees" in found(taken)


def test_geojson_with_its_axes_swapped_is_said_to_be_so_although_a_crs_is_stated():
    raw = layer(good(1), [box(30.0, 120.5, 30.001, 120.501)], crs="OGC:CRS84", in_file=False)
    with pytest.raises(CrsRefused, match="axes_swapped"):
        take_layer(raw, "parcels", request(stated_crs=WORK))


def test_a_workspace_in_web_mercator_is_refused():
    with pytest.raises(CrsRefused, match="crs_web_mercator"):
        take_layer(layer(good(1), [square(0)]), "parcels", IntakeRequest(work_crs="EPSG:3857"))


def test_a_feature_far_away_is_refused_alone():
    shapes = [square(0), square(1), square(2), box(1000, 1000, 1100, 1100)]
    taken = parcels(good(4), shapes)
    assert fates(taken) == (3, 0, 1)
    assert found(taken)["outside_area_of_use"].row == 4


# the mapping


def test_names_values_units_and_constants_are_mapped_and_said(tmp_path):
    columns = {"ML": ["a", "b"], "state": ["净地", "other"], "ha": [1.0, 2.0], "use": ["1001", "1001"]}
    asked = mapped(
        tmp_path,
        """
        [parcels.fields]
        parcel_id = "ML"
        status = "state"
        declared_area_mu = "ha"
        plan_use = "use"
        [parcels.constants]
        plan_use_scheme = "A-2023"
        [parcels.values.status]
        "净地" = "cleared"
        "*" = "planned"
        [parcels.units]
        declared_area_mu = "hectare"
        """,
    )
    taken = take_layer(layer(columns, [square(0), square(1, size=141.4)]), "parcels", asked)
    assert taken.frame["status"].tolist() == ["cleared", "planned"]
    assert taken.frame["declared_area_mu"].tolist() == [15.0, 30.0]
    assert found(taken)["unit_converted"].values["factor"] == "15"
    assert found(taken)["values_by_wildcard"].values["count"] == 1
    assert found(taken)["constant_from_mapping"].value == "A-2023"


def test_rows_a_mapping_leaves_out_count_as_refused_and_are_listed(tmp_path):
    columns = {**good(4), "KIND": ["lot", "road", "lot", None], "size": [5.0, 5.0, 1.0, 5.0]}
    asked = mapped(tmp_path, "[parcels.where.KIND]\nin = ['lot']\n[parcels.where.size]\nmin = 2\n")
    taken = take_layer(layer(columns, [square(n) for n in range(4)]), "parcels", asked)
    assert fates(taken) == (1, 0, 3)
    rows = [(issue.row, issue.field) for issue in taken.report.issues if issue.code == "row_left_out_by_mapping"]
    assert rows == [(2, "KIND"), (4, "KIND"), (3, "size")]


def test_a_pattern_that_would_hang_a_backtracking_engine_is_matched_in_linear_time(tmp_path):
    columns = {**good(1), "KIND": ["a" * 4000]}
    asked = mapped(tmp_path, "[parcels.where.KIND]\nmatches = '(a+)+b'\n")
    assert fates(take_layer(layer(columns, [square(0)]), "parcels", asked)) == (0, 0, 1)


def test_a_bad_pattern_or_an_unknown_column_or_unit_is_refused(tmp_path):
    raw = layer({**good(1), "declared_area_mu": [1.0]}, [square(0)])
    for text, code in (
        ("[parcels.where.status]\nmatches = '('\n", "mapping_bad_pattern"),
        ("[parcels.where.none]\nin = ['a']\n", "mapping_column_missing"),
        ("[parcels.fields]\nname = 'none'\n", "mapping_column_missing"),
        ("[parcels.units]\ndeclared_area_mu = 'li'\n", "mapping_unit_unknown"),
    ):
        with pytest.raises(InputRefused, match=code):
            take_layer(raw, "parcels", mapped(tmp_path, text))


def test_rows_of_one_record_are_merged_only_when_asked(tmp_path):
    columns = {**good(3), "parcel_id": ["A", "A", "B"]}
    raw = layer(columns, [square(0), square(2), square(4)])
    taken = take_layer(raw, "parcels", mapped(tmp_path, "[parcels.dissolve]\nby = 'parcel_id'\n"))
    assert fates(taken) == (1, 2, 0)
    assert (taken.report.records, taken.frame.loc["A"].geometry.geom_type) == (2, "MultiPolygon")
    assert taken.frame.area["A"] == pytest.approx(20_000)


def test_columns_are_joined_from_a_table_opened_in_the_sandbox(tmp_path):
    (tmp_path / "tax.csv").write_text("ML,UseCode,LandArea\nP0,337,10\nP0,101,90\nP1,390,5\n", encoding="utf-8")
    text = (
        "[parcels.fields]\nname = 'use'\n[parcels.join]\nfile = 'tax.csv'\non = 'parcel_id'\nkey = 'ML'\n"
        "take = { UseCode = 'use' }\n"
    )
    raw = layer(good(3), [square(n) for n in range(3)])
    with pytest.raises(InputRefused, match="join_key_repeated"):
        take_layer(raw, "parcels", mapped(tmp_path, text))
    taken = take_layer(raw, "parcels", mapped(tmp_path, text + "pick = 'largest:LandArea'\n"))
    assert taken.frame["name"].tolist() == ["101", "390", None]
    assert found(taken)["joined"].values == {"table": "tax.csv", "matched": 2, "unmatched": 1}


def test_values_are_taken_from_the_zone_with_the_largest_share(tmp_path):
    zones = GeoDataFrame(
        {"ZONE": ["1001", "1101", "1101"]},
        geometry=[box(E, N, E + 160, N + 100), box(E + 160, N, E + 180, N + 100), box(E + 180, N, E + 230, N + 100)],
        crs=WORK,
    )
    zones.to_file(tmp_path / "zones.gpkg")
    text = "[parcels.from_layer.plan_use]\nfile = 'zones.gpkg'\nfield = 'ZONE'\n"
    columns = good(3)
    del columns["plan_use"]
    raw = layer(columns, [square(0), square(1), square(2)])
    taken = take_layer(raw, "parcels", mapped(tmp_path, text))
    assert taken.frame["plan_use"].tolist() == ["1001", "1001"]  # the second: 60 m of 100 m
    issue = found(taken)["share_too_small"]
    assert (issue.row, issue.values["value"], issue.values["share"]) == (3, "1101", 0.3)
    assert fates(taken) == (2, 0, 1)


# tables


def project(**more):
    row = {
        "project_id": "J1",
        "name": "x",
        "sector_code": "C3985",
        "stage": "signed",
        "area_min_mu": "10",
        "area_max_mu": "20",
        "uses": "100101；100102",
        "uses_scheme": "A-2023",
        "need_by": "2027-06-30",
    }
    return {**row, **more}


def test_a_good_project_is_typed():
    taken = take_table(table([project()]), "projects", IntakeRequest())
    row = taken.frame.loc["J1"]
    assert (row["uses"], row["need_by"], row["area_min_mu"]) == (("100101", "100102"), dt.date(2027, 6, 30), 10.0)
    assert row["needs_land"] is True
    assert fates(taken) == (1, 0, 0)


@pytest.mark.parametrize(
    ("change", "code", "action"),
    [
        ({"need_by": "soon"}, "date_unreadable", "refused"),
        ({"area_min_mu": "30"}, "area_range_crossed", "refused"),
        ({"area_min_mu": "0"}, "area_not_positive", "refused"),
        ({"area_min_mu": "1,000"}, "number_thousands_separator", "refused"),
        ({"uses": ";"}, "list_empty", "refused"),
        ({"uses": "100109", "uses_scheme": "A-2023"}, "land_use_unknown", "refused"),
        ({"technology_level": "80"}, "number_above_one", "refused"),
        ({"office_share": "7"}, "number_above_one", "refused"),
        ({"building_coefficient": "45"}, "number_above_one", "refused"),
        ({"uses": "100101", "uses_scheme": ""}, "uses_scheme_missing", "kept"),
        ({"sector_code": "制造"}, "sector_code_unknown", "kept"),
        ({"sector_group": "steel"}, "sector_group_unknown", "kept"),
        ({"platform_id": "X"}, "reference_unknown", "kept"),
        ({"area_min_mu": "2000", "area_max_mu": "3000"}, "more_land_than_exists", "kept"),
        ({"jobs": "many"}, "number_unreadable", "value_dropped"),
        ({"signed_on": "1900-01-01"}, "date_placeholder", "value_dropped"),
    ],
)
def test_what_is_wrong_with_a_project_is_named(change, code, action):
    asked = IntakeRequest(known_ids={"platforms": frozenset({"PF1"})}, known_land_mu=1000.0)
    taken = take_table(table([project(), project(**{"project_id": "J2", **change})]), "projects", asked)
    issue = found(taken)[code]
    assert (issue.row, issue.record, issue.action) == (3, "J2", action)
    assert taken.report.refused == (action == "refused")


def test_milestones_of_unknown_projects_are_reported_and_kept():
    rows = [{"project_id": "J1", "milestone": "signed"}, {"project_id": "J9", "milestone": "signed"}]
    taken = take_table(table(rows), "milestones", IntakeRequest(known_ids={"projects": frozenset({"J1"})}))
    assert (found(taken)["reference_unknown"].row, fates(taken)) == (3, (2, 0, 0))
    assert taken.frame.index.tolist() == [0, 1]


def test_an_empty_projects_file_is_refused(tmp_path):
    path = tmp_path / "projects.csv"
    path.write_text("project_id,name\n", encoding="utf-8")
    with pytest.raises(InputRefused, match="table_empty"):
        take_table(open_table(path), "projects", IntakeRequest())


def test_layers_and_tables_are_not_mixed_up():
    with pytest.raises(InputRefused, match="dataset_wants_table"):
        take_layer(layer(good(1), [square(0)]), "projects", request())
    with pytest.raises(InputRefused, match="dataset_wants_layer"):
        take_table(table([project()]), "parcels", request())
    with pytest.raises(InputRefused, match="layer_empty"):
        take_layer(layer(good(0), []), "parcels", request())


def test_a_constraint_layer_carries_its_kind():
    raw = layer({"name": ["a"]}, [square(0)])
    taken = take_layer(raw, "constraints", request(kind="flood"))
    assert taken.frame["kind"].tolist() == ["flood"]
    assert taken.report.dataset == "constraints:flood"
    with pytest.raises(InputRefused, match="constraint_kind_bad"):
        take_layer(raw, "constraints", request(kind="../x"))


def test_hostile_names_stay_plain_text_to_the_end():
    name = "<script>alert(1)</script> `x` ${7*7}"
    taken = parcels({**good(1), "name": [name]}, [square(0)])
    assert taken.frame["name"].tolist() == [name]


def test_a_file_goes_all_the_way_from_disk_to_typed_rows(tmp_path):
    frame = GeoDataFrame({**good(2), "ready_on": ["2027-01-01", None]}, geometry=[square(0), square(1)], crs=WORK)
    for ending in ("gpkg", "geojson", "fgb"):
        frame.to_file(tmp_path / f"a.{ending}")
        taken = take_layer(open_layer(tmp_path / f"a.{ending}"), "parcels", request())
        assert fates(taken) == (2, 0, 0), ending
        assert taken.frame["ready_on"].notna().sum() == 1
        assert taken.frame.area.sum() == pytest.approx(20_000, rel=1e-6)


BOWTIE = [(0, 0), (90, 90), (90, 0), (0, 90)]
defects = st.sampled_from(
    ["none", "bowtie", "empty", "missing", "sliver", "copy", "overlap", "code", "date", "id", "twice", "far"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(defects, min_size=1, max_size=10), st.booleans())
def test_whatever_the_defects_every_row_has_one_fate(kinds, drop):
    columns, shapes = good(len(kinds)), [square(2 * n) for n in range(len(kinds))]
    columns["ready_on"] = [None] * len(kinds)
    for n, kind in enumerate(kinds):
        shifts = {"bowtie": Polygon([(E + 200 * n + x, N + y) for x, y in BOWTIE]), "empty": Polygon(), "missing": None}
        shapes[n] = shifts.get(kind, shapes[n])
        if kind == "sliver":
            shapes[n] = square(2 * n, size=1)
        if kind == "far":
            shapes[n] = box(n, n, n + 1, n + 1)
        if kind in ("copy", "overlap") and n:
            shapes[n] = shapes[n - 1] if kind == "copy" else square(2 * n - 1.5)
        if kind in ("copy", "twice") and n:
            columns["parcel_id"][n] = columns["parcel_id"][n - 1]
        columns["status"][n] = "sold" if kind == "code" else "cleared"
        columns["ready_on"][n] = "soon" if kind == "date" else None
        columns["parcel_id"][n] = None if kind == "id" else columns["parcel_id"][n]
    repair = frozenset({"drop_duplicates", "drop_slivers"}) if drop else frozenset()
    drawn = [shape for shape in shapes if shape is not None and not shape.is_empty]
    if sum(shape.bounds[0] < 100 for shape in drawn) * 2 > len(drawn):  # the far ones and their copies
        return  # then the layer as a whole is refused
    taken = parcels(columns, shapes, repair=repair)
    report = taken.report
    assert report.balanced
    assert report.read == len(kinds)
    assert report.records == len(taken.frame) == taken.frame.index.nunique()
    listed = {issue.row for issue in report.issues if issue.action == "refused"}
    assert len(listed) == report.refused
    dropped = {issue.row for issue in report.issues if issue.code in ("duplicate_dropped", "sliver_dropped")} - listed
    assert report.records == report.kept + report.repaired - len(dropped)
    assert drop or report.repaired == 0
    assert taken.frame.geometry.is_valid.all()
