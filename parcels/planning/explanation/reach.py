"""Which changes of single parcels could touch a project's sites, and the most a site could then be worth to it.

Everything here looks at all sites at once and errs on the generous side: what is left out cannot matter, what is kept
is looked at exactly (:mod:`effects`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from parcels.domain.codes import FunnelStep
from parcels.planning.estate import NEVER, day
from parcels.planning.explanation.obstacles import Obstacles
from parcels.planning.explanation.parcel_obstacles import NOWHERE, ParcelObstacles
from parcels.planning.explanation.relaxation import Dimension
from parcels.planning.parts import Flags, Ints
from parcels.planning.scoring import SitesAtHand, score_sites
from parcels.rules.checks import ROUNDING

Kind = tuple[Dimension, str]
"""What changes on a parcel; for a service also which."""


@dataclass(frozen=True, eq=False)
class Reach:
    """Sites a project could use, or use better, if one parcel changed.

    Attributes
    ----------
    gain
        Number of a parcel → most points a plan could gain over the bound by such a site; below zero what the site
        costs against the bound.
    free
        Parcels with such a site of which the plan uses nothing.
    """

    gain: Mapping[int, float]
    free: frozenset[int]


@dataclass(frozen=True, eq=False)
class _Sites:
    """Sites by the parcel whose change they wait for, and the land at its best for them."""

    sites: Ints
    parcel: Ints
    hand: SitesAtHand


def reaches(obstacles: Obstacles) -> Mapping[Kind, Reach]:
    """Return per kind of change what it could do for a project."""
    finder = _Finder(obstacles, ParcelObstacles(obstacles))
    found = {kind: _reach(obstacles, sites) for kind, sites in finder.all()}
    return {kind: reach for kind, reach in found.items() if reach.gain}


def _reach(obstacles: Obstacles, found: _Sites) -> Reach:
    context, demand = obstacles.context, obstacles.demand
    if not len(found.sites):
        return Reach({}, frozenset())
    sites, at = np.unique(found.sites, return_inverse=True)
    quality = context.search._quality(demand, sites)
    score = score_sites(demand, found.hand, sites, quality, context.policy).score[at]
    worth = np.where(score > 0, score + 0.0, -np.inf)
    if context.prices is not None:
        place = context.place[demand.project_id]
        price = context.site_price[found.sites] + obstacles.quota_price[found.sites] + context.prices.y[place]
        worth = worth - price - context.best[place]
    pays = worth > -np.inf
    gain: dict[int, float] = {}
    for parcel, value in zip(found.parcel[pays].tolist(), worth[pays].tolist(), strict=True):
        gain[parcel] = max(gain.get(parcel, -np.inf), value)
    return Reach(gain, frozenset(found.parcel[pays & context.untaken[found.sites]].tolist()))


@dataclass(frozen=True, eq=False)
class _Finder:
    """The sites of one project, kind of change by kind of change."""

    obstacles: Obstacles
    ground: ParcelObstacles

    def all(self) -> Iterator[tuple[Kind, _Sites]]:
        """Return every kind of change with the sites it could open or better."""
        yield (Dimension.RELEASE, ""), self._released()
        yield (Dimension.PROMISE, ""), self._freed()
        yield (Dimension.READY, ""), self._earlier()
        yield (Dimension.USE, ""), self._replanned()
        for name in self.obstacles.demand.services:
            yield (Dimension.SERVICE, name), self._served(name)

    def _released(self) -> _Sites:
        estate, options = self.obstacles.context.ground.estate, self.obstacles.context.options
        held = estate.held & ~np.isin(estate.ids, sorted(options.release))
        return self._on(self._passing(), held, self.obstacles.unheld)

    def _freed(self) -> _Sites:
        land, standing = self.obstacles.context.ground, self._hand.standing
        promised = np.zeros(len(land.estate.ids), bool)
        promised[land.parts.parcel[standing.parts.high_promise >= 0]] = True
        kept_away = self._passing(FunnelStep.FREE) & self.obstacles.reserve & ~self.obstacles.masks[FunnelStep.FREE]
        return self._on(kept_away, promised, self._hand)

    def _earlier(self) -> _Sites:
        standing = self._hand.standing
        today = day(self.obstacles.context.as_of)
        waiting = self._passing(FunnelStep.READY) & self.obstacles.reserve & (standing.ready_day > today)
        days = self.obstacles.context.ground.estate.ready_day
        best = replace(standing, ready_day=np.full_like(standing.ready_day, today))
        late = self._on(waiting, (days > today) & (days < NEVER), SitesAtHand(self._hand.land, best, self._hand.shapes))
        last = days[late.parcel] == standing.ready_day[late.sites]
        return _Sites(late.sites[last], late.parcel[last], late.hand)

    def _replanned(self) -> _Sites:
        open_ = self._passing(FunnelStep.USE) & self.obstacles.reserve & (self.ground.misused.parcel != NOWHERE)
        sites = np.flatnonzero(open_)
        return _Sites(sites, self.ground.misused.parcel[sites], self._hand)

    def _served(self, name: str) -> _Sites:
        """Return sites that lack this service alone, or could have more of it: spare capacity counts for the fit."""
        standing, need = self._hand.standing, self.obstacles.demand.services[name]
        short = self.obstacles.short_services()
        others = np.logical_or.reduce([mask for other, mask in short.items() if other != name] or [~self._everywhere])
        open_ = self._passing(FunnelStep.SERVICES) & self.obstacles.reserve & ~others
        capacity = {**standing.capacity, name: np.full_like(standing.capacity[name], np.inf)}
        best = SitesAtHand(self._hand.land, replace(standing, capacity=capacity), self._hand.shapes)
        parcels = self.obstacles.context.ground.estate.services[name]
        scarce = ~(parcels >= need * 2 * (1 + ROUNDING))
        return self._on(open_, scarce, best)

    @property
    def _hand(self) -> SitesAtHand:
        return self.obstacles.context.search.hand

    @property
    def _everywhere(self) -> Flags:
        return np.ones(len(self.obstacles.context.ground.sites), bool)

    def _passing(self, *steps: FunnelStep) -> Flags:
        """Return the sites that pass every step but some; reserve and shape are not looked at."""
        masks = [mask for step, mask in self.obstacles.masks.items() if step not in steps]
        return np.asarray(np.logical_and.reduce(masks))

    def _on(self, sites: Flags, parcels: Flags, hand: SitesAtHand) -> _Sites:
        """Return (site, parcel) for every chosen parcel a chosen site uses."""
        land = self.obstacles.context.ground
        site, parcel = (
            np.repeat(np.arange(len(land.sites)), land.sites.num_parts),
            land.parts.parcel[land.sites.members],
        )
        hit = sites[site] & parcels[parcel]
        return _Sites(site[hit], parcel[hit], hand)
