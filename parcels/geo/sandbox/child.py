"""One limited child process per file; it is always gone, with its folder, when these functions return or raise."""

import contextlib
import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.geo.sandbox.limits import Limits

WORKER = Path(__file__).with_name("worker") / "main.py"
BLOCK = 1 << 20
CAPS = ("features", "vertices", "columns", "text", "rows", "cells", "unpacked_bytes", "ratio", "members")
FENCE = ("memory_bytes", "cpu_seconds", "output_bytes", "open_files")


@dataclass(frozen=True)
class Job:
    """What the child is asked to read; ``source`` is a name inside its folder, ``choices`` are layers or one sheet."""

    kind: str
    source: str
    choices: tuple[str | None, ...] = (None,)
    encoding: str | None = None
    header_row: int = 0

    def task(self, limits: Limits) -> dict[str, Any]:
        """Return the task as the child reads it; processor time is allowed for each layer."""
        fence = {name: getattr(limits, name) for name in FENCE}
        return {
            "kind": self.kind,
            "source": self.source,
            "choices": self.choices,
            "encoding": self.encoding,
            "header_row": self.header_row,
            "caps": {name: getattr(limits, name) for name in CAPS},
            "fence": {**fence, "cpu_seconds": limits.cpu_seconds * max(len(self.choices), 1)},
        }


@dataclass(frozen=True)
class Report:
    """What the child says beside the data: what there is to choose from, and about each part it was asked for."""

    layers: tuple[str, ...]
    parts: tuple[Mapping[str, Any], ...]


@contextmanager
def own_folder() -> Iterator[Path]:
    """Give a temporary folder and turn a full disk into its own failure."""
    with _disk_full_named(), tempfile.TemporaryDirectory(prefix="parcels-import-") as name:
        yield Path(name)


@contextmanager
def _disk_full_named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise InternalFailure("disk_full", folder=tempfile.gettempdir()) from None
        raise


def copy_in(path: Path, target: Path) -> str:
    """Copy the file into the child's folder and return the sha256 of what was copied."""
    digest = hashlib.sha256()
    with path.open("rb") as source, target.open("xb") as copy:
        while block := source.read(BLOCK):
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()


def run_child(job: Job, folder: Path, limits: Limits, wall_seconds: float, file: str) -> Report:
    """Run the child on a job and return its report; each part may take ``wall_seconds``.

    Raises
    ------
    InputRefused
        With the child's own code, or ``took_too_long``, ``reader_died``; the file is named with the layer in hand.
    InternalFailure
        ``disk_full``.
    """
    (folder / "task.json").write_text(json.dumps(job.task(limits)), encoding="utf-8")
    ended = _wait(folder, wall_seconds, limits.report_bytes)
    report = _report(folder, limits.report_bytes)
    parts = report["parts"]
    place = file
    if report.get("opened") and len(parts) < len(job.choices) and job.choices[len(parts)] is not None:
        place = f"{file}:{job.choices[len(parts)]}"
    if "refused" in report:
        _refuse(str(report["refused"]), report.get("values") or {}, place)
    if ended is None:
        raise InputRefused("took_too_long", file=place, seconds=int(wall_seconds))
    if ended == -getattr(signal, "SIGXCPU", 0):
        raise InputRefused("took_too_long", file=place, seconds=limits.cpu_seconds)
    if not report.get("opened") or len(parts) < len(job.choices):
        raise InputRefused("reader_died", file=place, detail=f"exit {ended}")
    return Report(tuple(map(str, report["layers"])), tuple(parts))


def _refuse(code: str, values: Mapping[str, Any], file: str) -> None:
    if code == "disk_full":
        raise InternalFailure(code, folder=tempfile.gettempdir())
    plain = {str(name): value for name, value in values.items() if isinstance(value, str | int | float)}
    raise InputRefused(code, **{**plain, "file": file})


def _wait(folder: Path, wall_seconds: float, report_bytes: int) -> int | None:
    """Start the child with an empty environment and return how it ended, ``None`` if it was stopped for its time.

    It is killed on time-out, on Ctrl-C and on any other end.
    """
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder)}
    if sys.platform == "win32":
        environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")  # Python cannot start without it there
    with (folder / "stderr").open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", str(WORKER), str(folder)],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            return _end_in_time(child, folder, wall_seconds, report_bytes)
        finally:
            _end(child)


def _end_in_time(child: "subprocess.Popen[bytes]", folder: Path, wall_seconds: float, report_bytes: int) -> int | None:
    """Return how the child ended, ``None`` if it finished no part for so many seconds."""
    done = 0
    while True:
        try:
            return child.wait(wall_seconds)
        except subprocess.TimeoutExpired:
            now = len(_report(folder, report_bytes)["parts"])
            if now <= done:
                return None
            done = now


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child's own process group and nothing else."""
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _report(folder: Path, limit_bytes: int) -> dict[str, Any]:
    """Return what the child has written so far; nothing in it is trusted to have the right form."""
    nothing: dict[str, Any] = {"layers": [], "parts": []}
    path = folder / "report.json"
    if not path.exists() or path.stat().st_size > limit_bytes:
        return nothing
    try:
        report = json.loads(path.read_text(encoding="ascii"))
    except (ValueError, UnicodeDecodeError):
        return nothing
    if not isinstance(report, dict) or not all(isinstance(report.get(name), list) for name in nothing):
        return nothing
    return report if all(isinstance(part, dict) for part in report["parts"]) else nothing


def answer_file(folder: Path, part: int = 0) -> Path:
    """Return where the child puts the data of one part."""
    return folder / f"out-{part}.arrow"


def read_answer(folder: Path, part: int, file: str) -> pa.Table:
    """Return the child's Arrow table; the only thing of the file the parent ever parses."""
    try:
        with pa.OSFile(str(answer_file(folder, part)), "rb") as source:
            return pa.ipc.open_file(source).read_all()
    except (pa.ArrowInvalid, OSError) as error:
        raise InputRefused("reader_died", file=file, detail=str(error)[:80]) from None
