"""Which one parcel stands in the way of a project on each site, rule by rule."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from parcels.planning.estate import day
from parcels.planning.explanation.obstacles import Obstacles
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


def best_worth(obstacles: Obstacles, sites: Ints) -> Floats:
    """Return the bound of sites under any change, whatever it does to quality."""
    return obstacles.could_pay(sites, obstacles.demand)
