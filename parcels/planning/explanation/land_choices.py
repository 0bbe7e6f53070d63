"""Changes of single parcels: earlier delivery, another planned use, release from reserve, a promise, a service."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil

import numpy as np

from parcels.domain.codes import FunnelStep
from parcels.planning.estate import EPOCH, NEVER, day
from parcels.planning.explanation.choices import Choice, by_group, relaxation
from parcels.planning.explanation.obstacles import Obstacles
from parcels.planning.explanation.relaxation import Dimension, Relaxation
from parcels.planning.explanation.steps import months_before, shifted
from parcels.planning.land import fitting_uses
from parcels.planning.parts import Flags, Floats, Ints

NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Single:
    """Per site, the one parcel that stands in the way by one rule; ``NOWHERE`` for none or several."""

    parcel: Ints


@dataclass(frozen=True, eq=False)
class ParcelObstacles:
    """Which parcels stand in the way of a project, rule by rule."""

    obstacles: Obstacles

    @cached_property
    def late(self) -> Single:
        """Parcels delivered too late; unknown dates are not counted as something to hurry."""
        estate = self.obstacles.context.ground.estate
        return self._single(estate.ready_day > day(self.obstacles.demand.need_by))

    @cached_property
    def misused(self) -> Single:
        """Parcels planned for another use."""
        land, demand = self.obstacles.context.ground, self.obstacles.demand
        fits = fitting_uses(land.estate, demand.uses, demand.uses_scheme, self.obstacles.context.policy)
        return self._single(~fits[land.estate.use])

    @cached_property
    def held(self) -> Single:
        """Parcels held in reserve and not released."""
        estate, options = self.obstacles.context.ground.estate, self.obstacles.context.options
        return self._single(estate.held & ~np.isin(estate.ids, sorted(options.release)))

    @cached_property
    def promised(self) -> Single:
        """Parcels promised to another project."""
        land, standing = self.obstacles.context.ground, self.obstacles.context.search.hand.standing
        own = standing.promised.get(self.obstacles.demand.project_id, -2)
        parts = standing.parts
        other = (parts.high_promise >= 0) & ((parts.high_promise != own) | (parts.low_promise != own))
        parcels = np.zeros(len(land.estate.ids), bool)
        parcels[land.parts.parcel[other]] = True
        return self._single(parcels)

    def _single(self, parcels: Flags) -> Single:
        """Return the only parcel of each site among some."""
        land = self.obstacles.context.ground
        hit = parcels[land.parts.parcel]
        count = land.sites.over(np.add, hit.astype(np.int64))
        which = land.sites.over(np.maximum, np.where(hit, land.parts.parcel, NOWHERE))
        return Single(np.where(count == 1, which, NOWHERE))


def land_choices(obstacles: Obstacles) -> Iterator[Choice]:
    """Return every change of one parcel that opens a site to a project or might win it one."""
    missing = obstacles.missing()
    near = np.flatnonzero(missing <= 1)
    near = near[obstacles.shape_ok(near)] if len(near) else near
    if not len(near):
        return
    worth = np.full(len(missing), -np.inf)
    worth[near] = obstacles.could_pay(near)
    ground = ParcelObstacles(obstacles)
    at = _At(obstacles, ground, near, missing)
    for groups in (_earlier(at), _replanned(at), _released(at), _freed(at), _served(at)):
        yield from by_group(obstacles, groups, worth)


@dataclass(frozen=True, eq=False)
class _At:
    """Sites at most one step away, and what stands there."""

    obstacles: Obstacles
    ground: ParcelObstacles
    near: Ints
    missing: Ints

    def failing(self, step: FunnelStep) -> Ints:
        """Return the sites kept away by one step alone."""
        return self.near[(self.missing[self.near] == 1) & ~self.obstacles.masks[step][self.near]]

    @property
    def open(self) -> Ints:
        """Return the sites open already."""
        return self.near[self.missing[self.near] == 0]

    def groups(self, single: Single, sites: Ints) -> Iterator[tuple[int, str, Ints]]:
        """Return the sites by the one parcel in the way."""
        parcel = single.parcel[sites]
        for number in np.unique(parcel[parcel != NOWHERE]):
            yield int(number), self.obstacles.context.ground.estate.ids[int(number)], sites[parcel == number]


Groups = Iterator[tuple[Relaxation, Ints]]


def _earlier(at: _At) -> Groups:
    """Earlier delivery: as many months as are needed, and up to the slack that counts full."""
    context, demand = at.obstacles.context, at.obstacles.demand
    slack = ceil(context.policy.fit.slack_months)
    for number, parcel, sites in at.groups(at.ground.late, at.failing(FunnelStep.READY)):
        if context.ground.estate.ready_day[number] < NEVER:
            ready = EPOCH + timedelta(days=int(context.ground.estate.ready_day[number]))
            first = months_before(ready, demand.need_by)
            yield from _months(at, parcel, ready, (range(first, first + slack + 1), sites))
    latest = _latest(at)
    for number, parcel, sites in at.groups(latest, at.open):
        ready = EPOCH + timedelta(days=int(context.ground.estate.ready_day[number]))
        if shifted(ready, slack) > demand.need_by:
            yield from _months(at, parcel, ready, (range(1, slack + 1), sites))


def _months(at: _At, parcel: str, ready: date, months: tuple[range, Ints]) -> Groups:
    for number in months[0]:
        on = shifted(ready, -number)
        if on > at.obstacles.context.as_of:
            yield relaxation(at.obstacles, Dimension.READY, number, parcel, on.isoformat()), months[1]


def _latest(at: _At) -> Single:
    """Return the one parcel each site waits for, if it is not ready yet."""
    land, today = at.obstacles.context.ground, day(at.obstacles.context.as_of)
    ready = land.estate.ready_day[land.parts.parcel]
    ordered = ready * (len(land.estate.ids) + 1) + land.parts.parcel
    last = land.sites.over(np.maximum, ordered) % (len(land.estate.ids) + 1)
    days = land.estate.ready_day[last] if len(last) else last
    return Single(np.where((days > today) & (days < NEVER), last, NOWHERE))


def _replanned(at: _At) -> Groups:
    """Another planned use for the one parcel that has a wrong one: the first use the project names."""
    estate, demand = at.obstacles.context.ground.estate, at.obstacles.demand
    for number, parcel, sites in at.groups(at.ground.misused, at.failing(FunnelStep.USE)):
        scheme = demand.uses_scheme or estate.uses[int(estate.use[number])][0]
        yield relaxation(at.obstacles, Dimension.USE, 1, parcel, f"{scheme} {demand.uses[0]}"), sites


def _released(at: _At) -> Groups:
    """Release of the one parcel held in reserve, also where it only costs points."""
    kept_away = at.near[(at.missing[at.near] == 1) & ~at.obstacles.reserve[at.near]]
    sites = np.union1d(kept_away, at.open)
    for _, parcel, own in at.groups(at.ground.held, sites):
        yield relaxation(at.obstacles, Dimension.RELEASE, 1, parcel), own


def _freed(at: _At) -> Groups:
    """Give up a promise to somebody else."""
    for _, parcel, sites in at.groups(at.ground.promised, at.failing(FunnelStep.FREE)):
        yield relaxation(at.obstacles, Dimension.PROMISE, 1, parcel), sites


def _served(at: _At) -> Groups:
    """One service raised to the need on the first parcel of the site."""
    land, demand = at.obstacles.context.ground, at.obstacles.demand
    sites = at.failing(FunnelStep.SERVICES)
    short = {name: mask[sites] for name, mask in at.obstacles.short_services().items()}
    count = np.sum([np.zeros(len(sites)), *short.values()], axis=0)
    first = land.parts.parcel[land.sites.members[land.sites.ptr[sites]]]
    for name, mask in short.items():
        for number in np.unique(first[mask & (count == 1)]) if name != "road" else ():
            own = sites[mask & (count == 1) & (first == number)]
            value = f"{name}={demand.services[name]:g}"
            yield relaxation(at.obstacles, Dimension.SERVICE, 1, land.estate.ids[int(number)], value), own


def best_worth(obstacles: Obstacles, sites: Ints) -> Floats:
    """Return the bound of sites under any change, whatever it does to quality."""
    return obstacles.could_pay(sites, obstacles.demand)
