"""What stands between a project and every site: one mask per hard rule, over all sites at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

import numpy as np

from parcels.domain.codes import FunnelStep
from parcels.domain.units import mu_from_m2
from parcels.planning.candidates import period
from parcels.planning.estate import ANY_GROUP, EPOCH, day
from parcels.planning.explanation.context import PlanContext
from parcels.planning.fitting import Rules, bar_mask, free_mask, law_mask, ready_mask, services_mask, use_mask
from parcels.planning.parts import Flags, Floats, Ints
from parcels.planning.scoring import SitesAtHand, score_sites
from parcels.rules.checks import LENGTH_TOLERANCE_M, ROUNDING
from parcels.rules.demand import ProjectDemand


@dataclass(frozen=True, eq=False)
class Obstacles:
    """Masks of one project over all sites of the land; ``True`` is no obstacle."""

    context: PlanContext
    demand: ProjectDemand

    @cached_property
    def area(self) -> Flags:
        """Within the project's window of areas."""
        low, high = self.demand.window_m2
        area = self.context.ground.sites.area_m2
        return (area >= low) & (area <= high)

    @cached_property
    def masks(self) -> Mapping[FunnelStep, Flags]:
        """Every step but the shape; the bar as if nothing were held in reserve."""
        hand, policy = self.context.search.hand, self.context.policy
        every, demand = slice(0, len(self.context.ground.sites)), self.demand
        return {
            FunnelStep.AREA: self.area,
            FunnelStep.USE: use_mask(demand, hand, every, policy),
            FunnelStep.LAW: law_mask(demand, hand, every),
            FunnelStep.SERVICES: services_mask(demand, hand, every, policy),
            FunnelStep.READY: ready_mask(demand, hand, every, policy),
            FunnelStep.BAR: bar_mask(demand, self.unheld, every, self.rules),
            FunnelStep.FREE: free_mask(demand, hand, every),
        }

    @cached_property
    def reserve(self) -> Flags:
        """Not kept away by land held in reserve, where the bar itself is met."""
        hand, every = self.context.search.hand, slice(0, len(self.context.ground.sites))
        return bar_mask(self.demand, hand, every, self.rules) | ~self.masks[FunnelStep.BAR]

    @property
    def rules(self) -> Rules:
        """Policy and quality the masks are held against."""
        return Rules(self.context.policy, self.context.search.appraisal)

    @cached_property
    def unheld(self) -> SitesAtHand:
        """The land as if nothing were held in reserve."""
        hand = self.context.search.hand
        none = np.zeros_like(hand.standing.held_m2)
        standing = replace(hand.standing, held_m2=none, purpose=np.full_like(hand.standing.purpose, ANY_GROUP))
        return SitesAtHand(hand.land, standing, hand.shapes)

    @cached_property
    def hopeful(self) -> SitesAtHand:
        """The land at its best: nothing held, all ready today, every service ample."""
        standing = self.unheld.standing
        ample = {name: np.full_like(values, np.inf) for name, values in standing.capacity.items()}
        today = np.full_like(standing.ready_day, day(self.context.as_of))
        known = np.zeros_like(standing.ready_unknown)
        best = replace(standing, capacity=ample, ready_day=today, ready_unknown=known)
        return SitesAtHand(self.unheld.land, best, self.unheld.shapes)

    @cached_property
    def affordable(self) -> Flags:
        """Within what the plan leaves of the quotas of each site's platform."""
        spare, row_of = self.context.spare, self.context.problem.row_of
        good = np.ones(len(self.context.ground.sites), bool)
        for number, platform in enumerate(self.context.ground.estate.platforms):
            here = self.context.ground.platform == number
            for name, amount in self._uses():
                row = row_of.get(f"{name}:{platform}")
                good &= ~here | (row is None or amount <= spare[row])
        return good & self._within_budget()

    def _within_budget(self) -> Flags:
        """Within the money left for the quarter each site is ready in, as things are."""
        standing, spare = self.context.search.hand.standing, self.context.spare
        good = np.ones(len(standing.ready_day), bool)
        for ready in np.unique(standing.ready_day[standing.cost_wan_yuan > 0]):
            row = self.context.problem.row_of.get(f"budget:{period(EPOCH + timedelta(days=int(ready)))}")
            if row is not None:
                good &= (standing.ready_day != ready) | (standing.cost_wan_yuan <= spare[row])
        return good

    @cached_property
    def quota_price(self) -> Floats:
        """Price of the quotas each site takes, in points."""
        price = np.zeros(len(self.context.ground.sites))
        if self.context.prices is None:
            return price
        for number, platform in enumerate(self.context.ground.estate.platforms):
            for name, amount in self._uses():
                row = self.context.problem.row_of.get(f"{name}:{platform}")
                if row is not None:
                    price += (self.context.ground.platform == number) * amount * self.context.prices.y[row]
        return price

    def _uses(self) -> tuple[tuple[str, Floats], ...]:
        conversion = self.context.search.hand.standing.conversion_m2
        energy = np.full(len(conversion), self.demand.energy_tce or 0.0)
        return (("new_construction", np.ceil(conversion - 1e-6)), ("energy", np.ceil(energy - 1e-6)))

    def missing(self) -> Ints:
        """Return per site how many steps but the shape stand in the way; law and bar count so much that none passes."""
        hard = {FunnelStep.LAW: 100, FunnelStep.BAR: 100}
        counts = [~mask * hard.get(step, 1) for step, mask in self.masks.items()]
        return np.sum([*counts, ~self.reserve], axis=0).astype(np.int64)

    def shape_ok(self, sites: Ints) -> Flags:
        """Return where width and frontage suffice, measured exactly."""
        return self.width_ok(sites) & self.frontage_ok(sites)

    def width_ok(self, sites: Ints) -> Flags:
        """Return where the width suffices."""
        least = self.demand.min_width_m
        if least is None:
            return np.ones(len(sites), bool)
        return np.asarray(self.context.search.hand.shapes.width(sites) + LENGTH_TOLERANCE_M >= least)

    def frontage_ok(self, sites: Ints) -> Flags:
        """Return where the frontage suffices or nothing is known of roads."""
        least = self.demand.min_frontage_m
        if least is None:
            return np.ones(len(sites), bool)
        frontage = self.context.search.hand.shapes.frontage(sites)
        return np.isnan(frontage) | (frontage + LENGTH_TOLERANCE_M >= least)

    def short_services(self) -> Mapping[str, Flags]:
        """Return per service where it is known not to suffice; distance to a road under ``road``."""
        hand, accept = self.context.search.hand, self.context.policy.unknown_services == "accept"
        short = {}
        for name, need in self.demand.services.items():
            enough = hand.standing.capacity[name] >= need * (1 - ROUNDING)
            short[name] = ~(enough | (hand.standing.capacity_unknown[name] & accept))
        if self.demand.max_road_m is not None:
            road = hand.standing.road_m
            far = np.isnan(road) & (not accept) | (road > self.demand.max_road_m * (1 + ROUNDING))
            short["road"] = np.asarray(far)
        return short

    def could_pay(self, sites: Ints, demand: ProjectDemand | None = None) -> Floats:
        """Return the most a plan with the project on each of some sites can be worth; ``-inf`` where it cannot pay."""
        return self.worth(sites, self.best_scores(sites, demand))

    def best_scores(self, sites: Ints, demand: ProjectDemand | None = None) -> Ints:
        """Return scores on the land at its best, with perfect quality where the demand differs."""
        own = demand or self.demand
        quality = np.full(len(sites), 100.0)
        if demand is None:
            quality = self.context.search._quality(own, sites)
        return score_sites(own, self.hopeful, sites, quality, self.context.policy).score

    def worth(self, sites: Ints, scores: Ints) -> Floats:
        """Return a bound on plans with the project on a site at a score; ``-inf`` for scores that do not pay."""
        if self.context.prices is None:
            return np.where(scores > 0, np.inf, -np.inf)
        without = self.context.prices.without[self.context.place[self.demand.project_id]]
        bound = without + scores - self.context.site_price[sites] - self.quota_price[sites] + 1e-3
        return np.where(scores > 0, bound, -np.inf)


def excess_mu(area_m2: Floats, limit_mu: float) -> Floats:
    """Return how far areas lie above a limit, in mu (negative below)."""
    return mu_from_m2(1.0) * area_m2 - limit_mu
