"""Files for people: nothing in them can run, nothing is fetched, and they look right in QGIS."""

import sqlite3

import geopandas
import openpyxl
import pandas as pd
import pytest
from shapely import box

from parcels.domain.errors import ActionRefused
from parcels.interface.reports.document import Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.fonts import FontFile, chinese_font
from parcels.interface.reports.html import html_text
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.relaxations import relaxation_text
from parcels.interface.reports.sheets import Sheet, sheet_name, write_workbook
from parcels.interface.reports.styles import Fill, LayerStyle, add_styles
from parcels.interface.words import Words
from parcels.service.layer_files import write_layer
from parcels.service.plain import guard_cell, guard_frame

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "＝1",
    "https://a.example",
    "<script>alert(1)</script>",
    "${x}`",
)


@pytest.mark.parametrize("text", HOSTILE[:6])
def test_a_cell_that_starts_like_a_formula_gets_an_apostrophe(text):
    assert guard_cell(text) == f"'{text}"
    assert guard_frame(pd.DataFrame({"a": [text]}))["a"].iloc[0] == f"'{text}"


def test_negative_numbers_stay_numbers():
    assert guard_frame(pd.DataFrame({"a": [-1.5]}))["a"].iloc[0] == -1.5


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path):
    path = tmp_path / "x.xlsx"
    write_workbook(path, [Sheet("=a", HOSTILE, [HOSTILE, (1, 2.5, None, float("nan"), True, (), "", "x", "y")])])
    page = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not any(cell.hyperlink for cell in cells)
    assert page["A3"].value == 1


def test_sheet_names_are_made_acceptable():
    assert sheet_name("a/b[c]:" + "x" * 40) == "a_b_c__" + "x" * 24


def test_a_page_escapes_names_and_carries_no_script():
    blocks = [
        Heading(HOSTILE[7]),
        Paragraph(HOSTILE[7]),
        Facts([(HOSTILE[7], HOSTILE[7])]),
        Grid(["a"], [[HOSTILE[7]]]),
    ]
    page = html_text(Document(HOSTILE[7], "", blocks, HOSTILE[7], "zh"))
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_a_pdf_is_the_same_each_time(tmp_path):
    document = Document(
        "项目用地核查意见书",
        "清和市",
        [Facts([("项目", "甲"), ("面积", "30.00 亩")])],
        "演示数据",
        "zh",
        page_label="{page}/{pages}",
    )
    for name in ("a.pdf", "b.pdf"):
        write_pdf(tmp_path / name, document)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_without_a_font_a_pdf_is_refused(tmp_path, monkeypatch):
    monkeypatch.delenv("PARCELS_FONT", raising=False)
    with pytest.raises(ActionRefused):
        chinese_font([FontFile(tmp_path / "none.ttc")])


def test_a_geopackage_carries_its_style_as_the_default(tmp_path):
    path = tmp_path / "x.gpkg"
    land = geopandas.GeoDataFrame({"status": ["cleared"], "names": [("a", "b")]}, geometry=[box(0, 0, 1, 1)], crs=4549)
    write_layer(land, path, "parcels")
    add_styles(path, [LayerStyle("parcels", "status", [Fill("cleared", "<净地>", "#1b9e77")])])
    with sqlite3.connect(path) as base:
        row = base.execute("SELECT f_table_name, styleQML, styleSLD, useAsDefault FROM layer_styles").fetchone()
        names = base.execute("SELECT names FROM parcels").fetchone()
    base.close()
    assert (row[0], row[3]) == ("parcels", 1)
    assert 'attr="status"' in row[1]
    assert "&lt;净地&gt;" in row[2]
    assert names == ("a b",)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "dimension",
    [
        "area_min",
        "area_max",
        "need_by",
        "width",
        "ready",
        "use",
        "release",
        "promise",
        "service",
        "new_construction",
        "energy",
        "budget",
    ],
)
def test_every_kind_of_relaxation_has_words(language, dimension):
    value = "power_kva=800" if dimension == "service" else "7"
    change = {"dimension": dimension, "amount": 2.0, "subject": "A-1", "value": value, "cost": 1.0}
    record = {"changes": [change, change], "site": "A-2", "points": -5, "displaced": ["P9"], "gained": [], "cost": 2.0}
    text = relaxation_text(Words(language), record)
    assert "relaxation-" not in text
    assert "A-2" in text
    assert "-5" in text
