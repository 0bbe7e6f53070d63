"""The worked example of docs/import.md, run as it stands there on the real parcels beside the project."""

import os
import re
from pathlib import Path

import pytest
import shapely

from parcels.geo.intake import IntakeRequest, take_layer, take_table
from parcels.geo.mapping import load_mapping
from parcels.geo.sandbox import open_layer, open_table

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("PARCELS_REAL_DATA") or ROOT.parent / "shared" / "data") / "cambridge"
PAGE = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
MAPPING = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1]
WORK = "EPSG:26986"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.cambridge,
    pytest.mark.skipif(not REAL.is_dir(), reason="the real parcels are not beside the project (set PARCELS_REAL_DATA)"),
]


@pytest.fixture(scope="module")
def mapping(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cambridge")
    for file in REAL.iterdir():
        (folder / file.name).symlink_to(file)
    (folder / "cambridge.toml").write_text(MAPPING, encoding="utf-8")
    return load_mapping(folder / "cambridge.toml")


def row_of_the_page(dataset):
    cells = re.search(rf"^\| {dataset} \|([\d |]+)\|$", PAGE, re.MULTILINE)[1]
    return [int(cell.replace(" ", "")) for cell in cells.split("|")]


def counts(report):
    assert report.balanced
    return [report.read, report.kept, report.repaired, report.refused, report.records]


def test_the_lots_come_in_as_the_page_says(mapping):
    asked = IntakeRequest(mapping=mapping, work_crs=WORK, repair=frozenset({"make_valid"}))
    taken = take_layer(open_layer(REAL / "parcels_fy2014.gpkg"), "parcels", asked)
    assert counts(taken.report) == row_of_the_page("parcels")
    found = taken.report.counts
    assert (found["row_left_out_by_mapping"], found["geometry_empty"], found["overlap"]) == (84, 1, 13)
    assert (found["made_valid"], found["rows_merged"], found["share_too_small"]) == (28, 15, 33)
    assert (found["sliver"], found["declared_area_differs"]) == (12, 2886)
    assert shapely.is_valid(taken.frame.geometry.to_numpy()).all()
    assert taken.frame.area.sum() / 1e4 == pytest.approx(1396.6, abs=0.1)
    assert set(taken.frame["status"]) == {"cleared", "built"}


def test_without_a_repair_every_invalid_lot_is_refused(mapping):
    taken = take_layer(
        open_layer(REAL / "parcels_fy2014.gpkg"), "parcels", IntakeRequest(mapping=mapping, work_crs=WORK)
    )
    assert taken.report.balanced
    assert taken.report.counts["geometry_invalid"] == 28
    assert taken.report.counts.get("made_valid") is None


@pytest.mark.parametrize(
    ("dataset", "file"),
    [("platforms", "BOUNDARY_CDDNeighborhoods.geojson"), ("roads", "parcels_fy2014.gpkg")],
)
def test_platforms_and_roads_come_in_as_the_page_says(mapping, dataset, file):
    asked = IntakeRequest(mapping=mapping, work_crs=WORK, repair=frozenset({"make_valid"}))
    assert counts(take_layer(open_layer(REAL / file), dataset, asked).report) == row_of_the_page(dataset)


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("flood", "FEMA_FloodPlains100Year.geojson"),
        ("open_space", "RECREATION_OpenSpace.geojson"),
        ("overlay", "CDD_ZoningOverlayDistricts.geojson"),
    ],
)
def test_constraint_layers_come_in_as_the_page_says(mapping, kind, file):
    asked = IntakeRequest(mapping=mapping, work_crs=WORK, repair=frozenset({"make_valid"}), kind=kind)
    taken = take_layer(open_layer(REAL / file), "constraints", asked)
    assert counts(taken.report) == row_of_the_page(f"constraints:{kind}")


def test_the_demands_come_in_as_the_page_says(mapping):
    taken = take_table(open_table(REAL / "demands.csv"), "projects", IntakeRequest(mapping=mapping))
    assert counts(taken.report) == row_of_the_page("projects")
    assert set(taken.frame["uses_scheme"]) == {"Cambridge-zoning"}


def test_the_city_s_own_topojson_is_refused_with_the_way_out():
    with pytest.raises(Exception, match="topojson"):
        open_layer(REAL / "ASSESSING_ParcelsFY2014.topojson")
