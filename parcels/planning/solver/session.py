"""The parent's side: a child process per session, a hard stop, a cancel, and the best plan known whatever happens."""

import time
from collections.abc import Callable
from typing import Any, Self

import numpy as np

from parcels.domain.errors import InternalFailure
from parcels.planning.problem import Problem
from parcels.planning.solver.child_process import ChildProcess
from parcels.planning.solver.core import Core, vary
from parcels.planning.solver.outcome import Outcome, SolveOptions, Status
from parcels.planning.solver.prices import PriceList
from parcels.planning.solver.search import Answer
from parcels.planning.solver.ties import tie_weights
from parcels.planning.solver.variation import NO_CHANGE, Variation

Cancelled = Callable[[], bool]
Better = Callable[[int, int], None]

_POLL_SECONDS = 0.1
_WORKER = "parcels.planning.solver.worker"


def never() -> bool:
    """Return ``False``: nobody cancels."""
    return False


def solve(
    problem: Problem,
    options: SolveOptions,
    *,
    cancelled: Cancelled = never,
    better: Better | None = None,
) -> Outcome:
    """Return the best plan of a problem; ``better(objective, bound)`` hears of every improvement.

    Raises
    ------
    InternalFailure
        ``solver_died`` or ``solver_failed``.
    """
    with SolverSession(problem) as session:
        return session.solve(options, cancelled=cancelled, better=better)


class SolverSession:
    """A child process that keeps one problem and solves as many changes of it as asked."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._core = core_of(problem)
        self._child: ChildProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(self, problem: Problem) -> None:
        """Keep another problem from now on; the child stays."""
        self.problem = problem
        self._core = core_of(problem)
        if self._child is not None:
            self._child.send(("load", self._core))

    def close(self) -> None:
        """Stop the child."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def solve(
        self,
        options: SolveOptions,
        change: Variation = NO_CHANGE,
        *,
        cancelled: Cancelled = never,
        better: Better | None = None,
    ) -> Outcome:
        """Return the best plan of the problem with a change; extra candidates are numbered after the problem's own."""
        start = time.perf_counter()
        if not len(self.problem.candidates) and change.extra is None:
            return Outcome(Status.OPTIMAL, 0, 0, 0.0, (), ties_broken=True)
        child = self._running()
        child.send(("solve", (change, options)))
        answer = self._wait(child, options, cancelled, better)
        if not answer.chosen and answer.status in (Status.TIME_LIMIT, Status.CANCELLED):
            answer = _only_locks(self._core, change, answer)
        return _outcome(answer, time.perf_counter() - start)

    def prices(self, options: SolveOptions) -> PriceList | None:
        """Return the prices of the rows, or ``None`` when the time did not suffice or the locks do not fit together."""
        child = self._running()
        child.send(("price", (NO_CHANGE, options)))
        answer: Any = self._wait(child, options, never, None)
        return answer if isinstance(answer, PriceList) else None

    def _running(self) -> ChildProcess:
        """Return the child, started and loaded with the problem when there is none."""
        if self._child is None:
            self._child = ChildProcess(_WORKER)
            self._child.send(("load", self._core))
        return self._child

    def _wait(self, child: ChildProcess, options: SolveOptions, cancelled: Cancelled, better: Better | None) -> Answer:
        best = Answer(Status.TIME_LIMIT, 0, _trivial_bound(self._core), ())
        stop_at = time.perf_counter() + options.seconds + options.grace
        while True:
            kind, payload = self._receive(child)
            if kind == "done":
                return payload
            if kind == "failed":
                self.close()
                raise InternalFailure("solver_failed", detail=str(payload).strip().splitlines()[-1])
            if kind == "better":
                best = _merge(best, payload)
                if better is not None:
                    better(best.objective, best.bound)
            if cancelled():
                self.close()
                return _with_status(best, Status.CANCELLED)
            if time.perf_counter() > stop_at:
                self.close()
                return best

    def _receive(self, child: ChildProcess) -> tuple[str, Any]:
        try:
            return child.receive(_POLL_SECONDS)
        except InternalFailure:
            self.close()
            raise


def core_of(problem: Problem) -> Core:
    """Return the arrays the child works on."""
    pairs = zip((problem.projects[p] for p in problem.project), problem.sites, strict=True)
    return Core(
        project=problem.project,
        score=problem.score,
        tie=tie_weights(pairs),
        number=np.arange(len(problem.score)),
        usage=problem.usage,
        rhs=problem.rhs,
        projects=len(problem.projects),
    )


def _trivial_bound(core: Core) -> int:
    best = np.zeros(core.projects, np.int64)
    np.maximum.at(best, core.project, core.score)
    return int(best.sum())


def _only_locks(core: Core, change: Variation, answer: Answer) -> Answer:
    """Return the least plan there is, the locked candidates, when the child had no time to find any."""
    reduced = vary(core, change)
    if reduced is None:
        return _with_status(answer, Status.INFEASIBLE)
    return Answer(answer.status, reduced.fixed_score, max(answer.bound, reduced.fixed_score), reduced.fixed)


def _merge(best: Answer, new: Answer) -> Answer:
    plan = new if new.objective >= best.objective else best
    return Answer(Status.TIME_LIMIT, plan.objective, max(plan.objective, min(best.bound, new.bound)), plan.chosen)


def _with_status(answer: Answer, status: Status) -> Answer:
    return Answer(status, answer.objective, answer.bound, answer.chosen)


def _outcome(answer: Answer, seconds: float) -> Outcome:
    return Outcome(
        status=answer.status,
        objective=answer.objective,
        bound=answer.bound,
        seconds=seconds,
        chosen=answer.chosen,
        ties_broken=answer.ties_broken,
        columns_kept=answer.columns_kept,
        rounds=answer.rounds,
        passes=answer.passes,
    )
