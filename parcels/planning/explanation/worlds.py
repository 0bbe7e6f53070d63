"""The data after some changes, and the candidates that come of it; nothing but the named change differs."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from pandas import DataFrame

from parcels.domain.finding import Finding
from parcels.planning.appraisal import Appraisal, appraise
from parcels.planning.candidates import CandidateOptions, Search
from parcels.planning.estate import Estate, day
from parcels.planning.examination import Desk
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.relaxation import OF_PROJECT, Dimension, Relaxation
from parcels.planning.fitting import Rules, fit_sites
from parcels.planning.land import Land
from parcels.planning.scoring import SitesAtHand
from parcels.planning.shapes import Shapes
from parcels.planning.sites import sites_within
from parcels.planning.standing import standing_of
from parcels.rules.demand import ProjectDemand, read_demand
from parcels.rules.facts import SiteFacts

_FIELD = {
    Dimension.AREA_MIN: "area_min_mu",
    Dimension.AREA_MAX: "area_max_mu",
    Dimension.NEED_BY: "need_by",
    Dimension.WIDTH: "min_width_m",
}


@dataclass(frozen=True, eq=False)
class World:
    """One project's demand and the land after some changes; ``parcels`` are those changed for everybody."""

    demand: ProjectDemand
    own: Search
    others: Search
    parcels: frozenset[str]


class _QuietDesk(Desk):
    """A desk without findings: what is only tried needs no reasons."""

    def findings(self, project: ProjectDemand, facts: SiteFacts) -> tuple[Finding, ...]:
        """Return nothing."""
        return ()


def world_of(context: PlanContext, project: str, changes: Sequence[Relaxation]) -> World:
    """Return the world in which some changes were made for a project."""
    row = changed_row(context.rows[project], changes)
    search, parcels = context.search, frozenset(c.subject for c in changes if c.dimension not in OF_PROJECT)
    if parcels:
        land, options = changed_land(context.ground, changes), changed_options(context, changes)
        search = twin(search, land, SitesAtHand(land, standing_of(land, context.as_of, options), search.hand.shapes))
    own = search
    if any(change.dimension is Dimension.AREA_MIN for change in changes):
        own = with_appraisal(search, appraisal_of(context, [row]))
    elif not parcels:
        own = with_appraisal(search, search.appraisal)
    return World(read_demand(row), own, search, parcels)


def own_candidates(world: World) -> DataFrame:
    """Return the candidates of the project the changes are made for."""
    return world.own.candidates(world.demand).frame


def others_candidates(context: PlanContext, world: World) -> Mapping[str, DataFrame]:
    """Return the candidates of every other project the changed parcels concern."""
    return {name: world.others.candidates(context.demands[name]).frame for name in _concerned(context, world)}


def changed_row(row: Mapping[str, Any], changes: Sequence[Relaxation]) -> dict[str, Any]:
    """Return a project's record with its demand changed."""
    changed = dict(row)
    for change in changes:
        if change.dimension in OF_PROJECT:
            value = date.fromisoformat(change.value) if change.dimension is Dimension.NEED_BY else float(change.value)
            changed[_FIELD[change.dimension]] = value
    return changed


def changed_land(land: Land, changes: Sequence[Relaxation]) -> Land:
    """Return land with the records of single parcels changed."""
    estate = land.estate
    for change in changes:
        if change.dimension in _ON_ESTATE:
            estate = _ON_ESTATE[change.dimension](estate, estate.number_of[change.subject], change.value)
    return replace(land, estate=estate)


def changed_options(context: PlanContext, changes: Sequence[Relaxation]) -> CandidateOptions:
    """Return the options with parcels released and commitments given up."""
    options = context.options
    released = {change.subject for change in changes if change.dimension is Dimension.RELEASE}
    freed = {change.subject for change in changes if change.dimension is Dimension.PROMISE}
    kept = {name: holder for name, holder in options.commitments.items() if name.split("/")[0] not in freed}
    return replace(options, release=options.release | released, commitments=kept)


def appraisal_of(context: PlanContext, rows: Sequence[Mapping[str, Any]], names: Sequence[str] = ()) -> Appraisal:
    """Return the quality of changed projects; ``names`` tells several variants of one project apart."""
    index = list(names) or [str(row["project_id"]) for row in rows]
    frame = DataFrame([dict(row) for row in rows], index=index)
    frame["project_id"] = index
    return appraise(frame, context.search.appraisal.platforms, context.policy)


def twin(search: Search, land: Land, hand: SitesAtHand) -> Search:
    """Return a search on changed land that shares everything else."""
    other = copy(search)
    other.land, other.hand, other._known = land, hand, {}
    other.desk = _QuietDesk(land, hand.standing, search.appraisal, search.policy)
    return other


def with_appraisal(search: Search, appraisal: Appraisal) -> Search:
    """Return a search with another appraisal that shares everything else."""
    other = copy(search)
    other.appraisal = appraisal
    other.desk = _QuietDesk(search.land, search.hand.standing, appraisal, search.policy)
    return other


def _concerned(context: PlanContext, world: World) -> list[str]:
    """Return the other projects with a candidate on changed parcels, before or after the change."""
    if not world.parcels:
        return []
    frame = context.pool.frame
    before = {p for p, parcels in zip(frame["project"], frame["parcels"], strict=True) if world.parcels & set(parcels)}
    return sorted(({*before, *_newly(context, world)} & set(context.demands)) - {world.demand.project_id})


def _newly(context: PlanContext, world: World) -> list[str]:
    land = world.others.land
    numbers = [land.estate.number_of[parcel] for parcel in world.parcels]
    touched = land.sites.over(np.logical_or, np.isin(land.parts.parcel, numbers))
    near = replace(land, sites=sites_within(land.sites, touched))
    options = world.others.hand.standing.options
    hand = SitesAtHand(near, standing_of(near, context.as_of, options), Shapes(near))
    rules = Rules(context.policy, context.search.appraisal)
    return [name for name, demand in context.demands.items() if len(fit_sites(demand, hand, rules).sites)]


def _ready(estate: Estate, parcel: int, value: str) -> Estate:
    days = estate.ready_day.copy()
    days[parcel] = day(date.fromisoformat(value))
    return replace(estate, ready_day=days)


def _use(estate: Estate, parcel: int, value: str) -> Estate:
    scheme, _, code = value.partition(" ")
    uses = estate.uses if (scheme, code) in estate.uses else (*estate.uses, (scheme, code))
    use = estate.use.copy()
    use[parcel] = uses.index((scheme, code))
    return replace(estate, use=use, uses=uses)


def _promise(estate: Estate, parcel: int, value: str) -> Estate:
    holders = (*estate.promised_to[:parcel], "", *estate.promised_to[parcel + 1 :])
    return replace(estate, promised_to=holders)


def _service(estate: Estate, parcel: int, value: str) -> Estate:
    name, _, capacity = value.partition("=")
    values = estate.services[name].copy()
    values[parcel] = float(capacity)
    return replace(estate, services={**estate.services, name: values})


_ON_ESTATE = {
    Dimension.READY: _ready,
    Dimension.USE: _use,
    Dimension.PROMISE: _promise,
    Dimension.SERVICE: _service,
}
