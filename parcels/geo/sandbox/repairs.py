"""make_valid in a sandboxed child: a geometry that takes too long costs that geometry, not the import."""

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray

from parcels.domain.errors import InputRefused
from parcels.geo.sandbox.child import Job, answer_file, own_folder, run_child
from parcels.geo.sandbox.limits import LIMITS, Limits

MAX_VERTICES = 100_000
"""Geometries above this are not tried."""
MAX_RESTARTS = 3
SCHEMA = pa.schema([("wkb", pa.binary())])

Shapes = NDArray[np.object_]


def valid_forms(shapes: Shapes, *, wall_seconds: float = 60.0, limits: Limits = LIMITS) -> Shapes:
    """Return the valid form of each geometry (GEOS method ``structure``), ``None`` where none was found in time."""
    out = np.full(len(shapes), None, object)
    todo = np.flatnonzero(shapely.get_num_coordinates(shapes) <= MAX_VERTICES)
    for _ in range(MAX_RESTARTS + 1):
        if not len(todo):
            break
        done = _batch(shapes[todo], wall_seconds, limits)
        out[todo[: len(done)]] = done
        todo = todo[len(done) + 1 :]  # the next one stopped the child
    return out


def _batch(shapes: Shapes, wall_seconds: float, limits: Limits) -> Shapes:
    """Return the valid forms of the first geometries, up to the one on which the child was stopped."""
    with own_folder() as folder:
        table = pa.table({"wkb": pa.array(list(shapely.to_wkb(shapes)), pa.binary())}, schema=SCHEMA)
        with pa.OSFile(str(folder / "in.arrow"), "wb") as file, pa.ipc.new_file(file, SCHEMA) as writer:
            writer.write_table(table)
        try:
            run_child(Job("repair", "in.arrow"), folder, limits, wall_seconds, "make_valid")
        except InputRefused as refusal:
            if refusal.code not in ("reader_died", "took_too_long"):
                raise
        blobs: list[bytes | None] = []
        answer = answer_file(folder)
        if answer.exists() and answer.stat().st_size:
            blobs = _whole_batches(str(answer))
    return np.asarray(shapely.from_wkb(np.array(blobs, dtype=object)), dtype=object).reshape(len(blobs))


def _whole_batches(path: str) -> list[bytes | None]:
    """Return what the child finished; the stream ends where it was stopped."""
    blobs: list[bytes | None] = []
    try:
        with pa.OSFile(path, "rb") as file, pa.ipc.open_stream(file) as stream:
            for batch in stream:
                blobs += batch["wkb"].to_pylist()
    except (pa.ArrowInvalid, OSError):
        pass
    return blobs
