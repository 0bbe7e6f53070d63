"""``audit``, ``rules adopt`` and ``replay`` at the command line."""

import hashlib
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from parcels.interface.cli.running import main
from parcels.service.access import system_actor
from parcels.service.workspace import init_workspace
from parcels.store.engine import FILE_NAME
from parcels.store.events import ZERO

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def ws(tmp_path: Path) -> str:
    init_workspace(tmp_path / "ws", name="清和市", now=NOW, actor=system_actor("li"), crs="EPSG:4549").close()
    return str(tmp_path / "ws")


def answer(capsys, *words):
    code = main([*words, "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_the_log_is_anchored_and_verified_against_the_file_and_the_sheet(ws, tmp_path, capsys):
    file, sheet = tmp_path / "anchors.txt", tmp_path / "head.html"
    code, kept = answer(capsys, "audit", "anchor", ws, "--to", str(file), "--print", str(sheet))
    assert (code, kept["written"], kept["workspace"]) == (0, True, "清和市")
    digest = kept["head"]["hash"]
    assert " ".join(digest[place : place + 4] for place in range(0, 64, 4)) in sheet.read_text(encoding="utf-8")
    assert answer(capsys, "audit", "verify", ws, "--anchor-file", str(file))[0] == 0
    assert answer(capsys, "audit", "verify", ws, "--anchor", kept["typed"])[0] == 0
    wrong = kept["typed"].replace(digest, digest[::-1])
    assert answer(capsys, "audit", "verify", ws, "--anchor", wrong)[1]["error"] == "anchor_mistyped"
    code, found = answer(capsys, "audit", "verify", ws, "--anchor", f"1:{digest[::-1]}")
    assert (code, [fault["code"] for fault in found["faults"]]) == (1, ["rewritten"])


def test_without_an_anchor_it_is_said_what_cannot_be_found(ws, capsys):
    code, found = answer(capsys, "audit", "verify", ws)
    assert (code, found["whole"], len(found["notes"])) == (0, True, 1)


def test_a_fault_says_what_where_and_since_when(ws, capsys):
    with sqlite3.connect(Path(ws) / FILE_NAME) as connection:
        assert connection.execute("UPDATE workspace SET name = '别市'").rowcount == 1
    code, found = answer(capsys, "audit", "verify", ws)
    (fault,) = found["faults"]
    assert (code, fault["code"], fault["table"], fault["seq"]) == (1, "differs", "workspace", 1)
    assert fault["since"].startswith("2026-11-23")
    for part in ("Workspace 1", "清和市", "别市", "2026-11-23", "event about it: 1"):
        assert part in fault["message"]


def test_an_anchor_inside_the_workspace_or_nowhere_is_refused(ws, tmp_path, capsys):
    code, found = answer(capsys, "audit", "anchor", ws, "--to", f"{ws}/a.txt")
    assert (code, found["error"]) == (2, "anchor_inside")
    assert answer(capsys, "audit", "anchor", ws)[1]["error"] == "usage_missing"
    assert answer(capsys, "audit", "anchor", ws, "--print", f"{ws}/a.html")[1]["error"] == "anchor_inside"
    assert answer(capsys, "audit", "anchor", ws, "--print", str(tmp_path / "a.txt"))[1]["error"] == "export_suffix"


def test_an_exported_log_can_be_verified_without_the_store(ws, tmp_path, capsys):
    file = tmp_path / "log.jsonl"
    assert answer(capsys, "audit", "export", ws, "--out", str(file))[0] == 0
    prev = ZERO
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["prev"] == prev
        prev = hashlib.sha256(f"{row['seq']}\n{prev}\n{row['body']}".encode()).hexdigest()
        assert row["hash"] == prev
    code, found = answer(capsys, "audit", "show", ws, "--event", "exported")
    assert (code, found["total"]) == (0, 1)
    assert found["events"][0]["values"]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    workbook = tmp_path / "log.xlsx"
    assert answer(capsys, "audit", "export", ws, "--out", str(workbook))[0] == 0
    rows = list(openpyxl.load_workbook(workbook).active.values)
    assert [row[2] for row in rows[1:]] == ["workspace_created", "exported"]


def test_a_write_that_could_not_be_anchored_is_done_and_the_exit_code_says_look(ws, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PARCELS_ANCHOR_FILE", str(tmp_path / "no" / "anchors.txt"))
    code, found = answer(capsys, "audit", "export", ws, "--out", str(tmp_path / "log.jsonl"))
    assert (code, (tmp_path / "log.jsonl").exists()) == (1, True)
    assert "not anchored" in found["notes"][0]


def test_show_filters_and_tells_in_both_languages(ws, capsys):
    assert main(["audit", "show", ws, "--language", "zh"]) == 0
    assert "建立工作区“清和市”" in capsys.readouterr().out
    assert answer(capsys, "audit", "show", ws, "--user", "nobody")[1] == {"events": [], "total": 0}
    assert answer(capsys, "audit", "show", ws, "--since", "tomorrow")[1]["error"] == "date_not_iso"
    assert answer(capsys, "audit", "show", ws, "--since", "2026-11-25")[1]["total"] == 0


def test_rules_are_adopted_once(ws, capsys):
    assert answer(capsys, "rules", "adopt", ws)[1]["adopted"] is True
    assert answer(capsys, "rules", "adopt", ws)[1]["adopted"] is False
    assert answer(capsys, "audit", "show", ws, "--event", "rules_changed")[1]["total"] == 1


def test_replay_refuses_what_is_no_verdict(ws, capsys):
    code, found = answer(capsys, "replay", ws, "1")
    assert (code, found["error"]) == (2, "replay_not_a_verdict")
