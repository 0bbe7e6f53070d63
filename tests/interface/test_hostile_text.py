"""Hostile names are text wherever a name goes: map layers, the map in a file, HTML, paper, spreadsheets, GeoJSON."""

import html
import json
import re
import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.components.safe import legible
from parcels.interface.map import features
from parcels.interface.map.handout import handout
from parcels.interface.reports.document import Document, Grid
from parcels.interface.reports.exports import write_geojson, write_spreadsheet
from parcels.interface.reports.html import html_text
from parcels.interface.reports.map_content import Choice, map_content, whole_bounds, with_parcels
from parcels.interface.reports.map_frame import Size
from parcels.interface.reports.map_plate import Layout
from parcels.interface.reports.map_sheet import MapOrder, map_sheet
from parcels.interface.reports.paper import write_pdf
from parcels.interface.words import Words
from parcels.service.access import system_actor
from parcels.service.exporting import gather_export
from parcels.service.handing_on import Reader
from parcels.service.workspace import open_workspace
from tests.hostile_names import ALL, FORMULAS, NAMES, RUNNING

DAY = date(2026, 11, 23)
ACTOR = system_actor("x")


@pytest.fixture(scope="module")
def city():
    made = demo_city(DemoSize(seed=3, parcels=90, projects=14))
    names = [ALL[place % len(ALL)] for place in range(len(made.parcels))]
    projects = made.projects.assign(name=[ALL[place % len(ALL)] for place in range(len(made.projects))])
    platforms = made.platforms.assign(name=list(ALL[: len(made.platforms)]))
    roads = made.roads.assign(name=[ALL[place % len(ALL)] for place in range(len(made.roads))])
    return replace(
        made,
        name=RUNNING[3],
        parcels=made.parcels.assign(name=names),
        projects=projects,
        platforms=platforms,
        roads=roads,
    )


@pytest.fixture(scope="module")
def ws(city, tmp_path_factory):
    stored = replace(city, parcels=city.parcels.assign(name=[_stored(one) for one in city.parcels["name"]]))
    with closing(open_workspace(store_city(tmp_path_factory.mktemp("hostile") / "city", stored))) as opened:
        yield opened


def _stored(name: str) -> str:
    return name.replace("\x00", "")  # no store keeps a zero byte; the import refuses it


@pytest.fixture(scope="module")
def bundle(ws):
    return gather_export(ws, as_of=DAY, actor=ACTOR)


@pytest.fixture(scope="module")
def page(ws):
    return handout(map_content(ws, Choice(DAY, Reader.PLANNER), actor=ACTOR), Words("zh"))


def test_the_layers_of_the_map_carry_every_name_as_it_is(city):
    found = {one["properties"]["name"] for one in json.loads(features.road_layer(city))["features"]}
    assert set(ALL) <= found
    found = {one["properties"]["name"] for one in json.loads(features.platform_layer(city))["features"]}
    assert found == set(city.platforms["name"])


@pytest.mark.parametrize("name", NAMES)
def test_the_map_in_a_file_holds_a_name_as_text_and_nothing_more_that_could_run(page, name):
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])
    assert legible(_stored(name)) in {one["properties"]["name"] for one in data["parcels"]["features"]}
    assert page.count("<script") == 2
    assert not re.search(r"<(img|svg|iframe)\b", page.split("<script>", 1)[0])


@pytest.mark.parametrize("name", ALL)
def test_a_page_of_a_document_shows_a_name_as_text(name):
    page = html_text(Document(name, name, [Grid(["a"], [[name]])], name, "zh"))
    assert html.escape(name) in page
    assert not re.search(r"<(script|img|svg)\b", page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paper_shows_names_as_text_and_carries_no_action(ws, tmp_path, language):
    content = map_content(ws, Choice(DAY, Reader.PLANNER), actor=ACTOR)
    parcels = tuple(content.parcels.index[: len(ALL)])
    order = MapOrder(with_parcels(content, parcels), Layout(Size.A4, True), whole_bounds(content), parcels=parcels)
    write_pdf(tmp_path / "m.pdf", map_sheet(order, Words(language)))
    written = (tmp_path / "m.pdf").read_bytes()
    assert not re.search(rb"/(JavaScript|JS|URI|Launch|SubmitForm|OpenAction\s*<<)\b", written)
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    shown = subprocess.run(["pdftotext", tmp_path / "m.pdf", "-"], capture_output=True, text=True, check=True).stdout
    flat = re.sub(r"\s", "", shown)
    for part in ("<imgsrc=x", "onerror", "</script><script>", "=cmd|", "${window", "{{'map_div'"):
        assert part in flat, part
    assert "\u202e" not in shown


def test_no_cell_of_the_spreadsheet_is_a_formula_and_every_name_is_there(bundle, tmp_path):
    write_spreadsheet(tmp_path / "w.xlsx", bundle, Words("zh"))
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    texts = {str(cell.value) for cell in cells}
    texts |= {text.removeprefix("'") for text in texts}
    assert {name for name in RUNNING if name not in texts} == set()
    assert not [text for text in (str(cell.value) for cell in cells) if text[:1] in "=+-@＝" and text in FORMULAS]


def test_the_parcels_as_geojson_come_back_as_they_were(bundle, city, tmp_path):
    write_geojson(tmp_path / "p.geojson", bundle, Words("zh"))
    found = json.loads((tmp_path / "p.geojson").read_text(encoding="utf-8"))["features"]
    names = {one["properties"]["name"] for one in found}
    assert {_stored(name) for name in RUNNING} <= names
