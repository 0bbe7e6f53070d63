"""More quota or money: the least amount with which a project gets land in the best plan."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from parcels.domain.units import m2_from_mu
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.relaxation import OF_ROW, Dimension, Relaxation, unit_cost
from parcels.planning.solver.outcome import Outcome, Status
from parcels.planning.solver.variation import Variation


@dataclass(eq=False)
class RowSearch:
    """The search for the least amount of one limit; every solve counts against ``left``."""

    context: PlanContext
    project: str
    row: int
    step: float
    left: int

    def least(self, most: float) -> int | None:
        """Return the least number of steps, not above an amount, that lands the project; ``None`` for none."""
        steps = int(np.ceil(most / self.step))
        return self._first(0, steps) if steps > 0 else None

    def _first(self, low: int, high: int) -> int | None:
        """Return the least landing number in (low, high].

        Points without the project do not fall and points with it do not fall as the limit rises, so nothing in
        between lands when the plan with it at ``high`` has fewer points than the plan without it at ``low``.
        """
        if self.left <= 0:
            return None
        without = self._solve(low, Variation(off=self.context.columns[self.project], ties=False))
        place = self.context.place[self.project]
        asked = Variation(must=place, ties=False, at_least=without.objective)
        if self._solve(high, asked).status is not Status.OPTIMAL:
            return None
        if high - low == 1:
            return high if self._lands(high) else None
        middle = (low + high) // 2
        return self._first(low, middle) or self._first(middle, high)

    def _lands(self, steps: int) -> bool:
        outcome = self._solve(steps, Variation())
        place = self.context.place[self.project]
        return any(self.context.problem.project[j] == place for j in outcome.chosen)

    def _solve(self, steps: int, change: Variation) -> Outcome:
        self.left -= 1
        rhs = {self.row: raised(self.context, self.row, steps, self.step)}
        changed = Variation(change.off, rhs=rhs, must=change.must, ties=change.ties, at_least=change.at_least)
        return self.context.session.solve(self.context.solving, changed)


def row_changes(context: PlanContext, project: str, cheaper_than: float, solves: int) -> Iterator[Relaxation]:
    """Return the least raise of each quota or budget that lands a project with candidates, if below a cost."""
    for row, most in _rows(context, project):
        dimension = OF_ROW[context.problem.limits[row].kind]
        step, cost = step_of(dimension), unit_cost(dimension, context.policy.relaxation)
        if cost > 0:
            most = min(most, cheaper_than / cost)
        steps = RowSearch(context, project, row, step, solves).least(most)
        if steps is not None:
            value = str(raised(context, row, steps, step))
            yield Relaxation(cost * steps * step, dimension, steps * step, context.problem.limits[row].name, value)


def step_of(dimension: Dimension) -> float:
    """Return one step of a limit: 1 mu of quota in m², 1 tonne, 1 wan yuan."""
    return m2_from_mu(1.0) if dimension is Dimension.NEW_CONSTRUCTION else 1.0


def raised(context: PlanContext, row: int, steps: int, step: float) -> int:
    """Return a right-hand side raised by some steps, in whole units, rounded down as the policy's own."""
    return context.problem.limits[row].rhs + int(np.floor(steps * step + 1e-9))


def _rows(context: PlanContext, project: str) -> list[tuple[int, float]]:
    """Return the limits in the way of a project's candidates, and the most any of them needs."""
    columns = list(context.columns.get(project, ()))
    entries = context.problem.usage[:, columns].tocoo()
    most: dict[int, float] = {}
    for row, amount in zip(entries.row.tolist(), entries.data.tolist(), strict=True):
        if context.problem.limits[row].kind in OF_ROW and amount > context.spare[row]:
            most[row] = max(most.get(row, 0.0), float(amount))
    return sorted(most.items())
