"""Distance from land to roads and utilities: the shortest way from the outline to the thing as it is drawn."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.domain.codes import RoadClass, UtilityKind
from parcels.geo.edges import Floats, Ints, Shapes, line_edges

ARTERIAL_CLASSES = (RoadClass.MOTORWAY, RoadClass.NATIONAL, RoadClass.PROVINCIAL, RoadClass.ARTERIAL)
"""Roads that carry through traffic; sites are not assembled across them."""
LINES = (1, 5)


def nearest_m(shapes: Shapes, targets: Shapes, threads: int = 2) -> Floats:
    """Return the shortest distance (m) from each shape to any target; 0 where they touch, NaN without targets."""
    distance = np.full(len(shapes), np.nan)
    pieces = _short_pieces(targets)
    if not len(pieces) or not len(shapes):
        return distance
    tree = shapely.STRtree(pieces)

    def part(rows: Ints) -> None:
        (found, _), value = tree.query_nearest(shapes[rows], return_distance=True, all_matches=False)
        distance[rows[found]] = value

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, np.array_split(np.arange(len(shapes)), threads * 4)))
    return distance


def _short_pieces(targets: Shapes) -> Shapes:
    """Long lines as single segments: a tree finds the near one without walking the whole road."""
    parts = shapely.get_parts(targets)
    parts = parts[~shapely.is_empty(parts)]
    is_line = np.isin(shapely.get_type_id(parts), LINES)
    segments = line_edges(parts[is_line]).xy.reshape(-1, 2, 2)
    return np.concatenate([parts[~is_line], shapely.linestrings(segments) if len(segments) else np.empty(0, object)])


def road_m(land: GeoDataFrame, roads: GeoDataFrame, classes: Collection[RoadClass], threads: int = 2) -> Floats:
    """Return the distance (m) of each piece of land to the nearest road of the given classes."""
    chosen = roads[roads["road_class"].isin([str(value) for value in classes])] if len(roads) else roads
    return nearest_m(np.asarray(land.geometry), np.asarray(chosen.geometry), threads)


def access(land: GeoDataFrame, roads: GeoDataFrame, utilities: GeoDataFrame, threads: int = 2) -> DataFrame:
    """Return ``road_m``, ``arterial_m`` and ``<kind>_m`` for every kind of utility; NaN where the city has none."""
    shapes = np.asarray(land.geometry)
    columns = {
        "road_m": nearest_m(shapes, np.asarray(roads.geometry), threads),
        "arterial_m": road_m(land, roads, ARTERIAL_CLASSES, threads),
    }
    for kind in UtilityKind:
        chosen = utilities[utilities["kind"] == str(kind)] if len(utilities) else utilities
        columns[f"{kind}_m"] = nearest_m(shapes, np.asarray(chosen.geometry), threads)
    return DataFrame(columns, index=land.index)
