"""Bad input through the real command: one sentence in both languages, a documented exit code, nothing changed."""

import contextlib
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely.geometry import box

from parcels.interface.cli.running import main
from parcels.service.workspace import open_workspace
from tests.large_files import ring_of_ten_million_vertices, workbook_of_a_million_rows

DAY = ("--as-of", "2026-11-23")
X, Y = 600_000.0, 3_367_000.0
VRT_LAYER = '<OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>'
VRT = f"<OGRVRTDataSource>{VRT_LAYER}</OGRVRTDataSource>"


def run(*words, language="en"):
    """The exit code, the JSON document and the error stream of one command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, words), "--json", "--language", language])
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return code, json.loads(out.getvalue()), err.getvalue()


def dump(ws):
    """The whole content of a workspace as SQL."""
    with contextlib.closing(sqlite3.connect(Path(ws) / "parcels.sqlite")) as base:
        return "\n".join(base.iterdump())


def parcels(count=4, **columns):
    """Lots of 10 000 m² (15 mu) in a row."""
    shapes = [box(X + 100 * n, Y, X + 100 * n + 100, Y + 100) for n in range(count)]
    data = {
        "parcel_id": [f"L{n}" for n in range(1, count + 1)],
        "plan_use": ["100101"] * count,
        "plan_use_scheme": ["A-2023"] * count,
        "status": ["cleared"] * count,
    }
    return gpd.GeoDataFrame({**data, **columns}, geometry=shapes, crs=4549)


def projects(count=2, **columns):
    data = {
        "project_id": [f"P{n}" for n in range(1, count + 1)],
        "name": [f"项目{n}" for n in range(1, count + 1)],
        "sector_code": ["C39"] * count,
        "stage": ["negotiating"] * count,
        "area_min_mu": ["10"] * count,
        "area_max_mu": ["20"] * count,
        "uses": ["100101"] * count,
        "uses_scheme": ["A-2023"] * count,
        "need_by": ["2027-12-31"] * count,
        "investment_wan_yuan": ["30000"] * count,
        "tax_wan_yuan_per_year": ["900"] * count,
        "promoter_body": ["招商局"] * count,
    }
    return pd.DataFrame({**data, **columns})


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A workspace with four lots, one platform and two projects."""
    folder = tmp_path_factory.mktemp("bad")
    platform = gpd.GeoDataFrame(
        {"platform_id": ["K1"], "name": ["园区"], "level": ["national"]},
        geometry=[box(X - 50, Y - 50, X + 450, Y + 150)],
        crs=4549,
    )
    platform.to_file(folder / "platforms.gpkg", layer="platforms")
    parcels().to_file(folder / "parcels.gpkg", layer="parcels")
    projects().to_csv(folder / "projects.csv", index=False)
    assert run("init", folder / "ws", "--crs", "EPSG:4549")[0] == 0
    files = [word for name in ("platforms", "parcels") for word in (f"--{name}", folder / f"{name}.gpkg")]
    code, found, said = run("import", folder / "ws", *files, "--projects", folder / "projects.csv")
    assert (code, found["stored"]) == (0, True), said or found
    return folder / "ws"


@pytest.fixture
def ws(filled):
    """The workspace; whatever a test does, its content must be the same afterwards."""
    before = dump(filled)
    yield filled
    assert dump(filled) == before


def refused(ws, *words, code=2):
    """Run a command in both languages and return error, English sentence and values."""
    found = {}
    for language in ("en", "zh"):
        ended, document, said = run(*words, language=language)
        assert ended == code, document
        assert document["message"] == said.strip() != ""
        assert "error-" not in said
        assert "{" not in said
        found[language] = document
    assert any("\u4e00" <= letter <= "\u9fff" for letter in found["zh"]["message"])
    assert found["en"]["error"] == found["zh"]["error"]
    return found["en"]["error"], found["en"]["message"], found["en"]["values"]


def as_file(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def collection(geometry, crs="", properties=None):
    head = '{"type":"FeatureCollection",' + crs
    feature = {"type": "Feature", "properties": properties or {"parcel_id": "A"}, "geometry": geometry}
    return head + '"features":[' + json.dumps(feature) + "]}"


def zipped_shapefile(folder, frame, without=(), rename=None, encoding="UTF-8", unmark=False):
    work = folder / "shape"
    work.mkdir()
    pyogrio.write_dataframe(frame, work / "a.shp", driver="ESRI Shapefile", encoding=encoding)
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted(work.iterdir()):
            if part.suffix in without:
                continue
            data = part.read_bytes()
            if unmark and part.suffix == ".dbf":
                data = data[:29] + b"\0" + data[30:]
            archive.writestr((rename or "{}").format(part.name), data)
    return path


# Files that cannot be read at all


def bad_files(folder):
    """Name → (content, code)."""
    good = folder / "good.gpkg"
    parcels().to_file(good, layer="parcels")
    whole = good.read_bytes()
    square = {"type": "Polygon", "coordinates": [[[120, 30], [120.1, 30], [120.1, 30.1], [120, 30]]]}
    link = '"crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs","type":"ogcwkt"}},'
    return {
        "truncated.gpkg": (whole[: len(whole) // 2], "gpkg_damaged"),
        "truncated.geojson": (collection(square)[:-20], "geojson_broken"),
        "zero.gpkg": (b"", "file_empty"),
        "named.gpkg": (b"name,area\na,1\n", "layer_format_unknown"),
        "vrt.gpkg": (VRT.encode(), "layer_format_unknown"),
        "vrt.geojson": (VRT.encode(), "layer_format_unknown"),
        "gdalg.geojson": (
            json.dumps({"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /etc/passwd"}),
            "geojson_no_collection",
        ),
        "linked.geojson": (collection(square, link), "geojson_crs_link"),
    }


BAD = (
    "truncated.gpkg", "truncated.geojson", "zero.gpkg", "named.gpkg", "vrt.gpkg", "vrt.geojson", "gdalg.geojson",
    "linked.geojson",
)  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_named_and_nothing_changes(ws, tmp_path, name):
    content, expected = bad_files(tmp_path)[name]
    path = as_file(tmp_path, name, content)
    error, message, _ = refused(ws, "import", ws, "--parcels", path)
    assert (error, name in message) == (expected, True)
    assert "root:" not in message


def test_a_wrong_extension_is_said_and_the_content_counts(ws, tmp_path):
    parcels().to_file(tmp_path / "a.gpkg", layer="parcels")
    path = (tmp_path / "a.gpkg").rename(tmp_path / "a.geojson")
    code, found, _ = run("import", ws, "--parcels", path, "--dry-run")
    assert code == 0
    assert "extension_differs" in found["reports"][0]["counts"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(ws, tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.shp", bytes(60 << 20))
        archive.writestr("a.dbf", b"")
        archive.writestr("a.shx", b"")
    error, message, _ = refused(ws, "import", ws, "--parcels", path)
    assert (error, "bomb.zip" in message) == ("zip_ratio", True)


def test_names_that_climb_out_of_a_zip_write_nothing_outside(ws, tmp_path):
    inner = tmp_path / "in" / "deep"
    inner.mkdir(parents=True)
    frame = parcels().rename(columns={"plan_use_scheme": "SCHEME"})
    path = zipped_shapefile(inner, frame, rename="../../../../../../SLIPPED-{}")
    mapping = as_file(tmp_path, "m.toml", '[parcels.fields]\nplan_use_scheme = "SCHEME"\n')
    code, _, _ = run("import", ws, "--parcels", path, "--mapping", mapping, "--dry-run")
    assert code == 0  # the members are read, their names are not used
    places = [tmp_path, *tmp_path.parents, Path.cwd(), Path("/tmp")]
    assert not [found for place in places for found in place.glob("SLIPPED*")]


def test_gbk_attributes_without_a_cpg_become_chinese(ws, tmp_path):
    frame = parcels(name=["清和市一号地块", "沙渚镇", "龙潭湖", "经济开发区"])
    frame = frame.rename(columns={"plan_use_scheme": "SCHEME"})
    path = zipped_shapefile(tmp_path, frame, without=(".cpg",), encoding="GBK", unmark=True)
    mapping = as_file(tmp_path, "m.toml", '[parcels.fields]\nplan_use_scheme = "SCHEME"\n')
    copy = tmp_path / "ws"
    shutil.copytree(ws, copy)
    code, found, _ = run("import", copy, "--parcels", path, "--mapping", mapping)
    assert (code, "encoding_decided" in found["reports"][0]["counts"]) == (0, True)
    assert list(open_workspace(copy).city().parcels["name"]) == list(frame["name"])


def test_nan_coordinates_refuse_their_row_only(ws, tmp_path):
    frame = parcels()
    ring = shapely.get_coordinates(frame.geometry.iat[1])
    ring[2, 0] = np.nan
    with np.errstate(invalid="ignore"):
        shapes = frame.geometry.to_numpy().copy()
        shapes[1] = shapely.Polygon(ring)
        frame = frame.set_geometry(gpd.GeoSeries(shapes, crs=4549))
        frame.to_file(tmp_path / "nan.gpkg", layer="parcels")
    code, found, _ = run("import", ws, "--parcels", tmp_path / "nan.gpkg", "--dry-run")
    (report,) = found["reports"]
    assert (code, report["refused"], report["kept"], report["balanced"]) == (1, 1, 3, True)
    (issue,) = (one for one in report["issues"] if one["action"] == "refused")
    assert (issue["code"], issue["row"], issue["record"]) == ("geometry_not_finite", 2, "L2")


@pytest.mark.slow
def test_a_ring_of_ten_million_vertices_is_refused_with_the_limit(ws, tmp_path):
    path = ring_of_ten_million_vertices(tmp_path / "ring.geojson")
    code, found, said = run("import", ws, "--parcels", path)
    assert (code, found["error"], "ring.geojson" in said) == (2, "too_many_vertices", True)


@pytest.mark.slow
def test_a_workbook_of_a_million_rows_is_refused_with_the_limit(ws, tmp_path):
    path = workbook_of_a_million_rows(tmp_path / "rows.xlsx")
    code, found, said = run("import", ws, "--projects", path)
    assert (code, found["error"], "rows.xlsx" in said) == (2, "too_many_rows", True)


# Cells


def test_a_formula_is_not_evaluated_and_its_cell_is_named(ws, tmp_path):
    path = tmp_path / "p.xlsx"
    frame = projects()
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        frame.to_excel(book, sheet_name="projects", index=False)
        book.sheets["projects"].write_formula(1, list(frame.columns).index("area_min_mu"), "=5+5", None, 10)
    code, found, _ = run("import", ws, "--projects", path, "--dry-run")
    (issue,) = (one for one in found["reports"][0]["issues"] if one["code"] == "formula_in_cell")
    assert (code, issue["row"], issue["values"]["cell"]) == (0, 2, "E2")


HOSTILE = ("<script>alert(1)</script>", "`touch x`", "${7*7}", "=cmd|' /C calc'!A0", "[bold]x[/bold]", "\x1b[31mred")


def test_hostile_names_come_through_as_text_and_never_run(ws, tmp_path):
    copy = tmp_path / "ws"
    shutil.copytree(ws, copy)
    frame = projects(len(HOSTILE), name=list(HOSTILE))
    frame["stage"] = ["negotiating"] * (len(HOSTILE) - 1) + ["<script>alert(2)</script>"]
    frame.to_csv(tmp_path / "p.csv", index=False)
    code, found, _ = run("import", copy, "--projects", tmp_path / "p.csv")
    assert (code, found["stored"]) == (1, True)
    assert list(open_workspace(copy).city().projects["name"]) == list(HOSTILE[:-1])
    page = max((copy / "reports").glob("*.html"))
    assert "<script" not in page.read_text(encoding="utf-8")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["import", str(copy), "--projects", str(tmp_path / "p.csv"), "--dry-run"]) == 1
    assert "\x1b" not in out.getvalue()
    assert "<script>alert(2)</script>" in out.getvalue()


def test_an_empty_projects_file_is_refused(ws, tmp_path):
    projects(0).to_csv(tmp_path / "none.csv", index=False)
    assert refused(ws, "import", ws, "--projects", tmp_path / "none.csv")[0] == "table_empty"
    error, message, _ = refused(ws, "import", ws, "--projects", as_file(tmp_path, "zero.csv", b""))
    assert (error, "zero.csv" in message) == ("file_empty", True)


def test_a_file_in_which_no_row_is_usable_stores_nothing_and_names_row_and_field(ws, tmp_path):
    projects(2, stage=["?", "?"]).to_csv(tmp_path / "p.csv", index=False)
    code, found, said = run("import", ws, "--projects", tmp_path / "p.csv")
    assert (code, found["stored"], found["refused"]) == (2, False, ["projects"])
    assert "projects" in said
    issues = found["reports"][0]["issues"]
    assert [(one["row"], one["record"], one["field"]) for one in issues if one["code"] == "code_unknown"] == [
        (2, "P1", "stage"), (3, "P2", "stage"),
    ]  # fmt: skip


# Coordinate systems


@pytest.mark.parametrize(
    ("name", "code"),
    [("EPSG:2384", "crs_legacy"), ("EPSG:3857", "crs_web_mercator"), ("EPSG:2249", "work_crs_not_metres"),
     ("http://127.0.0.1:9/crs", "crs_name_refused"), ("EPSG:999999", "crs_unknown")],
)  # fmt: skip
def test_a_crs_that_cannot_be_measured_in_is_refused(tmp_path, name, code):
    error, message, _ = refused(None, "init", tmp_path / "new", "--crs", name)
    assert (error, name in message) == (code, True)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("crs", [2384, 2435, 4610])
def test_a_file_in_a_legacy_datum_is_refused_even_if_another_crs_is_stated(ws, tmp_path, crs):
    parcels().set_crs(crs, allow_override=True).to_file(tmp_path / "old.gpkg", layer="parcels")
    words = ("import", ws, "--parcels", tmp_path / "old.gpkg", "--layer-crs", "parcels=EPSG:4549")
    error, message, _ = refused(ws, *words)
    assert (error, "old.gpkg" in message, "CGCS2000" in message) == ("file_crs_legacy", True, True)


def test_a_layer_without_crs_says_how_to_state_it_for_that_layer(tmp_path):
    path = zipped_shapefile(tmp_path, parcels().rename(columns={"plan_use_scheme": "SCHEME"}), without=(".prj",))
    assert run("init", tmp_path / "new")[0] == 0
    error, message, _ = refused(None, "import", tmp_path / "new", "--parcels", path)
    assert (error, "a.zip" in message, "--layer-crs parcels=" in message) == ("crs_missing", True, True)


def test_swapped_axes_and_degrees_for_metres_are_told_apart(ws, tmp_path):
    frame = parcels()
    swapped = frame.set_geometry(shapely.transform(frame.geometry.to_numpy(), lambda xy: xy[:, ::-1]), crs=4549)
    swapped.to_file(tmp_path / "swapped.gpkg", layer="parcels")
    frame.to_crs(4490).set_crs(4549, allow_override=True).to_file(tmp_path / "degrees.gpkg", layer="parcels")
    found = [refused(ws, "import", ws, "--parcels", tmp_path / f"{name}.gpkg") for name in ("swapped", "degrees")]
    assert [error for error, *_ in found] == ["axes_swapped", "degrees_given_as_metres"]
    assert "swapped.gpkg" in found[0][1]


# Mapping and options


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[parcels.fields", "mapping_broken"),
        ("[parcels.field]\nname = 'x'", "mapping_unknown_key"),
        ("[parcels.fields]\nparcelid = 'x'", "mapping_unknown_field"),
        ("[parcels.fields]\nparcel_id = 'none'", "mapping_column_missing"),
        ("[parcels.fields]\nname = 'x'\n[parcels.constants]\nname = 'y'", "mapping_field_twice"),
        ("[parcels.units]\ndeclared_area_mu = 'li'", "mapping_unit_unknown"),
        ("[parcels.fields]\nname = '名称'".encode("gbk"), "mapping_not_utf8"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_with_its_place(ws, tmp_path, text, code):
    parcels().to_file(tmp_path / "p.gpkg", layer="parcels")
    mapping = as_file(tmp_path, "m.toml", text)
    error, message, _ = refused(ws, "import", ws, "--parcels", tmp_path / "p.gpkg", "--mapping", mapping)
    assert error == code
    assert "m.toml" in message or "p.gpkg" in message


def test_a_missing_column_names_its_likeness_in_other_case_and_the_line_for_the_mapping(ws, tmp_path):
    frame = projects().rename(columns={"project_id": "Project ID"})
    frame.to_csv(tmp_path / "p.csv", index=False)
    error, message, values = refused(ws, "import", ws, "--projects", tmp_path / "p.csv")
    assert (error, values["near"].split(", ")[0]) == ("column_missing", "Project ID")
    assert "[projects.fields] project_id" in message


def test_wrong_options_layers_and_paths_are_refused(ws, tmp_path):
    parcels().to_file(tmp_path / "p.gpkg", layer="parcels")
    path = tmp_path / "p.gpkg"
    cases = {
        "import_nothing": (),
        "file_missing": ("--parcels", tmp_path / "none.gpkg"),
        "layer_unknown": ("--parcels", f"{path}:lots"),
        "repair_unknown": ("--parcels", path, "--repair", "everything"),
        "import_option_unknown": ("--parcels", path, "--layer-crs", "roads=EPSG:4549"),
        "import_kind_refused": ("--constraints", f"Flood={path}"),
        "mapping_missing": ("--parcels", path, "--mapping", tmp_path / "none.toml"),
        "mapping_is_a_folder": ("--parcels", path, "--mapping", tmp_path),
        "layer_where_table": ("--projects", path),
        "usage_no_such_option": ("--parcel", path),
    }
    assert {code: refused(ws, "import", ws, *words)[0] for code, words in cases.items()} == {c: c for c in cases}


def test_a_layer_or_sheet_that_a_file_does_not_have_is_refused_whatever_its_format(ws, tmp_path):
    parcels().to_file(tmp_path / "land.geojson")
    projects().to_csv(tmp_path / "p.csv", index=False)
    zipped = zipped_shapefile(tmp_path, parcels().rename(columns={"plan_use_scheme": "SCHEME"}))
    cases = (("--parcels", tmp_path / "land.geojson"), ("--parcels", zipped), ("--projects", tmp_path / "p.csv"))
    found = [refused(ws, "import", ws, option, f"{path}:none", "--dry-run")[0] for option, path in cases]
    assert found == ["layer_unknown", "layer_unknown", "csv_without_sheets"]
    assert run("import", ws, "--parcels", f"{tmp_path / 'land.geojson'}:land", "--dry-run")[0] == 0


def test_a_constraint_layer_named_by_file_and_layer_is_taken_as_that_kind(ws, tmp_path):
    folder = tmp_path / "管控 数据"
    folder.mkdir()
    for kind in ("heritage", "flood"):
        parcels(2).drop(columns=["parcel_id"]).to_file(folder / "图层 一.gpkg", layer=kind)
    code, found, _ = run("import", ws, "--constraints", f"{folder / '图层 一.gpkg'}:heritage", "--dry-run")
    assert (code, [report["dataset"] for report in found["reports"]]) == (0, ["constraints:heritage"])


# Demands that cannot be met


def test_a_project_that_wants_more_land_than_there_is_is_kept_and_said(ws, tmp_path):
    projects(1, area_min_mu=["5000"], area_max_mu=["6000"]).to_csv(tmp_path / "p.csv", index=False)
    copy = tmp_path / "ws"
    shutil.copytree(ws, copy)
    code, found, _ = run("import", copy, "--projects", tmp_path / "p.csv")
    (issue,) = (one for one in found["reports"][0]["issues"] if one["code"] == "more_land_than_exists")
    assert (code, issue["row"], issue["record"]) == (0, 2, "P1")
    code, plan, _ = run("plan", copy, "--out", tmp_path / "plan", *DAY)
    assert (code, plan["assignments"], list(plan["refused"])) == (0, [], ["P1"])


def test_an_impossible_deadline_refuses_the_project_with_its_reason(ws, tmp_path):
    projects(1, need_by=["2020-01-01"]).to_csv(tmp_path / "p.csv", index=False)
    copy = tmp_path / "ws"
    shutil.copytree(ws, copy)
    assert run("import", copy, "--projects", tmp_path / "p.csv")[0] == 0
    code, plan, _ = run("plan", copy, "--out", tmp_path / "plan", *DAY)
    assert code == 0
    assert set(plan["refused"]) == {"P1"}


def test_contradictory_locks_are_refused(ws, tmp_path):
    cases = (
        ("--lock", "P1=L1", "--lock", "P2=L1"),
        ("--lock", "P1=L1", "--lock", "P1=L2"),
        ("--lock", "P1=L1", "--ban", "P1=L1"),
        ("--lock", "P1=none"),
        ("--lock", "P9=L1"),
        ("--lock", "P1"),
    )
    for words in cases:
        _, message, _ = refused(ws, "plan", ws, "--out", tmp_path / "plan", *DAY, *words)
        assert any(name in message for name in ("P1", "P9", "none")), (words, message)
        assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize("seconds", ["0", "-5", "nan", "soon"])
def test_a_time_limit_that_is_none_is_refused(ws, tmp_path, seconds):
    _, message, _ = refused(ws, "plan", ws, "--out", tmp_path / "plan", *DAY, "--time-limit", seconds)
    assert "time limit" in message.lower().replace("-", " ")
    assert not (tmp_path / "plan").exists()


# Trouble of the machine, in a process of its own


def child(*words, **more):
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "parcels", *map(str, words), "--language", "en"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **more,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.slow
def test_ctrl_c_in_the_middle_of_an_import_ends_with_130_and_changes_nothing(ws, tmp_path):
    parcels(3000).to_file(tmp_path / "p.gpkg", layer="parcels")
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    words = ["import", ws, "--parcels", tmp_path / "p.gpkg"]
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "parcels", *map(str, words), "--language", "en"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    until = time.monotonic() + 60
    while not list(scratch.iterdir()) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)  # the file is being copied for its reader: the import is under way
    assert process.poll() is None
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    assert not list(scratch.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.slow
def test_a_full_disk_ends_with_one_sentence_and_changes_nothing(ws, tmp_path):
    import resource

    parcels(3000).to_file(tmp_path / "p.gpkg", layer="parcels")
    room = (Path(ws) / "parcels.sqlite").stat().st_size + 50_000

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    process = child("import", ws, "--parcels", tmp_path / "p.gpkg", preexec_fn=limited)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3, said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
