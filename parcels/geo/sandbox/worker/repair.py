"""make_valid in the child, one geometry at a time with an alarm each: the kernel ends a call that takes too long."""

import signal
from typing import Any

import pyarrow as pa
import shapely

from parcels.geo.sandbox.worker.task import Task

SECONDS_PER_SHAPE = 5.0
SCHEMA = pa.schema([("wkb", pa.binary())])


def repair_shapes(task: Task) -> dict[str, Any]:
    """Repair the geometries of ``in.arrow`` with method ``structure``; each answer is flushed before the next begins.

    An alarm kills this process; the parent then sees which geometry was in hand and starts again behind it.
    """
    with pa.OSFile(str(task.source), "rb") as file:
        blobs = pa.ipc.open_file(file).read_all()["wkb"].to_pylist()
    with pa.OSFile(str(task.answer), "wb") as out, pa.ipc.new_stream(out, SCHEMA) as writer:
        for blob in blobs:
            _alarm(SECONDS_PER_SHAPE)
            writer.write_batch(pa.record_batch([pa.array([repaired(blob)], pa.binary())], schema=SCHEMA))
            out.flush()
        _alarm(0)
    return {"rows": len(blobs), "notes": []}


def _alarm(seconds: float) -> None:
    """Let the kernel end this process after so many seconds; without alarms (Windows) the wall clock must do."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def repaired(blob: bytes) -> bytes | None:
    """Return the valid form of one geometry, nothing where GEOS cannot."""
    try:
        return bytes(
            shapely.to_wkb(shapely.make_valid(shapely.from_wkb(blob), method="structure", keep_collapsed=False))
        )
    except shapely.errors.ShapelyError:
        return None
