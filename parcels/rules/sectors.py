"""Sector groups of projects from GB/T 4754-2017 codes, and their standing on a platform (lead, allowed, other)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from parcels.domain.codes import PlatformPhase, SectorGroup
from parcels.rules.policy import QualityPolicy


@dataclass(frozen=True)
class SectorTable:
    """Code prefixes (digits) → group, the lead groups of the city, and prefixes that decide an unset flag."""

    groups: Mapping[str, SectorGroup]
    lead: frozenset[SectorGroup]
    chemical: tuple[str, ...]
    real_estate: tuple[str, ...]


@cache
def sector_table() -> SectorTable:
    """Return the packaged table."""
    raw: dict[str, Any] = yaml.safe_load(files("parcels.rules").joinpath("sectors.yaml").read_text(encoding="utf-8"))
    groups = {str(code): SectorGroup(group) for group, codes in raw["groups"].items() for code in codes}
    return SectorTable(
        groups=groups,
        lead=frozenset(SectorGroup(group) for group in raw["lead_groups"]),
        chemical=tuple(str(code) for code in raw["chemical_when_unset"]),
        real_estate=tuple(str(code) for code in raw["real_estate_when_unset"]),
    )


def digits(sector_code: str) -> str:
    """Return a code without its section letter.

    >>> digits("C3825")
    '3825'
    """
    return sector_code.strip().lstrip("ABCDEFGHIJKLMNOPQRSTabcdefghijklmnopqrst")


def sector_group(sector_code: str, stated: str | None = None) -> SectorGroup:
    """Return the stated group, or the group of the longest prefix of the code; ``OTHER`` if none fits.

    >>> sector_group("C3825").value
    'new_energy'
    """
    if stated:
        return SectorGroup(stated)
    code = digits(sector_code)
    table = sector_table().groups
    for length in range(len(code), 1, -1):
        if code[:length] in table:
            return table[code[:length]]
    return SectorGroup.OTHER


def is_chemical(sector_code: str, stated: bool | None) -> tuple[bool, bool]:
    """Return whether a project counts as chemical, and whether its code decided that for want of a statement."""
    if stated is not None:
        return bool(stated), False
    assumed = digits(sector_code).startswith(sector_table().chemical)
    return assumed, assumed


def suspects_real_estate(sector_code: str, stated: bool | None) -> bool:
    """Return whether the code suggests ordinary real estate while the project does not say."""
    return stated is None and digits(sector_code).startswith(sector_table().real_estate)


def standing(group: str, sectors: Collection[str], phase: str | None, quality: QualityPolicy) -> float | None:
    """Return the standing of a sector group on a platform in [0, 1]; ``None`` where the platform has no lead sectors.

    Lead sectors of the platform stand highest; while the platform is not ``focused``, lead groups of the city are
    allowed.
    """
    if not sectors:
        return None
    if group in sectors:
        return quality.standing_lead
    if phase != PlatformPhase.FOCUSED and SectorGroup(group) in sector_table().lead:
        return quality.standing_allowed
    return quality.standing_other


def fits_phase(group: str, sectors: Collection[str], phase: str | None) -> bool:
    """Return whether a sector group may settle: in phase ``focused`` only lead sectors of the platform (先放后收)."""
    return phase != PlatformPhase.FOCUSED or not sectors or group in sectors
