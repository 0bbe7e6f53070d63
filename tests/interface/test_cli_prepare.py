"""``parcels prepare`` on a small demo city: the document, the workbook and what is refused."""

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


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    """A demo city in which three parcels are to be made ready."""
    folder = tmp_path_factory.mktemp("prepare") / "city"
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


@pytest.fixture(scope="module")
def money(tmp_path_factory):
    path = tmp_path_factory.mktemp("money") / "money.csv"
    quarters = ("2026Q4", "2027Q1", "2027Q2", "2027Q3", "2027Q4", "2028Q1", "2028Q2", "2028Q3")
    path.write_text("quarter,wan_yuan\n" + "".join(f"{one},400\n" for one in quarters), encoding="utf-8")
    return str(path)


def test_the_list_the_money_and_the_gantt_table_agree_in_json_and_workbook(ws, money, tmp_path, capsys):
    file = tmp_path / "p.xlsx"
    words = ["prepare", ws, "--budget", money, "--as-of", "2026-11-23", "--out", str(file), "--json"]
    assert main([*words, "--language", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["status"] == "optimal"
    assert found["order"] != []
    assert all(one["used_wan_yuan"] <= one["wan_yuan"] for one in found["budget"])
    due = sum(amount for bar in found["gantt"] for amount in bar["cost_by_quarter"].values())
    assert due == pytest.approx(sum(one["used_wan_yuan"] for one in found["budget"]))
    lists = [found["without"], *found["rankings"].values(), found["later"]]
    assert all(one["objective"] <= found["objective"] <= found["more_money"]["objective"] for one in lists)
    page = openpyxl.load_workbook(file)["Gantt"]
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(place for place, row in enumerate(cells) if row[0] == "parcel")
    assert [row[0] for row in cells[head + 1 :]] == [bar["parcel_id"] for bar in found["gantt"]]


def test_a_person_reads_the_order_with_reasons_and_the_comparison(ws, money, capsys):
    assert main(["prepare", ws, "--budget", money, "--as-of", "2026-11-23", "--language", "zh"]) == 0
    said = capsys.readouterr().out
    assert "先便宜后贵" in said
    assert "推迟三个月" in said
    assert "prepare-" not in said


def test_a_wrong_row_is_refused_with_file_row_and_field(ws, tmp_path, capsys):
    path = tmp_path / "money.csv"
    path.write_text("quarter,wan_yuan\n2027Q1,1,000\n", encoding="utf-8")
    assert main(["prepare", ws, "--budget", str(path), "--as-of", "2026-11-23", "--language", "en"]) == 2
    said = capsys.readouterr().err
    assert "row 2" in said
    assert "money.csv" in said
