"""Layers as GeoPackage files that come out the same every time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from parcels.demo.size import BASE_DATE, CITY_NAME, MARK
from parcels.demo.tables import SEPARATOR
from parcels.geo.schema import read_schema


@contextmanager
def fixed_clock() -> Iterator[None]:
    """Let GDAL write the base date instead of now into its files."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{BASE_DATE.isoformat()}T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def plain(frame: gpd.GeoDataFrame, dataset: str) -> gpd.GeoDataFrame:
    """Return the schema's fields with types a file knows: lists as text with ``;``, empty columns typed."""
    out = frame.reset_index(drop=True)
    fields = [field for field in read_schema(dataset) if field.type != "geometry"]
    for field in fields:
        column = out[field.name]
        if field.type == "list":
            column = pd.Series([SEPARATOR.join(v) if isinstance(v, tuple) else None for v in column], dtype=object)
        if field.type in ("text", "code", "list", "date", "boolean"):
            column = column.astype(object).where(column.notna(), None)
        out[field.name] = _typed(column, field.type)
    return out[[field.name for field in fields] + ["geometry"]]


def _typed(column: pd.Series, kind: str) -> pd.Series:
    """Give a column without any value the type it would have."""
    if column.notna().any():
        return column
    if kind == "date":
        return column.astype("datetime64[ms]")
    return column.astype("float64") if kind == "number" else column.astype("string")


def write_layers(layers: dict[str, gpd.GeoDataFrame], dataset: str, path: Path) -> Path:
    """Write layers of one dataset into a new GeoPackage, each described as demo data."""
    path.unlink(missing_ok=True)
    with fixed_clock():
        for name, frame in layers.items():
            pyogrio.write_dataframe(
                plain(frame, dataset),
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                use_arrow=True,
                promote_to_multi=False,
                geometry_type="Unknown",
                layer_options={
                    "DESCRIPTION": f"{CITY_NAME} {MARK} demo data, fictional",
                    "IDENTIFIER": f"{name} {MARK}",
                },
            )
    return path
