"""Backup and restore on both stores: of one moment, to a fresh place only, verified, and nothing left of a failure."""

import contextlib
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.backup import MANIFEST, Manifest, back_up, restore
from parcels.service.workspace import Workspace, init_workspace, open_workspace
from parcels.store.allocations import AllocationRequest, allocate
from parcels.store.engine import FILE_NAME
from parcels.store.events import head, verify_chain
from parcels.store.land_guard import AtomShare
from parcels.store.unit_of_work import open_store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LI = system_actor("li")


@pytest.fixture
def ws(new_target) -> Iterator[Workspace]:
    opened = open_workspace(new_target.holding("three", make_three))
    yield opened
    opened.close()


def make_three(target: str) -> None:
    made = init_workspace(target, name="清和市", crs="EPSG:4549", now=NOW, actor=LI)
    for number in range(3):
        bind(made, f"r{number}")
    made.close()


def bind(ws: Workspace, request: str) -> None:
    with ws.store.unit_of_work(LI.stamp(NOW)) as work:
        allocate(work, AllocationRequest(request, f"P{request}", (AtomShare(request, request),)))


@pytest.fixture
def backup(ws: Workspace, tmp_path: Path) -> Path:
    back_up(ws, tmp_path / "one.backup", now=NOW, actor=LI)
    return tmp_path / "one.backup"


def anchor_of(target: str) -> str:
    with contextlib.closing(open_store(target)) as store, store.reading() as connection:
        newest = head(connection)
        return f"{newest.seq}:{newest.hash}"


def tables(target: str) -> set[str]:
    with contextlib.closing(open_store(target)) as store, store.reading() as connection:
        return set(sa.inspect(connection).get_table_names()) - {"spatial_ref_sys"}


def is_untouched(target: str) -> bool:
    return tables(target) == set() if "://" in target else not Path(target).exists()


def test_a_backup_restores_to_the_same_city_with_its_log(ws: Workspace, backup: Path, new_target):
    again = new_target("drill")
    manifest = restore(backup, again, anchor=anchor_of(ws.target), actor=LI)
    assert manifest.contents.counts["allocation"] == 3
    assert manifest.contents.counts["event"] == manifest.contents.head.seq
    copy = open_workspace(again)
    assert (copy.name, copy.crs, anchor_of(again)) == ("清和市", "EPSG:4549", anchor_of(ws.target))
    bind(copy, "r9")  # it lives: the next number is free, the log goes on
    with copy.store.reading() as connection:
        assert verify_chain(connection).is_whole
    copy.close()


@pytest.mark.slow
def test_a_backup_taken_while_others_write_is_of_one_moment(ws: Workspace, new_target, tmp_path: Path):
    stop, begun = threading.Event(), threading.Event()

    def write(name: str) -> None:
        other = open_workspace(ws.target)
        number = 0
        while not stop.is_set():
            bind(other, f"{name}-{number}")
            number += 1
            begun.set()
        other.close()

    writers = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for one in writers:
        one.start()
    begun.wait(30)
    try:
        manifests = [back_up(ws, tmp_path / f"{turn}.backup", now=NOW, actor=LI) for turn in range(2)]
    finally:
        stop.set()
        for one in writers:
            one.join()
    counts = [one.contents.counts for one in manifests]
    assert 3 < counts[0]["allocation"] < counts[1]["allocation"]
    for turn, count in enumerate(counts):
        restore(tmp_path / f"{turn}.backup", new_target(f"drill{turn}"), actor=LI)
        assert count["allocation"] == count["allocation_atom"]


def refused(code: str, function: Callable, *args, **named) -> ParcelsError:
    with pytest.raises(ParcelsError) as caught:
        function(*args, **named)
    assert caught.value.code == code
    return caught.value


def test_a_restore_goes_to_a_fresh_place_only(ws: Workspace, backup: Path):
    before = anchor_of(ws.target)
    refused("restore_not_fresh", restore, backup, ws.target, actor=LI)
    assert anchor_of(ws.target) == before


def test_an_anchor_that_the_backup_does_not_hold_is_found_and_nothing_is_left(ws: Workspace, backup: Path, new_target):
    fresh = new_target("drill")
    forged = f"{anchor_of(ws.target).partition(':')[0]}:{'a' * 64}"
    assert refused("restore_unsound", restore, backup, fresh, anchor=forged, actor=LI).values["what"] == "anchor"
    bind(ws, "later")
    later = anchor_of(ws.target)
    error = refused("restore_unsound", restore, backup, fresh, anchor=later, actor=LI)
    assert str(error.values["found"]).startswith("cut")
    assert is_untouched(fresh)


def rewritten(backup: Path, change: Callable[[dict], None]) -> Path:
    """Write the backup again with another manifest."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members[MANIFEST])
    change(manifest)
    changed = backup.with_name("changed.backup")
    with zipfile.ZipFile(changed, "w") as archive:
        for name, data in {**members, MANIFEST: json.dumps(manifest).encode()}.items():
            archive.writestr(name, data)
    return changed


def set_rows(manifest: dict) -> None:
    manifest["contents"]["counts"]["allocation"] = 4


def set_head(manifest: dict) -> None:
    manifest["contents"]["head"]["seq"] += 1


@pytest.mark.parametrize(("change", "what"), [(set_rows, "allocation"), (set_head, "head")])
def test_a_store_that_does_not_hold_what_its_backup_says_is_removed_again(backup: Path, new_target, change, what: str):
    fresh = new_target("drill")
    changed = rewritten(backup, change)
    assert refused("restore_unsound", restore, changed, fresh, actor=LI).values["what"] == what
    assert is_untouched(fresh)
    restore(backup, fresh, actor=LI)  # the place is still good


def test_a_log_forged_before_the_backup_is_found_by_the_restore(ws: Workspace, new_target, tmp_path: Path):
    with ws.store.quiet_write() as connection:
        for statement in UNGUARD[connection.dialect.name]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("UPDATE event SET body = replace(body, 'Pr1', 'Pr7')")
    back_up(ws, tmp_path / "forged.backup", now=NOW, actor=LI)
    fresh = new_target("drill")
    assert refused("restore_unsound", restore, tmp_path / "forged.backup", fresh, actor=LI).values["what"] == "log"
    assert is_untouched(fresh)


UNGUARD = {"sqlite": ("DROP TRIGGER event_never_changed",), "postgresql": ("ALTER TABLE event DISABLE TRIGGER ALL",)}


@pytest.mark.parametrize("damage", ["truncated", "flipped", "foreign", "absent", "newer"])
def test_a_damaged_backup_is_refused_before_anything_is_made(backup: Path, new_target, damage: str):
    data = bytearray(backup.read_bytes())
    flipped = bytearray(data)
    for place in range(len(data) // 4, len(data) // 2, 997):
        flipped[place] ^= 0xFF
    variants = {"truncated": data[: len(data) // 2], "flipped": flipped, "foreign": b"%PDF-1.7"}
    file = backup.with_name("bad.backup")
    if damage in variants:
        file.write_bytes(bytes(variants[damage]))
    if damage == "newer":
        file = rewritten(backup, lambda manifest: manifest["contents"].update(revision="9999"))
    fresh = new_target("drill")
    codes = {"truncated": "backup_not_one", "flipped": "backup_damaged", "foreign": "backup_not_one",
             "absent": "backup_missing", "newer": "workspace_newer"}  # fmt: skip
    refused(codes[damage], restore, file, fresh, actor=LI)
    assert is_untouched(fresh)


def test_a_backup_with_a_member_that_would_land_elsewhere_is_refused(backup: Path, new_target, tmp_path: Path):
    hostile = rewritten(backup, lambda manifest: manifest["files"].update({"rules/../../x": "0"}))
    with zipfile.ZipFile(hostile, "a") as archive:
        archive.writestr("rules/../../x", "x")
    refused("backup_damaged", restore, hostile, new_target("drill"), actor=LI)
    assert not (tmp_path / "x").exists()


def test_a_backup_is_never_written_over_a_file(ws: Workspace, backup: Path):
    before = backup.read_bytes()
    refused("backup_exists", back_up, ws, backup, now=NOW, actor=LI)
    assert backup.read_bytes() == before


def test_only_who_may_makes_backups(ws: Workspace, backup: Path, new_target, tmp_path: Path):
    officer = Actor("wang", "wang", Role.OFFICER, origin=Origin.PERSON)
    with pytest.raises(ActionRefused, match="action_not_allowed"):
        back_up(ws, tmp_path / "x", now=NOW, actor=officer)
    with pytest.raises(ActionRefused, match="action_not_allowed"):
        restore(backup, new_target("drill"), actor=officer)


def test_settings_of_a_folder_come_along_and_its_logs_do_not(tmp_path: Path):
    ws = init_workspace(tmp_path / "城", name="清和市", now=NOW, actor=LI)
    for name in ("policy.toml", "rules/city.yaml", "logs/fault.log"):
        path = Path(ws.target) / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    back_up(ws, tmp_path / "b", now=NOW, actor=LI)
    restore(tmp_path / "b", str(tmp_path / "new"), actor=LI)
    ws.close()
    found = {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert found == {FILE_NAME, "policy.toml", "rules/city.yaml"}


def test_a_backup_of_a_folder_is_not_restored_into_a_server(tmp_path: Path, fresh_database):
    ws = init_workspace(tmp_path / "city", name="清和市", now=NOW, actor=LI)
    back_up(ws, tmp_path / "b", now=NOW, actor=LI)
    ws.close()
    refused("backup_of_other_store", restore, tmp_path / "b", fresh_database(), actor=LI)


@pytest.fixture
def served(fresh_database) -> Iterator[Workspace]:
    made = init_workspace(fresh_database(), name="清和市", now=NOW, actor=LI)
    yield made
    made.close()


def test_without_the_programs_of_postgresql_it_is_said_which_one_is_missing(served: Workspace, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    error = refused("tool_missing", back_up, served, tmp_path / "b", now=NOW, actor=LI)
    assert error.values == {"tool": "pg_dump"}
    assert list(tmp_path.iterdir()) == []


def test_the_password_goes_through_the_environment_and_on_no_command_line(served: Workspace, tmp_path, monkeypatch):
    """A stand-in for pg_dump writes down how it was called."""
    tool = tmp_path / "pg_dump"
    tool.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/called\necho "$PGPASSWORD" > {tmp_path}/secret\nexit 1\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with_password = open_workspace(served.target.replace("postgres@", "postgres:geheim@"))
    error = refused("tool_failed", back_up, with_password, tmp_path / "b", now=NOW, actor=LI)
    with_password.close()
    assert (tmp_path / "secret").read_text() == "geheim\n"
    assert "geheim" not in (tmp_path / "called").read_text() + str(error.values)
    assert shutil.which("pg_dump") == str(tool)
    assert not (tmp_path / "b").exists()


def test_the_manifest_reads_back_as_it_was_written(backup: Path):
    with zipfile.ZipFile(backup) as archive:
        read = json.loads(archive.read(MANIFEST))
    assert set(read) == set(Manifest.__dataclass_fields__)
    assert (read["name"], read["made_by"], read["format"]) == ("清和市", "li", 1)


def test_a_refusal_of_a_bad_anchor_comes_before_anything_else(tmp_path: Path):
    with pytest.raises(InputRefused, match="anchor_malformed"):
        restore(tmp_path / "none", str(tmp_path / "drill"), anchor="12", actor=LI)
