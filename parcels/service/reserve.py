"""Parcels held back, who wants them, and what holding each one costs the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pandas import DataFrame

from parcels.domain.finding import Finding
from parcels.service.plans import PlanOptions
from parcels.service.progress import Cancelled, Progress, never, silent

if TYPE_CHECKING:
    from parcels.service.access import Actor
    from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class ReserveOptions:
    """Law date, policy, and how many wanting projects to show per parcel."""

    as_of: date
    policy: Path | None = None
    top: int = 3


@dataclass(frozen=True)
class Want:
    """A project with a feasible site using the parcel if the reserve were lifted; ``is_allowed`` with the reserve kept as it is."""

    project: str
    name: str
    sector_group: str
    quality: float
    score: int
    site: str
    parcels: tuple[str, ...]
    is_allowed: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ReservedParcel:
    """One reserved parcel: record, measures and the projects that want it, best first."""

    parcel_id: str
    record: Mapping[str, Any]
    measures: Mapping[str, Any]
    wants: tuple[Want, ...]
    num_wants: int


def reserved_parcels(ws: Workspace, options: ReserveOptions, *, actor: Actor) -> tuple[ReservedParcel, ...]:
    """Return the parcels in reserve with who wants them, most wanted first."""
    raise NotImplementedError


def price_reserve(
    ws: Workspace,
    options: PlanOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> DataFrame:
    """Return ``parcel_id, plan_value, plan_value_released, price, would_go_to`` for each reserved parcel, dearest first."""
    raise NotImplementedError
