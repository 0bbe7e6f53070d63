import signal
import sqlite3
import subprocess
import sys
import textwrap
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from geopandas import GeoDataFrame
from shapely import Polygon, box

from parcels.domain.errors import ActionRefused, CrsRefused, InputRefused, InternalFailure
from parcels.interface.words import LANGUAGES, Words
from parcels.service.access import Actor, Role, system_actor
from parcels.service.import_steps import split_layer, steps_of
from parcels.service.importing import ImportRequest, import_files
from parcels.service.workspace import Workspace, init_workspace, open_workspace
from parcels.store.engine import FILE_NAME
from parcels.store.events import read_events, verify_chain

CRS = "EPSG:4549"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LI = system_actor("li")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    made = init_workspace(tmp_path / "工作区 一", name="清和市", now=NOW, actor=LI)
    yield made
    made.close()


def square(place: int, size: float = 100.0) -> Polygon:
    east, north = 500_000 + 200 * (place % 50), 3_400_000 + 200 * (place // 50)
    return box(east, north, east + size, north + size)


def write_parcels(path: Path, count: int, *, crs: str | None = CRS, layer: str = "parcels", **cells: list) -> Path:
    data = {
        "parcel_id": [f"A-{place}" for place in range(count)],
        "plan_use": ["100101"] * count,
        "plan_use_scheme": ["A-2023"] * count,
        "status": ["cleared"] * count,
    } | cells
    frame = GeoDataFrame(data, geometry=[square(place) for place in range(count)], crs=CRS)
    frame = frame.set_crs(None, allow_override=True) if crs is None else frame.to_crs(crs)
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # pyogrio warns where no CRS is written
        frame.to_file(path, layer=layer, driver="GPKG")
    return path


def write_flood(path: Path, layer: str = "flood") -> Path:
    frame = GeoDataFrame({"name": ["Q1"]}, geometry=[box(500_050, 3_400_000, 500_250, 3_400_050)], crs=CRS)
    frame.to_file(path, layer=layer, driver="GPKG")
    return path


def write_projects(path: Path, *ids: str) -> Path:
    head = "project_id,name,sector_code,stage,area_min_mu,area_max_mu,uses,need_by"
    rows = [f"{name},Works {name},3911,signed,10,20,100101,2027-06-30" for name in ids]
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def run(ws: Workspace, **request):
    return import_files(ws, ImportRequest(**request), now=NOW, actor=LI)


def dump(ws: Workspace) -> list[str]:
    plain = sqlite3.connect(Path(ws.target) / FILE_NAME)
    lines = list(plain.iterdump())
    plain.close()
    return lines


def test_the_first_import_stores_everything_and_sets_the_crs(ws: Workspace, tmp_path: Path):
    files = {"parcels": write_parcels(tmp_path / "p.gpkg", 3), "projects": write_projects(tmp_path / "x.csv", "P1")}
    outcome = run(ws, files=files, constraints={"flood": write_flood(tmp_path / "f.gpkg")})
    assert (outcome.stored, outcome.refused, outcome.exit_hint, outcome.crs) == (True, (), 0, CRS)
    assert [report.read for report in outcome.reports] == [3, 1, 1]
    assert all(report.balanced for report in outcome.reports)
    city = ws.city()
    assert list(city.parcels.index) == ["A-0", "A-1", "A-2"]
    assert city.parcels.area.tolist() == pytest.approx([10_000.0] * 3)
    assert city.projects.loc["P1", "uses"] == ("100101",)
    assert city.constraint_kinds == ("flood",)
    assert set(city.versions) == {"parcels", "projects", "constraints:flood"}


def test_each_dataset_leaves_an_event_in_the_same_transaction(ws: Workspace, tmp_path: Path):
    run(ws, files={"parcels": write_parcels(tmp_path / "p.gpkg", 3)})
    with ws.store.reading() as connection:
        assert [event.name for event in read_events(connection)] == ["workspace_created", "crs_set", "imported"]
        assert verify_chain(connection).is_whole


def test_what_is_imported_again_replaces_only_itself(ws: Workspace, tmp_path: Path):
    run(
        ws,
        files={"parcels": write_parcels(tmp_path / "p.gpkg", 3)},
        constraints={"flood": write_flood(tmp_path / "f.gpkg")},
    )
    before = ws.versions()
    run(ws, files={"parcels": write_parcels(tmp_path / "q.gpkg", 2)})
    after = ws.versions()
    assert before["constraints:flood"] == after["constraints:flood"]
    assert before["parcels"] != after["parcels"]
    assert len(ws.city().parcels) == 2
    assert ws.city().constraint_kinds == ("flood",)


def test_the_same_file_again_keeps_the_version_so_that_nothing_is_measured_twice(ws: Workspace, tmp_path: Path):
    path = write_parcels(tmp_path / "p.gpkg", 3)
    run(ws, files={"parcels": path})
    before = ws.versions()
    run(ws, files={"parcels": path})
    assert ws.versions() == before


def test_a_dry_run_reports_and_stores_nothing(ws: Workspace, tmp_path: Path):
    before = dump(ws)
    outcome = run(ws, files={"parcels": write_parcels(tmp_path / "p.gpkg", 3)}, dry_run=True)
    assert (outcome.stored, outcome.reports[0].kept, outcome.exit_hint) == (False, 3, 0)
    assert dump(ws) == before


def test_refused_rows_are_counted_and_the_rest_is_stored(ws: Workspace, tmp_path: Path):
    path = write_parcels(tmp_path / "p.gpkg", 3, status=["cleared", "sold for a song", "cleared"])
    outcome = run(ws, files={"parcels": path})
    assert (outcome.reports[0].kept, outcome.reports[0].refused, outcome.exit_hint) == (2, 1, 1)
    (info,) = ws.datasets()
    assert (info.counts.read, info.counts.kept, info.counts.refused) == (3, 2, 1)
    assert list(ws.city().parcels.index) == ["A-0", "A-2"]


def test_if_no_row_of_one_dataset_can_be_kept_nothing_of_any_is_stored(ws: Workspace, tmp_path: Path):
    before = dump(ws)
    bad = write_parcels(tmp_path / "p.gpkg", 2, status=["x", "y"])
    outcome = run(ws, files={"parcels": bad, "projects": write_projects(tmp_path / "x.csv", "P1")})
    assert (outcome.refused, outcome.stored, outcome.exit_hint) == (("parcels",), False, 2)
    assert dump(ws) == before


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and then nothing", b"<OGRVRTDataSource/>"])
def test_one_bad_file_leaves_the_workspace_as_it_was(ws: Workspace, tmp_path: Path, content: bytes):
    before = dump(ws)
    bad = tmp_path / "f.gpkg"
    bad.write_bytes(content)
    with pytest.raises(InputRefused):
        run(ws, files={"parcels": write_parcels(tmp_path / "p.gpkg", 2)}, constraints={"flood": bad})
    assert dump(ws) == before


def test_ctrl_c_in_the_middle_of_storing_leaves_the_workspace_as_it_was(ws: Workspace, tmp_path: Path):
    run(ws, files={"parcels": write_parcels(tmp_path / "p.gpkg", 2)})
    before = dump(ws)
    files = {"parcels": write_parcels(tmp_path / "q.gpkg", 3), "projects": write_projects(tmp_path / "x.csv", "P1")}

    def interrupt(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("import_store", 1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files(ws, ImportRequest(files=files), now=NOW, actor=LI, progress=interrupt)
    assert dump(ws) == before
    assert len(ws.city().parcels) == 2


CHILD = textwrap.dedent(
    """
    import sys
    from datetime import UTC, datetime
    from parcels.domain.errors import ParcelsError
    from parcels.service.access import system_actor
    from parcels.service.importing import ImportRequest, import_files
    from parcels.service.workspace import open_workspace

    target, parcels, stop_at, limit = sys.argv[1:]

    def progress(stage, done, total):
        if stage == "import_store" and int(limit):
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
        if stage == stop_at and done < total:
            print("there", flush=True)
            sys.stdin.readline()

    try:
        import_files(open_workspace(target), ImportRequest(files={"parcels": parcels}), now=datetime.now(UTC),
                     actor=system_actor("li"), progress=progress)
    except ParcelsError as error:
        sys.exit(error.code)
    """
)


def child(ws: Workspace, parcels: Path, stop_at: str = "", limit: int = 0) -> subprocess.Popen:
    """Import in a process of its own; it says when it is at a stage and waits there for a line."""
    command = [sys.executable, "-c", CHILD, ws.target, str(parcels), stop_at, str(limit)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    if stop_at:
        assert process.stdout.readline() == "there\n"
    return process


def ended(process: subprocess.Popen) -> str:
    """Wait for a child and return the last line it wrote about its end."""
    _, errors = process.communicate(timeout=60)
    return (errors.strip().splitlines() or [""])[-1]


@pytest.mark.parametrize(
    ("stage", "number"),
    [
        pytest.param("import_read", signal.SIGINT, marks=pytest.mark.slow),
        pytest.param("import_store", signal.SIGINT, marks=pytest.mark.slow),
        ("import_store", signal.SIGKILL),
    ],
)
def test_a_process_interrupted_or_killed_leaves_the_workspace_as_it_was(ws: Workspace, tmp_path: Path, stage, number):
    run(ws, files={"parcels": write_parcels(tmp_path / "p.gpkg", 2)})
    before = dump(ws)
    process = child(ws, write_parcels(tmp_path / "q.gpkg", 3), stage)
    process.send_signal(number)
    assert "KeyboardInterrupt" in ended(process) if number == signal.SIGINT else ended(process) == ""
    assert process.returncode == -number
    assert dump(ws) == before
    assert len(open_workspace(ws.target).city().parcels) == 2
    assert [path.name for path in Path(ws.target).iterdir()] == [FILE_NAME]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_quota_reached_is_named_and_leaves_the_workspace_as_it_was(ws: Workspace, tmp_path: Path):
    before = dump(ws)
    size = (Path(ws.target) / FILE_NAME).stat().st_size
    process = child(ws, write_parcels(tmp_path / "p.gpkg", 2500), limit=size + 50_000)
    assert ended(process) == "workspace_disk_failed"

    assert dump(ws) == before


@pytest.mark.slow
def test_of_two_processes_importing_at_once_the_second_waits_and_is_told_to_run_again(ws: Workspace, tmp_path: Path):
    second = child(ws, write_parcels(tmp_path / "q.gpkg", 3), "import_read")
    first = child(ws, write_parcels(tmp_path / "p.gpkg", 2), "import_store")  # holds the write lock from here
    second.stdin.write("go on\n")
    second.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1.0)
    assert (ended(first), first.returncode) == ("", 0)
    assert ended(second) == "workspace_changed"
    assert len(ws.city().parcels) == 2
    assert ended(child(ws, tmp_path / "q.gpkg")) == ""
    assert len(ws.city().parcels) == 3


def test_only_who_may_imports(ws: Workspace, tmp_path: Path):
    request = ImportRequest(files={"parcels": tmp_path / "p.gpkg"})
    with pytest.raises(ActionRefused, match="action_not_allowed"):
        import_files(ws, request, now=NOW, actor=Actor("chen", "chen", Role.AUDITOR))


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (ImportRequest(), "import_nothing"),
        (ImportRequest(files={"owners": "a.csv"}), "import_dataset_unknown"),
        (ImportRequest(files={"constraints": "a.csv"}), "import_dataset_unknown"),
        (ImportRequest(constraints={"Flood zone": "a.gpkg"}), "import_kind_refused"),
        (ImportRequest(constraints={"flood:x": "a.gpkg"}), "import_kind_refused"),
        (ImportRequest(files={"roads": "a.gpkg"}, layer_crs={"raods": CRS}), "import_option_unknown"),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused(request_: ImportRequest, code: str):
    with pytest.raises(InputRefused, match=code):
        steps_of(request_)


def test_what_others_refer_to_is_read_first():
    files = {name: f"{name}.gpkg" for name in ("milestones", "projects", "roads", "parcels", "readiness", "platforms")}
    request = ImportRequest(files=files, constraints={"heritage": "c.gpkg:b", "flood": "c.gpkg:a"})
    assert [step.name for step in steps_of(request)] == [
        "platforms",
        "parcels",
        "roads",
        "constraints:flood",
        "constraints:heritage",
        "projects",
        "milestones",
        "readiness",
    ]


def test_a_colon_splits_off_a_layer_only_where_the_whole_is_no_file(tmp_path: Path):
    plain, odd = tmp_path / "land.gpkg", tmp_path / "a:b.gpkg"
    plain.touch()
    odd.touch()
    assert split_layer(plain) == (plain, None)
    assert split_layer(odd) == (odd, None)
    assert split_layer(f"{odd}:flood") == (odd, "flood")
    assert split_layer(f"{plain}:洪水 1") == (plain, "洪水 1")
    assert split_layer(f"{plain}:ns:flood") == (plain, "ns:flood")
    assert split_layer(f"{plain}:") == (Path(f"{plain}:"), None)
    assert split_layer(r"C:\data\land.gpkg") == (Path(r"C:\data\land.gpkg"), None)


def test_one_file_can_serve_several_kinds_by_layer(ws: Workspace, tmp_path: Path):
    path = write_flood(tmp_path / "c.gpkg", "flood")
    write_flood(path, "heritage")
    run(ws, constraints={"flood": f"{path}:flood", "heritage": f"{path}:heritage"})
    assert ws.city().constraint_kinds == ("flood", "heritage")


def test_layers_in_degrees_are_refused_with_the_plausible_zone_until_a_crs_is_stated(ws: Workspace, tmp_path: Path):
    path = write_parcels(tmp_path / "p.gpkg", 2, crs="EPSG:4490")
    with pytest.raises(CrsRefused) as caught:
        run(ws, files={"parcels": path})
    assert caught.value.code == "import_crs_needed_near"
    assert caught.value.values["suggestion"] == CRS
    outcome = run(ws, files={"parcels": path}, crs=CRS)
    assert (outcome.crs, ws.crs) == (CRS, CRS)
    assert ws.city().parcels.area.tolist() == pytest.approx([10_000.0] * 2, abs=0.01)


def test_a_layer_without_a_crs_is_refused_until_it_is_stated(ws: Workspace, tmp_path: Path):
    path = write_parcels(tmp_path / "p.gpkg", 2, crs=None)
    with pytest.raises(CrsRefused, match="crs_missing"):
        run(ws, files={"parcels": path})
    outcome = run(ws, files={"parcels": path}, layer_crs={"parcels": CRS})
    assert (outcome.crs, outcome.stored) == (CRS, True)


def test_another_crs_for_an_existing_workspace_is_refused(ws: Workspace, tmp_path: Path):
    path = write_parcels(tmp_path / "p.gpkg", 2)
    run(ws, files={"parcels": path})
    with pytest.raises(CrsRefused, match="import_crs_differs"):
        run(ws, files={"parcels": path}, crs="EPSG:4548")
    assert run(ws, files={"parcels": path}, crs="epsg:4549").stored


def test_rows_are_checked_against_what_is_already_stored(ws: Workspace, tmp_path: Path):
    run(
        ws,
        files={"projects": write_projects(tmp_path / "x.csv", "P1"), "parcels": write_parcels(tmp_path / "p.gpkg", 1)},
    )
    milestones = tmp_path / "m.csv"
    milestones.write_text(
        "project_id,milestone,actual_on\nP1,signed,2026-01-01\nP9,signed,2026-01-01\n", encoding="utf-8"
    )
    (report,) = run(ws, files={"milestones": milestones}).reports
    assert any(issue.record == "P9" or issue.value == "P9" for issue in report.issues)


def test_a_full_disk_inside_the_database_is_named(ws: Workspace, tmp_path: Path, monkeypatch):
    before = dump(ws)
    plain = sqlite3.connect(Path(ws.target) / FILE_NAME)
    pages = plain.execute("PRAGMA page_count").fetchone()[0]
    plain.close()
    monkeypatch.setattr("parcels.store.engine.PRAGMAS", (f"max_page_count={pages + 5}",))
    with pytest.raises(InternalFailure, match="workspace_disk_full"):
        run(ws, files={"parcels": write_parcels(tmp_path / "p.gpkg", 500)})
    assert dump(ws) == before


CODES = [
    "workspace_missing",
    "workspace_not_folder",
    "workspace_not_one",
    "workspace_unfinished",
    "workspace_older",
    "workspace_newer",
    "workspace_exists",
    "workspace_folder_not_empty",
    "workspace_folder_refused",
    "workspace_driver_missing",
    "workspace_url_refused",
    "workspace_unreachable",
    "workspace_connection_lost",
    "workspace_locked",
    "workspace_read_only",
    "workspace_disk_full",
    "workspace_disk_failed",
    "workspace_corrupt",
    "workspace_unreadable",
    "workspace_value_too_big",
    "workspace_empty",
    "workspace_crs_fixed",
    "workspace_changed",
    "store_geometry_refused",
    "store_field_missing",
    "store_value_refused",
    "land_taken",
    "land_taken_until",
    "land_none",
    "land_cut_twice",
    "allocation_changed",
    "import_nothing",
    "import_kind_refused",
    "import_dataset_unknown",
    "import_option_unknown",
    "import_crs_needed",
    "import_crs_needed_near",
    "import_crs_differs",
    "action_not_allowed",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence(language: str):
    words = Words(language)
    assert [code for code in CODES if not words.has(f"error-{code.replace('_', '-')}")] == []
