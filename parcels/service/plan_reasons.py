"""Reasons of a plan: runner-up and regret of each chosen project, the cheapest changes for each refused one."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from parcels.planning.solver import SolveOptions, SolverSession, Variation
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
    """Return the reasons of a plan, each verified by solving again; what did not fit into the time is left out."""
    until = time.perf_counter() + max(MIN_SECONDS, run.options.seconds)
    chosen = {}
    for done, number in enumerate(run.outcome.chosen):
        if cancelled() or time.perf_counter() > until:
            break
        progress("explain", done, len(run.outcome.chosen))
        project = run.problem.project_of(number)
        chosen[project] = _runner_up(run, session, number, until)
    return Reasons(chosen=chosen)


MIN_SECONDS = 10.0


def _runner_up(run: Run, session: SolverSession, number: int, until: float) -> RunnerUp:
    """Solve again with the present site of a project banned."""
    seconds = max(1.0, min(run.options.seconds, until - time.perf_counter()))
    options = SolveOptions(gap=run.options.gap, seconds=seconds, seed=run.options.seed)
    other = session.solve(options, Variation(off=(number,)))
    same = run.problem.project[number]
    found = next((place for place in other.chosen if run.problem.project[place] == same), None)
    return RunnerUp(found, run.outcome.objective - other.objective, other.is_proven and run.outcome.is_proven)
