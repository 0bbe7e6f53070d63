"""A workspace with the demo city, made if there is none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from parcels.service.progress import Progress, silent

if TYPE_CHECKING:
    from parcels.service.workspace import Workspace


def ensure_demo(target: Path, *, now: datetime, progress: Progress = silent) -> Workspace:
    """Return the workspace at ``target``, made from the demo city if it does not exist yet."""
    raise NotImplementedError
