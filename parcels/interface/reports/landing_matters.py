"""Clearances and requests of firms as rows, as a workbook and as a sheet of paper per department."""

from collections.abc import Iterable
from pathlib import Path

from parcels.interface.reports.document import Block, Document, Grid, Heading, Paragraph
from parcels.interface.reports.landing_records import item_text
from parcels.interface.reports.phrases import cell_text, code_text, page_label
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.clearances import ClearanceDue, DepartmentLoad, MatterState, RequestDue
from parcels.landing.report import LandingReport

MATTER_COLUMNS = (
    "project", "kind", "matter", "department", "officer", "state", "begun", "accepted", "due", "days", "result",
    "result-on",
)  # fmt: skip
PAPER_WIDTHS = (12, 18, 38, 28, 16, 22, 21, 21, 21, 13, 24, 21)


def heads(words: Words) -> list[str]:
    """Return the headers of the columns."""
    return [words(f"matter-column-{name}") for name in MATTER_COLUMNS]


def matter_row(words: Words, one: ClearanceDue | RequestDue, terms: ClearanceTerms | None) -> list[object]:
    """Return one clearance or request: ``begun`` is the day papers were submitted, or the firm asked."""
    if isinstance(one, ClearanceDue):
        name = one.item if terms is None else item_text(words, one.item, terms)
        name = words("matter-covered", item=name) if one.is_covered else name
        result = "" if one.result is None else code_text(words, "clearance-result", one.result)
        officer, days = one.officer, (one.submitted_on, one.accepted_on)
        own = ("clearance", name, one.department, result, one.result_on)
    else:
        officer, days = "", (one.asked_on, None)
        own = ("request", one.subject, one.owner, one.result, one.answered_on)
    kind, name, department, result, ended = own
    return [
        one.project,
        code_text(words, "record-kind", kind),
        name,
        code_text(words, "authority", department),
        officer,
        code_text(words, "matter-state", one.state),
        *(None if day is None else day.isoformat() for day in days),
        None if one.due_on is None else one.due_on.isoformat(),
        one.days,
        result,
        None if ended is None else ended.isoformat(),
    ]


def write_matters(path: Path, report: LandingReport, terms: ClearanceTerms | None, words: Words) -> None:
    """Write what each department has on its desk, and every clearance and request."""
    states = list(MatterState)
    loads = [
        [code_text(words, "authority", one.department), *(one.counts[state] for state in states)]
        for one in report.departments
    ]
    columns = [words("matter-department"), *(code_text(words, "matter-state", state) for state in states)]
    matters: list[ClearanceDue | RequestDue] = [*report.clearances, *report.requests]
    rows = [matter_row(words, one, terms) for one in matters]
    note = note_text(words, report)
    sheets = [
        Sheet(words("matter-departments"), columns, loads, note),
        Sheet(words("matter-all"), heads(words), rows, note),
    ]
    write_workbook(path, sheets, title=words("matter-title"))


def note_text(words: Words, report: LandingReport) -> str:
    """Return as of when and by which terms."""
    return words("matter-note", date=report.as_of.isoformat(), terms=report.terms, demo=str(report.is_demo))


def matters_paper(report: LandingReport, terms: ClearanceTerms | None, words: Words, *, is_demo: bool) -> Document:
    """Return the sheet to print: what is overdue, by department."""
    late = [one for one in report.departments if one.overdue]
    blocks = [block for one in late for block in _of_department(words, one, terms)]
    return Document(
        title=words("matter-title"),
        subtitle=note_text(words, report),
        blocks=blocks or [Paragraph(words("matter-none-overdue"))],
        footer=words("report-demo") if is_demo else words("report-footer"),
        language=words.language,
        is_wide=True,
        page_label=page_label(words),
    )


def _of_department(words: Words, load: DepartmentLoad, terms: ClearanceTerms | None) -> Iterable[Block]:
    yield Heading(code_text(words, "authority", load.department))
    rows = [[cell_text(cell) for cell in matter_row(words, one, terms)] for one in load.overdue]
    yield Grid(heads(words), rows, PAPER_WIDTHS)
