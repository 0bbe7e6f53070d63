"""Everything of a workspace that leaves it as files, gathered once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parcels.geo.city import City
from parcels.service.access import Actor, require
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
