"""Land-bureau checks of each allocation: of the plan saved last and of the promises on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding

if TYPE_CHECKING:
    from parcels.service.access import Actor
    from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class CheckOptions:
    """Law date, policy, and one allocation only (``None``: all)."""

    as_of: date
    policy: Path | None = None
    allocation: str | None = None


@dataclass(frozen=True)
class AllocationCheck:
    """One allocation with its findings, worst verdict first.

    ``allocation`` is ``"<plan id>:<project>"`` for the saved plan and ``"held:<project>"`` for a promise (``held_for``); ``source`` is
    ``"plan"`` or ``"promise"``.
    """

    allocation: str
    source: str
    project: str
    project_name: str
    site: str
    atoms: tuple[str, ...]
    parcels: tuple[str, ...]
    platform_id: str
    area_m2: float
    until: date | None
    verdict: Verdict
    findings: tuple[Finding, ...]


def check_allocations(ws: Workspace, options: CheckOptions, *, actor: Actor) -> tuple[AllocationCheck, ...]:
    """Return the checks of every allocation, failing ones first."""
    raise NotImplementedError
