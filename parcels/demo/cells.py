"""Cells typed as the city holds them, whatever the version of the table library makes of text."""

from typing import TypeVar

import pandas as pd

from parcels.geo.schema import attributes

Frame = TypeVar("Frame", bound=pd.DataFrame)


def as_city_cells(frame: Frame, dataset: str) -> Frame:
    """Return a frame with numbers as floats and all other fields as objects with ``None`` where they are empty."""
    out = frame.copy()
    for field in attributes(dataset):
        if field.type in ("number", "integer"):
            out[field.name] = out[field.name].astype("float64")
        else:
            out[field.name] = _objects(out[field.name])
    if "kind" in out.columns:
        out["kind"] = _objects(out["kind"])
    return out


def _objects(column: pd.Series) -> pd.Series:
    cells = column.to_numpy(dtype=object).copy()
    cells[column.isna().to_numpy()] = None
    return pd.Series(cells, index=column.index, dtype=object, name=column.name)
