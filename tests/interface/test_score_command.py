"""``parcels score``: a card as text, as a document and as a workbook, on four projects that can be counted by hand.

P1 names parcel A and has contract and delivery; P2 names B and was only signed; P3 names nothing and withdrew; P4 needs
no land and was signed in 2025.
"""

import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from parcels.domain.errors import ActionRefused
from parcels.interface.cli.running import main
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.landing.score_definition import packaged_definition, packaged_names
from parcels.landing.score_rate import Measure
from parcels.service.scores import ScoreOptions, score_card
from parcels.service.workspace import open_workspace
from tests.service.conftest import five_parcels, frame, project, workspace_of

DAY = "2026-06-30"
RATE_FIELDS = ["name", "numerator", "denominator", "n", "N", "rate", "cohort"]


def event(name, what, on):
    return {"project_id": name, "milestone": what, "actual_on": on, "stat_on": on}


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    projects = [
        project("P1", 28, 31, stage="supplied", parcel_ids=("A",), promoter_body="招商局"),
        project("P2", 29, 32, stage="signed", parcel_ids=("B",), promoter_body="招商局"),
        project("P3", 30, 33, stage="withdrawn", promoter_body="高新区"),
        project("P4", 10, 20, stage="signed", needs_land=False, promoter_body="高新区"),
    ]
    rows = [event(one, "signed", date(2026, 1, 10)) for one in ("P1", "P2", "P3")]
    rows += [event("P4", "signed", date(2025, 3, 1)), event("P3", "withdrawn", date(2026, 3, 1))]
    rows += [event("P1", what, date(2026, 5, 1)) for what in ("contract", "delivered", "start_ceremony")]
    city = replace(five_parcels(), projects=frame("projects", projects), milestones=frame("milestones", rows))
    folder = tmp_path_factory.mktemp("score") / "city"
    workspace_of(city, folder).close()
    return str(folder)


def answer(capsys, *words):
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def pick(found, name, group="all", measure="number"):
    return next(one for one in found["rates"] if (one["name"], one["group"], one["measure"]) == (name, group, measure))


def test_each_rate_says_what_it_counts_of_what_of_whom_as_of_when(ws, capsys):
    code, found = answer(capsys, "score", ws, "--as-of", DAY)
    assert code == 0
    assert {tuple(one)[:7] for one in found["rates"]} == {tuple(RATE_FIELDS)}
    landed = pick(found, "landed")
    assert [landed[name] for name in RATE_FIELDS] == ["landed", "landed", "signed", 1, 3, pytest.approx(1 / 3), "all"]
    assert (landed["as_of"], landed["left_out"]) == (DAY, 1)
    assert 0 < landed["low"] < 1 / 3 < landed["high"] < 1
    assert pick(found, "withdrawn")["n"] == 1


def test_projects_stand_under_the_platform_of_the_parcels_they_name(ws, capsys):
    _, found = answer(capsys, "score", ws, "--as-of", DAY, "--by", "platform")
    landed = [one for one in found["rates"] if (one["name"], one["measure"]) == ("landed", "number")]
    assert [(one["group"], one["n"], one["N"], one["rank"]) for one in landed] == [
        ("all", 1, 3, None), ("?", 0, 1, None), ("PF1", 1, 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("promoter", ["all", "招商局", "高新区"]),
        ("sector", ["all", "information"]),
        ("cohort", ["all", "2025", "2026"]),
    ],
)
def test_a_card_is_grouped_by_promoter_sector_or_cohort(ws, capsys, by, groups):
    _, found = answer(capsys, "score", ws, "--as-of", DAY, "--by", by)
    assert [
        one["group"] for one in found["rates"] if one["name"] == "registered" and one["measure"] == "number"
    ] == groups


def test_the_same_city_by_another_definition_has_another_landing_rate(ws, capsys):
    _, found = answer(capsys, "score", ws, "--as-of", DAY, "--definition", "hainan")
    landed = pick(found, "landed")
    assert [landed[name] for name in RATE_FIELDS] == ["landed", "registered", "signed", 0, 3, 0.0, "2026"]
    assert found["definition"]["source"]["grade"] == "secondary"


def test_the_workbook_holds_the_rates_the_findings_and_the_definitions(ws, tmp_path, capsys):
    path = tmp_path / "card.xlsx"
    assert main(["score", ws, "--as-of", DAY, "--by", "platform", "--out", str(path), "--language", "zh"]) == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["比率", "问题", "口径"]
    cells = [cell.value for row in book["比率"].iter_rows() for cell in row]
    assert "落地率" in cells
    assert "一号园" in cells
    assert any("P1" in str(cell.value) for row in book["问题"].iter_rows() for cell in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_screen_a_card_says_n_of_n_and_what_looks_wrong(ws, capsys, language):
    assert main(["score", ws, "--as-of", DAY, "--by", "platform", "--language", language]) == 0
    text = capsys.readouterr().out
    assert "1 / 3" in text
    assert "33.3%" in text
    assert "P1" in text
    assert "{" not in text
    assert "score-" not in text


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--definition", "shangri_la"], "definition_unknown"),
        (["--definitions", "none.yaml"], "definition_unreadable"),
        (["--out", "card.pdf"], "export_suffix"),
    ],
)
def test_what_cannot_be_counted_is_refused(ws, capsys, words, error):
    code, found = answer(capsys, "score", ws, "--as-of", DAY, *words)
    assert (code, found["error"]) == (2, error)


def test_a_citys_own_definition_is_used_and_must_be_the_one_named(ws, tmp_path, capsys):
    own = tmp_path / "own.yaml"
    own.write_text(
        "definition: own\ntitle: {zh: 本市, en: Own}\nsource: {text: 本市, grade: policy}\nperiod: year\nwindow: all\n"
        "predicates: {signed: {title: {zh: 签约, en: signed}, reached: [signed]},\n"
        "  ceremony: {title: {zh: 仪式, en: ceremony}, reached: [start_ceremony]}}\n"
        "rates: [{name: ceremony, title: {zh: 仪式率, en: ceremonies}, numerator: ceremony, denominator: signed}]\n",
        encoding="utf-8",
    )
    _, found = answer(capsys, "score", ws, "--as-of", DAY, "--definitions", str(own))
    assert [(one["name"], one["n"], one["N"]) for one in found["rates"]] == [("ceremony", 1, 4)]
    code, found = answer(capsys, "score", ws, "--as-of", DAY, "--definitions", str(own), "--definition", "default")
    assert (code, found["error"]) == (2, "definition_other")


def test_nobody_sees_a_card_without_signing_in(ws):
    place = open_workspace(ws)
    with pytest.raises(ActionRefused, match="signed_out"):
        score_card(place, ScoreOptions(date(2026, 6, 30)), actor=None)
    place.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_mark_and_finding_has_words(language):
    words = Words(language)
    marks = {one.mark for name in packaged_names() for one in packaged_definition(name).predicates.values() if one.mark}
    findings = ["signed_without_land", "ceremony_without_start", "recognised_without_start", "split_signing",
                "signed_undated", "withdrawn_undated", "funds_above_investment"]  # fmt: skip
    wanted = [f"code-score-measure-{one}" for one in Measure] + [f"code-score-mark-{one}" for one in marks]
    wanted += [f"{start}score-finding-{slug(one)}" for one in findings for start in ("", "code-")]
    assert [one for one in wanted if not words.has(one)] == []
