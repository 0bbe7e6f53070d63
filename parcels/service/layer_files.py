"""Layers as GeoPackage: lists become text separated by spaces, dates ISO text, polygons multipolygons."""

import warnings
from pathlib import Path

import pandas as pd
from geopandas import GeoDataFrame

from parcels.service.plain import joined

POLYGONS = {"Polygon", "MultiPolygon"}


def write_layer(frame: GeoDataFrame, path: Path, layer: str) -> int:
    """Write a frame as one layer of a GeoPackage, adding to what is there, and return the number of records."""
    flat = flattened(frame)
    kind = "MultiPolygon" if set(flat.geom_type.dropna()) <= POLYGONS else None
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*does not have any features.*")
        flat.to_file(
            path, layer=layer, driver="GPKG", engine="pyogrio", geometry_type=kind, promote_to_multi=bool(kind)
        )
    return len(flat)


def flattened(frame: GeoDataFrame) -> GeoDataFrame:
    """Return a copy with cells that any file format can hold; the index is left out."""
    flat = frame.reset_index(drop=True).copy()
    for name in flat.columns.drop(flat.geometry.name):
        if flat[name].dtype.kind in "OUMmTS" or isinstance(flat[name].dtype, pd.StringDtype):
            flat[name] = pd.Series([_cell(value) for value in flat[name]], index=flat.index, dtype=object)
    return flat


def _cell(value: object) -> object:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):  # noqa: PLR0124
        return None
    return value if isinstance(value, (bool, int, float)) else str(joined(value))
