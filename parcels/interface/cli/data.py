"""``demo``, ``init`` and ``import``: files written, a workspace made, files read in."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.demo import DemoSize
from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now
from parcels.interface.cli.output import Output
from parcels.service.demo_workspace import write_demo_files
from parcels.service.workspace import init_workspace

DEFAULT = DemoSize()


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "demo")(_demo)
    command(app, "init")(_init)


def _demo(
    out: Output,
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
