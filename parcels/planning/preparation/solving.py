"""The parent's side: a model solved in a child process with a hard stop; the best answer known whatever happens."""

import time
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from parcels.domain.errors import InternalFailure
from parcels.planning.preparation.model import Model
from parcels.planning.solver.child_process import ChildProcess
from parcels.planning.solver.outcome import Outcome, SolveOptions, Status
from parcels.planning.solver.session import Cancelled, never

_POLL_SECONDS = 0.1
_WORKER = "parcels.planning.preparation.child"


class ModelSession:
    """A child process that solves as many models as asked; started when the first one is, stopped hard at a limit."""

    def __init__(self) -> None:
        self._child: ChildProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the child."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def solve(
        self,
        model: Model,
        options: SolveOptions,
        *,
        hint: NDArray[np.bool_] | None = None,
        cancelled: Cancelled = never,
    ) -> Outcome:
        """Return the best choice of columns found, with its points and a proven bound on every other.

        ``hint`` is a choice that holds; the answer is never worth less. Whatever HiGHS answers is counted again in
        integers before it is believed.

        Raises
        ------
        InternalFailure
            ``solver_failed`` or ``solver_died``; ``prepare_hint_broken`` for a hint that breaks a row.
        """
        begin = time.perf_counter()
        best = _Best(model, np.zeros(model.usage.shape[1], bool) if hint is None else hint)
        status = Status.OPTIMAL
        if best.bound > best.points:
            child = self._child = self._child or ChildProcess(_WORKER)
            child.send((model, options, hint))
            status = self._listen(child, best, begin + options.seconds + options.grace, cancelled)
        status = how_it_ended(status, best.points, best.bound, options.gap)
        chosen = tuple(int(j) for j in np.flatnonzero(best.chosen))
        return Outcome(status, best.points, best.bound, time.perf_counter() - begin, chosen)

    def _listen(self, child: ChildProcess, best: "_Best", stop_at: float, cancelled: Cancelled) -> Status:
        while True:
            kind, payload = self._receive(child)
            if kind == "done":
                return Status.OPTIMAL
            if kind == "failed":
                self.close()
                raise InternalFailure("solver_failed", detail=str(payload).strip().splitlines()[-1])
            if kind == "better":
                best.hear(*payload)
            late = time.perf_counter() > stop_at
            if late or cancelled():
                self.close()
                return Status.TIME_LIMIT if late else Status.CANCELLED

    def _receive(self, child: ChildProcess) -> tuple[str, Any]:
        try:
            return child.receive(_POLL_SECONDS)
        except InternalFailure:
            self.close()
            raise


def how_it_ended(status: Status, points: int, bound: int, gap: float) -> Status:
    """Return what points and bound prove, whatever stopped the search."""
    if bound == points:
        return Status.OPTIMAL
    if status is Status.CANCELLED:
        return status
    return Status.GAP_REACHED if bound - points <= gap * max(1, points) else Status.TIME_LIMIT


class _Best:
    """The best choice and the least bound heard of so far."""

    def __init__(self, model: Model, chosen: NDArray[np.bool_]) -> None:
        self.model = model
        if not model.holds(chosen):
            raise InternalFailure("prepare_hint_broken")
        self.chosen = chosen
        self._bound = int(np.maximum(model.score, 0).sum())

    @property
    def points(self) -> int:
        """Points of the best choice."""
        return int(self.model.score[self.chosen].sum())

    @property
    def bound(self) -> int:
        """No choice has more points."""
        return max(self._bound, self.points)

    def hear(self, chosen: NDArray[np.bool_], dual: float) -> None:
        """Take a message of the child."""
        if np.isfinite(dual):
            self._bound = min(self._bound, int(np.floor(dual + 1e-6)))
        if self.model.score[chosen].sum() > self.points and self.model.holds(chosen):
            self.chosen = chosen
