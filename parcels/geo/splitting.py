"""Cutting a polygon into strips of equal area across its long axis.

In the frame of the long axis (u along, v across) the area west of the cut ``u = c`` is ``A(c) = -Σ ∫ v du`` over the
parts of the edges with u ≤ c (Green). A grows with c, so the cuts ``A(c_k) = k/n · A`` are found by bisection. The
strips are the faces of outline and cut lines noded together, so both sides of a cut have the same vertices.
"""

import numpy as np
import shapely

from parcels.geo.compiled import compiled
from parcels.geo.edges import Edges, Floats, Ints, Shapes, polygon_edges
from parcels.geo.measures import box_sides

EQUAL = 1e-6
"""Relative difference from the equal share above which a cut went wrong (never seen, checked anyway)."""
HALVINGS = 60


def equal_strips(shapes: Shapes, pieces: Ints) -> list[Shapes | None]:
    """Return for each polygon its ``pieces`` strips from west to east; None where a strip is not one polygon."""
    if not len(shapes):
        return []
    _, _, along = box_sides(shapes)
    origin = shapely.get_coordinates(shapely.centroid(shapes))
    edges = polygon_edges(shapes)
    cuts = find_cuts(_turned(edges, origin, along), edges.ptr, pieces)
    first = np.concatenate([[0], np.cumsum(pieces - 1)])
    rows = np.repeat(np.arange(len(shapes)), pieces - 1)
    lines = _cut_lines(cuts, rows, origin, along, shapely.minimum_bounding_radius(shapes))
    noded = shapely.union(shapely.boundary(shapes), shapely.multilinestrings(lines, indices=rows))
    faces, owner = shapely.get_parts(shapely.polygonize(noded[:, None]), return_index=True)
    inner = shapely.point_on_surface(faces)
    own = shapely.contains_properly(shapes[owner], inner)
    faces, owner, inner = faces[own], owner[own], shapely.get_coordinates(inner[own])
    u = ((inner - origin[owner]) * along[owner]).sum(axis=1)
    strips: list[Shapes | None] = []
    low = np.searchsorted(owner, np.arange(len(shapes) + 1))
    for i in range(len(shapes)):
        mine = slice(low[i], low[i + 1])
        strip = np.searchsorted(cuts[first[i] : first[i + 1]], u[mine])
        strips.append(_one_face_each(faces[mine], strip, shapely.area(shapes[i]), int(pieces[i])))
    return strips


def _one_face_each(faces: Shapes, strip: Ints, area: float, pieces: int) -> Shapes | None:
    if len(faces) != pieces or (np.bincount(strip, minlength=pieces) != 1).any():
        return None
    ordered = faces[np.argsort(strip)]
    return ordered if np.abs(shapely.area(ordered) - area / pieces).max() <= EQUAL * area / pieces else None


def _turned(edges: Edges, origin: Floats, along: Floats) -> Floats:
    """Edges in the frame of the long axis of their polygon."""
    row = np.repeat(np.arange(len(origin)), np.diff(edges.ptr))
    dx, dy = along[row, 0][:, None], along[row, 1][:, None]
    x, y = edges.xy[:, [0, 2]] - origin[row, 0][:, None], edges.xy[:, [1, 3]] - origin[row, 1][:, None]
    u, v = x * dx + y * dy, y * dx - x * dy
    return np.ascontiguousarray(np.column_stack([u[:, 0], v[:, 0], u[:, 1], v[:, 1]]))


def _cut_lines(
    cuts: Floats,
    rows: Ints,
    origin: Floats,
    along: Floats,
    radius: Floats,
) -> Shapes:
    across = np.column_stack([-along[rows, 1], along[rows, 0]])
    middle = origin[rows] + cuts[:, None] * along[rows]
    far = 3.0 * radius[rows][:, None] + 1.0
    return shapely.linestrings(np.stack([middle - far * across, middle + far * across], axis=1))


@compiled
def area_west(uv: Floats, c: float) -> float:
    """Return the area with u ≤ c inside counter-clockwise edges ``uv``."""
    total = 0.0
    for i in range(len(uv)):
        u1, v1, u2, v2 = uv[i, 0], uv[i, 1], uv[i, 2], uv[i, 3]
        if u1 == u2 or (u1 >= c and u2 >= c):
            continue
        slope = (v2 - v1) / (u2 - u1)
        a, b = min(u1, c), min(u2, c)
        total -= (v1 + slope * ((a + b) * 0.5 - u1)) * (b - a)
    return total


@compiled
def find_cuts(uv: Floats, ptr: Ints, pieces: Ints) -> Floats:
    """Return the u of all cuts, polygon after polygon."""
    cuts = np.empty((pieces - 1).sum())
    at = 0
    for i in range(len(pieces)):
        own = uv[ptr[i] : ptr[i + 1]]
        west, east = own[:, 0].min(), own[:, 0].max()
        whole = area_west(own, east + 1.0)
        for k in range(1, pieces[i]):
            low, high = west, east
            for _ in range(HALVINGS):
                middle = 0.5 * (low + high)
                if area_west(own, middle) * pieces[i] < whole * k:
                    low = middle
                else:
                    high = middle
            cuts[at] = 0.5 * (low + high)
            at += 1
    return cuts
