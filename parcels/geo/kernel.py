"""Area of the overlap of many pairs of polygons, without building the overlap.

A polygon is a signed sum of the areas under its edges, so with ``h(x)`` the height of an edge above the lower side of
the parcel and ``s`` = +1 for an upper, -1 for a lower edge::

    area(P ∩ Q) = Σ_e Σ_f  s_e · s_f · ∫ min(h_e(x), h_f(x)) dx

over the edges *e* of P and *f* of Q, each integral over the x both edges share. Holes, concave and many-part polygons
need no special case. Edges are bucketed into x-slabs, so far edges of a large polygon cost nothing. Heights are
measured from the parcel's own corner, so city coordinates lose no digits. Without numba the same areas come from GEOS.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import shapely

from parcels.geo.compiled import IS_COMPILED, compiled
from parcels.geo.edges import Floats, Ints, Shapes, off_grid, polygon_edges, without_vertical

EDGES_PER_SLAB = 12
MOST_SLABS = 4096
TILE = 100_000
"""Shapes at a time; bounds memory, changes no result."""


class PairAreas(NamedTuple):
    """Overlap of shape ``shape[t]`` with mask ``mask[t]`` in m²; pairs that are missing do not overlap."""

    shape: Ints
    mask: Ints
    area: Floats


class Slabs(NamedTuple):
    """Edges of many polygons in buckets by x.

    Polygon *i* has the slabs ``slab[i]:slab[i + 1]``, each ``width[i]`` wide from ``x0[i]``; slab *s* holds the edges
    ``edge[start[s]:start[s + 1]]`` of ``xy``.
    """

    xy: Floats
    slab: Ints
    x0: Floats
    width: Floats
    start: Ints
    edge: Ints


def pair_areas(shapes: Shapes, masks: Shapes, threads: int = 2) -> PairAreas:
    """Return the overlap area of every shape with every mask, in m², for valid polygons in one metric CRS."""
    return (compiled_pair_areas if IS_COMPILED else geos_pair_areas)(shapes, masks, threads)


def compiled_pair_areas(shapes: Shapes, masks: Shapes, threads: int = 2) -> PairAreas:
    """Return the overlap areas by the edge-pair integral."""
    found = [PairAreas(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
    side = bucket_edges(masks)
    for first in range(0, len(shapes), TILE):
        tile = shapes[first : first + TILE]
        mask, shape = shapely.STRtree(tile).query(masks)
        area = _areas(tile, side, shape, mask, threads)
        found.append(PairAreas(shape + first, mask, area))
    return PairAreas(*(np.concatenate(part) for part in zip(*found, strict=True)))


def _areas(tile: Shapes, side: Slabs, shape: Ints, mask: Ints, threads: int) -> Floats:
    own, box, area = bucket_edges(tile), shapely.bounds(tile), np.zeros(len(shape))

    def part(rows: slice) -> None:
        integrate_pairs(own, side, box, shape[rows], mask[rows], area[rows])

    share = max(1, -(-len(shape) // (threads * 8)))
    rows = [slice(low, low + share) for low in range(0, len(shape), share)]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, rows))
    return area


def geos_pair_areas(shapes: Shapes, masks: Shapes, threads: int = 2) -> PairAreas:
    """Return the overlap areas by GEOS: whole shapes where a mask covers them, the exact intersection elsewhere."""
    shapes, masks = off_grid(shapes), off_grid(masks)
    tree, area = shapely.STRtree(shapes), shapely.area(shapes)
    mask, shape = tree.query(masks, predicate="intersects")
    covers_mask, covers_shape = tree.query(masks, predicate="covers")
    rest = ~np.isin(mask * len(shapes) + shape, covers_mask * len(shapes) + covers_shape)
    mask, shape = mask[rest], shape[rest]

    def cut(rows: Ints) -> Floats:
        return np.asarray(shapely.area(shapely.intersection(shapes[shape[rows]], masks[mask[rows]])), dtype=np.float64)

    with ThreadPoolExecutor(threads) as pool:
        cuts = list(pool.map(cut, np.array_split(np.arange(len(shape)), threads * 4)))
    return PairAreas(
        np.concatenate([covers_shape, shape]),
        np.concatenate([covers_mask, mask]),
        np.concatenate([area[covers_shape], *cuts]),
    )


def bucket_edges(shapes: Shapes) -> Slabs:
    """Return the edges of polygons in x-slabs of about twelve edges."""
    edges = without_vertical(polygon_edges(shapes))
    size = np.diff(edges.ptr)
    count = np.clip(size // EDGES_PER_SLAB, 1, MOST_SLABS)
    slab = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    bounds = np.nan_to_num(shapely.bounds(shapes))
    width = np.where(size > 0, (bounds[:, 2] - bounds[:, 0]) / count, 1.0)
    start, edge = fill_slabs(edges.xy, edges.ptr, slab, np.ascontiguousarray(bounds[:, 0]), width)
    return Slabs(edges.xy, slab, np.ascontiguousarray(bounds[:, 0]), width, start, edge)


@compiled
def slab_of(x: float, x0: float, width: float, count: int) -> int:
    """Return the slab of ``x``; the borders are ``x0 + i * width`` exactly, as the integral uses them."""
    if count == 1:
        return 0
    i = min(count - 1, max(0, int((x - x0) / width)))
    while i > 0 and x < x0 + i * width:
        i -= 1
    while i < count - 1 and x >= x0 + (i + 1) * width:
        i += 1
    return i


@compiled
def fill_slabs(xy: Floats, ptr: Ints, slab: Ints, x0: Floats, width: Floats) -> tuple[Ints, Ints]:
    """Return (pointer per slab, edge numbers): each edge in every slab it reaches into."""
    start = np.zeros(slab[-1] + 1, np.int64)
    edge = np.empty(0, np.int64)
    cursor = start.copy()
    for filling in range(2):
        if filling:
            for s in range(slab[-1]):
                start[s + 1] += start[s]
            edge = np.empty(start[-1], np.int64)
            cursor = start.copy()
        for q in range(len(ptr) - 1):
            count = slab[q + 1] - slab[q]
            for i in range(ptr[q], ptr[q + 1]):
                low = slab_of(min(xy[i, 0], xy[i, 2]), x0[q], width[q], count)
                high = slab_of(max(xy[i, 0], xy[i, 2]), x0[q], width[q], count)
                for s in range(slab[q] + low, slab[q] + high + 1):
                    if filling:
                        edge[cursor[s]] = i
                        cursor[s] += 1
                    else:
                        start[s + 1] += 1
    return start, edge


@compiled
def integral_of_lower(e: Floats, f: Floats, low: float, high: float, base: float) -> float:
    """Return the integral of the lower of two edges over ``low..high``, heights above ``base``."""
    rise_e, rise_f = (e[3] - e[1]) / (e[2] - e[0]), (f[3] - f[1]) / (f[2] - f[0])
    e_low, e_high = e[1] - base + rise_e * (low - e[0]), e[1] - base + rise_e * (high - e[0])
    f_low, f_high = f[1] - base + rise_f * (low - f[0]), f[1] - base + rise_f * (high - f[0])
    d_low, d_high = e_low - f_low, e_high - f_high
    span = high - low
    if d_low <= 0 and d_high <= 0:
        return (e_low + e_high) * 0.5 * span
    if d_low >= 0 and d_high >= 0:
        return (f_low + f_high) * 0.5 * span
    part = d_low / (d_low - d_high)  # they cross inside
    middle = e_low + part * (e_high - e_low)
    if d_low < 0:
        return ((e_low + middle) * part + (middle + f_high) * (1.0 - part)) * 0.5 * span
    return ((f_low + middle) * part + (middle + e_high) * (1.0 - part)) * 0.5 * span


@compiled
def integrate_edge(own: Slabs, p: int, f: Floats, low: float, high: float, base: float) -> float:
    """Return the signed integral of one mask edge ``f`` over ``low..high`` against all edges of shape ``p``."""
    count, x0, width = own.slab[p + 1] - own.slab[p], own.x0[p], own.width[p]
    total = 0.0
    for s in range(slab_of(low, x0, width, count), slab_of(high, x0, width, count) + 1):
        left = x0 + s * width if s > 0 else -np.inf
        right = x0 + (s + 1) * width if s < count - 1 else np.inf
        slab = own.slab[p] + s
        for c in range(own.start[slab], own.start[slab + 1]):
            e = own.xy[own.edge[c]]
            sign = -1.0 if e[0] < e[2] else 1.0
            from_x = max(min(e[0], e[2]), low, left)
            to_x = min(max(e[0], e[2]), high, right)
            if to_x > from_x:
                total += sign * integral_of_lower(e, f, from_x, to_x, base)
    return total if f[0] > f[2] else -total


@compiled
def integrate_pairs(own: Slabs, side: Slabs, box: Floats, shape: Ints, mask: Ints, area: Floats) -> None:
    """Write the overlap area of each (shape, mask) pair into ``area``."""
    for t in range(len(shape)):
        p, q = shape[t], mask[t]
        x_low, base, x_high = box[p, 0], box[p, 1], box[p, 2]
        count, x0, width = side.slab[q + 1] - side.slab[q], side.x0[q], side.width[q]
        total = 0.0
        for s in range(slab_of(x_low, x0, width, count), slab_of(x_high, x0, width, count) + 1):
            left = max(x_low, x0 + s * width) if s > 0 else x_low
            right = min(x_high, x0 + (s + 1) * width) if s < count - 1 else x_high
            slab = side.slab[q] + s
            for c in range(side.start[slab], side.start[slab + 1]):
                f = side.xy[side.edge[c]]
                low, high = max(min(f[0], f[2]), left), min(max(f[0], f[2]), right)
                # an edge wholly below the shape cuts every upper and lower edge alike: no area
                if high > low and (f[1] > base or f[3] > base):
                    total += integrate_edge(own, p, f, low, high, base)
        area[t] = total
