"""What was drawn on the map, brought into the city's CRS and onto the exact corners it was drawn at."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pyproj import Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import InputRefused
from parcels.geo.drafts.cutting import NEEDLE_M2
from parcels.geo.edges import Floats

SNAP_M = 0.25
"""The map draws parcels rounded to about 0.1 m; a drawn corner this near to a true one is that one."""


def from_map(geometry: Mapping[str, Any], crs: str) -> BaseGeometry:
    """Return GeoJSON in longitude and latitude as a geometry in the CRS of the city.

    Straight lines stay straight between the drawn points: over a kilometre the straight line of the map and that of the
    grid are about a centimetre apart at 30° N.

    Raises
    ------
    InputRefused
        ``draft_unreadable``.
    """
    try:
        drawn: BaseGeometry = shapely.force_2d(shape(geometry))
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise InputRefused("draft_unreadable", field="geometry") from None
    xy = shapely.get_coordinates(drawn)
    if not len(xy):
        raise InputRefused("draft_unreadable", field="geometry")
    east, north = _to_city(crs).transform(xy[:, 0], xy[:, 1])
    placed: BaseGeometry = shapely.set_coordinates(drawn, np.column_stack([east, north]))
    return placed


@cache
def _to_city(crs: str) -> Transformer:
    return Transformer.from_crs("OGC:CRS84", crs, always_xy=True)


def snapped(drawn: BaseGeometry, land: GeoDataFrame, within_m: float = SNAP_M) -> BaseGeometry:
    """Return a drawing with each point moved to the nearest corner of ``land`` within reach, else onto its outline."""
    xy = shapely.get_coordinates(drawn)
    shapes = land.geometry.to_numpy()
    found = shapely.STRtree(shapes).query(shapely.points(xy), predicate="dwithin", distance=within_m)[1]
    near = shapes[np.unique(found)]
    if not len(near):
        return drawn
    corners = shapely.get_coordinates(near)
    outlines = shapely.boundary(near)
    moved = np.array([_moved(point, corners, outlines, within_m) for point in xy])
    placed: BaseGeometry = shapely.set_coordinates(shapely.transform(drawn, np.copy), moved)
    return placed


def _moved(point: Floats, corners: Floats, outlines: Any, within_m: float) -> Floats:  # noqa: ANN401 - array of lines
    away = np.hypot(*(corners - point).T)
    if away.min() <= within_m:
        return np.asarray(corners[away.argmin()], dtype=np.float64)
    here = shapely.Point(point)
    distance = shapely.distance(outlines, here)
    if distance.min() > within_m:
        return point
    way = shapely.shortest_line(outlines[distance.argmin()], here)  # begins on the outline
    return np.asarray(shapely.get_coordinates(way)[0], dtype=np.float64)


def without_parcels(drawn: BaseGeometry, land: GeoDataFrame) -> BaseGeometry:
    """Return what of a drawing is on no parcel; needles along the outlines of parcels are left out."""
    shapes = land.geometry.to_numpy()
    near = shapes[shapely.STRtree(shapes).query(drawn, predicate="intersects")]
    rest: BaseGeometry = shapely.difference(drawn, shapely.union_all(near)) if len(near) else drawn
    parts = shapely.get_parts(rest)
    kept = parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > NEEDLE_M2)]
    return kept[0] if len(kept) == 1 else shapely.multipolygons(kept)
