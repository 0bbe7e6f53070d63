"""Score of sites for one project, in integer points with its parts (formulas in ``docs/method/score.md``).

``score = round(100 · [q/100 · a · stage · fit − λ_land (A − a)⁺ − λ_prep cost − λ_rem unusable − λ_prime prime])``,
``a`` the least land needed and ``A`` the land given, both in mu; ``fit`` is the weighted geometric mean of the soft
measures.
"""

from dataclasses import dataclass

import numpy as np

from parcels.domain.units import mu_from_m2
from parcels.planning.estate import bit_of, day
from parcels.planning.land import Land
from parcels.planning.parts import Floats, Ints
from parcels.planning.shapes import Shapes
from parcels.planning.standing import Standing
from parcels.rules.demand import ProjectDemand
from parcels.rules.policy import FitPolicy, Policy

DAYS_PER_MONTH = 365.25 / 12
POINTS = 100.0


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores of sites; value, excess, prepare, remainder and prime are points and add up to the unrounded score."""

    score: Ints
    quality: Floats
    fit: Floats
    value: Floats
    excess: Floats
    prepare: Floats
    remainder: Floats
    prime: Floats

    def take(self, rows: Ints) -> "Scores":
        """Return the scores of some rows, in that order."""
        return Scores(**{name: values[rows] for name, values in vars(self).items()})


@dataclass(frozen=True, eq=False)
class SitesAtHand:
    """The land, how it stands, and the shape memo: what scoring looks at."""

    land: Land
    standing: Standing
    shapes: Shapes


def score_sites(project: ProjectDemand, hand: SitesAtHand, sites: Ints, quality: Floats, policy: Policy) -> Scores:
    """Return the score of sites for a project.

    Parameters
    ----------
    project
        The demand.
    hand
        Land and its standing.
    sites
        Numbers of the sites.
    quality
        Quality of the project on the platform of each site, in [0, 100]; ``NaN`` counts as 0.
    policy
        Prices and weights.
    """
    price, standing = policy.score, hand.standing
    need = project.area_min_mu
    given = mu_from_m2(1.0) * hand.land.sites.area_m2[sites]
    fit = fit_of(project, hand, sites, policy.fit)
    stage = price.stage.get(project.stage, 1.0)
    quality = np.nan_to_num(quality)
    value = POINTS * quality / 100.0 * need * stage * fit
    excess = 0.0 - POINTS * price.lambda_land * np.maximum(given - need, 0.0)
    prepare = 0.0 - POINTS * price.lambda_prepare * standing.cost_wan_yuan[sites]
    remainder = 0.0 - POINTS * price.lambda_remainder * mu_from_m2(1.0) * standing.remainder_m2[sites]
    prime = 0.0 - POINTS * price.lambda_prime * mu_from_m2(1.0) * standing.held_m2[sites]
    score = np.rint(value + excess + prepare + remainder + prime).astype(np.int64)
    return Scores(score, quality, fit, value, excess, prepare, remainder, prime)


def fit_of(project: ProjectDemand, hand: SitesAtHand, sites: Ints, fit: FitPolicy) -> Floats:
    """Return the fit in (0, 1]: ``exp(Σ w ln u / Σ w)`` over access, services, shape, slack and neighbours."""
    measures = [
        (fit.weight_access, access(hand, sites, fit)),
        (fit.weight_services, services(project, hand, sites, fit)),
        (fit.weight_shape, shape(hand, sites, fit)),
        (fit.weight_slack, slack(project, hand, sites, fit)),
    ]
    if hand.standing.cluster is not None:
        measures.append((fit.weight_cluster, cluster(project, hand.standing.cluster[sites], fit)))
    total = sum(weight for weight, _ in measures)
    if total <= 0:
        return np.ones(len(sites))
    logs = [weight * np.log(np.clip(values, fit.floor, 1.0)) for weight, values in measures]
    return np.exp(np.sum(logs, axis=0) / total)


def access(hand: SitesAtHand, sites: Ints, fit: FitPolicy) -> Floats:
    """Return 1 at a road, falling to the floor at ``road_far_m``; the value of the unknown without a road layer."""
    near = 1.0 - hand.standing.road_m[sites] / fit.road_far_m
    return np.where(np.isnan(near), fit.unknown, near)


def services(project: ProjectDemand, hand: SitesAtHand, sites: Ints, fit: FitPolicy) -> Floats:
    """Return ``services_tight`` where a service just suffices, 1 where all are twice the need or none is needed."""
    worst = np.ones(len(sites))
    for name, need in project.services.items():
        capacity = hand.standing.capacity[name][sites]
        spare = fit.services_tight + (1.0 - fit.services_tight) * np.clip(capacity / need - 1.0, 0.0, 1.0)
        worst = np.minimum(worst, np.where(capacity >= need, spare, fit.unknown))
    return worst


def shape(hand: SitesAtHand, sites: Ints, fit: FitPolicy) -> Floats:
    """Return how full the site's smallest rectangle is, from ``shape_poor`` (floor) to ``shape_good`` (1)."""
    return (hand.shapes.fullness(sites) - fit.shape_poor) / (fit.shape_good - fit.shape_poor)


def slack(project: ProjectDemand, hand: SitesAtHand, sites: Ints, fit: FitPolicy) -> Floats:
    """Return ``slack_none`` where land is ready on the day needed, 1 from ``slack_months`` before it."""
    months = (day(project.need_by) - hand.standing.ready_day[sites]) / DAYS_PER_MONTH
    spare = fit.slack_none + (1.0 - fit.slack_none) * np.clip(months / fit.slack_months, 0.0, 1.0)
    return np.where(hand.standing.ready_unknown[sites], fit.unknown, spare)


def cluster(project: ProjectDemand, groups_near: Ints, fit: FitPolicy) -> Floats:
    """Return 1 where a project of the same sector group has landed nearby, else ``cluster_none``."""
    return np.where(groups_near & bit_of(project.group), 1.0, fit.cluster_none)
