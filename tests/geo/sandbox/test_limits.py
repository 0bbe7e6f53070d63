"""What is too large is refused quickly; the child never outlives its file; the disk may be full."""

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
import shapely

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.geo.sandbox import Limits, layers_in, open_layer, open_layers, open_table
from parcels.geo.sandbox import child as child_module
from parcels.geo.sandbox.repairs import valid_forms
from tests.large_files import ring_of_ten_million_vertices, workbook_of_a_million_rows


def refusal(call, *args, **options):
    with pytest.raises(InputRefused) as caught:
        call(*args, **options)
    return caught.value


def collection(count, name="地块"):
    ring = "[[%f,30],[%f,30],[%f,30.001],[%f,30.001],[%f,30]]"
    for index in range(count):
        corners = ring % tuple(120 + (index + shift) * 0.001 for shift in (0, 1, 1, 0, 0))
        yield (
            f'{{"type":"Feature","properties":{{"i":{index},"n":"{name}"}},'
            f'"geometry":{{"type":"Polygon","coordinates":[{corners}]}}}}'
        )


def write_collection(path, count):
    path.write_text('{"type":"FeatureCollection","features":[' + ",".join(collection(count)) + "]}", encoding="utf-8")
    return path


def test_a_ring_of_ten_million_vertices_is_refused_quickly(tmp_path):
    path = ring_of_ten_million_vertices(tmp_path / "ring.geojson")
    begun = time.monotonic()
    found = refusal(open_layer, path)
    assert (found.code, found.values["file"]) == ("too_many_vertices", "ring.geojson")
    assert time.monotonic() - begun < 30  # about 3 s on a machine with nothing else to do


def test_a_shapefile_geopackage_or_flatgeobuf_over_the_vertex_cap_is_refused(tmp_path):
    import geopandas as gpd

    circle = gpd.GeoDataFrame({"a": [1]}, geometry=[shapely.Point(500_000, 3_300_000).buffer(100, 500)], crs=4549)
    for ending in ("gpkg", "fgb"):
        circle.to_file(tmp_path / f"c.{ending}")
        assert refusal(open_layer, tmp_path / f"c.{ending}", limits=Limits(vertices=1000)).code == "too_many_vertices"


def test_more_features_than_the_cap_are_refused_and_the_cap_is_an_argument(tmp_path):
    path = write_collection(tmp_path / "many.geojson", 30)
    assert refusal(open_layer, path, limits=Limits(features=29)).code == "too_many_features"
    assert len(open_layer(path, limits=Limits(features=30)).frame) == 30


def test_the_default_limits_allow_the_large_demo_city():
    assert Limits().features >= 250_000
    assert Limits().vertices >= 8_000_000


@pytest.mark.parametrize(
    ("limit", "code"),
    [({"columns": 1}, "too_many_columns"), ({"text": 1}, "text_too_long"), ({"file_bytes": 100}, "file_too_large")],
)
def test_columns_texts_and_bytes_have_a_cap(tmp_path, limit, code):
    assert refusal(open_layer, write_collection(tmp_path / "few.geojson", 3), limits=Limits(**limit)).code == code


def test_a_text_over_the_cap_is_named_with_its_row(tmp_path):
    path = write_collection(tmp_path / "few.geojson", 3)
    path.write_text(
        path.read_text(encoding="utf-8").replace('"i":1,"n":"地块"', '"i":1,"n":"地块地块"'), encoding="utf-8"
    )
    found = refusal(open_layer, path, limits=Limits(text=3))
    assert (found.values["column"], found.values["row"], found.values["length"]) == ("n", 2, 4)


@pytest.mark.parametrize("token", ["NaN", "-Infinity"])
def test_a_number_that_json_does_not_know_is_named_with_its_place(tmp_path, token):
    path = write_collection(tmp_path / "nan.geojson", 2)
    content = (
        path.read_text(encoding="utf-8")
        .replace('"地块"', '"a \\" NaN"')
        .replace('{"type":"Feature",', '\n{"type":"Feature",')
    )
    path.write_text(content[::-1].replace("]03,", f"]{token[::-1]},", 1)[::-1], encoding="utf-8")
    found = refusal(open_layer, path)
    assert (found.code, found.values["token"], found.values["line"]) == ("geojson_constant", token, 3)
    line = path.read_text(encoding="utf-8").splitlines()[2]
    assert line[found.values["column"] - 1 :].startswith(token)


def test_a_workbook_of_a_million_rows_is_refused_quickly(tmp_path):
    path = workbook_of_a_million_rows(tmp_path / "rows.xlsx")
    begun = time.monotonic()
    found = refusal(open_table, path)
    assert (found.code, found.values["limit"]) == ("too_many_rows", 200_000)
    assert time.monotonic() - begun < 20  # about 1 s alone


def test_a_workbook_that_is_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50 << 20))
    assert refusal(open_table, path).code == "zip_ratio"


def test_a_reader_that_does_not_end_is_stopped_by_the_wall_clock(tmp_path):
    path = write_collection(tmp_path / "slow.geojson", 40_000)
    found = refusal(open_layer, path, wall_seconds=0.3)
    assert found.code == "took_too_long"


def test_memory_is_limited(tmp_path):
    path = write_collection(tmp_path / "fat.geojson", 20_000)
    found = refusal(open_layer, path, limits=Limits(memory_bytes=150 << 20))
    assert found.code in ("out_of_memory", "reader_died", "unreadable")


def test_a_folder_a_pipe_and_a_missing_file_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.gpkg")
    assert refusal(open_layer, tmp_path).code == "is_a_folder"
    assert refusal(open_layer, Path()).values["file"] == "."
    assert refusal(open_layer, tmp_path / "pipe.gpkg").code == "not_an_ordinary_file"
    assert refusal(open_table, tmp_path / "none.csv").code == "file_missing"


def test_the_child_sees_no_environment_and_cannot_import_the_package(tmp_path, monkeypatch):
    from parcels.geo.sandbox.child import WORKER

    monkeypatch.setenv("PARCELS_SECRET", "x")
    script = f"""
        import sys; sys.argv = ["main", "."]
        import runpy; space = runpy.run_path({str(WORKER)!r}, run_name="worker")
        space["stand_alone"]()
        import parcels.geo.sandbox.worker.stop
        try:
            import parcels.geo.crs
        except ImportError:
            print("fenced")
    """
    command = [sys.executable, "-I", "-c", textwrap.dedent(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "fenced"


def test_the_driver_fence_leaves_one_driver_and_fails_closed(tmp_path):
    import pyogrio

    from parcels.geo.sandbox.worker.fence import DRIVER_OF, DRIVERS

    assert set(pyogrio.list_drivers()) <= set(DRIVERS)
    assert set(DRIVER_OF.values()) <= set(DRIVERS)


def test_ctrl_c_kills_the_child_and_leaves_no_temporary_folder(tmp_path):
    path = write_collection(tmp_path / "slow.geojson", 60_000)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    script = f"""
        import signal; signal.signal(signal.SIGINT, signal.default_int_handler)
        from parcels.geo.sandbox import open_layer
        print("ready", flush=True)
        try:
            open_layer({str(path)!r})
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    child = _child_of(temporary)
    parent.send_signal(signal.SIGINT)
    out, _ = parent.communicate(timeout=30)
    assert out == "interrupted\n"
    assert list(temporary.iterdir()) == []
    assert not _runs(child)


def _child_of(temporary):
    """Wait for the child working in the temporary folder and return its process id."""
    for _ in range(600):
        for process in Path("/proc").iterdir():
            if process.name.isdigit():
                with contextlib.suppress(OSError):
                    if str(temporary) in (process / "cmdline").read_text():
                        return int(process.name)
        time.sleep(0.01)
    raise AssertionError("no child was started")


def _runs(pid):
    with contextlib.suppress(OSError):
        return (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] not in ("Z", "X")
    return False


def test_a_full_disk_is_named(tmp_path):
    """Copying onto /dev/full gives the real ENOSPC of the system."""
    path = write_collection(tmp_path / "few.geojson", 3)
    full = Path("/dev/full")
    with pytest.raises(InternalFailure) as caught, child_module.own_folder(), full.open("wb", buffering=0) as target:
        target.write(path.read_bytes())
    assert caught.value.code == "disk_full"


def test_a_disk_that_fills_up_while_the_file_is_copied_stops_the_import(tmp_path, monkeypatch):
    """A file system of 64 KB as the temporary folder, where the system lets us mount one."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system is not allowed here")
    try:
        monkeypatch.setattr("tempfile.tempdir", str(small))
        with pytest.raises(InternalFailure) as caught:
            open_layer(write_collection(tmp_path / "big.geojson", 3000))
        assert caught.value.code == "disk_full"
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_star_that_would_hang_make_valid_is_given_up_and_the_others_are_repaired():
    bowtie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    turns = np.linspace(0, 2 * np.pi * 1499, 3001)
    star = shapely.Polygon(np.column_stack([np.cos(turns), np.sin(turns)]))
    found = valid_forms(np.array([bowtie, star, bowtie], dtype=object))
    assert found[0].is_valid
    assert found[0].area == pytest.approx(0.5)
    assert found[2].equals(found[0])


def test_reading_counts_every_feature_of_a_larger_file(tmp_path):
    layer = open_layer(write_collection(tmp_path / "good.geojson", 20_000))
    assert len(layer.frame) == 20_000
    assert layer.frame["n"].unique().tolist() == ["地块"]
    assert layer.frame["i"].tolist()[-1] == 19_999


def test_bytes_that_look_like_a_format_but_are_not_are_refused(tmp_path):
    for name, content in {
        "a.gpkg": b"SQLite format 3\0" + bytes(200),
        "b.fgb": b"fgb\3fgb\0" + struct.pack("<I", 0xFFFFFFF0) + bytes(100),
        "c.geojson": b'{"a": ',
    }.items():
        (tmp_path / name).write_bytes(content)
        assert refusal(open_layer, tmp_path / name).code in (
            "gpkg_damaged",
            "unreadable",
            "geojson_broken",
            "reader_died",
            "no_layer",
        )


def test_the_report_of_the_child_is_capped(tmp_path):
    path = write_collection(tmp_path / "few.geojson", 3)
    assert refusal(open_layer, path, limits=Limits(report_bytes=10)).code == "reader_died"
    assert json.loads(path.read_text())["type"] == "FeatureCollection"


@pytest.fixture
def three_layers(tmp_path):
    """Layers ``one``, ``two`` and ``round``, of 5, 5 and 2001 vertices."""
    import geopandas as gpd

    path = tmp_path / "three.gpkg"
    square, circle = shapely.box(500_000, 3_300_000, 500_100, 3_300_100), shapely.Point(5e5, 33e5).buffer(100, 500)
    for name, shape in {"one": square, "two": square, "round": circle}.items():
        gpd.GeoDataFrame({"name": [name]}, geometry=[shape], crs=4549).to_file(path, layer=name)
    return path


@pytest.fixture
def children(monkeypatch):
    """The children started."""
    started = []

    class Counted(subprocess.Popen):
        def __init__(self, *words, **options):
            started.append(words)
            super().__init__(*words, **options)

    monkeypatch.setattr(child_module.subprocess, "Popen", Counted)
    return started


def test_one_child_reads_all_layers_asked_for_in_their_order(three_layers, children):
    found = open_layers(three_layers, ("round", "one", "two"))
    assert [one.layer for one in found] == ["round", "one", "two"]
    assert [one.frame["name"].tolist() for one in found] == [["round"], ["one"], ["two"]]
    assert len(children) == 1


def test_a_bad_layer_among_good_ones_is_refused_by_its_name(three_layers):
    found = refusal(open_layers, three_layers, ("one", "round", "two"), limits=Limits(vertices=100))
    assert (found.code, found.values["file"]) == ("too_many_vertices", "three.gpkg:round")
    assert len(open_layers(three_layers, ("one", "two"), limits=Limits(vertices=100))) == 2


def test_a_layer_that_is_not_there_is_refused_before_any_is_read(three_layers):
    found = refusal(open_layers, three_layers, ("one", "four"))
    assert (found.code, found.values["layer"], found.values["file"]) == ("layer_unknown", "four", "three.gpkg")


def test_all_layers_of_a_file_share_the_limit_of_what_one_file_may_give(three_layers):
    size = 40_000  # one large layer is 33 KB
    assert open_layer(three_layers, layer="round", limits=Limits(output_bytes=size))
    found = refusal(open_layers, three_layers, ("round", "round"), limits=Limits(output_bytes=size))
    assert (found.code, found.values["limit"]) == ("unpacked_too_large", size)


def test_layers_are_listed_without_being_read(three_layers, tmp_path):
    assert layers_in(three_layers, limits=Limits(vertices=1, features=0)) == ("one", "two", "round")
    assert layers_in(write_collection(tmp_path / "few.geojson", 3)) == ("few",)


class Working:
    """A child that has reported so many parts each time the clock runs out."""

    def __init__(self, folder, *parts):
        self.report, self.parts = folder / "report.json", list(parts)

    def wait(self, seconds):
        self.report.write_text(json.dumps({"layers": [], "parts": [{}] * self.parts.pop(0)}))
        raise subprocess.TimeoutExpired("child", seconds)


def test_the_time_limit_is_for_each_layer(tmp_path):
    hangs, steady = Working(tmp_path, 0, 1, 2), Working(tmp_path, 1, 2, 5, 5, 6)
    assert child_module._end_in_time(hangs, tmp_path, 1.0, 1000) is None
    assert hangs.parts == [1, 2]  # given up the first time nothing was finished
    assert child_module._end_in_time(steady, tmp_path, 1.0, 1000) is None
    assert steady.parts == [6]


@pytest.mark.parametrize("text", ["[]", '{"parts": {}, "layers": []}', '{"parts": [1], "layers": []}', "{", "é"])
def test_a_report_out_of_form_counts_as_none(tmp_path, text):
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    assert child_module._report(tmp_path, 1000) == {"layers": [], "parts": []}
