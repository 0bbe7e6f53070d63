"""Changes of the project itself: less or more area, a later date, a narrower site."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from parcels.domain.codes import FunnelStep
from parcels.planning.appraisal import Appraisal
from parcels.planning.explanation.choices import Choice, by_group, choice, relaxation
from parcels.planning.explanation.obstacles import Obstacles, excess_mu
from parcels.planning.explanation.relaxation import Dimension, Relaxation
from parcels.planning.explanation.steps import MOST_MONTHS, MOST_SHARE, area_step_mu, shifted
from parcels.planning.explanation.worlds import appraisal_of, changed_row, with_appraisal
from parcels.planning.fitting import Rules, bar_mask, ready_mask
from parcels.planning.parts import Flags, Floats, Ints
from parcels.planning.scoring import score_sites
from parcels.rules.demand import ProjectDemand


@dataclass(frozen=True, eq=False)
class _Variant:
    """A changed demand with the sites it leaves open and its appraisal."""

    change: Relaxation
    demand: ProjectDemand
    appraisal: Appraisal
    open: Flags


def demand_choices(obstacles: Obstacles) -> Iterator[Choice]:
    """Return every change of the project that opens a site or might win it one."""
    yield from less_area(obstacles)
    yield from later(obstacles)
    yield from more_area(obstacles)
    yield from narrower(obstacles)


def less_area(obstacles: Obstacles) -> Iterator[Choice]:
    """Return lower least areas, step by step down to half; quality per mu rises with every step."""
    others = _all_but(obstacles, FunnelStep.AREA, FunnelStep.BAR)
    demand, area = obstacles.demand, obstacles.context.ground.sites.area_m2
    step = area_step_mu(demand.area_min_mu)
    lower = [demand.area_min_mu - n * step for n in range(1, int(demand.area_min_mu * MOST_SHARE / step) + 1)]
    if not lower or not (others & (excess_mu(area, lower[-1]) >= 0) & (area <= demand.window_m2[1])).any():
        return
    changes = [
        relaxation(obstacles, Dimension.AREA_MIN, demand.area_min_mu - least, value=f"{least:g}") for least in lower
    ]
    variants = [replace(demand, area_min_mu=least, project_id=f"{demand.project_id}@{least:g}") for least in lower]
    row = obstacles.context.rows[demand.project_id]
    rows = [changed_row(row, (change,)) for change in changes]
    appraisal = appraisal_of(obstacles.context, rows, [variant.project_id for variant in variants])
    for change, variant in zip(changes, variants, strict=True):
        low, high = variant.window_m2
        yield from _graded(obstacles, _Variant(change, variant, appraisal, others & (area >= low) & (area <= high)))


def later(obstacles: Obstacles) -> Iterator[Choice]:
    """Return later dates, month by month."""
    others = _all_but(obstacles, FunnelStep.READY, FunnelStep.BAR)
    if not others.any():
        return
    context, every = obstacles.context, slice(0, len(others))
    for months in range(1, MOST_MONTHS + 1):
        need_by = shifted(obstacles.demand.need_by, months)
        demand = replace(obstacles.demand, need_by=need_by)
        open_ = others & ready_mask(demand, context.search.hand, every, context.policy)
        change = relaxation(obstacles, Dimension.NEED_BY, months, value=need_by.isoformat())
        yield from _graded(obstacles, _Variant(change, demand, context.search.appraisal, open_))


def more_area(obstacles: Obstacles) -> Iterator[Choice]:
    """Return larger most areas, in steps, that open at least one more site each; at most half more."""
    demand = obstacles.demand
    over = excess_mu(obstacles.context.ground.sites.area_m2, demand.area_max_mu)
    step = area_step_mu(demand.area_min_mu)
    amount = np.ceil(over / step - 1e-6) * step
    sites = np.flatnonzero((obstacles.missing() == 1) & ~obstacles.area & (amount > 0))
    sites = sites[amount[sites] <= max(step, MOST_SHARE * demand.area_max_mu)]
    yield from _by_amount(obstacles, Dimension.AREA_MAX, sites, amount[sites])


def narrower(obstacles: Obstacles) -> Iterator[Choice]:
    """Return smaller least widths, in whole metres, down to half."""
    least = obstacles.demand.min_width_m
    if least is None:
        return
    sites = np.flatnonzero(obstacles.missing() == 0)
    sites = sites[obstacles.frontage_ok(sites) & ~obstacles.width_ok(sites)]
    amount = np.ceil(least - obstacles.context.search.hand.shapes.width(sites))
    small = amount <= MOST_SHARE * least
    yield from _by_amount(obstacles, Dimension.WIDTH, sites[small], amount[small])


def _by_amount(obstacles: Obstacles, dimension: Dimension, sites: Ints, amount: Floats) -> Iterator[Choice]:
    """Return one choice per amount, for the sites that need just that much."""
    demand = obstacles.demand
    worth = np.full(len(obstacles.context.ground.sites), -np.inf)
    worth[sites] = _worth(obstacles, demand, sites, obstacles.context.search.appraisal)
    start = {Dimension.AREA_MAX: demand.area_max_mu, Dimension.WIDTH: -(demand.min_width_m or 0.0)}[dimension]
    groups = [
        (relaxation(obstacles, dimension, float(much), value=f"{abs(start + much):g}"), sites[amount == much])
        for much in np.unique(amount)
    ]
    yield from by_group(obstacles, groups, worth)


def _all_but(obstacles: Obstacles, *steps: FunnelStep) -> Flags:
    """Return the sites that pass every step but some; the shape is not looked at here."""
    masks = [mask for step, mask in obstacles.masks.items() if step not in steps]
    return np.asarray(np.logical_and.reduce(masks))


def _graded(obstacles: Obstacles, variant: _Variant) -> Iterator[Choice]:
    context = obstacles.context
    every = slice(0, len(variant.open))
    bar = bar_mask(variant.demand, context.search.hand, every, Rules(context.policy, variant.appraisal))
    sites = np.flatnonzero(variant.open & bar)
    if not len(sites):
        return
    worth = _worth(obstacles, variant.demand, sites, variant.appraisal)
    found = choice(obstacles, (variant.change,), sites, worth)
    if found is not None:
        yield found


def _worth(obstacles: Obstacles, demand: ProjectDemand, sites: Ints, appraisal: Appraisal) -> Floats:
    """Return the bound of each site with the scores the changed demand really has there."""
    context = obstacles.context
    if not len(sites):
        return np.empty(0)
    quality = with_appraisal(context.search, appraisal)._quality(demand, sites)
    return obstacles.worth(sites, score_sites(demand, context.search.hand, sites, quality, context.policy).score)
