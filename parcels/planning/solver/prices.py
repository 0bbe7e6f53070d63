"""Prices of the rows from the linear relaxation, by column generation over the explicit pool."""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcels.planning.solver.bound import Bound, lagrangian_bound
from parcels.planning.solver.core import Core
from parcels.planning.solver.greedy import rank_in_project
from parcels.planning.solver.highs import HighsSettings, add_columns, load

_ALL_AT_ONCE = 1_500
_BY_SCORE, _BY_DENSITY, _PER_ROUND = 4, 6, 4
_PRIMAL_SIMPLEX = 4


@dataclass(frozen=True, eq=False)
class Prices:
    """The best bound found and the rounds it took."""

    bound: Bound
    y: NDArray[np.float64]
    rounds: int


def find_prices(core: Core, deadline: float, seed: int = 0, guess: NDArray[np.float64] | None = None) -> Prices:
    """Return the prices with the smallest Lagrangian bound.

    Starts with a few columns per project (best by score, by score per scarce unit, by the guessed prices), then adds
    those with a positive reduced profit and continues from the last basis, until none is left or the bound meets the
    relaxation.
    """
    active = _first_columns(core, guess)
    y = np.zeros(len(core.rhs)) if guess is None else guess
    best = Prices(lagrangian_bound(core, y), y, 0)
    settings = HighsSettings(deadline - time.perf_counter(), seed, presolve=False)
    columns = np.flatnonzero(active)
    highs = load(core.usage[:, columns], core.rhs, core.score[columns], integer=False, settings=settings)
    while True:
        highs.run()
        highs.setOptionValue("simplex_strategy", _PRIMAL_SIMPLEX)
        solution = highs.getSolution()
        if not solution.dual_valid:
            return best
        y = np.maximum(np.array(solution.row_dual), 0.0)
        bound = lagrangian_bound(core, y)
        best = (
            Prices(bound, y, best.rounds + 1)
            if bound.scaled * best.bound.scale < best.bound.scaled * bound.scale
            else Prices(best.bound, best.y, best.rounds + 1)
        )
        new = np.flatnonzero((bound.reduced > bound.scale >> 20) & ~active)
        closed = best.bound.points <= np.floor(highs.getInfo().objective_function_value + 1e-6)
        if not len(new) or closed or time.perf_counter() > deadline:
            return best
        add = new[rank_in_project(bound.reduced[new], core.project[new]) < _PER_ROUND]
        active[add] = True
        add_columns(highs, core.usage[:, add], core.score[add])


@dataclass(frozen=True, eq=False)
class PriceList:
    """What a new candidate is held against before anything is solved again.

    A plan with candidate ``j`` of project ``p`` is worth at most ``without[p] + score_j − usage_j·y``, and none can
    hold it unless ``usage_j ≤ left``.

    Attributes
    ----------
    y, left
        Price of each row, and what locked candidates leave of it.
    without
        Per project, the bound on all that the others can be worth together with what they leave unused.
    total
        The bound on all plans.
    """

    y: NDArray[np.float64]
    left: NDArray[np.int64]
    without: NDArray[np.float64]
    total: float


def price_list(core: Core, deadline: float) -> PriceList:
    """Return prices of a reduced problem for judging candidates that are not in it."""
    prices = find_prices(core, deadline) if core.size else None
    y = np.zeros(len(core.rhs)) if prices is None else prices.y
    bound = lagrangian_bound(core, y)
    best = np.zeros(core.projects)
    np.maximum.at(best, core.project, bound.reduced / bound.scale)
    total = bound.value + core.fixed_score
    return PriceList(y, core.rhs, total - best, total)


def _first_columns(core: Core, guess: NDArray[np.float64] | None) -> NDArray[np.bool_]:
    if core.size <= _ALL_AT_ONCE:
        return np.ones(core.size, bool)
    share = core.usage.T @ (1.0 / np.maximum(core.rhs, 1))
    first = rank_in_project(core.score, core.project) < _BY_SCORE
    first |= rank_in_project(core.score / (share + 1e-9), core.project) < _BY_DENSITY
    if guess is not None:
        first |= rank_in_project(lagrangian_bound(core, guess).reduced, core.project) < _BY_DENSITY
    return first
