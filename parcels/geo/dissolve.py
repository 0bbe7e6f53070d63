"""Overlaps inside one layer count once: only the polygons that really overlap are united."""

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from parcels.domain.errors import InputRefused
from parcels.geo.edges import Ints, Shapes, off_grid

POLYGONAL = (3, 6)
INTERIORS_MEET = "T********"


def require_polygons(shapes: Shapes, layer: str) -> None:
    """Raise unless every shape is a valid polygon or multipolygon.

    Raises
    ------
    InputRefused
        ``overlay_not_polygon`` or ``overlay_invalid_geometry`` with layer, position (from 1) and the reason.
    """
    odd = np.flatnonzero(~np.isin(shapely.get_type_id(shapes), POLYGONAL))
    if len(odd):
        raise InputRefused("overlay_not_polygon", layer=layer, row=int(odd[0]) + 1, count=len(odd))
    invalid = np.flatnonzero(~shapely.is_valid(shapes))
    if len(invalid):
        reason = str(shapely.is_valid_reason(shapes[invalid[0]]))
        raise InputRefused(
            "overlay_invalid_geometry", layer=layer, row=int(invalid[0]) + 1, count=len(invalid), reason=reason
        )


def dissolve(masks: Shapes, column: Ints) -> tuple[Shapes, Ints]:
    """Return polygons that do not overlap within a column and cover the same ground, with the column of each."""
    parts, source = shapely.get_parts(off_grid(masks), return_index=True)
    column = column[source]
    filled = ~shapely.is_empty(parts)
    parts, column = parts[filled], column[filled]
    shapes, columns = [np.empty(0, object)], [np.empty(0, np.int64)]
    for value in np.unique(column):
        joined = _without_overlap(parts[column == value])
        shapes.append(joined)
        columns.append(np.full(len(joined), value, np.int64))
    return np.concatenate(shapes), np.concatenate(columns)


def _without_overlap(parts: Shapes) -> Shapes:
    pairs = overlapping(parts)
    if not len(pairs):
        return parts
    links = coo_array((np.ones(len(pairs), np.int8), (pairs[:, 0], pairs[:, 1])), shape=(len(parts), len(parts)))
    group = connected_components(links, directed=False)[1]
    crowded = np.bincount(group)[group] > 1
    united = [shapely.union_all(parts[group == value]) for value in np.unique(group[crowded])]
    pieces = shapely.get_parts(np.array(united, dtype=object))
    return np.concatenate([parts[~crowded], pieces[shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON]])


def overlapping(parts: Shapes) -> Ints:
    """Return the pairs (a < b) of polygons whose interiors meet; a shared border is no overlap."""
    a, b = shapely.STRtree(parts).query(parts, predicate="intersects")
    pairs = np.column_stack([a, b])[a < b]
    if not len(pairs):
        return pairs
    return pairs[shapely.relate_pattern(parts[pairs[:, 0]], parts[pairs[:, 1]], INTERIORS_MEET)]
