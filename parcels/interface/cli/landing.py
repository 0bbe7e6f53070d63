"""``landing``: the clocks of every signed project, what is due, who owes it, and what is overdue."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports import records as record_words
from parcels.interface.reports.landing import (
    MISSING_COLUMNS,
    OWNER_COLUMNS,
    WARNING_COLUMNS,
    headers,
    landing_document,
    missing_rows,
    owner_rows,
    state_lines,
    warning_rows,
    write_landing,
)
from parcels.interface.reports.responsibility import (
    FORCE_COLUMNS,
    force_note,
    force_rows,
    mismatch_rows,
    responsibility_document,
    responsibility_headers,
    write_responsibility,
)
from parcels.interface.reports.responsibility import MISMATCH_COLUMNS as BODY_MISMATCH_COLUMNS
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.report import LandingReport
from parcels.landing.responsibility import ResponsibilityReport
from parcels.service.landing import LandingOptions, landing_report
from parcels.service.landing_settings import workspace_terms
from parcels.service.responsibility import responsibility_report
from parcels.service.whole_files import replaced_whole

To = Annotated[Path | None, typer.Option("--out", metavar="F.xlsx", help="cli-option-landing-out")]
Top = Annotated[int, typer.Option("--top", min=0, metavar="N", help="cli-option-landing-top")]
Bodies = Annotated[bool, typer.Option("--responsibility", help="cli-option-landing-responsibility")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "landing")(_landing)


def _landing(
    out: Output, *, ws: Workspace, to: To = None, top: Top = 20, responsibility: Bodies = False, law: Law
) -> int:
    if to is not None and to.suffix.lower() != ".xlsx":
        raise InputRefused("export_suffix", file=str(to), allowed=".xlsx")
    if responsibility:
        with closing(opened(out, ws)) as place:
            bodies = responsibility_report(place, LandingOptions(law.day, law.policy), actor=actor())
        return _responsibility(out, bodies, to, top)
    with closing(opened(out, ws)) as place:
        report = landing_report(place, LandingOptions(law.day, law.policy), actor=actor())
        terms = workspace_terms(place)
    if to is not None:
        with replaced_whole(to) as draft:
            write_landing(draft, report, out.words, record_words.matter_sheets(out.words, terms, report))
    _remarks(out, report)
    _show(out, report, top)
    _show_matters(out, report, terms, top)
    if to is not None:
        out.say("cli-written", file=str(to))
    out.document({**landing_document(report), "file": None if to is None else str(to)})
    return 1 if report.overdue else 0


def _remarks(out: Output, report: LandingReport) -> None:
    out.note("cli-as-of", date=report.as_of.isoformat())
    if report.is_demo:
        out.note("landing-demo-settings", settings=report.settings)
    if report.unknown_years:
        out.note("landing-unknown-years", years=", ".join(map(str, report.unknown_years)))


def _show(out: Output, report: LandingReport, top: int) -> None:
    words, rows, owners = out.words, warning_rows(out.words, report), owner_rows(out.words, report.digests)
    for line in state_lines(words, report):
        out.text(line)
    if owners[:top]:
        out.table(headers(words, OWNER_COLUMNS), owners[:top], title=words("landing-sheet-owners"))
    if len(owners) > top:
        out.say("landing-more-owners", count=len(owners) - top)
    if rows[:top]:
        out.table(headers(words, WARNING_COLUMNS), rows[:top], title=words("landing-sheet-warnings"))
    if len(rows) > top:
        out.say("landing-more", count=len(rows) - top)
    missing = missing_rows(words, report)
    if missing:
        out.table(headers(words, MISSING_COLUMNS), missing, title=words("landing-sheet-missing"))
    landed = sum(project.landed_on is not None for project in report.projects)
    by = words.code("landing", report.landed)
    out.say("landing-done", projects=len(report.projects), overdue=len(report.overdue), landed=landed, by=by)


def _show_matters(out: Output, report: LandingReport, terms: ClearanceTerms, top: int) -> None:
    words = out.words
    if not report.departments:
        return
    if report.are_terms_demo:
        out.note("landing-demo-terms", terms=report.terms)
    heads = record_words.headers(words, record_words.LOAD_COLUMNS)
    out.table(heads, record_words.load_rows(words, report.departments), title=words("landing-sheet-departments"))
    overdue = [due for load in report.departments for due in load.overdue]
    if overdue[:top]:
        heads, rows = record_words.headers(words, record_words.DUE_COLUMNS), overdue[:top]
        out.table(heads, record_words.due_rows(words, terms, rows), title=words("landing-sheet-matters"))


def _responsibility(out: Output, report: ResponsibilityReport, to: Path | None, top: int) -> int:
    words, rows, forces = out.words, mismatch_rows(out.words, report), force_rows(out.words, report)
    out.note("cli-as-of", date=report.as_of.isoformat())
    if rows[:top]:
        headings = responsibility_headers(words, BODY_MISMATCH_COLUMNS)
        out.table(headings, rows[:top], title=words("responsibility-sheet-mismatches"))
    if forces[:top]:
        headings = responsibility_headers(words, FORCE_COLUMNS)
        out.table(headings, forces[:top], title=words("responsibility-sheet-forces"))
    hidden = max(len(rows) - top, 0) + max(len(forces) - top, 0)
    if hidden:
        out.say("responsibility-more", count=hidden)
    out.text(force_note(words, report))
    if to is not None:
        with replaced_whole(to) as draft:
            write_responsibility(draft, report, words)
        out.say("cli-written", file=str(to))
    concerned = sum(bool(one.mismatches) for one in report.projects)
    counts = {"projects": len(report.projects), "mismatches": len(report.mismatches), "concerned": concerned}
    out.say("responsibility-done", **counts, forces=len(report.task_forces))
    out.document({**responsibility_document(report), "file": None if to is None else str(to)})
    return 1 if report.mismatches else 0
