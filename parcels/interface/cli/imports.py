"""What became of an import: printed, and kept beside the workspace as JSON and HTML."""

import json
from datetime import datetime
from pathlib import Path

from parcels.geo.quality import QualityReport
from parcels.interface.cli.opening import now
from parcels.interface.cli.output import Output
from parcels.service.importing import ImportOutcome

COUNTS = ("read", "kept", "repaired", "refused")


def show_import(out: Output, target: str, found: ImportOutcome) -> int:
    """Show the quality reports and return the exit code: 0 clean, 1 a person must look, 2 nothing was stored."""
    words = out.words
    rows = [[one.dataset, one.source, *(getattr(one, name) for name in COUNTS)] for one in found.reports]
    columns = ("dataset", "file", *COUNTS)
    out.table([words(f"column-{name}") for name in columns], rows)
    files = keep_reports(out, Path(target), found.reports, now()) if Path(target).is_dir() else ()
    for file in files:
        out.say("cli-written", file=str(file))
    if found.refused:
        out.say("cli-import-refused", datasets=" ".join(found.refused))
    elif found.stored:
        out.say("cli-import-kept", workspace=target, crs=found.crs or "–")
    out.document(
        {
            "stored": found.stored,
            "crs": found.crs,
            "refused": found.refused,
            "reports": [report.as_json() for report in found.reports],
            "files": [str(file) for file in files],
        }
    )
    return found.exit_hint


def keep_reports(out: Output, workspace: Path, reports: tuple[QualityReport, ...], at: datetime) -> tuple[Path, ...]:
    """Write the reports into ``<WS>/reports`` and return the files."""
    folder = workspace / "reports"
    folder.mkdir(exist_ok=True)
    stem = f"import-{at.strftime('%Y%m%dT%H%M%S')}"
    data = folder / f"{stem}.json"
    content = [report.as_json() for report in reports]
    data.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return (data,)
