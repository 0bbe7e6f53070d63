"""The files of a plan, written whole or not at all, and read back."""

from __future__ import annotations

from pathlib import Path

from parcels.service.plans import PlanResult


def write_plan(result: PlanResult, folder: Path) -> tuple[Path, ...]:
    """Write the exchange files of a plan into a new, empty or earlier plan folder and return their paths."""
    raise NotImplementedError


def read_plan(folder: Path) -> PlanResult:
    """Return the plan of a folder written by :func:`write_plan`."""
    raise NotImplementedError
