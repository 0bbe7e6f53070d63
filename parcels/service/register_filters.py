"""Filters of the registers of parcels and projects: every field that is set must hold, the others let all pass."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from parcels.domain.codes import WANTING_LAND, LandStatus, Verdict
from parcels.domain.units import mu_from_m2
from parcels.geo.city import City

Flags = NDArray[np.bool_]
NO_FINDING = "none"
WORST_FIRST = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL, Verdict.NOT_SET, Verdict.PASS)


@dataclass(frozen=True)
class ParcelFilter:
    """What parcels must be.

    Attributes
    ----------
    platforms, classes, uses, verdicts
        One of these ids, classes of availability, planned uses, worst verdicts (:data:`NO_FINDING`: nothing found).
    area_min_mu, area_max_mu
        Bounds of the area, both included.
    ready_by
        Can be delivered by this day; a parcel whose date is not known does not pass.
    """

    platforms: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    area_min_mu: float | None = None
    area_max_mu: float | None = None
    ready_by: date | None = None


@dataclass(frozen=True)
class ProjectFilter:
    """What projects must be; ``wanting``: still looking for land; the area is the least they need."""

    stages: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    promoters: tuple[str, ...] = ()
    wanting: bool = False
    area_min_mu: float | None = None
    area_max_mu: float | None = None
    needed_by: date | None = None


Filter = TypeVar("Filter", ParcelFilter, ProjectFilter)


def is_set(wanted: ParcelFilter | ProjectFilter) -> bool:
    """Return whether a filter leaves anything out."""
    return wanted != type(wanted)()


def number_set(wanted: ParcelFilter | ProjectFilter) -> int:
    """Return how many fields of a filter are set; both ends of an area are one."""
    names = {field.name.replace("_max_", "_min_") for field in fields(wanted) if getattr(wanted, field.name)}
    return len(names)


def parcels_passing(
    city: City, wanted: ParcelFilter, *, looks: "pd.Series[Any]", worst: "pd.Series[Any] | None"
) -> Flags:
    """Return which parcels pass, in the order of the city.

    Parameters
    ----------
    looks
        Parcel → class of availability.
    worst
        Parcel → worst verdict, :data:`NO_FINDING` where nothing was found; needed only for a filter by verdict.
    """
    parcels = city.parcels
    keep = np.ones(len(parcels), bool)
    for values, allowed in (
        (parcels["platform_id"], wanted.platforms),
        (looks.reindex(parcels.index), wanted.classes),
        (parcels["plan_use"], wanted.uses),
        (worst, wanted.verdicts),
    ):
        if allowed and values is not None:
            keep &= values.isin(allowed).to_numpy()
    keep &= _between(parcels.area.to_numpy() * mu_from_m2(1.0), wanted.area_min_mu, wanted.area_max_mu)
    if wanted.ready_by is not None:
        keep &= _ready(parcels, wanted.ready_by)
    return keep


def projects_passing(city: City, wanted: ProjectFilter) -> Flags:
    """Return which projects pass, in the order of the city."""
    projects = city.projects
    keep = np.ones(len(projects), bool)
    for name, allowed in (
        ("stage", wanted.stages),
        ("sector_group", wanted.sectors),
        ("promoter_body", wanted.promoters),
    ):
        if allowed:
            keep &= projects[name].isin(allowed).to_numpy()
    if wanted.wanting:
        keep &= wanting(projects)
    least = pd.to_numeric(projects["area_min_mu"], errors="coerce").to_numpy(float)
    keep &= _between(least, wanted.area_min_mu, wanted.area_max_mu)
    if wanted.needed_by is not None:
        keep &= _by_day(projects["need_by"], wanted.needed_by)
    return keep


def wanting(projects: pd.DataFrame) -> Flags:
    """Return which projects still look for land."""
    stages = projects["stage"].isin([stage.value for stage in WANTING_LAND]).to_numpy()
    return np.asarray(stages & np.array([value is not False for value in projects["needs_land"]], bool))


def worst_verdicts(findings: pd.DataFrame, parcels: Iterable[str]) -> "pd.Series[Any]":
    """Return parcel → its worst verdict, :data:`NO_FINDING` where nothing was found."""
    rank = {verdict.value: place for place, verdict in enumerate(WORST_FIRST)}
    places = findings["verdict"].astype(str).map(rank).groupby(findings["parcel_id"]).min()
    names = places.map(dict(enumerate(verdict.value for verdict in WORST_FIRST)))
    return names.reindex(list(parcels)).fillna(NO_FINDING)


def _between(area_mu: NDArray[np.float64], least: float | None, most: float | None) -> Flags:
    keep = np.ones(len(area_mu), bool)
    if least is not None:
        keep &= area_mu >= least
    if most is not None:
        keep &= area_mu <= most
    return keep


def _ready(parcels: pd.DataFrame, by: date) -> Flags:
    days = parcels["ready_on"]
    now = (parcels["status"] == LandStatus.CLEARED).to_numpy() & days.isna().to_numpy()
    return now | _by_day(days, by)


def _by_day(days: "pd.Series[Any]", by: date) -> Flags:
    return np.array([_is_day(day) and day <= by for day in days], bool)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


_SHORT = {
    "platforms": "platform", "classes": "class", "uses": "use", "verdicts": "verdict", "ready_by": "ready",
    "stages": "stage", "sectors": "sector", "promoters": "promoter", "wanting": "wanting", "needed_by": "need",
    "area_min_mu": "from", "area_max_mu": "to",
}  # fmt: skip


def address_names(wanted: ParcelFilter | ProjectFilter) -> dict[str, str]:
    """Return field → its name in an address; the areas of projects are called otherwise than those of parcels."""
    land = "land-" if isinstance(wanted, ProjectFilter) else ""
    return {
        field.name: (land if field.name.startswith("area") else "") + _SHORT[field.name] for field in fields(wanted)
    }


def to_address(wanted: ParcelFilter | ProjectFilter) -> dict[str, str]:
    """Return a filter as parts of an address; fields not set are left out."""
    found = {}
    for name, short in address_names(wanted).items():
        value = getattr(wanted, name)
        if isinstance(value, tuple) and value:
            found[short] = ",".join(value)
        elif isinstance(value, bool):
            found |= {short: "1"} if value else {}
        elif isinstance(value, date):
            found[short] = value.isoformat()
        elif isinstance(value, float):
            found[short] = f"{value:g}"
    return found


def from_address(
    empty: Filter, address: dict[str, str], known: dict[str, Collection[str]]
) -> tuple[Filter, tuple[tuple[str, str], ...]]:
    """Return the filter of an address, and name and value of what it cannot mean.

    ``known`` holds for each field of choices what there is; anything else is not taken.
    """
    found: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for name, short in address_names(empty).items():
        if short not in address:
            continue
        text = address[short]
        if name in known:
            asked = tuple(dict.fromkeys(part for part in text.split(",") if part))
            found[name] = tuple(part for part in asked if part in known[name])
            wrong += [(short, part) for part in asked if part not in known[name]]
            continue
        value = _read(name, text)
        if value is None:
            wrong.append((short, text))
        else:
            found[name] = value
    return replace(empty, **found), tuple(wrong)


def _read(name: str, text: str) -> bool | date | float | None:
    """Return the value of a text, ``None`` where it has none."""
    try:
        if name == "wanting":
            return {"1": True, "0": False}.get(text)
        if name.endswith("_by"):
            return date.fromisoformat(text)
        number = float(text)
    except ValueError:
        return None
    return number if np.isfinite(number) and number >= 0 else None
