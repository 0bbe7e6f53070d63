"""Opening a workspace from the command line, as the person at the keyboard."""

import getpass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from parcels.domain.errors import ParcelsError
from parcels.interface.cli.output import Output
from parcels.service.access import Actor, system_actor
from parcels.service.workspace import Workspace, open_workspace


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def actor() -> Actor:
    """Return the person at the keyboard, by the name the operating system knows."""
    try:
        return system_actor(getpass.getuser())
    except (KeyError, OSError):  # a container without an entry for this user
        return system_actor("unknown")


def _say_not_anchored(out: Output, error: ParcelsError) -> None:
    """Say that a write is stored but not anchored; the exit code says that a person must look."""
    out.must_look = True
    out.note("cli-anchor-failed", reason=out.words.error(error))


def opened(out: Output, target: str) -> Workspace:
    """Open a workspace and let failures be logged beside it."""
    ws = open_workspace(target)
    ws.anchoring.report = partial(_say_not_anchored, out)
    if Path(target).is_dir():
        out.workspace = Path(target)
    return ws
