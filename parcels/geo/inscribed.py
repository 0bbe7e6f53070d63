"""Radius of the largest circle that fits into a polygon.

Branch and bound on squares: a circle centred in a square of half side *h* has at most the radius ``d + h·√2`` when *d*
is the distance of the square's centre to the outline (negative outside). Squares that cannot beat the best by the
tolerance are dropped, the others quartered. The best centre is climbed before and after, so parallel sides come out
exactly.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely

from parcels.geo.compiled import IS_COMPILED, compiled
from parcels.geo.edges import Floats, Ints, Shapes, polygon_edges

RADIUS_TOLERANCE_M = 0.05
"""The radius is at most this much too small, the width (diameter) 0.1 m."""
CLIMB_END_M = 1e-7
OPEN_SQUARES = 4096
"""Squares waiting at one time; depth first needs three per level, so only absurd outlines could need more."""


def inscribed_radius(shapes: Shapes, threads: int = 2) -> Floats:
    """Return the radius (m) of the largest inscribed circle of each polygon, at most 0.05 m too small; 0 if empty."""
    return (compiled_radius if IS_COMPILED else geos_radius)(shapes, threads)


def geos_radius(shapes: Shapes, threads: int = 2) -> Floats:
    """Return the radii by GEOS; the way without numba."""
    radius = np.zeros(len(shapes))
    filled = np.flatnonzero(~shapely.is_empty(shapes))

    def part(rows: Ints) -> None:
        radius[rows] = shapely.length(shapely.maximum_inscribed_circle(shapes[rows], tolerance=RADIUS_TOLERANCE_M))

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, np.array_split(filled, threads * 4)))
    return radius


def compiled_radius(shapes: Shapes, threads: int = 2) -> Floats:
    """Return the radii by branch and bound in compiled code."""
    radius, edges = np.zeros(len(shapes)), polygon_edges(shapes)
    box = np.nan_to_num(shapely.bounds(shapes))
    share = max(1, -(-len(shapes) // (threads * 8)))

    def part(low: int) -> None:
        rows = slice(low, low + share)
        largest_circles(edges.xy, edges.ptr[low : low + share + 1], box[rows], RADIUS_TOLERANCE_M, radius[rows])

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, range(0, len(shapes), share)))
    return radius


@compiled
def depth_inside(xy: Floats, x: float, y: float) -> float:
    """Return the distance of a point to the outline, negative outside."""
    nearest, inside = np.inf, False
    for i in range(len(xy)):
        ax, ay, bx, by = xy[i, 0], xy[i, 1], xy[i, 2], xy[i, 3]
        dx, dy = bx - ax, by - ay
        along = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
        off_x, off_y = x - ax - along * dx, y - ay - along * dy
        nearest = min(nearest, off_x * off_x + off_y * off_y)
        if (ay > y) != (by > y) and x < ax + (y - ay) / dy * dx:
            inside = not inside
    return np.sqrt(nearest) if inside else -np.sqrt(nearest)


@compiled
def climb(xy: Floats, x: float, y: float, depth: float, step: float) -> tuple[float, float, float]:
    """Return (x, y, depth) of a higher point: eight directions, the step halved where none leads up."""
    while step > CLIMB_END_M:
        best_x, best_y, best = x, y, depth
        for k in range(8):
            to_x, to_y = x + step * np.cos(k * np.pi / 4), y + step * np.sin(k * np.pi / 4)
            here = depth_inside(xy, to_x, to_y)
            if here > best:
                best_x, best_y, best = to_x, to_y, here
        if best > depth:
            x, y, depth = best_x, best_y, best
        else:
            step *= 0.5
    return x, y, depth


@compiled
def push_squares(xy: Floats, open_squares: Floats, count: int, square: Floats, best: Floats) -> int:
    """Quarter a square, keep the quarters that can still win; return (count, best x, y, depth)."""
    half = square[2] * 0.5
    for k in range(4):
        x, y = square[0] + (half if k & 1 else -half), square[1] + (half if k & 2 else -half)
        depth = depth_inside(xy, x, y)
        if depth > best[2]:
            best[0], best[1], best[2] = x, y, depth
        if depth + half * np.sqrt(2.0) > best[2] + best[3] and count < len(open_squares):
            open_squares[count] = (x, y, half, depth)
            count += 1
    return count


@compiled
def largest_circle(xy: Floats, box: Floats, tolerance: float, open_squares: Floats) -> float:
    """Return the radius of the largest circle inside the edges ``xy``, within ``tolerance``."""
    middle_x, middle_y = (box[0] + box[2]) * 0.5, (box[1] + box[3]) * 0.5
    half = max(box[2] - box[0], box[3] - box[1]) * 0.5
    local = xy - np.array([middle_x, middle_y, middle_x, middle_y])
    x, y, depth = climb(local, 0.0, 0.0, depth_inside(local, 0.0, 0.0), half * 0.25)
    best = np.array([x, y, depth, tolerance])
    open_squares[0] = (0.0, 0.0, half, 0.0)
    count = 1
    while count:
        count -= 1
        square = open_squares[count].copy()
        if square[3] + square[2] * np.sqrt(2.0) > best[2] + tolerance or square[2] == half:
            count = push_squares(local, open_squares, count, square, best)
    return climb(local, best[0], best[1], best[2], tolerance)[2]


@compiled
def largest_circles(xy: Floats, ptr: Ints, box: Floats, tolerance: float, radius: Floats) -> None:
    """Write the radius of every polygon into ``radius``."""
    open_squares = np.empty((OPEN_SQUARES, 4))
    for i in range(len(ptr) - 1):
        if ptr[i + 1] > ptr[i]:
            radius[i] = max(0.0, largest_circle(xy[ptr[i] : ptr[i + 1]], box[i], tolerance, open_squares))
