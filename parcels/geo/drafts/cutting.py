"""Cutting one parcel: along a drawn line, or so that a piece of a stated area comes off.

Pieces are the faces of the outline and the cut noded together, so they fill the parcel exactly and both sides of a cut
have the same vertices.
"""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from parcels.geo.drafts.findings import Refusal, Remark, remark
from parcels.geo.edges import Floats, Shapes, off_grid, polygon_edges
from parcels.geo.splitting import area_west

EXACT = 1e-6
"""Largest relative difference between a parcel and the sum of its pieces."""
TARGET_M2 = 0.01
"""Largest difference between the area asked for and the piece."""
NEEDLE_M2 = 0.01
"""A face this small is no piece of its own: it stays with the neighbour it shares the longest border with."""
REACH_M = 1.0
"""The ends of a drawn line are carried on this far, so that an end set on the outline reaches it."""
HALVINGS = 80


@dataclass(frozen=True, eq=False)
class Pieces:
    """What came of a cut: polygons in order, and what is worth saying."""

    shapes: tuple[BaseGeometry, ...]
    remarks: tuple[Remark, ...] = ()


def cut_by_line(shape: BaseGeometry, line: BaseGeometry) -> Pieces:
    """Return the pieces of a parcel from west to east, cut along a line.

    Raises
    ------
    Refusal
        ``line_not_line``, ``line_misses`` (does not touch the parcel), ``line_does_not_part`` (ends inside it).
    """
    if line.geom_type not in ("LineString", "MultiLineString") or not np.isfinite(shapely.get_coordinates(line)).all():
        raise Refusal("line_not_line", value=line.geom_type)
    before = len(shapely.get_parts(shape))
    if not shapely.dwithin(shape, line, REACH_M):
        raise Refusal("line_misses")
    found = faces(shape, line)
    carried = faces(shape, carried_on(line))
    if len(carried) <= before:
        raise Refusal("line_does_not_part")
    remarks = (remark("line_carried_on", metres=REACH_M),) if len(carried) > len(found) else ()
    ordered = carried[np.lexsort(shapely.get_coordinates(shapely.centroid(carried)).T[::-1])]
    return Pieces(_filling(shape, ordered), remarks)


def cut_by_area(shape: BaseGeometry, target_m2: float, toward: tuple[float, float]) -> Pieces:
    """Return the piece of ``target_m2`` on the side ``toward`` (unit vector) and what is left of the parcel.

    With u counted against ``toward``, the area on that side of the cut u = c is A(c) = −Σ ∫ v du over the edges with
    u ≤ c (Green); it never falls with c, whatever the shape, so the cut with A(c) = target is found by halving.

    Raises
    ------
    Refusal
        ``target_outside`` (not between 0 and the area), ``piece_in_parts`` (a straight cut leaves the piece in several
        parts), ``target_missed``.
    """
    area = shape.area
    if not TARGET_M2 < target_m2 < area - TARGET_M2:
        raise Refusal("target_outside", target_m2=target_m2, area_m2=area)
    origin = shapely.get_coordinates(shape.centroid)[0]
    along = -np.array(toward)
    offset = _offset(shape, origin, along, target_m2)
    found = faces(shape, _straight(shape, origin + offset * along, along))
    inner = shapely.get_coordinates(shapely.point_on_surface(found)) - origin
    near = inner @ along <= offset
    piece, rest = found[near], found[~near]
    if len(piece) != 1:
        largest = float(shapely.area(piece).max(initial=0.0))
        raise Refusal("piece_in_parts", parts=len(piece), largest_m2=largest, target_m2=target_m2)
    if abs(piece[0].area - target_m2) > TARGET_M2:
        raise Refusal("target_missed", target_m2=target_m2, area_m2=piece[0].area)
    remarks = (remark("rest_in_parts", parts=len(rest)),) if len(rest) > 1 else ()
    return Pieces(_filling(shape, np.concatenate([piece, rest])), remarks)


def vector_of(bearing_deg: float) -> tuple[float, float]:
    """Return the unit vector (east, north) of a grid bearing, clockwise from north.

    >>> [round(part, 9) for part in vector_of(90.0)]
    [1.0, 0.0]
    """
    angle = math.radians(bearing_deg % 360.0)
    return math.sin(angle), math.cos(angle)


def faces(shape: BaseGeometry, line: BaseGeometry) -> Shapes:
    """Return the polygons into which a line and the outline divide a parcel; loose ends of the line part nothing."""
    plain = off_grid(np.array([shape], dtype=object))[0]
    noded = shapely.union(shapely.boundary(plain), line)
    found = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    own = found[shapely.contains_properly(plain, shapely.point_on_surface(found))]
    return _without_needles(own)


def carried_on(line: BaseGeometry) -> BaseGeometry:
    """Return a line with both ends carried on straight by :data:`REACH_M`."""
    parts = []
    for part in shapely.get_parts(line):
        xy = shapely.get_coordinates(part)
        xy = xy[np.r_[True, np.abs(np.diff(xy, axis=0)).max(axis=1) > 0]] if len(xy) > 1 else xy
        if len(xy) > 1:
            parts.append(shapely.linestrings(np.vstack([_beyond(xy[1], xy[0]), xy, _beyond(xy[-2], xy[-1])])))
    return shapely.MultiLineString(parts)


def _beyond(last: Floats, end: Floats) -> Floats:
    way = end - last
    return np.asarray(end + way / np.hypot(*way) * REACH_M, dtype=np.float64)


def _offset(shape: BaseGeometry, origin: Floats, along: Floats, target_m2: float) -> float:
    """Return the u of the cut with the target area before it."""
    edges = polygon_edges(off_grid(np.array([shape], dtype=object))).xy
    x, y = edges[:, [0, 2]] - origin[0], edges[:, [1, 3]] - origin[1]
    u, v = x * along[0] + y * along[1], y * along[0] - x * along[1]
    uv = np.ascontiguousarray(np.column_stack([u[:, 0], v[:, 0], u[:, 1], v[:, 1]]))
    low, high = float(u.min()), float(u.max())
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if area_west(uv, middle) < target_m2 else (low, middle)
    return 0.5 * (low + high)


def _straight(shape: BaseGeometry, point: Floats, along: Floats) -> BaseGeometry:
    across = np.array([-along[1], along[0]])
    far = 2.0 * float(np.hypot(*(np.array(shape.bounds[2:]) - np.array(shape.bounds[:2])))) + 1.0
    return shapely.linestrings([point - far * across, point + far * across])


def _without_needles(found: Shapes) -> Shapes:
    """Return the faces with those no larger than :data:`NEEDLE_M2` joined to a neighbour; no area is lost."""
    kept = list(found)
    for needle in sorted((one for one in kept if one.area <= NEEDLE_M2), key=lambda one: float(one.area)):
        others = [one for one in kept if one is not needle]
        shared = [shapely.length(shapely.intersection(one.boundary, needle.boundary)) for one in others]
        if shared and max(shared) > 0:
            host = others[int(np.argmax(shared))]
            joined = shapely.union(host, needle)
            kept = [joined if one is host else one for one in others]
    return np.array(kept, dtype=object)


def _filling(shape: BaseGeometry, pieces: Shapes) -> tuple[BaseGeometry, ...]:
    """Return the pieces after checking that together they are the parcel."""
    total = float(shapely.area(pieces).sum())
    if abs(total - shape.area) > EXACT * shape.area:
        raise Refusal("area_not_kept", area_m2=shape.area, pieces_m2=total)
    return tuple(pieces)
