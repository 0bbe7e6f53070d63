"""Quality of every project on every platform, computed once for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame, Series

from parcels.geo.city import City
from parcels.rules.demand import ProjectDemand, number, records, text, words
from parcels.rules.facts import PlatformFacts, QualityFacts
from parcels.rules.policy import Policy
from parcels.rules.quality import PER_MU, numbers, project_quality, ratio
from parcels.rules.sectors import standing

UNKNOWN_STANDING = -1.0


def platform_facts(city: City) -> tuple[PlatformFacts, ...]:
    """Return the platforms of a city, ordered by id."""
    rows = records(city.platforms.drop(columns=city.platforms.geometry.name)) if len(city.platforms) else []
    facts = (
        PlatformFacts(
            platform_id=str(row["platform_id"]),
            level=text(row, "level"),
            phase=text(row, "phase"),
            sectors=words(row, "sectors"),
            owner_body=text(row, "owner_body"),
        )
        for row in rows
    )
    return tuple(sorted(facts, key=lambda platform: platform.platform_id))


@dataclass(frozen=True, eq=False)
class Appraisal:
    """Quality by project and by standing of its sector; ``totals`` are what entry floors are measured on."""

    table: Mapping[float, DataFrame]
    totals: DataFrame
    platforms: tuple[PlatformFacts, ...]
    policy: Policy

    @property
    def base(self) -> DataFrame:
        """Quality of each project without a platform: the sector's standing leaves the sum."""
        return self.table[UNKNOWN_STANDING]

    def on(self, project: ProjectDemand, platform: int) -> QualityFacts:
        """Return the quality of a project on a platform given by number (−1: none)."""
        own = self.platforms[platform] if platform >= 0 else None
        found = None if own is None else standing(project.group, own.sectors, own.phase, self.policy.quality)
        return self._facts[UNKNOWN_STANDING if found is None else found][project.project_id]

    @cached_property
    def _facts(self) -> Mapping[float, Mapping[str, QualityFacts]]:
        totals = [{name: number(row, name) for name in row} for row in records(self.totals)]
        names = [str(name) for name in self.totals.index]
        return {level: dict(zip(names, _facts_of(table, totals), strict=True)) for level, table in self.table.items()}


def appraise(projects: DataFrame, platforms: tuple[PlatformFacts, ...], policy: Policy) -> Appraisal:
    """Return the quality of projects (indexed by id) on every kind of platform."""
    levels = {
        UNKNOWN_STANDING,
        policy.quality.standing_lead,
        policy.quality.standing_allowed,
        policy.quality.standing_other,
    }
    table = {level: project_quality(projects, None, policy, _standing(level, projects)) for level in sorted(levels)}
    totals = {name: numbers(projects, column) for name, column in PER_MU.items()}
    totals["technology"] = numbers(projects, "technology_level")
    totals["funding"] = ratio(numbers(projects, "funds_arrived_wan_yuan"), numbers(projects, "investment_wan_yuan"))
    return Appraisal(table, DataFrame(totals, index=projects.index), platforms, policy)


def _facts_of(table: DataFrame, totals: list[dict[str, float | None]]) -> list[QualityFacts]:
    rows = records(table[["q", "known_share", "assessable"]])
    return [
        QualityFacts(number(row, "q"), float(row["known_share"]), bool(row["assessable"]), own)
        for row, own in zip(rows, totals, strict=True)
    ]


def _standing(level: float, projects: DataFrame) -> Series | None:
    return None if level == UNKNOWN_STANDING else Series(level, index=projects.index, dtype=float)
