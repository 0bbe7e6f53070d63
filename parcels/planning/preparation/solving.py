"""The parent's side: a model solved in a child process with a hard stop; the best answer known whatever happens."""

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from parcels.domain.errors import InternalFailure
from parcels.planning.preparation.model import Model
from parcels.planning.solver.outcome import Outcome, SolveOptions, Status

Cancelled = Callable[[], bool]
_POLL_SECONDS = 0.1
_ROOT = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from parcels.planning.preparation.child import main; main()"


def never() -> bool:
    """Return ``False``: nobody cancels."""
    return False


class ModelSession:
    """A child process that solves as many models as asked; started when the first one is, stopped hard at a limit."""

    def __init__(self) -> None:
        self._child: _Child | None = None

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
            child = self._child = self._child or _Child()
            child.send((model, options, hint))
            status = self._listen(child, best, begin + options.seconds + options.grace, cancelled)
        status = how_it_ended(status, best.points, best.bound, options.gap)
        chosen = tuple(int(j) for j in np.flatnonzero(best.chosen))
        return Outcome(status, best.points, best.bound, time.perf_counter() - begin, chosen)

    def _listen(self, child: "_Child", best: "_Best", stop_at: float, cancelled: Cancelled) -> Status:
        while True:
            kind, payload = child.receive()
            if kind == "done":
                return Status.OPTIMAL
            if kind in ("failed", "gone"):
                self.close()
                code = "solver_failed" if kind == "failed" else "solver_died"
                raise InternalFailure(code, detail=str(payload).strip().splitlines()[-1])
            if kind == "better":
                best.hear(*payload)
            late = time.perf_counter() > stop_at
            if late or cancelled():
                self.close()
                return Status.TIME_LIMIT if late else Status.CANCELLED


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


class _Child:
    """One child process with a thread that reads its answers."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._messages: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def send(self, payload: object) -> None:
        """Send a model; a child that is gone is noticed when its answer is awaited."""
        assert self._process.stdin is not None
        try:
            pickle.dump(payload, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except BrokenPipeError:
            self._messages.put(("gone", "pipe"))

    def receive(self) -> tuple[str, Any]:
        """Return the next message, or ``none`` after a moment."""
        try:
            return self._messages.get(timeout=_POLL_SECONDS)
        except Empty:
            return "none", None

    def stop(self) -> None:
        """Kill the child and release everything."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while True:
            try:
                self._messages.put(pickle.load(self._process.stdout))
            except (EOFError, pickle.UnpicklingError, ValueError, OSError):
                self._messages.put(("gone", f"exit {self._process.poll()}"))
                return
