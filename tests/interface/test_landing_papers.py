"""What of landing is printed and sent: digests per owner, matters per department, reckonings, the investment curve."""

from datetime import date

import openpyxl
import pytest

from parcels.interface.reports.curve import CurveWords, curve_picture
from parcels.interface.reports.document import Grid, Heading
from parcels.interface.reports.drawing import Label, Line, svg
from parcels.interface.reports.landing_clocks import basis_text, formula_text
from parcels.interface.reports.landing_digest import digest_paper, write_digest
from parcels.interface.reports.landing_matters import MATTER_COLUMNS, matter_row, matters_paper, write_matters
from parcels.interface.words import LANGUAGES, Words
from parcels.landing.clearance_terms import packaged_terms
from parcels.landing.clearances import ClearanceDue, DepartmentLoad, MatterState, RequestDue
from parcels.landing.curve import Curve, Point
from parcels.landing.report import LandingReport, ProjectLanding, Starts
from parcels.landing.warnings import Due, Level, Party, digests
from parcels.rules.clocks.clock import Clock, ClockState, ClockVerdict

ENGLISH, TERMS = Words("en"), packaged_terms()
DAY = date(2026, 6, 30)


def due(project, days, level, owner):
    return Due(project, "agreed_cleared", "", DAY, days, level, ClockVerdict.LATE, owner, (owner, Party("leader")))


def landing(project, *dues):
    nothing = Starts(None, None, None)
    return ProjectLanding(project, f"企业{project}", False, None, nothing, dues[0], dues, (), (), (), ())


def clearance(**more):
    usual = {
        "record": 1, "project": "P1", "item": "fire", "department": "housing", "officer": "李", "days": -3,
        "submitted_on": date(2026, 5, 1), "accepted_on": None, "due_on": date(2026, 6, 27), "result": None,
        "result_on": None, "state": MatterState.OVERDUE, "is_covered": False,
    }  # fmt: skip
    return ClearanceDue(**{**usual, **more})


@pytest.fixture
def report():
    """Two parties: the developer owes for P1 and P2, a department for P1; one clearance is overdue."""
    developer, bureau = Party("developer", "东区管委会"), Party("natural_resources")
    projects = (
        landing("P1", due("P1", -95, Level.SERIOUS, developer), due("P1", 5, Level.SOON, bureau)),
        landing("P2", due("P2", -1, Level.OVERDUE, developer)),
    )
    late = clearance()
    load = DepartmentLoad("housing", {state: int(state is MatterState.OVERDUE) for state in MatterState}, (late,))
    return LandingReport(
        as_of=DAY, landed="contract", settings="demo 1", is_demo=True, last_day="as_counted", unknown_years=(),
        projects=projects, parcels=(), digests=digests(one for project in projects for one in project.warnings),
        clearances=(late,), departments=(load,), requests=(), terms="demo 1",
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_digest_on_paper_has_a_part_per_party_with_everything_it_owes_the_latest_first(report, language):
    paper = digest_paper(report, report.digests, Words(language), is_demo=True)
    parts = [block.text for block in paper.blocks if isinstance(block, Heading)]
    grids = [block for block in paper.blocks if isinstance(block, Grid)]
    assert ["东区管委会" in part for part in parts] == [True, False]
    assert [[row[1] for row in grid.rows] for grid in grids] == [["P1", "P2"], ["P1"]]
    assert all(len(row) == len(grid.columns) == len(grid.widths) for grid in grids for row in grid.rows)


def test_the_workbook_of_one_party_holds_only_what_it_owes(report, tmp_path):
    write_digest(tmp_path / "d.xlsx", report, report.digests[:1], ENGLISH)
    owners, owed = openpyxl.load_workbook(tmp_path / "d.xlsx")
    rows = list(owed.iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == ["P1", "P2"]
    assert owners.max_row == 4  # note, an empty line, headers, the party


def test_what_is_overdue_with_a_department_is_printed_under_its_name(report, tmp_path):
    paper = matters_paper(report, TERMS, ENGLISH, is_demo=True)
    heading, grid = paper.blocks
    assert heading.text == ENGLISH("code-authority-housing")
    assert len(grid.rows) == 1
    assert len(grid.columns) == len(grid.widths) == len(MATTER_COLUMNS)
    write_matters(tmp_path / "m.xlsx", report, TERMS, ENGLISH)
    assert openpyxl.load_workbook(tmp_path / "m.xlsx").sheetnames == ["By department", "All matters"]


def test_papers_submitted_are_never_shown_as_accepted():
    row = dict(zip(MATTER_COLUMNS, matter_row(ENGLISH, clearance(), TERMS), strict=True))
    assert (row["begun"], row["accepted"], row["matter"]) == ("2026-05-01", None, TERMS.items["fire"].en)
    asked = RequestDue(2, "P1", "power", "housing", DAY, DAY, 0, MatterState.OPEN, None, "")
    row = dict(zip(MATTER_COLUMNS, matter_row(ENGLISH, asked, TERMS), strict=True))
    assert (row["begun"], row["accepted"], row["matter"]) == ("2026-06-30", None, "power")


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (Clock("agreed_cleared", ClockState.RUNNING, nominal_on=DAY, due_on=DAY), "agreed date = 2026-06-30"),
        (
            Clock(
                "start_late", ClockState.RUNNING, starts_on=date(2026, 1, 5), nominal_on=date(2026, 9, 30),
                due_on=date(2026, 10, 10), paused_days=10, extended_months=3,
            ),
            "agreed date + 3 months of extension + 10 days paused = 2026-10-10",
        ),
        (
            Clock(
                "idle_year", ClockState.RUNNING, starts_on=date(2024, 2, 29), nominal_on=date(2025, 2, 28),
                due_on=date(2025, 3, 3), rule="idle_land",
            ),
            "2024-02-29 + 12 months + 3 days to the next working day = 2025-03-03",
        ),
        (Clock("eia_recheck", ClockState.UNDETERMINED, rule="eia_lapsed"), ""),
    ],
)  # fmt: skip
def test_a_reckoning_adds_up_in_words(clock, text):
    """1 March 2025 is a Saturday: the first working day after 28 February is taken from the clock, here 3 March."""
    assert formula_text(ENGLISH, clock) == text


def test_an_article_is_shown_only_where_it_was_read():
    assert basis_text(ENGLISH, Clock("idle_year", ClockState.RUNNING, rule="idle_land", citation="53号令")) == "53号令"
    assert "not verified" in basis_text(ENGLISH, Clock("idle_year", ClockState.RUNNING, rule="idle_land"))
    assert basis_text(ENGLISH, Clock("agreed_cleared", ClockState.RUNNING)) == ENGLISH("formula-agreement")


def curve(*actual):
    planned = (Point(date(2026, 1, 1), 0.0, None, "agreed"), Point(date(2027, 1, 1), 1000.0, None, "agreed"))
    return Curve("P1", DAY, 1000.0, planned, tuple(Point(on, money, None, "inspection") for on, money in actual))


def test_the_picture_shows_both_curves_today_and_round_amounts_and_none_without_money():
    words = CurveWords("curve <P1>", "planned", "actual", "today", "unit")
    found = curve_picture(curve((date(2026, 3, 1), 100.0), (date(2026, 6, 1), 300.0)), words)
    labels = {mark.text for mark in found.marks if isinstance(mark, Label)}
    assert {"0", "200", "1,000", "2027", "planned", "actual", "today"} <= labels
    # planned: 5 points of 200; 300 of 1,000 is 30 % of the height below the top frame
    lines = [mark for mark in found.marks if isinstance(mark, Line) and mark.width == 0.7 and len(mark.points) == 2]
    (start, end) = lines[0].points
    assert (start[1] - end[1]) == pytest.approx((58.0 - 6.0) * 0.2)
    assert "<P1>" not in svg(found)
    assert curve_picture(Curve("P1", DAY, None, (), ()), words) is None
