"""``targets``: whom the reserved parcels are for."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.html import html_of
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.phrases import code_text
from parcels.interface.reports.targets import (
    documents,
    lacks_text,
    name_of,
    quality_text,
    sectors_text,
    targets_document,
    write_targets_workbook,
)
from parcels.service.targets import TargetOptions, Targets, reserve_targets

Lacks = Annotated[int, typer.Option("--most-lacks", metavar="N", help="cli-option-targets-lacks")]
Parcels = Annotated[list[str] | None, typer.Option("--parcel", metavar="ID", help="cli-option-targets-parcel")]
Out = Annotated[Path | None, typer.Option("--out", metavar="F", help="cli-option-targets-out")]
SUFFIXES = (".xlsx", ".pdf", ".html")
SHOWN = 5


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "targets")(_targets)


def _targets(
    out: Output, *, ws: Workspace, parcel: Parcels = None, most_lacks: Lacks = 3, to: Out = None, law: Law
) -> int:
    if to is not None and to.suffix.lower() not in SUFFIXES:
        raise InputRefused("targets_suffix", file=str(to))
    options = TargetOptions(law.day, law.policy, most_lacks, tuple(parcel or ()))
    workspace = opened(out, ws)
    with out.progress() as progress:
        found = reserve_targets(workspace, options, actor=actor(), progress=progress)
    if not found.targets:
        raise InputRefused("targets_none", workspace=ws)
    _show(out, found)
    if to is not None:
        with handed_out(workspace, to, "targets") as draft:
            _write(draft, to.suffix.lower(), found, out)
        out.say("cli-written", file=str(to))
    out.document({**targets_document(found), "file": None if to is None else str(to)})
    return 0


def _write(draft: Path, suffix: str, found: Targets, out: Output) -> None:
    if suffix == ".xlsx":
        write_targets_workbook(draft, found, out.words)
    elif suffix == ".pdf":
        write_pdf(draft, *documents(found, out.words))
    else:
        draft.write_text(html_of(documents(found, out.words)), encoding="utf-8")


def _show(out: Output, found: Targets) -> None:
    words = out.words
    out.note("cli-as-of", date=found.options.as_of.isoformat())
    columns = [words(f"targets-column-{name}") for name in ("project", "name", "sector", "quality", "site", "lacks")]
    for target in found.targets:
        profile = target.profile
        rows = [
            [
                one.project,
                name_of(found, one),
                code_text(words, "sector-group", one.group),
                one.quality,
                one.site,
                lacks_text(one, words),
            ]
            for one in target.near[:SHOWN]
        ]
        out.say(
            "targets-head",
            parcel=profile.parcel_id,
            area=f"{profile.area_mu:.1f}",
            sectors=sectors_text(profile, words),
            quality=quality_text(profile, words),
            near=len(target.near),
            all=target.looked_at,
        )
        if rows:
            out.table(columns, rows)
    out.say("targets-note", n=found.options.most_lacks)
