"""Features on their way to the parent: caps, two dimensions, flaws marked per row, Arrow with WKB."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from parcels.geo.sandbox.worker.stop import Stop, note
from parcels.geo.sandbox.worker.task import Caps, Task

RESERVED = ("__wkb", "__flaw", "__row", "__closed", "geometry")
LEGACY_DATUMS = (4610, 4214, 4555)
"""Xi'an 1980, Beijing 1954, New Beijing; the parent refuses them, see ``parcels.geo.crs``."""


@dataclass(frozen=True)
class Features:
    """What a reader found; ``flaws`` is per row ``""``, ``unclosed`` or ``unreadable``, ``closed`` the closed form."""

    shapes: np.ndarray
    flaws: np.ndarray
    closed: np.ndarray
    columns: dict[str, Any]
    crs: str | None
    layer: str
    notes: list[dict[str, object]] = field(default_factory=list)
    crs_in_file: bool = True


def write_features(task: Task, found: Features) -> dict[str, Any]:
    """Write the answer and return the report."""
    caps, notes = task.caps, list(found.notes)
    if len(found.shapes) > caps.features:
        raise Stop("too_many_features", count=len(found.shapes), limit=caps.features)
    vertices = int(shapely.get_num_coordinates(found.shapes).sum())
    if vertices > caps.vertices:
        raise Stop("too_many_vertices", count=vertices, limit=caps.vertices)
    shapes = found.shapes
    with_z = int(shapely.has_z(shapes).sum())
    if with_z:
        notes.append(note("z_dropped", count=with_z))
        shapes = shapely.force_2d(shapes)
    table = pa.table(
        {
            **arrow_columns(found.columns, caps),
            "__flaw": pa.array(found.flaws.tolist(), pa.string()),
            "__wkb": pa.array(list(shapely.to_wkb(shapes)), pa.binary()),
            "__closed": pa.array(list(shapely.to_wkb(shapely.force_2d(found.closed))), pa.binary()),
        }
    )
    write_table(task, table)
    return {
        "rows": len(shapes),
        "crs": identified(found.crs, notes),
        "crs_in_file": found.crs_in_file,
        "layer": found.layer,
        "notes": notes,
    }


def write_table(task: Task, table: pa.Table) -> None:
    """Write the answer of one part; all parts of a file together may not be larger than one."""
    with pa.OSFile(str(task.answer), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    if sum(answer.stat().st_size for answer in task.folder.glob("out-*.arrow")) > task.fence.output_bytes:
        raise Stop("unpacked_too_large", limit=task.fence.output_bytes)


def arrow_columns(columns: dict[str, Any], caps: Caps) -> dict[str, pa.Array]:
    """Return attribute columns as Arrow arrays, refusing too many columns and too long texts."""
    if len(columns) > caps.columns:
        raise Stop("too_many_columns", count=len(columns), limit=caps.columns)
    out = {}
    for name, values in columns.items():
        if name in RESERVED:
            raise Stop("column_reserved", column=name)
        array = arrow_array(values)
        if pa.types.is_string(array.type) and len(array):
            lengths = pc.utf8_length(array)
            longest = pc.max(lengths).as_py() or 0
            if longest > caps.text:
                row = pc.index(lengths, longest).as_py() + 1
                raise Stop("text_too_long", column=name, row=row, length=longest, limit=caps.text)
        out[name] = array
    return out


def arrow_array(values: np.ndarray | list[Any]) -> pa.Array:
    """Return one column; values of several types become text."""
    if isinstance(values, np.ndarray) and values.dtype != object:
        return pa.array(values, from_pandas=True)
    cells = list(values)
    types = {type(cell) for cell in cells} - {type(None)}
    if types <= {str} or types in ({bool}, {float}):
        return pa.array(cells)
    if types <= {int, float} and all(abs(cell) < 2**53 for cell in cells if isinstance(cell, int)):
        return pa.array([None if cell is None else float(cell) for cell in cells] if float in types else cells)
    return pa.array([None if cell is None else str(cell) for cell in cells], pa.string())


def identified(crs: str | None, notes: list[dict[str, object]]) -> str | None:
    """Return the authority code of a CRS given as WKT; ``None`` with a note where there is none.

    WKT is parsed here, in the child, so that the parent only ever sees short names.
    """
    if crs is None or not crs.lstrip().upper().startswith(
        ("PROJCS", "GEOGCS", "PROJCRS", "GEOGCRS", "BOUNDCRS", "COMPD")
    ):
        return crs[:300] if crs else None
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        known = CRS.from_wkt(crs[:20_000])
        epsg = known.to_epsg(min_confidence=70)
    except CRSError:
        notes.append(note("crs_unidentified", name=crs[:80]))
        return None
    if epsg is None and known.geodetic_crs is not None:
        base = known.geodetic_crs.to_epsg(min_confidence=70)
        epsg = base if base in LEGACY_DATUMS else None  # the parent refuses these by name
    if epsg is None:
        notes.append(note("crs_unidentified", name=str(known.name)[:80]))
        return None
    notes.append(note("crs_identified", name=str(known.name)[:80], crs=f"EPSG:{epsg}"))
    return f"EPSG:{epsg}"
