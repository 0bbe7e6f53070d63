"""Whom a reserved parcel is for (对象精准): the profile wanted, the projects near it, and what each lacks by how much.

Each project is held against the runs of the parcel it could take, by the rules of the candidate search with the reserve
kept; what refuses it there is what it lacks. A project that the bottom line or the law keeps off is no target.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from parcels.domain.codes import ProjectStage, SectorGroup, Severity
from parcels.domain.finding import Finding
from parcels.domain.units import mu_from_m2
from parcels.planning.estate import EPOCH, GROUPS, NEVER, NOW, bit_of
from parcels.planning.examination import Desk
from parcels.rules.checks import refuses
from parcels.rules.demand import SERVICES, ProjectDemand
from parcels.rules.facts import SiteFacts

RUNS_LOOKED_AT = 4
"""Runs of strips examined per project and parcel: the smallest that are large enough."""
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True)
class Profile:
    """What is wanted on a parcel.

    Attributes
    ----------
    sectors
        Sector groups named by the designation; empty: any.
    quality_min
        Least quality (points) by sector group wanted, by all groups where any is: the stricter of the policy's release
        bar and what the designation asks.
    area_mu, smallest_mu
        The whole parcel and the smallest piece that can be given alone.
    ready_on, ready_known
        When it can be delivered; ``None`` with ``ready_known``: now.
    capacity
        Services on record, ``None`` not known.
    """

    parcel_id: str
    platform_id: str | None
    sectors: tuple[SectorGroup, ...]
    quality_min: Mapping[SectorGroup, float]
    area_mu: float
    smallest_mu: float
    use: tuple[str, str]
    ready_on: date | None
    ready_known: bool
    capacity: Mapping[str, float | None]


@dataclass(frozen=True)
class Lack:
    """One rule a project does not meet: ``missing`` in the rule's unit, ``None`` where it is no matter of more."""

    finding: Finding
    missing: float | None

    @property
    def relative(self) -> float:
        """How far off: the missing part of the limit, of a year for days; 1 where it is no matter of more."""
        if self.missing is None:
            return 1.0
        if self.finding.unit == "day":
            return self.missing / DAYS_PER_YEAR
        limit = self.finding.limit
        return self.missing / abs(limit) if isinstance(limit, int | float) and limit else 1.0


@dataclass(frozen=True)
class NearProject:
    """A project near the profile, on the run of the parcel where it lacks least; ``lacks`` empty: it meets it."""

    project: str
    group: SectorGroup
    stage: ProjectStage
    quality: float | None
    site: str
    area_mu: float
    lacks: tuple[Lack, ...]

    @property
    def distance(self) -> tuple[int, float]:
        """Number of things lacking, then how far off they are together."""
        return len(self.lacks), round(sum(lack.relative for lack in self.lacks), 9)


@dataclass(frozen=True)
class Target:
    """A reserved parcel, its profile, and the projects near it, nearest first; ``looked_at`` were held against it."""

    profile: Profile
    near: tuple[NearProject, ...]
    looked_at: int


def target_of(desk: Desk, parcel: int, demands: Sequence[ProjectDemand], most_lacks: int) -> Target:
    """Return profile and near projects of a parcel (by its number in the land).

    Parameters
    ----------
    desk
        Land, its standing with the reserve kept, quality of the projects.
    parcel
        Number of the parcel.
    demands
        Projects that look for land.
    most_lacks
        Projects lacking more things than this are not near.
    """
    runs = _runs(desk, parcel)
    facts: dict[int, SiteFacts] = {}
    found = (_nearest(desk, demand, runs, facts) for demand in demands)
    near = [one for one in found if one is not None and len(one.lacks) <= most_lacks]
    order = sorted(near, key=lambda one: (*one.distance, -(one.quality or 0.0), one.project))
    return Target(_profile(desk, parcel, runs), tuple(order), len(demands))


def missing(finding: Finding) -> float | None:
    """Return how much is missing to the limit, in the unit of the finding."""
    value, limit = finding.value, finding.limit
    if not isinstance(value, int | float) or not isinstance(limit, int | float):
        return None
    return abs(float(limit) - float(value))


def is_closed(findings: Sequence[Finding]) -> bool:
    """Return whether the bottom line or the law refuses: no bargain would change that."""
    firm = ("promised", "quality_not_assessable")
    return any(refuses(one) and one.severity is Severity.BLOCK and _is_firm(one, firm) for one in findings)


def _is_firm(finding: Finding, open_rules: tuple[str, ...]) -> bool:
    """Return whether a block is neither a missing record nor a promise of others."""
    return finding.verdict.value == "fail" and finding.rule not in open_rules


def _runs(desk: Desk, parcel: int) -> np.ndarray:
    """Return the parts of a parcel by area."""
    own = np.flatnonzero(desk.land.parts.parcel == parcel)
    return own[np.argsort(desk.land.parts.area_m2[own], kind="stable")]


def _nearest(desk: Desk, demand: ProjectDemand, runs: np.ndarray, kept: dict[int, SiteFacts]) -> NearProject | None:
    found = [_held_against(desk, demand, int(run), kept) for run in _looked_at(desk, demand, runs)]
    near = [one for one in found if one is not None]
    return min(near, key=lambda one: (*one.distance, one.area_mu, one.site)) if near else None


def _looked_at(desk: Desk, demand: ProjectDemand, runs: np.ndarray) -> np.ndarray:
    """Return the smallest runs large enough; else the whole parcel, or the smallest run where all are too large."""
    low, high = demand.window_m2
    area = desk.land.parts.area_m2[runs]
    fitting = runs[(area >= low) & (area <= high)][:RUNS_LOOKED_AT]
    if len(fitting):
        return fitting
    return runs[-1:] if area[-1] < low else runs[np.argmax(area > high), None]


def _held_against(desk: Desk, demand: ProjectDemand, run: int, kept: dict[int, SiteFacts]) -> NearProject | None:
    if run not in kept:
        kept[run] = desk.measured(desk.facts([run]))
    facts = kept[run]
    findings = desk.findings(demand, facts)
    if is_closed(findings):
        return None
    platform = -1 if facts.platform is None else desk.appraisal.platforms.index(facts.platform)
    quality = desk.appraisal.on(demand, platform)
    return NearProject(
        project=demand.project_id,
        group=demand.group,
        stage=demand.stage,
        quality=quality.q if quality.assessable else None,
        site=facts.site,
        area_mu=facts.area_mu,
        lacks=tuple(_lacks(findings)),
    )


def _lacks(findings: Sequence[Finding]) -> Iterator[Lack]:
    yield from (Lack(finding, missing(finding)) for finding in findings if refuses(finding))


def _profile(desk: Desk, parcel: int, runs: np.ndarray) -> Profile:
    land, estate = desk.land, desk.land.estate
    number = int(estate.platform[parcel])
    level = desk.appraisal.platforms[number].level if number >= 0 else None
    bits = int(estate.purpose[parcel])
    wanted = tuple(group for group in GROUPS if bits & bit_of(group))
    asked = float(estate.held_quality[parcel])
    ready = int(estate.ready_day[parcel])
    return Profile(
        parcel_id=estate.ids[parcel],
        platform_id=estate.platforms[number] if number >= 0 else None,
        sectors=() if len(wanted) == len(GROUPS) else wanted,
        quality_min={group: max(desk.policy.reserve_bar(level, group), asked) for group in wanted},
        area_mu=mu_from_m2(float(land.parts.area_m2[runs[-1]])),
        smallest_mu=mu_from_m2(float(land.parts.area_m2[runs[0]])),
        use=estate.uses[estate.use[parcel]],
        ready_on=None if ready in (NOW, NEVER) else date.fromordinal(ready + EPOCH.toordinal()),
        ready_known=ready != NEVER,
        capacity={name: _known(float(estate.services[name][parcel])) for name in SERVICES},
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
