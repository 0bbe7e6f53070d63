"""``gate``, ``check`` and ``audit verify``: what the bureau and the auditor ask."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.codes import Verdict
from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import AsOf, Policy, Project, Workspace, law_date
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.certificate import certificate_sheet
from parcels.interface.reports.html import write_html
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.phrases import area_text, finding_text, verdict_text
from parcels.service.certificates import GateOptions, certify
from parcels.service.checking import AllocationCheck, CheckOptions, check_allocations
from parcels.service.log import verify_log


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "gate")(_gate)
    command(app, "check")(_check)
    audit = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(audit, name="audit", help="cli-help-audit")
    command(audit, "verify", key="audit-verify")(_verify)


def _gate(
    out: Output,
    *,
    ws: Workspace,
    project: Project,
    site: Annotated[str | None, typer.Option("--site", metavar="S", help="cli-option-site")] = None,
    to: Annotated[Path | None, typer.Option("--out", metavar="F.pdf|F.html", help="cli-option-gate-out")] = None,
    policy: Policy = None,
    as_of: AsOf = None,
) -> int:
    if to is not None and to.suffix.lower() not in (".pdf", ".html"):
        raise InputRefused("export_suffix", file=str(to), allowed=".pdf .html")
    options = GateOptions(law_date(as_of), site, policy)
    paper = certify(opened(out, ws), project, options, actor=actor())
    sheet = certificate_sheet(paper, out.words)
    if to is not None:
        (write_pdf if to.suffix.lower() == ".pdf" else write_html)(to, sheet.document)
    for line in sheet.lines:
        out.text(line)
    if to is not None:
        out.say("cli-written", file=str(to))
    out.document({**sheet.record, "file": None if to is None else str(to)})
    return 0 if sheet.can_sign else 1


def _check(
    out: Output,
    ws: Workspace,
    allocation: Annotated[str | None, typer.Argument(metavar="[ALLOCATION]", help="cli-arg-allocation")] = None,
    policy: Policy = None,
    as_of: AsOf = None,
) -> int:
    options = CheckOptions(law_date(as_of), policy, allocation)
    checks = check_allocations(opened(out, ws), options, actor=actor())
    out.note("cli-as-of", date=options.as_of.isoformat())
    for check in checks:
        _show_check(out, check)
    failing = [check.allocation for check in checks if check.verdict is Verdict.FAIL]
    out.say("cli-check-done", allocations=len(checks), failing=len(failing))
    out.document({"as_of": options.as_of, "allocations": checks, "failing": failing})
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


def _verify(
    out: Output,
    ws: Workspace,
    anchor: Annotated[str | None, typer.Option("--anchor", metavar="SEQ:HASH", help="cli-option-anchor")] = None,
) -> int:
    found = verify_log(opened(out, ws), anchor=anchor, actor=actor())
    for fault in found.faults:
        out.say(f"cli-audit-{fault.code}", seq=fault.seq)
    whole = "cli-audit-whole" if found.is_whole else "cli-audit-broken"
    out.say(whole, count=found.count, head=f"{found.head.seq}:{found.head.hash}")
    out.document({"whole": found.is_whole, "count": found.count, "head": found.head, "faults": found.faults})
    return 0 if found.is_whole else 1
