"""Overlay and findings for every parcel, measured once per content version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.service.progress import Progress, silent

if TYPE_CHECKING:
    from parcels.service.access import Actor
    from parcels.service.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Screening:
    """What was measured on every parcel and what the rules say about it.

    Attributes
    ----------
    measures
        Indexed by ``parcel_id`` (also a column): areas in m², shares in [0, 1], distances in m, and ``findings`` (tuple of rule codes).
    findings
        One row per finding: ``parcel_id, rule, verdict, severity, value, limit, unit, values``.
    parcels
        The parcels themselves with geometry, same index.
    """

    measures: DataFrame
    findings: DataFrame
    parcels: GeoDataFrame
    as_of: date
    versions: Mapping[str, str]
    seconds: float


@dataclass(frozen=True)
class ScreenOptions:
    """Law date and policy (``None``: the packaged demo policy)."""

    as_of: date
    policy: Path | None = None


def screen(ws: Workspace, options: ScreenOptions, *, actor: Actor, progress: Progress = silent) -> Screening:
    """Return measures and findings of every parcel of the workspace."""
    raise NotImplementedError
