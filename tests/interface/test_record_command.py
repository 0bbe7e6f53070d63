"""``parcels record …`` and what ``parcels landing`` shows of it, on a demo city of 90 projects."""

import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pandas as pd
import pytest

from parcels.demo import DemoSize, demo_city
from parcels.interface.cli.running import main
from parcels.service.access import system_actor
from parcels.service.workspace import init_workspace
from parcels.store.datasets import Counts, NewDataset, store_dataset

ACTOR = system_actor("tester")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
DAY = "2025-11-20"


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    folder = tmp_path_factory.mktemp("record") / "city"
    city = demo_city(DemoSize(parcels=120, projects=40))
    made = init_workspace(folder, name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=True)
    with made.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name in ("platforms", "parcels", "projects", "milestones"):
            frame = pd.DataFrame(getattr(city, name))
            counts = Counts(len(frame), len(frame))
            store_dataset(work, NewDataset(name, frame, "test", "0" * 64, city.crs, counts))
    made.close()
    return folder


def run(capsys, *words):
    code = main([*map(str, words), "--language", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def document(capsys, *words):
    code, out, _ = run(capsys, *words, "--json")
    return code, json.loads(out)


def added(capsys, ws, kind, project, *facts):
    settings = [word for fact in facts for word in ("--set", fact)]
    return document(capsys, "record", "add", ws, kind, project, *settings)


def test_what_was_added_is_listed_corrected_and_withdrawn(ws, capsys):
    code, made = added(capsys, ws, "inspection", "P001", f"inspected_on={DAY}", "physical_percent=45")
    assert (code, made["body"]) == (0, {"inspected_on": DAY, "physical_percent": 45.0})
    number = made["id"]
    code, fixed = document(
        capsys, "record", "correct", ws, number, "--set", "physical_percent=54", "--reason", "slip of the pen"
    )
    assert (code, fixed["how"], fixed["replaces"], fixed["reason"]) == (0, "corrected", number, "slip of the pen")
    _, chain = document(capsys, "record", "list", ws, "--number", number)
    assert [one["body"]["physical_percent"] for one in chain["records"]] == [45.0, 54.0]
    code, _, err = run(capsys, "record", "withdraw", ws, number, "--reason", "x")
    assert (code, f"replaced by {fixed['id']}" in err) == (2, True)
    assert run(capsys, "record", "withdraw", ws, fixed["id"], "--reason", "wrong project")[0] == 0
    assert document(capsys, "record", "list", ws, "--project", "P001")[1] == {"records": []}
    assert len(document(capsys, "record", "list", ws, "--project", "P001", "--history")[1]["records"]) == 3


def test_a_refusal_names_the_field_in_words_and_exits_with_two(ws, capsys):
    words = ("record", "add", ws, "inspection", "P001", "--set", f"inspected_on={DAY}", "--set", "physical_percent=101")
    code, _, err = run(capsys, *words)
    assert (code, err.strip()) == (2, "Physical progress (%) cannot be 101. Give 0 to 100.")
    code, _, err = run(capsys, "record", "add", ws, "inspection", "P001", "--set", "percent=1")
    assert (code, "physical_percent" in err) == (2, True)


def test_a_pause_is_carried_on_to_its_end(ws, capsys):
    facts = ("starts_on=2025-03-02", "cause=government", "evidence=letter")
    _, made = added(capsys, ws, "pause", "P002", *facts)
    code, ended = document(capsys, "record", "carry-on", ws, made["id"], "--set", "ends_on=2025-03-05")
    assert (code, ended["how"], ended["body"]["ends_on"]) == (0, "continued", "2025-03-05")


def test_a_photo_is_taken_from_a_file(ws, capsys, tmp_path):
    from PIL import Image

    place = tmp_path / "gate.jpg"
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG")
    place.write_bytes(made.getvalue())
    words = ("record", "add", ws, "inspection", "P003", "--set", f"inspected_on={DAY}", "--set", "note=gate")
    code, found = document(capsys, *words, "--photo", place)
    assert (code, [(one["name"], one["is_photo"]) for one in found["papers"]]) == (0, [("gate.jpg", True)])


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_roll_with_headings_of_either_language_is_read_and_known_rows_are_passed_over(ws, capsys, tmp_path, suffix):
    file, project = tmp_path / f"roll.{suffix}", {"csv": "P004", "xlsx": "P005"}[suffix]
    heads = ("项目编号", "检查日期", "Physical progress (%)", "works")
    rows = [(project, date(2025, 3, 2), 10, "going_on"), (project, date(2025, 4, 2), 20, None)]
    frame = pd.DataFrame(rows, columns=heads)
    frame.to_csv(file, index=False) if suffix == "csv" else frame.to_excel(file, index=False)
    words = ("record", "import", ws, "inspection", file)
    assert document(capsys, *words, "--dry-run")[1]["written"] == 0
    assert document(capsys, *words) == (0, {"read": 2, "known": 0, "written": 2, "refused": []})
    assert document(capsys, *words)[1]["known"] == 2
    found = document(capsys, "record", "list", ws, "--project", project)[1]["records"]
    assert [one["body"].get("physical_percent") for one in found] == [10.0, 20.0]


def test_one_row_that_cannot_be_used_refuses_the_whole_roll_and_each_is_named(ws, capsys, tmp_path):
    file = tmp_path / "roll.csv"
    lines = (
        "project_id,inspected_on,physical_percent",
        "P006,2025-03-02,10",
        "P006,2025-04-02,101",
        "P999,2025-04-02,1",
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    code, found = document(capsys, "record", "import", ws, "inspection", file)
    assert (code, found["written"]) == (2, 0)
    assert [(one["row"], one["code"]) for one in found["refused"]] == [(3, "record_percent"), (4, "project_unknown")]
    assert document(capsys, "record", "list", ws, "--project", "P006")[1] == {"records": []}
    assert run(capsys, "record", "import", ws, "cause", file)[0] == 2
    file.write_text("project_id,inspected_on,mood\nP006,2025-03-02,1\n", encoding="utf-8")
    assert "mood" in run(capsys, "record", "import", ws, "inspection", file)[2]


def test_the_landing_report_shows_departments_and_what_they_have_overdue(ws, capsys, tmp_path):
    added(capsys, ws, "request", "P007", "asked_on=2025-03-03", "subject=power", "text=more", "owner=energy")
    book = tmp_path / "l.xlsx"
    code, out, err = run(capsys, "landing", ws, "--as-of", "2026-11-23", "--out", book)
    assert code == 1
    assert "power" in out
    assert "clearances.toml" in err
    assert {"Departments", "Clearances and requests"} <= set(openpyxl.load_workbook(book).sheetnames)
    found = document(capsys, "landing", ws, "--as-of", "2026-11-23")[1]
    assert [(one["subject"], one["state"], one["due_on"]) for one in found["requests"]] == [
        ("power", "overdue", "2025-03-17")
    ]


def test_the_curve_of_a_project_is_told_in_points(ws, capsys):
    signed = document(capsys, "landing", ws, "--as-of", "2026-11-23")[1]["projects"][0]["project"]
    added(capsys, ws, "plan_point", signed, "by_on=2025-01-01", "planned_wan_yuan=50")
    added(capsys, ws, "inspection", signed, "inspected_on=2025-02-01", "invested_wan_yuan=30")
    code, found = document(capsys, "record", "curve", ws, signed, "--as-of", "2025-03-01")
    assert (code, found["behind_wan_yuan"]) == (0, 20.0)
