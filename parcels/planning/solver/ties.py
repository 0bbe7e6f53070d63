r"""One plan among equals: the same input gives the same plan on every machine.

Rule: among all plans with the most points, take the one with the smallest sum of tie weights, where the weight of a
candidate is the first two bytes of the BLAKE2b hash of ``project=site``. It depends on names only, not on order,
machine or solver.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import highspy
import numpy as np
from scipy.sparse import csr_array, vstack

from parcels.planning.formulation.rows import IntArray
from parcels.planning.solver.bound import Bound
from parcels.planning.solver.core import Core
from parcels.planning.solver.greedy import fits
from parcels.planning.solver.highs import HighsSettings, load, run, start_from
from parcels.planning.solver.outcome import SolveOptions

# A step far above the solver's tolerance of 1e-6, and an objective that doubles still hold to a hundredth of a step.
_STEP = 1e-5
_LARGEST = 2.0**31


def tie_weights(pairs: Iterable[tuple[str, str]]) -> IntArray:
    """Return the tie weight, 0 … 65 535, of each (project, site).

    >>> tie_weights([("P001", "A-1")]).tolist() == tie_weights([("P001", "A-1")]).tolist()
    True
    """
    return np.array(
        [int.from_bytes(blake2b(f"{project}={site}".encode(), digest_size=2).digest()) for project, site in pairs],
        np.int64,
    )


def break_ties(
    core: Core, bound: Bound, plan: IntArray, options: SolveOptions, deadline: float
) -> tuple[IntArray, bool]:
    """Return the canonical plan among those worth as much as ``plan``, and whether that could be decided in time.

    Only columns whose loss is at most ``bound − points`` can be part of such a plan. Their tie weights are first
    subtracted from the scores as a fraction of a point; where numbers would grow too large for that to be exact, a
    second programme with the points as a row settles it.
    """
    points = int(core.score[plan].sum())
    kept = np.flatnonzero(bound.loss <= bound.scaled - points * bound.scale)
    if not len(np.setdiff1d(kept, plan)):
        return plan, True
    tie = _Tie(core, kept, points, HighsSettings(deadline - time.perf_counter(), options.seed))
    plan, decided = tie.by_fraction(plan)
    if decided or time.perf_counter() > deadline:
        return plan, decided
    return tie.by_row(plan)


@dataclass(frozen=True, eq=False)
class _Tie:
    """The columns that may be in a best plan, and how many points a best plan has."""

    core: Core
    kept: IntArray
    points: int
    settings: HighsSettings

    def by_fraction(self, plan: IntArray) -> tuple[IntArray, bool]:
        """Maximise ``scale · score − step · tie``, where all ties together are less than one point."""
        core, kept = self.core, self.kept
        most = np.zeros(core.projects, np.int64)
        np.maximum.at(most, core.project[kept], core.tie[kept])
        scale = _STEP * (int(most.sum()) + 1)
        objective = scale * core.score[kept] - _STEP * core.tie[kept]
        highs = load(core.usage[:, kept], core.rhs, objective, integer=True, settings=self.settings)
        plan, solved = self._run(highs, plan, 0.4 * _STEP)
        return plan, solved and scale * self.points < _LARGEST

    def by_row(self, plan: IntArray) -> tuple[IntArray, bool]:
        """Minimise the ties in whole numbers with the row ``score·x ≥ points``."""
        core, kept = self.core, self.kept
        usage = csr_array(vstack([core.usage[:, kept], csr_array(-core.score[kept].reshape(1, -1))], format="csr"))
        rhs = np.r_[core.rhs, -self.points]
        highs = load(usage, rhs, -core.tie[kept], integer=True, settings=self.settings)
        return self._run(highs, plan, 0.99)

    def _run(self, highs: highspy.Highs, plan: IntArray, gap: float) -> tuple[IntArray, bool]:
        start_from(highs, np.isin(self.kept, plan))
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", gap)
        run(highs, min(gap, 0.4))
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return plan, False
        columns = self.kept[np.flatnonzero(np.array(highs.getSolution().col_value) > 0.5)]
        exact = fits(self.core, columns) and int(self.core.score[columns].sum()) == self.points
        return (columns, True) if exact else (plan, False)
