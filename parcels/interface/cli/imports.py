"""What became of an import: printed, and kept beside the workspace as JSON and HTML."""

from datetime import datetime
from pathlib import Path

from parcels.geo.quality import QualityReport
from parcels.interface.cli.opening import now
from parcels.interface.cli.output import Output
from parcels.interface.cli.usage import system_text
from parcels.interface.reports.quality import print_quality
from parcels.interface.reports.quality_html import write_quality_html
from parcels.interface.reports.quality_json import quality_document, quality_json
from parcels.interface.words import Words
from parcels.service.importing import ImportOutcome


def show_import(out: Output, target: str, found: ImportOutcome) -> int:
    """Show the quality reports and return the exit code: 0 clean, 1 a person must look, 2 nothing was stored."""
    if not out.as_json:
        print_quality(found.reports, out.words, out.console())
    files = _kept_reports(out, Path(target), found) if Path(target).is_dir() else ()
    for file in files:
        out.say("cli-written", file=str(file))
    if found.refused:
        out.complain_plainly("cli-import-refused", datasets=" ".join(found.refused))
    elif not found.stored:
        out.say("cli-import-dry-run", workspace=target)
    elif found.crs is None:
        out.say("cli-import-kept-tables", workspace=target)
    else:
        out.say("cli-import-kept", workspace=target, crs=found.crs)
    out.document(
        {
            "stored": found.stored,
            "crs": found.crs,
            "refused": found.refused,
            **quality_document(found.reports, out.words),
            "files": [str(file) for file in files],
        }
    )
    is_report_missing = Path(target).is_dir() and not files
    return max(found.exit_hint, int(is_report_missing))


def _kept_reports(out: Output, workspace: Path, found: ImportOutcome) -> tuple[Path, ...]:
    """Write the reports; the data are committed by now, so a failure here is said and must not look like a refusal."""
    try:
        return keep_reports(workspace, found.reports, out.words, now())
    except OSError as error:
        folder, stored = str(workspace / "reports"), "yes" if found.stored else "no"
        out.note("cli-import-report-unwritten", folder=folder, detail=system_text(error, out.words), stored=stored)
        return ()


def keep_reports(workspace: Path, reports: tuple[QualityReport, ...], words: Words, at: datetime) -> tuple[Path, ...]:
    """Write the reports into ``<WS>/reports`` and return the files."""
    folder = workspace / "reports"
    folder.mkdir(exist_ok=True)
    stem = f"import-{at.strftime('%Y%m%dT%H%M%S%f')}"
    data, page = folder / f"{stem}.json", folder / f"{stem}.html"
    data.write_text(quality_json(reports, words), encoding="utf-8")
    write_quality_html(page, reports, words)
    return data, page
