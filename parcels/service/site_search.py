"""Where one project can go, and which projects fit one parcel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopandas import GeoDataFrame
from pandas import DataFrame

if TYPE_CHECKING:
    from parcels.planning.candidates import FunnelCount
    from parcels.service.access import Actor
    from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class SearchOptions:
    """How many sites, under which policy (``None``: packaged demo policy), on which date, with which reserve lifted."""

    as_of: date
    top: int = 10
    policy: Path | None = None
    release: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SiteSearch:
    """Ranked sites of one project.

    Attributes
    ----------
    project
        The project's record (fields of the schema).
    sites
        Best first, index ``rank`` from 1: columns of ``CandidatePool.frame`` with geometry in the workspace CRS.
    funnel
        How many sites were left after each step, universe first.
    cut_off
        Feasible sites found but not kept (``max_per_project``).
    quality
        Quality of the project at its least area: ``q, known_share, assessable`` and indicator parts.
    """

    project: Mapping[str, Any]
    sites: GeoDataFrame
    funnel: tuple[FunnelCount, ...]
    cut_off: int
    found: int
    quality: Mapping[str, Any]
    seconds: float


def search_sites(ws: Workspace, project_id: str, options: SearchOptions, *, actor: Actor) -> SiteSearch:
    """Return the ranked sites of one project with reasons and the funnel."""
    raise NotImplementedError


def projects_for_parcel(ws: Workspace, parcel_id: str, options: SearchOptions, *, actor: Actor) -> DataFrame:
    """Return the projects that have a site containing the parcel, best score first, index ``rank``.

    Columns: ``project, name, sector_group, stage, score, quality, fit, site, parcels, area_m2, site_rank`` (place of that site among
    all sites of the project), ``num_sites`` (sites of the project containing the parcel), ``findings``.
    """
    raise NotImplementedError
