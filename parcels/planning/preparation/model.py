"""The matching model with preparation in it, frozen as arrays.

``build_model`` is a flat list of calls, so reading it is reading the model::

    max Σ score_j x_j   subject to   the plan's own rows, one start per parcel, land prepared in time, money per quarter
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame
from scipy.sparse import csr_array

from parcels.planning.formulation.constraints import (
    Ceilings,
    energy_within_quota,
    new_construction_within_quota,
    one_project_per_atom,
    one_site_per_project,
)
from parcels.planning.formulation.rows import IntArray, Limit, Rows, stack
from parcels.planning.preparation.constraints import (
    extra_money_once,
    money_within_budget,
    one_start_per_parcel,
    prepared_in_time,
)
from parcels.planning.preparation.starts import Budget, Start
from parcels.planning.problem import canonical


@dataclass(frozen=True, eq=False)
class Case:
    """What is to be decided on: candidates as for the plan, land that is not ready, starts, money.

    Attributes
    ----------
    candidates
        Columns of the candidate pool in the problem's order (``make_case`` puts them there).
    need_by
        Project → day it needs land.
    unready
        Parcels that cannot be delivered on the day of the question.
    starts
        By parcel and quarter.
    ceilings
        Quotas; its money is not used, that of ``budget`` is.
    """

    candidates: DataFrame
    projects: tuple[str, ...]
    need_by: Mapping[str, date]
    unready: frozenset[str]
    starts: tuple[Start, ...]
    budget: Budget
    ceilings: Ceilings

    def starts_by_parcel(self) -> Mapping[str, tuple[int, ...]]:
        """Return every parcel that is not ready with the numbers of its starts, earliest first."""
        found: dict[str, list[int]] = {parcel: [] for parcel in sorted(self.unready)}
        for o, start in enumerate(self.starts):
            found.setdefault(start.parcel_id, []).append(o)
        return {
            parcel: tuple(sorted(own, key=lambda o: self.starts[o].ready_on)) for parcel, own in sorted(found.items())
        }

    def unready_of(self, candidate: int) -> tuple[str, ...]:
        """Return the parcels of a candidate that are not ready."""
        return tuple(parcel for parcel in self.candidates["parcels"].iloc[candidate] if parcel in self.unready)

    def usable(self, chosen: Sequence[Start]) -> NDArray[np.bool_]:
        """Return which candidates can have their land in time when exactly these starts are made."""
        ready = {start.parcel_id: start.ready_on for start in chosen}
        columns = (self.candidates["project"], self.candidates["parcels"])
        return np.array(
            [
                all(
                    parcel in ready and ready[parcel] <= self.need_by[project]
                    for parcel in parcels
                    if parcel in self.unready
                )
                for project, parcels in zip(*columns, strict=True)
            ],
            bool,
        )


@dataclass(frozen=True, eq=False)
class Model:
    """``max score·x, usage·x ≤ rhs, x ∈ {0, 1}``: candidates, then starts, then extra money per quarter."""

    limits: tuple[Limit, ...]
    usage: csr_array
    score: IntArray
    candidates: int
    starts: int

    @property
    def rhs(self) -> IntArray:
        """Right-hand sides in the order of the limits."""
        return np.array([limit.rhs for limit in self.limits], np.int64)

    def holds(self, chosen: NDArray[np.bool_]) -> bool:
        """Return whether a choice of columns keeps every row, counted in integers."""
        return bool((self.usage @ chosen.astype(np.int64) <= self.rhs).all())


def make_case(  # noqa: PLR0913 - the parts of a case
    candidates: DataFrame,
    projects: Sequence[str],
    need_by: Mapping[str, date],
    unready: frozenset[str],
    *,
    starts: Sequence[Start],
    budget: Budget,
    ceilings: Ceilings,
) -> Case:
    """Return a case with everything in its canonical order; starts of land that no candidate uses are left out."""
    frame = canonical(candidates)
    wanted = {parcel for parcels in frame["parcels"] for parcel in parcels}
    kept = sorted((one for one in starts if one.parcel_id in wanted), key=lambda one: (one.parcel_id, one.quarter))
    names = tuple(sorted({*projects, *frame["project"]}))
    return Case(frame, names, need_by, unready, tuple(kept), budget, ceilings)


def build_model(case: Case, extra: int = 0) -> Model:
    """Return the model of a case; with ``extra`` thousand yuan to be added in one quarter of the model's choosing."""
    frame, size = case.candidates, len(case.candidates)
    after = size + len(case.starts)
    money = money_within_budget(case.starts, case.budget, size)
    more: tuple[Rows, ...] = ()
    if extra:
        added, once = extra_money_once(case.budget, extra, after)
        money, more = _joined(money, added), (once,)
    blocks = (
        one_site_per_project(frame, case.projects),
        one_project_per_atom(frame),
        new_construction_within_quota(frame, case.ceilings),
        energy_within_quota(frame, case.ceilings),
        one_start_per_parcel(case.starts, size),
        prepared_in_time(frame, case.need_by, case.starts_by_parcel(), case.starts),
        money,
        *more,
    )
    columns = after + (len(case.budget.thousand) if extra else 0)
    limits, usage = stack(blocks, columns)
    score = np.zeros(columns, np.int64)
    score[:size] = frame["score"].to_numpy(np.int64)
    return Model(limits, usage, score, size, len(case.starts))


def _joined(first: Rows, second: Rows) -> Rows:
    """Return two blocks over the same limits as one."""
    return Rows(
        first.limits,
        np.r_[first.row, second.row],
        np.r_[first.candidate, second.candidate],
        np.r_[first.amount, second.amount],
    )
