"""All parcels of a city as packed numbers for the browser's own drawing: a tenth of the same as GeoJSON, no parsing.

Layout, little endian: ``PARC``, the length of the header (u4), the header as JSON, then the arrays it names, each
beginning at a multiple of 8 bytes. Coordinates are whole millionths of a degree from the south-west corner, each vertex
told as the step from the one before; rings are open; outer rings run anticlockwise and holes clockwise.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from parcels.geo.city import City
from parcels.interface.map.features import PRECISION_DEG, WEB_CRS, is_known, parcel_classes
from parcels.interface.map.palette import PARCEL_CLASSES

MAGIC = b"PARC"
STEP = 8
CLASSES = tuple(PARCEL_CLASSES)


@dataclass(frozen=True, eq=False)
class Rings:
    """The rings of all parcels one after the other.

    ``parcel`` and ``is_hole`` have one entry a ring, ``size`` its vertices without the closing one, ``points`` all
    vertices in the CRS of the city.
    """

    parcel: NDArray[np.int64]
    is_hole: NDArray[np.bool_]
    size: NDArray[np.int64]
    points: NDArray[np.float64]


def rings_of(shapes: NDArray[np.object_]) -> Rings:
    """Return the rings of polygons and multipolygons; what has no area (or is missing) has no ring."""
    parts, of_parcel = shapely.get_parts(shapely.orient_polygons(shapes), return_index=True)
    is_area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, of_part = shapely.get_rings(parts[is_area], return_index=True)
    points, of_ring = shapely.get_coordinates(rings, return_index=True)
    is_closing = np.append(of_ring[1:] != of_ring[:-1], True) if len(of_ring) else np.zeros(0, bool)
    return Rings(
        parcel=of_parcel[is_area][of_part],
        is_hole=np.append(False, of_part[1:] == of_part[:-1]) if len(of_part) else np.zeros(0, bool),
        size=shapely.get_num_coordinates(rings).astype(np.int64) - 1,
        points=points[~is_closing],
    )


def packed_parcels(city: City, as_of: date, bound: frozenset[str] = frozenset()) -> bytes:
    """Return geometry, class, area (m²) and label point of every parcel, in the order of the register."""
    frame = city.parcels
    shapes = frame.geometry.to_numpy()
    rings = rings_of(shapes)
    labels = shapely.get_coordinates(shapely.point_on_surface(_drawable(shapes)))
    where = _millionths(city.crs, np.vstack([rings.points, labels]))
    corner = where.min(axis=0) if len(where) else np.zeros(2, np.int64)
    vertices, labels = np.split(where - corner, [len(rings.points)])
    looks = [CLASSES.index(look) for look in parcel_classes(frame, as_of, bound)]
    arrays = {
        "area": shapely.area(_drawable(shapes)).astype("<f8"),
        "rings": np.bincount(rings.parcel, minlength=len(frame)).astype("<u4"),
        "sizes": rings.size.astype("<u4"),
        "holes": rings.is_hole.astype("<u1"),
        "steps": np.diff(vertices, axis=0, prepend=np.zeros((1, 2), np.int64)).astype("<i4"),
        "labels": labels.astype("<i4"),
        "looks": np.array(looks, "<u1"),
    }
    return _joined({"classes": CLASSES, "corner": corner.tolist(), "unit": PRECISION_DEG}, arrays)


def parcel_columns(city: City) -> bytes:
    """Return ids, names and uses of the parcels in the order of the register; equal names and uses are told once."""
    frame = city.parcels
    told: dict[str, Any] = {"pid": [str(parcel) for parcel in frame["parcel_id"]]}
    for name, column in (("name", "name"), ("use", "plan_use")):
        values = [str(cell) if is_known(cell) else "" for cell in frame[column]] if column in frame else []
        known = {value: place for place, value in enumerate(dict.fromkeys(values))}
        told[name] = {"values": list(known), "rows": [known[value] for value in values]}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _drawable(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the shapes with an empty polygon where one is missing, so that every parcel has its row."""
    return np.where(shapely.is_missing(shapes), shapely.Polygon(), shapes)


def _millionths(crs: str, points: NDArray[np.float64]) -> NDArray[np.int64]:
    lng, lat = Transformer.from_crs(crs, WEB_CRS, always_xy=True).transform(points[:, 0], points[:, 1])
    return np.rint(np.column_stack([lng, lat]) / PRECISION_DEG).astype(np.int64)


def _joined(told: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> bytes:
    listed = [[name, array.dtype.str[1:], array.size] for name, array in arrays.items()]
    header = json.dumps({**told, "arrays": listed}, separators=(",", ":")).encode()
    parts = [MAGIC + len(header).to_bytes(4, "little") + header, *(array.tobytes() for array in arrays.values())]
    return b"".join(part + b"\0" * (-len(part) % STEP) for part in parts)
