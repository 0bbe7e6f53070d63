"""Parcels taken out of a city's frame and put in; frames are never changed in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame
from shapely.geometry.base import BaseGeometry

from parcels.geo.city import City
from parcels.geo.drafts.findings import Refusal, Remark

DRAWN_FROM = "drawn_from"


@dataclass(frozen=True, eq=False)
class Made:
    """A city after one edit, the names of what was made, and what is worth saying."""

    city: City
    names: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


def require_parcel(city: City, parcel: str) -> dict[str, Any]:
    """Return the record of a parcel with its geometry; refuse ``parcel_gone`` with what became of it."""
    if parcel not in city.parcels.index:
        heirs = _heirs(city, parcel)
        raise Refusal("parcel_gone", parcel=parcel, heirs=", ".join(heirs) or "-")
    record: dict[str, Any] = city.parcels.loc[parcel].to_dict()
    return record


def _heirs(city: City, parcel: str) -> list[str]:
    if DRAWN_FROM not in city.parcels:
        return []
    cells = city.parcels[DRAWN_FROM]
    return [str(name) for name, cell in cells.items() if isinstance(cell, tuple) and parcel in cell]


def sources_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the register's parcels a record comes from: itself, or those it was drawn from."""
    drawn = record.get(DRAWN_FROM)
    return drawn if isinstance(drawn, tuple) else (str(record["parcel_id"]),)


def exchange(
    city: City, gone: Sequence[str], records: Sequence[Mapping[str, Any]], shapes: Sequence[BaseGeometry]
) -> City:
    """Return the city with parcels taken out and others put at its end."""
    frame = city.parcels
    if DRAWN_FROM not in frame:
        frame = frame.assign(**{DRAWN_FROM: pd.Series([None] * len(frame), index=frame.index, dtype=object)})
    columns = frame.columns.drop(frame.geometry.name)
    data = {name: pd.Series([record[name] for record in records], dtype=frame[name].dtype) for name in columns}
    new = GeoDataFrame(data, geometry=list(shapes), crs=frame.crs)
    if frame.geometry.name != "geometry":
        new = new.rename_geometry(frame.geometry.name)
    new = new.set_index("parcel_id", drop=False)[list(frame.columns)]
    kept = frame.drop(index=list(gone))
    joined = pd.concat([kept, new]) if len(kept) else new
    joined.index.name = frame.index.name
    return replace(city, parcels=joined)
