"""A child process that is sent pickles and answers with pickles; a thread reads what it says, a kill ends it."""

import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

from parcels.domain.errors import InternalFailure

_ROOT = Path(__file__).resolve().parents[3]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from {module} import main; main()"


class ChildProcess:
    """One child that runs ``main()`` of a module: reads pickles, writes pairs of a kind and a payload."""

    def __init__(self, module: str) -> None:
        self._errors: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed in stop()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(module=module), str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._messages: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def send(self, payload: object) -> None:
        """Send a pickle; a child that is gone is noticed when its answer is awaited."""
        assert self._process.stdin is not None
        try:
            pickle.dump(payload, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except BrokenPipeError:
            self._messages.put(("gone", None))

    def receive(self, seconds: float) -> tuple[str, Any]:
        """Return the next message, or ``("none", None)`` after some seconds.

        Raises
        ------
        InternalFailure
            ``solver_died`` when the child is gone.
        """
        try:
            kind, payload = self._messages.get(timeout=seconds)
        except Empty:
            return "none", None
        if kind == "gone":
            raise InternalFailure("solver_died", detail=self._last_words())
        return kind, payload

    def stop(self) -> None:
        """Kill the child and release everything."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while True:
            try:
                self._messages.put(pickle.load(self._process.stdout))
            except (EOFError, pickle.UnpicklingError, ValueError, OSError):
                self._messages.put(("gone", None))
                return

    def _last_words(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        lines = [line for line in self._errors.read().decode(errors="replace").splitlines() if "HiGHS" not in line]
        return f"exit {self._process.returncode}: {lines[-1] if lines else ''}"
