"""``screen`` and ``sites``: what the layers say about each parcel, and where one project can go."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.codes import Verdict
from parcels.interface.cli.arguments import Law, Project, Release, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.funnel import show_funnel
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.phrases import area_text, code_text, finding_text
from parcels.service.plain import guard_frame, plain, records
from parcels.service.screening import Screening, ScreenOptions, screen
from parcels.service.site_search import SearchOptions, SiteSearch, search_sites

SITE_COLUMNS = ("rank", "site", "area", "score", "quality", "fit", "ready-on", "prepare")


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "screen")(_screen)
    command(app, "sites")(_sites)


def _screen(
    out: Output,
    *,
    ws: Workspace,
    to: Annotated[Path | None, typer.Option("--out", metavar="F.csv", help="cli-option-screen-out")] = None,
    law: Law,
) -> int:
    workspace = opened(out, ws)
    with out.progress() as progress:
        found = screen(workspace, ScreenOptions(law.day, law.policy), actor=actor(), progress=progress)
    if to is not None:
        write_measures(found, to)
    return _show_screening(out, found, to)


def _sites(
    out: Output,
    *,
    ws: Workspace,
    project: Project,
    top: Annotated[int, typer.Option("--top", min=1, metavar="N", help="cli-option-top")] = 10,
    release: Release = None,
    law: Law,
) -> int:
    workspace = opened(out, ws)
    options = SearchOptions(law.day, top, law.policy, tuple(release or ()))
    return show_sites(out, search_sites(workspace, project, options, actor=actor()))


def write_measures(found: Screening, path: Path) -> None:
    """Write the measures as CSV, one parcel a row, safe to open in a spreadsheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        guard_frame(found.measures).to_csv(file, index=False, lineterminator="\n")


def _show_screening(out: Output, found: Screening, to: Path | None) -> int:
    out.note("cli-as-of", date=found.as_of.isoformat())
    keys = zip(found.findings["rule"], found.findings["verdict"], found.findings["severity"], strict=True)
    rows = [
        [rule, code_text(out.words, "verdict", verdict), code_text(out.words, "severity", severity), count]
        for (rule, verdict, severity), count in sorted(Counter(keys).items())
    ]
    out.say("cli-screen-done", parcels=len(found.measures), seconds=f"{found.seconds:.1f}")
    out.table([out.words(f"column-{name}") for name in ("rule", "verdict", "severity", "parcels-count")], rows)
    if to is not None:
        out.say("cli-written", file=str(to))
    out.document(
        {
            "as_of": found.as_of,
            "versions": found.versions,
            "seconds": found.seconds,
            "file": None if to is None else str(to),
            "parcels": records(found.measures),
            "findings": records(found.findings),
        }
    )
    return 0


def show_sites(out: Output, found: SiteSearch) -> int:
    """Show ranked sites, the funnel and what was cut off."""
    words = out.words
    rows = [
        [
            int(rank),
            site.site,
            area_text(words, site.area_m2),
            int(site.score),
            float(site.quality),
            float(site.fit),
            site.ready_on.isoformat() if plain(site.ready_on) else words("cli-ready-now"),
            int(site.prepare_wan_yuan),
        ]
        for rank, site in zip(found.sites.index, found.sites.itertuples(index=False), strict=True)
    ]
    out.say("cli-sites-head", project=str(found.project["project_id"]), name=str(found.project["name"]))
    out.table([words(f"column-{name}") for name in SITE_COLUMNS], rows)
    _show_site_findings(out, found)
    show_funnel(out, [{"step": count.step.value, "left": count.left} for count in found.funnel])
    out.say("cli-sites-count", found=found.found, shown=len(rows), cut=found.cut_off, seconds=f"{found.seconds:.2f}")
    out.document(
        {
            "project": found.project,
            "sites": records(found.sites.reset_index()),
            "funnel": found.funnel,
            "found": found.found,
            "cut_off": found.cut_off,
            "quality": found.quality,
            "seconds": found.seconds,
        }
    )
    return 0


def _show_site_findings(out: Output, found: SiteSearch) -> None:
    """Show what is to be met at each site, below the table: as a column it would be too wide to read."""
    rows = [
        f"{rank}: {finding_text(out.words, finding)}"
        for rank, findings in found.sites["findings"].items()
        for finding in findings
        if finding.verdict is not Verdict.PASS
    ]
    if rows:
        out.text(out.words("column-findings"))
    for row in rows:
        out.text(row)
