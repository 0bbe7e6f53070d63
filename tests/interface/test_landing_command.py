"""``parcels landing``: the report as a document, as text and as a workbook, on a demo city of 40 + 60 projects."""

import json
import re
from datetime import UTC, date, datetime
from enum import StrEnum

import openpyxl
import pandas as pd
import pytest

from parcels.demo import DemoSize, demo_city
from parcels.interface.cli.running import main
from parcels.interface.reports.landing import clock_text, party_text, reason_text, record_text
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.landing.causes import CauseCode
from parcels.landing.clocks import ClockLaw
from parcels.landing.milestones import LANDINGS, Ladder, read_ladders
from parcels.landing.progress import Cause, Extension, LandingCase, Pause, Progress
from parcels.landing.report import project_landing
from parcels.landing.settings import CLOCKS, packaged_settings
from parcels.landing.states import INDICATORS, StateName
from parcels.landing.warnings import Level, Party
from parcels.rules.clocks.calendar import WorkCalendar
from parcels.rules.clocks.clock import ClockState, ClockVerdict
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy
from parcels.service.access import system_actor
from parcels.service.landing import LandingOptions, landing_report
from parcels.service.workspace import init_workspace, open_workspace
from parcels.store.datasets import Counts, NewDataset, store_dataset

ACTOR = system_actor("tester")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
DAY = "2026-11-23"


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    folder = tmp_path_factory.mktemp("landing") / "city"
    city = demo_city(DemoSize(parcels=120, projects=40, history=60))
    made = init_workspace(folder, name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=True)
    with made.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name in ("platforms", "parcels", "projects", "milestones"):
            frame = pd.DataFrame(getattr(city, name))
            counts = Counts(len(frame), len(frame))
            store_dataset(work, NewDataset(name, frame, "test", "0" * 64, city.crs, counts))
    made.close()
    return folder


def answer(capsys, *words, language="en"):
    code = main([*map(str, words), "--language", language])
    return code, capsys.readouterr()


@pytest.fixture(scope="module")
def report(ws):
    place = open_workspace(ws)
    yield landing_report(place, LandingOptions(date.fromisoformat(DAY)), actor=ACTOR)
    place.close()


def test_the_document_holds_every_signed_project_with_clocks_warnings_and_states(ws, report, capsys):
    code, said = answer(capsys, "landing", ws, "--as-of", DAY, "--json")
    found = json.loads(said.out)
    assert code == 1
    assert found["overdue"] == [one.project for one in report.overdue] != []
    assert [one["project"] for one in found["projects"]] == [one.project for one in report.projects]
    clock = found["projects"][0]["clocks"][0]
    assert {"name", "starts_on", "due_on", "days", "level", "verdict", "citation"} <= set(clock)
    assert found["projects"][0]["states"][0]["name"] == "supplied_not_used"


def test_the_digest_counts_every_warning_once(report):
    warned = sum(len(project.warnings) for project in report.projects)
    assert sum(sum(one.counts.values()) for one in report.digests) == warned > 0


def test_what_is_due_next_is_the_earliest_of_all_that_runs_or_is_over(report):
    for project in report.projects:
        days = [one.due_on for one in project.clocks if one.state in (ClockState.RUNNING, ClockState.OVERDUE)]
        assert (project.due_next and project.due_next.due_on) == min(days, default=None)


def test_leads_and_negotiations_have_no_clocks(ws, report):
    place = open_workspace(ws)
    stages = dict(zip(place.city().projects["project_id"], place.city().projects["stage"], strict=True))
    place.close()
    assert {stages[one.project] for one in report.projects} & {"lead", "negotiating"} == set()
    assert len(report.projects) == sum(stage not in ("lead", "negotiating") for stage in stages.values())


def test_before_the_first_signature_nothing_is_overdue_and_the_exit_code_is_0(ws, capsys):
    code, said = answer(capsys, "landing", ws, "--as-of", "2020-01-01", "--json")
    found = json.loads(said.out)
    assert (code, found["projects"], found["overdue"]) == (0, [], [])


def test_the_years_nobody_stated_are_said_in_both_languages(ws, capsys):
    for language in LANGUAGES:
        _, said = answer(capsys, "landing", ws, "--as-of", DAY, language=language)
        assert "2027" in said.err
        assert "calendar.csv" in said.err
        assert not re.search(r"\{|\$|None|landing-|code-", said.out + said.err)


def test_the_workbook_has_a_sheet_for_each_part(ws, tmp_path, capsys):
    code, _ = answer(capsys, "landing", ws, "--as-of", DAY, "--out", tmp_path / "l.xlsx")
    book = openpyxl.load_workbook(tmp_path / "l.xlsx")
    assert code == 1
    assert book.sheetnames == [
        "Warnings",
        "Owners",
        "Cannot be told",
        "Clocks",
        "Land states",
        "Declared and achieved",
        "Doubtful records",
        "Departments",
        "Clearances and requests",
    ]
    texts = {str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell}
    assert [text for text in texts if re.search(r"\{|\$|None|landing-|code-", text)] == []


def test_another_suffix_is_refused_and_nothing_is_written(ws, tmp_path, capsys):
    code, _ = answer(capsys, "landing", ws, "--out", tmp_path / "l.pdf")
    assert (code, list(tmp_path.iterdir())) == (2, [])


def test_the_citys_own_calendar_and_settings_hold(ws, capsys):
    (ws / "calendar.csv").write_text("date,working\n2026-10-09,maybe\n", encoding="utf-8")
    try:
        code, said = answer(capsys, "landing", ws, "--as-of", DAY, "--json")
        assert (code, json.loads(said.out)["error"]) == (2, "calendar_row")
        (ws / "calendar.csv").write_bytes("date,working\n2026-10-09,否\n".encode("gbk"))
        code, said = answer(capsys, "landing", ws, "--as-of", DAY, "--json")
        assert (code, json.loads(said.out)["error"]) == (2, "landing_file_unreadable")
    finally:
        (ws / "calendar.csv").unlink()
    (ws / "landing.toml").write_text('name = "city"\n', encoding="utf-8")
    try:
        code, said = answer(capsys, "landing", ws, "--as-of", DAY, "--json")
        assert (code, json.loads(said.out)["error"]) == (2, "landing_settings_invalid")
    finally:
        (ws / "landing.toml").unlink()


def coded(enum: type[StrEnum], group: str) -> list[str]:
    return [f"code-{group}-{slug(one)}" for one in enum]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language, report):
    words = Words(language)
    wanted = [
        *coded(ClockState, "clock-state"),
        *coded(ClockVerdict, "clock-verdict"),
        *coded(Level, "warning-level"),
        *coded(StateName, "land-state"),
        *coded(CauseCode, "landing-cause"),
        *(f"code-landing-{slug(name)}" for name in LANDINGS),
        *(f"landing-indicator-{slug(name)}" for name in INDICATORS),
    ]
    assert [message for message in wanted if not words.has(message)] == []
    assert [name for name in CLOCKS if name in clock_text(words, name)] == []
    assert party_text(words, Party("leader")) != "leader" or language == "en"
    assert {"not_cleared"} & {reason_text(words, due) for one in report.projects for due in one.warnings} == set()


def doubtful():
    """One case with everything wrong with its records that can be."""
    rows = [
        {"milestone": "contract", "actual_on": date(2026, 1, 5)},
        {"milestone": "contract", "actual_on": date(2026, 1, 6)},
        {"milestone": "delivered", "agreed_on": date(2026, 2, 1), "actual_on": date(2026, 2, 3)},
        {"milestone": "start_statutory", "agreed_on": date(2026, 1, 2), "actual_on": date(2026, 3, 1)},
    ]
    progress = Progress(
        pauses=(Pause(date(2026, 1, 10), None, Cause.MIXED),),
        extensions=(Extension("filing_lapse", 30, date(2026, 1, 10)),),
    )
    bad = LandingCase("P1", read_ladders([{"project_id": "P1", **row} for row in rows])["P1"], progress=progress)
    return [bad, LandingCase("P2", Ladder("P2"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_about_a_record_is_a_sentence(language):
    settings = packaged_settings()
    rules = rules_by_code(NOW.date(), load_policy(), packaged_book())
    law = ClockLaw(periods_of(rules), settings.reckoning(WorkCalendar()), NOW.date())
    found = [one for case in doubtful() for one in project_landing(case, law, settings).findings]
    assert {one.rule for one in found} == {
        "agreed_start_before_contract",
        "delivered_after_agreed_start",
        "delivered_late",
        "extension_not_counted",
        "milestone_repeated",
        "nothing_agreed",
        "start_without_evidence",
        "without_evidence",
    }
    texts = [record_text(Words(language), one) for one in found]
    assert [text for text in texts if re.search(r"\{|\$|None|_", text)] == []
    assert ("合同" in " ".join(texts)) is (language == "zh")
