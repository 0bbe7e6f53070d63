"""How much of an outline faces something: looking straight out from the edge, within a reach.

A point of a boundary edge *faces* a target if the ray that leaves it at a right angle, away from the land, meets the
target within ``reach`` metres. The points of one edge that face one straight target segment are an interval: the
segment is clipped to the rectangle (edge × reach) and projected onto the edge. The facing length of a piece of land
is the length of the union of these intervals over all its edges. It is exact; a target met at a corner or from the
side counts nothing.
"""

from typing import NamedTuple

import numpy as np

from parcels.geo.compiled import compiled
from parcels.geo.edges import Edges, Floats, Ints

DRAWING_TOLERANCE_M = 0.05
"""Two outlines drawn this much over each other still count as touching."""


class Groups(NamedTuple):
    """Group *g*: land ``land[g]`` against the targets ``target[ptr[g]:ptr[g + 1]]``."""

    land: Ints
    ptr: Ints
    target: Ints


class Facing(NamedTuple):
    """Per group the facing length (m) and its longest stretch: edge number, from and to (m along the edge)."""

    length: Floats
    edge: Ints
    begin: Floats
    end: Floats


def facing(land: Edges, targets: Edges, reach: Floats, groups: Groups) -> Facing:
    """Return the facing lengths of many groups; ``reach`` (m) is per target."""
    count = len(groups.land)
    per_group = np.diff(targets.ptr)[groups.target]
    total = np.concatenate([[0], np.cumsum(per_group)])[groups.ptr]
    room = int(np.diff(total).max(initial=0)) + 1
    result = Facing(np.zeros(count), np.full(count, -1, np.int64), np.zeros(count), np.zeros(count))
    scan_groups(land, targets, reach, groups, np.empty((room, 2)), result)
    return result


@compiled
def clip_to_front(a: Floats, t: Floats, reach: float) -> tuple[float, float]:
    """Return (from, to) in m along edge ``a`` that face segment ``t``; from ≥ to means nothing."""
    dx, dy = a[2] - a[0], a[3] - a[1]
    length = np.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    x1, y1 = (t[0] - a[0]) * ux + (t[1] - a[1]) * uy, (t[0] - a[0]) * uy - (t[1] - a[1]) * ux
    x2, y2 = (t[2] - a[0]) * ux + (t[3] - a[1]) * uy, (t[2] - a[0]) * uy - (t[3] - a[1]) * ux
    first, last = 0.0, 1.0
    if y1 == y2:
        if y1 < -DRAWING_TOLERANCE_M or y1 > reach:
            return 0.0, 0.0
    else:
        s1, s2 = (-DRAWING_TOLERANCE_M - y1) / (y2 - y1), (reach - y1) / (y2 - y1)
        first, last = max(first, min(s1, s2)), min(last, max(s1, s2))
        if first >= last:
            return 0.0, 0.0
    p, q = x1 + first * (x2 - x1), x1 + last * (x2 - x1)
    return max(0.0, min(p, q)), min(length, max(p, q))


@compiled
def sort_by_start(spans: Floats, count: int) -> None:
    """Sort the first ``count`` intervals in place."""
    for i in range(1, count):
        low, high, j = spans[i, 0], spans[i, 1], i - 1
        while j >= 0 and spans[j, 0] > low:
            spans[j + 1, 0], spans[j + 1, 1] = spans[j, 0], spans[j, 1]
            j -= 1
        spans[j + 1, 0], spans[j + 1, 1] = low, high


@compiled
def united(spans: Floats, count: int) -> tuple[float, float, float]:
    """Return (length of the union, start and end of its longest stretch)."""
    sort_by_start(spans, count)
    total, best_low, best_high = 0.0, 0.0, 0.0
    low, high = spans[0, 0], spans[0, 1]
    for i in range(1, count + 1):
        if i < count and spans[i, 0] <= high:
            high = max(high, spans[i, 1])
            continue
        total += high - low
        if high - low > best_high - best_low:
            best_low, best_high = low, high
        if i < count:
            low, high = spans[i, 0], spans[i, 1]
    return total, best_low, best_high


@compiled
def scan_groups(land: Edges, targets: Edges, reach: Floats, groups: Groups, spans: Floats, result: Facing) -> None:
    """Fill ``result``: for every edge of the land collect the intervals of all targets of its group and unite them."""
    for g in range(len(groups.land)):
        owner = groups.land[g]
        for i in range(land.ptr[owner], land.ptr[owner + 1]):
            a, count = land.xy[i], 0
            for k in range(groups.ptr[g], groups.ptr[g + 1]):
                t = groups.target[k]
                for j in range(targets.ptr[t], targets.ptr[t + 1]):
                    low, high = clip_to_front(a, targets.xy[j], reach[t])
                    if high > low:
                        spans[count, 0], spans[count, 1] = low, high
                        count += 1
            if count:
                total, low, high = united(spans, count)
                result.length[g] += total
                if high - low > result.end[g] - result.begin[g]:
                    result.edge[g], result.begin[g], result.end[g] = i, low, high
