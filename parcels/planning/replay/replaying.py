"""All ways of giving out land on the same arrivals, the exact ones solved by the plan's own solver."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from parcels.planning.replay.course import Course, Result, Way, result_of
from parcels.planning.replay.giving import best_first, first_come, orders_of_luck
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.planning.solver.session import Cancelled, never
from parcels.planning.solver.variation import Variation

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Luck:
    """Points of first come over random orders of the same arrivals: least, 5 %, mean, 95 %, greatest."""

    way: Way
    orders: int
    least: int
    low: float
    mean: float
    high: float
    most: int


def silent(stage: str, done: int, total: int) -> None:
    """Report to nobody."""


def replay(
    course: Course, options: SolveOptions, *, progress: Progress = silent, cancelled: Cancelled = never
) -> tuple[Result, ...]:
    """Return the result of every way on the same arrivals; fewer when somebody stopped."""
    found: list[Result] = []
    with SolverSession(course.problem) as session:
        exact = _Exact(course, session, options, cancelled)
        for done, way in enumerate(Way):
            if cancelled():
                break
            progress("replay", done, len(Way))
            found.append(_result(exact, way))
    return () if cancelled() else tuple(found)


def luck_of(course: Course, way: Way, count: int, rng: Generator) -> Luck:
    """Return how much first come depends on the order in which the same projects come."""
    points = orders_of_luck(course, way, count, rng)
    low, high = np.quantile(points, (0.05, 0.95))
    return Luck(way, count, int(points.min()), float(low), float(points.mean()), float(high), int(points.max()))


def _result(exact: "_Exact", way: Way) -> Result:
    course, may = exact.course, exact.course.open_to(way)
    if way in (Way.FIRST_COME, Way.RESERVE):
        return result_of(course, way, first_come(course, course.order, may))
    if way is Way.GREEDY:
        return result_of(course, way, best_first(course, may))
    if way is Way.HINDSIGHT:
        return exact.hindsight()
    return exact.batches(way, may)


@dataclass(frozen=True, eq=False)
class _Exact:
    """The ways that solve exactly."""

    course: Course
    session: SolverSession
    options: SolveOptions
    cancelled: Cancelled

    def hindsight(self) -> Result:
        """Return the exact plan of all arrivals at once."""
        came = np.isin(np.array(self.course.problem.projects)[self.course.problem.project], self.course.order)
        off = tuple(np.flatnonzero(~came).tolist())
        outcome = self.session.solve(self.options, Variation(off=off), cancelled=self.cancelled)
        chosen = {self.course.problem.project_of(number): number for number in outcome.chosen}
        return result_of(self.course, Way.HINDSIGHT, chosen, outcome.bound)

    def batches(self, way: Way, may: NDArray[np.bool_]) -> Result:
        """Return the exact plans of each period, those before standing."""
        problem, chosen, loose = self.course.problem, dict[str, int](), 0
        every = np.arange(len(problem.score))
        for batch in self.course.batches:
            mine = np.zeros(len(every), bool)
            for project in batch:
                mine[self.course.columns[project]] = True
            taken = tuple(sorted(chosen.values()))
            off = np.setdiff1d(every[~(mine & may)], taken)
            asked = Variation(off=tuple(off.tolist()), on=taken)
            outcome = self.session.solve(self.options, asked, cancelled=self.cancelled)
            chosen.update({problem.project_of(number): number for number in outcome.chosen})
            loose += outcome.bound - outcome.objective
        points = int(problem.score[list(chosen.values())].sum())
        return result_of(self.course, way, chosen, points + loose)
