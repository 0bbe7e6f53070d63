import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from geopandas import GeoDataFrame
from shapely import box

from parcels.domain.errors import ActionRefused, CrsRefused, InputRefused
from parcels.geo.schema import DATASETS, attributes
from parcels.service.access import Actor, Role, system_actor
from parcels.service.workspace import Workspace, init_workspace, open_workspace, upgrade_workspace
from parcels.store import migrating
from parcels.store.datasets import Counts, NewDataset, store_dataset
from parcels.store.engine import FILE_NAME
from parcels.store.events import read_events

pytestmark = pytest.mark.both_stores

CRS = "EPSG:4549"


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def actor() -> Actor:
    return system_actor("li")


@pytest.fixture
def ws(place, now: datetime, actor: Actor) -> Iterator[Workspace]:
    made = init_workspace(place("工作区 一"), name="清和市", now=now, actor=actor)
    yield made
    made.close()


@pytest.fixture
def folder_ws(tmp_path: Path, now: datetime, actor: Actor) -> Iterator[Workspace]:
    made = init_workspace(tmp_path / "工作区 一", name="清和市", now=now, actor=actor)
    yield made
    made.close()


def keep_platforms(ws: Workspace, actor: Actor, now: datetime, *names: str) -> None:
    data = {field.name: [None] * len(names) for field in attributes("platforms")}
    data |= {"platform_id": list(names), "name": list(names)}
    shapes = [box(500_000, 3_400_000 + place, 500_100, 3_400_100 + place) for place in range(len(names))]
    frame = GeoDataFrame(data, geometry=shapes, crs=CRS)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        count = Counts(len(names), len(names))
        store_dataset(work, NewDataset("platforms", frame, "a.gpkg", "0" * 64, CRS, count))


def test_a_new_workspace_opens_again_also_under_a_path_with_spaces_and_chinese(ws: Workspace, now):
    again = open_workspace(ws.target)
    assert (again.name, again.crs, again.is_demo, again.facts().created_on) == ("清和市", None, False, now)
    assert again.versions() == {}
    again.close()


def test_making_a_workspace_is_the_first_event_of_its_log(ws: Workspace):
    with ws.store.reading() as connection:
        (event,) = read_events(connection)
    assert (event.name, event.user, event.role) == ("workspace_created", "li", "system")


def test_a_folder_made_by_hand_and_empty_is_taken(tmp_path: Path, now, actor):
    assert init_workspace(tmp_path, name="x", crs=CRS, now=now, actor=actor).crs == CRS


def refused(code: str, function, *args, **kw) -> InputRefused:
    with pytest.raises((InputRefused, ActionRefused)) as caught:
        function(*args, **kw)
    assert caught.value.code == code
    return caught.value


def test_a_workspace_is_not_made_twice_nor_in_a_folder_of_others(ws: Workspace, tmp_path: Path, now, actor):
    new = {"name": "x", "now": now, "actor": actor}
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.docx").write_text("x")
    refused("workspace_exists", init_workspace, ws.target, **new)
    assert refused("workspace_folder_not_empty", init_workspace, foreign, **new).values["files"] == "thesis.docx"
    refused("workspace_not_folder", init_workspace, foreign / "thesis.docx", **new)
    refused("workspace_folder_refused", init_workspace, foreign / "thesis.docx" / "ws", **new)
    assert [path.name for path in foreign.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:3857", "EPSG:999999", "/etc/passwd"])
def test_a_crs_unfit_for_measuring_is_refused_and_nothing_is_left(tmp_path: Path, now, actor, crs: str):
    with pytest.raises(CrsRefused):
        init_workspace(tmp_path / "ws", name="x", crs=crs, now=now, actor=actor)
    assert not (tmp_path / "ws").exists()


def test_a_failure_while_making_leaves_no_folder(tmp_path: Path, now, actor):
    with pytest.raises(ValueError, match="zone"):
        init_workspace(tmp_path / "ws", name="x", now=now.replace(tzinfo=None), actor=actor)
    assert not (tmp_path / "ws").exists()


def test_a_workspace_whose_making_was_killed_can_be_made_again(tmp_path: Path, now, actor):
    (tmp_path / FILE_NAME).write_bytes(b"")
    refused("workspace_unfinished", open_workspace, tmp_path)
    init_workspace(tmp_path, name="x", now=now, actor=actor)
    assert open_workspace(tmp_path).name == "x"


def test_what_is_no_workspace_is_said_plainly(tmp_path: Path):
    file = tmp_path / "file"
    file.write_text("x")
    foreign = tmp_path / "other program"
    foreign.mkdir()
    plain = sqlite3.connect(foreign / FILE_NAME)
    plain.execute("CREATE TABLE holiday (day)")
    plain.close()
    refused("workspace_missing", open_workspace, tmp_path / "nowhere")
    refused("workspace_missing", open_workspace, f"sqlite:///{tmp_path}/nowhere.sqlite")
    refused("workspace_not_folder", open_workspace, file)
    refused("workspace_not_one", open_workspace, tmp_path)
    refused("workspace_not_one", open_workspace, foreign)
    refused("workspace_url_refused", open_workspace, "mysql://host/city")
    assert not (tmp_path / "nowhere").exists()


def test_a_server_that_cannot_be_reached_is_said_without_the_password():
    error = refused("workspace_unreachable", open_workspace, "postgresql://li:secret@127.0.0.1:1/city")
    assert error.values["workspace"] == "postgresql://li:***@127.0.0.1:1/city"


def set_revision(ws: Workspace, revision: str) -> None:
    with ws.store.quiet_write() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")


def test_a_workspace_of_a_newer_program_is_refused_and_not_touched(ws: Workspace, now, actor):
    set_revision(ws, "9999")
    refused("workspace_newer", open_workspace, ws.target)
    refused("workspace_newer", upgrade_workspace, ws.target, now=now, actor=actor)
    with ws.store.reading() as connection:
        assert [event.name for event in read_events(connection)] == ["workspace_created"]
        assert migrating.current_revision(connection) == "9999"


def test_a_workspace_of_an_older_program_is_upgraded_only_when_asked(ws: Workspace, now, actor, monkeypatch):
    upgraded, known = [], migrating.known_revisions()
    monkeypatch.setattr(migrating, "known_revisions", lambda: ("9999", *known))
    monkeypatch.setattr(migrating, "upgrade", upgraded.append)
    assert refused("workspace_older", open_workspace, ws.target).values["revision"] == known[0]
    assert upgraded == []
    with ws.store.reading() as connection:
        assert len(read_events(connection)) == 1
    upgrade_workspace(ws.target, now=now, actor=actor).close()
    with ws.store.reading() as connection:
        assert read_events(connection)[-1].values == {"before": known[0], "after": "9999"}
    assert len(upgraded) == 1


def test_a_truncated_or_overwritten_file_is_said_to_be_damaged(folder_ws: Workspace, tmp_path: Path):
    data = (Path(folder_ws.target) / FILE_NAME).read_bytes()
    for number, damaged in enumerate([data[: len(data) // 2], data[:100], b"PK\3\4" + data[4:], data[:512] * 40]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(damaged)
        refused("workspace_corrupt", open_workspace, folder)


def test_an_empty_workspace_has_no_city_yet(ws: Workspace):
    refused("workspace_empty", ws.city)


def test_the_city_is_the_same_object_until_something_changes(ws: Workspace, now, actor):
    ws.set_crs(CRS, now=now, actor=actor)
    keep_platforms(ws, actor, now, "PF1")
    first = ws.city()
    assert ws.city() is first
    assert (list(first.platforms.index), first.platforms.index.name) == (["PF1"], "platform_id")
    assert (first.crs, first.name, first.parcels.crs, len(first.parcels)) == (CRS, "清和市", CRS, 0)
    keep_platforms(ws, actor, now, "PF1", "PF2")
    assert list(ws.city().platforms["platform_id"]) == ["PF1", "PF2"]
    assert list(first.platforms.index) == ["PF1"]
    assert ws.city().versions == ws.versions()


def test_another_process_importing_is_noticed(ws: Workspace, now, actor):
    ws.set_crs(CRS, now=now, actor=actor)
    keep_platforms(ws, actor, now, "PF1")
    ws.city()
    other = open_workspace(ws.target)
    keep_platforms(other, actor, now, "PF9")
    other.close()
    assert list(ws.city().platforms.index) == ["PF9"]


def test_many_threads_get_one_city(ws: Workspace, now, actor):
    ws.set_crs(CRS, now=now, actor=actor)
    keep_platforms(ws, actor, now, "PF1")
    seen = []
    threads = [threading.Thread(target=lambda: seen.append(ws.city())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len({id(city) for city in seen}) == 1


def test_a_city_with_nothing_but_a_crs_has_all_columns(ws: Workspace, now, actor):
    ws.set_crs(CRS, now=now, actor=actor)
    city = ws.city()
    for dataset in DATASETS:
        frame = getattr(city, dataset)
        assert {field.name for field in attributes(dataset)} <= set(frame.columns)
        assert len(frame) == 0
    assert city.constraint_kinds == ()


def test_the_crs_cannot_change_under_stored_layers(ws: Workspace, now, actor):
    ws.set_crs("EPSG:4548", now=now, actor=actor)
    ws.set_crs(CRS, now=now, actor=actor)
    keep_platforms(ws, actor, now, "PF1")
    ws.set_crs(CRS, now=now, actor=actor)
    assert refused("workspace_crs_fixed", ws.set_crs, "EPSG:4548", now=now, actor=actor).values["layers"] == "platforms"
    assert ws.crs == CRS


def test_only_who_may_sets_the_crs_or_upgrades(ws: Workspace, now):
    auditor = Actor("chen", "chen", Role.AUDITOR)
    refused("action_not_allowed", ws.set_crs, CRS, now=now, actor=auditor)
    refused("action_not_allowed", upgrade_workspace, ws.target, now=now, actor=auditor)


def test_a_workspace_moved_to_another_folder_still_opens(folder_ws: Workspace, tmp_path: Path):
    shutil.move(folder_ws.target, tmp_path / "moved")
    assert open_workspace(tmp_path / "moved").name == "清和市"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to become somebody else")
def test_a_workspace_of_somebody_else_is_read_or_refused_plainly(now, actor):
    with tempfile.TemporaryDirectory() as parent:
        Path(parent).chmod(0o755)
        folders = [Path(parent, name) for name in ("readable", "closed file", "closed folder")]
        for folder, folder_mode, file_mode in zip(folders, (0o755, 0o755, 0o700), (0o644, 0o600, 0o600), strict=True):
            init_workspace(folder, name="清和市", now=now, actor=actor).close()
            (folder / FILE_NAME).chmod(file_mode)
            folder.chmod(folder_mode)
        answers = as_nobody([str(folder) for folder in folders])
    assert answers == ["清和市 workspace_read_only", "workspace_unreadable", "workspace_unreadable"]


def as_nobody(targets: list[str]) -> list[str]:
    """Open and write the workspaces as the user ``nobody``, in a process of its own."""
    code = f"""
        import os
        from datetime import UTC, datetime
        from parcels.domain.errors import ParcelsError
        from parcels.service.access import system_actor
        from parcels.service.workspace import open_workspace
        os.setgid(65534); os.setuid(65534)
        for target in {targets!r}:
            try:
                ws = open_workspace(target)
                print(ws.name, end=" ")
                ws.set_crs("EPSG:4549", now=datetime.now(UTC), actor=system_actor("nobody"))
            except ParcelsError as error:
                print(error.code)
    """
    command = [sys.executable, "-X", "utf8", "-c", textwrap.dedent(code)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.splitlines()
