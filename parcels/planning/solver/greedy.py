"""First plans: candidates packed one after the other by a key."""

import numpy as np
from numpy.typing import NDArray

from parcels.planning.formulation.rows import IntArray
from parcels.planning.solver.core import Core


def pack(core: Core, key: NDArray[np.number], start: IntArray | None = None) -> IntArray:
    """Return columns of a plan that takes, best key first, whatever still fits; ``start`` columns are taken before."""
    by_column = core.usage.tocsc()
    pointer, rows, amounts = by_column.indptr, by_column.indices, by_column.data
    left = core.rhs.copy()
    order = np.argsort(-key, kind="stable")
    if start is not None:
        order = np.r_[start, order]
    chosen: list[int] = []
    served = np.zeros(core.projects, bool)
    for j in order:
        if served[core.project[j]]:
            continue
        here = slice(pointer[j], pointer[j + 1])
        if (amounts[here] <= left[rows[here]]).all():
            left[rows[here]] -= amounts[here]
            served[core.project[j]] = True
            chosen.append(int(j))
    return np.array(sorted(chosen), np.int64)


def fits(core: Core, columns: IntArray) -> bool:
    """Return whether these columns keep every row, counted in integers."""
    return bool((core.usage[:, columns].sum(axis=1) <= core.rhs).all())


def rank_in_project(key: NDArray[np.number], project: IntArray) -> IntArray:
    """Return 0 for the best column of each project by ``key``, 1 for the next, and so on."""
    order = np.lexsort((-key, project))
    start = np.r_[0, np.flatnonzero(np.diff(project[order])) + 1].astype(np.int64)
    rank = np.empty(len(key), np.int64)
    rank[order] = np.arange(len(key)) - np.repeat(start, np.diff(np.r_[start, len(key)]))
    return rank
