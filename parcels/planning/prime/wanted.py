"""What the platforms want: their sectors, the services those need per mu, and who of them has landed nearby."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame

from parcels.geo.city import City
from parcels.planning.estate import bit_of, landed_groups
from parcels.planning.parts import Floats, Ints
from parcels.rules.demand import SERVICES, number, records, text, words
from parcels.rules.sectors import sector_group, sector_table

OF_PLATFORM = "platform_sectors"
OF_CITY = "city_sectors"


@dataclass(frozen=True)
class Wanted:
    """Bits of the sector groups wanted on each platform; the last entry (−1) is for land of no platform."""

    bits: Ints
    basis: tuple[str, ...]


def wanted_sectors(city: City, platforms: tuple[str, ...]) -> Wanted:
    """Return the lead sectors of each platform, and those of the city where a platform names none."""
    lead = sum(bit_of(group) for group in sector_table().lead)
    rows = records(city.platforms.drop(columns=city.platforms.geometry.name)) if len(city.platforms) else []
    own = {str(row["platform_id"]): sum({bit_of(group) for group in words(row, "sectors")}) for row in rows}
    bits = [own.get(name, 0) for name in platforms]
    return Wanted(
        np.array([*(found or lead for found in bits), lead], np.int64),
        (*(OF_PLATFORM if found else OF_CITY for found in bits), OF_CITY),
    )


@dataclass(frozen=True)
class Needs:
    """Need per mu of land by service (columns in the order of ``SERVICES``); NaN where too few projects say.

    ``stated`` counts the projects each figure rests on. Rows as in :class:`Wanted`.
    """

    per_mu: Floats
    stated: Ints


def service_needs(city: City, wanted: Wanted, least: int) -> Needs:
    """Return the median need per mu of the projects of wanted sectors that state one.

    ``need_i / area_min_i`` over the projects i of the pipeline and the register whose sector group is wanted; fewer
    than ``least`` of them leave the service unasked.
    """
    rows = [row for row in records(city.projects) if (number(row, "area_min_mu") or 0.0) > 0]
    group = np.array(
        [bit_of(sector_group(str(row["sector_code"]), text(row, "sector_group"))) for row in rows], np.int64
    )
    stated = np.array([[number(row, name) or np.nan for name in SERVICES] for row in rows]).reshape(-1, len(SERVICES))
    per_mu = stated / np.array([float(row["area_min_mu"]) for row in rows])[:, None]
    need = np.full((len(wanted.bits), len(SERVICES)), np.nan)
    count = np.zeros(need.shape, np.int64)
    for place, bits in enumerate(wanted.bits):
        own = per_mu[(group & bits) > 0]
        count[place] = (~np.isnan(own)).sum(axis=0)
        for column in np.flatnonzero(count[place] >= least):
            need[place, column] = np.nanmedian(own[:, column])
    return Needs(need, count)


def landed_beside(city: City, parcels: GeoDataFrame, reach_m: float, bits: Ints) -> tuple[Floats, Floats] | None:
    """Return per parcel how many (parcel, sector) landed within reach, of wanted sectors and in all.

    ``None`` where no project has its land on record. ``bits`` are the wanted sectors of each parcel.
    """
    landed = {name: groups for name, groups in landed_groups(city.projects).items() if name in city.parcels.index}
    pairs = [(name, bit_of(group)) for name, groups in sorted(landed.items()) for group in sorted(groups)]
    if not pairs:
        return None
    tree = shapely.STRtree(city.parcels.geometry.loc[[name for name, _ in pairs]].to_numpy())
    near, at = tree.query(parcels.geometry.to_numpy(), predicate="dwithin", distance=reach_m)
    own = np.array([name for name, _ in pairs], dtype=object)[at] != parcels.index.to_numpy(dtype=object)[near]
    near, sector = near[own], np.array([bit for _, bit in pairs], np.int64)[at[own]]
    size = len(parcels)
    fits = (sector & bits[near]) > 0
    return (
        np.bincount(near[fits], minlength=size).astype(np.float64),
        np.bincount(near, minlength=size).astype(np.float64),
    )


def needs_by_parcel(needs: Needs, platform: Ints, area_mu: Floats) -> Floats:
    """Return what the wanted sectors of its platform need on the whole of each parcel, by service."""
    return needs.per_mu[platform] * area_mu[:, None]


def stated_by_service(needs: Needs, place: int) -> Mapping[str, int]:
    """Return on how many projects the need of each service rests, for a platform by number (−1 none)."""
    return {name: int(count) for name, count in zip(SERVICES, needs.stated[place], strict=True)}
