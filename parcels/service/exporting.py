"""Everything of a workspace that leaves it as files, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parcels.geo.city import City
from parcels.service.plans import SavedPlan
from parcels.service.screening import Screening

if TYPE_CHECKING:
    from parcels.service.access import Actor
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
    raise NotImplementedError
