"""Hard rules over the whole table of sites, one mask per step; the limits are those of :mod:`parcels.rules.checks`."""

from dataclasses import dataclass

import numpy as np

from parcels.domain.codes import FunnelStep
from parcels.domain.units import mu_from_m2
from parcels.planning.appraisal import Appraisal
from parcels.planning.estate import NEVER, bit_of, day
from parcels.planning.funnel import Funnel, FunnelCount
from parcels.planning.land import fitting_uses
from parcels.planning.parts import Flags, Floats, Ints
from parcels.planning.scoring import SitesAtHand
from parcels.rules.bars import QUALITY_ROUNDING, meets_floors, meets_quality
from parcels.rules.checks import LENGTH_TOLERANCE_M, ROUNDING
from parcels.rules.demand import ProjectDemand
from parcels.rules.facts import QualityFacts
from parcels.rules.policy import Policy
from parcels.rules.sectors import fits_phase


@dataclass(frozen=True, eq=False)
class Fitting:
    """Sites that pass every hard rule, the count after each step, and how many were not examined for shape.

    ``left`` holds the sites after each step, the universe not among them.
    """

    sites: Ints
    counts: tuple[FunnelCount, ...]
    num_unexamined: int
    left: tuple[tuple[FunnelStep, Ints], ...] = ()


@dataclass(frozen=True, eq=False)
class Rules:
    """What the masks are held against: the policy and the quality of projects on platforms."""

    policy: Policy
    appraisal: Appraisal


def fit_sites(project: ProjectDemand, hand: SitesAtHand, rules: Rules) -> Fitting:
    """Return the sites that pass every hard rule for a project, with the funnel.

    Exact shape is measured last and only on sites that pass everything else; a site whose shape was not needed to
    refuse it is counted out at the step that did.
    """
    within = hand.land.sites.between(*project.window_m2)
    masks = {
        FunnelStep.USE: use_mask(project, hand, within, rules.policy),
        FunnelStep.LAW: law_mask(project, hand, within),
        FunnelStep.SERVICES: services_mask(project, hand, within, rules.policy),
        FunnelStep.READY: ready_mask(project, hand, within, rules.policy),
        FunnelStep.BAR: bar_mask(project, hand, within, rules),
        FunnelStep.FREE: free_mask(project, hand, within),
    }
    others = np.logical_and.reduce(list(masks.values()))
    shape, unexamined = shape_mask(project, hand, within, (others, rules.policy.candidates.max_shape_checks))
    rows = np.arange(within.stop - within.start, dtype=np.int64)
    funnel = Funnel(len(hand.land.sites), rows)
    funnel.count(FunnelStep.AREA)
    for step, mask in {FunnelStep.SHAPE: shape, **masks}.items():
        funnel.keep(step, mask[funnel.rows])
    left = tuple((step, rows + within.start) for step, rows in funnel.left)
    return Fitting(funnel.rows + within.start, funnel.counts, unexamined, left)


def use_mask(project: ProjectDemand, hand: SitesAtHand, within: slice, policy: Policy) -> Flags:
    """Return where the planned use of every part suits the project."""
    fits = fitting_uses(hand.land.estate, project.uses, project.uses_scheme, policy)
    return hand.land.sites.over(np.logical_and, fits[hand.land.estate.use][hand.land.parts.parcel], within)


def law_mask(project: ProjectDemand, hand: SitesAtHand, within: slice) -> Flags:
    """Return where no part is forbidden by a law layer or lies outside the boundary."""
    standing = hand.standing
    barred = [flags[within] for group, flags in standing.barred.items() if project.law.belongs(group)]
    return ~np.logical_or.reduce([standing.blocked[within], *barred])


def services_mask(project: ProjectDemand, hand: SitesAtHand, within: slice, policy: Policy) -> Flags:
    """Return where capacity and road distance suffice, or are not known and the policy accepts that."""
    accept = policy.unknown_services == "accept"
    good = np.ones(within.stop - within.start, bool)
    for name, need in project.services.items():
        enough = hand.standing.capacity[name][within] >= need * (1 - ROUNDING)
        good &= enough | (hand.standing.capacity_unknown[name][within] & accept)
    if project.max_road_m is not None:
        road = hand.standing.road_m[within]
        good &= np.where(np.isnan(road), accept, road <= project.max_road_m * (1 + ROUNDING))
    return good


def ready_mask(project: ProjectDemand, hand: SitesAtHand, within: slice, policy: Policy) -> Flags:
    """Return where the land can be delivered by the date needed."""
    in_time = hand.standing.ready_day[within] <= day(project.need_by)
    known = ~hand.standing.ready_unknown[within] | (policy.unknown_ready == "accept")
    return np.asarray(in_time & known)


def bar_mask(project: ProjectDemand, hand: SitesAtHand, within: slice, rules: Rules) -> Flags:
    """Return where bottom line, platform, phase, entry bar and release bar are met."""
    good = np.zeros(within.stop - within.start, bool)
    if project.is_real_estate or project.is_bundled:
        return good
    platform = hand.land.platform[within]
    for number in np.unique(platform):
        rows = np.flatnonzero(platform == number)
        if _admits(project, int(number), rules):
            good[rows] = _meets_bars(project, hand, rows + within.start, (int(number), rules))
    return good


def free_mask(project: ProjectDemand, hand: SitesAtHand, within: slice) -> Flags:
    """Return where no part is promised to another project."""
    own = hand.standing.promised.get(project.project_id, -2)
    high, low = hand.standing.high_promise[within], hand.standing.low_promise[within]
    return np.asarray((high < 0) | ((high == own) & ((low == own) | (low == NEVER))))


def shape_mask(project: ProjectDemand, hand: SitesAtHand, within: slice, asked: tuple[Flags, int]) -> tuple[Flags, int]:
    """Return where width and frontage suffice, and how many sites were not examined because of the bound on checks."""
    others, most = asked
    good, shapes = np.ones(within.stop - within.start, bool), hand.shapes
    open_ = np.zeros(len(good), bool)
    if project.min_width_m is not None:
        good &= ~shapes.surely_narrow(within, project.min_width_m)
        open_ |= ~shapes.surely_wide(within, project.min_width_m)
    if project.min_frontage_m is not None:
        good &= ~shapes.surely_not_facing(within, project.min_frontage_m)
        open_ |= ~shapes.surely_facing(within, project.min_frontage_m)
    rows = np.flatnonzero(good & open_ & others)
    examined, left = rows[:most], rows[most:]
    good[left] = False
    good[examined] = _exact(project, hand, examined + within.start)
    return good, len(left)


def _exact(project: ProjectDemand, hand: SitesAtHand, sites: Ints) -> Flags:
    good = np.ones(len(sites), bool)
    if project.min_width_m is not None:
        good &= hand.shapes.width(sites) + LENGTH_TOLERANCE_M >= project.min_width_m
    if project.min_frontage_m is not None:
        frontage = hand.shapes.frontage(sites)
        good &= np.isnan(frontage) | (frontage + LENGTH_TOLERANCE_M >= project.min_frontage_m)
    return good


def _admits(project: ProjectDemand, platform: int, rules: Rules) -> bool:
    own = rules.appraisal.platforms[platform] if platform >= 0 else None
    if project.platform_id is not None and (own is None or own.platform_id != project.platform_id):
        return False
    return own is None or fits_phase(project.group, own.sectors, own.phase)


def _meets_bars(project: ProjectDemand, hand: SitesAtHand, sites: Ints, where: tuple[int, Rules]) -> Flags:
    platform, rules = where
    policy = rules.policy
    level = rules.appraisal.platforms[platform].level if platform >= 0 else None
    quality = rules.appraisal.on(project, platform)
    good = np.ones(len(sites), bool)
    bar = policy.bar(level)
    if bar is not None:
        area_mu = mu_from_m2(1.0) * hand.land.sites.area_m2[sites]
        good &= _reaches(quality, bar.quality_min)
        good &= meets_floors(bar, quality.totals, area_mu, accept_unknown=policy.unknown_floor == "accept")
    touched = hand.standing.held_m2[sites] > policy.reserve.touch_share * hand.land.sites.area_m2[sites]
    wanted = (hand.standing.purpose[sites] & bit_of(project.group)) > 0
    bars = np.maximum(hand.standing.held_quality[sites], policy.reserve_bar(level, project.group))
    released = _reaches_each(quality, bars)
    return good & (~touched | (released & (wanted | (not policy.reserve.purpose_binds))))


def _reaches_each(quality: QualityFacts, least: Floats) -> Flags:
    if not quality.assessable or quality.q is None:
        return np.zeros(len(least), bool)
    return np.asarray(quality.q + QUALITY_ROUNDING >= least)


def _reaches(quality: QualityFacts, least: float) -> bool:
    return quality.assessable and meets_quality(quality.q, least)
