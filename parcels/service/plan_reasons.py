"""Reasons of a plan: runner-up and regret of each chosen project, the cheapest changes for each refused one."""

import time
from collections.abc import Mapping
from typing import Any

from parcels.planning.explanation import Loss, PlanContext, Refusal, explain_refused, runner_ups
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.service.plan_run import Reasons, Run
from parcels.service.prepared import options_of
from parcels.service.progress import Cancelled, Progress, never, silent

MIN_SECONDS = 300.0
"""Explaining may take as long as solving, but never less than this: every refused project is to have its reasons."""
SOLVE_SECONDS = 10.0
"""Most seconds of a single re-solve."""


def reasons_of(
    run: Run, session: SolverSession, *, progress: Progress = silent, cancelled: Cancelled = never
) -> Reasons:
    """Return the reasons of a plan, each verified by solving again; what did not fit into the time is counted."""
    if cancelled():
        return Reasons(unexplained=len(run.pool.funnels))
    until = time.perf_counter() + max(MIN_SECONDS, run.options.seconds)
    context = _context(run, session)
    chosen = runner_ups(context, progress=progress)
    refused: dict[str, Mapping[str, Any]] = {}
    waiting = sorted(set(run.pool.funnels) - run.chosen_projects)
    for done, project in enumerate(waiting):
        if cancelled() or time.perf_counter() > until:
            break
        progress("explain", done, len(waiting))
        refused[project] = _refusal(run, explain_refused(context, project))
    return Reasons(chosen, refused, len(waiting) - len(refused))


def _context(run: Run, session: SolverSession) -> PlanContext:
    prepared, options = run.prepared, run.options
    return PlanContext(
        land=prepared.land,
        projects=prepared.city.projects,
        policy=prepared.policy,
        as_of=prepared.as_of,
        pool=run.pool,
        problem=run.problem,
        outcome=run.outcome,
        session=session,
        options=options_of(prepared, options.release, options.locks),
        solving=SolveOptions(seconds=min(SOLVE_SECONDS, options.seconds), seed=options.seed),
    )


def _refusal(run: Run, refusal: Refusal) -> dict[str, Any]:
    """Return a refusal as a record: ``relaxations`` land it, cheapest first; ``opens`` only opens a site."""
    landing = [one for one in (refusal.lands, refusal.pair) if one is not None]
    opens = refusal.opens
    if opens is not None and opens.site and opens not in landing:
        landing.append(opens)
    return {
        "blocked_at": refusal.blocked_at,
        "lost": None if refusal.lost is None else _loss(run, refusal.lost),
        "relaxations": sorted(landing, key=lambda one: one.cost),
        "opens": opens if opens is not None and not opens.site else None,
        "is_complete": refusal.is_complete,
        "barrier": refusal.barrier,
    }


def _loss(run: Run, loss: Loss) -> dict[str, Any]:
    row = run.row(loss.candidate)
    same = {name: getattr(loss, name) for name in ("points", "holders", "displaced", "limits", "is_proven")}
    return {"candidate": row["candidate"], "site": row["site"], **same}
