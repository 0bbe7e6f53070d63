"""``parcels landing --responsibility``: mismatches and task forces as text, document and workbook, on two projects."""

import json
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from parcels.interface.cli.running import main
from parcels.interface.words import LANGUAGES, Words
from parcels.landing.responsibility import Handover, MismatchKind
from tests.service.conftest import five_parcels, frame, land, parcel, project, workspace_of

DAY = "2026-11-23"
TWO = {"promoter_body": "招商局", "developer_body": "东区管委会"}


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    signed = {"stage": "signed", "signed_on": date(2026, 1, 5)}
    city = replace(
        five_parcels(),
        parcels=frame("parcels", [parcel("A", land(0, 0, 100, 200), owner_body="西区管委会")]),
        projects=frame(
            "projects",
            [
                project("P1", 28, 31, **signed, **TWO, parcel_ids=("A",), investment_wan_yuan=60_000.0),
                project("P2", 28, 31, **signed, **TWO, handover_record="移交3号", investment_wan_yuan=40_000.0),
            ],
        ),
    )
    folder = tmp_path_factory.mktemp("bodies") / "ws"
    workspace_of(city, folder).close()
    return folder


def answer(capsys, *words, language="en"):
    code = main(["landing", *map(str, words), "--responsibility", "--as-of", DAY, "--language", language])
    return code, capsys.readouterr()


def test_the_document_names_every_mismatch_and_the_task_force_of_the_large_one(ws, capsys):
    code, said = answer(capsys, ws, "--json")
    found = json.loads(said.out)
    assert code == 1
    assert [(one["project"], one["kind"], one["parcel"]) for one in found["mismatches"]] == [
        ("P1", "no_handover", ""),
        ("P1", "other_developer", "A"),
    ]
    assert [one["handover"] for one in found["projects"]] == ["missing", "recorded"]
    assert [(one["project"], one["members"][1]["name"]) for one in found["task_forces"]] == [("P1", "招商局")]
    assert found["threshold_wan_yuan"] == 50_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_say_it_in_words(ws, capsys, language):
    code, said = answer(capsys, ws, "--top", "1", language=language)
    assert code == 1
    assert Words(language)("responsibility-sheet-mismatches") in said.out
    assert "西区管委会" not in said.out  # the second mismatch is only counted
    assert Words(language)("responsibility-more", count=1) in said.out
    assert not re.search(r"\{|\$|None|responsibility-|code-", said.out + said.err)


def test_the_workbook_has_four_sheets_and_no_code(ws, tmp_path, capsys):
    code, _ = answer(capsys, ws, "--out", tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    texts = {str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell}
    assert (code, book.sheetnames) == (1, ["Mismatches", "Bodies and hand-overs", "By body", "Task forces"])
    assert {"移交3号", "A (西区管委会)"} <= texts
    assert [text for text in texts if re.search(r"\{|\$|None|responsibility-|code-", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language):
    words = Words(language)
    labels = [words.code("handover", one) for one in Handover] + [words.code("mismatch", one) for one in MismatchKind]
    assert [label for label in labels if label.startswith("code-")] == []
