"""Frames to columns of plain values and back, without a loop over cells where one can be avoided.

What goes in comes out equal: text, codes and lists as objects (tuples of text for lists), numbers as ``float64``, dates
as ``datetime.date``, booleans as ``True``/``False``, empty cells as ``None`` (``NaN`` in numbers).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries

from parcels.domain.errors import InternalFailure
from parcels.geo.schema import SPATIAL, Field, read_schema
from parcels.store.geom import decode, encode

Columns = Mapping[str, Sequence[Any]]
LATER = frozenset((
    "conversion_approval", "conversion_approved_on", "plan_change_approval", "land_grade", "title_clear",
    "compensation_settled", "no_dispute", "far_min", "far", "building_coefficient", "office_share", "height_m",
    "filed_on", "eia_on", "building_permit_on", "discharges", "makes_noise", "emission_t_per_year", "handover_record",
    "land_contract_party", "performance_contract", "standard_land",
))  # fmt: skip
"""Columns that revision 0003 added."""


def columns_of(dataset: str, frame: pd.DataFrame) -> Columns:
    """Return the values of a frame, column by column, as the database takes them.

    Raises
    ------
    InternalFailure
        ``store_field_missing`` or ``store_value_refused`` if the frame is not typed as documented;
        ``store_geometry_refused``.
    """
    return {field.name: _encode_field(dataset, field, frame) for field in read_schema(dataset)}


def _encode_field(dataset: str, field: Field, frame: pd.DataFrame) -> Sequence[Any]:
    if field.name not in frame.columns:
        raise InternalFailure("store_field_missing", dataset=dataset, field=field.name)
    if field.type == "geometry":
        return encode(np.asarray(frame[field.name].to_numpy(), dtype=object))
    try:
        return _ENCODERS[field.type](_cells(frame[field.name]))
    except (TypeError, ValueError) as error:
        raise InternalFailure(
            "store_value_refused", dataset=dataset, field=field.name, type=field.type, value=str(error)
        ) from error


def _cells(series: "pd.Series[Any]") -> list[Any]:
    cells = series.to_numpy(dtype=object, copy=True)
    cells[series.isna().to_numpy()] = None
    return cells.tolist()


def _texts(cells: list[Any]) -> list[str | None]:
    for cell in cells:
        if cell is not None and not isinstance(cell, str):
            raise TypeError(repr(cell))
    return cells


def _numbers(cells: list[Any]) -> list[float | None]:
    return [None if cell is None else float(cell) for cell in cells]


def _integers(cells: list[Any]) -> list[int | None]:
    return [None if cell is None else int(cell) for cell in cells]


def _booleans(cells: list[Any]) -> list[bool | None]:
    for cell in cells:
        if cell is not None and not isinstance(cell, bool | np.bool_):
            raise TypeError(repr(cell))
    return [None if cell is None else bool(cell) for cell in cells]


def _dates(cells: list[Any]) -> list[date | None]:
    for cell in cells:
        if cell is not None and not isinstance(cell, date):
            raise TypeError(repr(cell))
    return [cell.date() if isinstance(cell, datetime) else cell for cell in cells]


def _lists(cells: list[Any]) -> list[str | None]:
    known: dict[Any, str | None] = {None: None}  # few lists occur often
    return [known[cell] if cell in known else known.setdefault(cell, _list_text(cell)) for cell in cells]


def _list_text(cell: Iterable[object]) -> str:
    if isinstance(cell, str) or not all(isinstance(item, str) for item in cell):
        raise TypeError(repr(cell))
    return json.dumps(list(cell), ensure_ascii=False)


_ENCODERS: Mapping[str, Callable[[list[Any]], Sequence[Any]]] = {
    "text": _texts,
    "code": _texts,
    "list": _lists,
    "integer": _integers,
    "number": _numbers,
    "boolean": _booleans,
    "date": _dates,
}


def content_hash(columns: Columns, crs: str | None) -> str:
    """Return the SHA-256 of the stored content: the CRS, then every column by name, whatever the file's form was.

    A column of a later revision counts only where something stands in it: content stored before keeps its hash.
    """
    digest = hashlib.sha256(f"crs {crs}\n".encode())
    for name in sorted(columns):
        if name in LATER and all(value is None for value in columns[name]):
            continue
        digest.update(f"column {name} {len(columns[name])}\n".encode())
        digest.update(_bytes(columns[name]))
    return digest.hexdigest()


def _bytes(values: Sequence[Any]) -> bytes:
    if values and isinstance(values[0], bytes):
        return b"".join(len(value).to_bytes(8, "little") + value for value in values)
    return json.dumps(values, ensure_ascii=False, default=date.isoformat).encode()


def frame_of(dataset: str, columns: Columns, crs: str | None) -> pd.DataFrame:
    """Return the frame of raw database columns; a ``GeoDataFrame`` in ``crs`` for spatial datasets."""
    data = {field.name: _decode_field(field, columns[field.name]) for field in read_schema(dataset)}
    if dataset not in SPATIAL:
        return pd.DataFrame(data)
    return GeoDataFrame(data, geometry="geometry", crs=crs)


def _decode_field(field: Field, values: Sequence[Any]) -> object:
    if field.type == "geometry":
        return GeoSeries(decode(list(values)))
    if field.type == "number":
        return np.array(values, dtype=np.float64)
    if field.type == "integer":
        return pd.array(list(values), dtype="Int64")
    return pd.Series(_parsed_lists(values) if field.type == "list" else list(values), dtype=object)


def _parsed_lists(values: Sequence[str | None]) -> list[tuple[str, ...] | None]:
    parsed = {text: None if text is None else tuple(json.loads(text)) for text in set(values)}
    return [parsed[text] for text in values]


def bounds_of(columns: Columns) -> list[tuple[int, float, float, float, float]]:
    """Return (ordinal, min x, max x, min y, max y) of each shape, for the R*Tree."""
    box = shapely.bounds(decode(list(columns["geometry"])))
    return [(place, *row) for place, row in enumerate(box[:, [0, 2, 1, 3]].tolist())]
