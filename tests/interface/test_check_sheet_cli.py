"""``parcels check --out``: the sheets as files."""

import json

import pytest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.cli.running import main

DAY = "2026-11-23"


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return str(store_city(tmp_path_factory.mktemp("sheets") / "city", demo_city(DemoSize(parcels=300, projects=40))))


def answer(capsys, *words):
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_check_writes_the_sheet_of_every_allocation_as_one_page_without_anything_foreign(ws, tmp_path, capsys):
    code, found = answer(capsys, "check", ws, "--as-of", DAY, "--out", str(tmp_path / "s.html"), "--language", "zh")
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert code == (1 if found["failing"] else 0)
    assert page.count("<h1>用地核查意见书</h1>") == len(found["allocations"])
    assert "演示数据" in page
    assert page.count("<svg") == len(found["allocations"])
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in page


def test_check_refuses_a_sheet_in_a_format_it_does_not_know(ws, tmp_path, capsys):
    code, found = answer(capsys, "check", ws, "--as-of", DAY, "--out", str(tmp_path / "s.docx"))
    assert (code, found["error"]) == (2, "export_suffix")
