"""Many convex polygons at once: clip, split, inset and measure, as padded arrays.

A batch is ``(xy, size)``: ``xy[n, k, 2]`` holds the vertices of polygon ``n``, padded by repeating the last one.
Both halves of a split compute their common points by the same arithmetic, so neighbours share edges exactly.
"""

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Batch(NamedTuple):
    """Convex polygons with padded vertices."""

    xy: Floats
    size: Ints

    def take(self, index: Ints | NDArray[np.bool_]) -> "Batch":
        """Return the chosen polygons."""
        return Batch(self.xy[index], self.size[index])


class Box(NamedTuple):
    """The smallest rectangle around each polygon with a side on one of its edges."""

    centre: Floats
    along: Floats
    """Unit vector of the long side."""
    length: Floats
    width: Floats


def quads(corners: Floats) -> Batch:
    """Return a batch of quadrilaterals from ``corners[n, 4, 2]``."""
    return Batch(corners, np.full(len(corners), 4))


def join(parts: list[Batch]) -> Batch:
    """Return the polygons of all batches, in order."""
    width = max(part.xy.shape[1] for part in parts)
    padded = [_widen(part.xy, width) for part in parts]
    return Batch(np.concatenate(padded), np.concatenate([part.size for part in parts]))


def _widen(xy: Floats, width: int) -> Floats:
    missing = width - xy.shape[1]
    return np.concatenate([xy, np.repeat(xy[:, -1:], missing, axis=1)], axis=1) if missing else xy


def side(batch: Batch, point: Floats, normal: Floats) -> Floats:
    """Return the signed distance of every vertex from the line through ``point`` with unit ``normal``, in metres."""
    return np.einsum("nkd,nd->nk", batch.xy - point[:, None], normal)


def clip(batch: Batch, distance: Floats) -> Batch:
    """Return the part of each polygon on the side where ``distance`` is not negative (may be empty: size 0)."""
    xy, count = batch
    n, k = distance.shape
    after = np.roll(distance, -1, axis=1)
    inside = distance >= 0
    cross = inside != (after >= 0)
    gap = np.where(cross, distance - after, 1.0)
    point = xy + (distance / gap)[..., None] * (np.roll(xy, -1, axis=1) - xy)
    slots = np.stack([xy, point], axis=2).reshape(n, 2 * k, 2)
    real = np.arange(k) < count[:, None]
    mask = np.stack([inside & real, cross], axis=2).reshape(n, 2 * k)
    kept = mask.sum(axis=1)
    order = np.argsort(~mask, axis=1, kind="stable")[:, : max(3, int(kept.max(initial=0)))]
    order = np.where(
        np.arange(order.shape[1]) < kept[:, None], order, order[np.arange(n), np.maximum(kept - 1, 0)][:, None]
    )
    return Batch(np.take_along_axis(slots, order[..., None], axis=1), kept)


def area(batch: Batch) -> Floats:
    """Return areas in m² (0 for an empty polygon)."""
    x = batch.xy[..., 0] - batch.xy[:, :1, 0]
    y = batch.xy[..., 1] - batch.xy[:, :1, 1]
    twice = (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)
    return np.where(batch.size > 2, np.abs(twice) / 2, 0.0)


def box(batch: Batch) -> Box:
    """Return the smallest enclosing rectangle of each polygon (rotating over its edges)."""
    edge = np.roll(batch.xy, -1, axis=1) - batch.xy
    size = np.hypot(edge[..., 0], edge[..., 1])
    unit = edge / np.where(size > 0, size, 1.0)[..., None]
    local = batch.xy - batch.xy[:, :1]
    across = np.stack([-unit[..., 1], unit[..., 0]], axis=-1)
    u, v = np.einsum("nkd,nvd->nkv", unit, local), np.einsum("nkd,nvd->nkv", across, local)
    low_u, high_u, low_v, high_v = u.min(2), u.max(2), v.min(2), v.max(2)
    surface = np.where(size > 1.0, (high_u - low_u) * (high_v - low_v), np.inf)
    best = np.argmin(surface, axis=1)
    row = np.arange(len(best))
    e, f = unit[row, best], across[row, best]
    middle_u, middle_v = (low_u + high_u)[row, best] / 2, (low_v + high_v)[row, best] / 2
    centre = batch.xy[:, 0] + middle_u[:, None] * e + middle_v[:, None] * f
    du, dv = (high_u - low_u)[row, best], (high_v - low_v)[row, best]
    return Box(centre, np.where((du >= dv)[:, None], e, f), np.maximum(du, dv), np.minimum(du, dv))


def inset(batch: Batch, corner: Floats, towards: Floats, metres: Floats) -> Batch:
    """Return the polygons without a strip of ``metres`` along the line from ``corner`` to ``towards``.

    The inside of a counter-clockwise polygon lies left of its edges.
    """
    step = towards - corner
    unit = step / np.hypot(step[:, 0], step[:, 1])[:, None]
    normal = np.stack([-unit[:, 1], unit[:, 0]], axis=1)
    return clip(batch, side(batch, corner, normal) - metres[:, None])


def chamfer(batch: Batch, metres: Floats) -> Batch:
    """Return the polygons with every corner cut off ``metres`` along both edges (at most a quarter of the edge)."""
    xy, count = batch
    n, k = xy.shape[:2]
    real = np.arange(k) < count[:, None]
    row = np.arange(n)
    before = np.roll(xy, 1, axis=1)
    before[:, 0] = xy[row, np.maximum(count - 1, 0)]
    after = np.roll(xy, -1, axis=1)
    after[row, np.maximum(count - 1, 0)] = xy[:, 0]
    cut = np.stack([_towards(xy, before, metres), _towards(xy, after, metres)], axis=2).reshape(n, 2 * k, 2)
    keep = 2 * np.where(count > 2, count, 0)
    last = np.maximum(keep - 1, 0)
    padded = np.where((np.repeat(real, 2, axis=1))[..., None], cut, cut[row, last][:, None])
    return Batch(padded, keep)


def _towards(xy: Floats, other: Floats, metres: Floats) -> Floats:
    step = other - xy
    length = np.hypot(step[..., 0], step[..., 1])
    share = np.minimum(metres[:, None] / np.where(length > 0, length, np.inf), 0.25)
    return xy + share[..., None] * step


def polygons(batch: Batch) -> NDArray[np.object_]:
    """Return shapely polygons, vertices rounded to a micrometre, counter-clockwise."""
    out = np.empty(len(batch.size), dtype=object)
    for count in np.unique(batch.size):
        if count < 3:
            continue
        rows = np.flatnonzero(batch.size == count)
        out[rows] = shapely.polygons(np.round(batch.xy[rows, :count], 6))
    return out
