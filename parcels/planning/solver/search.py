"""The whole search: prices → first plan → fixing by reduced cost → small integer programmes → the canonical plan.

A column whose loss exceeds δ is left out; a plan that uses one is worth at most ``bound − δ``. So after the remaining
columns are solved, ``max(their bound, bound − δ)`` bounds all plans, and when that is less than a point above the
plan, it is proven.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from parcels.planning.formulation.rows import IntArray
from parcels.planning.solver.bound import Bound
from parcels.planning.solver.core import Core, vary
from parcels.planning.solver.greedy import fits, pack
from parcels.planning.solver.highs import HighsSettings, load, run, start_from
from parcels.planning.solver.outcome import SolveOptions, Status
from parcels.planning.solver.prices import find_prices
from parcels.planning.solver.ties import break_ties
from parcels.planning.solver.variation import Variation

_WINDOW = 1e-5
_WINDOW_COLUMNS = 3
# So few columns are solved in one go when a good plan is known: a narrower first pass would cost more than it saves.
_AT_ONCE = 1_000
_PRICE_SHARE = 0.7


@dataclass(frozen=True)
class Answer:
    """A plan as column numbers of the caller, with the points it is worth and the bound proven so far."""

    status: Status
    objective: int
    bound: int
    chosen: tuple[int, ...]
    ties_broken: bool = False
    columns_kept: int = 0
    rounds: int = 0
    passes: int = 0


Report = Callable[[Answer], None]


@dataclass(frozen=True, eq=False)
class Task:
    """One search: the reduced problem, when to stop and whom to tell of better plans."""

    core: Core
    options: SolveOptions
    deadline: float
    report: Report
    hint: IntArray
    ties: bool
    at_least: int

    def answer(self, columns: IntArray, bound: int, **more: int | bool | Status) -> Answer:
        """Return columns of the reduced problem as an answer in the caller's numbers."""
        chosen = (*self.core.fixed, *(int(n) for n in self.core.number[columns]))
        objective = int(self.core.score[columns].sum()) + self.core.fixed_score
        answer = Answer(
            Status.TIME_LIMIT, objective, max(objective, bound + self.core.fixed_score), tuple(sorted(chosen))
        )
        return replace(answer, **more)  # type: ignore[arg-type]


def search(core: Core, change: Variation, options: SolveOptions, report: Report) -> Answer:
    """Return the best plan of a changed problem."""
    deadline = time.perf_counter() + options.seconds
    reduced = vary(core, change)
    if reduced is None:
        return Answer(Status.INFEASIBLE, 0, 0, ())
    hint = np.flatnonzero(np.isin(reduced.number, np.array(change.hint, np.int64)))
    least = max(0, (change.at_least or 0) - reduced.fixed_score)
    task = Task(reduced, options, deadline, report, hint, change.ties, least)
    return _search(task) if change.must is None else _search_with(reduced, change.must, task)


def _search_with(core: Core, project: int, task: Task) -> Answer:
    """Search with a prize for one project so large that it gets land whenever it can."""
    theirs = core.project == project
    if not theirs.any():
        return Answer(Status.INFEASIBLE, 0, 0, ())
    best = np.zeros(core.projects, np.int64)
    np.maximum.at(best, core.project, core.score)
    prize = int(best.sum()) + 1
    dearer = replace(core, score=core.score + prize * theirs)
    answer = _search(replace(task, core=dearer, at_least=prize + task.at_least, report=lambda _: None))
    if answer.status is Status.INFEASIBLE:
        return answer
    return replace(answer, objective=answer.objective - prize, bound=answer.bound - prize)


def _search(task: Task) -> Answer:
    core = task.core
    if not core.size:
        if task.at_least > 0:
            return Answer(Status.INFEASIBLE, 0, 0, ())
        nothing = np.zeros(0, np.int64)
        return task.answer(nothing, 0, status=Status.OPTIMAL, ties_broken=True)
    plan = pack(core, core.score)
    task.report(task.answer(plan, int(core.score.sum())))
    until = time.perf_counter() + _PRICE_SHARE * (task.deadline - time.perf_counter())
    prices = find_prices(core, until, task.options.seed)
    plan = _better(core, plan, pack(core, prices.bound.reduced))
    if len(task.hint):
        plan = _better(core, plan, pack(core, prices.bound.reduced, task.hint))
    task.report(task.answer(plan, prices.bound.points))
    found = _fix_and_solve(task, prices.bound, plan)
    if found.status is not Status.OPTIMAL or not task.ties:
        return replace(found, rounds=prices.rounds)
    columns = np.flatnonzero(np.isin(core.number, np.array(found.chosen, np.int64)))
    canonical, broken = break_ties(core, prices.bound, columns, task.options, task.deadline)
    done = task.answer(canonical, found.bound - core.fixed_score, status=Status.OPTIMAL, ties_broken=broken)
    return replace(done, columns_kept=found.columns_kept, rounds=prices.rounds, passes=found.passes)


def _better(core: Core, first: IntArray, second: IntArray) -> IntArray:
    return second if core.score[second].sum() > core.score[first].sum() else first


def _fix_and_solve(task: Task, bound: Bound, plan: IntArray) -> Answer:
    """Solve ever wider sets of columns until every column left out is proven useless."""
    core, upper, passes = task.core, bound.points, 0
    widest = bound.scaled - max(task.at_least, int(core.score[plan].sum())) * bound.scale
    at_once = len(task.hint) > 0 and np.count_nonzero(bound.loss <= widest) <= _AT_ONCE
    delta = widest if at_once else min(widest, _first_window(core, bound))
    while True:
        points = int(core.score[plan].sum())
        if upper < task.at_least:
            return Answer(Status.INFEASIBLE, 0, upper, (), passes=passes)
        if points >= task.at_least and _close_enough(points, upper, task.options.gap):
            return _closed(task, plan, upper, passes)
        passes += 1
        kept = np.flatnonzero(bound.loss <= delta)
        plan, inside = _solve_kept(task, kept, plan, start=passes > 1 or task.at_least > 0 or len(task.hint) > 0)
        points = int(core.score[plan].sum())
        outside = (bound.scaled - delta - 1) // bound.scale if len(kept) < core.size else 0
        upper = min(upper, max(inside, outside, points))
        task.report(task.answer(plan, upper))
        if points >= task.at_least and _close_enough(points, upper, task.options.gap):
            return replace(_closed(task, plan, upper, passes), columns_kept=len(kept))
        wider = bound.scaled - max(task.at_least, points) * bound.scale
        if time.perf_counter() > task.deadline or (upper >= task.at_least and wider <= delta):
            return task.answer(plan, upper, columns_kept=len(kept), passes=passes)
        delta = wider


def _first_window(core: Core, bound: Bound) -> int:
    """Wide enough for a thousandth of a percent of the bound and for a few columns per project."""
    wanted = min(core.size, _WINDOW_COLUMNS * core.projects)
    return max(1, int(_WINDOW * bound.scaled), int(np.partition(bound.loss, wanted - 1)[wanted - 1]))


def _close_enough(points: int, upper: int, gap: float) -> bool:
    return upper - points <= gap * max(1, points)


def _closed(task: Task, plan: IntArray, upper: int, passes: int) -> Answer:
    proven = upper <= int(task.core.score[plan].sum())
    return task.answer(plan, upper, status=Status.OPTIMAL if proven else Status.GAP_REACHED, passes=passes)


def _solve_kept(task: Task, kept: IntArray, plan: IntArray, start: bool) -> tuple[IntArray, int]:
    """Return the best plan within ``kept`` (or the one at hand, if better) and the bound on plans within ``kept``."""
    core, settings = task.core, HighsSettings(task.deadline - time.perf_counter(), task.options.seed)
    highs = load(core.usage[:, kept], core.rhs, core.score[kept], integer=True, settings=settings)
    highs.setOptionValue("mip_rel_gap", task.options.gap)
    highs.setOptionValue("mip_abs_gap", 0.99)
    if start:
        start_from(highs, np.isin(kept, plan))
    best = [plan]

    def improved(values: NDArray[np.float64]) -> None:
        columns = kept[np.flatnonzero(np.asarray(values) > 0.5)]
        if core.score[columns].sum() > core.score[best[0]].sum() and fits(core, columns):
            best[0] = columns
            task.report(task.answer(columns, int(core.score.sum())))

    highs.cbMipImprovingSolution.subscribe(lambda event: improved(event.data_out.mip_solution))
    run(highs)
    if highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        improved(np.array(highs.getSolution().col_value))
    inside = int(core.score.sum())
    if highs.getModelStatus() in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit):
        dual = highs.getInfo().mip_dual_bound
        inside = int(np.floor(dual + 1e-6)) if np.isfinite(dual) else inside
    if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal and task.options.gap == 0:
        inside = min(inside, round(highs.getInfo().objective_function_value))
    return best[0], max(inside, 0)
