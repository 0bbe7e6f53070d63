"""Measures of the shape of land, one function each; formulas and sources in ``docs/method/land-measures.md``."""

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import Series

from parcels.domain.errors import InputRefused
from parcels.geo.crs import require_metres
from parcels.geo.edges import Edges, Floats, Shapes, line_edges, off_grid, polygon_edges
from parcels.geo.facing import Groups, facing
from parcels.geo.inscribed import inscribed_radius

LINES = (1, 5)
POLYGONS = (3, 6)
OVERLAP_M2 = 1e-6


def compactness(land: GeoDataFrame) -> Series:
    """Return the compactness ``4·π·A / P²``: 1 for a circle, π/4 for a square (Polsby and Popper 1991)."""
    shapes = _shapes(land)
    perimeter = shapely.length(shapes)
    squared = np.where(perimeter > 0, perimeter**2, np.inf)
    return Series(4.0 * np.pi * shapely.area(shapes) / squared, index=land.index, name="compactness")


def width_m(land: GeoDataFrame, *, threads: int = 2) -> Series:
    """Return the width (m): the diameter of the largest circle that fits, at most 0.1 m too small."""
    return Series(2.0 * inscribed_radius(_shapes(land), threads), index=land.index, name="width_m")


def length_m(land: GeoDataFrame) -> Series:
    """Return the length (m): the long side of the smallest rectangle of any direction around the land."""
    return Series(box_sides(_shapes(land))[0], index=land.index, name="length_m")


def frontage_m(land: GeoDataFrame, roads: GeoDataFrame, *, reach_m: float) -> Series:
    """Return the length (m) of the outline that faces a road: NaN without roads.

    A point of the outline faces a road if the straight way out from it, at a right angle to its edge, meets the
    road's edge within ``reach_m``. The edge of a surface is its outline (land drawn over it is cut off first); the
    edge of a centre line is half ``width_m`` beside it (an unknown width counts as 0), measured along that straight
    way.

    Raises
    ------
    InputRefused
        ``frontage_reach``: ``reach_m`` is not positive.
    """
    if reach_m <= 0:
        raise InputRefused("frontage_reach", value=reach_m)
    shapes = _shapes(land)
    if not len(roads):
        return Series(np.full(len(land), np.nan), index=land.index, name="frontage_m")
    require_metres(roads, "roads")
    drawn = off_grid(np.asarray(roads.geometry, dtype=object))
    kind = shapely.get_type_id(drawn)
    is_line, is_surface = np.isin(kind, LINES), np.isin(kind, POLYGONS)
    lines, half = line_edges(drawn[is_line]), roads["width_m"].to_numpy(dtype=float)[is_line] / 2
    surfaces = polygon_edges(drawn[is_surface])
    reach = np.repeat(np.nan_to_num(half) + reach_m, np.diff(lines.ptr))
    segments = np.concatenate([lines.xy, surfaces.xy])
    reaches = np.concatenate([reach, np.full(len(surfaces.xy), reach_m)])
    length = _facing_roads(_beside(shapes, drawn[is_surface]), segments, reaches)
    return Series(length, index=land.index, name="frontage_m")


def box_sides(shapes: Shapes) -> tuple[Floats, Floats, Floats]:
    """Return (long side, short side, direction of the long side as unit vectors) of the smallest rotated rectangle.

    Directions point east (dx > 0) or due north, so that pieces are numbered from west to east.
    """
    boxes = shapely.oriented_envelope(_at_origin(shapes))
    if (shapely.get_num_coordinates(boxes) != 5).any():
        odd = np.flatnonzero(shapely.get_num_coordinates(boxes) != 5)
        raise InputRefused("overlay_empty_geometry", layer="land", row=int(odd[0]) + 1, count=len(odd))
    corners = shapely.get_coordinates(boxes).reshape(-1, 5, 2)
    sides = corners[:, 1:3] - corners[:, :2]
    length = np.hypot(sides[..., 0], sides[..., 1])
    long = length.argmax(axis=1)
    rows = np.arange(len(shapes))
    along = sides[rows, long] / length[rows, long][:, None]
    along[np.abs(along) < 1e-12] = 0.0
    west = (along[:, 0] < 0) | ((along[:, 0] == 0) & (along[:, 1] < 0))
    along[west] *= -1
    return length.max(axis=1), length.min(axis=1), along


def _at_origin(shapes: Shapes) -> Shapes:
    """Return copies moved to the origin: GEOS loses digits in the rotated rectangle of far coordinates."""
    xy, of = shapely.get_coordinates(shapes, return_index=True)
    corner = np.nan_to_num(shapely.bounds(shapes)[:, :2])
    return np.asarray(shapely.set_coordinates(shapes.copy(), xy - corner[of]), dtype=object)


def _shapes(land: GeoDataFrame) -> Shapes:
    require_metres(land, "land")
    return off_grid(np.asarray(land.geometry, dtype=object))


def _beside(shapes: Shapes, surfaces: Shapes) -> Shapes:
    """Land without the parts drawn over a road surface, so that its edge meets the road's edge."""
    beside = shapes.copy()
    if not len(surfaces):
        return beside
    row, road = shapely.STRtree(surfaces).query(shapes, predicate="intersects")
    over = shapely.area(shapely.intersection(shapes[row], surfaces[road])) > OVERLAP_M2
    for at in np.flatnonzero(over):
        rest = shapely.difference(beside[row[at]], surfaces[road[at]])
        beside[row[at]] = shapely.multipolygons([part for part in shapely.get_parts(rest) if part.area > 0])
    return beside


def _facing_roads(shapes: Shapes, segments: Floats, reach: Floats) -> Floats:
    length = np.zeros(len(shapes))
    if not len(segments) or not len(shapes):
        return length
    far = float(reach.max())
    box = shapely.bounds(shapes)
    around = shapely.box(box[:, 0] - far, box[:, 1] - far, box[:, 2] + far, box[:, 3] + far)
    row, segment = shapely.STRtree(shapely.linestrings(segments.reshape(-1, 2, 2))).query(around)
    near, first = np.unique(row, return_index=True)
    targets = Edges(segments, np.arange(len(segments) + 1))
    groups = Groups(near, np.append(first, len(row)), segment)
    length[near] = facing(polygon_edges(shapes), targets, reach, groups).length
    return length
