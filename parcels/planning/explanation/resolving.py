"""Solving again with other candidates for some projects."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from pandas import DataFrame
from scipy.sparse import csc_array

from parcels.planning.explanation.context import PlanContext
from parcels.planning.solver.outcome import Outcome, Status
from parcels.planning.solver.ties import tie_weights
from parcels.planning.solver.variation import ExtraColumns, Variation

Frames = Mapping[str, DataFrame]
Record = Mapping[str, Any]
_USED = (
    "project",
    "site",
    "atoms",
    "platform_id",
    "score",
    "conversion_m2",
    "energy_tce",
    "prepare_wan_yuan",
    "prepare_period",
)


def with_candidates(context: PlanContext, frames: Frames, rhs: Mapping[int, int] | None = None) -> Variation:
    """Return the change that gives some projects other candidates; those with a lock keep what they have."""
    locked = {context.problem.project_of(j) for j in context.locked}
    frames = {project: frame for project, frame in frames.items() if project not in locked}
    off = tuple(j for project in frames for j in context.columns.get(project, ()))
    rows = [row for project in sorted(frames) for row in _records(context, frames[project])]
    extra = _extra(context, rows) if rows else None
    return Variation(off=off, rhs=dict(rhs or {}), extra=extra, hint=context.outcome.chosen)


def variation_of(context: PlanContext, off: tuple[int, ...], added: Sequence[Record]) -> Variation:
    """Return the change that takes some candidates away and adds some records."""
    return Variation(off=off, extra=_extra(context, added) if added else None, hint=context.outcome.chosen)


def given_by(context: PlanContext, outcome: Outcome, added: Sequence[Record]) -> Mapping[str, str]:
    """Return who gets which site in a plan with added records."""
    own, problem = len(context.problem.candidates), context.problem
    extra = [(record["project"], record["site"]) for record in added]
    return dict(extra[j - own] if j >= own else (problem.project_of(j), problem.sites[j]) for j in outcome.chosen)


def new_plan(context: PlanContext, change: Variation, frames: Frames) -> tuple[Outcome, Mapping[str, str]]:
    """Return the best plan of a change and who gets which site in it."""
    outcome = context.session.solve(context.solving, change)
    return outcome, given_by(
        context, outcome, [row for name in sorted(frames) for row in _records(context, frames[name])]
    )


def lands_alone(context: PlanContext, project: str, frame: DataFrame) -> bool:
    """Return whether a project gets land when only its own candidates change.

    Without it the others reach the present points; so it lands iff a plan with it has more, or as many and the tie.
    """
    change = with_candidates(context, {project: frame})
    if change.extra is None:
        return False
    now = context.outcome.objective
    asked = replace(change, must=context.place[project], ties=False, at_least=now)
    outcome = context.session.solve(context.solving, asked)
    if outcome.status is not Status.OPTIMAL:
        return False
    if outcome.objective > now:
        return True
    return project in new_plan(context, change, {project: frame})[1]


def could_land(context: PlanContext, project: str, frame: DataFrame) -> bool:
    """Return whether the bound allows a plan with the project, worth the present points, on one of its candidates."""
    if context.prices is None:
        return len(frame) > 0
    y, without = context.prices.y, context.prices.without[context.place[project]]
    for row in _records(context, frame):
        entries, _ = entries_of(context, row)
        price = sum(amount * y[limit] for limit, amount in entries if limit != context.place[project])
        if without + int(row["score"]) - price + 1e-3 >= context.outcome.objective:
            return True
    return False


def lands_among(context: PlanContext, project: str, change: Variation) -> bool:
    """Return ``False`` where even the best changed plan with the project has fewer points than the present one.

    More candidates for others never make the best plan without the project worth less than the present one.
    """
    now = context.outcome.objective
    asked = replace(change, must=context.place[project], ties=False, at_least=now)
    return context.session.solve(context.solving, asked).status is not Status.INFEASIBLE


def fits_beside(context: PlanContext, project: str, frame: DataFrame) -> bool:
    """Return whether some candidate of a frame fits beside the present plan without moving anyone."""
    return any(is_beside(context, record) for record in _records(context, frame))


def is_beside(context: PlanContext, record: Record) -> bool:
    """Return whether a candidate fits beside the present plan without moving anyone."""
    entries, _ = entries_of(context, record)
    return all(amount <= context.spare[limit] for limit, amount in entries)


def _records(context: PlanContext, frame: DataFrame) -> list[Record]:
    values = zip(*(frame[name].tolist() for name in _USED), strict=True)
    rows = (dict(zip(_USED, row, strict=True)) for row in values)
    return [row for row in rows if (row["project"], row["site"]) not in context.banned]


def entries_of(context: PlanContext, row: Record) -> tuple[list[tuple[int, int]], list[str]]:
    """Return (row, amount) of a candidate in the problem's rows, and the atoms that have no row yet."""
    row_of = context.problem.row_of
    atoms: tuple[str, ...] = row["atoms"]
    used = {f"project:{row['project']}": 1} | {f"atom:{atom}": 1 for atom in atoms}
    used[f"new_construction:{row['platform_id']}"] = int(row["conversion_m2"])
    used[f"energy:{row['platform_id']}"] = int(row["energy_tce"])
    used[f"budget:{row['prepare_period']}"] = int(row["prepare_wan_yuan"])
    entries = [(row_of[name], amount) for name, amount in used.items() if amount and name in row_of]
    return entries, [atom for atom in atoms if f"atom:{atom}" not in row_of]


def _extra(context: PlanContext, rows: Sequence[Record]) -> ExtraColumns:
    found = [entries_of(context, row) for row in rows]
    new = sorted({atom for _, atoms in found for atom in atoms})
    base = len(context.problem.limits)
    place = {atom: base + number for number, atom in enumerate(new)}
    triplets = [
        (limit, j, amount)
        for j, (entries, atoms) in enumerate(found)
        for limit, amount in [*entries, *((place[atom], 1) for atom in atoms)]
    ]
    table = np.array(triplets, np.int64).reshape(-1, 3)
    usage = csc_array((table[:, 2], (table[:, 0], table[:, 1])), shape=(base + len(new), len(rows)), dtype=np.int64)
    return ExtraColumns(
        project=np.array([context.place[str(row["project"])] for row in rows], np.int64),
        score=np.array([row["score"] for row in rows], np.int64),
        tie=tie_weights((str(row["project"]), str(row["site"])) for row in rows),
        usage=usage,
        new_rhs=np.ones(len(new), np.int64),
    )
