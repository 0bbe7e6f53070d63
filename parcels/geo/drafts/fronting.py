"""Along which direction a parcel lies at the road."""

import numpy as np
import shapely
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from parcels.domain.codes import RoadClass
from parcels.geo.drafts.findings import Refusal
from parcels.geo.edges import Edges, line_edges, off_grid, polygon_edges
from parcels.geo.facing import Groups, facing
from parcels.geo.measures import LINES, POLYGONS
from parcels.geo.overlay import FRONTAGE_REACH_M


def frontage_direction(shape: BaseGeometry, roads: GeoDataFrame) -> tuple[float, float]:
    """Return the unit vector along the longest stretch of outline that faces a road, pointing west (then south).

    Roads, reach and the edge of a road are those of the frontage measure: all classes but motorways, 10 m from the
    edge, a centre line with half its width (unknown: 0).

    Raises
    ------
    Refusal
        ``no_frontage``.
    """
    near = _near(shape, roads)
    if not len(near):
        raise Refusal("no_frontage")
    drawn = off_grid(np.asarray(near.geometry, dtype=object))
    kind = shapely.get_type_id(drawn)
    half = np.nan_to_num(near["width_m"].to_numpy(dtype=float)) / 2
    lines, surfaces = line_edges(drawn[np.isin(kind, LINES)]), polygon_edges(drawn[np.isin(kind, POLYGONS)])
    reach = np.repeat(half[np.isin(kind, LINES)], np.diff(lines.ptr)) + FRONTAGE_REACH_M
    segments = np.concatenate([lines.xy, surfaces.xy])
    reaches = np.concatenate([reach, np.full(len(surfaces.xy), FRONTAGE_REACH_M)])
    land = polygon_edges(off_grid(np.array([shape], dtype=object)))
    targets = Edges(segments, np.arange(len(segments) + 1))
    groups = Groups(np.array([0]), np.array([0, len(segments)]), np.arange(len(segments)))
    found = facing(land, targets, reaches, groups)
    if found.edge[0] < 0:
        raise Refusal("no_frontage")
    x1, y1, x2, y2 = land.xy[found.edge[0]]
    way = np.array([x2 - x1, y2 - y1]) / np.hypot(x2 - x1, y2 - y1)
    if way[0] > 1e-12 or (abs(way[0]) <= 1e-12 and way[1] > 0):
        way = -way
    return float(way[0]), float(way[1])


def _near(shape: BaseGeometry, roads: GeoDataFrame) -> GeoDataFrame:
    if not len(roads):
        return roads
    access = roads[roads["road_class"] != str(RoadClass.MOTORWAY)]
    width = access["width_m"].astype(float).max()
    far = FRONTAGE_REACH_M + (0.0 if np.isnan(width) else float(width) / 2)
    return access[shapely.dwithin(access.geometry.to_numpy(), shape, far)]
