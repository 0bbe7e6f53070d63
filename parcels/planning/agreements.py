"""What records say beyond the land itself: clearances of parcels, approvals of projects, promises and quotas."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.domain.codes import LandStatus
from parcels.domain.units import mu_from_m2
from parcels.geo.city import City
from parcels.rules.catalogue.case import NamedPromise, PromiseFacts, QuotaAccount, QuotaFacts
from parcels.rules.catalogue.quotas import ENERGY, NEW_CONSTRUCTION
from parcels.rules.catalogue.records import (
    RENEWED,
    ParcelRecord,
    ProjectRecord,
    read_parcel_record,
    read_project_record,
)
from parcels.rules.demand import ProjectDemand, read_demand, records, text, when
from parcels.rules.policy import Policy

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Records:
    """Records of a city by id, and the promises of live projects."""

    projects: Mapping[str, ProjectRecord]
    parcels: Mapping[str, ParcelRecord]
    promises: PromiseFacts


def read_records(city: City) -> Records:
    """Return the records of a city as the catalogue of rules wants them."""
    area = {str(name): mu_from_m2(m2) for name, m2 in city.parcels.geometry.area.items()}
    events, items = _events(city.milestones), _items(city.readiness)
    projects, parcels = records(city.projects), records(_plain(city.parcels))
    return Records(
        projects={str(row["project_id"]): _project(row, events) for row in projects},
        parcels={str(row["parcel_id"]): _parcel(row, items, area) for row in parcels},
        promises=_promises([read_demand(row) for row in projects], parcels, area),
    )


def policy_quotas(policy: Policy) -> QuotaFacts:
    """Return the quotas of the policy as a ledger of which nothing is used yet."""
    stated = ((NEW_CONSTRUCTION, policy.quotas.new_construction_mu), (ENERGY, policy.quotas.energy_tce))
    return QuotaFacts({(kind, home): QuotaAccount(amount) for kind, own in stated for home, amount in own.items()})


def _plain(frame: GeoDataFrame) -> DataFrame:
    return DataFrame(frame.drop(columns=frame.geometry.name))


def _project(row: Row, events: Mapping[str, dict[str, date]]) -> ProjectRecord:
    return read_project_record(row, events.get(str(row["project_id"]), {}))


def _parcel(row: Row, items: Mapping[str, dict[str, str]], area: Mapping[str, float]) -> ParcelRecord:
    name = str(row["parcel_id"])
    return read_parcel_record(row, items.get(name, {}), area[name])


def _events(milestones: DataFrame) -> dict[str, dict[str, date]]:
    """Return project → milestone → date it happened; of several the first, of a filing given anew the last."""
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for row in records(milestones):
        day = when(row, "actual_on")
        if day is not None:
            own, name = found[str(row["project_id"])], str(row["milestone"])
            own[name] = (max if name in RENEWED else min)(day, own.get(name, day))
    return found


def _items(readiness: DataFrame) -> dict[str, dict[str, str]]:
    """Return parcel → readiness item → state; an item on record twice counts as done only if both are."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in records(readiness):
        own, item, state = found[str(row["parcel_id"])], str(row["item"]), str(row["state"])
        if own.get(item) not in ("todo", "doing"):
            own[item] = state
    return found


def _promises(demands: list[ProjectDemand], parcels: list[Row], area: Mapping[str, float]) -> PromiseFacts:
    """Return what live projects were promised: those that still want land and name parcels, or a platform once signed.

    A project that names several parcels needs of each its share by area.
    """
    home = {str(row["parcel_id"]): text(row, "platform_id") or "" for row in parcels}
    by_parcel: dict[str, list[NamedPromise]] = defaultdict(list)
    promised: dict[str, float] = defaultdict(float)
    for demand in demands:
        if not demand.wants_land:
            continue
        for parcel, least in _least_by_parcel(demand, area).items():
            by_parcel[parcel].append(NamedPromise(demand.project_id, demand.stage.is_signed, least))
            if demand.stage.is_signed:
                promised[home[parcel]] += least
        if demand.stage.is_signed and demand.platform_id is not None and not demand.parcel_ids:
            promised[demand.platform_id] += demand.area_min_mu
    named = {parcel: tuple(sorted(own, key=lambda one: one.project)) for parcel, own in by_parcel.items()}
    return PromiseFacts(named, promised, _open_land(parcels, home, area))


def _least_by_parcel(demand: ProjectDemand, area: Mapping[str, float]) -> dict[str, float]:
    known = {parcel: area[parcel] for parcel in demand.parcel_ids if parcel in area}
    total = sum(known.values())
    return {parcel: demand.area_min_mu * own / total for parcel, own in known.items()} if total > 0 else {}


def _open_land(parcels: list[Row], home: Mapping[str, str], area: Mapping[str, float]) -> dict[str, float]:
    """Return the mu of each platform that can still be allocated."""
    found: dict[str, float] = defaultdict(float)
    for row in parcels:
        name = str(row["parcel_id"])
        found[home[name]] += area[name] if LandStatus(str(row["status"])).is_allocatable else 0.0
    return {platform: mu for platform, mu in found.items() if platform}
