"""Programmes made: the best one by the model, and the best plan once the starts are fixed by the plan's own solver."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.domain.errors import InternalFailure
from parcels.planning.preparation.model import Case, build_model
from parcels.planning.preparation.rankings import as_early_as_possible
from parcels.planning.preparation.solving import ModelSession, how_it_ended
from parcels.planning.preparation.starts import Start
from parcels.planning.problem import PlanRequests, Problem, build_problem_within
from parcels.planning.solver import Outcome, SolveOptions, SolverSession, Variation
from parcels.planning.solver.session import Cancelled, never


@dataclass(frozen=True, eq=False)
class Programme:
    """Parcels made ready and the plan on them.

    ``candidates`` are numbers of the candidates chosen; status, objective and bound are those of ``outcome``.
    """

    outcome: Outcome
    starts: tuple[Start, ...]
    candidates: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Bench:
    """One case with the sessions that solve its models and the plans on fixed starts."""

    case: Case
    session: SolverSession
    models: ModelSession
    options: SolveOptions
    cancelled: Cancelled = never

    def with_starts(self, starts: Sequence[Start]) -> Programme:
        """Return the best plan when exactly these starts are made."""
        off = np.flatnonzero(~self.case.usable(starts))
        change = Variation(off=tuple(int(j) for j in off))
        outcome = self.session.solve(self.options, change, cancelled=self.cancelled)
        return Programme(outcome, tuple(starts), outcome.chosen)

    def best(self, case: Case, known: Programme, extra: int = 0) -> tuple[Programme, int | None]:
        """Return the best programme of a case on the same candidates, and the quarter of the extra money it uses.

        ``known`` is a programme of that case; the answer is never worth less.
        """
        model = build_model(case, extra)
        hint = columns_of(case, known, model.usage.shape[1])
        outcome = self.models.solve(model, self.options, hint=hint, cancelled=self.cancelled)
        after = model.candidates + model.starts
        chosen = tuple(j for j in outcome.chosen if j < model.candidates)
        starts = tuple(case.starts[o - model.candidates] for o in outcome.chosen if model.candidates <= o < after)
        used = [j - after for j in outcome.chosen if j >= after]
        return Programme(outcome, starts, chosen), (case.budget.first + used[0] if used else None)

    def settled(self, found: Programme) -> Programme:
        """Return a programme with the plan's own choice among equals, no start in vain, each as early as money allows.

        The plan on the found starts is made anew by the plan's solver, another piece of code: it can only find more.

        Raises
        ------
        InternalFailure
            ``prepare_disagree`` if it finds less although it proved its answer.
        """
        again = self.with_starts(found.starts)
        points = max(again.outcome.objective, found.outcome.objective)
        if again.outcome.is_proven and again.outcome.objective < points:
            raise InternalFailure("prepare_disagree", first=found.outcome.objective, second=again.outcome.objective)
        candidates = again.candidates if again.outcome.objective == points else found.candidates
        used = {parcel for j in candidates for parcel in self.case.unready_of(j)}
        needed = tuple(start for start in found.starts if start.parcel_id in used)
        starts = as_early_as_possible(needed, self.case.starts, self.case.budget)
        bound = max(points, found.outcome.bound)
        status = how_it_ended(found.outcome.status, points, bound, self.options.gap)
        outcome = replace(found.outcome, objective=points, bound=bound, status=status, chosen=candidates)
        return Programme(outcome, starts, candidates)


def columns_of(case: Case, programme: Programme, columns: int) -> NDArray[np.bool_]:
    """Return the columns of a model that a programme chooses."""
    number = {(start.parcel_id, start.quarter): o for o, start in enumerate(case.starts)}
    chosen = np.zeros(columns, bool)
    chosen[list(programme.candidates)] = True
    chosen[[len(case.candidates) + number[start.parcel_id, start.quarter] for start in programme.starts]] = True
    return chosen


@dataclass(frozen=True, eq=False)
class _Pool:
    frame: DataFrame
    funnels: Mapping[str, tuple[()]]


def plain_problem(case: Case) -> Problem:
    """Return the plan's problem on the candidates of a case, without any row on money."""
    pool = _Pool(case.candidates, dict.fromkeys(case.projects, ()))
    return build_problem_within(pool, replace(case.ceilings, prepare_wan_yuan={}), PlanRequests())
