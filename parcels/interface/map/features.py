"""A city as GeoJSON for the browser: coordinates rounded to 1e-6 degrees, one text per layer, no words.

Parcels are many and travel packed instead (:mod:`parcels.interface.map.packed`).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries
from numpy.typing import NDArray

from parcels.domain.codes import LandStatus, ReserveStatus
from parcels.geo.city import City
from parcels.geo.lonlat import to_lonlat
from parcels.interface.map.palette import HELD, PREPARING, READY, RESERVED, UNKNOWN, USED

PRECISION_DEG = 1e-6
WEB_CRS = 4326
CLASS_COLUMNS = ("status", "ready_on", "reserve_status", "held_for", "held_until")


def parcel_class(parcel: Mapping[str, Any], as_of: date, *, is_bound: bool = False) -> str:
    """Return the class a parcel is coloured by; law is added later, when the screening is there.

    ``is_bound``: an allocation in force holds the parcel or a piece of it.
    """
    status = parcel.get("status")
    if status not in set(LandStatus):
        return UNKNOWN
    if not LandStatus(str(status)).is_allocatable:
        return USED
    if is_bound:
        return HELD
    if parcel.get("reserve_status") == ReserveStatus.HELD:
        return RESERVED
    if _is_promised(parcel, as_of):
        return HELD
    return _preparation_class(str(status), parcel.get("ready_on"), as_of)


def parcel_classes(parcels: pd.DataFrame, as_of: date, bound: frozenset[str] = frozenset()) -> list[str]:
    """Return the class of every parcel in the order of the register; only the columns a class depends on are read."""
    names = [name for name in CLASS_COLUMNS if name in parcels]
    rows = zip(*(parcels[name] for name in names), strict=True) if names else ([()] * len(parcels))
    return [
        parcel_class(dict(zip(names, row, strict=True)), as_of, is_bound=str(parcel) in bound)
        for parcel, row in zip(parcels.index, rows, strict=True)
    ]


def _is_promised(parcel: Mapping[str, Any], as_of: date) -> bool:
    until: Any = parcel.get("held_until")
    return is_known(parcel.get("held_for")) and not (is_known(until) and until < as_of)


def _preparation_class(status: str, ready_on: date | None, as_of: date) -> str:
    if status != LandStatus.CLEARED:
        return PREPARING
    return PREPARING if is_known(ready_on) and ready_on is not None and ready_on > as_of else READY


def is_known(value: Any) -> bool:  # noqa: ANN401  a cell of any field
    """Return whether a cell of the register says something."""
    return value is not None and value != "" and not pd.isna(value)


def platform_layer(city: City) -> bytes:
    """Return the boundaries in force with name and a point for the label."""
    frame = city.platforms
    points = _to_web(frame.representative_point())
    properties = [
        {
            "pid": str(row.platform_id),
            "name": _text(row.name),
            "a": round(float(area), 1),
            "x": round(point.x, 6),
            "y": round(point.y, 6),
        }
        for row, area, point in zip(
            frame[["platform_id", "name"]].itertuples(index=False), frame.area, points, strict=True
        )
    ]
    return _collection(frame, properties)


def constraint_layer(city: City, kind: str) -> bytes:
    """Return the areas of one kind of constraint."""
    frame = city.constraints[city.constraints["kind"] == kind]
    properties = [
        {"name": _text(name), "grade": _text(grade), "a": round(float(area), 1)}
        for name, grade, area in zip(_column(frame, "name"), _column(frame, "grade"), frame.area, strict=True)
    ]
    return _collection(frame, properties)


def road_layer(city: City) -> bytes:
    """Return the roads with class and width."""
    properties = [
        {"name": _text(name), "c": _text(road_class), "w": None if pd.isna(width) else float(width)}
        for name, road_class, width in zip(
            _column(city.roads, "name"), _column(city.roads, "road_class"), _column(city.roads, "width_m"), strict=True
        )
    ]
    return _collection(city.roads, properties)


def utility_layer(city: City) -> bytes:
    """Return the utility facilities with their kind."""
    properties = [
        {"name": _text(name), "c": _text(kind)}
        for name, kind in zip(_column(city.utilities, "name"), _column(city.utilities, "kind"), strict=True)
    ]
    return _collection(city.utilities, properties)


def demand_layer(city: City) -> bytes:
    """Return one point per parcel that an agreement of a project names, with the project."""
    points = _to_web(city.parcels.representative_point())
    features = [
        {
            "type": "Feature",
            "properties": {"project": str(project), "name": _text(name), "pid": str(parcel)},
            "geometry": {"type": "Point", "coordinates": [round(points[parcel].x, 6), round(points[parcel].y, 6)]},
        }
        for project, name, parcels in _named_parcels(city)
        for parcel in parcels
        if parcel in points.index
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _named_parcels(city: City) -> Iterable[tuple[str, object, tuple[str, ...]]]:
    for row in city.projects.to_dict("records"):
        named = row.get("parcel_ids")
        if isinstance(named, (tuple, list)) and named:
            yield row["project_id"], row.get("name"), tuple(named)


def to_web_geometry(shapes: GeoDataFrame) -> list[dict[str, Any]]:
    """Return the geometries of a few rows as GeoJSON mappings in longitude and latitude."""
    placed = to_lonlat(shapes.geometry.to_numpy(), shapes.crs)
    rounded = shapely.set_precision(placed, PRECISION_DEG, mode="pointwise")
    return [json.loads(text) for text in shapely.to_geojson(rounded)]


def web_bounds(city: City) -> tuple[float, float, float, float]:
    """Return west, south, east, north of the parcels and platforms; there must be at least one."""
    boxes = [frame.to_crs(WEB_CRS).total_bounds for frame in (city.parcels, city.platforms) if len(frame)]
    west, south, east, north = (function(box[i] for box in boxes) for i, function in enumerate((min, min, max, max)))
    return float(west), float(south), float(east), float(north)


def _column(frame: pd.DataFrame, name: str) -> Iterable[Any]:
    return frame[name] if name in frame else [None] * len(frame)


def _text(value: Any) -> str:  # noqa: ANN401  a cell of any field
    return str(value) if is_known(value) else ""


def _to_web(points: GeoSeries) -> GeoSeries:
    return points.to_crs(WEB_CRS)


def _rounded(frame: GeoDataFrame) -> NDArray[np.object_]:
    # Rounding for the screen only; pointwise keeps odd rings drawable instead of dropping them.
    return shapely.set_precision(frame.geometry.to_crs(WEB_CRS).to_numpy(), PRECISION_DEG, mode="pointwise")


def _collection(frame: GeoDataFrame, properties: list[dict[str, Any]]) -> bytes:
    encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    features = (
        f'{{"type":"Feature","properties":{encode(row)},"geometry":{geometry}}}'
        for row, geometry in zip(properties, shapely.to_geojson(_rounded(frame)), strict=True)
        if geometry is not None
    )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()
