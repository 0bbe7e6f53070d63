"""Polygons and lines as flat arrays of straight edges, the form the compiled kernels read."""

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Shapes = NDArray[np.object_]

POINT_M = 1e-12
"""Edges shorter than this are points: dividing by their length would overflow."""


class Edges(NamedTuple):
    """Straight edges of many shapes.

    ``xy[ptr[i]:ptr[i + 1]]`` are the edges ``(x1, y1, x2, y2)`` of shape *i* in metres. The inside of a polygon lies to
    the left of each edge: shells run counter-clockwise, holes clockwise.
    """

    xy: NDArray[np.float64]
    ptr: NDArray[np.int64]


def off_grid(shapes: Shapes) -> Shapes:
    """Return the shapes without a precision grid of their own, to which GEOS would round every result."""
    gridded = shapely.get_precision(shapes) > 0
    if not gridded.any():
        return shapes
    free = shapes.copy()
    free[gridded] = shapely.set_precision(shapes[gridded], 0.0, mode="pointwise")
    return free


def polygon_edges(shapes: Shapes) -> Edges:
    """Return all boundary edges of polygons and multipolygons."""
    parts, source = _parts(shapes)
    rings, part = shapely.get_rings(parts, return_index=True)  # knows no multipolygons; the shell comes first
    is_shell = np.diff(part, prepend=-1) > 0
    backwards = shapely.is_ccw(rings) != is_shell
    return _edges(rings, source[part], len(shapes), backwards)


def line_edges(shapes: Shapes) -> Edges:
    """Return all segments of lines and multilines."""
    lines, owner = _parts(shapes)
    return _edges(lines, owner, len(shapes), np.zeros(len(lines), dtype=bool))


def _parts(shapes: Shapes) -> tuple[Shapes, Ints]:
    if np.isin(shapely.get_type_id(shapes), (1, 3)).all():  # all single: no need for copies
        return shapes, np.arange(len(shapes))
    parts, source = shapely.get_parts(shapes, return_index=True)
    return parts, source.astype(np.int64)


def _edges(lines: Shapes, owner: Ints, count: int, backwards: NDArray[np.bool_]) -> Edges:
    xy, line = shapely.get_coordinates(lines, return_index=True)
    first = np.flatnonzero(line[1:] == line[:-1])
    edges = np.column_stack([xy[first], xy[first + 1]])
    turned = backwards[line[first]]
    edges[turned] = edges[turned][:, [2, 3, 0, 1]]
    of = owner[line[first]]
    keep = np.maximum(np.abs(edges[:, 0] - edges[:, 2]), np.abs(edges[:, 1] - edges[:, 3])) > POINT_M
    if not keep.all():
        edges, of = edges[keep], of[keep]
    ptr = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(of, minlength=count), out=ptr[1:])
    return Edges(edges, ptr)


def without_vertical(edges: Edges) -> Edges:
    """Return the edges that have an extent in x; the others bound no area under a curve."""
    keep = np.abs(edges.xy[:, 0] - edges.xy[:, 2]) > POINT_M
    before = np.concatenate([[0], np.cumsum(keep)])
    return Edges(np.ascontiguousarray(edges.xy[keep]), before[edges.ptr].astype(np.int64))
