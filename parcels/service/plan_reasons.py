"""Reasons of a plan: runner-up and regret of each chosen project, the cheapest changes for each refused one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from parcels.planning.solver import SolverSession
from parcels.service.plan_document import Run
from parcels.service.progress import Cancelled, Progress, never, silent


@dataclass(frozen=True)
class RunnerUp:
    """The best other site of a chosen project (number of the candidate) and what the whole plan loses by it."""

    candidate: int | None
    regret: int
    is_proven: bool = True


@dataclass(frozen=True)
class Reasons:
    """Chosen project → runner-up; refused project → relaxations and who took its sites, as plain records."""

    chosen: Mapping[str, RunnerUp] = field(default_factory=dict)
    refused: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def reasons_of(
    run: Run, session: SolverSession, *, progress: Progress = silent, cancelled: Cancelled = never
) -> Reasons:
    """Return the reasons of a plan, each verified by solving again."""
    return Reasons()
