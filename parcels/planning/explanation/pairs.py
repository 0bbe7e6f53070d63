"""Two changes together, for sites that fail exactly two rules; the cheapest change for each of the two."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from parcels.domain.codes import FunnelStep
from parcels.planning.estate import EPOCH, NEVER
from parcels.planning.explanation.choices import Choice, choice, relaxation
from parcels.planning.explanation.obstacles import Obstacles, excess_mu
from parcels.planning.explanation.parcel_obstacles import NOWHERE, ParcelObstacles, best_worth
from parcels.planning.explanation.relaxation import Dimension, Relaxation
from parcels.planning.explanation.steps import (
    MOST_MONTHS,
    MOST_SHARE,
    area_step_mu,
    months_before,
    months_until,
    shifted,
)

MOST_SITES = 400


def pair_choices(obstacles: Obstacles) -> Iterator[Choice]:
    """Return pairs of changes that open a site, most hopeful sites first, at most ``MOST_SITES`` of them."""
    sites = np.flatnonzero(obstacles.missing() == 2)
    if not len(sites):
        return
    worth = best_worth(obstacles, sites)
    good = np.flatnonzero((worth >= obstacles.context.outcome.objective) | obstacles.context.untaken[sites])
    good = good[np.argsort(-worth[good], kind="stable")][:MOST_SITES]
    ground = ParcelObstacles(obstacles)
    for at in good:
        changes = [_cheapest(ground, int(sites[at]), step) for step in _failing(obstacles, int(sites[at]))]
        pair = tuple(change for change in changes if change is not None)
        found = choice(obstacles, pair, sites[[at]], worth[[at]]) if len(pair) == 2 else None
        if found is not None and obstacles.shape_ok(sites[[at]]).all():
            yield found


def _failing(obstacles: Obstacles, site: int) -> list[FunnelStep | None]:
    """Return the steps a site fails; ``None`` stands for the reserve."""
    steps: list[FunnelStep | None] = [step for step, mask in obstacles.masks.items() if not mask[site]]
    return steps if obstacles.reserve[site] else [*steps, None]


def _cheapest(ground: ParcelObstacles, site: int, step: FunnelStep | None) -> Relaxation | None:
    found = {
        FunnelStep.AREA: _area,
        FunnelStep.USE: _use,
        FunnelStep.SERVICES: _service,
        FunnelStep.READY: _date,
        FunnelStep.FREE: _promise,
        None: _release,
    }.get(step)
    return None if found is None else found(ground, site)


def _area(ground: ParcelObstacles, site: int) -> Relaxation | None:
    demand = ground.obstacles.demand
    area = ground.obstacles.context.ground.sites.area_m2[[site]]
    step = area_step_mu(demand.area_min_mu)
    over, under = float(excess_mu(area, demand.area_max_mu)[0]), -float(excess_mu(area, demand.area_min_mu)[0])
    amount = float(np.ceil(max(over, under) / step - 1e-6) * step)
    if amount > MOST_SHARE * (demand.area_max_mu if over > 0 else demand.area_min_mu):
        return None
    if over > 0:
        return relaxation(ground.obstacles, Dimension.AREA_MAX, amount, value=f"{demand.area_max_mu + amount:g}")
    return relaxation(ground.obstacles, Dimension.AREA_MIN, amount, value=f"{demand.area_min_mu - amount:g}")


def _use(ground: ParcelObstacles, site: int) -> Relaxation | None:
    number = int(ground.misused.parcel[site])
    if number == NOWHERE:
        return None
    estate, demand = ground.obstacles.context.ground.estate, ground.obstacles.demand
    scheme = demand.uses_scheme or estate.uses[int(estate.use[number])][0]
    return relaxation(ground.obstacles, Dimension.USE, 1, estate.ids[number], f"{scheme} {demand.uses[0]}")


def _service(ground: ParcelObstacles, site: int) -> Relaxation | None:
    short = [name for name, mask in ground.obstacles.short_services().items() if mask[site]]
    if len(short) != 1 or short[0] == "road":
        return None
    land = ground.obstacles.context.ground
    parcel = land.estate.ids[int(land.parts.parcel[land.sites.parts_of(site)[0]])]
    value = f"{short[0]}={ground.obstacles.demand.services[short[0]]:g}"
    return relaxation(ground.obstacles, Dimension.SERVICE, 1, parcel, value)


def _date(ground: ParcelObstacles, site: int) -> Relaxation | None:
    context, need_by = ground.obstacles.context, ground.obstacles.demand.need_by
    standing = context.search.hand.standing
    if standing.ready_unknown[site]:
        return None
    months = months_until(need_by, _on(int(standing.ready_day[site])))
    found = []
    if months <= MOST_MONTHS:
        value = shifted(need_by, months).isoformat()
        found.append(relaxation(ground.obstacles, Dimension.NEED_BY, months, value=value))
    number = int(ground.late.parcel[site])
    if number != NOWHERE and context.ground.estate.ready_day[number] < NEVER and need_by > context.as_of:
        ready = _on(int(context.ground.estate.ready_day[number]))
        sooner = months_before(ready, need_by)
        value = shifted(ready, -sooner).isoformat()
        found.append(relaxation(ground.obstacles, Dimension.READY, sooner, context.ground.estate.ids[number], value))
    return min(found, default=None)


def _promise(ground: ParcelObstacles, site: int) -> Relaxation | None:
    number = int(ground.promised.parcel[site])
    if number == NOWHERE:
        return None
    return relaxation(ground.obstacles, Dimension.PROMISE, 1, ground.obstacles.context.ground.estate.ids[number])


def _release(ground: ParcelObstacles, site: int) -> Relaxation | None:
    number = int(ground.held.parcel[site])
    if number == NOWHERE:
        return None
    return relaxation(ground.obstacles, Dimension.RELEASE, 1, ground.obstacles.context.ground.estate.ids[number])


def _on(days: int) -> date:
    return EPOCH + timedelta(days=days)
