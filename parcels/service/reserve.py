"""Parcels held back, and who wants them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pandas import DataFrame

from parcels.domain.codes import ReserveStatus
from parcels.domain.finding import Finding
from parcels.planning.candidates import CandidateOptions, find_candidates
from parcels.planning.holding.released import sites_on
from parcels.rules.law import law_plan
from parcels.service.access import Actor, require
from parcels.service.plain import rows_of
from parcels.service.prepared import Basis, basis
from parcels.service.screening import parcel_measures
from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class ReserveOptions:
    """Law date, policy, and how many wanting projects to show per parcel."""

    as_of: date
    policy: Path | None = None
    top: int = 3


@dataclass(frozen=True)
class Want:
    """A project with a feasible site using the parcel if the reserve were lifted.

    ``is_allowed`` tells that the site passes with the reserve kept as it is (the project meets the release bar).
    """

    project: str
    name: str
    sector_group: str
    quality: float
    score: int
    site: str
    parcels: tuple[str, ...]
    is_allowed: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ReservedParcel:
    """One reserved parcel: record, measures and the projects that want it, best first."""

    parcel_id: str
    record: Mapping[str, Any]
    measures: Mapping[str, Any]
    wants: tuple[Want, ...]
    num_wants: int


def held_parcels(prepared: Basis) -> tuple[str, ...]:
    """Return the parcels in policy reserve that can still be allocated, by id."""
    parcels = prepared.land.parcels
    return tuple(parcels.index[parcels["reserve_status"] == ReserveStatus.HELD])


def reserved_parcels(ws: Workspace, options: ReserveOptions, *, actor: Actor) -> tuple[ReservedParcel, ...]:
    """Return the parcels in reserve with who wants them, most wanted first."""
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of)
    held = held_parcels(prepared)
    measures, _ = parcel_measures(ws, prepared.city, law_plan(prepared.land.law_context.rules))
    wanted = _searched(prepared, held, prepared.options(release=held))
    found = [_reserved(prepared, parcel, measures, (wanted, options.top)) for parcel in held]
    return tuple(sorted(found, key=lambda one: (-one.num_wants, one.parcel_id)))


def _searched(prepared: Basis, parcels: Collection[str], options: CandidateOptions) -> DataFrame:
    """Return the candidates of every project on sites that use some parcels, whatever better sites it has elsewhere."""
    land, projects = sites_on(prepared.land, parcels), prepared.city.projects
    return find_candidates(land, projects, prepared.policy, prepared.as_of, options=options).frame


def may_while_held(prepared: Basis, sites: Mapping[str, tuple[str, ...]], parcel: str) -> frozenset[tuple[str, str]]:
    """Return which (project, site) on a parcel pass every rule with the reserve kept as it is.

    The sites are asked for by name, so that none is missing because its project has better ones.
    """
    if not sites:
        return frozenset()
    frame = _searched(prepared, [parcel], prepared.options(wanted=sites))
    pairs = zip(frame["project"], frame["site"], strict=True)
    return frozenset((str(project), str(site)) for project, site in pairs if site in sites.get(str(project), ()))


def _reserved(prepared: Basis, parcel: str, measures: DataFrame, wanted: tuple[DataFrame, int]) -> ReservedParcel:
    frame, top = wanted
    using = frame.loc[[parcel in parcels for parcels in frame["parcels"]]]
    best = using.sort_values(["score", "project"], ascending=[False, True]).drop_duplicates("project")
    rows = rows_of(best.head(top))
    allowed = (
        may_while_held(prepared, {row["project"]: (row["site"],) for row in rows}, parcel) if rows else frozenset()
    )
    return ReservedParcel(
        parcel_id=parcel,
        record=rows_of(prepared.city.parcels.loc[[parcel]].drop(columns="geometry"))[0],
        measures=rows_of(measures.loc[[parcel]])[0],
        wants=tuple(_want(prepared, row, allowed) for row in rows),
        num_wants=len(best),
    )


def _want(prepared: Basis, row: Mapping[str, Any], allowed: Collection[tuple[str, str]]) -> Want:
    project = prepared.city.projects.loc[row["project"]]
    return Want(
        project=row["project"],
        name=str(project["name"]),
        sector_group=str(project["sector_group"] or ""),
        quality=float(row["quality"]),
        score=int(row["score"]),
        site=row["site"],
        parcels=row["parcels"],
        is_allowed=(row["project"], row["site"]) in allowed,
        findings=row["findings"],
    )
