"""Which atoms may be joined to one site."""

from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries
from numpy.typing import NDArray

from parcels.geo.compiled import compiled
from parcels.geo.edges import Edges, Floats, Ints, Shapes, polygon_edges
from parcels.geo.facing import DRAWING_TOLERANCE_M, Facing, Groups, facing

SAMPLES = np.array([0.25, 0.5, 0.75])
"""Where along the longest facing stretch the way across is looked at."""
MOST_BLOCKED = 1
"""Ways (of three) that may be blocked: a road that meets the stretch at one place does not part the neighbours."""


@dataclass(frozen=True)
class NeighbourRule:
    """Atoms are neighbours across at most ``gap_m`` along at least ``contact_m`` (m)."""

    gap_m: float
    contact_m: float


def neighbours(
    atoms_geometry: GeoDataFrame | GeoSeries | Shapes,
    rule: NeighbourRule,
    barriers: Shapes | None = None,
) -> Ints:
    """Return the pairs (a < b, positions) of atoms that may be joined, sorted.

    The contact length of A and B is the length of A's outline that looks straight at B's outline across at most
    ``gap_m`` (:mod:`parcels.geo.facing`), or of B's at A, whichever is longer; two atoms that meet at a corner have
    none. Three straight ways across are drawn at ¼, ½ and ¾ of the longest facing stretch; where two of them touch a
    barrier (line or surface) or lead over a third atom, the pair is refused. Consecutive pieces of one parcel (frame
    with ``parcel_id`` and ``piece``) are always neighbours.
    """
    shapes = np.asarray(getattr(atoms_geometry, "geometry", atoms_geometry), dtype=object)
    linked = _consecutive(atoms_geometry)
    pairs = _close_pairs(shapes, rule.gap_m)
    if len(pairs):
        pairs = _in_contact(shapes, pairs, rule, barriers)
    joined = np.concatenate([pairs, linked])
    return np.unique(joined, axis=0) if len(joined) else joined


def _consecutive(atoms: GeoDataFrame | GeoSeries | Shapes) -> Ints:
    if not isinstance(atoms, GeoDataFrame) or not {"parcel_id", "piece"} <= set(atoms.columns):
        return np.empty((0, 2), np.int64)
    parcel, piece = atoms["parcel_id"].to_numpy(), atoms["piece"].to_numpy(dtype=np.int64)
    order = np.lexsort((piece, np.unique(parcel.astype(str), return_inverse=True)[1]))
    a, b = order[:-1], order[1:]
    follows = (parcel[a] == parcel[b]) & (piece[b] == piece[a] + 1)
    return np.sort(np.column_stack([a, b])[follows].astype(np.int64), axis=1)


def _close_pairs(shapes: Shapes, gap_m: float) -> Ints:
    """Pairs whose boxes are within the gap; the exact work is the contact length's."""
    if not len(shapes):
        return np.empty((0, 2), np.int64)
    reach = gap_m + DRAWING_TOLERANCE_M
    box = shapely.bounds(shapes)
    around = shapely.box(box[:, 0] - reach, box[:, 1] - reach, box[:, 2] + reach, box[:, 3] + reach)
    a, b = shapely.STRtree(shapes).query(around)
    return np.column_stack([a, b])[a < b].astype(np.int64)


def _in_contact(shapes: Shapes, pairs: Ints, rule: NeighbourRule, barriers: Shapes | None) -> Ints:
    edges = polygon_edges(shapes)
    there, back = contact(edges, pairs, rule.gap_m), contact(edges, pairs[:, ::-1], rule.gap_m)
    forward = there.length >= back.length
    enough = np.maximum(there.length, back.length) >= rule.contact_m
    if rule.contact_m <= 0:
        enough &= np.maximum(there.length, back.length) > 0
    keep, forward = np.flatnonzero(enough), forward[enough]
    seen = np.where(forward[:, None], pairs[keep], pairs[keep][:, ::-1])
    longest = Facing(*(np.where(forward, t[keep], b[keep]) for t, b in zip(there, back, strict=True)))
    ways = np.empty((len(keep), len(SAMPLES), 4))
    draw_ways(edges, seen, longest, SAMPLES, rule.gap_m + DRAWING_TOLERANCE_M, ways)
    return pairs[keep][~_blocked(shapes, seen, ways, barriers)]


def contact(edges: Edges, pairs: Ints, gap_m: float) -> Facing:
    """Return how much of the first atom of each pair faces the second within the gap."""
    groups = Groups(np.ascontiguousarray(pairs[:, 0]), np.arange(len(pairs) + 1), np.ascontiguousarray(pairs[:, 1]))
    return facing(edges, edges, np.full(len(edges.ptr) - 1, gap_m + DRAWING_TOLERANCE_M), groups)


def _blocked(
    shapes: Shapes,
    pairs: Ints,
    ways: Floats,
    barriers: Shapes | None,
) -> NDArray[np.bool_]:
    """Whether two of the three ways of a pair touch a barrier or lead over another atom."""
    ends, count = ways.reshape(-1, 2, 2), len(SAMPLES)
    lines = shapely.linestrings(ends)
    blocked = np.zeros(len(lines), dtype=bool)
    if barriers is not None and len(barriers):
        blocked[shapely.STRtree(barriers).query(lines, predicate="dwithin", distance=DRAWING_TOLERANCE_M)[0]] = True
    long = np.flatnonzero(shapely.length(lines) > 2 * DRAWING_TOLERANCE_M)
    middle = ends[long].mean(axis=1, keepdims=True)
    kept = 1.0 - 2 * DRAWING_TOLERANCE_M / shapely.length(lines[long])
    shorter = middle + (ends[long] - middle) * kept[:, None, None]
    way, atom = shapely.STRtree(shapes).query(shapely.linestrings(shorter), predicate="intersects")
    way = long[way]
    other = (atom != pairs[way // count, 0]) & (atom != pairs[way // count, 1])
    way, atom = way[other], atom[other]
    inside = shapely.length(shapely.intersection(lines[way], shapes[atom])) > DRAWING_TOLERANCE_M
    blocked[way[inside]] = True
    return blocked.reshape(-1, count).sum(axis=1) > MOST_BLOCKED


@compiled
def first_hit(edges: Edges, b: int, x: float, y: float, out_x: float, out_y: float) -> float:
    """Return how far from (x, y) the ray (out_x, out_y) first meets the outline of ``b``; negative: just behind."""
    nearest = np.inf
    for j in range(edges.ptr[b], edges.ptr[b + 1]):
        t = edges.xy[j]
        s1 = (t[0] - x) * out_y - (t[1] - y) * out_x
        s2 = (t[2] - x) * out_y - (t[3] - y) * out_x
        if (s1 <= 0) == (s2 <= 0):
            continue
        part = s1 / (s1 - s2)
        at = (t[0] + part * (t[2] - t[0]) - x) * out_x + (t[1] + part * (t[3] - t[1]) - y) * out_y
        if at >= -0.1 and at < nearest:
            nearest = at
    return nearest


@compiled
def draw_ways(
    edges: Edges,
    pairs: Ints,
    longest: Facing,
    samples: Floats,
    reach: float,
    ways: Floats,
) -> None:
    """Write the straight ways from A to B (x1, y1, x2, y2) at the sample places of the longest facing stretch."""
    for p in range(len(pairs)):
        a = edges.xy[longest.edge[p]]
        length = np.hypot(a[2] - a[0], a[3] - a[1])
        ux, uy = (a[2] - a[0]) / length, (a[3] - a[1]) / length
        for k in range(len(samples)):
            along = longest.begin[p] + samples[k] * (longest.end[p] - longest.begin[p])
            x, y = a[0] + along * ux, a[1] + along * uy
            way = min(reach, max(DRAWING_TOLERANCE_M, first_hit(edges, pairs[p, 1], x, y, uy, -ux)))
            ways[p, k, 0], ways[p, k, 1] = x, y
            ways[p, k, 2], ways[p, k, 3] = x + way * uy, y - way * ux
