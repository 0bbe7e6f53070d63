r"""The Lagrangian bound, computed in integers so that rounding can never make it too low.

For any :math:`y \ge 0` and reduced profits :math:`r = c - A^T y`, every feasible plan satisfies

.. math:: c·x = y·Ax + r·x \le \mathrm{rhs}·y + \sum_p \max(0, \max_{j \in p} r_j)

because each project takes at most one candidate. ``y`` is rounded to multiples of 1/scale (a power of two);
multiplied by the scale everything is an integer and exact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcels.planning.formulation.rows import IntArray
from parcels.planning.solver.core import Core

_SAFE = 2.0**61


@dataclass(frozen=True, eq=False)
class Bound:
    """An upper bound in units of 1/scale points and, per column, what choosing it costs against the bound."""

    scaled: int
    scale: int
    reduced: IntArray
    loss: IntArray

    @property
    def points(self) -> int:
        """The bound in whole points: no plan has more."""
        return self.scaled // self.scale

    @property
    def value(self) -> float:
        """The bound as a number of points."""
        return self.scaled / self.scale


def lagrangian_bound(core: Core, y: NDArray[np.float64]) -> Bound:
    """Return the bound that the prices ``y ≥ 0`` of the rows prove."""
    scale = _scale(core, y)
    prices = np.rint(np.maximum(y, 0.0) * scale).astype(np.int64)
    reduced = core.score * scale - core.usage.T @ prices
    best = np.zeros(core.projects, np.int64)
    np.maximum.at(best, core.project, reduced)
    return Bound(int(core.rhs @ prices + best.sum()), scale, reduced, best[core.project] - reduced)


def _scale(core: Core, y: NDArray[np.float64]) -> int:
    """Return the largest power of two, at most 2³⁰, for which no sum can leave 64-bit integers."""
    positive = np.maximum(y, 0.0)
    best = np.zeros(core.projects)
    np.maximum.at(best, core.project, core.score.astype(float))
    paid = float((core.usage.T @ positive).max(initial=0.0))
    largest = 1.0 + best.sum() + float(core.rhs @ positive) + paid * (core.projects + 1)
    spread = float(core.rhs.astype(float).sum() + core.usage.sum(axis=0).max(initial=0) * (core.projects + 1.0))
    return 1 << max(0, min(30, int(np.floor(np.log2((_SAFE - spread) / largest)))))
