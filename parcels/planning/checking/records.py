"""Records: status, planned use, date of delivery and promises of the parcels under each site."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pandas import isna

from parcels.geo.city import City
from parcels.planning.checking.claim import Assignment, CheckLimits, Violation

_TAKEN = ("supplied", "built")
_BLANK = "16"


def still_free(a: Assignment, city: City, as_of: date) -> Iterator[Violation]:
    """Find parcels already supplied or built, or promised to somebody else on that day."""
    for parcel, row in _rows(a, city):
        if row["status"] in _TAKEN:
            yield Violation("status_not_allocatable", a.project, {"parcel": parcel, "value": str(row["status"])})
        holder, until = row.get("held_for"), _day(row.get("held_until"))
        in_force = until is None or until >= as_of
        if isinstance(holder, str) and holder and holder != a.project and in_force:
            yield Violation("held_for_other", a.project, {"parcel": parcel, "other": holder})


def use_allowed(a: Assignment, city: City, limits: CheckLimits) -> Iterator[Violation]:
    """Find parcels whose planned use is none of those the project can use; schemes must agree."""
    project = city.projects.loc[a.project]
    for parcel, row in _rows(a, city):
        scheme, code = str(row["plan_use_scheme"]), str(row["plan_use"])
        wanted_scheme = project.get("uses_scheme")
        same = not isinstance(wanted_scheme, str) or not wanted_scheme or wanted_scheme == scheme
        suits = any(_is_part(code, use, scheme in limits.prefix_schemes) for use in project["uses"])
        blank = scheme.startswith("A-") and code.startswith(_BLANK)
        if blank or not same or not suits:
            yield Violation("use_not_allowed", a.project, {"parcel": parcel, "value": f"{scheme} {code}"})


def ready_in_time(a: Assignment, city: City, limits: CheckLimits, as_of: date) -> Iterator[Violation]:
    """Find parcels that cannot be delivered by the day the project needs them (at the earliest on the plan's day)."""
    need_by: Any = city.projects.at[a.project, "need_by"]
    for parcel, row in _rows(a, city):
        ready = _day(row.get("ready_on"))
        if ready is None and row["status"] != "cleared" and not limits.unknown_ready:
            yield Violation("not_ready", a.project, {"parcel": parcel, "value": "–", "limit": str(need_by)})
            continue
        earliest = max(ready or as_of, as_of)
        if earliest > need_by:
            yield Violation("not_ready", a.project, {"parcel": parcel, "value": str(earliest), "limit": str(need_by)})


def _day(value: object) -> date | None:
    """Return a date cell, ``None`` if empty (``NaT`` counts as a date for Python)."""
    return value if isinstance(value, date) and not isna(value) else None


def _is_part(code: str, use: str, nested: bool) -> bool:
    return code[: len(use)] == use if nested and use else code == use


def _rows(a: Assignment, city: City) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for parcel in a.parcels:
        yield parcel, dict(city.parcels.loc[parcel].drop("geometry"))
