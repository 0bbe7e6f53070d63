"""Responsibility as people read it: rows of tables, sheets of a workbook, and the JSON document."""

from pathlib import Path
from typing import Any

from parcels.interface.reports.landing import clock_text, party_text
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.landing.responsibility import Responsibility, ResponsibilityReport, TaskForce

MISMATCH_COLUMNS = ("project", "name", "mismatch", "parcel", "first", "second")
PROJECT_COLUMNS = (
    "project", "name", "promoter", "developer", "land", "handover", "record", "delivery-agreed", "delivered",
    "evidence",
)  # fmt: skip
FORCE_COLUMNS = ("rank", "project", "name", "investment", "members", "due", "days", "level")
BODY_COLUMNS = ("body", "promotes", "develops", "mismatches")


def responsibility_headers(words: Words, names: tuple[str, ...]) -> list[str]:
    """Return the headers of a table."""
    return [words(f"responsibility-column-{name}") for name in names]


def mismatch_rows(words: Words, report: ResponsibilityReport) -> list[list[object]]:
    """Return one row for each mismatch."""
    return [
        [one.project, one.name, code_text(words, "mismatch", one.kind), one.parcel, one.first, one.second]
        for one in report.mismatches
    ]


def project_rows(words: Words, report: ResponsibilityReport) -> list[list[object]]:
    """Return one row for each project with its bodies and hand-overs."""
    return [_project_row(words, one) for one in report.projects]


def _project_row(words: Words, one: Responsibility) -> list[object]:
    unknown = words("responsibility-unknown")
    separator = words("landing-list-separator")
    return [
        one.project,
        one.name,
        one.promoter or unknown,
        one.developer or unknown,
        separator.join(
            words("responsibility-land", parcel=land.parcel, body=land.body or unknown) for land in one.land
        ),
        code_text(words, "handover", one.handover),
        one.handover_record or "",
        *(None if day is None else day.isoformat() for day in (one.delivery_agreed_on, one.delivered_on)),
        one.delivery_evidence or "",
    ]


def force_rows(words: Words, report: ResponsibilityReport) -> list[list[object]]:
    """Return one row for each task force, the largest project first."""
    return [_force_row(words, one) for one in report.task_forces]


def _force_row(words: Words, one: TaskForce) -> list[object]:
    members = words("landing-list-separator").join(party_text(words, party) for party in one.members)
    due = one.due_next
    return [
        one.rank,
        one.project,
        one.name,
        one.investment_wan_yuan,
        members,
        "" if due is None else clock_text(words, due.clock),
        None if due is None else due.days,
        code_text(words, "warning-level", one.level),
    ]


def body_rows(report: ResponsibilityReport) -> list[list[object]]:
    """Return one row for each body."""
    return [[one.body, one.promotes, one.develops, one.mismatches] for one in report.bodies]


def force_note(words: Words, report: ResponsibilityReport) -> str:
    """Return from which investment on a project has a task force, and of how many the investment is not known."""
    if report.threshold_wan_yuan is None:
        return words("responsibility-no-threshold")
    threshold, without = f"{report.threshold_wan_yuan:,.0f}", report.without_investment
    return words("responsibility-threshold", threshold=threshold, without=without)


def write_responsibility(path: Path, report: ResponsibilityReport, words: Words) -> None:
    """Write the report as a workbook: mismatches, projects, bodies, task forces."""
    sheets = (
        ("mismatches", MISMATCH_COLUMNS, mismatch_rows(words, report)),
        ("projects", PROJECT_COLUMNS, project_rows(words, report)),
        ("bodies", BODY_COLUMNS, body_rows(report)),
        ("forces", FORCE_COLUMNS, force_rows(words, report)),
    )
    note = words("responsibility-note", date=report.as_of.isoformat())
    pages = [
        Sheet(words(f"responsibility-sheet-{name}"), responsibility_headers(words, columns), rows, note)
        for name, columns, rows in sheets
    ]
    write_workbook(path, pages, title=words("responsibility-title"))


def responsibility_document(report: ResponsibilityReport) -> dict[str, Any]:
    """Return the report for a program."""
    return {**vars(report), "mismatches": report.mismatches}
