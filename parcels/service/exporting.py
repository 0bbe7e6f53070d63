"""What leaves a workspace as files: gathered once, and handed out only together with an event that says who took it."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from parcels.geo.city import City
from parcels.service.access import Actor, require
from parcels.service.log import record_export
from parcels.service.plans import SavedPlan, latest_plan
from parcels.service.screening import Screening, ScreenOptions, screen
from parcels.service.workspace import Workspace


@dataclass(frozen=True, eq=False)
class ExportBundle:
    """The city, its screening and the plan saved last."""

    city: City
    screening: Screening
    plan: SavedPlan | None
    as_of: date


def gather_export(ws: Workspace, *, as_of: date, policy: Path | None = None, actor: Actor) -> ExportBundle:
    """Return what an export holds."""
    require(actor, "export")
    screening = screen(ws, ScreenOptions(as_of, policy), actor=actor)
    return ExportBundle(ws.city(), screening, latest_plan(ws, actor=actor), as_of)


def handed_out(ws: Workspace, kind: str, name: str, content: bytes, *, now: datetime, actor: Actor) -> bytes:
    """Return a file for somebody to take away, once ``exported`` is recorded with its name and SHA-256.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``; then nothing is handed out.
    """
    record_export(ws, kind, name, hashlib.sha256(content).hexdigest(), now=now, actor=actor)
    return content
