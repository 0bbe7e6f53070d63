"""Dates of delivery moved for a what-if; what is not known stays not known unless a day is named."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from parcels.domain.codes import LandStatus
from parcels.geo.city import City
from parcels.planning.explanation.steps import shifted
from parcels.planning.scenarios.content import ReadyShift, Scope
from parcels.planning.scenarios.findings import ScenarioFinding, applied_note, not_applied
from parcels.rules.demand import is_empty, number

WAITING = frozenset({LandStatus.PLANNED, LandStatus.APPROVED, LandStatus.ACQUIRED, LandStatus.CLEARED})


def with_dates(city: City, shifts: tuple[ReadyShift, ...], on: date) -> tuple[GeoDataFrame, list[ScenarioFinding]]:
    """Return the parcels with other dates of delivery, and what could not be moved.

    A shift by months moves recorded dates; land ready on the day of the plan stays ready, an unknown date unknown. A
    day for a platform or all says "at the latest": only land later than it, or of unknown date, comes to it. A day for
    one parcel is its date.
    """
    if not shifts:
        return city.parcels, []
    findings = list(_lost(city, shifts))
    chosen = _chosen(city, shifts)
    dates = {str(name): _date(value) for name, value in city.parcels["ready_on"].items()}
    status = city.parcels["status"].astype(str)
    moved: dict[str, date | None] = {}
    unknown: dict[ReadyShift, int] = {}
    for parcel, shift in chosen.items():
        known = dates[parcel]
        if known is None and status.at[parcel] != LandStatus.CLEARED and shift.months is not None:
            unknown[shift] = unknown.get(shift, 0) + 1
        else:
            moved[parcel] = _moved(known, status.at[parcel] == LandStatus.CLEARED, shift, on)
    findings += [not_applied("ready_unknown", shift, parcels=count) for shift, count in unknown.items()]
    findings += _saved(city.parcels, dates, moved, on)
    return _with_column(city.parcels, {**dates, **moved}), findings


def _moved(known: date | None, is_cleared: bool, shift: ReadyShift, on: date) -> date | None:
    """Return the date of a parcel after its shift."""
    is_ready = (known is None and is_cleared) or (known is not None and known <= on)
    if shift.months is not None:
        return known if is_ready or known is None else shifted(known, shift.months)
    assert shift.on is not None
    if shift.scope is Scope.PARCEL:
        return shift.on
    return known if is_ready or (known is not None and known <= shift.on) else shift.on


def _chosen(city: City, shifts: tuple[ReadyShift, ...]) -> Mapping[str, ReadyShift]:
    """Return parcel → the most specific shift about it, for land that is still to be given."""
    by = {shift.key: shift for shift in shifts}
    home = _platforms(city) if any(shift.scope is Scope.PLATFORM for shift in shifts) else {}
    found = {}
    for parcel, status in city.parcels["status"].astype(str).items():
        name = str(parcel)
        keys = ((Scope.PARCEL.value, name), (Scope.PLATFORM.value, home.get(name, "")), (Scope.ALL.value, ""))
        shift = next((by[key] for key in keys if key in by), None)
        if shift is not None and status in WAITING:
            found[name] = shift
    return found


def _platforms(city: City) -> dict[str, str]:
    """Return parcel → platform: the recorded one, else the one whose boundary holds most of it."""
    rows = city.parcels["platform_id"].to_dict()
    home = {str(name): str(value) for name, value in rows.items() if not is_empty(value) and value}
    for name, shape in city.parcels.geometry.items():
        if str(name) not in home and len(city.platforms):
            common = shapely.area(shapely.intersection(city.platforms.geometry.to_numpy(), shape))
            if common.max() > 0:
                home[str(name)] = str(city.platforms.index[int(common.argmax())])
    return home


def _lost(city: City, shifts: tuple[ReadyShift, ...]) -> Iterator[ScenarioFinding]:
    for shift in shifts:
        if shift.scope is Scope.PARCEL and shift.subject not in city.parcels.index:
            yield not_applied("parcel_gone", shift)
        elif shift.scope is Scope.PARCEL and city.parcels.at[shift.subject, "status"] not in WAITING:
            yield not_applied("parcel_given", shift)
        elif shift.scope is Scope.PLATFORM and shift.subject not in city.platforms.index:
            yield not_applied("platform_gone", shift)


def _saved(
    parcels: GeoDataFrame, dates: Mapping[str, date | None], moved: Mapping[str, date | None], on: date
) -> Iterator[ScenarioFinding]:
    """Say where land counts as ready today and its preparation therefore as paid."""
    rows = parcels["prepare_cost_wan_yuan"].to_dict()
    now_ready = [
        name for name, new in moved.items() if new is not None and new <= on and new != dates[name]
    ]  # fmt: skip
    paid = [float(cost) for name in now_ready if (cost := number(rows, name)) is not None and cost > 0]
    if paid:
        yield applied_note("cost_counts_as_paid", parcels=len(paid), wan_yuan=sum(paid))


def _date(value: object) -> date | None:
    return None if is_empty(value) else value  # type: ignore[return-value]


def _with_column(parcels: GeoDataFrame, dates: Mapping[str, date | None]) -> GeoDataFrame:
    cells = [dates[str(name)] for name in parcels.index]
    return parcels.assign(ready_on=pd.Series(cells, index=parcels.index, dtype=object))
