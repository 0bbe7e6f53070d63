"""``export``: a workspace as GeoPackage, XLSX, GeoJSON or PDF."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Law, Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.handing_out import handed_out
from parcels.interface.cli.opening import actor, opened
from parcels.interface.cli.output import Output
from parcels.interface.reports.exports import WRITERS
from parcels.service.exporting import gather_export


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "export")(_export)


def _export(
    out: Output,
    *,
    ws: Workspace,
    to: Annotated[Path, typer.Option("--out", metavar="F", help="cli-option-export-out")],
    law: Law,
) -> int:
    write = WRITERS.get(to.suffix.lower())
    if write is None:
        raise InputRefused("export_suffix", file=str(to), allowed=" ".join(WRITERS))
    place = opened(out, ws)
    bundle = gather_export(place, as_of=law.day, policy=law.policy, actor=actor())
    with handed_out(place, to, "workspace") as draft:
        contents = write(draft, bundle, out.words)
    out.note("cli-as-of", date=bundle.as_of.isoformat())
    if to.suffix.lower() == ".geojson":
        out.note("cli-export-geojson", crs=bundle.city.crs)
    out.table([out.words("column-layer"), out.words("column-records")], [list(item) for item in contents.items()])
    out.say("cli-written", file=str(to))
    out.document({"file": str(to), "layers": contents, "as_of": bundle.as_of})
    return 0
