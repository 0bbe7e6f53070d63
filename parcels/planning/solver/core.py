"""The solver's own form of a problem: packing rows of non-negative integers, locks and impossible columns taken out."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack, vstack

from parcels.planning.formulation.rows import IntArray
from parcels.planning.solver.variation import ExtraColumns, Variation


@dataclass(frozen=True, eq=False)
class Core:
    """Columns with their project, score, tie weight and caller's number; rows ``usage·x ≤ rhs``.

    Every project's columns share a row of limit 1, which the bound relies on. ``fixed`` are columns already taken.
    """

    project: IntArray
    score: IntArray
    tie: IntArray
    number: IntArray
    usage: csr_array
    rhs: IntArray
    projects: int
    fixed: tuple[int, ...] = ()
    fixed_score: int = 0

    @property
    def size(self) -> int:
        """Number of columns."""
        return len(self.score)

    def take(self, columns: IntArray) -> "Core":
        """Return the problem with these columns only."""
        return replace(
            self,
            project=self.project[columns],
            score=self.score[columns],
            tie=self.tie[columns],
            number=self.number[columns],
            usage=self.usage[:, columns],
        )


def vary(core: Core, change: Variation) -> Core | None:
    """Return the changed and reduced problem, or ``None`` when what must be taken does not fit together."""
    if change.rhs:
        rhs = core.rhs.copy()
        rhs[list(change.rhs)] = list(change.rhs.values())
        core = replace(core, rhs=rhs)
    if change.extra is not None:
        core = _add(core, change.extra)
    off = np.isin(core.number, np.array(change.off, np.int64))
    on = np.isin(core.number, np.array(change.on, np.int64)) | _locked(core)
    if (on & off).any():
        return None
    return _reduce(core, on, off)


def _add(core: Core, extra: ExtraColumns) -> Core:
    new = len(extra.new_rhs)
    below = csr_array((new, core.size), dtype=np.int64)
    number = int(core.number.max(initial=-1)) + 1 + np.arange(len(extra.score))
    return replace(
        core,
        project=np.r_[core.project, extra.project],
        score=np.r_[core.score, extra.score],
        tie=np.r_[core.tie, extra.tie],
        number=np.r_[core.number, number],
        usage=csr_array(hstack([vstack([core.usage, below]), extra.usage], format="csr")),
        rhs=np.r_[core.rhs, extra.new_rhs],
    )


def _locked(core: Core) -> NDArray[np.bool_]:
    """Columns that a row ``−x ≤ −1`` forces to one."""
    mask = np.zeros(core.size, bool)
    forced = core.usage[np.flatnonzero(core.rhs < 0)].tocoo()
    mask[forced.col[forced.data < 0]] = True
    return mask


def _reduce(core: Core, on: NDArray[np.bool_], off: NDArray[np.bool_]) -> Core | None:
    """Take the forced columns and drop every column that no longer fits any row on its own."""
    taken = np.flatnonzero(on)
    rhs = core.rhs - core.usage[:, taken].sum(axis=1).astype(np.int64)
    if (rhs < 0).any():
        return None
    rest = np.flatnonzero(~(on | off))
    left = core.take(rest)
    entries = left.usage.tocoo()
    too_big = np.unique(entries.col[entries.data > rhs[entries.row]])
    kept = np.setdiff1d(np.arange(left.size), too_big)
    return replace(
        left.take(kept),
        rhs=rhs,
        fixed=tuple(int(number) for number in core.number[taken]),
        fixed_score=int(core.score[taken].sum()),
    )
