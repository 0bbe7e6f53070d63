"""The log of a workspace: anchors kept elsewhere, rules that change, and what leaves the workspace."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.rules.packs import load_book
from parcels.rules.policy import load_policy, policy_hash
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.adopting import adopt_rules
from parcels.service.anchors import checksum, parse_anchor, typed_anchor
from parcels.service.log import LogOptions, anchor_log, read_log, record_export, verify_log, whole_log
from parcels.service.workspace import Workspace, init_workspace
from parcels.store.checks import read_document
from parcels.store.engine import FILE_NAME
from parcels.store.event_search import EventFilter, find_events, last_event
from parcels.store.events import Head, verify_chain

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SYSTEM = system_actor("tester")
PLANNER = Actor("demo_planner", "演示 planner", Role.PLANNER, origin=Origin.DEMO)


@pytest.fixture
def ws(tmp_path: Path):
    made = init_workspace(tmp_path / "ws", name="清和市", now=NOW, actor=SYSTEM, crs="EPSG:4549", is_demo=True)
    yield made
    made.close()


def note(ws: Workspace, name: str = "tried") -> None:
    with ws.store.unit_of_work(SYSTEM.stamp(NOW)) as work:
        work.record(name, number=1)


def names(ws: Workspace) -> list[str]:
    with ws.store.reading() as connection:
        return [event.name for event in find_events(connection, EventFilter())]


def code(function, *args, **kw) -> str:
    with pytest.raises((InputRefused, ActionRefused)) as caught:
        function(*args, **kw)
    return caught.value.code


def cut(ws: Workspace, after: int) -> None:
    with sqlite3.connect(Path(ws.target) / FILE_NAME) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'event' AND type = 'trigger'")
        kept = guards.fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute("DELETE FROM event WHERE seq > ?", (after,)).rowcount > 0
        for _, sql in kept:
            connection.execute(sql)
    connection.close()


def test_an_anchor_file_gets_a_line_per_head_and_shows_a_cut_tail(ws: Workspace, tmp_path: Path):
    path = tmp_path / "anchors.txt"
    assert anchor_log(ws, path, now=NOW, actor=SYSTEM)[1] is True
    assert anchor_log(ws, path, now=NOW, actor=SYSTEM)[1] is False
    note(ws)
    anchor_log(ws, path, now=NOW, actor=SYSTEM)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    good = verify_log(ws, LogOptions(anchor_file=path), actor=SYSTEM)
    assert (good.is_whole, good.anchors, good.last_anchor.head.seq) == (True, 2, 2)
    cut(ws, after=1)
    assert verify_log(ws, actor=SYSTEM).is_whole, "without the anchor nobody sees it"
    (fault,) = verify_log(ws, LogOptions(anchor_file=path), actor=SYSTEM).faults
    assert (fault.code, fault.record, fault.since) == ("cut", "2", NOW)


@pytest.mark.parametrize("inside", ["a.txt", "logs/../a.txt", "../ws/a.txt"])
def test_an_anchor_beside_the_log_is_refused(ws: Workspace, inside: str):
    path = Path(ws.target) / inside
    assert code(anchor_log, ws, path, now=NOW, actor=SYSTEM) == "anchor_inside"
    assert not path.exists()


def test_a_link_from_outside_into_the_workspace_is_refused_too(ws: Workspace, tmp_path: Path):
    link = tmp_path / "a.txt"
    link.symlink_to(Path(ws.target) / "a.txt")
    assert code(anchor_log, ws, link, now=NOW, actor=SYSTEM) == "anchor_inside"


def test_the_anchors_of_two_workspaces_are_not_mixed(ws: Workspace, tmp_path: Path):
    path = tmp_path / "anchors.txt"
    other = init_workspace(tmp_path / "other", name="别市", now=NOW, actor=SYSTEM)
    anchor_log(other, path, now=NOW, actor=SYSTEM)
    other.close()
    assert code(anchor_log, ws, path, now=NOW, actor=SYSTEM) == "anchor_other_workspace"
    faults = [fault.code for fault in verify_log(ws, LogOptions(anchor_file=path), actor=SYSTEM).faults]
    assert faults == ["rewritten", "anchor_foreign"]


def test_a_line_that_cannot_be_read_is_a_fault_and_an_empty_file_proves_nothing(ws: Workspace, tmp_path: Path):
    path = tmp_path / "anchors.txt"
    path.write_text("", encoding="utf-8")
    assert code(verify_log, ws, LogOptions(anchor_file=path), actor=SYSTEM) == "anchor_file_empty"
    assert code(verify_log, ws, LogOptions(anchor_file=tmp_path / "no"), actor=SYSTEM) == "anchor_file_unusable"
    path.write_text("something\n", encoding="utf-8")
    faults = [(fault.code, fault.record) for fault in verify_log(ws, LogOptions(anchor_file=path), actor=SYSTEM).faults]
    assert faults == [("anchor_unreadable", "1")]


def test_a_typed_anchor_may_have_spaces_and_capitals_but_no_typing_error():
    head = Head(12, "0123456789abcdef" * 4)
    spaced = f"12 : {'0123 4567 89AB cdef ' * 4}: {checksum(head).upper()}"
    assert parse_anchor(typed_anchor(head)) == parse_anchor(spaced) == parse_anchor(f"12:{head.hash}") == head
    assert code(parse_anchor, typed_anchor(head).replace("89ab", "89ba", 1)) == "anchor_mistyped"
    assert code(parse_anchor, "12:0123") == "anchor_malformed"


def test_each_write_is_anchored_where_the_environment_says(ws: Workspace, tmp_path: Path, monkeypatch):
    path = tmp_path / "anchors.txt"
    monkeypatch.setenv("PARCELS_ANCHOR_FILE", str(path))
    note(ws)
    note(ws)
    assert [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()] == ["2", "3"]
    assert verify_log(ws, LogOptions(anchor_file=path), actor=SYSTEM).is_whole


def test_each_write_is_anchored_where_the_settings_of_the_workspace_say(ws: Workspace, tmp_path: Path):
    (Path(ws.target) / "settings.toml").write_text('anchor_file = "../anchors.txt"\n', encoding="utf-8")
    note(ws)
    assert len((tmp_path / "anchors.txt").read_text(encoding="utf-8").splitlines()) == 1


def test_a_write_that_cannot_be_anchored_stays_and_is_reported_each_time(ws: Workspace, tmp_path: Path, monkeypatch):
    said: list[str] = []
    ws.anchoring.report = lambda error: said.append(error.code)
    monkeypatch.setenv("PARCELS_ANCHOR_FILE", str(tmp_path / "no" / "anchors.txt"))
    note(ws)
    note(ws)
    assert (said, names(ws)[-2:]) == (["anchor_file_unusable"] * 2, ["tried", "tried"])
    assert ws.anchoring.trouble is not None
    monkeypatch.setenv("PARCELS_ANCHOR_FILE", str(tmp_path / "anchors.txt"))
    note(ws)
    assert (len(said), ws.anchoring.trouble) == (2, None)


def test_a_failed_write_is_not_anchored(ws: Workspace, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PARCELS_ANCHOR_FILE", str(tmp_path / "anchors.txt"))

    def interrupted() -> None:
        with ws.store.unit_of_work(SYSTEM.stamp(NOW)) as work:
            work.record("tried")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not (tmp_path / "anchors.txt").exists()


def own_policy(ws: Workspace, version: str) -> Path:
    path = Path(ws.target) / "policy.toml"
    text = files("parcels.rules").joinpath("policy_demo.toml").read_text(encoding="utf-8")
    before = load_policy().version
    path.write_text(text.replace(f'version = "{before}"', f'version = "{version}"', 1), encoding="utf-8")
    assert load_policy(path).version == version
    return path


def test_a_workspace_without_rules_of_its_own_records_none(ws: Workspace):
    note(ws)
    assert names(ws) == ["workspace_created", "tried"]


def test_a_changed_policy_is_noticed_at_the_next_write_and_kept(ws: Workspace):
    path = own_policy(ws, "2")
    note(ws)
    note(ws)
    own_policy(ws, "3")
    note(ws)
    path.unlink()
    note(ws)
    changes = ["rules_changed", "tried"]
    assert names(ws) == ["workspace_created", *changes, "tried", *changes, *changes]
    with ws.store.reading() as connection:
        event = last_event(connection, "rules_changed")
        before = read_document(connection, event.values["before"]["policy"])
    assert event.values["policy"] == policy_hash(load_policy())
    assert event.values["rules"] == load_book(demo=True).hash
    assert (event.values["adopted"], event.values["files"], before["version"]) == (False, [], "3")


def test_a_changed_policy_is_noticed_by_another_process_only_once(ws: Workspace):
    own_policy(ws, "2")
    again = Workspace(replace(ws.store))
    note(ws)
    note(again)
    assert names(ws).count("rules_changed") == 1


def test_rules_are_adopted_on_request(ws: Workspace):
    own_policy(ws, "2")
    first, second = (adopt_rules(ws, now=NOW, actor=SYSTEM) for _ in range(2))
    assert (first.is_new, second.is_new, first.hashes == second.hashes) == (True, False, True)
    assert names(ws) == ["workspace_created", "rules_changed"]
    assert code(adopt_rules, ws, now=NOW, actor=PLANNER) == "action_not_allowed"


def test_rules_nobody_can_read_stop_their_adoption_but_no_other_write(ws: Workspace):
    (Path(ws.target) / "policy.toml").write_text("no policy", encoding="utf-8")
    assert code(adopt_rules, ws, now=NOW, actor=SYSTEM) == "policy_unreadable"
    note(ws)
    assert names(ws) == ["workspace_created", "tried"]


def test_the_log_can_be_filtered_and_paged(ws: Workspace):
    for number in range(5):
        note(ws, "tried" if number % 2 else "done")
    found = read_log(ws, EventFilter(name="done"), limit=2, newest_first=True, actor=SYSTEM)
    assert ([event.seq for event in found.events], found.total) == ([6, 4], 3)
    assert read_log(ws, EventFilter(after=4), actor=SYSTEM).total == 2
    assert read_log(ws, EventFilter(user="tester"), actor=SYSTEM).total == 6
    assert read_log(ws, EventFilter(user="test"), actor=SYSTEM).total == 0
    assert read_log(ws, EventFilter(text="清和"), actor=SYSTEM).total == 1
    assert read_log(ws, EventFilter(since=NOW), actor=SYSTEM).total == 6
    assert read_log(ws, EventFilter(before=NOW), actor=SYSTEM).total == 0


def test_an_allocation_is_found_by_its_whole_number(ws: Workspace):
    with ws.store.unit_of_work(SYSTEM.stamp(NOW)) as work:
        for number in (1, 12, 21):
            work.record("tried", allocation=number)
            work.record("tried", allocation=number, more=number)
    assert read_log(ws, EventFilter(allocation=1), actor=SYSTEM).total == 2


def test_what_is_exported_is_recorded_with_its_hash(ws: Workspace):
    record_export(ws, "log", "log.jsonl", "a" * 64, now=NOW, actor=SYSTEM)
    with ws.store.reading() as connection:
        assert last_event(connection, "exported").values == {"kind": "log", "file": "log.jsonl", "sha256": "a" * 64}
        head = verify_chain(connection).head
    assert whole_log(ws, actor=SYSTEM)[-1].hash.decode() == head.hash


@pytest.mark.parametrize("function", [verify_log, whole_log])
def test_a_planner_may_not_read_the_log(ws: Workspace, function):
    assert code(function, ws, actor=PLANNER) == "action_not_allowed"
