"""``demo``: the files of the fictional city."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.demo import DemoSize
from parcels.interface.cli.command import command
from parcels.interface.cli.output import Output
from parcels.service.demo_workspace import write_demo_files

DEFAULT = DemoSize()


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "demo")(_demo)


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
