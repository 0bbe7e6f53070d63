"""The clean city passes the import without a remark; of the dirty one each planted defect is found."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import pyogrio
import pytest

from parcels.demo import CRS
from parcels.domain.errors import ParcelsError
from parcels.geo.intake import IntakeRequest, take_layer, take_table
from parcels.geo.mapping import load_mapping
from parcels.geo.sandbox import open_layer, open_table
from parcels.geo.schema import SPATIAL

REQUEST = IntakeRequest(work_crs=CRS)
DIRTY = (
    "parcels.gpkg", "parcels_hectares.gpkg", "parcels_unclosed.geojson", "parcels_gbk.zip", "platforms_swapped.gpkg",
    "roads_no_crs.zip", "utilities_degrees.gpkg", "projects.xlsx", "milestones.csv",
)  # fmt: skip


def take(path, dataset, request=REQUEST):
    if dataset in SPATIAL:
        return take_layer(open_layer(path), dataset, request)
    return take_table(open_table(path), dataset, request)


def cells(column):
    return [None if value is None or value is pd.NaT or value != value or value == () else value for value in column]


CLEAN = (
    ("parcels", "parcels.gpkg"),
    ("platforms", "platforms.gpkg"),
    ("roads", "roads.gpkg"),
    ("utilities", "utilities.gpkg"),
    ("projects", "projects.xlsx"),
    ("projects", "projects.csv"),
    ("milestones", "milestones.csv"),
    ("readiness", "readiness.csv"),
)


@pytest.mark.parametrize(("dataset", "file"), CLEAN)
def test_what_is_imported_is_the_city_in_memory(city, written, dataset, file):
    taken = take(written / file, dataset)
    assert not taken.report.issues
    drawn = getattr(city, dataset)
    assert taken.report.kept == len(drawn)
    for name in drawn.columns.drop("geometry", errors="ignore"):
        assert cells(taken.frame[name]) == cells(drawn[name]), name


def test_constraint_layers_are_imported_without_a_remark(written):
    assert len(pyogrio.list_layers(written / "constraints.gpkg")) == 20
    for kind in ("airport", "permanent_basic_farmland", "power_line", "river_management"):
        raw = open_layer(written / "constraints.gpkg", layer=str(kind))
        report = take_layer(raw, "constraints", replace(REQUEST, kind=str(kind))).report
        assert not report.issues
        assert report.kept == report.read > 0


@pytest.fixture(scope="session")
def defects(written):
    return pd.read_csv(written / "dirty" / "defects.csv", keep_default_na=False)


def test_defects_are_listed_for_every_dirty_file(defects):
    assert set(defects["file"]) == set(DIRTY)


@pytest.mark.parametrize("file", DIRTY)
def test_each_planted_defect_is_found(written, defects, file):
    planted = defects[defects["file"] == file]
    dataset = planted["dataset"].iloc[0]
    folder = written / "dirty"
    projects = frozenset(pd.read_csv(written / "projects.csv")["project_id"])
    request = replace(REQUEST, known_ids={"projects": projects} if dataset == "milestones" else {})
    if file == "parcels_gbk.zip":
        request = replace(request, mapping=load_mapping(folder / "mapping.toml"))
    if (planted["outcome"] == "refused").any():
        with pytest.raises(ParcelsError) as refusal:
            take(folder / file, dataset, request)
        assert [refusal.value.code] == list(planted["rule"])
        return
    taken = take(folder / file, dataset, request)
    expected = planted[planted["rule"] != "text_kept"]
    found = Counter(issue.code for issue in taken.report.issues)
    assert {rule: found[rule] for rule in expected["rule"]} == expected.groupby("rule")["count"].sum().to_dict()
    places = {(issue.code, str(issue.row)) for issue in taken.report.issues}
    rows = expected[expected["row"].astype(str) != ""]
    assert {(rule, str(int(row))) for rule, row in zip(rows["rule"], rows["row"], strict=True)} <= places
    assert taken.report.balanced


def test_hostile_names_come_through_as_plain_text(written, defects):
    taken = take(written / "dirty" / "parcels.gpkg", "parcels")
    assert {"<script>alert(1)</script>地块", "`rm -rf ~`地块", "${jndi:ldap://0.0.0.0/x}地块"} <= set(
        taken.frame["name"]
    )


def test_chinese_attributes_survive_without_a_word_on_their_encoding(city, written):
    folder = written / "dirty"
    taken = take(folder / "parcels_gbk.zip", "parcels", replace(REQUEST, mapping=load_mapping(folder / "mapping.toml")))
    assert list(taken.frame["name"]) == list(city.parcels["name"])
