"""Opening a workspace from the command line, as the person at the keyboard."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

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


def opened(out: Output, target: str) -> Workspace:
    """Open a workspace and let failures be logged beside it."""
    ws = open_workspace(target)
    if Path(target).is_dir():
        out.workspace = Path(target)
    return ws
