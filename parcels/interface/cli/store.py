"""``backup``, ``restore`` and ``grant``: the care of a store."""

from pathlib import Path
from typing import Annotated

import typer

from parcels.interface.cli.arguments import Workspace
from parcels.interface.cli.command import command
from parcels.interface.cli.opening import actor, now, opened
from parcels.interface.cli.output import Output
from parcels.service.backup import Manifest, back_up, restore
from parcels.service.database_roles import grant_role


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    command(app, "backup")(_backup)
    command(app, "restore")(_restore)
    command(app, "grant")(_grant)


def _backup(
    out: Output,
    ws: Workspace,
    *,
    file: Annotated[Path, typer.Option("--out", metavar="F", help="cli-option-backup-out")],
) -> int:
    manifest = back_up(opened(out, ws), file, now=now(), actor=actor())
    out.say("cli-backup-done", file=str(file), rows=sum(manifest.contents.counts.values()), head=_head(manifest))
    out.document({"file": file, "manifest": manifest})
    return 0


def _restore(
    out: Output,
    file: Annotated[Path, typer.Argument(metavar="F", help="cli-arg-backup")],
    ws: Workspace,
    anchor: Annotated[
        str | None, typer.Option("--anchor", metavar="SEQ:HASH", help="cli-option-restore-anchor")
    ] = None,
) -> int:
    manifest = restore(file, ws, anchor=anchor, actor=actor())
    out.say("cli-restore-done", file=str(file), rows=sum(manifest.contents.counts.values()), head=_head(manifest))
    if anchor is None:
        out.say("cli-restore-unanchored")
    out.document({"workspace": ws, "anchored": anchor is not None, "manifest": manifest})
    return 0


def _head(manifest: Manifest) -> str:
    return f"{manifest.contents.head.seq}:{manifest.contents.head.hash}"


def _grant(
    out: Output,
    ws: Workspace,
    *,
    role: Annotated[str, typer.Option("--role", metavar="NAME", help="cli-option-grant-role")],
) -> int:
    grant_role(opened(out, ws), role, now=now(), actor=actor())
    out.say("cli-grant-done", role=role)
    out.document({"role": role})
    return 0
