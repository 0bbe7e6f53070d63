"""GeoPackage, Shapefile and FlatGeobuf through the one GDAL driver the fence leaves."""

from functools import partial
from typing import Any

import numpy as np
import pyogrio
import shapely

from parcels.geo.sandbox.worker.dbf import check_parts, stated_encoding, text_encoding
from parcels.geo.sandbox.worker.features import Features, write_features
from parcels.geo.sandbox.worker.fence import check_drivers
from parcels.geo.sandbox.worker.geopackage import check_layer, choose, layers_in_geopackage
from parcels.geo.sandbox.worker.opened import Opened
from parcels.geo.sandbox.worker.stop import Stop, note
from parcels.geo.sandbox.worker.task import Task

CODECS = {"ascii": "UTF-8", "utf-8": "UTF-8", "gb18030": "GB18030"}
SHAPE_TYPES_WITH_M = (21, 23, 25, 28)


def open_ogr(task: Task) -> Opened:
    """Check the file as a whole and find the layers asked for."""
    check_drivers(task.kind)
    if task.kind == "gpkg":
        layers = layers_in_geopackage(task)
    else:
        _require_small(task)
        layers = [str(name) for name, _ in pyogrio.list_layers(task.source)] if task.kind == "fgb" else []
    chosen = [None if task.kind == "shp" else choose(layers, choice) for choice in task.choices]
    return Opened([partial(read_layer, *one) for one in zip(task.parts(), chosen, strict=True)], layers)


def _require_small(task: Task) -> None:
    """Bound the vertices by the bytes before anything is parsed."""
    limit = 16 * task.caps.vertices + 128 * task.caps.features
    size = task.source.stat().st_size
    if size > limit:
        raise Stop("too_many_vertices", count=size // 16, limit=task.caps.vertices)


def read_layer(task: Task, layer: str | None) -> dict[str, Any]:
    """Read one layer; nothing is repaired, curves and measures dropped by GDAL are noted."""
    encoding, notes = shapefile_text(task) if task.kind == "shp" else (None, [])
    if task.kind == "gpkg" and layer is not None:
        notes = check_layer(task, layer)
    info = pyogrio.read_info(task.source, layer=layer, encoding=encoding)
    if len(info["fields"]) > task.caps.columns:
        raise Stop("too_many_columns", count=len(info["fields"]), limit=task.caps.columns)
    if info["features"] > task.caps.features:
        raise Stop("too_many_features", count=int(info["features"]), limit=task.caps.features)
    meta, _, wkb, columns = pyogrio.raw.read(
        task.source,
        layer=layer,
        encoding=encoding,
        max_features=task.caps.features + 1,
        force_2d=False,
        datetime_as_string=True,
    )
    if wkb is None:
        raise Stop("no_geometry_column")
    shapes, flaws, closed = decode(wkb)
    named = dict(zip([str(name) for name in meta["fields"]], columns, strict=True))
    if len(named) != len(columns):
        raise Stop("column_duplicate", column="")
    found = Features(shapes, flaws, closed, named, meta["crs"], layer or str(info.get("layer_name") or ""), notes)
    return write_features(task, found)


def shapefile_text(task: Task) -> tuple[str, list[dict[str, object]]]:
    """Return the encoding of the attribute table and notes on how it was found."""
    check_parts(task.source)
    head = task.source.open("rb").read(36)
    notes = [note("m_dropped", count=0)] if int.from_bytes(head[32:36], "little") in SHAPE_TYPES_WITH_M else []
    if task.encoding:
        return task.encoding, notes
    found, stated = text_encoding(task.source), stated_encoding(task.source)
    if found == "gb18030":
        notes.append(note("encoding_decided", encoding="GB18030", stated=stated or "-"))
    return CODECS[found], notes


def decode(wkb: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return geometries, flaws and closed forms; open rings and bytes that are no geometry are marked, not lost."""
    flaws, closed = np.full(len(wkb), "", object), np.full(len(wkb), None, object)
    shapes = np.asarray(shapely.from_wkb(wkb, on_invalid="ignore"), dtype=object)
    for index in np.flatnonzero(shapely.is_missing(shapes) & np.array([cell is not None for cell in wkb], bool)):
        fixed = shapely.from_wkb(wkb[index : index + 1], on_invalid="fix")[0] if _parses(wkb[index]) else None
        closed[index] = fixed
        flaws[index] = "unreadable" if fixed is None else "unclosed"
    return shapes, flaws, closed


def _parses(blob: bytes) -> bool:
    try:
        shapely.from_wkb(blob, on_invalid="fix")
    except (shapely.errors.ShapelyError, TypeError):
        return False
    return True
