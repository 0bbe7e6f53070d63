"""``demo``, ``init`` and ``import``: files written, a workspace made, files read in."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.demo import DemoSize
from parcels.domain.errors import InputRefused
from parcels.interface.cli.arguments import Workspace, pairs
from parcels.interface.cli.command import command
from parcels.interface.cli.imports import show_import
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.service.demo_workspace import write_demo_files
from parcels.service.import_places import constraint_places, table_place
from parcels.service.importing import ImportRequest, import_files
from parcels.service.workspace import init_workspace, upgrade_workspace

DEFAULT = DemoSize()
FILES = ("platforms", "parcels", "roads", "utilities", "projects", "milestones", "readiness")
TABLES = frozenset({"projects", "milestones", "readiness"})


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "demo")(_demo)
    command(app, "init")(_init)
    command(app, "import")(_import)
    command(app, "upgrade")(_upgrade)


def _demo(
    out: Output,
    *,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli-arg-demo-folder")],
    seed: Annotated[int, typer.Option("--seed", min=0, metavar="N", help="cli-option-demo-seed")] = DEFAULT.seed,
    parcels: Annotated[
        int, typer.Option("--parcels", min=1, metavar="N", help="cli-option-demo-parcels")
    ] = DEFAULT.parcels,
    projects: Annotated[
        int, typer.Option("--projects", min=1, metavar="N", help="cli-option-demo-projects")
    ] = DEFAULT.projects,
    history: Annotated[
        int, typer.Option("--history", min=0, metavar="N", help="cli-option-demo-history")
    ] = DEFAULT.history,
    dirty: Annotated[bool, typer.Option("--dirty", help="cli-option-demo-dirty")] = False,
) -> int:
    size = DemoSize(seed=seed, parcels=parcels, projects=projects, history=history, dirty=dirty)
    with out.progress() as progress:
        written = write_demo_files(folder, size, progress=progress)
    out.say("cli-demo-done", folder=str(folder), parcels=parcels, projects=projects)
    out.table([out.words("column-file")], [[str(path)] for path in written])
    out.document({"folder": folder, "files": [str(path) for path in written], "size": size, "is_demo": True})
    return 0


def _init(
    out: Output,
    ws: Workspace,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="cli-option-name")] = None,
    crs: Annotated[str | None, typer.Option("--crs", metavar="EPSG:n", help="cli-option-init-crs")] = None,
) -> int:
    city = name or (ws.rpartition("/")[2] if "://" in ws else Path(ws).absolute().name)
    init_workspace(ws, name=city, now=now(), actor=actor(), crs=crs).close()
    out.say("cli-init-done", workspace=ws)
    out.document({"workspace": ws, "name": city, "crs": crs})
    return 0


def _upgrade(out: Output, ws: Workspace) -> int:
    upgrade_workspace(ws, now=now(), actor=actor()).close()
    out.say("cli-upgraded", workspace=ws)
    out.document({"workspace": ws})
    return 0


def _import(
    out: Output,
    ws: Workspace,
    *,
    platforms: Annotated[
        list[str] | None, typer.Option("--platforms", metavar="F", help="cli-option-platforms")
    ] = None,
    parcels: Annotated[list[str] | None, typer.Option("--parcels", metavar="F", help="cli-option-parcels")] = None,
    roads: Annotated[list[str] | None, typer.Option("--roads", metavar="F", help="cli-option-roads")] = None,
    utilities: Annotated[
        list[str] | None, typer.Option("--utilities", metavar="F", help="cli-option-utilities")
    ] = None,
    constraints: Annotated[
        list[str] | None, typer.Option("--constraints", metavar="KIND=F", help="cli-option-constraints")
    ] = None,
    projects: Annotated[list[str] | None, typer.Option("--projects", metavar="F", help="cli-option-projects")] = None,
    milestones: Annotated[
        list[str] | None, typer.Option("--milestones", metavar="F", help="cli-option-milestones")
    ] = None,
    readiness: Annotated[
        list[str] | None, typer.Option("--readiness", metavar="F", help="cli-option-readiness")
    ] = None,
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
        files={name: _place(name, places) for name, places in zip(FILES, given, strict=True) if places},
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


def _place(dataset: str, places: list[str]) -> str:
    if len(places) > 1:
        raise InputRefused("option_twice", option=f"--{dataset}", values=", ".join(places))
    (place,) = places
    return table_place(dataset, place) if dataset in TABLES else place


def _constraints(texts: list[str]) -> dict[str, str]:
    """Return kind → place: ``KIND=F`` names one layer, a bare ``F`` all layers of a GeoPackage by their names."""
    whole = [text for text in texts if "=" not in text or Path(text).is_file()]
    named = pairs("--constraints", [text for text in texts if text not in whole])
    twice = next((kind for number, (kind, _) in enumerate(named) if kind in dict(named[:number])), None)
    if twice is not None:
        raise InputRefused("constraint_kind_twice", kind=twice, file=dict(named)[twice])
    return constraint_places(dict(named), whole)
