"""Rows of one record merged into one multipart record, where the mapping asks for it."""

import numpy as np
import shapely
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.geo.quality import Action, Fault
from parcels.geo.translate.cells import as_text
from parcels.geo.translate.rows import require_column


def merged_rows(
    frame: DataFrame, shapes: NDArray[np.object_], by: str, file: str
) -> tuple[NDArray[np.object_], NDArray[np.bool_], list[Fault]]:
    """Return geometries with the union at the first row of each group, which rows remain, and what was merged.

    Columns are those of the first row; empty values of ``by`` are never merged.
    """
    require_column(frame, by, "dissolve.by", file)
    groups: dict[str, list[int]] = {}
    for place, text in enumerate(as_text(frame[by])):
        if text is not None:
            groups.setdefault(text, []).append(place)
    several = {text: rows for text, rows in groups.items() if len(rows) > 1}
    out, stays = shapes.copy(), np.ones(len(frame), bool)
    for rows in several.values():
        out[rows[0]] = shapely.union_all(shapes[rows])
        stays[rows[1:]] = False
    positions = np.array([place for rows in several.values() for place in rows], np.int64)
    counts = [len(rows) for rows in several.values() for _ in rows]
    cells = [text for text, rows in several.items() for _ in rows]
    faults = [Fault("rows_merged", Action.REPAIRED, positions, field=by, cells=cells, each={"count": counts})]
    return out, stays, faults if len(positions) else []
