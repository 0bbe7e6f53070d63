"""Which projects of the record could have used a parcel: the rules a record alone can be held against, with the count.

Not looked at, because a project long gone is no candidate any more: services, width, road front, the date needed, land
beyond one parcel. The rates are therefore upper ones, see ``docs/method/waiting.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from pandas import DataFrame

from parcels.domain.units import mu_from_m2
from parcels.landing.milestones import Ladder, read_ladders
from parcels.landing.waiting.arrivals import Prospect
from parcels.landing.waiting.assumptions import STEPS
from parcels.planning.appraisal import Appraisal, appraise, platform_facts
from parcels.planning.estate import GROUPS, bit_of, day
from parcels.planning.land import Land
from parcels.rules.bars import meets_quality
from parcels.rules.demand import ROUNDING, ProjectDemand, flag, read_demand, records
from parcels.rules.facts import PlatformFacts, QualityFacts
from parcels.rules.policy import Policy
from parcels.rules.sectors import fits_phase
from parcels.rules.uses import use_fits

CHECKS = ("needs_land", "use", "area", "platform", "sector", "bar")


@dataclass(frozen=True)
class Wanted:
    """A parcel as a project to come meets it; area in mu, ``least_quality`` the highest bar for each sector group."""

    area_mu: float
    use: tuple[str, str]
    platform: PlatformFacts | None
    platform_number: int
    purpose: int
    least_quality: Mapping[str, float]


@dataclass(frozen=True)
class Prospects:
    """Projects that could have used the parcel, and how many were left after each check (``all`` first)."""

    found: tuple[Prospect, ...]
    left: Mapping[str, int]
    recorded_since: date | None


def find_prospects(
    land: Land, parcel_id: str, policy: Policy, as_of: date, milestones: DataFrame | None = None
) -> Prospects:
    """Return the projects of the city's record that could have used a parcel in reserve.

    ``milestones`` are those of the city with what was recorded since; by default the imported ones.
    """
    city = land.city
    appraisal = appraise(city.projects, platform_facts(city), policy)
    parcel = _wanted(land, parcel_id, appraisal)
    known = city.milestones if milestones is None else milestones
    ladders = read_ladders(records(known[known["milestone"].isin(STEPS)]))
    left = dict.fromkeys(("all", *CHECKS), 0)
    found = []
    for row in records(city.projects.sort_index()):
        passed = _passed(row, parcel, appraisal)
        for name in ("all", *CHECKS[:passed]):
            left[name] += 1
        if passed == len(CHECKS):
            found.append(_prospect(read_demand(row), parcel, appraisal, ladders, as_of))
    return Prospects(tuple(found), left, _first_date(ladders, as_of))


def prepare_points(land: Land, parcel_id: str, policy: Policy, as_of: date) -> float:
    """Return the points still to be paid to prepare the whole parcel; nothing for one ready already (see the score)."""
    estate, number = land.estate, land.estate.number_of[parcel_id]
    if estate.ready_day[number] <= day(as_of):
        return 0.0
    return 100.0 * policy.score.lambda_prepare * float(np.nan_to_num(estate.cost_wan_yuan[number]))


def area_mu(land: Land, parcel_id: str) -> float:
    """Return the area of a parcel in mu."""
    return mu_from_m2(float(land.parcels.geometry.loc[parcel_id].area))


def _wanted(land: Land, parcel_id: str, appraisal: Appraisal) -> Wanted:
    estate, number = land.estate, land.estate.number_of[parcel_id]
    platform = int(estate.platform[number])
    facts = appraisal.platforms[platform] if platform >= 0 else None
    policy = appraisal.policy
    level = None if facts is None else facts.level
    bar = policy.bar(level)
    least = max(float(estate.held_quality[number]), 0.0 if bar is None else bar.quality_min)
    return Wanted(
        area_mu=area_mu(land, parcel_id),
        use=estate.uses[int(estate.use[number])],
        platform=facts,
        platform_number=platform,
        purpose=int(estate.purpose[number]) if policy.reserve.purpose_binds else -1,
        least_quality={str(group): max(least, policy.reserve_bar(level, group)) for group in GROUPS},
    )


def _passed(row: Mapping[str, Any], parcel: Wanted, appraisal: Appraisal) -> int:
    """Return how many checks a project passes before the first it fails."""
    demand, policy = read_demand(row), appraisal.policy
    verdicts = (
        flag(row, "needs_land") is not False and not demand.is_real_estate and not demand.is_bundled,
        use_fits(*parcel.use, demand.uses, demand.uses_scheme, policy),
        demand.area_min_mu <= parcel.area_mu * (1 + ROUNDING),
        _admitted(demand, parcel.platform),
        bool(parcel.purpose & bit_of(demand.group)),
        _meets(appraisal.on(demand, parcel.platform_number), parcel.least_quality[str(demand.group)]),
    )
    return verdicts.index(False) if False in verdicts else len(verdicts)


def _admitted(demand: ProjectDemand, platform: PlatformFacts | None) -> bool:
    if demand.platform_id is not None and (platform is None or platform.platform_id != demand.platform_id):
        return False
    return platform is None or fits_phase(demand.group, platform.sectors, platform.phase)


def _meets(quality: QualityFacts, least: float) -> bool:
    return quality.assessable and meets_quality(quality.q, least)


def _prospect(
    demand: ProjectDemand, parcel: Wanted, appraisal: Appraisal, ladders: Mapping[str, Ladder], as_of: date
) -> Prospect:
    ladder = ladders.get(demand.project_id, Ladder(demand.project_id))
    reached = {step: on for step in STEPS if (on := ladder.happened(step, as_of)) is not None}
    quality = appraisal.on(demand, parcel.platform_number).q
    return Prospect(demand.project_id, demand.group.value, demand.area_min_mu, float(quality or 0.0), reached)


def _first_date(ladders: Mapping[str, Ladder], as_of: date) -> date | None:
    days = (ladder.happened(step, as_of) for ladder in ladders.values() for step in STEPS)
    return min((day for day in days if day is not None), default=None)
