"""The dirty demo city through the real command: every planted defect is found, every row has exactly one fate."""

import contextlib
import io
import json
import shutil
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from parcels.interface.cli.running import main
from parcels.service.workspace import open_workspace

pytestmark = pytest.mark.slow  # every day tests/demo finds the same defects without the command

SIZE = ("--parcels", "120", "--projects", "40")
CLEAN = (
    ("platforms", "platforms.gpkg"),
    ("parcels", "parcels.gpkg"),
    ("projects", "projects.xlsx"),
    ("milestones", "milestones.csv"),
)
FILES = (
    "parcels.gpkg", "parcels_hectares.gpkg", "parcels_unclosed.geojson", "parcels_gbk.zip", "platforms_swapped.gpkg",
    "roads_no_crs.zip", "utilities_degrees.gpkg", "projects.xlsx", "milestones.csv",
)  # fmt: skip


def run(*words):
    """The exit code, the JSON document and what was said on the error stream."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, words), "--json", "--language", "en"])
    return code, json.loads(out.getvalue()), err.getvalue()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dirty") / "demo"
    assert run("demo", folder, *SIZE, "--dirty")[0] == 0
    return folder


@pytest.fixture(scope="module")
def ws(demo):
    """A workspace with the clean city: what dirty rows refer to is there."""
    target = demo.parent / "ws"
    assert run("init", target)[0] == 0
    files = [word for dataset, file in CLEAN for word in (f"--{dataset}", demo / file)]
    code, found, _ = run("import", target, *files)
    assert (code, found["stored"], found["balanced"]) == (0, True, True)
    return target


@pytest.fixture(scope="module")
def defects(demo):
    table = pd.read_csv(demo / "dirty" / "defects.csv", keep_default_na=False, dtype=str)
    assert set(table["file"]) == set(FILES)
    return table


def import_one(demo, ws, dataset, file, *more):
    """Import one dirty file, with its mapping where it has its own field names."""
    folder = demo / "dirty"
    mapping = ("--mapping", folder / "mapping.toml") if file == "parcels_gbk.zip" else ()
    return run("import", ws, f"--{dataset}", folder / file, *mapping, *more)


def places(report):
    """Each issue as (code, row, record, field), rows as text as in the list."""
    return [(one["code"], str(one["row"] or ""), one["record"], one["field"]) for one in report["issues"]]


@pytest.mark.parametrize("file", FILES)
def test_every_planted_defect_is_reported_with_its_row_record_and_field(demo, ws, defects, file):
    planted = defects[defects["file"] == file]
    dataset = planted["dataset"].iloc[0]
    code, found, said = import_one(demo, ws, dataset, file, "--dry-run")
    if (planted["outcome"] == "refused").any():
        assert (code, [found["error"]]) == (2, list(planted["rule"]))
        assert file in found["message"] in said.replace("\n", "") + found["message"]
        return
    (report,) = found["reports"]
    assert report["kept"] + report["repaired"] + report["refused"] == report["read"] > 0
    issues = places(report)
    wanted = planted[planted["rule"] != "text_kept"]
    missed = [
        place
        for place in wanted[["rule", "row", "record", "field"]].itertuples(index=False, name=None)
        if place not in issues and (place[1] or place[0] not in report["counts"])
    ]
    assert not missed
    counts = wanted["count"].astype(int).groupby(wanted["rule"]).sum().to_dict()
    assert {rule: report["counts"][rule] for rule in counts} == counts
    assert code == int(report["refused"] + report["repaired"] > 0)


@pytest.mark.parametrize("file", ["parcels.gpkg", "projects.xlsx"])
def test_nothing_is_reported_that_was_not_planted(demo, ws, defects, file):
    """What the planted ones bring with them is known and short."""
    planted = defects[defects["file"] == file]
    _, found, _ = import_one(demo, ws, planted["dataset"].iloc[0], file, "--dry-run")
    counted = Counter(found["reports"][0]["counts"])
    for rule, number in zip(planted["rule"], planted["count"].astype(int), strict=True):
        counted[rule] -= number
    assert {rule for rule, number in counted.items() if number > 0} == set()


def test_an_import_of_the_dirty_files_keeps_hostile_names_as_text_and_stores_what_was_kept(demo, ws, defects):
    target = demo.parent / "dirty-ws"
    shutil.copytree(ws, target)
    folder = demo / "dirty"
    files = ["--parcels", folder / "parcels.gpkg", "--projects", folder / "projects.xlsx"]
    code, found, _ = run("import", target, *files, "--milestones", folder / "milestones.csv")
    assert (code, found["stored"], found["balanced"]) == (1, True, True)
    city = open_workspace(target).city()
    stored = {"parcels": city.parcels, "projects": city.projects, "milestones": city.milestones}
    assert {one["dataset"]: one["records"] for one in found["reports"]} == {k: len(v) for k, v in stored.items()}
    kept = defects[(defects["rule"] == "text_kept") & defects["file"].isin(["parcels.gpkg", "projects.xlsx"])]
    names = {frame: dict(stored[frame]["name"]) for frame in ("parcels", "projects")}
    marks = ("<script>", "`", "${")
    for dataset, record in zip(kept["dataset"], kept["record"], strict=True):
        assert any(mark in names[dataset][record] for mark in marks)
    page, data = (max((target / "reports").glob(f"*.{ending}")) for ending in ("html", "json"))
    assert "<script" not in page.read_text("utf-8")
    assert json.loads(data.read_text("utf-8"))["totals"] == found["totals"]


def test_repairs_asked_for_are_counted_as_repaired_and_listed(demo, ws):
    asked = ("--repair", "make_valid", "--repair", "drop_slivers", "--repair", "drop_duplicates")
    _, plain, _ = import_one(demo, ws, "parcels", "parcels.gpkg", "--dry-run")
    _, found, _ = import_one(demo, ws, "parcels", "parcels.gpkg", "--dry-run", *asked)
    (before,), (after,) = plain["reports"], found["reports"]
    assert after["balanced"]
    assert (after["read"], after["repaired"]) == (before["read"], 3 + 1)
    assert (after["counts"]["made_valid"], after["counts"]["sliver_dropped"]) == (3, 1)
    assert before["refused"] - after["refused"] == 3


def test_gbk_names_are_those_of_the_clean_city(demo, ws, tmp_path):
    target = tmp_path / "gbk"
    shutil.copytree(ws, target)
    clean = dict(open_workspace(target).city().parcels["name"])
    code, _, _ = import_one(demo, target, "parcels", "parcels_gbk.zip")
    assert code == 0
    assert dict(open_workspace(target).city().parcels["name"]) == clean


def test_a_refused_dirty_file_leaves_the_workspace_as_it_was(demo, ws):
    files = {path: path.read_bytes() for path in Path(ws).rglob("*.sqlite")}
    assert import_one(demo, ws, "roads", "roads_no_crs.zip")[0] == 2
    code, found, _ = import_one(demo, ws, "roads", "roads_no_crs.zip", "--layer-crs", "roads=EPSG:4549", "--dry-run")
    assert (code, found["stored"]) == (0, False)
    assert {path: path.read_bytes() for path in files} == files
