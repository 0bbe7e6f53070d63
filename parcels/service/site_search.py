"""Where one project can go, and which projects fit one parcel."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geopandas import GeoDataFrame
from pandas import DataFrame, RangeIndex

from parcels.domain.errors import InputRefused
from parcels.planning.candidates import FunnelCount, ProjectCandidates, candidates_for, demand_of
from parcels.planning.dropping import Dropped, dropped_parcels
from parcels.planning.land import Land
from parcels.rules.quality import project_quality
from parcels.service.access import Actor, require
from parcels.service.last_used import LastUsed, Same
from parcels.service.plain import plain, rows_of
from parcels.service.plan_shapes import site_shapes
from parcels.service.prepared import Basis, basis, nearest, options_of, pool
from parcels.service.workspace import Workspace

MATCH_COLUMNS = (
    "project", "name", "sector_group", "stage", "score", "quality", "fit", "site", "parcels", "area_m2", "site_rank",
    "num_sites", "findings",
)  # fmt: skip


@dataclass(frozen=True)
class SearchOptions:
    """How many sites, under which policy (``None``: packaged demo policy), on which date, with which reserve lifted."""

    as_of: date
    top: int = 10
    policy: Path | None = None
    release: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SitesOfParcels:
    """Candidates with ``site_rank``, their place among those of the same project, and the rows of each parcel."""

    ranked: DataFrame
    rows: Mapping[str, list[int]]

    @classmethod
    def of(cls, candidates: DataFrame) -> "SitesOfParcels":
        """Look through all candidates once; there are many thousands, and every click on a parcel asks."""
        rows: dict[str, list[int]] = {}
        for row, parcels in enumerate(candidates["parcels"]):
            for parcel in dict.fromkeys(parcels):
                rows.setdefault(parcel, []).append(row)
        return cls(candidates.assign(site_rank=candidates.groupby("project").cumcount() + 1), rows)

    def with_parcel(self, parcel: str) -> DataFrame:
        """Return the candidates that contain a parcel."""
        return self.ranked.iloc[self.rows.get(parcel, [])]


_SITES: LastUsed[SitesOfParcels] = LastUsed(3)


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
    found, cut_off
        Feasible sites with a positive score, and how many of them the policy's bound did not keep.
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
    """Return the ranked sites of one project with reasons and the funnel.

    Raises
    ------
    InputRefused
        ``project_unknown`` with similar ids, ``project_wants_no_land`` for one that has its land or was withdrawn.
    """
    require(actor, "search_sites")
    start = time.perf_counter()
    prepared = basis(ws, options.policy, options.as_of)
    refuse_no_demand(prepared, project_id)
    extra = options_of(prepared, options.release)
    demand = demand_of(prepared.land, project_id)
    found = candidates_for(demand, prepared.land, prepared.policy, prepared.as_of, options=extra)
    return SiteSearch(
        project=rows_of(prepared.city.projects.loc[[project_id]])[0],
        sites=_ranked(found, prepared.land, options.top),
        funnel=found.funnel,
        cut_off=found.cut_off,
        found=found.num_feasible,
        quality=_quality(prepared, project_id),
        seconds=time.perf_counter() - start,
    )


def dropped_land(ws: Workspace, project_id: str, options: SearchOptions, *, actor: Actor) -> Dropped:
    """Return at which step of the funnel of a project each parcel drops out.

    Raises
    ------
    InputRefused
        As :func:`search_sites`.
    """
    require(actor, "search_sites")
    prepared = basis(ws, options.policy, options.as_of)
    refuse_no_demand(prepared, project_id)
    extra = options_of(prepared, options.release)
    return dropped_parcels(project_id, prepared.land, prepared.policy, prepared.as_of, options=extra)


def refuse_no_demand(prepared: Basis, project_id: str) -> None:
    """Raise unless the project exists and still wants land.

    Raises
    ------
    InputRefused
        ``project_unknown`` or ``project_wants_no_land``.
    """
    projects = prepared.city.projects
    if project_id not in projects.index:
        raise InputRefused("project_unknown", project=project_id, near=nearest(project_id, projects.index))
    demand = demand_of(prepared.land, project_id)
    if not demand.wants_land:
        raise InputRefused("project_wants_no_land", project=project_id, stage=str(demand.stage))


def _ranked(found: ProjectCandidates, land: Land, top: int) -> GeoDataFrame:
    frame = found.frame.head(top)
    shapes = site_shapes(land, dict(zip(frame["site"], frame["atoms"], strict=True)))
    sites = GeoDataFrame(frame, geometry=[shapes[site] for site in frame["site"]], crs=land.city.crs)
    return sites.set_axis(RangeIndex(1, len(sites) + 1, name="rank"), axis=0)


def _quality(prepared: Basis, project_id: str) -> Mapping[str, Any]:
    record = prepared.city.projects.loc[[project_id]]
    return plain(project_quality(record, None, prepared.policy).iloc[0].to_dict())  # type: ignore[return-value]


def projects_for_parcel(ws: Workspace, parcel_id: str, options: SearchOptions, *, actor: Actor) -> DataFrame:
    """Return the projects that have a site containing the parcel, best score first, index ``rank``.

    Columns: ``project, name, sector_group, stage, score, quality, fit, site, parcels, area_m2, site_rank`` (place of
    that site among the kept ones of the project), ``num_sites`` (kept sites containing the parcel), ``findings``.

    Raises
    ------
    InputRefused
        ``parcel_unknown`` with similar ids.
    """
    require(actor, "search_sites")
    prepared = basis(ws, options.policy, options.as_of)
    if parcel_id not in prepared.city.parcels.index:
        near = nearest(parcel_id, prepared.city.parcels.index)
        raise InputRefused("parcel_unknown", parcel=parcel_id, near=near)
    frame = pool(prepared, options_of(prepared, options.release)).frame
    sites = _SITES.get(Same(frame), lambda: SitesOfParcels.of(frame))
    return matches(sites.with_parcel(parcel_id), prepared.city.projects).head(options.top)


def matches(own: DataFrame, projects: DataFrame) -> DataFrame:
    """Return the best of the candidates of one parcel for each project, best score first."""
    best = own.drop_duplicates("project").copy()
    best["num_sites"] = best["project"].map(own["project"].value_counts())
    best = best.join(projects[["name", "sector_group", "stage"]], on="project")
    best = best.sort_values(["score", "project"], ascending=[False, True])[list(MATCH_COLUMNS)]
    return best.set_axis(RangeIndex(1, len(best) + 1, name="rank"), axis=0)
