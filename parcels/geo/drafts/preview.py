"""What drawn parcels would be: area, shape, frontage, and the constraints they touch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.domain.codes import RoadClass
from parcels.geo.city import City
from parcels.geo.measures import compactness, frontage_m, length_m, width_m
from parcels.geo.overlay import FRONTAGE_REACH_M, covered_areas

ROAD_SEARCH_M = 200.0
"""Roads further from a piece than this give it no frontage, however wide they are."""


@dataclass(frozen=True, eq=False)
class Preview:
    """Measures of some parcels, indexed by their number.

    Attributes
    ----------
    measures
        ``area_m2``, ``width_m`` (largest circle), ``length_m``, ``compactness``, ``frontage_m`` (NaN without roads).
    touched
        Parcel → kind of constraint → m² of the parcel in it, only where there is any.
    """

    measures: DataFrame
    touched: Mapping[str, Mapping[str, float]]


def preview(city: City, names: Sequence[str]) -> Preview:
    """Return the measures of parcels of a (drafted) city, by the same functions as for the whole city."""
    land = city.parcels.loc[[name for name in names if name in city.parcels.index]]
    roads = _near(city.roads, land)
    access = roads[roads["road_class"] != str(RoadClass.MOTORWAY)] if len(roads) else roads
    measures = DataFrame(
        {
            "area_m2": land.geometry.area,
            "width_m": width_m(land),
            "length_m": length_m(land),
            "compactness": compactness(land),
            "frontage_m": frontage_m(land, access, reach_m=FRONTAGE_REACH_M) if len(city.roads) else np.nan,
        },
        index=land.index,
    )
    if len(city.roads) and not len(access):
        measures["frontage_m"] = 0.0
    return Preview(measures, _touched(city, land))


def _near(layer: GeoDataFrame, land: GeoDataFrame) -> GeoDataFrame:
    if not len(layer) or not len(land):
        return layer.iloc[:0]
    around = shapely.box(*land.total_bounds).buffer(ROAD_SEARCH_M)
    return layer[shapely.intersects(layer.geometry.to_numpy(), around)]


def _touched(city: City, land: GeoDataFrame) -> dict[str, dict[str, float]]:
    near = _near(city.constraints, land)
    if not len(near):
        return {str(name): {} for name in land.index}
    kinds, column = np.unique(near["kind"].to_numpy(dtype=str), return_inverse=True)
    shapes, masks = (np.asarray(layer.geometry, dtype=object) for layer in (land, near))
    covered = covered_areas(shapes, masks, column.astype(np.int64), len(kinds))
    return {
        str(name): {str(kind): float(area) for kind, area in zip(kinds, row, strict=True) if area > 0}
        for name, row in zip(land.index, covered, strict=True)
    }
