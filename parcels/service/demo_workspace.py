"""A workspace with the demo city, made if there is none."""

from datetime import datetime
from pathlib import Path

from parcels.demo import DemoSize, write_demo
from parcels.domain.errors import InputRefused
from parcels.service.progress import Progress, silent
from parcels.service.workspace import Workspace

MARKS = ("parcels.gpkg", "projects.xlsx")


def write_demo_files(folder: Path, size: DemoSize, *, progress: Progress = silent) -> tuple[Path, ...]:
    """Write the demo city into a new, empty or earlier demo folder.

    Raises
    ------
    InputRefused
        ``folder_is_file``, or ``folder_foreign`` if the folder holds anything else.
    """
    if folder.exists() and not folder.is_dir():
        raise InputRefused("folder_is_file", folder=str(folder))
    names = sorted(item.name for item in folder.iterdir()) if folder.exists() else []
    if names and not set(MARKS) <= set(names):
        raise InputRefused("folder_foreign", folder=str(folder), file=names[0])
    return write_demo(folder, size, progress)


def ensure_demo(target: Path, *, now: datetime, progress: Progress = silent) -> Workspace:
    """Return the workspace at ``target``, made from the demo city if it does not exist yet."""
    raise NotImplementedError
