"""What the records say of each parcel, as arrays: use, readiness, reserve, promises, services, platform."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.domain.codes import LandStatus, ReserveStatus, SectorGroup
from parcels.geo.city import City
from parcels.rules.demand import SERVICES, flag, number, records, text, when, words
from parcels.rules.sectors import sector_group

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
EPOCH = date(1970, 1, 1)
NOW = -(10**9)
NEVER = 10**9
GROUPS = tuple(SectorGroup)
ANY_GROUP = (1 << len(GROUPS)) - 1
HELD_QUALITY = "reserve_quality_min"
"""Column the reserve ledger adds to the parcels: the least quality a designation asks for, in points."""


@dataclass(frozen=True, eq=False)
class Estate:
    """Parcels in the order of ``Land.parcels``.

    Attributes
    ----------
    ids
        Parcel ids.
    use, uses
        Number of the planned use and, per number, its (scheme, code).
    ready_day
        Days since 1970-01-01; ``NOW`` for land ready already, ``NEVER`` where the date is not known.
    platform, platforms
        Number of the platform (−1 none) and ids per number.
    held, purpose
        In policy reserve; bits of the sector groups it is kept for (all bits when none are named).
    held_quality
        Least quality the designation itself asks for, 0 where it names none.
    promised_to, promised_until
        Project a parcel is promised to (``""`` none), last day of the promise (``NEVER`` open end).
    services
        Capacity at the parcel by service, ``NaN`` unknown.
    conversion
        1 where conversion is needed, 0 where not, ``NaN`` where the record does not say.
    cost_wan_yuan
        Preparation still to be paid, ``NaN`` unknown.
    """

    ids: tuple[str, ...]
    use: Ints
    uses: tuple[tuple[str, str], ...]
    ready_day: Ints
    platform: Ints
    platforms: tuple[str, ...]
    held: Flags
    purpose: Ints
    promised_to: tuple[str, ...]
    promised_until: Ints
    services: Mapping[str, Floats]
    conversion: Floats
    cost_wan_yuan: Floats
    held_quality: Floats

    @property
    def number_of(self) -> Mapping[str, int]:
        """Parcel id → number."""
        return {name: number for number, name in enumerate(self.ids)}


def day(value: date) -> int:
    """Return days since 1970-01-01."""
    return (value - EPOCH).days


def read_estate(parcels: GeoDataFrame, boundary_platform: Mapping[str, str], platforms: tuple[str, ...]) -> Estate:
    """Return the records of parcels as arrays.

    A parcel belongs to the platform its record names; without one, to the platform whose boundary holds most of it.
    """
    rows = records(parcels.drop(columns=parcels.geometry.name))
    uses = sorted({(str(row["plan_use_scheme"]), str(row["plan_use"])) for row in rows})
    place = {use: number for number, use in enumerate(uses)}
    names = {name: number for number, name in enumerate(platforms)}
    home = [text(row, "platform_id") or boundary_platform.get(str(row["parcel_id"]), "") for row in rows]
    return Estate(
        ids=tuple(str(row["parcel_id"]) for row in rows),
        use=_ints(place[str(row["plan_use_scheme"]), str(row["plan_use"])] for row in rows),
        uses=tuple(uses),
        ready_day=_ints(_ready(row) for row in rows),
        platform=_ints(names.get(name, -1) for name in home),
        platforms=platforms,
        held=np.array([text(row, "reserve_status") == ReserveStatus.HELD for row in rows], bool),
        purpose=_ints(_purpose(words(row, "reserve_purpose")) for row in rows),
        promised_to=tuple(text(row, "held_for") or "" for row in rows),
        promised_until=_ints(_until(row) for row in rows),
        services={name: _floats(number(row, name) for row in rows) for name in SERVICES},
        conversion=_floats(_yes(flag(row, "needs_conversion")) for row in rows),
        cost_wan_yuan=_floats(number(row, "prepare_cost_wan_yuan") for row in rows),
        held_quality=_floats(number(row, HELD_QUALITY) or 0.0 for row in rows),
    )


def bit_of(group: SectorGroup | str) -> int:
    """Return the bit of a sector group."""
    return 1 << GROUPS.index(SectorGroup(group))


def landed_groups(projects: DataFrame) -> Mapping[str, frozenset[SectorGroup]]:
    """Return parcel → sector groups of the projects that already have their land there (supplied or later)."""
    found: dict[str, set[SectorGroup]] = {}
    for row in records(projects):
        if str(row["stage"]) in ("supplied", "started", "completed", "producing", "accepted"):
            group = sector_group(str(row["sector_code"]), text(row, "sector_group"))
            for parcel in words(row, "parcel_ids"):
                found.setdefault(parcel, set()).add(group)
    return {parcel: frozenset(groups) for parcel, groups in found.items()}


def landed_nearby(city: City, parcels: GeoDataFrame, reach_m: float) -> Ints | None:
    """Return bits of the sector groups landed within reach of each parcel; ``None`` if none is on record."""
    landed = {name: groups for name, groups in landed_groups(city.projects).items() if name in city.parcels.index}
    if not landed:
        return None
    names = sorted(landed)
    bits = np.array([sum(bit_of(group) for group in landed[name]) for name in names], np.int64)
    tree = shapely.STRtree(city.parcels.geometry.loc[names].to_numpy())
    near, at = tree.query(parcels.geometry.to_numpy(), predicate="dwithin", distance=reach_m)
    found = np.zeros(len(parcels), np.int64)
    np.bitwise_or.at(found, near, bits[at])
    return found


def _ready(row: Mapping[str, Any]) -> int:
    """Return the day land can be delivered: cleared land without a date is ready, other such land not known."""
    stated = when(row, "ready_on")
    if stated is not None:
        return day(stated)
    return NOW if row["status"] == LandStatus.CLEARED else NEVER


def _until(row: Mapping[str, Any]) -> int:
    until = when(row, "held_until")
    return NEVER if until is None else day(until)


def _purpose(groups: tuple[str, ...]) -> int:
    return sum({bit_of(group) for group in groups}) or ANY_GROUP


def _yes(value: bool | None) -> float | None:
    return None if value is None else float(value)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _floats(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], np.float64)
