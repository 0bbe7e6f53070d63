"""How every candidate site stands on a date: ready when, promised to whom, in reserve, at what cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from parcels.planning.estate import ANY_GROUP, NEVER, NOW, day
from parcels.planning.land import Land
from parcels.planning.parts import Flags, Floats, Ints
from parcels.rules.demand import SERVICES

NOBODY = -1


@dataclass(frozen=True)
class CandidateOptions:
    """What one search adds to the data on record.

    Attributes
    ----------
    wanted
        Project → site names kept whenever they are feasible, whatever their rank (locks, allocations on record).
    release
        Parcels treated as released from reserve.
    commitments
        Parcel or atom id → project it is promised to, besides the promises in the parcels' records.
    settled
        Projects that have their land by an allocation in force and look for no other.
    """

    wanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    release: frozenset[str] = frozenset()
    commitments: Mapping[str, str] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class PartStanding:
    """Standing of the parts.

    Attributes
    ----------
    held
        In policy reserve and not released.
    conversion_m2, conversion_unknown
        Land needing conversion, and whether the record says nothing although the land is not approved.
    cost_wan_yuan
        Preparation still to be paid for land not ready yet, in proportion to the part's share of the parcel.
    low_promise, high_promise
        Least and greatest number of the projects the part is promised to (``NOBODY`` none).
    """

    held: Flags
    conversion_m2: Floats
    conversion_unknown: Flags
    cost_wan_yuan: Floats
    low_promise: Ints
    high_promise: Ints


@dataclass(frozen=True, eq=False)
class Standing:
    """Standing of the sites, in the order of ``Land.sites``; ``parts`` holds that of their parts.

    ``ready_day`` is never before the date of the search; ``NEVER`` where a date is not known. ``capacity`` is the
    largest known one over the parcels (−inf if none is known).
    """

    as_of: date
    options: CandidateOptions
    parts: PartStanding
    promised: Mapping[str, int]
    blocked: Flags
    barred: Mapping[str, Flags]
    ready_day: Ints
    ready_unknown: Flags
    road_m: Floats
    capacity: Mapping[str, Floats]
    capacity_unknown: Mapping[str, Flags]
    held_m2: Floats
    held_quality: Floats
    purpose: Ints
    cluster: Ints | None
    conversion_m2: Floats
    cost_wan_yuan: Floats
    remainder_m2: Floats
    low_promise: Ints
    high_promise: Ints


def standing_of(land: Land, as_of: date, options: CandidateOptions) -> Standing:
    """Return how the sites of a land stand on a date."""
    sites, estate, owner = land.sites, land.estate, land.parts.parcel
    promised = _projects_promised(land, options)
    parts = _parts(land, as_of, options, promised)
    ready = estate.ready_day[owner]
    unknown = sites.over(np.logical_or, ready == NEVER)
    latest = np.maximum(sites.over(np.maximum, np.where(ready == NEVER, NOW, ready)), day(as_of))
    cluster = land.cluster
    return Standing(
        as_of=as_of,
        options=options,
        parts=parts,
        promised=promised,
        blocked=sites.over(np.logical_or, land.law.blocked),
        barred={group: sites.over(np.logical_or, flags) for group, flags in land.law.barred.items()},
        ready_day=latest,
        ready_unknown=unknown,
        road_m=sites.over(np.fmin, land.parts.road_m),
        capacity={name: sites.over(np.maximum, _known(estate.services[name])[owner]) for name in SERVICES},
        capacity_unknown={name: sites.over(np.logical_or, np.isnan(estate.services[name])[owner]) for name in SERVICES},
        held_m2=sites.over(np.add, np.where(parts.held, land.parts.area_m2, 0.0)),
        held_quality=sites.over(np.maximum, np.where(parts.held, estate.held_quality[owner], 0.0)),
        purpose=sites.over(np.bitwise_and, np.where(parts.held, estate.purpose[owner], ANY_GROUP)),
        cluster=None if cluster is None else sites.over(np.bitwise_or, cluster[owner]),
        conversion_m2=sites.over(np.add, parts.conversion_m2),
        cost_wan_yuan=sites.over(np.add, parts.cost_wan_yuan),
        remainder_m2=sites.over(np.add, land.parts.remainder_m2),
        low_promise=sites.over(np.minimum, np.where(parts.low_promise < 0, NEVER, parts.low_promise)),
        high_promise=sites.over(np.maximum, parts.high_promise),
    )


def _known(values: Floats) -> Floats:
    return np.where(np.isnan(values), -np.inf, values)


def _parts(land: Land, as_of: date, options: CandidateOptions, promised: Mapping[str, int]) -> PartStanding:
    estate, parts, owner = land.estate, land.parts, land.parts.parcel
    held = estate.held & ~np.array([name in options.release for name in estate.ids], bool)
    conversion, unknown = _conversion(land)
    parcel_m2 = np.bincount(land.strips.parcel, weights=land.measures["area_m2"].to_numpy(), minlength=len(estate.ids))
    not_ready = estate.ready_day[owner] > day(as_of)
    cost = np.where(not_ready, np.nan_to_num(estate.cost_wan_yuan)[owner] * parts.area_m2 / parcel_m2[owner], 0.0)
    low, high = _promises(land, as_of, options, promised)
    return PartStanding(held[owner], conversion, unknown, cost, low, high)


def _conversion(land: Land) -> tuple[Floats, Flags]:
    """Return m² needing conversion: all of the part or nothing as the record says; without a word, its farmland."""
    owner, area = land.parts.parcel, land.parts.area_m2
    stated = land.estate.conversion[owner]
    farmland = land.parts.overlaps.get("farmland", np.zeros(len(area)))
    planned = (land.parcels["status"] == "planned").to_numpy(bool)[owner]
    measured = np.where(np.isnan(stated), farmland, np.nan_to_num(stated) * area)
    return measured, np.isnan(stated) & planned & (farmland <= 0)


def _projects_promised(land: Land, options: CandidateOptions) -> Mapping[str, int]:
    names = sorted({*land.estate.promised_to, *options.commitments.values()} - {""})
    return {name: number for number, name in enumerate(names)}


def _promises(land: Land, as_of: date, options: CandidateOptions, number: Mapping[str, int]) -> tuple[Ints, Ints]:
    """Return least and greatest number of the projects each part is promised to (records and commitments)."""
    estate, strips = land.estate, land.strips
    in_force = estate.promised_until >= day(as_of)
    own = np.array([number.get(name, NOBODY) for name in estate.promised_to], np.int64)
    recorded = np.where(in_force, own, NOBODY)[strips.parcel]
    low, high = recorded.copy(), recorded.copy()
    if options.commitments:
        added = _commitments(land, options, number)
        high = np.maximum(recorded, added)
        low = np.where(recorded < 0, added, np.where(added < 0, recorded, np.minimum(recorded, added)))
    first, last = land.parts.first, land.parts.last
    bounds = np.column_stack((first, last)).ravel()
    if not len(first):
        return first.copy(), first.copy()
    least = np.minimum.reduceat(np.r_[np.where(low < 0, NEVER, low), NEVER], bounds)[::2]
    return np.where(least == NEVER, NOBODY, least), np.maximum.reduceat(np.r_[high, NOBODY], bounds)[::2]


def _commitments(land: Land, options: CandidateOptions, number: Mapping[str, int]) -> Ints:
    parcels = land.frame["parcel_id"].astype(str)
    codes = {name: number[project] for name, project in options.commitments.items()}
    names = zip(land.frame.index.astype(str), parcels, strict=True)
    return np.array([codes.get(atom, codes.get(parcel, NOBODY)) for atom, parcel in names], np.int64)
