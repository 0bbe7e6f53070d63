"""Which parcels compete for the reserve, and why the others do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from geopandas import GeoDataFrame

from parcels.domain.codes import ReserveStatus
from parcels.planning.land import Land
from parcels.planning.parts import Flags, Ints
from parcels.rules.policy import Policy
from parcels.rules.prime_policy import PrimePolicy
from parcels.rules.uses import is_statutory_blank, use_fits


class Aside(StrEnum):
    """Why a parcel does not compete."""

    SUPPLIED = "supplied"
    """已供应或已建成."""
    STATUTORY_BLANK = "statutory_blank"
    """法定留白用地（16）: the plan fixes no use; not the policy reserve, and kept apart from it."""
    OTHER_USE = "other_use"
    """规划用途不在范围内."""
    BLOCKED = "blocked"
    """受法定管控."""


@dataclass(frozen=True, eq=False)
class Pool:
    """Parcels that compete, ordered by id, with their record; ``aside`` says why each other one does not.

    ``platform`` is the number of the platform by record or boundary (−1 none), ``use`` of the planned use.
    """

    parcels: GeoDataFrame
    platform: Ints
    platforms: tuple[str, ...]
    use: Ints
    held: Flags
    aside: Mapping[str, Aside]

    @property
    def ids(self) -> tuple[str, ...]:
        """Parcel ids in order."""
        return tuple(str(name) for name in self.parcels.index)

    def platform_of(self, row: int) -> str | None:
        """Return the id of a parcel's platform."""
        return self.platforms[self.platform[row]] if self.platform[row] >= 0 else None


def prime_pool(land: Land, prime: PrimePolicy) -> Pool:
    """Return the parcels that compete: to be allocated, of a use that counts, and not wholly closed by law."""
    estate, parcels = land.estate, land.parcels
    reasons = [_use_aside(scheme, code, prime, land.policy) for scheme, code in estate.uses]
    closed = closed_by_law(land)
    aside = {str(name): Aside.SUPPLIED for name in land.city.parcels.index.difference(parcels.index)}
    for row, name in enumerate(estate.ids):
        reason = reasons[estate.use[row]] or (Aside.BLOCKED if closed[row] else None)
        if reason is not None:
            aside[name] = reason
    rows = np.array([row for row, name in enumerate(estate.ids) if name not in aside], np.int64)
    held = (parcels["reserve_status"] == ReserveStatus.HELD).to_numpy(bool)
    return Pool(parcels.iloc[rows], estate.platform[rows], estate.platforms, estate.use[rows], held[rows], aside)


def closed_by_law(land: Land) -> Flags:
    """Return per allocatable parcel whether a law layer forbids every piece of it."""
    open_ = np.zeros(len(land.estate.ids), bool)
    open_[land.parts.parcel[~land.law.blocked]] = True
    return ~open_


def _use_aside(scheme: str, code: str, prime: PrimePolicy, policy: Policy) -> Aside | None:
    if is_statutory_blank(scheme, code):
        return Aside.STATUTORY_BLANK
    if prime.uses and not use_fits(scheme, code, prime.uses.get(scheme, ()), None, policy):
        return Aside.OTHER_USE
    return None
