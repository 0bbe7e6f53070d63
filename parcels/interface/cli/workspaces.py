"""``init`` and ``upgrade``: a workspace made, or brought to this version."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now
from parcels.interface.cli.output import Output
from parcels.service.workspace import init_workspace, upgrade_workspace


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "init")(_init)
    command(app, "upgrade")(_upgrade)


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
