"""``gate`` and ``check``: what the bureau asks."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.codes import Verdict
from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Project, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.certificate import CertificateSheet, certificate_sheet
from parcels.interface.reports.check_sheet import check_sheet
from parcels.interface.reports.html import write_html
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.phrases import area_text, finding_text, verdict_text
from parcels.service.allocation_papers import filed_papers
from parcels.service.certificates import GateOptions, certify
from parcels.service.checking import AllocationCheck, CheckOptions, check_allocations
from parcels.service.issued import IssueWish, issue_certificate, issued_gate
from parcels.service.workspace import Workspace as Opened


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "gate")(_gate)
    command(app, "check")(_check)


def _gate(
    out: Output,
    *,
    ws: Workspace,
    project: Project,
    site: Annotated[str | None, typer.Option("--site", metavar="S", help="cli-option-site")] = None,
    to: Annotated[Path | None, typer.Option("--out", metavar="F.pdf|F.html", help="cli-option-gate-out")] = None,
    is_issued: Annotated[bool, typer.Option("--issue", help="cli-option-issue")] = False,
    law: Law,
) -> int:
    require_suffix(to)
    options = GateOptions(law.day, site, law.policy)
    place = opened(out, ws)
    if is_issued:
        wish = IssueWish(secrets.token_hex(16), project)
        made = issue_certificate(place, wish, options, actor=actor(), now=now())
        paper = issued_gate(place, made.number, actor=actor())[1]
    else:
        paper = certify(place, project, options, actor=actor())
    sheet = certificate_sheet(paper, out.words)
    written(out, place, to, sheet)
    out.document({**sheet.record, "file": None if to is None else str(to)})
    return 0 if sheet.can_sign else 1


def written(out: Output, place: Opened, to: Path | None, sheet: CertificateSheet) -> None:
    """Write a certificate on paper where a file is asked for, and on the terminal."""
    if to is not None:
        with handed_out(place, to, "certificate") as draft:
            (write_pdf if to.suffix.lower() == ".pdf" else write_html)(draft, sheet.document)
    for line in sheet.lines:
        out.text(line)
    if to is not None:
        out.say("cli-written", file=str(to))


def require_suffix(to: Path | None) -> None:
    """Raise ``export_suffix`` for a file that is neither PDF nor HTML."""
    if to is not None and to.suffix.lower() not in (".pdf", ".html"):
        raise InputRefused("export_suffix", file=str(to), allowed=".pdf .html")


def _check(
    out: Output,
    *,
    ws: Workspace,
    allocation: Annotated[str | None, typer.Argument(metavar="[ALLOCATION]", help="cli-arg-allocation")] = None,
    to: Annotated[Path | None, typer.Option("--out", metavar="F.pdf|F.html", help="cli-option-check-out")] = None,
    law: Law,
) -> int:
    require_suffix(to)
    options = CheckOptions(law.day, law.policy, allocation)
    workspace = opened(out, ws)
    papers = [] if to is None else filed_papers(workspace, options, actor=actor())
    checks = [paper.check for paper in papers] or check_allocations(workspace, options, actor=actor())
    out.note("cli-as-of", date=options.as_of.isoformat())
    for check in checks:
        _show_check(out, check)
    failing = [check.allocation for check in checks if check.verdict is Verdict.FAIL]
    out.say("cli-check-done", allocations=len(checks), failing=len(failing))
    if to is not None and papers:
        sheets = [check_sheet(one, out.words) for one in papers]
        with handed_out(workspace, to, "checks") as draft:
            (write_pdf if to.suffix.lower() == ".pdf" else write_html)(draft, *sheets)
        out.say("cli-written", file=str(to))
    written = {} if to is None else {"file": str(to) if papers else None}
    out.document({"as_of": options.as_of, "allocations": checks, "failing": failing, **written})
    return 1 if failing else 0


def _show_check(out: Output, check: AllocationCheck) -> None:
    words = out.words
    out.say(
        "cli-check-head",
        allocation=check.allocation,
        name=check.project_name,
        parcels=" ".join(check.parcels),
        area=area_text(words, check.area_m2),
        verdict=verdict_text(words, check.verdict),
    )
    open_ones = [finding for finding in check.findings if finding.verdict is not Verdict.PASS]
    for finding in open_ones:
        out.text(f"  {verdict_text(words, finding.verdict)}  {finding_text(words, finding)}")
    out.say("cli-check-met", count=len(check.findings) - len(open_ones))
