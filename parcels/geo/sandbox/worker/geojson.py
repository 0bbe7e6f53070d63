"""GeoJSON without GDAL: json and shapely only, so that no ``crs`` link is ever followed.

Duplicate keys, NaN tokens, linked CRS and other encodings than UTF-8 are refused; unclosed rings are marked, not
closed.
"""

import json
import re
from functools import partial
from itertools import chain
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape

from parcels.geo.sandbox.worker.features import Features, write_features
from parcels.geo.sandbox.worker.stop import Stop
from parcels.geo.sandbox.worker.task import Task

POSITION = re.compile(rb"\[\s*-?[\d.]")
"""Every position starts so; counted on the bytes it bounds the vertices before anything is parsed."""
CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(NaN|-?Infinity)')
"""A text, passed over, or a number JSON does not know."""


def read_geojson(task: Task) -> dict[str, Any]:
    """Read one FeatureCollection."""
    document = load_json(task)
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise Stop("geojson_no_collection", kind=str(document.get("type"))[:40])
    if len(features) > task.caps.features:
        raise Stop("too_many_features", count=len(features), limit=task.caps.features)
    if not all(isinstance(item, dict) for item in features):
        raise Stop("geojson_bad_feature")
    crs, in_file = crs_name(document.get("crs"))
    shapes, flaws, closed = build_shapes([item.get("geometry") for item in features])
    columns = property_columns([item.get("properties") for item in features])
    layer = str(document.get("name") or "")[:200]
    return write_features(task, Features(shapes, flaws, closed, columns, crs, layer, crs_in_file=in_file))


def load_json(task: Task) -> dict[str, Any]:
    """Parse the file strictly, refusing too many vertices before parsing."""
    raw = task.source.read_bytes()
    positions = sum(1 for _ in POSITION.finditer(raw))
    if positions > task.caps.vertices:
        raise Stop("too_many_vertices", count=positions, limit=task.caps.vertices)
    try:
        text = raw.decode("utf-8-sig")
        document = json.loads(text, parse_constant=partial(_no_constant, text), object_pairs_hook=_unique)
    except UnicodeDecodeError:
        raise Stop("geojson_not_utf8") from None
    except RecursionError:
        raise Stop("geojson_too_deep") from None
    except json.JSONDecodeError as error:
        raise Stop("geojson_broken", line=error.lineno, column=error.colno) from None
    if not isinstance(document, dict):
        raise Stop("geojson_no_collection", kind=type(document).__name__)
    return document


def _no_constant(text: str, token: str) -> None:
    """Refuse NaN and infinity; the parser does not say where it met them, the first outside texts is where."""
    start = next(match.start() for match in CONSTANT.finditer(text) if match[1])
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    raise Stop("geojson_constant", token=token, line=line, column=column)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise Stop("geojson_duplicate_key", key=next(name for name in names if names.count(name) > 1)[:80])
    return found


def crs_name(given: object) -> tuple[str, bool]:
    """Return the CRS name and whether the file states it; the standard says longitude and latitude without one."""
    if given is None:
        return "OGC:CRS84", False
    properties = given.get("properties") if isinstance(given, dict) else None
    if not isinstance(given, dict) or given.get("type") != "name" or not isinstance(properties, dict):
        raise Stop("geojson_crs_link")
    return str(properties.get("name"))[:300], True


def property_columns(rows: list[Any]) -> dict[str, list[Any]]:
    """Return the attributes as columns in order of first appearance; nested values become JSON text."""
    names: dict[str, None] = {}
    for row in rows:
        if row is not None and not isinstance(row, dict):
            raise Stop("geojson_bad_feature")
        if row:
            names.update(dict.fromkeys(row))
    return {name: [_cell((row or {}).get(name)) for row in rows] for name in names}


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def build_shapes(geometries: list[Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return geometries, flaws and closed forms; polygons are built together, the rest one by one."""
    count = len(geometries)
    shapes, closed = np.full(count, None, object), np.full(count, None, object)
    flaws = np.full(count, "", object)
    simple: dict[str, list[int]] = {"Polygon": [], "MultiPolygon": []}
    for index, geometry in enumerate(geometries):
        if geometry is None:
            continue
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind in simple and all_rings_closed(kind, geometry.get("coordinates")):
            simple[kind].append(index)
        else:
            shapes[index], flaws[index], closed[index] = one_shape(geometry)
    for kind, rows in simple.items():
        built = polygons_together([geometries[row]["coordinates"] for row in rows], kind)
        for position, row in enumerate(rows):
            if built is None:
                shapes[row], flaws[row], closed[row] = one_shape(geometries[row])
            else:
                shapes[row] = built[position]
    return shapes, flaws, closed


def all_rings_closed(kind: str, coordinates: list[Any]) -> bool:
    """Return whether every ring has at least four positions and ends where it starts."""
    try:
        parts = coordinates if kind == "MultiPolygon" else [coordinates]
        rings = [ring for part in parts for ring in part]
        return bool(rings) and all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings)
    except TypeError:
        return False


def polygons_together(coordinates: list[Any], kind: str) -> np.ndarray | None:
    """Build many polygons from ragged arrays; ``None`` when a position is not two or three numbers."""
    parts = list(chain.from_iterable(coordinates)) if kind == "MultiPolygon" else coordinates
    rings = list(chain.from_iterable(parts))
    flat = list(chain.from_iterable(rings))
    try:
        if not set(map(type, chain.from_iterable(flat))) <= {int, float}:
            return None
        points = np.array(flat, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return None
    if points.ndim != 2 or points.shape[1] not in (2, 3):
        return None
    offsets = (_offsets(rings), _offsets(parts), _offsets(coordinates))
    if kind == "MultiPolygon":
        return np.asarray(shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, points, offsets))
    return np.asarray(shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, offsets[:2]))


def _offsets(groups: list[Any]) -> np.ndarray:
    return np.concatenate([[0], np.cumsum([len(group) for group in groups])]).astype(np.int64)


def one_shape(geometry: object) -> tuple[Any, str, Any]:
    """Return geometry, flaw and closed form of one GeoJSON geometry."""
    if not isinstance(geometry, dict):
        return None, "unreadable", None
    try:
        return _one_shape(str(geometry.get("type")), geometry)
    except (AttributeError, TypeError, ValueError, KeyError, IndexError, RecursionError, OverflowError):
        return None, "unreadable", None
    except shapely.errors.ShapelyError:
        return None, "unreadable", None


def _one_shape(kind: str, geometry: dict[str, Any]) -> tuple[Any, str, Any]:
    coordinates = geometry.get("coordinates") or []
    polygonal = kind in ("Polygon", "MultiPolygon")
    if polygonal and not coordinates:
        return shapely.from_wkt(f"{kind.upper()} EMPTY"), "", None
    built = shape(geometry)
    if not polygonal or all_rings_closed(kind, coordinates):
        return built, "", None
    rings = [ring for part in _parts(kind, coordinates) for ring in part]
    short = any(len(ring) < 3 or (len(ring) < 4 and ring[0] == ring[-1]) for ring in rings)
    return (None, "unreadable", None) if short else (None, "unclosed", built)


def _parts(kind: str, coordinates: list[Any]) -> list[Any]:
    return coordinates if kind == "MultiPolygon" else [coordinates]
