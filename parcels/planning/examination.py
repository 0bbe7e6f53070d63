"""One site in full: its facts and every finding for one project.

Certificates, bureau checks and the reasons of candidates all come from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.domain.codes import LandStatus
from parcels.domain.finding import Finding
from parcels.geo.measures import frontage_m, width_m
from parcels.geo.overlay import FRONTAGE_REACH_M
from parcels.planning.agreements import Records, policy_quotas, read_records
from parcels.planning.appraisal import Appraisal, appraise, platform_facts
from parcels.planning.estate import NEVER, NOW, day
from parcels.planning.land import Land
from parcels.planning.parts import Floats, Ints
from parcels.planning.shapes import closed
from parcels.planning.standing import CandidateOptions, Standing, standing_of
from parcels.rules.catalogue.case import AllocationContext, QuotaFacts
from parcels.rules.catalogue.records import ProjectRecord
from parcels.rules.catalogue.told import ClockGround
from parcels.rules.catalogue.values import RuleValues, values_of
from parcels.rules.checks import check_allocation, check_site, is_open
from parcels.rules.demand import SERVICES, ProjectDemand, flag, text, words
from parcels.rules.facts import CheckContext, PartFacts, ServiceFacts, SiteFacts
from parcels.rules.law import LawPart, LawProject
from parcels.rules.packs import RuleBook, rules_in_force
from parcels.rules.policy import Policy
from parcels.rules.readiness import items_done

READ = (
    "parcel_id",
    "platform_id",
    "status",
    "plan_use_scheme",
    "plan_use",
    "detailed_plan",
    "reserve_purpose",
    "owner_body",
)
DEFAULT_OPTIONS = CandidateOptions()


@dataclass(frozen=True)
class Examination:
    """A site measured for a project, with the finding of every rule, passed ones included."""

    facts: SiteFacts
    findings: tuple[Finding, ...]

    @property
    def is_open(self) -> bool:
        """Whether no rule keeps the project off the site."""
        return is_open(self.findings)


@dataclass(frozen=True, eq=False)
class Desk:
    """Everything needed to look at sites one by one; facts of parts are put together once."""

    land: Land
    standing: Standing
    appraisal: Appraisal
    policy: Policy
    book: RuleBook | None = None
    """Rules whose numbers are held against; by default those the land was prepared under."""
    clocks: ClockGround = field(default_factory=ClockGround)
    """Calendar of the city, and what was recorded of projects since the import."""

    @cached_property
    def _parts(self) -> dict[int, PartFacts]:
        return {}

    @cached_property
    def _law(self) -> dict[tuple[str, LawProject], tuple[Finding, ...]]:
        return {}

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        return {name: self.land.parcels[name].tolist() for name in READ if name in self.land.parcels}

    @cached_property
    def _atom_ids(self) -> list[str]:
        return self.land.frame.index.tolist()

    @cached_property
    def _project_of(self) -> dict[int, str]:
        return {number: name for name, number in self.standing.promised.items()}

    def facts(self, parts: Ints | Sequence[int]) -> SiteFacts:
        """Return the facts of a set of parts; width and frontage are left out (see :meth:`measured`)."""
        parts = np.asarray(parts, np.int64)
        land, owner = self.land, self.land.parts.parcel[parts]
        platform = int(land.estate.platform[owner[0]])
        return SiteFacts(
            site=land.names.site(parts),
            atoms=tuple(self._atom_ids[atom] for atom in land.atoms_of(parts)),
            parts=tuple(self._part(int(part)) for part in parts),
            platform=self.appraisal.platforms[platform] if platform >= 0 else None,
            area_m2=float(land.parts.area_m2[parts].sum()),
            width_m=None,
            frontage_m=None,
            road_m=_least(land.parts.road_m[parts]),
            services={name: _service(land.estate.services[name][owner]) for name in SERVICES},
            prepare_wan_yuan=whole(float(self.standing.parts.cost_wan_yuan[parts].sum())),
        )

    def measured(self, facts: SiteFacts) -> SiteFacts:
        """Return facts with width and frontage of the joined land, as the candidate search measures them."""
        parts = np.array(self.land.names.parts_named(facts.site), np.int64)
        shape = closed(np.array([self.land.geometry_of(parts)], dtype=object), self.land.policy.assemble.gap_m)
        joined = GeoDataFrame(geometry=shape, crs=self.land.frame.crs)
        roads = self.land.access_roads
        width = float(width_m(joined).iloc[0])
        frontage = float(frontage_m(joined, roads, reach_m=FRONTAGE_REACH_M).iloc[0])
        return replace(facts, width_m=width, frontage_m=None if np.isnan(frontage) else frontage)

    def examine(self, project: ProjectDemand, site: str) -> Examination:
        """Return a named site in full, also one outside the project's window of areas.

        Raises
        ------
        InputRefused
            ``site_unknown`` for a name that is no allocatable land.
        """
        facts = self.measured(self.facts(self.land.names.parts_named(site)))
        return Examination(facts, self.findings(project, facts))

    def findings(self, project: ProjectDemand, facts: SiteFacts) -> tuple[Finding, ...]:
        """Return the findings of every rule of the funnel on a site for a project."""
        return check_site(project, facts, self._context(project, facts))

    def allocation_findings(
        self, project: ProjectDemand, facts: SiteFacts, quotas: QuotaFacts | None = None
    ) -> tuple[Finding, ...]:
        """Return the findings of every rule, funnel and catalogue, on a site a project is to be given.

        Without a ledger of quotas those of the policy are taken, as if nothing of them were used yet.
        """
        context = AllocationContext(
            funnel=self._context(project, facts),
            record=self.clocks.onto(project.project_id, self.records.projects.get(project.project_id, ProjectRecord())),
            parcels=self.records.parcels,
            values=self._values,
            quotas=policy_quotas(self.policy) if quotas is None else quotas,
            promises=self.records.promises,
            reckoning=self.clocks.reckoning,
        )
        return check_allocation(project, facts, context)

    def _context(self, project: ProjectDemand, facts: SiteFacts) -> CheckContext:
        number = -1
        if facts.platform is not None:
            number = self.appraisal.platforms.index(facts.platform)
        quality = self.appraisal.on(project, number)
        return CheckContext(self.policy, self.standing.as_of, self.land.law_context, quality, self._law)

    @cached_property
    def records(self) -> Records:
        """Records of the city beyond the land itself."""
        return read_records(self.land.city)

    @cached_property
    def _values(self) -> RuleValues:
        book = self.book or self.land.book
        return values_of(rules_in_force(self.standing.as_of, self.policy, book))

    def _part(self, part: int) -> PartFacts:
        if part not in self._parts:
            self._parts[part] = self._read_part(part)
        return self._parts[part]

    def _read_part(self, part: int) -> PartFacts:
        land, standing = self.land, self.standing.parts
        number = int(land.parts.parcel[part])
        row = {name: values[number] for name, values in self._columns.items()}
        ready = int(land.estate.ready_day[number])
        unknown = bool(standing.conversion_unknown[part])
        return PartFacts(
            parcel_id=land.estate.ids[number],
            law=self._law_part(part),
            use_scheme=str(row["plan_use_scheme"]),
            use=str(row["plan_use"]),
            detailed_plan=flag(row, "detailed_plan"),
            is_held=bool(standing.held[part]),
            purpose=words(row, "reserve_purpose"),
            conversion_m2=None if unknown else float(standing.conversion_m2[part]),
            owner_body=text(row, "owner_body"),
            ready_on=None if ready in (NOW, NEVER) or ready <= day(self.standing.as_of) else _date(ready),
            ready_known=ready != NEVER,
            promised_to=self._promised(part),
            stated_elsewhere=self._elsewhere(part, row),
            overdue_on=self._overdue(ready, row),
            held_quality=float(land.estate.held_quality[number]),
            cost_known=ready <= day(self.standing.as_of) or not np.isnan(land.estate.cost_wan_yuan[number]),
        )

    def _law_part(self, part: int) -> LawPart:
        parts = self.land.parts
        inside = float(parts.inside_m2[part])
        overlaps = {kind: float(values[part]) for kind, values in parts.overlaps.items()}
        reach = {kind: float(values[part]) for kind, values in parts.reach_m.items()}
        name, done = self.land.names.part(part), self._done.get(self.land.estate.ids[int(parts.parcel[part])])
        area, known = float(parts.area_m2[part]), None if np.isnan(inside) else inside
        return LawPart(name, area, known, overlaps, reach, done or frozenset())

    @cached_property
    def _done(self) -> Mapping[str, frozenset[str]]:
        return items_done(self.land.city.readiness)

    def _promised(self, part: int) -> tuple[str, ...]:
        low, high = int(self.standing.parts.low_promise[part]), int(self.standing.parts.high_promise[part])
        return tuple(self._project_of[number] for number in sorted({low, high}) if number >= 0)

    def _overdue(self, ready: int, row: dict[str, Any]) -> date | None:
        """Return a date of delivery that has passed although the land is not cleared."""
        passed = ready != NOW and ready < day(self.standing.as_of)
        return _date(ready) if passed and row["status"] != LandStatus.CLEARED else None

    def _elsewhere(self, part: int, row: dict[str, Any]) -> str | None:
        """Return the platform whose boundary holds the land where the record names another one."""
        stated, drawn = text(row, "platform_id"), self.land.drawn_platform.get(str(row["parcel_id"]))
        return drawn if stated is not None and drawn is not None and drawn != stated else None


def open_desk(
    land: Land, projects: DataFrame, policy: Policy, as_of: date, *, options: CandidateOptions = DEFAULT_OPTIONS
) -> Desk:
    """Return a desk for looking at single sites of a land for the given projects (indexed by id)."""
    appraisal = appraise(projects, platform_facts(land.city), policy)
    return Desk(land, standing_of(land, as_of, options), appraisal, policy)


def whole(amount: float) -> int:
    """Return an amount as a whole number, rounded up except for rounding noise below one millionth."""
    return int(np.ceil(amount - 1e-6))


def _date(days: int) -> date:
    return date.fromordinal(days + date(1970, 1, 1).toordinal())


def _least(values: Floats) -> float | None:
    return None if np.isnan(values).all() else float(np.nanmin(values))


def _service(values: Floats) -> ServiceFacts:
    known = values[~np.isnan(values)]
    return ServiceFacts(float(known.max()) if len(known) else None, len(known) < len(values))
