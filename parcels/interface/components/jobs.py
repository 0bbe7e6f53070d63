"""Long work in the background: progress to look at, a way to give up, a result to fetch. No widget is touched here."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Generic, TypeVar

from parcels.service.progress import Cancelled, Progress

T = TypeVar("T")


@dataclass
class Job(Generic[T]):
    """One piece of work; it runs once, in a thread of its own."""

    work: Callable[[Progress, Cancelled], T]
    stage: str = ""
    done: int = 0
    total: int = 0
    started: float = field(default_factory=time.monotonic)
    result: T | None = None
    error: Exception | None = None
    _stop: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = Thread(target=self._run, name="parcels-job", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.result = self.work(self._report, self._stop.is_set)
        except Exception as error:
            self.error = error

    def _report(self, stage: str, done: int, total: int) -> None:
        self.stage, self.done, self.total = stage, done, total

    @property
    def is_running(self) -> bool:
        """Whether the thread still works."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def seconds(self) -> float:
        """Time since the start."""
        return time.monotonic() - self.started

    @property
    def share(self) -> float:
        """Share of the present stage that is done, 0 where it is unknown."""
        return min(1.0, self.done / self.total) if self.total else 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody gave up."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next chance."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end and return whether it came."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.is_running
