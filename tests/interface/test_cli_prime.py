"""``parcels prime`` and ``parcels targets`` on a small demo city: documents, files, and what is refused."""

import json
from datetime import UTC, datetime

import openpyxl
import pandas as pd
import pytest

from parcels.demo import DemoSize, demo_city
from parcels.interface.cli.running import main
from parcels.service.access import system_actor
from parcels.service.workspace import init_workspace
from parcels.store.datasets import Counts, NewDataset, dataset_name, store_dataset

ACTOR = system_actor("tester")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
DAY = ("--as-of", "2026-11-23")


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prime") / "city"
    city = demo_city(DemoSize(parcels=200, projects=40, seed=15))
    made = init_workspace(folder, name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=True)
    frames = {name: getattr(city, name) for name in ("platforms", "parcels", "roads", "projects", "readiness")}
    for kind in city.constraint_kinds:
        own = city.constraints[city.constraints["kind"] == kind]
        frames[dataset_name("constraints", kind)] = own.drop(columns="kind")
    with made.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name, frame in frames.items():
            counts = Counts(len(frame), len(frame))
            store_dataset(work, NewDataset(name, pd.DataFrame(frame), "test", "0" * 64, city.crs, counts))
    made.close()
    return str(folder)


def answer(capsys, *words):
    code = main([*words, "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_the_document_and_the_csv_hold_the_same_scores(ws, tmp_path, capsys):
    file = tmp_path / "prime.csv"
    code, found = answer(capsys, "prime", ws, *DAY, "--csv", str(file))
    assert (code, found["weights_packaged"], found["top_size_is_reserve"]) == (0, True, True)
    table = pd.read_csv(file)
    assert table["score"].tolist() == pytest.approx([one["score"] for one in found["parcels"]])
    assert found["aside"]["statutory_blank"] > 0
    assert all(0 <= one["stability"] <= 1 for one in found["parcels"] if one["is_assessable"])


def test_one_platform_and_one_parcel_can_be_looked_at(ws, capsys):
    _, everything = answer(capsys, "prime", ws, *DAY)
    home = everything["parcels"][0]["platform_id"]
    _, some = answer(capsys, "prime", ws, *DAY, "--platform", home)
    assert {one["platform_id"] for one in some["parcels"]} == {home}
    best = everything["parcels"][0]["parcel_id"]
    _, one = answer(capsys, "prime", ws, *DAY, "--parcel", best, "--weight", "size=30")
    assert [parcel["parcel_id"] for parcel in one["parcels"]] == [best]
    assert one["weights_moved"] == {"size": 30.0}
    assert all(change["low"] <= change["weight"] for change in one["weight_ranges"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_person_reads_has_no_code_left_in_it(ws, capsys, language):
    assert main(["prime", ws, *DAY, "--language", language]) == 0
    assert main(["targets", ws, *DAY, "--language", language]) == 0
    said = capsys.readouterr().out
    assert ("演示数据" if language == "zh" else "Demo data") in said
    assert [word for word in ("prime-", "targets-", "code-", "finding-") if word in said] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("prime", "--weight", "colour=3"), "prime_part"),
        (("prime", "--weight", "size=much"), "prime_weight"),
        (("prime", "--platform", "PF99"), "prime_platform_unknown"),
        (("prime", "--csv", "prime.doc"), "prime_suffix"),
        (("targets", "--out", "targets.doc"), "targets_suffix"),
        (("targets", "--parcel", "nowhere"), "release_unknown"),
    ],
)
def test_what_cannot_be_answered_is_refused(ws, capsys, words, code):
    exit_code, found = answer(capsys, words[0], ws, *DAY, *words[1:])
    assert (exit_code, found["error"]) == (2, code)


def test_the_targets_leave_as_workbook_and_page(ws, tmp_path, capsys):
    book, page = tmp_path / "t.xlsx", tmp_path / "t.html"
    _, found = answer(capsys, "targets", ws, *DAY, "--out", str(book))
    _, _ = answer(capsys, "targets", ws, *DAY, "--out", str(page))
    sheets = openpyxl.load_workbook(book)
    near = [(target["profile"]["parcel_id"], one["project"]) for target in found["targets"] for one in target["near"]]
    rows = [tuple(row[:2]) for row in sheets["Close projects"].iter_rows(min_row=4, values_only=True)]
    assert rows == near
    text = page.read_text(encoding="utf-8")
    assert text.count("<article") == len(found["targets"])
