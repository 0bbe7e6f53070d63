"""``import``: files read into a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Workspace, pairs
from parcels.interface.cli.command import command
from parcels.interface.cli.imports import show_import
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.service.import_places import constraint_places, table_place
from parcels.service.importing import ImportRequest, import_files

FILES = ("platforms", "parcels", "roads", "utilities", "projects", "milestones", "readiness")
TABLES = frozenset({"projects", "milestones", "readiness"})


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "import")(_import)


def _import(
    out: Output,
    ws: Workspace,
    *,
    platforms: Annotated[str | None, typer.Option("--platforms", metavar="F", help="cli-option-platforms")] = None,
    parcels: Annotated[str | None, typer.Option("--parcels", metavar="F", help="cli-option-parcels")] = None,
    roads: Annotated[str | None, typer.Option("--roads", metavar="F", help="cli-option-roads")] = None,
    utilities: Annotated[str | None, typer.Option("--utilities", metavar="F", help="cli-option-utilities")] = None,
    constraints: Annotated[
        list[str] | None, typer.Option("--constraints", metavar="KIND=F", help="cli-option-constraints")
    ] = None,
    projects: Annotated[str | None, typer.Option("--projects", metavar="F", help="cli-option-projects")] = None,
    milestones: Annotated[str | None, typer.Option("--milestones", metavar="F", help="cli-option-milestones")] = None,
    readiness: Annotated[str | None, typer.Option("--readiness", metavar="F", help="cli-option-readiness")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", metavar="M.toml", help="cli-option-mapping")] = None,
    crs: Annotated[str | None, typer.Option("--crs", metavar="EPSG:n", help="cli-option-crs")] = None,
    layer_crs: Annotated[
        list[str] | None, typer.Option("--layer-crs", metavar="DATASET=EPSG:n", help="cli-option-layer-crs")
    ] = None,
    repair: Annotated[list[str] | None, typer.Option("--repair", metavar="WHAT", help="cli-option-repair")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli-option-dry-run")] = False,
) -> int:
    workspace = opened(out, ws)
    given = (platforms, parcels, roads, utilities, projects, milestones, readiness)
    request = ImportRequest(
        files={name: _place(name, place) for name, place in zip(FILES, given, strict=True) if place},
        constraints=_constraints(constraints or []),
        mapping=mapping,
        crs=crs,
        layer_crs=dict(pairs("--layer-crs", layer_crs)),
        repair=frozenset(word for text in repair or () for word in map(str.strip, text.split(",")) if word),
        dry_run=dry_run,
    )
    with out.progress() as progress:
        found = import_files(workspace, request, now=now(), actor=actor(), progress=progress)
    return show_import(out, ws, found)


def _place(dataset: str, place: str) -> str:
    return table_place(dataset, place) if dataset in TABLES else place


def _constraints(texts: list[str]) -> dict[str, str]:
    """Return kind → place: ``KIND=F`` names one layer, a bare ``F`` all layers of a GeoPackage by their names."""
    whole = [text for text in texts if "=" not in text or Path(text).is_file()]
    named = pairs("--constraints", [text for text in texts if text not in whole])
    twice = next((kind for number, (kind, _) in enumerate(named) if kind in dict(named[:number])), None)
    if twice is not None:
        raise InputRefused("constraint_kind_twice", kind=twice, file=dict(named)[twice])
    return constraint_places(dict(named), whole)
