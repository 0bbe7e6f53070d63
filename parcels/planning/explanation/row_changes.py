"""More quota or money: the least amount with which a project gets land in the best plan."""

from dataclasses import dataclass, replace

import numpy as np

from parcels.domain.units import m2_from_mu
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.relaxation import OF_ROW, Dimension, Relaxation, unit_cost
from parcels.planning.solver.outcome import Outcome, Status
from parcels.planning.solver.variation import Variation


@dataclass(eq=False)
class RowSearch:
    """The search for the least raise of one limit; every solve counts against ``left``.

    Points with the project, ``W(n)``, and without it, ``N(n)``, never fall as the limit rises by ``n`` steps. So
    below the least ``n`` with ``W(n) ≥ N(0)`` nothing lands; from there the threshold is ``N(n)``, and so on until
    both meet.
    """

    context: PlanContext
    project: str
    row: int
    step: float
    left: int

    def least(self, most: float) -> int | None:
        """Return the least number of steps, not above an amount, that lands the project; ``None`` for none."""
        low, high = 0, int(np.floor(most / self.step + 1e-9))
        needed = self.context.outcome.objective
        while high > low and self.left > 0:
            steps = self._reaching(needed, low, high)
            if steps is None:
                return None
            if self._lands(steps):
                return steps
            off = self.context.columns[self.project]
            low, needed = steps, max(needed, self._solve(steps, Variation(off=off, ties=False)).objective)
        return None

    def _reaching(self, needed: int, low: int, high: int) -> int | None:
        """Return the least number of steps in (low, high] at which a plan with the project has so many points."""
        if not self._reaches(needed, high):
            return None
        while high - low > 1 and self.left > 0:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reaches(needed, middle) else (middle, high)
        return high

    def _reaches(self, needed: int, steps: int) -> bool:
        asked = Variation(must=self.context.place[self.project], ties=False, at_least=needed)
        return self._solve(steps, asked).status is Status.OPTIMAL

    def _lands(self, steps: int) -> bool:
        place = self.context.place[self.project]
        return any(self.context.problem.project[j] == place for j in self._solve(steps, Variation()).chosen)

    def _solve(self, steps: int, change: Variation) -> Outcome:
        self.left -= 1
        rhs = {self.row: raised(self.context, self.row, steps, self.step)}
        return self.context.session.solve(
            self.context.solving, replace(change, rhs=rhs, hint=self.context.outcome.chosen)
        )


@dataclass(frozen=True)
class RowChanges:
    """Raises that land a project, each cheaper than the last; not complete where solves ran out."""

    changes: tuple[Relaxation, ...]
    is_complete: bool


def row_changes(context: PlanContext, project: str, solves: int) -> RowChanges:
    """Return the least raise of each limit that lands a project with candidates, each cheaper than the last.

    Every limit is looked at, also one that only keeps others from making room.
    """
    cheaper_than, is_complete = float("inf"), True
    found = []
    for row, most in _rows(context):
        dimension = OF_ROW[context.problem.limits[row].kind]
        step = step_of(dimension, context.problem.limits[row].rhs)
        cost = unit_cost(dimension, context.policy.relaxation)
        most = np.ceil(most / step) * step
        if cost > 0:
            most = min(most, cheaper_than / cost)
        search = RowSearch(context, project, row, step, solves)
        steps = search.least(most)
        is_complete = is_complete and search.left > 0
        if steps is not None and cost * steps * step < cheaper_than:
            cheaper_than = cost * steps * step
            value = str(raised(context, row, steps, step))
            found.append(
                Relaxation(cost * steps * step, dimension, steps * step, context.problem.limits[row].name, value)
            )
    return RowChanges(tuple(found), is_complete)


def step_of(dimension: Dimension, rhs: int) -> float:
    """Return one step of a limit: the largest of 1, 2, 5, 10, 20, … units not above half a percent of it, at least 1.

    Units are mu (given in m²), tonnes of standard coal and wan yuan.

    >>> step_of(Dimension.ENERGY, 51_500), step_of(Dimension.BUDGET, 150)
    (200.0, 1.0)
    """
    unit = m2_from_mu(1.0) if dimension is Dimension.NEW_CONSTRUCTION else 1.0
    wanted = rhs / unit / 200
    steps = [digit * 10.0**power for power in range(8) for digit in (1, 2, 5)]
    return unit * max((step for step in steps if step <= wanted), default=1.0)


def raised(context: PlanContext, row: int, steps: int, step: float) -> int:
    """Return a right-hand side raised by some steps, in whole units, rounded down as the policy's own."""
    return context.problem.limits[row].rhs + int(np.floor(steps * step + 1e-9))


def _rows(context: PlanContext) -> list[tuple[int, float]]:
    """Return the limits that not everybody could get the most of at once, and by how much they fall short of it."""
    problem = context.problem
    most = np.zeros((len(problem.limits), len(problem.projects)))
    entries = problem.usage.tocoo()
    np.maximum.at(most, (entries.row, problem.project[entries.col]), entries.data)
    short = most.sum(axis=1) - problem.rhs
    return [
        (row, float(short[row])) for row, limit in enumerate(problem.limits) if limit.kind in OF_ROW and short[row] > 0
    ]
